import 'reflect-metadata';
import { Migrator } from '@mikro-orm/migrations';
import { MikroORM, type AnyEntity, type EntityClass } from '@mikro-orm/postgresql';
import { StartError } from '../kernel/index.js';
import { advisoryLocks } from './advisory-locks.js';
import { Database } from './database.js';
import { openEmbeddedDatabase, type EmbeddedDatabase } from './embedded-database.js';
import { knexOn } from './knex-client.js';
import { Lane, lanesOfServer, LANES_OF_EMBEDDED, type LaneName, type LaneTable } from './lanes.js';
import { listMigrations } from './migrations.js';
import { AddressError, readServerAddress } from './server-address.js';
import { withSessionLock } from './session-lock.js';
import { SessionPool } from './session-pool.js';
import { openSession } from './session.js';
import { sql } from './sql.js';
import { EMBEDDED_QUESTION_MS, timeoutsFor } from './timeouts.js';
import { asUnavailable } from './unavailable.js';

export interface DatabaseOptions {
  /** A PostgreSQL server, `postgres://user:password@host:port/name`; without it the embedded database is used. */
  readonly url?: string | undefined;
  /** The same server, where `url` leads through a pooler that lends a connection for a transaction. */
  readonly directUrl?: string | undefined;
  /** The folder of the embedded database. */
  readonly dataFolder: string;
  readonly entities: readonly EntityClass<AnyEntity>[];
  /** How many connections questions may take, beside those that the server needs for itself. */
  readonly poolSize?: number;
  /** How long a statement of a question may take on the embedded database, in ms, for tests. */
  readonly embeddedQuestionMs?: number;
}

const DEFAULT_POOL_SIZE = 10;

/** Opens the database that the options name. Nothing is migrated yet: see `migrate`. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const embedded = options.url === undefined ? await openEmbeddedDatabase(options.dataFolder, EMBEDDED_CONNECTIONS) : undefined;
  if (embedded === undefined) await refusePooler(options);
  try {
    const lanes = embedded === undefined ? openServer(options) : joinEmbedded(embedded, options.embeddedQuestionMs ?? EMBEDDED_QUESTION_MS);
    // On the embedded database migrations may take as long as they like.
    const orm = await initializeOrm(options, embedded === undefined ? lanes.questions : lanes.background);
    const close = async () => {
      await orm.close(true);
      await Promise.all(Object.values(lanes).map((lane) => lane.close()));
      await embedded?.close();
    };
    const { ownTimeouts } = readServerAddress(options.url ?? 'postgres://');
    return new Database({
      orm,
      embedded: embedded !== undefined,
      joined: embedded?.joined === true,
      pooled: options.directUrl !== undefined,
      ownTimeouts,
      overran: embedded?.overran ?? new Set(),
      lanes,
      close,
    });
  } catch (error) {
    await embedded?.close();
    throw error;
  }
}

type Lanes = Readonly<Record<LaneName, Lane>>;

/** Sessions of a lane that nobody uses for so long are closed. */
const IDLE_MS = 30_000;

function openServer({ url = '', directUrl, poolSize = DEFAULT_POOL_SIZE }: DatabaseOptions): Lanes {
  const isPooled = directUrl !== undefined;
  const [shared, direct] = [readServerAddress(url), readServerAddress(directUrl ?? url)];
  return eachLane(lanesOfServer(poolSize), ({ purpose }, name) => {
    const timeouts = timeoutsFor(purpose);
    const open = () => (name === 'sessions' || !isPooled ? openSession(direct, timeouts) : openSession(shared, undefined, { isPooled }));
    return new SessionPool(open, IDLE_MS);
  });
}

/**
 * Refuses, with an AddressError, to work through a pooler alone: locks of sessions and LISTEN need a backend of their own. It is known by its keys for
 * cancelling, which are no backend's.
 */
async function refusePooler({ url, directUrl }: DatabaseOptions): Promise<void> {
  const session = await openSession(readServerAddress(directUrl ?? url ?? ''), undefined, { isPooled: true }).catch((error: unknown) => {
    throw asUnavailable(error);
  });
  try {
    const [answer] = await session.run([sql`/* database.backend */ select pg_backend_pid() as pid`], { onAnswer: () => {} });
    const row = answer?.rows[0] as { readonly pid: number } | undefined;
    if (row?.pid === session.processId) return;
  } finally {
    await session.close();
  }
  const what = directUrl === undefined ? 'DATABASE_URL' : 'DATABASE_DIRECT_URL';
  throw new AddressError(
    `${what} leads through a connection pooler, such as PgBouncer. Set DATABASE_DIRECT_URL to the PostgreSQL server itself: a few connections to it are needed.`,
  );
}

