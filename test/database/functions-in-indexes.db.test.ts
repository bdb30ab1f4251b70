import type { Database } from '../../src/database/database.js';
import { rawSql, sql } from '../../src/database/sql.js';
import { openTestDatabase } from '../support/database.js';

/*
 * Functions that indexes are made of are reckoned for every row that is written. One that PostgreSQL cannot make part of the statement around it is a
 * statement of its own each time, a hundred times dearer: that of persons once took nine tenths of the time of bringing in customers.
 */

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const IN_INDEXES = sql`select distinct p.proname::text as name, array(select format_type(t, null) from unnest(p.proargtypes) t)::text[] as types
  from pg_depend d join pg_index i on i.indexrelid = d.objid and d.classid = 'pg_class'::regclass
    join pg_proc p on p.oid = d.refobjid and d.refclassid = 'pg_proc'::regclass join pg_language l on l.oid = p.prolang
  where l.lanname = 'sql' order by 1`;

test('whatever indexes are made of is part of the statement that writes a row', async () => {
  const functions = await database.query<{ name: string; types: string[] }>(IN_INDEXES);
  expect(functions.map(({ name }) => name)).toEqual(expect.arrayContaining(['caseless', 'customer_words', 'person_key', 'unaccented']));
  const apart: string[] = [];
  for (const { name, types } of functions) {
    const columns = types.map((type, place) => `null::${type} as a${place}`).join(', ');
    const call = `${name}(${types.map((_, place) => `a${place}`).join(', ')})`;
    const plan = await database.query<{ 'QUERY PLAN': string }>(
      rawSql(`explain (verbose, costs off) select ${call} from (select ${columns} from generate_series(1, 2) offset 0) given`),
    );
    if (plan.some((line) => line['QUERY PLAN'].includes(`${name}(`))) apart.push(name);
  }
  expect(apart).toEqual([]);
});
