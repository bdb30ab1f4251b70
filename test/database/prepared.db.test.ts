import type { Database } from '../../src/database/database.js';
import { prepared } from '../../src/database/prepared.js';
import { retriedTransaction } from '../../src/database/retried-transaction.js';
import { rawSql, sql } from '../../src/database/sql.js';
import { openTestDatabase } from '../support/database.js';

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const SEVEN = rawSql('7');
const EIGHT = rawSql('8');
const numbered = (fragment: typeof SEVEN, n: number) => prepared`/* test.numbered: one */ select ${n}::int as n, ${fragment} as fragment`;

test('one place is one statement, and one more with other fragments', () => {
  const [first, again, other] = [numbered(SEVEN, 1), numbered(SEVEN, 2), numbered(EIGHT, 3)];
  expect(again).toEqual({ ...first, values: [2] });
  expect(first.prepare).toMatch(/^test\.numbered\.one_[0-9a-f]{16}$/);
  expect(other.prepare).not.toBe(first.prepare);
  expect(other.text).toContain('8 as fragment');
});

test('fragments with values of their own are sent with these', async () => {
  const between = (from: number, to: number) =>
    prepared`/* test.between */ select n from unnest(${[1, 2, 3, 4]}::int[]) n where ${sql`n >= ${from}`} and n <= ${to}`;
  expect(await database.query(between(2, 3))).toEqual([{ n: 2 }, { n: 3 }]);
  expect(await database.query(between(4, 9))).toEqual([{ n: 4 }]);
  expect(between(2, 3).prepare).toBe(between(4, 9).prepare);
});

test('what is prepared is known to its connection by the second time, and answers the same', async () => {
  await database.withConnection(async (connection) => {
    for (const n of [1, 2, 3]) expect(await connection.query(numbered(SEVEN, n))).toEqual([{ n, fragment: 7 }]);
    const known = await connection.query(sql`/* test */ select 1 from pg_prepared_statements where name like '%test.numbered.one%'`);
    expect(known).toHaveLength(1);
  });
});

test('what a change of the schema, or somebody who has it forgotten, makes stale is prepared anew on another connection', async () => {
  await database.execute(sql`/* test */ create table stale as select 1 as n`);
  const read = () => retriedTransaction({ database }, (transaction) => transaction.query(prepared`/* test.stale */ select n from stale`));
  expect(await read()).toEqual([{ n: 1 }]);
  await database.execute(sql`/* test */ alter table stale alter n type text`);
  expect(await read()).toEqual([{ n: '1' }]);
  await database.execute(sql`/* test */ alter table stale alter n type bigint using 2`);
  // Outside of a transaction of its own it is told, as one that may be asked again.
  const asked = () => database.query(prepared`/* test.stale */ select n from stale`);
  await expect(asked()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  expect(await asked()).toEqual([{ n: '2' }]);
  await database.execute(sql`/* test */ discard all`);
  expect(await read()).toEqual([{ n: '2' }]);
});
