import type { Database } from '../../src/database/database.js';
import { rowsByExternalId, sql } from '../../src/database/index.js';
import { openTestDatabase } from '../support/database.js';

interface Node {
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly Node[];
}

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const readBy = (node: Node): number =>
  (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'] +
  (node.Plans ?? []).reduce((sum, plan) => sum + readBy(plan), 0);

test('rows are found by external id without reading others of their source, in a table that nobody has counted', async () => {
  await database.execute(sql`/* test */ alter table product set (autovacuum_enabled = off)`);
  await database.execute(sql`/* test */ insert into product (id, source, external_id, name, created_at, updated_at)
    select gen_random_uuid(), 'shop', 'p' || n, 'Lamp', now(), now() from generate_series(1, 20000) n`);
  const wanted = ['p7', 'p19999', 'p500', 'nobody', 'p7'];
  expect(
    await database.query(sql`/* test */ select external_id as id from ${rowsByExternalId(sql`product`, 'shop', wanted)} found order by 1`),
  ).toEqual([{ id: 'p19999' }, { id: 'p500' }, { id: 'p7' }]);
  const [row] = await database.query<{ 'QUERY PLAN': readonly [{ readonly Plan: Node }] }>(
    sql`/* test */ explain (analyze, format json) select id from ${rowsByExternalId(sql`product`, 'shop', wanted)} found`,
  );
  expect(readBy(row!['QUERY PLAN'][0].Plan)).toBeLessThan(50);
});
