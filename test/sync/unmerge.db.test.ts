import type { Database } from '../../src/database/database.js';
import { rawSql, sql } from '../../src/database/sql.js';
import type { SyncContext } from '../../src/sync/index.js';
import { declareAttributes, eraseCustomer, mergeCustomers, syncCustomers, unmergeCustomer } from '../../src/sync/index.js';
import { OWNED_KINDS } from '../../src/records/index.js';
import { openTestDatabase } from '../support/database.js';
import { givenOneOfEach, ONE_OF_EACH, syncRecords } from '../support/one-of-each-kind.js';
import { MARK, MARKED_AMOUNT, MARKED_DAY, markedRecord } from '../support/marked-records.js';
import { givenConsents, givenCustomers, SOURCE, statuses, syncContext } from '../support/records.js';
import { columnsWith } from '../support/searched-database.js';

/* What arrives under the names of a merged customer is given back when the merge is undone. */

let database: Database;
let context: SyncContext & { readonly clock: { advance(milliseconds: number): void } };
let survivor: string;
let merged: string;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.execute(sql`truncate customer, company, product, campaign, customer_departure, evaluation_queue, record_change cascade`);
  context = syncContext(database);
  await givenOneOfEach(context);
  [survivor = '', merged = ''] = await givenCustomers(
    context,
    { externalId: 'ada', firstName: 'Ada', emails: ['ada@example.com'], tags: ['vip'], addresses: [{ city: 'London' }] },
    { externalId: 'augusta', firstName: 'Augusta', lastName: 'King', emails: ['augusta@example.com'] },
  );
});

const merge = async () => (await mergeCustomers(context, survivor, [merged])).mergeIds[0] ?? '';
const say = (...records: Parameters<typeof syncCustomers>[1]['records']) => syncCustomers(context, { source: SOURCE, records });
const people = () =>
  database.query(sql`select x.external_id, c.first_name, c.last_name, c.tags, c.browser,
      array(select email from customer_email where customer_id = c.id order by position) as emails,
      array(select city from customer_address where customer_id = c.id order by position) as cities
    from customer c join customer_external_id x on x.customer_id = c.id where x.external_id <> 'customer' order by 1`);

test('fields, lists and attributes go to whom they were said of', async () => {
  const mergeId = await merge();
  context.clock.advance(1_000);
  await say(
    { externalId: 'augusta', firstName: 'Ada Augusta', emails: ['new@example.com'], tags: ['countess'], addresses: [{ city: 'Ockham' }] },
    { externalId: 'ada', browser: 'Firefox' },
  );
  await unmergeCustomer(context, mergeId);
  expect(await people()).toEqual([
    {
      external_id: 'ada',
      first_name: 'Ada',
      last_name: null,
      tags: ['vip'],
      browser: 'Firefox',
      emails: ['ada@example.com'],
      cities: ['London'],
    },
    {
      external_id: 'augusta',
      first_name: 'Ada Augusta',
      last_name: 'King',
      tags: ['countess'],
      browser: null,
      emails: ['new@example.com'],
      cities: ['Ockham'],
    },
  ]);
  // What each of them says again is known.
  expect(statuses(await say({ externalId: 'augusta', firstName: 'Ada Augusta' }, { externalId: 'ada', firstName: 'Ada' }))).toEqual([
    'UNCHANGED',
    'UNCHANGED',
  ]);
});

test.each(OWNED_KINDS.map((kind) => [kind.name, kind] as const))('%s: records go to whom they were last said to be', async (name, kind) => {
  const record = (id: string, customerExternalId: string) => ({
    ...ONE_OF_EACH[name],
    customerExternalId,
    externalId: id,
    ...(name === 'influence_metric' ? { handle: id } : {}),
  });
  await syncRecords(context, name, record('before', 'augusta'), record('moved', 'augusta'), record('own', 'ada'));
  const mergeId = await merge();
  await syncRecords(context, name, record('arrived', 'augusta'), record('moved', 'ada'), record('arrived too', 'ada'));
  await unmergeCustomer(context, mergeId);
  const rows = await database.query<{ external_id: string; customer_id: string }>(
    sql`select external_id, customer_id from ${rawSql(`"${kind.table}"`)} where external_id <> ${name}`,
  );
  expect(Object.fromEntries(rows.map(({ external_id, customer_id }) => [external_id, customer_id === merged ? 'augusta' : 'ada']))).toEqual(
    {
      before: 'augusta',
      moved: 'ada',
      own: 'ada',
      arrived: 'augusta',
      'arrived too': 'ada',
    },
  );
});

