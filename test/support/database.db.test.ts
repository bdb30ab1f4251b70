import { sql } from '../../src/database/sql.js';
import type { Database } from '../../src/database/database.js';
import { openTestDatabase } from './database.js';

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

test('a test database is migrated and empty', async () => {
  expect(await database.query(sql`select id from customer`)).toEqual([]);
});
