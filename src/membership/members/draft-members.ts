import type { NewChange } from '../../changes/index.js';
import { type Queryable, rowsOf, sql, type Transaction } from '../../database/index.js';

/** Writes changes to the members of drafts, with the next statement. The log says nothing of them; each names its draft as the segment. */
export function writeDraftMembers(transaction: Transaction, changes: readonly NewChange[]): void {
  if (changes.length === 0) return;
  const of = (kind: NewChange['kind']) => changes.filter((change) => change.kind === kind);
  const [entered, left] = [of('ENTERED'), of('LEFT')];
  transaction.defer(sql`/* draft.leave */
    delete from draft_membership m
    using ${rowsOf(left, { segmentId: 'uuid', customerId: 'uuid' })} as gone(draft_id, customer_id)
    where m.draft_id = gone.draft_id and m.customer_id = gone.customer_id`);
  transaction.defer(sql`/* draft.enter */
    insert into draft_membership (draft_id, customer_id)
    select * from ${rowsOf(entered, { segmentId: 'uuid', customerId: 'uuid' })}`);
}

/** Removes the members of drafts that have taken over or have been dropped. */
export async function purgeDraftMembers(database: Queryable): Promise<void> {
  await database.execute(sql`/* draft.purge */
    delete from draft_membership where draft_id not in (select id from segment_build)`);
}
