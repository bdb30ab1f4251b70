import { type Database, retriedTransaction } from '../../src/database/index.js';
import { sql } from '../../src/database/sql.js';
import { openTestDatabase } from '../support/database.js';

/* The embedded database runs one transaction at a time: none waits for another. */
const overlapping = process.env['DATABASE_URL'] === undefined ? describe.skip : describe;

overlapping('a transaction that lost a race is run again', () => {
  let database: Database;
  beforeAll(async () => {
    database = await openTestDatabase();
    await database.execute(sql`/* test */ create table number (id int primary key, times int not null)`);
  });
  afterAll(() => database.close());
  beforeEach(() => database.execute(sql`/* test */ truncate number`));

  const numbers = () => database.query(sql`/* test */ select id, times from number order by id`);

  /** Resolves for both when both have called it. */
  function meeting(): () => Promise<void> {
    let arrived = 0;
    let meet = () => {};
    const met = new Promise<void>((resolve) => (meet = resolve));
    return () => {
      if (++arrived === 2) meet();
      return met;
    };
  }

  test('of two that wait for each other, and both are done', async () => {
    await database.execute(sql`/* test */ insert into number values (1, 0), (2, 0)`);
    const meet = meeting();
    let attempts = 0;
    const count = (first: number, second: number) => {
      let isFirst = true;
      return retriedTransaction({ database }, async (transaction) => {
        attempts++;
        await transaction.execute(sql`/* test */ update number set times = times + 1 where id = ${first}`);
        if (isFirst) await meet();
        isFirst = false;
        await transaction.execute(sql`/* test */ update number set times = times + 1 where id = ${second}`);
      });
    };
    await Promise.all([count(1, 2), count(2, 1)]);
    expect(await numbers()).toEqual([
      { id: 1, times: 2 },
      { id: 2, times: 2 },
    ]);
    // One gives way, or both.
    expect(attempts).toBeGreaterThan(2);
  });

  test('of two that make the same record, and the second finds it', async () => {
    const meet = meeting();
    const make = () => {
      let isFirst = true;
      return retriedTransaction({ database }, async (transaction) => {
        const [found] = await transaction.query<{ times: number }>(sql`/* test */ select times from number where id = 1 for update`);
        if (isFirst) await meet();
        isFirst = false;
        await transaction.execute(
          found === undefined ? sql`/* test */ insert into number values (1, 1)` : sql`/* test */ update number set times = times + 1`,
        );
      });
    };
    await Promise.all([make(), make()]);
    expect(await numbers()).toEqual([{ id: 1, times: 2 }]);
  });

  test('but not one that fails for another reason, which leaves nothing behind', async () => {
    let attempts = 0;
    const failing = retriedTransaction({ database }, async (transaction) => {
      attempts++;
      await transaction.execute(sql`/* test */ insert into number values (1, 1)`);
      await transaction.execute(sql`/* test */ insert into number values (2, null)`);
    });
    await expect(failing).rejects.toMatchObject({ code: '23502' });
    expect(attempts).toBe(1);
    expect(await numbers()).toEqual([]);
  });

  test('who finds something locked lets others to its place, and has it when it is free', async () => {
    await database.execute(sql`/* test */ insert into number values (1, 0)`);
    let free = () => {};
    const freed = new Promise<void>((resolve) => (free = resolve));
    const meet = meeting();
    const holding = database.on('background', 'test').transaction(async (transaction) => {
      await transaction.query(sql`/* test */ select from number for update`);
      await meet();
      await freed;
    });
    await meet();
    const count = (owner: string) =>
      retriedTransaction({ database: database.with({ owner }) }, (transaction) =>
        transaction.execute(sql`/* test */ update number set times = times + 1 where id = 1`),
      );
    const many = Array.from({ length: 30 }, (_, n) => count(`${n % 3}`));
    const others = Array.from({ length: 30 }, () => database.query(sql`/* test */ select 1`));
    await Promise.all(others);
    free();
    await holding;
    await Promise.all(many);
    expect(await numbers()).toEqual([{ id: 1, times: 30 }]);
  });
});
