import { migrate } from '../../src/database/index.js';
import { rawSql, sql } from '../../src/database/sql.js';
import { openDatabase } from '../../src/database/index.js';
import { emptyServerDatabase, openTestDatabase } from '../support/database.js';

/** Of two that were made at the same time the one with the lower number may come later. */
test.each(['9999_of_a_later_release', '0001_made_beside_another'])(
  'a database that a later release has brought up to date is not worked on, and it is said why: %s',
  async (name) => {
    const database = await openTestDatabase();
    try {
      expect(await migrate(database)).toEqual([]);
      await database.execute(sql`/* test */ insert into migration (name) values (${name})`);
      await expect(migrate(database)).rejects.toThrow(`later release: it has the migration ${name}`);
    } finally {
      await database.close();
    }
  },
);

const onServer = process.env['DATABASE_URL'] === undefined ? test.skip : test;

onServer.each([
  ['a table of any name', 'create table users (id int)', 'users'],
  ['one that is called as ours are', 'create table customer (id int)', 'customer'],
  ['a record of migrations of another program', 'create table migration (name text); create table article (id int)', 'article'],
])('a database in which somebody else has %s is refused in a line, and left as it was', async (_, made, named) => {
  const { url, remove } = await emptyServerDatabase();
  const database = await openDatabase({ url, dataFolder: '', entities: [] });
  const tables = () => database.query(sql`/* test */ select tablename as name from pg_tables where schemaname = 'public' order by 1`);
  try {
    for (const statement of made.split('; ')) await database.execute(rawSql(statement));
    const before = await tables();
    await expect(migrate(database)).rejects.toThrow(
      `DATABASE_URL: the database has tables that are not Cantle's, such as ${named}. Give Cantle a database of its own.`,
    );
    expect(await tables()).toEqual(before);
  } finally {
    await database.close();
    await remove();
  }
});

onServer('what an extension has in a database is not somebody else’s', async () => {
  const { url, remove } = await emptyServerDatabase();
  const database = await openDatabase({ url, dataFolder: '', entities: [] });
  try {
    await database.execute(rawSql('create table users (id int)'));
    await database.execute(rawSql('alter extension plpgsql add table users'));
    expect((await migrate(database)).length).toBeGreaterThan(0);
  } finally {
    await database.close();
    await remove();
  }
});
