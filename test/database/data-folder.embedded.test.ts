import { spawnSync } from 'node:child_process';
import { chmod, chown, mkdir, mkdtemp, readdir, readFile, readlink, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Database } from '../../src/database/database.js';
import { listMigrations } from '../../src/database/migrations.js';
import { migrate, openDatabase } from '../../src/database/open-database.js';
import { sql } from '../../src/database/sql.js';
import { memoryFolder } from '../support/memory-folder.js';

/* The folder of the embedded database, from its first start to the start of a later release on it. */

let dataFolder: string;
beforeEach(async () => {
  dataFolder = await mkdtemp(join(memoryFolder(), 'cantle-folder-'));
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
  await writeFile(join(dataFolder, 'database', 'cantle_begun'), '');
  await writeFile(join(dataFolder, 'database', 'PG_VERSION'), '1');
  expect(await onFolder(migrate)).toEqual(migrations);
});

describe('what has the name of a thing of ours and is none', () => {
  test.each([
    ['database/schema.sql', 'create table shop ();', 'database'],
    ['database/PG_VERSION', '16', 'database'],
    ['lock', 'yarn lockfile v1', 'lock'],
    ['socket', 'a file', 'socket'],
  ])('is refused and left as it was: %s', async (file, text, name) => {
    await mkdir(dirname(join(dataFolder, file)), { recursive: true });
    await writeFile(join(dataFolder, file), text);
    await expect(onFolder(migrate)).rejects.toThrow(`'${join(dataFolder, name)}' is not Cantle's, and was left alone.`);
    expect(await readFile(join(dataFolder, file), 'utf8')).toBe(text);
    expect(await readdir(dataFolder)).toEqual([name]);
  });

  test('is refused and left as it was: a link to a folder of files whose name begins as that of a socket folder does', async () => {
    const theirs = join(dataFolder, 'cantle-backup');
    await mkdir(theirs);
    await writeFile(join(theirs, 'customers.dump'), 'all there is');
    await symlink(theirs, join(dataFolder, 'socket'));
    await expect(onFolder(migrate)).rejects.toThrow(`'${join(dataFolder, 'socket')}' is not Cantle's, and was left alone.`);
    expect(await readFile(join(theirs, 'customers.dump'), 'utf8')).toBe('all there is');
    expect(await readlink(join(dataFolder, 'socket'))).toBe(theirs);
  });

  test('is used if it is an empty folder: nothing is lost then', async () => {
    await mkdir(join(dataFolder, 'database'));
    expect(await onFolder(migrate)).toEqual(migrations);
  });
});

test('a folder that was there keeps its rights and what else is in it; what is made is for its owner alone', async () => {
  await chmod(dataFolder, 0o755);
  await writeFile(join(dataFolder, 'package.json'), '{}');
  await onFolder(migrate);
  const rightsOf = async (name: string) => (await stat(join(dataFolder, name))).mode & 0o777;
  expect(await rightsOf('.')).toBe(0o755);
  expect(await readdir(dataFolder)).toContain('package.json');
  expect([await rightsOf('database'), await rightsOf('socket')]).toEqual([0o700, 0o700]);

  const made = join(dataFolder, 'a', 'b');
  await (await openDatabase({ dataFolder: made, entities: [] })).close();
  expect((await stat(made)).mode & 0o777).toBe(0o700);
});

test('what the system says against a folder is said in a line', async () => {
  await writeFile(join(dataFolder, 'file'), '');
  const opened = openDatabase({ dataFolder: join(dataFolder, 'file', 'data'), entities: [] });
  await expect(opened).rejects.toThrow(/^The folder '.*file\/data' \(CANTLE_DATA\) cannot be used: ENOTDIR: not a directory\.$/);
  // It is there, and nothing can be made in it.
  await expect(openDatabase({ dataFolder: '/proc/cantle', entities: [] })).rejects.toThrow(
    /'\/proc\/cantle' \(CANTLE_DATA\) cannot be used: ENOENT/,
  );
});

describe('where the path is too long for a socket', () => {
  const longFolder = () => join(dataFolder, 'l'.repeat(100));
  const socketFolder = () => readlink(join(longFolder(), 'socket'));
  const open = () => openDatabase({ dataFolder: longFolder(), entities: [] });

  test('it lies in a private folder that nobody can foresee, and who comes finds it', async () => {
    const first = await open();
    const folder = await socketFolder();
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    const second = await open();
    expect([first.joined, second.joined]).toEqual([false, true]);
    await second.close();
    await first.close();

    await (await open()).close();
    expect(await socketFolder()).not.toBe(folder);
    await expect(stat(folder)).rejects.toThrow('ENOENT');
    await rm(await socketFolder(), { recursive: true });
  });

  const asRoot = process.getuid?.() === 0 ? test : test.skip;
  asRoot('a folder of somebody else is joined by nobody', async () => {
    const [theirs, NOBODY] = [join(dataFolder, 'cantle-theirs'), 65_534];
    await mkdir(theirs, { mode: 0o700 });
    await chown(theirs, NOBODY, NOBODY);
    await mkdir(longFolder());
    await symlink(theirs, join(longFolder(), 'socket'));
    await expect(open()).rejects.toThrow(`'${theirs}' could be somebody else's.`);
  });
});

test('what a process that is gone has left behind keeps nobody out', async () => {
  await onFolder(migrate);
  const gone = spawnSync(process.execPath, ['-e', '']).pid;
  await writeFile(join(dataFolder, 'lock'), String(gone));
  await writeFile(join(dataFolder, 'socket', '.s.PGSQL.5432'), '');
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
