import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '../../src/database/database.js';
import { openDatabase } from '../../src/database/open-database.js';
import { rawSql, sql } from '../../src/database/sql.js';
import { Unavailable } from '../../src/database/unavailable.js';
import { memoryFolder } from '../support/memory-folder.js';

/* The embedded database does one thing at a time: what takes too long is ended, and the others go on. */

let folder: string;
let database: Database;
beforeAll(async () => {
  folder = await mkdtemp(join(memoryFolder(), 'cantle-test-'));
  database = await openDatabase({ dataFolder: folder, entities: [], embeddedQuestionMs: 500 });
  await database.execute(sql`/* test */ create table kept (n int)`);
  await database.execute(sql`/* test */ insert into kept values (1)`);
}, 60_000);
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

const numbers = (count: number) => rawSql(`generate_series(1, ${count})`);

/** Asked again while the database is away, as clients are told to. */
async function patiently<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

test('a question that takes too long is refused, and writes that came meanwhile are done', async () => {
  for (const round of [2, 3]) {
    const asking = database.query(sql`/* test */ select count(*) from ${numbers(10_000)} a, ${numbers(10_000)} b, ${numbers(10_000)} c`);
    const refused = asking.catch((error: unknown) => error);
    const writing = patiently(() => database.on('live', 'test').execute(sql`/* test */ insert into kept values (${round})`));
    expect(await refused).toMatchObject({ code: 'LIMIT_EXCEEDED' });
    await writing;
  }
  expect(await patiently(() => database.query(sql`/* test */ select n from kept order by n`))).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
}, 60_000);

test('what the server does by itself may take as long as it takes', async () => {
  const long = sql`/* test */ select count(*) as count from ${numbers(10_000)} a, ${numbers(1_500)} b`;
  expect(await patiently(() => database.on('background', 'test').query(long))).toEqual([{ count: '15000000' }]);
}, 60_000);
