import type { Database } from '../../src/database/database.js';
import { sql } from '../../src/database/sql.js';
import {
  deleteRecords,
  keepWaiting,
  readRecordChanges,
  type RecordDeletion,
  syncCustomers,
  type SyncContext,
} from '../../src/sync/index.js';
import { openTestDatabase } from '../support/database.js';
import {
  givenCampaignEngagements,
  givenCampaigns,
  givenCompanies,
  givenCustomers,
  givenEvents,
  givenInfluenceMetrics,
  givenOrders,
  givenProducts,
  givenServiceInteractions,
  givenStoreCreditAccounts,
  givenSurveyAnswers,
  reasons,
  SOURCE,
  statuses,
  syncContext,
} from '../support/records.js';
import { pausedBefore, untilBlocked } from '../support/laws/paused-database.js';

let database: Database;
let context: SyncContext;
let ada: string;
beforeAll(async () => {
  database = await openTestDatabase();
  context = syncContext(database);
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.execute(sql`truncate customer, company, campaign, product, evaluation_queue, record_change cascade`);
  [ada = ''] = await givenCustomers(context, { externalId: 'ada', emails: ['ada@example.com'] });
  await givenProducts(context, { externalId: 'bike', name: 'Bike' });
  await givenOrders(context, {
    externalId: 'o1',
    customerExternalId: 'ada',
    placedAt: '2026-02-01T10:00:00Z',
    lines: [{ productExternalId: 'bike', quantity: 1, unitPrice: '5' }],
  });
  await givenInfluenceMetrics(context, {
    externalId: 'a1',
    customerExternalId: 'ada',
    network: 'x',
    handle: 'ada',
    observedAt: '2026-02-01T10:00:00Z',
    followers: 1,
  });
  await givenServiceInteractions(context, {
    externalId: 's1',
    customerExternalId: 'ada',
    channel: 'chat',
    occurredAt: '2026-02-01T10:00:00Z',
  });
});

const remove = (...records: RecordDeletion[]) => deleteRecords(context, { source: SOURCE, records });

test('deletes records of every kind, once', async () => {
  const records: RecordDeletion[] = [
    { kind: 'order', externalId: 'o1' },
    { kind: 'influence_account', externalId: 'a1' },
    { kind: 'service_interaction', externalId: 's1' },
    { kind: 'order', externalId: 'o1' },
    { kind: 'product', externalId: 'none' },
  ];
  const outcome = await remove(...records);
  expect(statuses(outcome)).toEqual(['UPDATED', 'UPDATED', 'UPDATED', 'UNCHANGED', 'UNCHANGED']);
  expect(outcome.touchedCustomerIds).toEqual([ada]);
  expect(statuses(await remove(...records))).toEqual(Array(5).fill('UNCHANGED'));
});

test('a customer goes with all that belongs to it, and its members are evaluated', async () => {
  await database.execute(sql`truncate evaluation_queue`);
  const outcome = await remove({ kind: 'customer', externalId: 'ada' }, { kind: 'order', externalId: 'o1' });
  expect(statuses(outcome)).toEqual(['UPDATED', 'UPDATED']);
  const left = await database.query(sql`
    select customer_id from customer_email union all select customer_id from order_line
    union all select account_id from influence_observation union all select customer_id from service_interaction`);
  expect(left).toEqual([]);
  expect(await database.query(sql`select distinct customer_id from evaluation_queue`)).toEqual([{ customer_id: ada }]);
});

test('the lines of a deleted product stay, without the product', async () => {
  expect(statuses(await remove({ kind: 'product', externalId: 'bike' }))).toEqual(['UPDATED']);
  expect(await database.query(sql`select product_id, name from order_line`)).toEqual([{ product_id: null, name: 'Bike' }]);
});

