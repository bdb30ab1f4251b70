import { advisoryLocks, type Transaction, sql } from '../../database/index.js';

const NUMBERED_AT_ONCE = 50_000;

/** From here to the end of the transaction nobody else numbers, reads or drops changes of the delta feed. */
export async function lockFeed(transaction: Transaction): Promise<void> {
  await transaction.query(sql`/* sync.lockNumbering */ select pg_advisory_xact_lock(${advisoryLocks.numberingRecordChanges}::bigint)`);
}

/**
 * Numbers rows that their writers have committed, and says whether some are left. Call it under `lockFeed`, one at a time: rows get their
 * numbers only when they are visible, so none can turn up behind a cursor (docs/adr/0004).
 */
export async function numberCommitted(transaction: Transaction): Promise<boolean> {
  const numbered = await transaction.execute(sql`/* sync.numberChanges */
    update record_change c set seq = n.seq
    from (
      select id, nextval('record_change_seq') as seq
      from (select id from record_change where seq is null order by id limit ${NUMBERED_AT_ONCE}) committed
    ) n
    where c.id = n.id and c.seq is null`);
  return numbered === NUMBERED_AT_ONCE;
}
