import { sql } from '../../src/database/sql.js';
import { lineCostOfGoods } from '../../src/catalogue/money.js';
import type { OrderLineRecord } from '../../src/records/index.js';
import { parseMapping } from '../../src/sync/import/index.js';
import { keepWorkspaceCurrency, syncOrders } from '../../src/sync/index.js';
import { importGiven } from '../support/given-files.js';
import { givenCustomers, givenOrders, reasons, SOURCE, statuses } from '../support/records.js';
import { startTestServer } from '../support/server.js';
import { valuesOf } from '../support/values-of.js';
import { membersOf, saveSegment, useOneDatabase, type TestWorkspace } from '../support/workspace.js';

/* Goods that are sold by weight, length or time: of a line there can be a part of one. */

const emptyWorkspace = useOneDatabase();
let workspace: TestWorkspace;
let ids: string[];
beforeEach(async () => {
  workspace = await emptyWorkspace();
  await keepWorkspaceCurrency(workspace);
  ids = await givenCustomers(workspace, { externalId: 'ada' });
});

const order = (...lines: readonly OrderLineRecord[]) => ({
  externalId: 'o1',
  customerExternalId: 'ada',
  placedAt: '2026-02-01T10:00:00Z',
  lines: [...lines],
});
const lines = () =>
  workspace.database.query(
    sql`select quantity::text, returned_quantity::text as returned, amount::text, margin::text from order_line order by order_id, position`,
  );
const CHEESE: OrderLineRecord = { name: 'Cheese', quantity: 0.35, unitPrice: '12.99', unitCost: '7.15' };

test('a line of a part of something costs what can be paid, and what it costs the business is exact', async () => {
  await givenOrders(workspace, order(CHEESE, { ...CHEESE, quantity: '0.3500', amount: '4.54' }, { ...CHEESE, quantity: -0.35 }));
  expect(await lines()).toEqual([
    { quantity: '0.3500', returned: '0.0000', amount: '4.5500', margin: '2.0475' },
    { quantity: '0.3500', returned: '0.0000', amount: '4.5400', margin: '2.0375' },
    { quantity: '-0.3500', returned: '0.0000', amount: '-4.5500', margin: '-2.0475' },
  ]);
});

test.each([
  ['EUR', '0.5', '0.05', '0.0300'],
  ['JPY', '0.35', '999', '350.0000'],
  ['KWD', '0.35', '1.111', '0.3890'],
  // A tenth of a cent for each of many pieces is a price of them, as it always was.
  ['EUR', '3', '0.1234', '0.3702'],
])('in %s %s at %s is %s', async (currency, quantity, unitPrice, amount) => {
  await givenOrders(workspace, { ...order({ name: 'Tea', quantity, unitPrice }), currency });
  expect(await lines()).toMatchObject([{ amount }]);
});

test('it is told again as a number or as text, and is the same', async () => {
  const sync = (line: Partial<OrderLineRecord>) => syncOrders(workspace, { source: SOURCE, records: [order({ ...CHEESE, ...line })] });
  await sync({});
  for (const quantity of [0.35, '0.35', '0.3500', ' +0.350 ']) expect(statuses(await sync({ quantity }))).toEqual(['UNCHANGED']);
  expect(statuses(await sync({ quantity: 0.351 }))).toEqual(['UPDATED']);
});

test('a part of it can come back, and no more than there was', async () => {
  const sync = (returnedQuantity: number) => syncOrders(workspace, { source: SOURCE, records: [order({ ...CHEESE, returnedQuantity })] });
  expect(reasons(await sync(0.3501))).toEqual(['0.lines.0.returnedQuantity: INVALID_VALUE']);
  expect(reasons(await sync(-0.1))).toEqual(['0.lines.0.returnedQuantity: INVALID_VALUE']);
  expect(statuses(await sync(0.1))).toEqual(['CREATED']);
  expect(await valuesOf(workspace, ['total_quantity', 'cost_of_goods'], ids)).toEqual([{ total_quantity: 0.25, cost_of_goods: '1.7875' }]);
});

test.each([0.000_01, '0.00001', 10_000_000_000, '1e3', true, 0.1 + 0.2, '0,35'])('%p is refused by its path', async (quantity) => {
  const { results } = await syncOrders(workspace, { source: SOURCE, records: [order({ ...CHEESE, quantity: quantity as number })] });
  expect(results[0]?.errors).toMatchObject([{ code: 'INVALID_VALUE', path: ['lines', '0', 'quantity'] }]);
});

