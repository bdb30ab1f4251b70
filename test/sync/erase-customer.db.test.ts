import { appendChanges, readChanges } from '../../src/changes/index.js';
import type { Database } from '../../src/database/database.js';
import { rawSql, sql } from '../../src/database/sql.js';
import { newId } from '../../src/kernel/id.js';
import { eraseCustomer, mergeCustomers, readRecordChanges, unmergeCustomer, type SyncContext } from '../../src/sync/index.js';
import { givenAdaAndAugusta, storedCustomers } from '../support/ada-and-augusta.js';
import { openTestDatabase } from '../support/database.js';
import { syncContext } from '../support/records.js';

let database: Database;
let context: SyncContext;
let ada: string;
let augusta: string;
beforeAll(async () => {
  database = await openTestDatabase();
  context = syncContext(database);
});
afterAll(() => database.close());
beforeEach(async () => {
  ({ ada, augusta } = await givenAdaAndAugusta(context, database));
});

test('leaves nothing that names the person', async () => {
  const { mergeIds } = await mergeCustomers(context, ada, [augusta]);
  await database.execute(sql`
    insert into membership_change (segment_id, customer_id, kind, cause, at) values (${newId()}, ${ada}, 'ENTERED', 'DATA', now())`);
  await database.execute(sql`truncate evaluation_queue`);
  await eraseCustomer(context, ada);
  for (const rows of Object.values(await storedCustomers(database))) expect(rows).toEqual([]);
  expect(await database.query(sql`select from customer_evaluation where customer_id = ${augusta}`)).toEqual([]);
  expect(await database.query(sql`select 1 from customer_merge`)).toEqual([]);
  expect(await database.query(sql`select customer_id from membership_change`)).toEqual([{ customer_id: null }]);
  expect(await database.query(sql`select distinct customer_id, cause from evaluation_queue`)).toEqual([
    { customer_id: ada, cause: 'ERASURE' },
  ]);
  await expect(unmergeCustomer(context, mergeIds[0] ?? '')).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('leaves no word of a merge that was undone', async () => {
  const { mergeIds } = await mergeCustomers(context, ada, [augusta]);
  await unmergeCustomer(context, mergeIds[0] ?? '');
  await eraseCustomer(context, augusta);
  expect(await database.query(sql`select from customer_merge`)).toEqual([]);
});

test('the change log still says of the last leaving whose it was: who has not been told of it would keep a member', async () => {
  const [one, other] = [newId(), newId()];
  const append = async (segmentId: string, ...kinds: ('ENTERED' | 'LEFT')[]) =>
    database.transaction(async (transaction) =>
      appendChanges(
        transaction,
        kinds.map((kind) => ({ segmentId, customerId: ada, kind, cause: 'DATA' })),
        new Date(),
      ),
    );
  await append(one, 'ENTERED', 'LEFT', 'ENTERED');
  await append(other, 'ENTERED');
  await append(one, 'LEFT');
  const told = await readChanges(database, { after: 0n, first: 100, segmentIds: [one, other] });
  await eraseCustomer(context, ada);
  const left = await readChanges(database, { after: 0n, first: 100, segmentIds: [one, other] });
  expect(left.map(({ seq, customerId }) => [seq, customerId])).toEqual(told.map(({ seq }, index) => [seq, index === 4 ? ada : null]));
});

test('what is kept to be sent to other systems says no more of the person than that they left', async () => {
  const other = newId();
  const change = (customerId: string, kind: string) => ({
    segmentId: newId(),
    customerId,
    kind,
    cause: 'DATA',
    at: '2026-05-01T00:00:00Z',
  });
  const [entered, left, others] = [change(ada, 'ENTERED'), change(ada, 'LEFT'), change(other, 'ENTERED')];
  for (const [state, changes] of [
    ['pending', [others, entered, left]],
    ['pending', [entered]],
    ['delivered', [entered]],
    ['dead', [left, others]],
  ] as const) {
    await database.execute(sql`insert into webhook_delivery (id, webhook_id, state, changes, created_at, next_at)
      values (${newId()}, ${newId()}, ${state}, ${JSON.stringify(changes)}::jsonb, now(), now())`);
  }
  await eraseCustomer(context, ada);
  expect(await database.query(sql`select state, changes from webhook_delivery order by number`)).toEqual([
    { state: 'pending', changes: [others, left] },
    { state: 'delivered', changes: [] },
    { state: 'dead', changes: [left, others] },
  ]);
});

test('reaches every table that there is', async () => {
  const tables = await database.query<{ table_name: string }>(sql`
    select distinct c.table_name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and c.column_name = 'customer_id' and t.table_type = 'BASE TABLE' order by 1`);
  const rowsOf = async (table: string, id: string) =>
    (await database.query(sql`select 1 from ${rawSql(`"${table}"`)} where customer_id = ${id}`)).length;
  await database.execute(sql`insert into identity_review (id, customer_id, other_id, state, score, evidence, found_at)
    values (${newId()}, ${augusta}, ${ada}, 'open', 60, '[]', now())`);
  const forecast = newId();
  await database.execute(sql`insert into purchase_forecast (id, as_of) values (${forecast}, now())`);
  await database.execute(sql`
    insert into customer_expectation (customer_id, forecast_id, orders, value, probability) values (${augusta}, ${forecast}, 1, 10, 0.5)`);
  const search = newId();
  await database.execute(sql`/* test */ insert into discovery_run (id, state, asked_at) values (${search}, 'completed', now())`);
  await database.execute(sql`/* test */
    insert into lookalike (run_id, is_prospect, rank, customer_id, score, traits) values (${search}, false, 1, ${augusta}, 1, '{0}')`);
  const [segmentId, actionId] = [newId(), newId()];
  await database.execute(
    sql`insert into segment (id, name, kind, created_at, updated_at) values (${segmentId}, 'acted upon', 'static', now(), now())`,
  );
  await database.execute(sql`insert into segment_action (id, segment_id, name, trigger, effect, resumed_at, epoch, seq, created_at, updated_at)
    values (${actionId}, ${segmentId}, 'it', 'entered', '{}', now(), '', 0, now(), now())`);
  await database.execute(
    sql`insert into segment_action_run (action_id, customer_id, state, at) values (${actionId}, ${augusta}, 'done', now())`,
  );
  await database.execute(sql`insert into segment_action_due (action_id, customer_id, due_at) values (${actionId}, ${augusta}, now())`);
  const destinationId = newId();
  await database.execute(sql`insert into destination (id, name, segment_id, kind, settings, secret, columns, channels, without_consent, exclusive, epoch, seq,
    feed_cursor, feed_seq, created_at, updated_at)
    values (${destinationId}, 'it', ${segmentId}, 'table', '{}', '', '[]', '{}', 'leave_out', false, '', 0, '', 0, now(), now())`);
  await database.execute(
    sql`insert into destination_due (destination_id, customer_id, since) values (${destinationId}, ${augusta}, now())`,
  );
  await database.execute(sql`insert into destination_member (destination_id, customer_id, key, state, message, changed_at)
    values (${destinationId}, ${augusta}, 'her key', 'present', 'she', now())`);
  await database.execute(
    sql`insert into destination_former_key (destination_id, key, customer_id) values (${destinationId}, 'her former key', ${augusta})`,
  );
  const filled = await Promise.all(tables.map(async ({ table_name }) => [table_name, await rowsOf(table_name, augusta)] as const));
  // Left to what evaluates, and tested there: memberships, their log, the rows that evaluators lock, and what builds are told.
  const evaluators = [
    'membership',
    'draft_membership',
    'membership_change',
    'customer_evaluation',
    'evaluation_failure',
    'segment_build_evaluated',
  ];
  expect(filled.flatMap(([table, count]) => (count === 0 ? table : []))).toEqual(expect.arrayContaining(evaluators));
  expect(filled.flatMap(([table, count]) => (count === 0 && !evaluators.includes(table) ? table : []))).toEqual([]);
  await database.execute(sql`truncate evaluation_queue`);

  await eraseCustomer(context, augusta);
  const left = await Promise.all(tables.map(async ({ table_name }) => [table_name, await rowsOf(table_name, augusta)] as const));
  // An evaluator is to look again, and forgets what it looked by when it finds nobody.
  expect(left.flatMap(([table, count]) => (count > 0 ? table : []))).toEqual(['customer_evaluation', 'evaluation_queue']);
  // The keys by which she is to be forgotten elsewhere, and nothing else of her.
  expect(await database.query(sql`select customer_id, key, state, message, forgets from destination_member order by number`)).toEqual([
    { customer_id: null, key: 'her key', state: 'removing', message: null, forgets: true },
    { customer_id: null, key: 'her former key', state: 'removing', message: null, forgets: true },
  ]);
  const { changes } = await readRecordChanges(context, { first: 1_000 });
  expect(changes.filter(({ operation }) => operation === 'DELETED')).toEqual([]);
  const erased = new Set(changes.flatMap(({ kind, operation }) => (operation === 'ERASED' ? kind : [])));
  expect([...erased].sort()).toEqual([
    'campaign_engagement',
    'customer',
    'event',
    'influence_account',
    'order',
    'service_interaction',
    'store_credit_account',
    'survey_answer',
  ]);
});

test('refuses who is not there', async () => {
  await expect(eraseCustomer(context, newId())).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(eraseCustomer(context, 'nonsense')).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
