import pino from 'pino';
import { Client } from 'pg';
import { sql } from '../../src/database/sql.js';
import { listMigrations } from '../../src/database/migrations.js';
import { readConfiguration } from '../../src/server/configuration.js';
import { openWorkspace } from '../../src/server/workspace.js';
import { emptyServerDatabase } from '../support/database.js';

const SERVER = process.env['DATABASE_URL'];
const onServer = SERVER === undefined ? test.skip : test;
const CUTS = 3;

onServer(
  'a database is migrated, and its workspace opened, though connections are lost meanwhile',
  async () => {
    const { url, name, remove } = await emptyServerDatabase();
    const operator = new Client({ connectionString: SERVER });
    await operator.connect();
    let cut = 0;
    let isDone = false;
    const cutting = (async () => {
      while (!isDone && cut < CUTS) {
        // While somebody holds the lock of those who migrate: all connections, as a restart of the server ends them.
        const { rowCount } = await operator.query(
          `select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and exists (
            select from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = $1))`,
          [name],
        );
        cut += rowCount ?? 0;
      }
    })();
    const configuration = readConfiguration({ DATABASE_URL: url, CANTLE_CURRENCY: 'EUR', CANTLE_TIME_ZONE: 'Europe/Berlin' });
    try {
      const workspace = await openWorkspace(configuration, { log: pino({ level: 'silent' }) });
      const [found] = await workspace.database.query<{ migrations: number }>(
        sql`/* test */ select count(*)::int as migrations from migration`,
      );
      expect(found).toEqual({ migrations: listMigrations().length });
      expect(workspace.facts).toMatchObject({ currency: 'EUR', timeZone: 'Europe/Berlin' });
      expect(cut).toBeGreaterThan(0);
      await workspace.close();
    } finally {
      isDone = true;
      await cutting;
      await operator.end();
      await remove();
    }
  },
  120_000,
);
