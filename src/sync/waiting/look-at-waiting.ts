import { type Queryable, retriedTransaction, sql } from '../../database/index.js';
import type { SyncContext } from '../context.js';
import { attachWaiting, type SyncAny } from './waiting.js';

/*
 * Orders that wait may be somebody's by whatever changes who alone has an address, a number or a name. Triggers note that in the transaction that changes it, as
 * they note what begins to wait (migrations/0145_looks_at_what_waits.sql); here it is looked at, so that nothing waits because nobody looked.
 */

const NOTES_AT_ONCE = 1_000;

interface Note {
  readonly id: string;
  /** Whoever changed contacts without seeing what waits, as that was not there yet, has ended: what is seen now is all there is to see. */
  readonly isLast: boolean;
  /** Whose it is; mostly nobody's yet. */
  readonly customerIds: readonly string[];
}

/**
 * Brings in what waits for those who alone have its address by now. Each note is looked at as soon as it is seen, and once more when all transactions have
 * ended that had begun by then. Several may look, in one process or many: what one has brought in the other does not find.
 */
export async function lookAtWaiting(context: SyncContext, sync: SyncAny): Promise<void> {
  for (;;) {
    const notes = await retriedTransaction(context, takeNotes);
    if (notes.length === 0) return;
    await attachWaiting(context, [...new Set(notes.flatMap(({ customerIds }) => customerIds))], sync);
    // After it, so that a crash in between leaves them.
    const done = notes.flatMap(({ id, isLast }) => (isLast ? id : []));
    await retriedTransaction(context, (transaction) =>
      transaction.execute(sql`/* sync.forgetLooks */ delete from waiting_look where id = any(${done}::bigint[])`),
    );
  }
}

/** The transaction that sees them first gets its number as it writes that down: all that it does not see yet and that had begun by then have lower ones. */
function takeNotes(transaction: Queryable): Promise<Note[]> {
  return transaction.query<Note>(sql`/* sync.takeLooks */
    with noted as materialized (
      select * from waiting_look where seen_by is null or seen_by <= pg_snapshot_xmin(pg_current_snapshot()) order by id limit ${NOTES_AT_ONCE}),
    seen as (update waiting_look l set seen_by = pg_current_xact_id() from noted n where l.id = n.id and l.seen_by is null)
    select n.id::text as id, n.seen_by is not null as "isLast", array(
        select x.customer_id::text from customer_external_id x where x.source = n.source and x.external_id = n.customer_external_id
        union
        select (array_agg(customer_id))[1]::text from (
          select customer_id from customer_email where normal = n.address
          union select customer_id from customer_phone where normal = n.address) held having count(*) = 1) as "customerIds"
    from noted n`);
}
