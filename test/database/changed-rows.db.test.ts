import { sql } from '../../src/database/sql.js';
import { useOneDatabase } from '../support/workspace.js';

const emptyWorkspace = useOneDatabase();

const JOINS = String.raw`join\s+(old|new)_rows`;

test('no trigger joins the rows that were to those that are: a plan kept from when both were short takes each with each', async () => {
  const { database } = await emptyWorkspace();
  const joining = () =>
    database.query<{ name: string }>(sql`
    select proname as name from pg_proc where pronamespace = 'public'::regnamespace and prosrc ~* ${JOINS}`);
  expect(await joining()).toEqual([]);
  // The search finds what it should.
  await database.execute(sql`create function joins_rows() returns trigger language plpgsql as
    'begin perform 1 from new_rows n join old_rows o on o.id = n.id; return null; end'`);
  expect(await joining()).toEqual([{ name: 'joins_rows' }]);
  await database.execute(sql`drop function joins_rows()`);
});
