import 'reflect-metadata';
import { Migrator } from '@mikro-orm/migrations';
import { MikroORM, type AnyEntity, type EntityClass } from '@mikro-orm/postgresql';
import { advisoryLocks } from './advisory-locks.js';
import { Database } from './database.js';
import { openEmbeddedDatabase, type EmbeddedDatabase } from './embedded-database.js';
import { knexOn } from './knex-client.js';
import { Lane, lanesOfServer, LANES_OF_EMBEDDED, LOCK_TIMEOUT_MS, type LaneName, type LaneTable } from './lanes.js';
import { listMigrations } from './migrations.js';
import { readServerAddress, type ServerAddress } from './server-address.js';
import { withSessionLock } from './session-lock.js';
import { SessionPool } from './session-pool.js';
import { openSession } from './session.js';
import { Timeouts } from './timeouts.js';

export interface DatabaseOptions {
  /** A PostgreSQL server, `postgres://user:password@host:port/name`; without it the embedded database is used. */
  readonly url?: string | undefined;
  /** The folder of the embedded database. */
  readonly dataFolder: string;
  readonly entities: readonly EntityClass<AnyEntity>[];
  /** How many connections questions may take, beside those that the server needs for itself. */
  readonly poolSize?: number;
  /** How long the database may take for one statement of a question, in ms; for as long as it likes if undefined. */
  readonly questionMs?: number | undefined;
}

const DEFAULT_POOL_SIZE = 10;

/** Opens the database that the options name. Nothing is migrated yet: see `migrate`. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const embedded = options.url === undefined ? await openEmbeddedDatabase(options.dataFolder, EMBEDDED_CONNECTIONS) : undefined;
  try {
    const lanes = embedded === undefined ? openServer(options) : joinEmbedded(embedded);
    const orm = await initializeOrm(options, lanes);
    const close = async () => {
      await orm.close(true);
      await Promise.all(Object.values(lanes).map((lane) => lane.close()));
      await embedded?.close();
    };
    return new Database({ orm, embedded: embedded !== undefined, joined: embedded?.joined === true, lanes, close });
  } catch (error) {
    await embedded?.close();
    throw error;
  }
}

type Lanes = Readonly<Record<LaneName, Lane>>;

/** Sessions of a lane that nobody uses for so long are closed. */
const IDLE_MS = 30_000;

function openServer({ url = '', poolSize = DEFAULT_POOL_SIZE, questionMs = 0 }: DatabaseOptions): Lanes {
  const address = readServerAddress(url);
  return eachLane(lanesOfServer(poolSize, questionMs), ({ statementMs }) => {
    const timeouts = Timeouts.of({ statement: statementMs, lock: LOCK_TIMEOUT_MS });
    return new SessionPool(() => openSession(address, timeouts), IDLE_MS);
  });
}

/** All connections of the embedded database share one session, in which what a closed one had prepared would stay: they are kept. */
function joinEmbedded({ host, port }: EmbeddedDatabase): Lanes {
  const address: ServerAddress = {
    hosts: [{ host, port, database: 'postgres', user: 'postgres', password: 'postgres' }],
    sessionAttributes: 'any',
    ownTimeouts: new Set(),
  };
  const pool = new SessionPool(() => openSession(address, undefined), undefined);
  return eachLane(LANES_OF_EMBEDDED, () => pool);
}

function eachLane(table: LaneTable, poolFor: (bounds: LaneTable[LaneName]) => SessionPool): Lanes {
  const lane = (name: LaneName) => new Lane(poolFor(table[name]), table[name]);
  return { live: lane('live'), questions: lane('questions'), background: lane('background') };
}

function initializeOrm({ entities }: DatabaseOptions, lanes: Lanes): Promise<MikroORM> {
  return MikroORM.init({
    entities: [...entities],
    driverOptions: knexOn(lanes.questions),
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

/** Applies the migrations that are missing; several processes may call it at once, each waits its turn. Gives their names. */
export async function migrate(database: Database): Promise<string[]> {
  return withSessionLock(database, advisoryLocks.migrating, async () => {
    const applied = await database.orm.migrator.up();
    return applied.map((migration) => migration.name);
  });
}
