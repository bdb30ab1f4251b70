import type { Database } from '../../src/database/database.js';
import { sql } from '../../src/database/sql.js';
import { order, type OrderRecord } from '../../src/records/index.js';
import { syncOrders, SYNC, type SyncContext } from '../../src/sync/index.js';
import { openTestDatabase } from '../support/database.js';
import { givenCustomers, givenProducts, reasons, sorted, SOURCE, statuses, syncContext } from '../support/records.js';

let database: Database;
let context: SyncContext;
let ada: string;
let bob: string;
beforeAll(async () => {
  database = await openTestDatabase();
  context = syncContext(database);
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.execute(sql`truncate customer, product, evaluation_queue, record_change cascade`);
  [ada = '', bob = ''] = await givenCustomers(context, { externalId: 'ada' }, { externalId: 'bob' });
  await givenProducts(
    context,
    { externalId: 'bike', name: 'Bike', unitCost: '300', listPrice: '500' },
    { externalId: 'bell', name: 'Bell', unitCost: '2.50' },
  );
});

const sync = (...records: OrderRecord[]) => syncOrders(context, { source: SOURCE, records });

const ORDER: OrderRecord = {
  externalId: 'o1',
  customerExternalId: 'ada',
  placedAt: '2026-02-01T10:00:00Z',
  lines: [
    { productExternalId: 'bike', quantity: 1, unitPrice: '500' },
    { productExternalId: 'bell', quantity: 3, unitPrice: '5.10', discount: '0.30', promotion: 'Spring' },
  ],
};

const readOrder = async () => (await database.query(sql`select * from "order"`))[0] as Record<string, unknown>;
const readLines = () => database.query<Record<string, unknown>>(sql`select * from order_line order by order_id, position`);

test('creates orders with lines that copy name and cost of their products', async () => {
  const outcome = await sync(ORDER);
  expect(statuses(outcome)).toEqual(['CREATED']);
  expect(outcome.touchedCustomerIds).toEqual([ada]);
  expect(await readOrder()).toMatchObject({
    customer_id: ada,
    status: 'completed',
    financial_status: 'paid',
    currency: 'EUR',
    total: '515.0000',
    amount: '515.0000',
    line_count: 2,
  });
  expect(await readLines()).toMatchObject([
    { name: 'Bike', amount: '500.0000', unit_cost: '300.0000', margin: '200.0000', customer_id: ada, quantity: '1.0000' },
    { name: 'Bell', amount: '15.0000', unit_cost: '2.5000', margin: '7.5000', promotion: 'Spring', quantity: '3.0000' },
  ]);
});

test('keeps the cost at the time of sale when the product costs more later', async () => {
  await sync(ORDER);
  await SYNC.product(context, { source: SOURCE, records: [{ externalId: 'bike', unitCost: '450', name: 'Bicycle' }] });
  expect(statuses(await sync(ORDER))).toEqual(['UNCHANGED']);
  const [bike, bell] = ORDER.lines ?? [];
  await sync({ ...ORDER, lines: [{ ...bike!, returnedQuantity: 1 }, bell!] });
  expect(await readLines()).toMatchObject([{ name: 'Bike', unit_cost: '300.0000', returned_quantity: '1.0000' }, { name: 'Bell' }]);
  await sync({ ...ORDER, lines: [bell!, bike!] });
  expect(await readLines()).toMatchObject([
    { name: 'Bell', unit_cost: '2.5000' },
    { name: 'Bicycle', unit_cost: '450.0000' },
  ]);
});

test('knows lines by their external ids wherever they stand', async () => {
  const lines = [
    { externalId: 'l1', productExternalId: 'bike', quantity: 1, unitPrice: '500' },
    { externalId: 'l2', productExternalId: 'bell', quantity: 1, unitPrice: '5' },
  ];
  await sync({ ...ORDER, lines });
  await SYNC.product(context, { source: SOURCE, records: [{ externalId: 'bike', unitCost: '450' }] });
  await sync({ ...ORDER, lines: lines.toReversed() });
  expect(await readLines()).toMatchObject([
    { external_id: 'l2', unit_cost: '2.5000' },
    { external_id: 'l1', unit_cost: '300.0000' },
  ]);
});

