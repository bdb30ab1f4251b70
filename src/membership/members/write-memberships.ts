import type { NewChange } from '../../changes/index.js';
import { rowsOf, sql, type Transaction, prepared } from '../../database/index.js';
import { type MembershipContext, holdSegmentSet } from '../set/index.js';

/** Puts the customers of changes made outside the evaluator on the queue, for the segments that build on those changed. */
export async function enqueueDependents(
  context: Pick<MembershipContext, 'segmentSet'>,
  transaction: Transaction,
  changes: readonly NewChange[],
): Promise<void> {
  holdSegmentSet(transaction);
  const { set } = await context.segmentSet.current(transaction);
  const rows = changes.flatMap(({ segmentId, customerId, cause }) =>
    set.dependentsOf(segmentId).map(({ id }) => ({ customerId, id, cause })),
  );
  if (rows.length === 0) return;
  await transaction.execute(sql`/* membership.enqueueDependents */
    insert into evaluation_queue (customer_id, kinds, segment_id, cause)
    select customer_id, 0, segment_id, cause from ${rowsOf(rows, { customerId: 'uuid', id: 'uuid', cause: 'text' })} as touched(customer_id, segment_id, cause)`);
}

/** Writes changes to `membership`, with the next statement; `appendChanges` writes them to the log, last in the transaction. */
export function writeMemberships(transaction: Transaction, changes: readonly NewChange[], at: Date): void {
  const entered = changes.filter((change) => change.kind === 'ENTERED');
  const left = changes.filter((change) => change.kind === 'LEFT');
  if (left.length > 0) {
    transaction.defer(
      prepared`/* membership.leave */
      delete from membership m
      using ${rowsOf(left, { segmentId: 'uuid', customerId: 'uuid' })} as gone(segment_id, customer_id)
      where m.segment_id = gone.segment_id and m.customer_id = gone.customer_id`,
    );
  }
  if (entered.length > 0) {
    transaction.defer(
      prepared`/* membership.enter */
      insert into membership (segment_id, customer_id, since)
      select segment_id, customer_id, ${at}
      from ${rowsOf(entered, { segmentId: 'uuid', customerId: 'uuid' })} as come(segment_id, customer_id)`,
    );
  }
}
