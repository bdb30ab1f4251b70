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
  // Each segment is a bit of a number: numbers are put together in a third of the time of lists of ids.
  const rows = await askingFor(context, 'overlap').database.query<{ bits: number; size: number }>(sql`/* insight.overlap */
    select bits, count(*)::int as size from (
      select sum(1 << (array_position(${ids}::uuid[], segment_id) - 1))::int as bits
      from membership where segment_id = any(${ids}::uuid[]) group by customer_id
    ) customer group by bits`);
  const sizeOf = (test: (bits: number) => boolean): number => rows.reduce((sum, { bits, size }) => (test(bits) ? sum + size : sum), 0);
  const sizes = ids.map((_, place) => sizeOf((bits) => (bits & (1 << place)) !== 0));
  return {
    asOf,
    union: sizeOf(() => true),
    segments: ids.map((segmentId, place) => ({ segmentId, size: sizes[place] ?? 0, only: sizeOf((bits) => bits === 1 << place) })),
    pairs: ids.flatMap((one, place) =>
      ids.slice(place + 1).map((other, after) => {
        const both = (1 << place) | (1 << (place + 1 + after));
        const size = sizeOf((bits) => (bits & both) === both);
        const either = (sizes[place] ?? 0) + (sizes[place + 1 + after] ?? 0) - size;
        return { segmentIds: [one, other] as const, size, jaccard: either === 0 ? 0 : size / either };
      }),
    ),
    combinations: rows
      .map(({ bits, size }) => ({ segmentIds: ids.filter((_, place) => (bits & (1 << place)) !== 0), size }))
      .toSorted((a, b) => b.size - a.size || (a.segmentIds.join() < b.segmentIds.join() ? -1 : 1)),
  };
}

async function refuseUnknown({ database }: Pick<MembershipContext, 'database'>, ids: readonly string[]): Promise<void> {
  const malformed = ids.find((id) => !isId(id));
  if (malformed !== undefined) throw notFound('segment', malformed);
  const known = await database.query<{ id: string }>(sql`/* insight.known */ select id from segment where id = any(${[...ids]}::uuid[])`);
  const missing = ids.find((id) => !known.some((row) => row.id === id));
  if (missing !== undefined) throw notFound('segment', missing);
}