test('a refund is the same order again', async () => {
  await sync(ORDER);
  const outcome = await sync({ externalId: 'o1', refunded: '500', financialStatus: 'partially_refunded' });
  expect(statuses(outcome)).toEqual(['UPDATED']);
  expect(await readOrder()).toMatchObject({
    total: '515.0000',
    refunded: '500.0000',
    amount: '15.0000',
    financial_status: 'partially_refunded',
  });
  expect(await readLines()).toHaveLength(2);
});

test('an order keeps what is left out, and null takes it back', async () => {
  await sync({ ...ORDER, refunded: '15', discount: '5', financialStatus: 'partially_refunded', currency: 'CHF', channel: 'store' });
  const kept = { refunded: '15.0000', discount: '5.0000', financial_status: 'partially_refunded', currency: 'CHF' };
  await sync({ externalId: 'o1', channel: 'online' });
  expect(await readOrder()).toMatchObject({ ...kept, channel: 'online' });
  await sync({ externalId: 'o1', refunded: null, discount: null, currency: null, channel: null });
  expect(await readOrder()).toMatchObject({ refunded: '0.0000', discount: '0.0000', currency: 'EUR', channel: null });
});

test('a total that was given stays; one that was summed up follows the lines', async () => {
  const [bike] = ORDER.lines ?? [];
  await sync(ORDER, { ...ORDER, externalId: 'o2', total: '520' });
  await sync({ externalId: 'o1', lines: [bike!] }, { externalId: 'o2', lines: [bike!] });
  const totals = () => database.query(sql`select external_id, total, line_count from "order" order by 1`);
  expect(await totals()).toEqual([
    { external_id: 'o1', total: '500.0000', line_count: 1 },
    { external_id: 'o2', total: '520.0000', line_count: 1 },
  ]);
  await sync({ externalId: 'o2', total: null });
  expect((await totals())[1]).toMatchObject({ total: '500.0000' });
});

test('a total that was told stays, whatever its parts come to', async () => {
  const [bike, bell] = ORDER.lines ?? [];
  // It is just what the lines come to.
  await sync({ ...ORDER, total: '515' });
  const total = async (change: Partial<OrderRecord>) => {
    await sync({ externalId: 'o1', ...change });
    return (await readOrder()).total;
  };
  expect(await total({ discount: '10' })).toBe('515.0000');
  expect(await total({ shipping: '5' })).toBe('515.0000');
  expect(await total({ lines: [bike!] })).toBe('515.0000');
  // Taken back it follows the parts, also where somebody says what it is already; until something else is told.
  expect(await total({ total: null })).toBe('495.0000');
  expect(await total({ total: '495' })).toBe('495.0000');
  expect(await total({ discount: null })).toBe('505.0000');
  expect(await total({ total: '500' })).toBe('500.0000');
  expect(await total({ lines: [bike!, bell!] })).toBe('500.0000');
});

test('of an order that an older version took in a total is told where it differs from its parts, and saying the same writes nothing', async () => {
  const [bike] = ORDER.lines ?? [];
  const orders = [
    { ...ORDER, externalId: 'a' },
    { ...ORDER, externalId: 'b', total: '520' },
    { ...ORDER, externalId: 'c', total: '515' },
  ];
  await sync(...orders);
  await database.execute(sql`update "order" set total_is_told = null`);
  expect(statuses(await sync(...orders))).toEqual(['UNCHANGED', 'UNCHANGED', 'UNCHANGED']);
  await sync({ externalId: 'a', lines: [bike!] }, { externalId: 'b', lines: [bike!] });
  expect(await database.query(sql`select external_id, total, total_is_told from "order" order by 1`)).toEqual([
    { external_id: 'a', total: '500.0000', total_is_told: null },
    { external_id: 'b', total: '520.0000', total_is_told: null },
    { external_id: 'c', total: '515.0000', total_is_told: null },
  ]);
});

