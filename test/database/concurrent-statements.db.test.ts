import { sql } from '../../src/database/sql.js';
import type { Database } from '../../src/database/database.js';
import { openTestDatabase } from '../support/database.js';

let database: Database;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const numbers = Array.from({ length: 300 }, (_, number) => number);

test('statements sent at once on many connections each get their own answer', async () => {
  const answers = await Promise.all(
    numbers.map((number) => database.query<{ answer: number }>(sql`/* test */ select ${number}::int as answer from generate_series(1, 3)`)),
  );
  expect(answers.map((rows) => rows.map(({ answer }) => answer))).toEqual(numbers.map((number) => [number, number, number]));
});

test('so do statements too long for one packet, beside transactions and failures', async () => {
  const long = 'x'.repeat(100_000);
  const answers = await Promise.all(
    numbers.slice(0, 60).map(async (number) => {
      if (number % 3 === 0) return database.query(sql`/* test */ select ${number}::int as answer, length(${long}::text) as long`);
      if (number % 3 === 1) return database.query(sql`/* test */ select ${number}::int / 0`).catch((error: Error) => error.message);
      return database.transaction(async (transaction) => {
        await transaction.query(sql`/* test */ select ${long}::text`);
        return transaction.query(sql`/* test */ select ${number}::int as answer`);
      });
    }),
  );
  const expected = (number: number) => {
    if (number % 3 === 0) return [{ answer: number, long: long.length }];
    return number % 3 === 1 ? 'division by zero' : [{ answer: number }];
  };
  expect(answers).toEqual(numbers.slice(0, 60).map(expected));
});
