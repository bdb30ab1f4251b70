import { Connection } from '../../src/database/connection.js';
import type { Database } from '../../src/database/database.js';
import { answered, mapped, question, together } from '../../src/database/question.js';
import { sql } from '../../src/database/sql.js';
import type { Statement } from '../../src/database/statement.js';
import { Transaction } from '../../src/database/transaction.js';
import { openTestDatabase } from '../support/database.js';

let database: Database;
const embedded = process.env['DATABASE_URL'] === undefined;

beforeAll(async () => {
  database = await openTestDatabase();
  await database.execute(sql`/* test */ create table note (n int primary key, text text)`);
});
beforeEach(async () => {
  await database.execute(sql`/* test */ delete from note`);
});
afterAll(() => database.close());

const insert = (n: number): Statement => sql`/* test */ insert into note values (${n}, ${`note ${n}`})`;
const FAILING = sql`/* test */ select 1 / ${0}::int`;
const NUMBERS = question<[{ n: number }], number[]>([sql`/* test */ select n from note order by n`], (rows) => rows.map(({ n }) => n));

async function numbers(): Promise<number[]> {
  const [found] = await database.ask(NUMBERS);
  return found;
}

/** How often the server is waited for while `work` runs in a transaction that is then committed. */
async function roundTrips(work: (transaction: Transaction) => Promise<unknown>): Promise<number> {
  let count = 0;
  await database.withConnection(async ({ session }) => {
    const counting = new Proxy(session, {
      get(_, name) {
        if (name !== 'run') return Reflect.get(session, name, session) as unknown;
        return (...given: Parameters<typeof session.run>) => {
          count++;
          return session.run(...given);
        };
      },
    });
    const transaction = new Transaction(new Connection(counting, { observe: () => {}, pipelining: !embedded, statementMs: 0 }));
    await work(transaction);
    await transaction.commit();
  });
  return count;
}

test('BEGIN goes with the first statement, and what is deferred with the next, at the latest with COMMIT', async () => {
  const count = await roundTrips(async (transaction) => {
    transaction.defer(insert(1));
    expect(await transaction.ask(NUMBERS)).toEqual([[1]]);
    transaction.defer(insert(2));
    transaction.defer(insert(3));
  });
  // The embedded database is sent one after the other.
  expect(count).toBe(embedded ? 6 : 2);
  expect(await numbers()).toEqual([1, 2, 3]);
});

test('what is asked after the COMMIT goes with it, and is answered by what is there for everybody', async () => {
  const asked: Promise<unknown>[] = [];
  const count = await roundTrips(async (transaction) => {
    await transaction.execute(insert(1));
    const other = question<[{ state: string }], string>(
      [sql`/* test */ select case when pg_current_xact_id_if_assigned() is null then 'over' else 'open' end as state`],
      ([row]) => row?.state ?? '',
    );
    asked.push(transaction.askAfterCommit(other, NUMBERS), transaction.askAfterCommit(answered('known')));
  });
  expect(await Promise.all(asked)).toEqual([['over', [1]], ['known']]);
  expect(count).toBe(embedded ? 5 : 2);
});

test('what fails after the COMMIT undoes nothing of it, and of what was not committed nothing is answered', async () => {
  let asked: Promise<unknown> | undefined;
  const failing = question<[object], unknown>([FAILING], (rows) => rows);
  await database.transaction(async (transaction) => {
    await transaction.execute(insert(1));
    asked = transaction.askAfterCommit(NUMBERS, failing);
  });
  await expect(asked).rejects.toThrow('without an answer');
  expect(await numbers()).toEqual([1]);

  const undone = database.transaction(async (transaction) => {
    asked = transaction.askAfterCommit(NUMBERS);
    transaction.defer(insert(2));
    transaction.defer(FAILING);
  });
  await expect(undone).rejects.toThrow('zero');
  await expect(asked).rejects.toThrow('without an answer');
  expect(await numbers()).toEqual([1]);
});

test('a transaction in which nothing is sent takes no round trip', async () => {
  expect(await roundTrips(() => Promise.resolve())).toBe(0);
});

test('questions get the rows of their own statements, in order, and one without statements its answer', async () => {
  const values = (...given: number[]) => sql`/* test */ select * from unnest(${given}::int[]) as v`;
  const sum = question<[{ v: number }, { v: number }], number>([values(1, 2), values(4)], (a, b) =>
    [...a, ...b].reduce((s, { v }) => s + v, 0),
  );
  const list = (...given: number[]) => question<[{ v: number }], number[]>([values(...given)], (rows) => rows.map(({ v }) => v));
  const asked = [sum, answered('known'), mapped(together([list(8), list()]), (lists) => lists.flat()), list(9, 9)] as const;
  expect(await database.ask(...asked)).toEqual([7, 'known', [8], [9, 9]]);
  expect(await database.transaction((transaction) => transaction.ask(...asked))).toEqual([7, 'known', [8], [9, 9]]);
  expect(await database.ask(answered(1), answered(2))).toEqual([1, 2]);
});