test('deletes what else is known of a customer, and a campaign with its engagements', async () => {
  const base = { customerExternalId: 'ada' };
  const at = '2026-02-01T10:00:00Z';
  await givenEvents(context, { ...base, externalId: 'e1', name: 'seen', occurredAt: at });
  await givenCampaigns(context, { externalId: 'spring', name: 'Spring' }, { externalId: 'autumn', name: 'Autumn' });
  await givenCampaignEngagements(
    context,
    { ...base, externalId: 'g1', campaignExternalId: 'spring', kind: 'sent', occurredAt: at },
    { ...base, externalId: 'g2', campaignExternalId: 'autumn', kind: 'sent', occurredAt: at },
  );
  await givenSurveyAnswers(context, { ...base, externalId: 'q1', survey: 'S', question: 'Q', answer: '1', answeredAt: at });
  await givenStoreCreditAccounts(context, { ...base, externalId: 'c1', balance: '1', currency: 'EUR' });
  await database.execute(sql`truncate evaluation_queue`);
  const outcome = await remove(
    { kind: 'event', externalId: 'e1' },
    { kind: 'campaign', externalId: 'spring' },
    { kind: 'campaign_engagement', externalId: 'g2' },
    { kind: 'survey_answer', externalId: 'q1' },
    { kind: 'store_credit_account', externalId: 'c1' },
  );
  expect(statuses(outcome)).toEqual(Array(5).fill('UPDATED'));
  expect(outcome.touchedCustomerIds).toEqual([ada]);
  expect(await database.query(sql`select bit_or(kinds) as kinds from evaluation_queue`)).toEqual([{ kinds: 32 | 64 | 128 | 512 }]);
  const left = await database.query(sql`
    select id from event union all select id from campaign_engagement union all select id from survey_answer
    union all select id from store_credit_account`);
  expect(left).toEqual([]);
  const { changes } = await readRecordChanges(context, { first: 100, kinds: ['campaign', 'campaign_engagement'] });
  expect(changes.map(({ kind, operation }) => `${kind} ${operation}`)).toEqual([
    'campaign UPSERTED',
    'campaign_engagement DELETED',
    'campaign DELETED',
    'campaign_engagement DELETED',
  ]);
});

test('people of a deleted company stay, and their next company is the main one', async () => {
  const [, globex, initech] = await givenCompanies(
    context,
    { externalId: 'acme', name: 'Acme' },
    { externalId: 'globex', name: 'Globex' },
    { externalId: 'initech', name: 'Initech' },
  );
  const companies = ['acme', 'globex', 'initech'].map((companyExternalId) => ({ companyExternalId }));
  await givenCustomers(context, { externalId: 'ada', companies });
  await database.execute(sql`truncate evaluation_queue`);
  expect(statuses(await remove({ kind: 'company', externalId: 'acme' }))).toEqual(['UPDATED']);
  expect(await database.query(sql`select position, company_id from customer_company order by position`)).toEqual([
    { position: 0, company_id: globex },
    { position: 1, company_id: initech },
  ]);
  expect(await database.query(sql`select distinct customer_id, kinds from evaluation_queue`)).toEqual([{ customer_id: ada, kinds: 257 }]);
});

test('rejects kinds that there are not', async () => {
  expect(reasons(await remove({ kind: 'table' as 'order', externalId: 'o1' }))).toEqual(['0.kind: INVALID_VALUE']);
});

const overlapping = process.env['DATABASE_URL'] === undefined ? test.skip : test;

describe.each([
  ['before it is brought in', 'sync.holdWaiting', 'ended'],
  ['while it is', 'sync.insert: order', 'blocked'],
] as const)('an order that waits for its person and is deleted %s', (_, statement, meanwhile) => {
  overlapping('does not come back', async () => {
    const externalId = `waits ${statement}`;
    const record = { placedAt: '2026-01-01T00:00:00Z', lines: [{ name: 'Hat', quantity: 1, unitPrice: '5' }] };
    expect(await keepWaiting(context, SOURCE, [{ kind: 'order', externalId, customerExternalId: statement, record }])).toEqual([]);
    const pause = pausedBefore(database, statement);
    const coming = syncCustomers({ ...context, database: pause.database }, { source: SOURCE, records: [{ externalId: statement }] });
    await pause.reached;
    const deleting = remove({ kind: 'order', externalId });
    expect(await untilBlocked(database, deleting)).toBe(meanwhile);
    pause.release();
    await Promise.all([coming, deleting]);
    expect(await database.query(sql`/* test */ select from "order" where external_id = ${externalId}`)).toEqual([]);
    expect(await database.query(sql`/* test */ select from waiting_record where external_id = ${externalId}`)).toEqual([]);
  });
});
