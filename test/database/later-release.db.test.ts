import { migrate } from '../../src/database/index.js';
import { sql } from '../../src/database/sql.js';
import { openTestDatabase } from '../support/database.js';

test('a database that a later release has brought up to date is not worked on, and it is said why', async () => {
  const database = await openTestDatabase();
  try {
    expect(await migrate(database)).toEqual([]);
    await database.execute(sql`/* test */ insert into migration (name) values (${'9999_of_a_later_release'})`);
    await expect(migrate(database)).rejects.toThrow(/later release: it has the migration 9999_of_a_later_release/);
  } finally {
    await database.close();
  }
});