test('values come back as they do from a single statement', async () => {
  const statement = sql`/* test */ select date '2026-02-28' as day, 1.50::numeric as money, '{"a": 1}'::jsonb as json, null as nothing`;
  const [[first]] = await database.ask(question<[object, object], object[]>([statement, statement], (rows) => rows));
  expect(first).toEqual((await database.query(statement))[0]);
  expect(first).toEqual({ day: '2026-02-28', money: '1.50', json: { a: 1 }, nothing: null });
});

describe('when a statement fails', () => {
  test('those behind it are not run, outside of a transaction either', async () => {
    const asked = [insert(1), FAILING, insert(2)].map((statement) => question<[object], object[]>([statement], (rows) => rows));
    await expect(database.ask(...asked)).rejects.toThrow('division by zero');
    // What came before is a transaction of its own on the embedded database; on PostgreSQL the three are one.
    expect(await numbers()).toEqual(embedded ? [1] : []);
  });

  test('that was deferred, nothing is committed', async () => {
    const failing = database.transaction(async (transaction) => {
      await transaction.execute(insert(1));
      transaction.defer(FAILING);
      transaction.defer(insert(2));
    });
    await expect(failing).rejects.toThrow('division by zero');
    expect(await numbers()).toEqual([]);
  });

  test('the next that is sent fails with it', async () => {
    const seen: unknown[] = [];
    const failing = database.transaction(async (transaction) => {
      transaction.defer(insert(1));
      transaction.defer(FAILING);
      seen.push(await transaction.query(sql`/* test */ select 1`));
    });
    await expect(failing).rejects.toThrow('division by zero');
    expect(seen).toEqual([]);
    expect(await numbers()).toEqual([]);
  });

  test('and nobody minds, the transaction says that it was rolled back', async () => {
    const swallowing = database.transaction(async (transaction) => {
      await transaction.execute(insert(1));
      await transaction.query(FAILING).catch(() => {});
    });
    await expect(swallowing).rejects.toThrow('rolled back');
    expect(await numbers()).toEqual([]);
  });

  test('what its pipeline was to prepare can be prepared later', async () => {
    const prepared = { text: '/* test */ select $1::int as v', values: [5], prepare: 'five' };
    await database.withConnection(async (connection) => {
      const asked = [FAILING, prepared].map((statement) => question<[object], object[]>([statement], (rows) => rows));
      await expect(connection.ask(...asked)).rejects.toThrow('division by zero');
      for (let time = 0; time < 2; time++) {
        expect(
          await connection.ask(
            NUMBERS,
            question<[object], object[]>([prepared], (rows) => rows),
          ),
        ).toEqual([[], [{ v: 5 }]]);
        expect(await connection.query(prepared)).toEqual([{ v: 5 }]);
      }
    });
  });

  test('because its values cannot be sent, nothing is written, and the connection goes on', async () => {
    const circular: { self?: unknown } = {};
    circular.self = circular;
    const failing = database.transaction(async (transaction) => {
      transaction.defer(insert(1));
      transaction.defer({ text: '/* test */ select $1::jsonb', values: [circular] });
      transaction.defer(insert(2));
    });
    await expect(failing).rejects.toThrow('circular');
    expect(await numbers()).toEqual([]);
  });
});

test('a statement that comes after the end is refused', async () => {
  let late: Transaction | undefined;
  await database.transaction((transaction) => {
    late = transaction;
    return transaction.execute(insert(1));
  });
  await expect(late?.execute(insert(2))).rejects.toThrow('has ended');
  const failing = database.transaction((transaction) => {
    late = transaction;
    return transaction.query(FAILING);
  });
  await expect(failing).rejects.toThrow('division by zero');
  await expect(late?.execute(insert(2))).rejects.toThrow('has ended');
  expect(await numbers()).toEqual([1]);
});

// The embedded database runs one transaction at a time.
const overlapping = embedded ? test.skip : test;

overlapping('what is read behind a lock in one round trip is what the one waited for has committed', async () => {
  await database.execute(insert(1));
  let release = (): void => {};
  let lock = (): void => {};
  const isLocked = new Promise<void>((resolve) => (lock = resolve));
  const first = database.transaction(async (transaction) => {
    await transaction.execute(sql`/* test */ update note set text = 'changed' where n = 1`);
    lock();
    await new Promise<void>((resolve) => (release = resolve));
  });
  await isLocked;
  const locking = question<[object, { text: string }], string[]>(
    [sql`/* test */ select from note where n = 1 for update`, sql`/* test */ select (select text from note where n = 1) as text`],
    (_locked, rows) => rows.map(({ text }) => text),
  );
  const second = database.transaction((transaction) => transaction.ask(locking));
  setTimeout(release, 100);
  expect(await second).toEqual([['changed']]);
  await first;
});

overlapping('a connection that is lost in between fails what was sent, and nothing of it is committed', async () => {
  const lost = database.transaction(async (transaction) => {
    transaction.defer(insert(1));
    transaction.defer(sql`/* test */ select pg_terminate_backend(pg_backend_pid())`);
    transaction.defer(insert(2));
  });
  await expect(lost).rejects.toMatchObject({ code: 'UNAVAILABLE', reason: 'DATABASE_AWAY' });
  expect(await numbers()).toEqual([]);
});
