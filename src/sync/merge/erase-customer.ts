import { sql, retriedTransaction } from '../../database/index.js';
import { notFound, isId } from '../../kernel/index.js';
import type { SyncContext } from '../context.js';
import { causedBy } from './merge-tables.js';

/**
 * Erases a person: the customer with everything that hangs on it, what earlier merges kept of it, and its name in the change log and in
 * kept answers. What remains says that somebody was erased, not who: an id that leads nowhere any more, where the delta feed tells it as ERASED
 * and the change log that it left a segment.
 */
export async function eraseCustomer(context: SyncContext, id: string): Promise<void> {
  if (!isId(id)) throw notFound('customer', id);
  return retriedTransaction(context, async (transaction) => {
    await causedBy(transaction, 'ERASURE');
    const locked = await transaction.query(sql`/* sync.lockErased */ select 1 from customer where id = ${id} for update`);
    if (locked.length === 0) throw notFound('customer', id);
    // Merges into this customer go with it by cascade.
    await transaction.execute(sql`/* sync.eraseSnapshots */ delete from customer_merge where merged_id = ${id}`);
    // But for the last leaving of each segment: whoever follows the log and has not been told of it would keep the person as a member.
    await transaction.execute(sql`/* sync.eraseFromLog */
      update membership_change c set customer_id = null
      where customer_id = ${id} and (kind = 'ENTERED' or exists (
        select from membership_change later
        where later.customer_id = c.customer_id and later.segment_id = c.segment_id and later.seq > c.seq))`);
    // An external id may be a name or an e-mail address; the answer itself stays, so that a repeated request does not bring the person back.
    await transaction.execute(sql`/* sync.eraseFromAnswers */
      update idempotency_key set response = jsonb_set(response, '{results}', (
        select jsonb_agg(case when result ->> 'id' = ${id} then result - 'externalId' else result end order by n)
        from jsonb_array_elements(response -> 'results') with ordinality as r(result, n)))
      where response -> 'results' @> ${JSON.stringify([{ id }])}::jsonb`);
    await transaction.execute(sql`/* sync.eraseCustomer */ delete from customer where id = ${id}`);
  });
}
