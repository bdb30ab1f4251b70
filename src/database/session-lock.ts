import type { AdvisoryLock } from './advisory-locks.js';
import type { Database } from './database.js';
import { sql } from './sql.js';

/**
 * Runs `work` while no other process that asks for the same lock runs its own. The embedded database belongs to one process, and its
 * connections share one session, so nothing is locked there.
 */
export async function withSessionLock<Result>(database: Database, lock: AdvisoryLock, work: () => Promise<Result>): Promise<Result> {
  if (database.embedded) return work();
  return database.withConnection(async (connection) => {
    await connection.query(sql`/* database.lock */ select pg_advisory_lock(${lock})`);
    try {
      return await work();
    } finally {
      await connection.query(sql`/* database.unlock */ select pg_advisory_unlock(${lock})`);
    }
  });
}
