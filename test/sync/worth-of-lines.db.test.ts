import { lineCostOfGoods, lineRevenue, lineTotalMargin } from '../../src/catalogue/money.js';
import { sql } from '../../src/database/sql.js';
import { keepWorkspaceCurrency } from '../../src/sync/index.js';
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

/** What each line brings, by its product's name. */
const ofLines = async () =>
  workspace.database.query<{ revenue: string | null; cost: string | null; margin: string | null }>(
    sql`select ${lineRevenue}::text as revenue, ${lineCostOfGoods}::text as cost, ${lineTotalMargin}::text as margin from order_line l order by position`,
  );

test.each(Object.keys(ORDER_CASES).filter((name) => name !== 'without lines'))('the lines add up to their order: %s', async (name) => {
  await givenOrders(workspace, order(ORDER_CASES[name]));
  const [added] = await workspace.database
    .query(sql`select sum(${lineRevenue})::text as revenue, coalesce(sum(${lineTotalMargin}), 0)::text as margin
    from order_line l`);
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

test('an ordinary line is written once: what it is worth is what it tells; and again once a refund is taken back', async () => {
  const stored = () => workspace.database.query(sql`select distinct net_revenue, net_cost from order_line`);
  await givenOrders(workspace, order({ shipping: '10', tax: '24', total: '154' }));
  expect(await stored()).toEqual([{ net_revenue: null, net_cost: null }]);
  await givenOrders(workspace, order({ refunded: '30' }));
  expect(await stored()).not.toContainEqual({ net_revenue: null, net_cost: null });
  await givenOrders(workspace, order({ refunded: '0' }));
  expect(await stored()).toEqual([{ net_revenue: null, net_cost: null }]);
});
