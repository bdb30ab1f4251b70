import { type Queryable, sql } from '../database/index.js';
import { limitExceeded } from '../kernel/index.js';
import { askingFor, type Freshness, type MembershipContext, needsOfStored, settle, unfinishedSegments } from '../membership/index.js';
import { sharedMembers } from './shared-members.js';

/** All segments beside each other: how large they are, and what each has to do with the others. */
export interface SegmentMap extends Freshness {
  readonly customers: number;
  /** How many segments there are; the largest of them are on the map. */
  readonly segments: number;
  /** Customers who are in none of those on the map. */
  readonly uncovered: number;
  readonly places: readonly MapPlace[];
  /** Each two that share members, those that are most alike first. */
  readonly links: readonly MapLink[];
}

export interface MapPlace {
  readonly segmentId: string;
  readonly size: number;
  /** Those on the map whose members its rule asks for. */
  readonly buildsOn: readonly string[];
}

/** How the members of one segment lie to those of another. */
export type MapRelation = 'SAME' | 'WITHIN' | 'OVERLAPPING';

export interface MapLink {
  /** Where one is within the other, that one first; else the smaller first. */
  readonly segmentIds: readonly [string, string];
  readonly relation: MapRelation;
  /** Customers in both. */
  readonly shared: number;
  /** Jaccard index: customers in both divided by customers in either. */
  readonly jaccard: number;
}

export const MOST_ON_MAP = 100;

/** The map of all segments, or of these: of the largest, as many as `first`, MOST_ON_MAP at most. */
export async function segmentMap(context: MembershipContext, among: readonly string[] | undefined, first: number): Promise<SegmentMap> {
  if (first > MOST_ON_MAP) throw limitExceeded('first', MOST_ON_MAP);
  const { asOf, stale } = await settle(context);
  const { segments, largest } = await largestSegments(askingFor(context, 'overlap').database, among, first);
  const ids = largest.map(({ id }) => id);
  const [{ customers } = { customers: 0 }] = await context.database.query<{ customers: number }>(
    sql`/* insight.mapCustomers */ select count(*)::int as customers from customer`,
  );
  const { inAny, pairs } = await sharedMembers(context, ids, []);
  const needs = await needsOfStored(context, ids);
  const sizes = new Map(largest.map(({ id, size }) => [id, size]));
  return {
    asOf,
    stale: stale || (await unfinishedSegments(context, ids)).size > 0,
    customers,
    segments,
    uncovered: customers - inAny,
    places: largest.map(({ id, size }) => ({
      segmentId: id,
      size,
      buildsOn: [...(needs.get(id)?.present?.segmentIds ?? [])].filter((other) => other !== id && sizes.has(other)).toSorted(),
    })),
    links: pairs
      .map(({ segmentIds, shared }) => linkOf(segmentIds, shared, sizes))
      .toSorted((a, b) => b.jaccard - a.jaccard || b.shared - a.shared || (a.segmentIds.join() < b.segmentIds.join() ? -1 : 1)),
  };
}

async function largestSegments(database: Pick<Queryable, 'query'>, among: readonly string[] | undefined, first: number) {
  const only = among === undefined ? sql`` : sql`where s.id = any(${[...among]}::uuid[])`;
  const rows = await database.query<{ id: string; size: number; segments: number }>(sql`/* insight.mapSegments */
    select s.id, coalesce(m.size, 0) as size, count(*) over ()::int as segments
    from segment s left join (select segment_id, count(*)::int as size from membership group by segment_id) m on m.segment_id = s.id
    ${only} order by size desc, s.created_at, s.id limit ${first}::int`);
  return { segments: rows[0]?.segments ?? 0, largest: rows };
}

function linkOf(segmentIds: readonly [string, string], shared: number, sizes: ReadonlyMap<string, number>): MapLink {
  const sizeOf = (id: string) => sizes.get(id) ?? 0;
  const [smaller, larger] = segmentIds.toSorted((a, b) => sizeOf(a) - sizeOf(b) || (a < b ? -1 : 1)) as [string, string];
  const relation = shared < sizeOf(smaller) ? 'OVERLAPPING' : shared < sizeOf(larger) ? 'WITHIN' : 'SAME';
  return { segmentIds: [smaller, larger], relation, shared, jaccard: shared / (sizeOf(smaller) + sizeOf(larger) - shared) };
}
