import { readsMemberships, segmentsIn } from '../../catalogue/index.js';
import { sql } from '../../database/index.js';
import { mentionsOf, type Rule } from '../../language/index.js';
import type { MembershipContext } from '../set/index.js';
import { settle, type Freshness } from './settle.js';

/**
 * For which instant an answer that runs a rule over the records themselves is exact: now. A rule that builds on segments reads their
 * members, so these are brought up to the present first, and the answer is stale where theirs are not all found.
 */
export async function freshnessFor(context: MembershipContext, rule: Rule): Promise<Freshness> {
  const readsMembers = mentionsOf(rule).functions.some(readsMemberships);
  if (!readsMembers) return { asOf: context.clock.now(), stale: false };
  const { asOf, stale } = await settle(context);
  return { asOf, stale: stale || (await areUnfinished(context, [...segmentsIn(rule)])) };
}

/** Whether the members for the present rule of any of the segments are not all found, or cannot be. */
export async function areUnfinished(context: Pick<MembershipContext, 'database'>, segmentIds: readonly string[]): Promise<boolean> {
  return segmentIds.length > 0 && (await unfinishedSegments(context, segmentIds)).size > 0;
}

/**
 * Those of which the members for their present rule are not all found, or cannot be, for everybody or for some customer. While a draft is
 * built, the members of the present rule are all there.
 */
export async function unfinishedSegments(
  { database }: Pick<MembershipContext, 'database'>,
  segmentIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await database.query<{ id: string }>(sql`/* membership.unfinished */
    select id from segment where id = any(${[...segmentIds]}::uuid[])
      and (state = 'failed' or exists (select from evaluation_failure f where f.segment_id = segment.id)
        or state = 'building' and not exists (select from segment_build b where b.segment_id = segment.id and b.rule is not null))`);
  return new Set(rows.map(({ id }) => id));
}
