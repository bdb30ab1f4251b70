import { type Transaction, sql } from '../../database/index.js';
import type { SyncContext } from '../context.js';
import { headOfFeed, lockFeed, numberCommitted } from './number-record-changes.js';
import { readFeedHorizon, writeFeedHorizon } from './record-change-horizon.js';

const DROPPED_AT_ONCE = 10_000;

/**
 * Drops what the delta feed has told, or could have told, for longer than `keptMs`; a cursor from before has expired then. Safe from several
 * processes.
 */
export async function dropOldRecordChanges({ database }: Pick<SyncContext, 'database'>, keptMs: number): Promise<void> {
  while (await database.transaction((transaction) => dropSome(transaction, keptMs)));
}

/** Drops a batch; false if nothing is old enough. */
async function dropSome(transaction: Transaction, keptMs: number): Promise<boolean> {
  await lockFeed(transaction);
  await headOfFeed(transaction);
  const seconds = keptMs / 1_000;
  // A row is dropped by its number, so that a cursor tells whether its reader has missed it. Where nobody reads, nothing has numbers yet.
  const [unnumbered] = await transaction.query<{ old: boolean }>(sql`/* sync.oldestUnnumbered */
    select at < now() - make_interval(secs => ${seconds}) as old from record_change where seq is null order by id limit 1`);
  if (unnumbered?.old === true) await numberCommitted(transaction);
  const horizon = await readFeedHorizon(transaction);
  const [dropped] = await transaction.query<{ seq: string | null }>(sql`/* sync.dropRecordChanges */
    with oldest as materialized (
      select seq, at < now() - make_interval(secs => ${seconds}) as old from record_change
      where seq > ${horizon.toString()}::bigint order by seq limit ${DROPPED_AT_ONCE}
    ),
    dropped as (
      delete from record_change where seq in (
        select seq from oldest where seq < coalesce((select min(seq) from oldest where not old), 9223372036854775807)
      )
      returning seq
    )
    select max(seq) as seq from dropped`);
  if (dropped?.seq == null) return false;
  await writeFeedHorizon(transaction, BigInt(dropped.seq));
  return true;
}
