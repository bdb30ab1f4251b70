import { retriedTransaction, type Transaction, sql } from '../../database/index.js';
import { notBefore, type MembershipContext, changeSegmentSet } from '../set/index.js';
import { replaceMembers, type NextMembers, type Telling } from '../members/index.js';

/** A draft by its own id, and the segment whose rule it replaces. */
export interface Draft {
  readonly id: string;
  readonly segment_id: string;
}

/**
 * Puts a draft in the place of its segment's rule, and its members in the place of those before, in a transaction that has locked the
 * set of segments: no reader sees a mixture. Gives how many memberships have changed.
 */
export async function takeOver(transaction: Transaction, draft: Draft, members: NextMembers, telling: Telling): Promise<number> {
  const changes = await replaceMembers(transaction, draft.segment_id, members, telling);
  await transaction.execute(sql`/* build.retryPutAside */
    insert into evaluation_queue (customer_id, kinds, segment_id, cause)
    select customer_id, 0, segment_id, cause from evaluation_failure where segment_id = ${draft.segment_id}`);
  await transaction.execute(sql`/* build.switch */
    with taken as (delete from segment_build where id = ${draft.id} returning query, rule)
    update segment s set query = taken.query, rule = taken.rule, version = version + 1, state = 'ready', error = null
    from taken where s.id = ${draft.segment_id}`);
  return changes;
}

/**
 * The same for a draft whose members have been found one part after another, if there still is one. While the set is locked no evaluation
 * is under way, and rule and draft have seen the same changes of data. Gives whether it has taken over.
 */
export function completeDraft(context: MembershipContext, segmentId: string): Promise<boolean> {
  return retriedTransaction(context, async (transaction) => {
    await changeSegmentSet(transaction);
    const [draft] = await transaction.query<Draft>(sql`/* build.complete */
      select id, segment_id from segment_build where segment_id = ${segmentId} and complete and rule is not null for update`);
    if (draft === undefined) return false;
    const { set, sweptTo } = await context.segmentSet.current(transaction);
    const next = sql`select customer_id as id from draft_membership where draft_id = ${draft.id}::uuid`;
    const dependents = set.dependentsOf(segmentId).map(({ id }) => id);
    await takeOver(transaction, draft, { next }, { at: notBefore(sweptTo, context.clock.now()), dependents });
    return true;
  });
}
