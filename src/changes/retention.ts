import { advisoryLocks, type Database, retriedTransaction, sql, type Queryable } from '../database/index.js';
import type { Clock } from '../kernel/index.js';
import { readHorizon, writeHorizon, type Horizon } from './horizon.js';

export interface RetentionContext {
  readonly database: Pick<Database, 'transaction'>;
  readonly clock: Clock;
}

/** Changes looked at in one transaction, so that it is over in a moment. */
const STRETCH = 10_000;

/**
 * Drops changes that are older than `keptMs`, but for the entry of everybody who was a member at the horizon: what is left still adds up, so
 * sizes and members of every later instant stay exact (docs/adr/0010). Safe from several processes.
 */
export async function dropOldChanges({ database, clock }: RetentionContext, keptMs: number, { stretch = STRETCH } = {}): Promise<void> {
  const before = new Date(clock.now().getTime() - keptMs);
  while (await retriedTransaction({ database }, (transaction) => dropStretch(transaction, before, stretch)));
}

/** Moves the horizon by a stretch; false if there is none to move it by. */
async function dropStretch(transaction: Queryable, before: Date, stretch: number): Promise<boolean> {
  await transaction.query(sql`/* changes.lockHorizon */ select pg_advisory_xact_lock(${advisoryLocks.droppingChanges}::bigint)`);
  const horizon = await readHorizon(transaction);
  const end = await endOfStretch(transaction, horizon.seq, before, stretch);
  if (end === undefined) return false;
  await dropEnded(transaction, horizon.seq, end.seq);
  await forgetEpochs(transaction, end.seq);
  await writeHorizon(transaction, { seq: end.seq, at: end.at > horizon.at ? end.at : horizon.at });
  return true;
}

/** Those that ended before what is kept: whoever stands there is told so all the same. The first says where cursors without an epoch end. */
async function forgetEpochs(transaction: Queryable, horizon: bigint): Promise<void> {
  await transaction.execute(sql`/* changes.forgetEpochs */
    delete from log_epoch e where log = 'membership_change' and number > 1
      and exists (select from log_epoch n where n.log = e.log and n.number > e.number and n.started_after < ${horizon.toString()}::bigint)`);
}

/**
 * The last change after a position before the first one that is to be kept, and the latest instant up to there: clocks of several processes
 * differ, so instants need not follow the order of the log. The last change of all is kept, and with it the head of the log.
 */
async function endOfStretch(transaction: Queryable, after: bigint, before: Date, stretch: number): Promise<Horizon | undefined> {
  const [row] = await transaction.query<{ seq: string | null; at: Date }>(sql`/* changes.oldStretch */
    with stretch as materialized (
      select seq, at from membership_change where seq > ${after.toString()}::bigint order by seq limit ${stretch}
    )
    select max(seq) as seq, max(at) as at from stretch
    where seq < coalesce((select min(seq) from stretch where at >= ${before}), (select max(seq) from membership_change))`);
  return row?.seq == null ? undefined : { seq: BigInt(row.seq), at: row.at };
}

/**
 * Drops every LEFT of a stretch together with the ENTERED that it ended: of a customer in a segment the first with the first, and so on. Erasure
 * takes the customer out of what stands in the log, but not out of the LEFT that follows: that one ends an ENTERED of nobody.
 */
async function dropEnded(transaction: Queryable, after: bigint, end: bigint): Promise<void> {
  await transaction.execute(sql`/* changes.drop */
    with ended as materialized (
      select l.seq, l.segment_id, coalesce((
        select e.customer_id from membership_change e
        where e.customer_id = l.customer_id and e.segment_id = l.segment_id and e.kind = 'ENTERED' and e.seq < l.seq limit 1
      ), ${NOBODY}::uuid) as who
      from membership_change l where l.kind = 'LEFT' and l.seq > ${after.toString()}::bigint and l.seq <= ${end.toString()}::bigint
    ),
    begun as (
      select seq, segment_id, coalesce(customer_id, ${NOBODY}::uuid) as who from membership_change
      where (customer_id = any(array(select who from ended)) or customer_id is null) and kind = 'ENTERED' and seq <= ${end.toString()}::bigint
    ),
    numbered as (select *, row_number() over (partition by segment_id, who order by seq) as nth from begun),
    counted as (select segment_id, who, count(*) as times from ended group by segment_id, who)
    delete from membership_change where seq in (
      select seq from ended
      union all
      select seq from numbered join counted using (segment_id, who) where nth <= times
    )`);
}

/** In place of the customer where there is none any more: unlike null, it equals itself. */
const NOBODY = '00000000-0000-0000-0000-000000000000';
