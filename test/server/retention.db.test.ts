import { dropOldEntries } from '../../src/audit/index.js';
import { rawSql, sql } from '../../src/database/sql.js';
import { newId } from '../../src/kernel/index.js';
import { makeRetention } from '../../src/server/retention.js';
import { givenCustomers } from '../support/records.js';
import { openTestWorkspace, saveSegment, type TestWorkspace } from '../support/workspace.js';

/* What is kept for a time goes after it, and not before: of everything that is, a row of each side of the bound. */

const DAY_MS = 86_400_000;
const CHANGES_DAYS = 3;
const AUDIT_DAYS = 10;

let workspace: TestWorkspace;
beforeAll(async () => {
  workspace = await openTestWorkspace();
});
afterAll(() => workspace.close());

/** By table: for how many days rows are kept, and how one is made that is as old as `at`. */
const KEPT: Readonly<Record<string, readonly [days: number, insert: string]>> = {
  audit_entry: [
    AUDIT_DAYS,
    `(id, at, actor_kind, operation, outcome, subject_kind, subject_ids, counts) values ($id, $at, 'command', 'x', 'done', 'Segment', '{}', '{}')`,
  ],
  membership_change: [CHANGES_DAYS, `(segment_id, customer_id, kind, cause, at) values ($id, $id, 'LEFT', 'DATA', $at)`],
  idempotency_key: [1, `(api_key_id, key, operation, request_hash, answer, created_at) values ($key, $id, 'x', 'x', 'x', $at)`],
  webhook_delivery: [30, `(id, webhook_id, state, changes, created_at, next_at) values ($id, $webhook, 'dead', '[]', $at, $at)`],
  segment_action_run: [30, `(action_id, customer_id, state, at) values ($action, $customer, 'done', $at)`],
  waiting_record: [90, `(source, kind, external_id, record, at) values ('x', 'event', $id, '{}', $at)`],
  inbound_problem: [
    30,
    `(id, via, source, type, lost, code, path, message, count, first_at, last_at) values ($id, 'x', 'x', 'x', 'part', 'x', $id, 'x', 1, $at, $at)`,
  ],
  shop_message: [30, `(shop_id, hash, taken, at) values ($shop, $id::text::bytea, true, $at)`],
};

/** The column that says how old a row is, where it is another. */
const AGED_BY: Readonly<Record<string, string>> = {
  idempotency_key: 'created_at',
  inbound_problem: 'last_at',
  webhook_delivery: 'created_at',
};

test('rows are kept as long as is said, each of its own', async () => {
  const { database, clock } = workspace;
  const now = clock.now();
  const [customer = ''] = await givenCustomers(workspace, { externalId: 'ann' });
  const segment = (await saveSegment(workspace, 'number_of_orders > 1')).id;
  const [key, webhook, action, shop] = [newId(), newId(), newId(), newId()];
  await database.execute(sql`/* test */
    insert into api_key (id, name, prefix, hash, scopes, created_at) values (${key}, 'x', 'x', 'x', '{}', ${now})`);
  await database.execute(sql`/* test */ insert into webhook (id, name, url, most_changes, secret, epoch, seq, created_at, updated_at)
    values (${webhook}, 'x', 'https://example.com', 1, 'x', '', 0, ${now}, ${now})`);
  await database.execute(sql`/* test */ insert into segment_action (id, segment_id, name, trigger, effect, resumed_at, epoch, seq, created_at, updated_at)
    values (${action}, ${segment}, 'x', 'entered', '{}', ${now}, '', 0, ${now}, ${now})`);
  await database.execute(sql`/* test */ insert into shop (id, name, kind, source, secret, deletes_customers, created_at, updated_at)
    values (${shop}, 'x', 'SHOPIFY', 'x', 'x', false, ${now}, ${now})`);
  const tables = Object.entries(KEPT);
  for (const [table, [days, insert]] of tables) {
    await database.execute(sql`/* test */ delete from ${rawSql(table)}`);
    for (const ageMs of [days * DAY_MS + 60_000, days * DAY_MS - 60_000]) {
      const at = new Date(now.getTime() - ageMs).toISOString();
      const values: Readonly<Record<string, string>> = { id: newId(), at, key, webhook, action, customer, shop };
      const row = insert.replaceAll(/\$(\w+)/g, (_, name: string) => `'${values[name]}'`);
      await database.execute(sql`/* test */ insert into ${rawSql(table)} ${rawSql(row)}`);
    }
  }
  const errors: unknown[] = [];
  const keptFor = { changesKeptMs: CHANGES_DAYS * DAY_MS, auditKeptMs: AUDIT_DAYS * DAY_MS };
  const retention = makeRetention({ ...workspace, clockToleranceMs: 0 }, keptFor, (error) => errors.push(error));
  retention.start();
  await retention.close();
  expect(errors).toEqual([]);
  const ages = await Promise.all(
    tables.map(async ([table]) => {
      const at = rawSql(AGED_BY[table] ?? 'at');
      const rows = await database.query<{ at: Date }>(sql`/* test */ select ${at} as at from ${rawSql(table)}`);
      return [table, rows.map((row) => Math.round((now.getTime() - row.at.getTime()) / 60_000))] as const;
    }),
  );
  expect(Object.fromEntries(ages)).toEqual(Object.fromEntries(tables.map(([table, [days]]) => [table, [days * 1_440 - 1]])));
});

test('however many there are', async () => {
  const { database, clock } = workspace;
  const at = new Date(clock.now().getTime() - (AUDIT_DAYS + 1) * DAY_MS);
  await database.execute(sql`/* test */ delete from audit_entry`);
  await database.execute(sql`/* test */ insert into audit_entry (id, at, actor_kind, operation, outcome, subject_kind, subject_ids, counts)
    select gen_random_uuid(), ${at}, 'command', 'x', 'done', 'Segment', '{}', '{}' from generate_series(1, 10001)`);
  await dropOldEntries(workspace, AUDIT_DAYS * DAY_MS);
  expect(await database.query(sql`/* test */ select from audit_entry`)).toEqual([]);
});
