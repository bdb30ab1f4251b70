import type { Database } from '../../src/database/database.js';
import { sql } from '../../src/database/sql.js';
import { deleteRecords, type RecordDeletion, type SyncContext } from '../../src/sync/index.js';
import { openTestDatabase } from '../support/database.js';
import {
  givenCustomers,
  givenInfluenceMetrics,
  givenOrders,
  givenProducts,
  givenServiceInteractions,
  reasons,
  SOURCE,
  statuses,
  syncContext,
} from '../support/records.js';

let database: Database;
let context: SyncContext;
let ada: string;
beforeAll(async () => {
  database = await openTestDatabase();
  context = syncContext(database);
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.execute(sql`truncate customer, product, evaluation_queue, record_change cascade`);
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

test('rejects kinds that there are not', async () => {
  expect(reasons(await remove({ kind: 'table' as 'order', externalId: 'o1' }))).toEqual(['0.kind: INVALID_VALUE']);
});