test('what nobody knows the cost of counts with its part', async () => {
  await givenOrders(workspace, order({ name: 'Nuts', quantity: 0.4, unitPrice: '10' }, { ...CHEESE, quantity: 1 }));
  expect(await valuesOf(workspace, ['units_without_cost', 'revenue_without_cost', 'total_margin'], ids)).toEqual([
    { units_without_cost: 0.4, revenue_without_cost: '4.0000', total_margin: '5.8400' },
  ]);
});

test('what lines of parts cost adds up to what their order does, though each has more digits than are kept', async () => {
  const third: OrderLineRecord = { ...CHEESE, quantity: '0.3333', unitCost: '7.1515' };
  await givenOrders(workspace, order(third, third, third));
  const [added] = await workspace.database.query(sql`
    select sum(${lineCostOfGoods})::text as lines, (select cost_of_goods::text from order_value) as whole
    from order_line l left join order_line_worth w on w.order_id = l.order_id and w.position = l.position`);
  expect(added).toEqual({ lines: '7.1508', whole: '7.1508' });
});

test('rules ask for quantities as they are', async () => {
  await givenOrders(
    workspace,
    order(CHEESE, { name: 'Tea', quantity: '0.1', unitPrice: '1' }, { name: 'Tea', quantity: '0.2', unitPrice: '1' }),
  );
  const holds = async (rule: string) => (await membersOf(workspace, (await saveSegment(workspace, rule)).id)).length === 1;
  expect(await holds('products_purchased MATCHES (quantity = 0.35)')).toBe(true);
  expect(await holds("products_purchased MATCHES (name = 'Tea', sum_quantity = 0.3)")).toBe(true);
  expect(await holds('total_quantity = 0.65')).toBe(true);
  expect(await holds('products_purchased.avg_quantity() > 0.22')).toBe(false);
});

test('files with decimal commas are read, and more decimals than are kept are refused unless they are to be rounded', async () => {
  const mapping = (options: string) =>
    parseMapping(`
name: Till
source: ${SOURCE}
timeZone: UTC
steps:
  - kind: order
    file: orders.csv
    delimiter: ';'
    fields: { externalId: no, customerExternalId: who, placedAt: at }
    lines: { file: lines.csv, delimiter: ';', key: no, matches: no, fields: { name: what, unitPrice: { column: price, decimalSeparator: ',' }, quantity: { column: kg, decimalSeparator: ','${options} } } }
`);
  const files = {
    'orders.csv': 'no;who;at\n1;ada;2026-02-01\n2;ada;2026-02-02\n',
    'lines.csv': 'no;what;price;kg\n1;Cheese;12,99;0,35\n2;Cheese;12,99;0,33333\n',
  };
  expect((await importGiven(workspace, mapping(''), files)).rejects).toMatchObject([{ file: 'lines.csv', line: 3, column: 'kg' }]);
  expect((await importGiven(workspace, mapping(', round: true'), files)).rejects).toEqual([]);
  expect(await lines()).toMatchObject([
    { quantity: '0.3500', amount: '4.5500' },
    { quantity: '0.3333', amount: '4.3300' },
  ]);
});

test('the API takes and gives quantities as numbers', async () => {
  const server = await startTestServer();
  try {
    const { syncOrders: outcome } = await server.ask<{ syncOrders: { results: unknown[] } }>(`mutation {
      syncCustomers(input: { source: "s", records: [{ externalId: "ada" }] }) { created }
      syncOrders(input: { source: "s", records: [{ externalId: "o1", customerExternalId: "ada", placedAt: "2026-02-01T10:00:00Z", lines: [
        { name: "Cheese", quantity: 0.350, unitPrice: 12.99, returnedQuantity: 0.1 }, { name: "Tea", quantity: 2, unitPrice: "3" }] }] }) { results { status } } }`);
    expect(outcome.results).toEqual([{ status: 'CREATED' }]);
    const { customerByExternalId } = await server.ask<{ customerByExternalId: unknown }>(
      '{ customerByExternalId(source: "s", externalId: "ada") { totalQuantity orders(first: 1) { nodes { total lines { quantity returnedQuantity amount } } } } }',
    );
    expect(customerByExternalId).toEqual({
      totalQuantity: 2.25,
      orders: {
        nodes: [
          {
            total: '10.55',
            lines: [
              { quantity: 0.35, returnedQuantity: 0.1, amount: '4.55' },
              { quantity: 2, returnedQuantity: 0, amount: '6.00' },
            ],
          },
        ],
      },
    });
  } finally {
    await server.close();
  }
});
