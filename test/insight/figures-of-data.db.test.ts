import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { sql } from '../../src/database/sql.js';
import { importFiles, keepWorkspaceCurrency, loadMapping } from '../../src/sync/index.js';
import { valuesOf } from '../support/values-of.js';
import { openTestWorkspace, type TestWorkspace } from '../support/workspace.js';

/* The money of 925 real customers, added up a second time from the files themselves: in ten-thousandths, by nothing but their columns. */

const FOLDER = join(__dirname, '..', 'data', 'aw-mini');
const rowsOf = (file: string) => parse<Record<string, string>>(readFileSync(join(FOLDER, file), 'utf8'), { columns: true, bom: true });
const units = (decimal = '0') => Math.round(Number(decimal) * 10_000);

let workspace: TestWorkspace;
beforeAll(async () => {
  workspace = await openTestWorkspace({ now: '2014-01-28T12:00:00Z' });
  await keepWorkspaceCurrency(workspace);
  await importFiles({ context: workspace, mapping: await loadMapping('adventureworks'), folder: FOLDER });
}, 300_000);
afterAll(() => workspace.close());

test('amount spent, revenue, cost of goods and margin of every customer are those of the files', async () => {
  const customerOf = new Map(rowsOf('orders.csv').map(({ order_id: id = '', customer_id: customer = '' }) => [id, customer]));
  const expected = new Map<string, { revenue: number; cost: number }>();
  for (const { order_id: order = '', amount, cost } of rowsOf('order_lines.csv')) {
    const customer = customerOf.get(order) ?? '';
    const sums = expected.get(customer) ?? { revenue: 0, cost: 0 };
    expected.set(customer, { revenue: sums.revenue + units(amount), cost: sums.cost + units(cost) });
  }
  const customers = await workspace.database.query<{ id: string; external_id: string }>(sql`/* test.customers */
    select customer_id as id, external_id from customer_external_id order by external_id`);
  const names = ['amount_spent', 'revenue', 'cost_of_goods', 'total_margin', 'revenue_without_cost', 'orders_without_rate'];
  const values = await valuesOf(
    workspace,
    names,
    customers.map(({ id }) => id),
  );
  const differing = customers.flatMap(({ external_id: id }, index) => {
    const { revenue, cost } = expected.get(id) ?? { revenue: 0, cost: 0 };
    const actual = names.map((name) => units(String(values[index]?.[name])));
    const wanted = [revenue, revenue, cost, revenue - cost, 0, 0];
    return JSON.stringify(actual) === JSON.stringify(wanted) ? [] : [{ id, actual, wanted }];
  });
  expect(differing).toEqual([]);
  expect(customers.length).toBe(925);
});
