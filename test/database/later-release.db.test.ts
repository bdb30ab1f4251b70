import { migrate } from '../../src/database/index.js';
import { sql } from '../../src/database/sql.js';
import { openTestDatabase } from '../support/database.js';

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
