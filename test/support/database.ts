import { createHash, randomUUID } from 'node:crypto';
import { cp, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AnyEntity, EntityClass } from '@mikro-orm/postgresql';
import { Client } from 'pg';
import type { Database } from '../../src/database/database.js';
import { sql } from '../../src/database/sql.js';
import { migrate, openDatabase, type DatabaseOptions } from '../../src/database/open-database.js';
import { memoryFolder } from './memory-folder.js';

/*
 * A migrated, empty database for each test file, copied from a template that is made once for a given set of migrations:
 * a template database on the server that DATABASE_URL names, else a folder of the embedded database under the system's temporary one.
 */

const MIGRATIONS = join(__dirname, '..', '..', 'migrations');
const POOL_SIZE = 6;

export interface TestDatabaseOptions {
  readonly entities?: readonly EntityClass<AnyEntity>[];
}

/** Opens a migrated, empty database of its own. `close` also removes it. */
export async function openTestDatabase(options: TestDatabaseOptions = {}): Promise<Database> {
  const copy = await copyDatabase();
  const database = await openDatabase({
    ...copy.options,
    entities: options.entities ?? [],
    poolSize: POOL_SIZE,
    embeddedQuestionMs: 600_000,
  });
  const close = database.close.bind(database);
  database.close = async () => {
    await close();
    await copy.remove();
  };
  return database;
}

/** Where others reach a database of the test that is on a server. */
export async function serverUrlOf(database: Database): Promise<string> {
  const [row] = await database.query<{ name: string }>(sql`/* test */ select current_database() as name`);
  return urlOf(process.env['DATABASE_URL'] ?? '', row?.name ?? '');
}

/**
 * Takes everything out of it that has been put in since it was migrated: a table that was never written has an empty file. Rows are deleted, without
 * triggers and references, since `truncate` makes new files for every table, index and sequence that depends on one.
 */
export async function emptyDatabase(database: Database): Promise<void> {
  await database.execute(sql`/* test.empty */
    do $$ declare written regclass; begin
      perform set_config('session_replication_role', 'replica', true);
      for written in
        select oid from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'migration' and pg_relation_size(oid) > 0
      loop
        execute format('delete from %s', written);
      end loop;
      perform setval(seqrelid::regclass, seqstart, false) from pg_sequence join pg_class on pg_class.oid = seqrelid where relnamespace = 'public'::regnamespace;
      perform set_config('session_replication_role', 'origin', true);
      insert into segment_set default values;
      insert into sweep_state default values;
    end $$`);
}

/** Makes a migrated, empty database for the test to open itself. */
export function copyDatabase(): Promise<Copy> {
  const serverUrl = process.env['DATABASE_URL'];
  return serverUrl === undefined ? copyFolder() : copyServerDatabase(serverUrl);
}

export interface Copy {
  readonly options: Pick<DatabaseOptions, 'url' | 'dataFolder'>;
  remove(): Promise<void>;
}

async function copyFolder(): Promise<Copy> {
  const template = await templateFolder();
  const dataFolder = await mkdtemp(join(memoryFolder(), 'cantle-test-'));
  await cp(join(template, 'database'), join(dataFolder, 'database'), { recursive: true });
  return { options: { dataFolder }, remove: () => rm(dataFolder, { recursive: true, force: true }) };
}

/** Two workers may make it at once: the first to rename its own into place wins. */
async function templateFolder(): Promise<string> {
  const folder = join(memoryFolder(), `cantle-test-template-${userTag()}-${migrationsHash()}`);
  if (await exists(folder)) return folder;
  const draft = await mkdtemp(join(memoryFolder(), 'cantle-test-draft-'));
  const database = await openDatabase({ dataFolder: draft, entities: [] });
  await migrate(database);
  await database.close();
  await rename(draft, folder).catch(async (error: unknown) => {
    if (!(await exists(folder))) throw error;
    await rm(draft, { recursive: true, force: true });
  });
  return folder;
}

async function copyServerDatabase(serverUrl: string): Promise<Copy> {
  const template = `cantle_test_template_${migrationsHash()}`;
  const name = `cantle_test_${randomUUID().replaceAll('-', '')}`;
  await onServer(serverUrl, async (server) => {
    await server.query('select pg_advisory_lock(7261002)');
    const found = await server.query('select from pg_database where datname = $1', [template]);
    if (found.rowCount === 0) await makeTemplate(server, serverUrl, template);
    // By files: block by block through the log, as is usual, it takes four times the processor.
    await server.query(`create database ${name} template ${template} strategy file_copy`);
  });
  return {
    options: { url: urlOf(serverUrl, name), dataFolder: '' },
    remove: () => onServer(serverUrl, async (server) => void (await server.query(`drop database ${name} with (force)`))),
  };
}

/** Makes a database with nothing in it on the server that DATABASE_URL names, not even migrated. */
export async function emptyServerDatabase(): Promise<{
  readonly url: string;
  readonly name: string;
  readonly remove: () => Promise<void>;
}> {
  const serverUrl = process.env['DATABASE_URL'] ?? '';
  const name = `cantle_test_${randomUUID().replaceAll('-', '')}`;
  await onServer(serverUrl, async (server) => void (await server.query(`create database ${name}`)));
  return {
    url: urlOf(serverUrl, name),
    name,
    remove: () => onServer(serverUrl, async (server) => void (await server.query(`drop database ${name} with (force)`))),
  };
}

/** Made under another name first, so that a run that is killed half way leaves no template behind that is not migrated. */
async function makeTemplate(server: Client, serverUrl: string, template: string): Promise<void> {
  const draft = `${template}_draft`;
  await server.query(`drop database if exists ${draft} with (force)`);
  await server.query(`create database ${draft}`);
  const database = await openDatabase({ url: urlOf(serverUrl, draft), dataFolder: '', entities: [] });
  await migrate(database);
  await database.close();
  await server.query(`alter database ${draft} rename to ${template}`);
}

async function onServer(url: string, work: (server: Client) => Promise<void>): Promise<void> {
  const server = new Client({ connectionString: url, connectionTimeoutMillis: 60_000, query_timeout: 120_000 });
  await server.connect();
  try {
    await work(server);
  } finally {
    await server.end();
  }
}

function urlOf(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}

function migrationsHash(): string {
  const hash = createHash('sha256');
  for (const file of readdirSync(MIGRATIONS).sort()) hash.update(file).update(readFileSync(join(MIGRATIONS, file)));
  return hash.digest('hex').slice(0, 16);
}

function userTag(): string {
  return String(process.getuid?.() ?? 'user');
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
