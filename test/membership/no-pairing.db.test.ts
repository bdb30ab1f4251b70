import { sql, type Sql } from '../../src/database/sql.js';
import { avoidPairing } from '../../src/membership/set/no-pairing.js';
import { previewRule } from '../../src/membership/index.js';
import { giveCustomers } from '../support/builds.js';
import { openTestWorkspace, type TestWorkspace } from '../support/workspace.js';
import { askedText } from '../support/asked.js';

const CUSTOMERS = 3_000;

let workspace: TestWorkspace;
beforeAll(async () => {
  workspace = await openTestWorkspace();
  await giveCustomers(workspace, CUSTOMERS);
  await workspace.database.execute(sql`/* test */
    insert into "order" (id, source, external_id, customer_id, status, financial_status, currency, total, line_count, placed_at, created_at, updated_at)
    select gen_random_uuid(), 'shop', c.id || '/' || n, c.id, 'completed', 'paid', 'EUR', 1, 0, ${workspace.clock.now()}::timestamptz - n * interval '50 days', now(), now()
    from customer c, generate_series(1, 5) n`);
  await workspace.database.execute(sql`/* test */ analyze customer, "order"`);
}, 120_000);
afterAll(() => workspace.close());

async function loopsAfter(selection: Sql): Promise<string | undefined> {
  return workspace.database.transaction(async (transaction) => {
    await avoidPairing(transaction, selection);
    const [row] = await transaction.query<{ loops: string }>(sql`/* test */ select current_setting('enable_nestloop') as loops`);
    return row?.loops;
  });
}

test('a plan that would compare each with each is not taken', async () => {
  const some = sql`(select id, web_savviness from customer offset 0)`;
  const least = sql`1`;
  expect(await loopsAfter(sql`select a.id from ${some} a join ${some} b on a.web_savviness > b.web_savviness + ${least}::int`)).toBe('off');
});

test('rows that are looked up one by one in an index may be', async () => {
  const one = sql`select c.id from customer c join "order" o on o.customer_id = c.id where c.id = md5('1')::uuid`;
  expect(await loopsAfter(one)).toBe('on');
  expect(await loopsAfter(sql`select c.id from customer c join "order" o on o.customer_id = c.id`)).toBe('on');
});

test('nothing is left of it in the next transaction', async () => {
  await loopsAfter(sql`select a.id from customer a join customer b on a.web_savviness > b.web_savviness`);
  expect(await loopsAfter(sql`select id from customer`)).toBe('on');
});

test('those who must not have something are told, however few the planner expects', async () => {
  const rule = await askedText(workspace, 'number_of_orders >= 5 AND orders_placed NOT MATCHES (date >= -40d)');
  expect(await previewRule(workspace, rule)).toMatchObject({ size: CUSTOMERS });
});
