import { appendChanges } from '../../changes/index.js';
import { sql } from '../../database/index.js';
import { DomainError } from '../../kernel/index.js';
import { askingFor, type ReadingContext, getSegment, changeSegmentSet, refuseIfBuiltOn } from '../set/index.js';
import type { Guard } from './save-segment.js';

/** Deletes a segment; the log says that its members left. Throws NOT_FOUND, and CONFLICT if others build on it or `guard` says so. */
export async function deleteSegment(asked: ReadingContext, id: string, { guard }: { readonly guard?: Guard } = {}): Promise<void> {
  const context = askingFor(asked, 'edit');
  await getSegment(context, id);
  await context.database.transaction(async (transaction) => {
    await changeSegmentSet(transaction);
    const refusal = guard?.(await getSegment({ database: transaction }, id));
    if (refusal !== undefined) throw new DomainError('CONFLICT', refusal.message, { field: refusal.path.join('.') });
    await refuseIfBuiltOn(transaction, id, context.reader);
    // A merge may be moving members of a static segment: it commits first, or finds the segment gone.
    await transaction.query(sql`/* segment.lock */ select from segment where id = ${id} for update`);
    const members = await transaction.query<{ customer_id: string }>(sql`/* segment.members */
      select customer_id from membership where segment_id = ${id} order by customer_id`);
    await transaction.execute(sql`/* segment.delete */ delete from segment where id = ${id}`);
    const changes = members.map(
      (member) => ({ segmentId: id, customerId: member.customer_id, kind: 'LEFT', cause: 'DEFINITION' }) as const,
    );
    appendChanges(transaction, changes, context.clock.now());
  });
  context.wakeUps.wake('changes', { everywhere: true });
}
