import { type Database, dropInPieces, sql } from '../database/index.js';
import type { Clock } from '../kernel/index.js';

const DROPPED_AT_ONCE = 10_000;

/** Drops entries that are older than `keptMs`. Safe from several processes: each takes what no other has. */
export async function dropOldEntries(
  { database, clock }: { readonly database: Pick<Database, 'transaction'>; readonly clock: Clock },
  keptMs: number,
): Promise<void> {
  const before = new Date(clock.now().getTime() - keptMs);
  const old = sql`/* audit.drop */
        delete from audit_entry where id in (
          select id from audit_entry where at < ${before} order by at limit ${DROPPED_AT_ONCE} for update skip locked)`;
  await dropInPieces(database, DROPPED_AT_ONCE, old);
}