test('a total that is left out takes off the discount of the order and adds shipping', async () => {
  const totals = () => database.query<{ total: string; amount: string }>(sql`select total, amount from "order" order by external_id`);
  const given = { ...ORDER, discount: '20', shipping: '4.90', tax: '82.23' };
  // The second has more off than its goods come to; the third is a credit note.
  await sync(
    { ...given, externalId: 'a' },
    { ...given, externalId: 'b', discount: '700' },
    { ...given, externalId: 'c', lines: ORDER.lines?.map((line) => ({ ...line, quantity: -1 })), shipping: null, refunded: null },
    { ...given, externalId: 'd', total: '500' },
  );
  const one = [{ total: '499.9000' }, { total: '4.9000' }, { total: expect.stringMatching(/^-/) as string }, { total: '500.0000' }];
  expect(await totals()).toMatchObject(one);
  // It follows its parts; one that was given does not.
  await sync({ externalId: 'a', discount: null }, { externalId: 'b', shipping: '1' }, { externalId: 'd', discount: '100' });
  expect(await totals()).toMatchObject([{ total: '519.9000' }, { total: '1.0000' }, one[2], { total: '500.0000' }]);
});

test('an order can change hands, and touches both customers', async () => {
  await sync(ORDER);
  const outcome = await sync({ externalId: 'o1', customerExternalId: 'bob', placedAt: '2026-02-02T10:00:00Z' });
  expect(outcome.touchedCustomerIds).toEqual(sorted([ada, bob]));
  expect(await readLines()).toMatchObject([
    { customer_id: bob, placed_at: new Date('2026-02-02T10:00:00Z') },
    { customer_id: bob, placed_at: new Date('2026-02-02T10:00:00Z') },
  ]);
});

test('rejects what refers to nothing, lacks what it needs or cannot be stored', async () => {
  const placedAt = '2026-01-01T00:00:00Z';
  const line = { productExternalId: 'bike', quantity: 1, unitPrice: '1' };
  const outcome = await sync(
    { externalId: 'a' },
    { externalId: 'b', customerExternalId: 'nobody', placedAt },
    { externalId: 'c', customerExternalId: 'ada', placedAt, lines: [line, { ...line, productExternalId: 'boat' }] },
    { externalId: 'd', customerExternalId: 'ada', placedAt, lines: [{ quantity: 1, unitPrice: '1' }] },
    {
      externalId: 'e',
      customerExternalId: 'ada',
      placedAt,
      lines: [
        { ...line, unitPrice: 'free' },
        { ...line, quantity: 0.00001 },
      ],
    },
    { externalId: 'f', customerExternalId: 'ada', placedAt, lines: [{ ...line, quantity: 2_000_000, unitPrice: '999999999999999' }] },
    { externalId: 'g', customerExternalId: 'ada', placedAt, lines: [{ ...line, quantity: 2_000_000, unitCost: '999999999999999' }] },
    { externalId: 'h', customerExternalId: 'ada', placedAt, lines: [{ ...line, returnedQuantity: 2 }] },
    { externalId: 'i', customerExternalId: 'ada', placedAt, total: '-999999999999999', refunded: '999999999999999' },
    { externalId: 'j', customerExternalId: 'ada', placedAt, status: 'done' as 'open', currency: 'euro' },
    { ...ORDER, externalId: 'good' },
  );
  expect(reasons(outcome)).toEqual([
    '0.customerExternalId: REQUIRED',
    '0.placedAt: REQUIRED',
    '1.customerExternalId: UNKNOWN_REFERENCE',
    '2.lines.1.productExternalId: UNKNOWN_REFERENCE',
    '3.lines.0.name: REQUIRED',
    '4.lines.0.unitPrice: INVALID_VALUE',
    '4.lines.1.quantity: INVALID_VALUE',
    '5.lines.0.amount: INVALID_VALUE',
    '6.lines.0.unitCost: INVALID_VALUE',
    '7.lines.0.returnedQuantity: INVALID_VALUE',
    '8.total: INVALID_VALUE',
    '9.status: INVALID_VALUE',
    '9.currency: INVALID_VALUE',
  ]);
  expect(statuses(outcome).at(-1)).toBe('CREATED');
  expect(await database.query(sql`select 1 from "order"`)).toHaveLength(1);
});

