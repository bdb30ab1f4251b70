import type { Database } from '../../src/database/database.js';
import { sql } from '../../src/database/sql.js';
import { newId } from '../../src/kernel/id.js';
import { deleteRecords, mergeCustomers, syncCustomers, syncOrders, unmergeCustomer, type SyncContext } from '../../src/sync/index.js';
import { givenAdaAndAugusta, orderOf, storedCustomers } from '../support/ada-and-augusta.js';
import { openTestDatabase } from '../support/database.js';
import { givenConsents, givenCustomers, SOURCE, statuses, syncContext } from '../support/records.js';

let database: Database;
let context: SyncContext;
let ada: string;
let augusta: string;
const stored = () => storedCustomers(database);

beforeAll(async () => {
  database = await openTestDatabase();
  context = syncContext(database);
});
afterAll(() => database.close());
beforeEach(async () => {
  ({ ada, augusta } = await givenAdaAndAugusta(context, database));
});

async function givenStaticSegment(name: string, ...members: string[]): Promise<string> {
  const id = newId();
  await database.execute(sql`
    insert into segment (id, name, kind, created_at, updated_at) values (${id}, ${name}, 'static', now(), now())`);
  await database.execute(sql`
    insert into membership (segment_id, customer_id, since) select ${id}, m, now() from unnest(${members}::uuid[]) m`);
  return id;
}

test('the survivor takes over what the merged customer had', async () => {
  await mergeCustomers(context, ada, [augusta]);
  const after = await stored();
  expect(after.customers).toMatchObject([
    {
      c: {
        id: ada,
        first_name: 'Ada',
        last_name: 'King',
        yearly_income: 1000.25,
        tags: ['VIP', 'Countess'],
        tag_keys: ['vip', 'countess'],
        attributes: { size: 42, club: 'Royal' },
        interests: ['Engines', 'Horses'],
        browser: 'Safari',
        web_savviness: 9,
        added_at: '2024-05-01T00:00:00+00:00',
      },
    },
  ]);
  expect(after.emails.map((row) => (row as { email: string }).email)).toEqual(['ada@example.com', 'augusta@example.com']);
  expect(after.addresses).toMatchObject([{ city: 'London' }, { city: 'Ockham', latitude: 51.3 }]);
  expect(after.phones).toEqual([{ customer_id: ada, phone: '123' }]);
  expect(after.companies).toMatchObject([{ title: null }, { title: null }]);
  expect(after.consents).toMatchObject([
    { channel: 'email', status: 'UNSUBSCRIBED' },
    { channel: 'post', status: 'SUBSCRIBED' },
    { channel: 'sms', status: 'SUBSCRIBED' },
  ]);
  const { memberships: _none, customers: _told, ...owned } = after;
  for (const rows of Object.values(owned)) {
    expect(rows.map((row) => (row as { customer_id: string }).customer_id)).toEqual(rows.map(() => ada));
  }
});

test('what the survivor takes over keeps its origin', async () => {
  await mergeCustomers(context, ada, [augusta]);
  const [row] = await database.query<{ provenance: Record<string, { at: string }> }>(sql`select provenance from customer`);
  const own = context.clock.now().toISOString();
  const hers = '2026-01-05T00:00:00.000Z';
  const moments = Object.entries(row?.provenance ?? {}).map(([field, { at }]): [string, string] => [field, at]);
  expect(Object.fromEntries(moments)).toEqual({
    ...Object.fromEntries(
      ['firstName', 'referrerExternalId', 'browser', 'emails', 'tags', 'addresses', 'interests', 'companies', 'attributes.size'].map(
        (f) => [f, own],
      ),
    ),
    ...Object.fromEntries(['lastName', 'yearlyIncome', 'webSavviness', 'phones', 'attributes.club', 'addedAt'].map((f) => [f, hers])),
  });
});

test('records that still name the merged customer go to the survivor', async () => {
  await mergeCustomers(context, ada, [augusta]);
  const outcome = await syncOrders(context, { source: SOURCE, records: [orderOf('o3', 'augusta')] });
  expect(outcome.touchedCustomerIds).toEqual([ada]);
  expect(statuses(await syncCustomers(context, { source: SOURCE, records: [{ externalId: 'augusta', language: 'en' }] }))).toEqual([
    'UPDATED',
  ]);
});

test('unmerging gives everything back exactly', async () => {
  await givenStaticSegment('friends', augusta);
  await givenStaticSegment('both', ada, augusta);
  const before = await stored();
  const { mergeIds } = await mergeCustomers(context, ada, [augusta]);
  await database.execute(sql`delete from membership where customer_id = ${augusta}`); // as the evaluator does
  expect(await unmergeCustomer(context, mergeIds[0] ?? '')).toEqual({ customerId: augusta, intoId: ada });
  expect(await stored()).toEqual(before);
  expect(await database.query(sql`select snapshot from customer_merge`)).toEqual([{ snapshot: {} }]);
  await expect(unmergeCustomer(context, mergeIds[0] ?? '')).rejects.toMatchObject({ code: 'CONFLICT' });
});

