import type { Database } from '../../src/database/database.js';
import { rawSql, sql } from '../../src/database/sql.js';
import { newId } from '../../src/kernel/id.js';
import {
  declareAttributes,
  deleteRecords,
  eraseCustomer,
  mergeCustomers,
  readRecordChanges,
  syncCustomers,
  syncOrders,
  unmergeCustomer,
  type SyncContext,
} from '../../src/sync/index.js';
import { openTestDatabase } from '../support/database.js';
import {
  givenCampaignEngagements,
  givenCampaigns,
  givenCompanies,
  givenConsents,
  givenCustomers,
  givenEvents,
  givenInfluenceMetrics,
  givenOrders,
  givenServiceInteractions,
  givenStoreCreditAccounts,
  givenSurveyAnswers,
  SOURCE,
  statuses,
  syncContext,
} from '../support/records.js';

let database: Database;
let context: SyncContext;
let ada: string;
let augusta: string;
const placedAt = '2026-02-01T10:00:00Z';
const order = (externalId: string, customerExternalId: string) => ({
  externalId,
  customerExternalId,
  placedAt,
  lines: [{ name: 'Bike', quantity: 1, unitPrice: '5' }],
});

beforeAll(async () => {
  database = await openTestDatabase();
  context = syncContext(database);
  await declareAttributes(context, [
    { key: 'size', name: 'Size', type: 'number' },
    { key: 'club', name: 'Club', type: 'text' },
  ]);
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.execute(
    sql`truncate customer, company, campaign, segment, membership, membership_change, evaluation_queue, record_change cascade`,
  );
  await givenCompanies(context, { externalId: 'acme', name: 'Acme' }, { externalId: 'globex', name: 'Globex' });
  [ada = '', augusta = ''] = await givenCustomers(
    context,
    {
      externalId: 'ada',
      firstName: 'Ada',
      emails: ['ada@example.com'],
      tags: ['VIP'],
      attributes: { size: 42 },
      addresses: [{ city: 'London' }],
      interests: ['Engines'],
      browser: 'Safari',
      companies: [{ companyExternalId: 'acme' }],
      addedAt: '2025-05-01T00:00:00Z',
    },
    {
      externalId: 'augusta',
      firstName: 'Augusta',
      lastName: 'King',
      yearlyIncome: '1000.25',
      emails: ['ADA@example.com', 'augusta@example.com'],
      phones: ['123'],
      tags: ['vip', 'Countess'],
      attributes: { size: 40, club: 'Royal' },
      addresses: [{ city: 'London' }, { city: 'Ockham', latitude: 51.3, longitude: -0.4 }],
      interests: ['engines', 'Horses'],
      browser: 'Firefox',
      webSavviness: 9,
      companies: [{ companyExternalId: 'acme', title: 'CEO' }, { companyExternalId: 'globex' }],
      observedAt: '2026-01-05T00:00:00Z',
      addedAt: '2024-05-01T00:00:00Z',
    },
  );
  await givenOrders(context, order('o1', 'ada'), order('o2', 'augusta'));
  await givenInfluenceMetrics(context, { customerExternalId: 'augusta', network: 'x', handle: 'a', observedAt: placedAt, followers: 1 });
  await givenServiceInteractions(context, { externalId: 's1', customerExternalId: 'augusta', channel: 'chat', occurredAt: placedAt });
  const hers = { customerExternalId: 'augusta' };
  await givenEvents(context, { ...hers, externalId: 'e1', name: 'seen', occurredAt: placedAt });
  await givenCampaigns(context, { externalId: 'spring', name: 'Spring' });
  await givenCampaignEngagements(context, { ...hers, externalId: 'g1', campaignExternalId: 'spring', kind: 'sent', occurredAt: placedAt });
  await givenSurveyAnswers(context, { ...hers, externalId: 'q1', survey: 'S', question: 'Q', answer: '1', answeredAt: placedAt });
  await givenStoreCreditAccounts(context, { ...hers, externalId: 'c1', balance: '1', currency: 'EUR' });
  await givenConsents(
    context,
    { customerExternalId: 'ada', channel: 'email', status: 'SUBSCRIBED', changedAt: '2026-01-01T00:00:00Z' },
    { ...hers, channel: 'email', status: 'UNSUBSCRIBED', changedAt: '2026-01-02T00:00:00Z' },
    { customerExternalId: 'ada', channel: 'sms', status: 'SUBSCRIBED', changedAt: '2026-01-03T00:00:00Z' },
    { ...hers, channel: 'sms', status: 'UNSUBSCRIBED', changedAt: '2026-01-02T00:00:00Z' },
    { ...hers, channel: 'post', status: 'SUBSCRIBED' },
  );
});

