import { lineCostOfGoods, lineRevenue, lineTotalMargin } from '../../src/catalogue/money.js';
import { sql } from '../../src/database/sql.js';
import { keepWorkspaceCurrency, setExchangeRates } from '../../src/sync/index.js';
import { allBack, lamps, ORDER_CASES, orderOfLamps as order, shade } from '../support/order-cases.js';
import { givenCustomers, givenOrders } from '../support/records.js';
import { valuesOf } from '../support/values-of.js';
import { useOneDatabase, type TestWorkspace } from '../support/workspace.js';

const emptyWorkspace = useOneDatabase();
let workspace: TestWorkspace;
let ids: string[];
beforeEach(async () => {
  workspace = await emptyWorkspace();
  await keepWorkspaceCurrency(workspace);
  ids = await givenCustomers(workspace, { externalId: 'ada' });
});

const ofAda = async (...names: readonly string[]) => (await valuesOf(workspace, names, [ids[0] ?? '']))[0];

const JOINED = sql`left join order_line_worth w on w.order_id = l.order_id and w.position = l.position`;

/** What each line brings, as they stand. */
const ofLines = async () =>
  workspace.database.query<{ revenue: string | null; cost: string | null; margin: string | null }>(
    sql`select ${lineRevenue}::text as revenue, ${lineCostOfGoods}::text as cost, ${lineTotalMargin}::text as margin from order_line l ${JOINED} order by l.position`,
  );

test.each(Object.keys(ORDER_CASES).filter((name) => name !== 'without lines'))('the lines add up to their order: %s', async (name) => {
  await givenOrders(workspace, order(ORDER_CASES[name]));
  const [added] = await workspace.database
    .query(sql`select sum(${lineRevenue})::text as revenue, coalesce(sum(${lineTotalMargin}), 0)::text as margin
    from order_line l ${JOINED}`);
  const { revenue, total_margin } = (await ofAda('revenue', 'total_margin')) ?? {};
  expect(added).toEqual({ revenue, margin: total_margin });
});

test('a line has its part of what is taken off the order and given back, by the price of the pieces kept, exactly', async () => {
  await givenOrders(workspace, order({ lines: [lamps, shade, { name: 'Gift', quantity: 1, unitPrice: '0', unitCost: '1' }] }));
  expect(await ofLines()).toEqual([
    { revenue: '100.0000', cost: '60.0000', margin: '40.0000' },
    { revenue: '20.0000', cost: '5.0000', margin: '15.0000' },
    { revenue: '0.0000', cost: '1.0000', margin: '-1.0000' },
  ]);
  const lines = [
    { ...lamps, returnedQuantity: 1 },
    { ...shade, unitCost: null },
    { ...shade, name: 'Cord' },
  ];
  await givenOrders(workspace, order({ lines, total: '140', refunded: '40' }));
  // Of 100 five ninths, two ninths and two ninths; the one of unknown cost has its part first.
  expect(await ofLines()).toEqual([
    { revenue: '55.5556', cost: '30.0000', margin: '25.5556' },
    { revenue: '22.2222', cost: null, margin: null },
    { revenue: '22.2222', cost: '5.0000', margin: '17.2222' },
  ]);
  expect(await ofAda('revenue', 'revenue_without_cost', 'total_margin')).toEqual({
    revenue: '100.0000',
    revenue_without_cost: '22.2222',
    total_margin: '42.7778',
  });
});

test('lines of which every piece came back have what was not refunded, by what was paid for them', async () => {
  await givenOrders(workspace, order({ lines: allBack, refunded: '60' }));
  expect(await ofLines()).toEqual([
    { revenue: '50.0000', cost: '0.0000', margin: '50.0000' },
    { revenue: '10.0000', cost: '0.0000', margin: '10.0000' },
  ]);
});

test('a line that is worth what it tells takes no room; one that has been refunded does, until the refund is taken back', async () => {
  const stored = async () => (await workspace.database.query(sql`select from order_line_worth`)).length;
  await givenOrders(workspace, order({ shipping: '10', tax: '24', total: '154' }));
  expect(await stored()).toBe(0);
  await givenOrders(workspace, order({ refunded: '30' }));
  expect(await stored()).toBe(2);
  await givenOrders(workspace, order({ refunded: '0' }));
  expect(await stored()).toBe(0);
});

test('an amount of which nobody can have as much is valued all the same', async () => {
  await setExchangeRates(workspace, [{ currency: 'BHD', day: '2026-05-04', rate: '0.000001' }]);
  await givenOrders(
    workspace,
    order({ currency: 'BHD', lines: [{ name: 'Tower', quantity: 1, unitPrice: '10000000000', unitCost: '1' }] }),
  );
  expect(await ofLines()).toEqual([{ revenue: '10000000000000000.0000', cost: '1000000.0000', margin: '9999999999000000.0000' }]);
});

test('what lines are worth is told as one change of an order', async () => {
  await givenOrders(workspace, order());
  const changes = async () => (await workspace.database.query(sql`select from record_change where kind = 'order'`)).length;
  const before = await changes();
  await givenOrders(workspace, order({ refunded: '30' }));
  const refunded = (await changes()) - before;
  await givenOrders(workspace, order({ refunded: '30', channel: 'store' }));
  expect((await changes()) - before - refunded).toBe(refunded);
});