test('what changed under its own name after the merge stays with the survivor', async () => {
  const { mergeIds } = await mergeCustomers(context, ada, [augusta]);
  await syncCustomers(context, { source: SOURCE, records: [{ externalId: 'ada', lastName: 'Lovelace' }] });
  await syncOrders(context, { source: SOURCE, records: [orderOf('o3', 'augusta')] });
  await unmergeCustomer(context, mergeIds[0] ?? '');
  expect(await database.query(sql`select first_name, last_name, yearly_income from customer order by first_name`)).toEqual([
    { first_name: 'Ada', last_name: 'Lovelace', yearly_income: null },
    { first_name: 'Augusta', last_name: 'King', yearly_income: '1000.2500' },
  ]);
  expect((await stored()).orders).toEqual([
    { external_id: 'o1', customer_id: ada },
    { external_id: 'o2', customer_id: augusta },
    { external_id: 'o3', customer_id: augusta },
  ]);
});

test('a company that was deleted meanwhile does not stand in the way of unmerging', async () => {
  const { mergeIds } = await mergeCustomers(context, ada, [augusta]);
  await deleteRecords(context, { source: SOURCE, records: [{ kind: 'company', externalId: 'acme' }] });
  await unmergeCustomer(context, mergeIds[0] ?? '');
  expect((await stored()).companies).toMatchObject([{ customer_id: augusta }]);
});

test('a consent that changed after the merge stays with the survivor', async () => {
  const { mergeIds } = await mergeCustomers(context, ada, [augusta]);
  await givenConsents(context, { customerExternalId: 'ada', channel: 'email', status: 'SUBSCRIBED', changedAt: '2026-02-02T00:00:00Z' });
  await unmergeCustomer(context, mergeIds[0] ?? '');
  const consents = await database.query(sql`
    select c.first_name, n.channel, n.status, n.changed_at::date::text as day from consent n join customer c on c.id = n.customer_id order by 1, 2`);
  expect(consents).toEqual([
    { first_name: 'Ada', channel: 'email', status: 'SUBSCRIBED', day: '2026-02-02' },
    { first_name: 'Ada', channel: 'sms', status: 'SUBSCRIBED', day: '2026-01-03' },
    { first_name: 'Augusta', channel: 'email', status: 'UNSUBSCRIBED', day: '2026-01-02' },
    { first_name: 'Augusta', channel: 'post', status: 'SUBSCRIBED', day: null },
    { first_name: 'Augusta', channel: 'sms', status: 'UNSUBSCRIBED', day: '2026-01-02' },
  ]);
});

test('a place on a static segment moves, and the log says so', async () => {
  const segment = await givenStaticSegment('friends', augusta);
  const { mergeIds } = await mergeCustomers(context, ada, [augusta]);
  const log = () => database.query(sql`select customer_id, kind, cause from membership_change where segment_id = ${segment} order by seq`);
  expect(await log()).toEqual([{ customer_id: ada, kind: 'ENTERED', cause: 'MERGE' }]);
  await database.execute(sql`delete from membership where customer_id = ${augusta}`);
  await unmergeCustomer(context, mergeIds[0] ?? '');
  expect((await log()).slice(1)).toEqual([
    { customer_id: augusta, kind: 'ENTERED', cause: 'MERGE' },
    { customer_id: ada, kind: 'LEFT', cause: 'MERGE' },
  ]);
});

test('merges of merged customers are undone from the outside in', async () => {
  const [countess = ''] = await givenCustomers(context, { externalId: 'countess', language: 'en' });
  const before = await stored();
  const inner = await mergeCustomers(context, augusta, [countess]);
  const between = await stored();
  const outer = await mergeCustomers(context, ada, [augusta]);
  expect((await stored()).customers).toHaveLength(1);
  await expect(unmergeCustomer(context, inner.mergeIds[0] ?? '')).rejects.toMatchObject({
    code: 'CONFLICT',
    message: expect.stringContaining(outer.mergeIds[0] ?? ''),
  });
  await unmergeCustomer(context, outer.mergeIds[0] ?? '');
  expect(await stored()).toEqual(between);
  await unmergeCustomer(context, inner.mergeIds[0] ?? '');
  expect(await stored()).toEqual(before);
});

test('several at once are merged in order, and the cause is MERGE', async () => {
  const [third = ''] = await givenCustomers(context, { externalId: 'third', lastName: 'Third', language: 'fr' });
  await database.execute(sql`truncate evaluation_queue`);
  const { mergeIds } = await mergeCustomers(context, ada, [augusta, third]);
  expect(mergeIds).toHaveLength(2);
  expect(await database.query(sql`select last_name, language from customer`)).toEqual([{ last_name: 'King', language: 'fr' }]);
  expect(await database.query(sql`select distinct cause from evaluation_queue`)).toEqual([{ cause: 'MERGE' }]);
});

test('refuses what cannot be merged, and changes nothing', async () => {
  const before = await stored();
  await expect(mergeCustomers(context, ada, [])).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  await expect(mergeCustomers(context, ada, [ada])).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  await expect(mergeCustomers(context, ada, [augusta, newId()])).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(mergeCustomers(context, 'nonsense', [augusta])).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(unmergeCustomer(context, newId())).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(await stored()).toEqual(before);
});
