import 'reflect-metadata';
import { Migrator } from '@mikro-orm/migrations';
import { MikroORM, type AnyEntity, type EntityClass } from '@mikro-orm/postgresql';
import { advisoryLocks } from './advisory-locks.js';
import { Database } from './database.js';
import { openEmbeddedDatabase } from './embedded-database.js';
import { listMigrations } from './migrations.js';
import { withSessionLock } from './session-lock.js';

export interface DatabaseOptions {
  /** A PostgreSQL server, `postgres://user:password@host:port/name`; without it the embedded database is used. */
  readonly url?: string | undefined;
  /** The folder of the embedded database. */
  readonly dataFolder: string;
  readonly entities: readonly EntityClass<AnyEntity>[];
  /** At most this many connections. */
  readonly poolSize?: number;
}

const DEFAULT_POOL_SIZE = 10;

/** Opens the database that the options name. Nothing is migrated yet: see `migrate`. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const poolSize = options.poolSize ?? DEFAULT_POOL_SIZE;
  const embedded = options.url === undefined ? await openEmbeddedDatabase(options.dataFolder, EMBEDDED_CONNECTIONS) : undefined;
  try {
    const orm = await MikroORM.init({
      entities: [...options.entities],
      ...(embedded === undefined
        ? { clientUrl: options.url as string }
        : { host: embedded.host, port: embedded.port, dbName: 'postgres', user: 'postgres', password: 'postgres' }),
      extensions: [Migrator],
      migrations: {
        migrationsList: listMigrations(),
        tableName: 'migration',
        snapshot: false,
        silent: true,
        transactional: true,
        allOrNothing: true,
      },
      pool: { min: 0, max: poolSize, ...(embedded === undefined ? {} : { idleTimeoutMillis: FOR_EVER_MS }) },
      // The session time zone decides nothing: every instant has its offset, every day is computed for the workspace's zone.
      forceUtcTimezone: true,
      discovery: { warnWhenNoEntities: false },
      connect: false,
    });
    await orm.connect();
    return new Database(orm, embedded !== undefined, async () => embedded?.close());
  } catch (error) {
    await embedded?.close();
    throw error;
  }
}

/** All connections of the embedded database share one session, in which what a closed one had prepared would stay. */
const FOR_EVER_MS = 2 ** 31 - 1;

/** Connections that the embedded database takes: those of the server and of a few commands beside it. */
const EMBEDDED_CONNECTIONS = 100;

/** Applies the migrations that are missing; several processes may call it at once, each waits its turn. Gives their names. */
export async function migrate(database: Database): Promise<string[]> {
  return withSessionLock(database, advisoryLocks.migrating, async () => {
    const applied = await database.orm.migrator.up();
    return applied.map((migration) => migration.name);
  });
}
