import { sql } from '../database/index.js';
import { askingFor, type MembershipContext } from '../membership/index.js';

/** Two segments by their ids, the lesser first, and how many customers are in both. */
export interface SharedMembers {
  readonly segmentIds: readonly [string, string];
  readonly shared: number;
}

/** How many members of a segment are in each other one, those in which there are none left out; of all segments, or of these. */
export async function membersSharedWith(
  context: MembershipContext,
  segmentId: string,
  among: readonly string[] | undefined,
): Promise<Map<string, number>> {
  const only = among === undefined ? sql`` : sql`and o.segment_id = any(${[...among]}::uuid[])`;
  const rows = await askingFor(context, 'overlap').database.query<{ id: string; shared: number }>(sql`/* insight.sharedWith */
    select o.segment_id as id, count(*)::int as shared from membership m join membership o on o.customer_id = m.customer_id
    where m.segment_id = ${segmentId}::uuid and o.segment_id <> m.segment_id ${only} group by o.segment_id`);
  return new Map(rows.map(({ id, shared }) => [id, shared]));
}

/** How many customers are in any of these segments, in any of some of them, and in each two: one pass over their memberships. */
export async function sharedMembers(
  context: MembershipContext,
  segmentIds: readonly string[],
  some: readonly string[],
): Promise<{ readonly inAny: number; readonly inSome: number; readonly pairs: readonly SharedMembers[] }> {
  const places = (ids: readonly string[]) => ids.map((id) => segmentIds.indexOf(id) + 1);
  // Customers in the same segments are counted together first: there are far fewer combinations than customers.
  const rows = await askingFor(context, 'overlap').database.query<{
    one: number | null;
    other: number | null;
    count: number;
  }>(sql`/* insight.shared */
    with combination as materialized (
      select places, count(*) as customers from (
        select array_agg(array_position(${[...segmentIds]}::uuid[], segment_id) order by segment_id) as places
        from membership where segment_id = any(${[...segmentIds]}::uuid[]) group by customer_id) customer group by places)
    select null::int as one, null::int as other, coalesce(sum(customers), 0)::int as count from combination
    union all
    select 0, null, coalesce(sum(customers) filter (where places && ${places(some)}::int[]), 0)::int from combination
    union all
    select one, other, sum(customers)::int from combination, unnest(places) one, unnest(places) other where one < other group by one, other`);
  const countOf = (one: number | null) => rows.find((row) => row.one === one && row.other === null)?.count ?? 0;
  const id = (place: number) => segmentIds[place - 1] as string;
  return {
    inAny: countOf(null),
    inSome: countOf(0),
    pairs: rows.flatMap(({ one, other, count }) =>
      one === null || other === null ? [] : [{ segmentIds: [id(one), id(other)].toSorted() as [string, string], shared: count }],
    ),
  };
}