/** Everything stored of customers, but when they were last changed. */
const stored = async () => ({
  customers: await database.query(sql`select to_jsonb(c) - 'updated_at' as c from customer c order by id`),
  externalIds: await database.query(sql`select * from customer_external_id order by source, external_id`),
  emails: await database.query(sql`select customer_id, email from customer_email order by customer_id, position`),
  phones: await database.query(sql`select customer_id, phone from customer_phone order by customer_id, position`),
  addresses: await database.query(sql`select customer_id, city, latitude from customer_address order by customer_id, position`),
  orders: await database.query(sql`select external_id, customer_id from "order" order by 1`),
  lines: await database.query(sql`select order_id, customer_id from order_line order by 1`),
  accounts: await database.query(sql`select customer_id from influence_account`),
  interactions: await database.query(sql`select customer_id from service_interaction`),
  companies: await database.query(sql`select customer_id, company_id, title from customer_company order by customer_id, position`),
  consents: await database.query(sql`select * from consent order by customer_id, channel`),
  events: await database.query(sql`select customer_id from event`),
  engagements: await database.query(sql`select customer_id from campaign_engagement`),
  answers: await database.query(sql`select customer_id from survey_answer`),
  credit: await database.query(sql`select customer_id from store_credit_account`),
  memberships: await database.query(sql`select segment_id, customer_id from membership order by 1, 2`),
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
      ['firstName', 'browser', 'emails', 'tags', 'addresses', 'interests', 'companies', 'attributes.size'].map((f) => [f, own]),
    ),
    ...Object.fromEntries(['lastName', 'yearlyIncome', 'webSavviness', 'phones', 'attributes.club', 'addedAt'].map((f) => [f, hers])),
  });
});

test('records that still name the merged customer go to the survivor', async () => {
  await mergeCustomers(context, ada, [augusta]);
  const outcome = await syncOrders(context, { source: SOURCE, records: [order('o3', 'augusta')] });
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

test('what changed or arrived after the merge stays with the survivor', async () => {
  const { mergeIds } = await mergeCustomers(context, ada, [augusta]);
  await syncCustomers(context, { source: SOURCE, records: [{ externalId: 'ada', lastName: 'Lovelace' }] });
  await syncOrders(context, { source: SOURCE, records: [order('o3', 'augusta')] });
  await unmergeCustomer(context, mergeIds[0] ?? '');
  expect(await database.query(sql`select first_name, last_name, yearly_income from customer order by first_name`)).toEqual([
    { first_name: 'Ada', last_name: 'Lovelace', yearly_income: null },
    { first_name: 'Augusta', last_name: 'King', yearly_income: '1000.2500' },
  ]);
  expect((await stored()).orders).toEqual([
    { external_id: 'o1', customer_id: ada },
    { external_id: 'o2', customer_id: augusta },
    { external_id: 'o3', customer_id: ada },
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

describe('erasure', () => {
  test('leaves nothing that names the person', async () => {
    const { mergeIds } = await mergeCustomers(context, ada, [augusta]);
    await database.execute(sql`
      insert into membership_change (segment_id, customer_id, kind, cause, at) values (${newId()}, ${ada}, 'ENTERED', 'DATA', now())`);
    await database.execute(sql`truncate evaluation_queue`);
    await eraseCustomer(context, ada);
    for (const rows of Object.values(await stored())) expect(rows).toEqual([]);
    expect(await database.query(sql`select 1 from customer_merge`)).toEqual([]);
    expect(await database.query(sql`select customer_id from membership_change`)).toEqual([{ customer_id: null }]);
    expect(await database.query(sql`select distinct customer_id, cause from evaluation_queue`)).toEqual([
      { customer_id: ada, cause: 'ERASURE' },
    ]);
    await expect(unmergeCustomer(context, mergeIds[0] ?? '')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('reaches every table that there is', async () => {
    const tables = await database.query<{ table_name: string }>(sql`
      select distinct c.table_name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
      where c.table_schema = 'public' and c.column_name = 'customer_id' and t.table_type = 'BASE TABLE' order by 1`);
    const rowsOf = async (table: string, id: string) =>
      (await database.query(sql`select 1 from ${rawSql(`"${table}"`)} where customer_id = ${id}`)).length;
    const filled = await Promise.all(tables.map(async ({ table_name }) => [table_name, await rowsOf(table_name, augusta)] as const));
    // Left to what evaluates, and tested there: memberships, their log, and the rows that evaluators lock.
    const evaluators = ['membership', 'membership_change', 'customer_evaluation'];
    expect(filled.flatMap(([table, count]) => (count === 0 ? table : []))).toEqual(expect.arrayContaining(evaluators));
    expect(filled.flatMap(([table, count]) => (count === 0 && !evaluators.includes(table) ? table : []))).toEqual([]);
    await database.execute(sql`truncate evaluation_queue`);

    await eraseCustomer(context, augusta);
    const left = await Promise.all(tables.map(async ({ table_name }) => [table_name, await rowsOf(table_name, augusta)] as const));
    // The queue says that somebody is to be looked at again, until an evaluator has.
    expect(left.flatMap(([table, count]) => (count > 0 ? table : []))).toEqual(['evaluation_queue']);
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
});
