import { dropInPieces, sql } from '../../database/index.js';
import type { SyncContext } from '../context.js';

/** A request that is repeated later than this is a new one. */
const REMEMBERED_MS = 24 * 3_600_000;
const FORGOTTEN_AT_ONCE = 1_000;

/** Forgets first answers that nobody will ask for again. Safe from several processes: each takes what no other has. */
export async function forgetOldAnswers({ database, clock }: Pick<SyncContext, 'database' | 'clock'>): Promise<void> {
  const before = new Date(clock.now().getTime() - REMEMBERED_MS);
  const old = sql`/* sync.forgetAnswers */
        delete from idempotency_key where (api_key_id, key) in (
          select api_key_id, key from idempotency_key where created_at < ${before}
          order by created_at limit ${FORGOTTEN_AT_ONCE} for update skip locked
        )`;
  await dropInPieces(database, FORGOTTEN_AT_ONCE, old);
}
