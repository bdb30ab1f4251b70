import { rawSql, sql } from '../../src/database/sql.js';
import { SegmentSet } from '../../src/membership/index.js';
import { claimed } from '../../src/membership/evaluate/claim.js';
import { planForBatches } from '../../src/membership/set/plan-settings.js';
import { buildAll } from '../support/builds.js';
import { planOf, type PlanNode } from '../support/plans.js';
import { openTestWorkspace, saveSegment, type TestWorkspace } from '../support/workspace.js';

/*
 * The plan of an evaluation is kept, for a table of any size and however many customers. So whatever was known of the tables when it was
 * made, it looks up each customer's records by the index that leads to them, and reads nothing else.
 */

let workspace: TestWorkspace;
beforeAll(async () => {
  workspace = await openTestWorkspace();
  const rules = [
    'amount_spent > 10',
    "products_purchased MATCHES (category = 'Bikes', tag = 'new', date >= -90d, count >= 2)",
    "orders_placed MATCHES (channel = 'store', date >= -30d, sum_amount > 5) OR customer_tags CONTAINS 'vip'",
    "customer_countries CONTAINS 'DE' AND web_savviness > 3",
    'average_order_value BETWEEN 1 AND 2',
    'average_order_value > 7',
  ];
  for (const rule of rules) await saveSegment(workspace, rule);
  await buildAll(workspace);
});
afterAll(() => workspace.close());

/** How the statement that evaluates all segments would be run if it were planned now, whatever its values. */
async function keptPlan(): Promise<PlanNode[]> {
  return workspace.database.transaction(async (transaction) => {
    planForBatches(transaction);
    const { set } = await new SegmentSet(workspace.timeZone).current(transaction);
    const [statement] = set.statements(set.segments);
    if (statement === undefined) throw new Error('There are no segments.');
    const { template } = statement;
    await transaction.execute(sql`prepare planned as ${rawSql(template.text)}`);
    const nothing = Array.from({ length: template.parameterCount }, () => 'null').join();
    const plan = await planOf(transaction, sql`execute planned(${rawSql(nothing)})`);
    await transaction.execute(sql`deallocate planned`);
    return plan;
  });
}

/** The indexes by which tables are read, and the tables that are read whole. */
function waysIn(plan: readonly PlanNode[]): string[] {
  const ways = plan.flatMap(({ 'Index Name': index, 'Relation Name': table, 'Node Type': type }) => {
    if (index !== undefined) return [index];
    return type === 'Seq Scan' ? [`all of ${table}`] : [];
  });
  return [...new Set(ways)].toSorted();
}

test('what is taken from the queue is looked up one by one, however much is on it', async () => {
  const customers = sql`select md5(n::text)::uuid as id from generate_series(1, 20000) n`;
  await workspace.database.execute(sql`/* test */ insert into customer_evaluation (customer_id) select id from (${customers}) c`);
  await workspace.database.execute(sql`/* test */
    insert into evaluation_queue (customer_id, kinds, cause) select id, 1, 'DATA' from (${customers}) c`);
  await workspace.database.execute(sql`/* test */ analyze customer_evaluation, evaluation_queue`);
  const [claim] = claimed(10_000).statements;
  if (claim === undefined) throw new Error('Nothing is asked.');
  const plan = await workspace.database.transaction(async (transaction) => {
    planForBatches(transaction);
    return planOf(transaction, claim);
  });
  const lookedUp = plan.filter((node) => node['Relation Name'] !== undefined && node['Relation Name'] !== 'evaluation_queue');
  expect(lookedUp.map((node) => [node['Relation Name'], node['Index Cond']])).toEqual([
    ['customer_evaluation', '(customer_id = t.customer_id)'],
    ['evaluation_failure', '(customer_id = t.customer_id)'],
  ]);
  await workspace.database.execute(sql`/* test */ truncate customer_evaluation, evaluation_queue`);
});

const records = [
  sql`/* test */ insert into product (id, source, external_id, name, created_at, updated_at)
    select md5('p' || n)::uuid, 'shop', n::text, 'Product ' || n, now(), now() from generate_series(1, 5000) n`,
  sql`/* test */ insert into customer (id, added_at, created_at, updated_at)
    select md5(n::text)::uuid, now(), now(), now() from generate_series(1, 3000) n`,
  sql`/* test */ insert into customer_address (customer_id, position, city) select id, 0, 'Berlin' from customer`,
  sql`/* test */ insert into "order" (id, source, external_id, customer_id, status, financial_status, currency, total, line_count, placed_at, created_at, updated_at)
    select md5(id::text)::uuid, 'shop', id::text, id, 'completed', 'paid', 'EUR', 1, 1, now(), now(), now() from customer`,
  sql`/* test */ insert into order_line (order_id, position, customer_id, placed_at, product_id, name, quantity, unit_price, amount)
    select id, 0, customer_id, placed_at, md5('p1')::uuid, 'Product', 1, 1, 1 from "order"`,
  sql`/* test */ insert into membership (segment_id, customer_id, since) select s.id, c.id, now() from segment s, customer c on conflict do nothing`,
];
const analyze = sql`/* test */ analyze customer, customer_address, "order", order_line, product, membership`;

test.each([
  ['nothing is known of the tables', []],
  ['the tables were empty when they were looked at last', [analyze, ...records]],
  ['every customer is known to be a member of every segment', [analyze]],
] as const)('each customer is looked up by index when %s', async (_case, statements) => {
  for (const statement of statements) await workspace.database.execute(statement);
  expect(waysIn(await keptPlan())).toEqual([
    'customer_address_pkey',
    'customer_pkey',
    'membership_customer_segment',
    'order_customer',
    'order_line_customer',
    'product_pkey',
  ]);
});
