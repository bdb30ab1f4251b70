import type { Database } from '../../src/database/database.js';
import { sql } from '../../src/database/sql.js';
import type { InfluenceMetricRecord } from '../../src/records/index.js';
import { syncInfluenceMetrics, SYNC, type SyncContext } from '../../src/sync/index.js';
import { openTestDatabase } from '../support/database.js';
import { givenCustomers, reasons, sorted, SOURCE, statuses, syncContext } from '../support/records.js';

let database: Database;
let context: SyncContext;
let sarah: string;
beforeAll(async () => {
  database = await openTestDatabase();
  context = syncContext(database);
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.execute(sql`truncate customer, product, evaluation_queue, record_change cascade`);
  [sarah = ''] = await givenCustomers(context, { externalId: 'sarah' });
});

const observe = (...records: InfluenceMetricRecord[]) => syncInfluenceMetrics(context, { source: SOURCE, records });
const METRIC: InfluenceMetricRecord = {
  customerExternalId: 'sarah',
  network: 'instagram',
  handle: 'sarah.buys',
  observedAt: '2026-02-01T00:00:00Z',
  followers: 3_000,
  engagementRate: '0.045',
  brands: ['Zara'],
};

describe('influence metrics', () => {
  test('one account keeps many observations and shows the latest', async () => {
    const outcome = await observe(METRIC, { ...METRIC, observedAt: '2026-01-01T00:00:00Z', followers: 2_500 });
    expect(statuses(outcome)).toEqual(['CREATED', 'CREATED']);
    expect(outcome.touchedCustomerIds).toEqual([sarah]);
    const accounts = await database.query<{ id: string }>(
      sql`select id, external_id, followers, engagement_rate, brands from influence_account`,
    );
    expect(accounts).toEqual([
      { id: outcome.results[0]?.id, external_id: 'instagram:sarah.buys', followers: 3_000, engagement_rate: '0.045000', brands: ['Zara'] },
    ]);
    expect(outcome.results[1]).toMatchObject({ id: accounts[0]?.id, externalId: 'instagram:sarah.buys' });
  });

  test('an observation is corrected by telling it again, and the same told twice changes nothing', async () => {
    await observe(METRIC);
    await database.execute(sql`truncate evaluation_queue, record_change`);
    expect(statuses(await observe(METRIC))).toEqual(['UNCHANGED']);
    expect(await database.query(sql`select 1 from evaluation_queue union all select 1 from record_change`)).toEqual([]);
    expect(statuses(await observe({ ...METRIC, followers: 3_100 }))).toEqual(['UPDATED']);
    expect(await database.query(sql`select followers from influence_account`)).toEqual([{ followers: 3_100 }]);
  });

  test('an account that goes to another customer touches both', async () => {
    await observe(METRIC);
    const [joe] = await givenCustomers(context, { externalId: 'joe' });
    const outcome = await observe({ ...METRIC, customerExternalId: 'joe' });
    expect(statuses(outcome)).toEqual(['UPDATED']);
    expect(outcome.touchedCustomerIds).toEqual(sorted([sarah, joe]));
    expect(await database.query(sql`select customer_id from influence_account`)).toEqual([{ customer_id: joe }]);
  });

  test('rejects what cannot be', async () => {
    const outcome = await observe(
      { ...METRIC, customerExternalId: 'nobody' },
      { ...METRIC, engagementRate: '1.2' },
      { ...METRIC, followers: -1 },
      { ...METRIC, observedAt: '2026-02-30T00:00:00Z' },
    );
    expect(reasons(outcome)).toEqual([
      '0.customerExternalId: UNKNOWN_REFERENCE',
      '1.engagementRate: INVALID_VALUE',
      '2.followers: INVALID_VALUE',
      '3.observedAt: INVALID_VALUE',
    ]);
    expect(await database.query(sql`select 1 from influence_account`)).toEqual([]);
  });
});

test('service interactions are created, changed and left alone', async () => {
  const record = {
    externalId: 'case-1',
    customerExternalId: 'sarah',
    channel: 'phone',
    effort: 7,
    minutes: '12.5',
    occurredAt: '2026-02-01T00:00:00Z',
  };
  const run = (...records: Parameters<typeof SYNC.service_interaction>[1]['records'][number][]) =>
    SYNC.service_interaction(context, { source: SOURCE, records });
  expect(
    statuses(await run(record, { externalId: 'case-1', resolved: true }, { externalId: 'case-2', effort: 11 }, { externalId: 'case-3' })),
  ).toEqual(['CREATED', 'UPDATED', 'REJECTED', 'REJECTED']);
  expect(statuses(await run(record))).toEqual(['UNCHANGED']);
  expect(await database.query(sql`select customer_id, channel, effort, minutes, resolved from service_interaction`)).toEqual([
    { customer_id: sarah, channel: 'phone', effort: 7, minutes: '12.50', resolved: true },
  ]);
});

test('products are created, changed and left alone', async () => {
  const record = {
    externalId: 'p1',
    name: 'Road bike',
    brand: 'Roadster',
    categoryPath: ['Bikes', 'Road Bikes'],
    tags: ['New', 'new'],
    listPrice: '99.9',
  };
  const run = (...records: Parameters<typeof SYNC.product>[1]['records'][number][]) => SYNC.product(context, { source: SOURCE, records });
  expect(statuses(await run(record, { externalId: 'p2' }, { externalId: 'p1', unitCost: '50' }))).toEqual([
    'CREATED',
    'REJECTED',
    'UPDATED',
  ]);
  expect(statuses(await run(record))).toEqual(['UNCHANGED']);
  expect(await database.query(sql`select name, category_path, tags, list_price, unit_cost from product`)).toEqual([
    { name: 'Road bike', category_path: ['Bikes', 'Road Bikes'], tags: ['New'], list_price: '99.9000', unit_cost: '50.0000' },
  ]);
});
