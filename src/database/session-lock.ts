import type { AdvisoryLock } from './advisory-locks.js';
import type { Database } from './database.js';
import { question } from './question.js';
import { sql } from './sql.js';

/**
 * Runs `work` while no other process that asks for the same lock runs its own. The embedded database belongs to one process, and its
 * connections share one session, so nothing is locked there. Others are waited for as long as they take, which is as long as they live.
 */
export async function withSessionLock<Result>(database: Database, lock: AdvisoryLock, work: () => Promise<Result>): Promise<Result> {
  if (database.embedded) return work();
  return database.on('sessions', 'lock').withConnection(async (connection) => {
    await connection.ask(
      question<[object, object], void>(
        [
          sql`/* database.waitForLock */ select set_config('lock_timeout', '0', true)`,
          sql`/* database.lock */ select pg_advisory_lock(${lock})`,
        ],
        () => {},
      ),
    );
    try {
      return await work();
    } finally {
      await connection.query(sql`/* database.unlock */ select pg_advisory_unlock(${lock})`);
    }
  });
}
