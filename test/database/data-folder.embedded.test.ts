import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../../src/database/database.js';
import { listMigrations } from '../../src/database/migrations.js';
import { migrate, openDatabase } from '../../src/database/open-database.js';
import { sql } from '../../src/database/sql.js';

/* The folder of the embedded database, from its first start to the start of a later release on it. */

let dataFolder: string;
beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'cantle-folder-'));
});
afterEach(() => rm(dataFolder, { recursive: true, force: true }));

async function onFolder<Result>(work: (database: Database) => Promise<Result>): Promise<Result> {
  const database = await openDatabase({ dataFolder, entities: [] });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

const migrations = listMigrations().map(({ name }) => name);
const giveAnn = (database: Database) =>
  database.execute(
    sql`/* test */ insert into customer (id, added_at, created_at, updated_at) values (md5('ann')::uuid, now(), now(), now())`,
  );
const customers = (database: Database) => database.query(sql`/* test */ select id from customer`);

test.each([1, 6, 12])('a folder that a release with %d migrations left is brought up to date, with what is in it', async (count) => {
  await onFolder(async (database) => {
    await database.orm.migrator.up({ to: migrations[count - 1] as string });
    await giveAnn(database);
  });
  expect(await onFolder(migrate)).toEqual(migrations.slice(count));
  expect(await onFolder(migrate)).toEqual([]);
  expect(await onFolder(customers)).toHaveLength(1);
});

test('a first start that was killed half way is begun anew', async () => {
  await mkdir(join(dataFolder, 'database', 'base'), { recursive: true });
  await writeFile(join(dataFolder, 'database', 'PG_VERSION'), '1');
  expect(await onFolder(migrate)).toEqual(migrations);
});

test('what a process that is gone has left behind keeps nobody out', async () => {
  await onFolder(migrate);
  const gone = spawnSync(process.execPath, ['-e', '']).pid;
  await writeFile(join(dataFolder, 'lock'), String(gone));
  await writeFile(join(dataFolder, '.s.PGSQL.5432'), '');
  await onFolder(giveAnn);
  expect(await onFolder(customers)).toHaveLength(1);
});

test('a folder that is in use is not opened a second time: who comes joins, and sees what is committed', async () => {
  await onFolder(async (database) => {
    await migrate(database);
    const holder = await readFile(join(dataFolder, 'lock'), 'utf8');
    await onFolder(async (joined) => {
      await giveAnn(joined);
      expect(await readFile(join(dataFolder, 'lock'), 'utf8')).toBe(holder);
    });
    expect(await customers(database)).toHaveLength(1);
  });
});

test('a process that holds the files and does not answer is named', async () => {
  await mkdir(dataFolder, { recursive: true });
  await writeFile(join(dataFolder, 'lock'), String(process.ppid));
  await expect(onFolder(migrate)).rejects.toThrow(`Process ${process.ppid} is using the embedded database in ${dataFolder}`);
});

test('a transaction has the engine to itself: what is asked meanwhile on another connection waits for its end', async () => {
  await onFolder(async (database) => {
    await migrate(database);
    const order: string[] = [];
    let asked: Promise<unknown> | undefined;
    await database.transaction(async (transaction) => {
      await transaction.query(sql`/* test */ select 1`);
      asked = customers(database).then((rows) => order.push(`asked: ${rows.length}`));
      await transaction.execute(sql`/* test */
        insert into customer (id, added_at, created_at, updated_at) values (md5('ann')::uuid, now(), now(), now())`);
      order.push('written');
    });
    await asked;
    expect(order).toEqual(['written', 'asked: 1']);
  });
});