/**
 * All connections of the embedded database share one session, in which what a closed one had prepared would stay: they are kept. While it does
 * what one asks it does nothing else, so those of clients say how long a statement may take.
 */
function joinEmbedded({ host, port, joined }: EmbeddedDatabase, longestMs: number): Lanes {
  let count = 0;
  const open = (limitMs: number) => () => {
    const number = ++count;
    const application_name = `cantle session=${joined ? 0 : number} statement_timeout=${limitMs}`;
    const config = { host, port, database: 'postgres', user: 'postgres', password: 'postgres', application_name };
    return openSession({ hosts: [config], sessionAttributes: 'any', ownTimeouts: new Set() }, undefined, { isPooled: false, number });
  };
  const [bounded, unbounded] = [open(longestMs), open(0)].map((openOne) => new SessionPool(openOne, undefined)) as [
    SessionPool,
    SessionPool,
  ];
  return eachLane(LANES_OF_EMBEDDED, (_bounds, name) => (name === 'questions' ? bounded : unbounded));
}

function eachLane(table: LaneTable, poolFor: (bounds: LaneTable[LaneName], name: LaneName) => SessionPool): Lanes {
  const lane = (name: LaneName) => new Lane(poolFor(table[name], name), table[name]);
  return { live: lane('live'), questions: lane('questions'), background: lane('background'), sessions: lane('sessions') };
}

function initializeOrm({ entities }: DatabaseOptions, lane: Lane): Promise<MikroORM> {
  return MikroORM.init({
    entities: [...entities],
    driverOptions: knexOn(lane),
    // It connects to nothing by itself, but wants to know a name.
    dbName: 'postgres',
    extensions: [Migrator],
    migrations: {
      migrationsList: listMigrations(),
      tableName: 'migration',
      snapshot: false,
      silent: true,
      transactional: true,
      allOrNothing: true,
    },
    // The session time zone decides nothing: every instant has its offset, every day is computed for the workspace's zone.
    forceUtcTimezone: true,
    discovery: { warnWhenNoEntities: false },
    connect: false,
  });
}

/** Connections that the embedded database takes: those of the server and of a few commands beside it. */
const EMBEDDED_CONNECTIONS = 100;

/**
 * Applies the migrations that are missing; several processes may call it at once, each waits its turn. Gives their names. Refuses a database of a later
 * release, with a StartError.
 */
export async function migrate(database: Database): Promise<string[]> {
  return withSessionLock(database, advisoryLocks.migrating, async () => {
    await refuseOthersTables(database);
    const applied = await database.orm.migrator.up();
    await refuseLaterRelease(database);
    return applied.map((migration) => migration.name);
  });
}

/** Where nothing of ours is yet, nobody else may have put anything: the names of our tables are everyday words. What extensions have is not counted. */
async function refuseOthersTables(database: Database): Promise<void> {
  const [first] = listMigrations();
  const [own] = await database.query<{ there: boolean }>(sql`/* migration.table */
    select exists (select from pg_attribute where attrelid = to_regclass('migration') and attname = 'name' and not attisdropped) as there`);
  const [begun] =
    own?.there === true
      ? await database.query(sql`/* migration.begun */ select from migration where name::text = ${first?.name ?? ''}`)
      : [];
  if (begun !== undefined) return;
  const found = await database.query<{ name: string }>(sql`/* migration.foreign */
    select relname::text as name from pg_class c
    where relnamespace = to_regnamespace(quote_ident(current_schema())) and relkind in ('r', 'p', 'v', 'm', 'f')
      and not (relname = 'migration' and ${own?.there === true}::boolean)
      and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
    order by relname limit 3`);
  if (found.length === 0) return;
  const names = found.map(({ name }) => name).join(', ');
  throw new StartError(`DATABASE_URL: the database has tables that are not Cantle's, such as ${names}. Give Cantle a database of its own.`);
}

/** What a later release has made of a database, this one does not know how to keep: it has a migration that is none of this one's, whatever its number. */
async function refuseLaterRelease(database: Database): Promise<void> {
  const own = listMigrations().map(({ name }) => name);
  const [found] = await database.query<{ name: string }>(
    sql`/* migration.others */ select name from migration where name <> all(${own}::text[]) order by name collate "C" desc limit 1`,
  );
  if (found === undefined) return;
  throw new StartError(
    `The database is of a later release: it has the migration ${found.name}, which is none of this release. Run that release, or restore a backup from before.`,
  );
}