test('writes nothing for orders that say what is known', async () => {
  await sync(ORDER);
  await database.execute(sql`truncate evaluation_queue, record_change`);
  expect(statuses(await sync(ORDER, ORDER))).toEqual(['UNCHANGED', 'UNCHANGED']);
  expect(await database.query(sql`select 1 from evaluation_queue union all select 1 from record_change`)).toEqual([]);
});

test('an order counts as spent unless it was cancelled or voided, or its payment is pending', async () => {
  const { fields } = order;
  const states = (fields.status.allowed ?? []).flatMap((status) =>
    (fields.financialStatus.allowed ?? []).map((financialStatus) => ({ status, financialStatus })),
  );
  expect(states).toHaveLength(21);
  const records = states.map((state) => ({ ...ORDER, externalId: `${state.status} ${state.financialStatus}`, ...state, refunded: '15' }));
  expect((await sync(...(records as OrderRecord[]))).rejected).toBe(0);
  const spent = await database.query<{ external_id: string; amount: string }>(sql`
    select external_id, amount from "order" where amount <> 0 order by external_id collate "C"`);
  const counting = ['authorized', 'paid', 'partially_paid', 'partially_refunded', 'refunded'];
  expect(spent).toEqual(
    ['completed', 'open'].flatMap((status) => counting.map((state) => ({ external_id: `${status} ${state}`, amount: '500.0000' }))),
  );
});

test('an order that is refunded and says no amount was paid back whole, whatever is told of it first', async () => {
  const refunded = (externalId: string) => ({ externalId, financialStatus: 'refunded' as const });
  await sync(ORDER, { ...ORDER, ...refunded('o2') }, { ...ORDER, externalId: 'o3', refunded: '15' });
  await sync(refunded('o1'), { externalId: 'o2', channel: 'store' }, refunded('o3'));
  const orders = await database.query(sql`select external_id as id, refunded, amount from "order" order by external_id`);
  expect(orders).toEqual([
    { id: 'o1', refunded: '515.0000', amount: '0.0000' },
    { id: 'o2', refunded: '515.0000', amount: '0.0000' },
    { id: 'o3', refunded: '15.0000', amount: '500.0000' },
  ]);
  expect(statuses(await sync(refunded('o1')))).toEqual(['UNCHANGED']);
});

test('refuses to have more paid back than was to be paid, whichever of the two is said', async () => {
  await sync(ORDER);
  const outcome = await sync(
    { externalId: 'o1', refunded: '515.0001' },
    { externalId: 'o1', refunded: '515' },
    { externalId: 'o1', total: '514' },
    { externalId: 'o1', lines: [] },
    { externalId: 'o1', lines: [], refunded: null },
    // A return without a sale owes the customer, who has got nothing yet.
    { externalId: 'o1', total: '-20' },
    { externalId: 'o1', refunded: '1' },
  );
  expect(reasons(outcome)).toEqual([
    '0.refunded: INVALID_VALUE',
    '2.total: INVALID_VALUE',
    '3.total: INVALID_VALUE',
    '6.refunded: INVALID_VALUE',
  ]);
  expect(outcome.results[0]?.errors[0]?.message).toBe('refunded is more than the total.');
  expect(outcome.results[2]?.errors[0]?.message).toBe('total is less than what was refunded.');
});