test('consents go to whom they were said of', async () => {
  await givenConsents(context, { customerExternalId: 'ada', channel: 'email', status: 'SUBSCRIBED', changedAt: '2026-01-01T00:00:00Z' });
  const mergeId = await merge();
  await givenConsents(
    context,
    { customerExternalId: 'augusta', channel: 'email', status: 'UNSUBSCRIBED', changedAt: '2026-02-01T00:00:00Z' },
    { customerExternalId: 'ada', channel: 'sms', status: 'SUBSCRIBED', changedAt: '2026-02-01T00:00:00Z' },
  );
  await unmergeCustomer(context, mergeId);
  const words = await database.query(sql`
    select x.external_id, n.channel, n.status from consent n join customer_external_id x using (customer_id)
    where x.external_id <> 'customer' order by 1, 2`);
  expect(words).toEqual([
    { external_id: 'ada', channel: 'email', status: 'SUBSCRIBED' },
    { external_id: 'ada', channel: 'sms', status: 'SUBSCRIBED' },
    { external_id: 'augusta', channel: 'email', status: 'UNSUBSCRIBED' },
  ]);
});

/** All that a customer's own rows say, but when they were written. */
const own = (id: string) =>
  database.query(sql`/* test */
    select to_jsonb(c) - 'updated_at' as customer,
      array(select to_jsonb(e) from customer_email e where e.customer_id = c.id order by position) as emails,
      array(select to_jsonb(e) from customer_phone e where e.customer_id = c.id order by position) as phones,
      array(select to_jsonb(e) from customer_address e where e.customer_id = c.id order by position) as addresses,
      array(select to_jsonb(e) from consent e where e.customer_id = c.id order by channel) as consents
    from customer c where id = ${id}`);

test('who is parted while a later merge stands leaves nothing in what that has kept, and nothing of theirs comes back with it', async () => {
  await declareAttributes(context, [{ key: `${MARK}_key`, name: 'Key', type: 'text' }]);
  await say(markedRecord('customer', 'one', 'marked') as { externalId: string });
  const marked =
    (
      await database.query<{ id: string }>(sql`/* test */ select customer_id as id from customer_external_id where external_id = 'marked'`)
    )[0]?.id ?? '';
  await givenConsents(
    context,
    { customerExternalId: 'ada', channel: 'sms', status: 'SUBSCRIBED', changedAt: '2026-01-01T00:00:00Z' },
    { customerExternalId: 'marked', channel: 'sms', status: 'UNSUBSCRIBED', changedAt: '2026-01-02T00:00:00Z', method: MARK },
    { customerExternalId: 'marked', channel: 'email', status: 'SUBSCRIBED', changedAt: '2026-01-02T00:00:00Z', method: MARK },
  );
  const [ada, one, augusta] = [await own(survivor), await own(marked), await own(merged)];
  const [first = ''] = (await mergeCustomers(context, survivor, [marked])).mergeIds;
  // Under a name of theirs, before the other comes.
  await say({
    externalId: 'marked',
    browser: `${MARK} browser`,
    emails: [`${MARK}.two@mail.example`],
    attributes: { [`${MARK}_key`]: `${MARK} again` },
  });
  await givenConsents(context, {
    customerExternalId: 'marked',
    channel: 'phone',
    status: 'SUBSCRIBED',
    changedAt: '2026-01-03T00:00:00Z',
    method: MARK,
  });
  const [second = ''] = (await mergeCustomers(context, survivor, [merged])).mergeIds;
  await unmergeCustomer(context, first);
  const [parted] = await own(marked);
  expect(parted).toMatchObject({ customer: { browser: `${MARK} browser` }, emails: [{ email: `${MARK}.two@mail.example` }] });
  expect(one).toHaveLength(1);
  await eraseCustomer(context, marked);
  expect(await columnsWith(database, [MARK, MARKED_DAY, MARKED_AMOUNT])).toEqual(['attribute_definition.key']);
  await unmergeCustomer(context, second);
  expect([await own(survivor), await own(merged)]).toEqual([ada, augusta]);
});
