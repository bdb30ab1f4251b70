import { sql } from '../database/index.js';
import { invalidInput, limitExceeded, notFound, isId } from '../kernel/index.js';
import { askingFor, settle, type MembershipContext } from '../membership/index.js';

export interface SegmentOverlap {
  readonly asOf: Date;
  /** Customers in at least one of the segments. */
  readonly union: number;
  readonly segments: readonly OverlapSegment[];
  readonly pairs: readonly OverlapPair[];
  /** How many customers are in exactly these segments and in no other of those asked for; largest first. */
  readonly combinations: readonly OverlapCombination[];
}

export interface OverlapSegment {
  readonly segmentId: string;
  readonly size: number;
  /** Members of this segment alone. */
  readonly only: number;
}

export interface OverlapPair {
  readonly segmentIds: readonly [string, string];
  /** Customers in both. */
  readonly size: number;
  /** Jaccard index: customers in both divided by customers in either, 0 to 1; 0 if both are empty. */
  readonly jaccard: number;
}

export interface OverlapCombination {
  readonly segmentIds: readonly string[];
  readonly size: number;
}

const MOST_SEGMENTS = 20;

/** How segments overlap: one pass over their memberships counts each combination, from which all else follows. */
export async function overlap(context: MembershipContext, segmentIds: readonly string[]): Promise<SegmentOverlap> {
  const ids = [...new Set(segmentIds.map((id) => id.toLowerCase()))];
  if (ids.length < 2) throw invalidInput('segmentIds', 'An overlap is of two segments or more.');
  if (ids.length > MOST_SEGMENTS) throw limitExceeded('The number of segmentIds', MOST_SEGMENTS);
  await refuseUnknown(context, ids);
  const { asOf } = await settle(context);
  const combinations = await askingFor(context, 'overlap').database.query<{ segment_ids: string[]; size: number }>(sql`/* insight.overlap */
    select segment_ids, count(*)::int as size from (
      select array_agg(segment_id::text order by array_position(${ids}::uuid[], segment_id)) as segment_ids
      from membership where segment_id = any(${ids}::uuid[]) group by customer_id
    ) customer group by segment_ids order by size desc, segment_ids`);
  const sizeOf = (test: (segmentIds: readonly string[]) => boolean): number =>
    combinations.reduce((sum, combination) => (test(combination.segment_ids) ? sum + combination.size : sum), 0);
  return {
    asOf,
    union: sizeOf(() => true),
    segments: ids.map((segmentId) => ({
      segmentId,
      size: sizeOf((members) => members.includes(segmentId)),
      only: sizeOf((members) => members.length === 1 && members[0] === segmentId),
    })),
    pairs: ids.flatMap((one, index) => ids.slice(index + 1).map((other) => pairOf(one, other, sizeOf))),
    combinations: combinations.map((combination) => ({ segmentIds: combination.segment_ids, size: combination.size })),
  };
}

function pairOf(one: string, other: string, sizeOf: (test: (segmentIds: readonly string[]) => boolean) => number): OverlapPair {
  const both = sizeOf((members) => members.includes(one) && members.includes(other));
  const either = sizeOf((members) => members.includes(one) || members.includes(other));
  return { segmentIds: [one, other], size: both, jaccard: either === 0 ? 0 : both / either };
}

async function refuseUnknown({ database }: Pick<MembershipContext, 'database'>, ids: readonly string[]): Promise<void> {
  const malformed = ids.find((id) => !isId(id));
  if (malformed !== undefined) throw notFound('segment', malformed);
  const known = await database.query<{ id: string }>(sql`/* insight.known */ select id from segment where id = any(${[...ids]}::uuid[])`);
  const missing = ids.find((id) => !known.some((row) => row.id === id));
  if (missing !== undefined) throw notFound('segment', missing);
}
