import { Slot, verdictStatement } from '../compile/index.js';
import { sql, type Sql } from '../database/sql.js';
import type { CompiledSegment } from './segment-set.js';

/** A customer whose memberships are not what they should be. */
export interface EvaluationRow {
  readonly customer_id: string;
  /** Numbers of the evaluated segments that the customer belongs to, and those that the membership table says. */
  readonly now_in: number[];
  readonly was_in: number[];
  /** false if there is no such customer any more. */
  readonly known: boolean;
}

/**
 * Evaluates the segments for the customers in slot `customerIds`, and gives those whose stored membership differs, or who are gone.
 * Slots `numbers` and `segmentIds` are those of the segments, in the same order.
 *
 * The plan is kept, so it must be a good one for any number of customers and members, whenever it is made. The members are found by customer:
 * `offset 0` forbids any other way, such as going through all of them, or looking up each segment for each customer. And the segments are a
 * series, of which a thousand rows are expected, where ten are of `unnest`: so they are hashed and not gone through for each member.
 */
export function evaluationStatement(segments: readonly CompiledSegment[]): Sql {
  const verdicts = verdictStatement(segments.map(({ number, rule }) => ({ number, rule })));
  const customerIds = sql`${new Slot('customerIds', 'uuid[]')}`;
  const members = segments.some(({ draftOf }) => draftOf !== undefined)
    ? sql`(select segment_id, customer_id from membership union all select draft_id, customer_id from draft_membership)`
    : sql`membership`;
  const numbers = sql`${new Slot('numbers', 'int[]')}`;
  return sql`/* membership.evaluate */
with verdict as materialized (${verdicts}),
evaluated as (
  select (${numbers})[place] as number, (${new Slot('segmentIds', 'uuid[]')})[place] as segment_id from generate_series(1, cardinality(${numbers})) as place
),
stored as (
  select m.customer_id, array_agg(evaluated.number order by evaluated.number) as segments
  from unnest(${customerIds}) as asked(customer_id)
  cross join lateral (select segment_id, customer_id from ${members} m where m.customer_id = asked.customer_id offset 0) m
  join evaluated on evaluated.segment_id = m.segment_id
  group by m.customer_id
)
select verdict.customer_id, verdict.segments as now_in, coalesce(stored.segments, '{}') as was_in, verdict.known
from verdict left join stored on stored.customer_id = verdict.customer_id
where verdict.segments is distinct from coalesce(stored.segments, '{}') or not verdict.known`;
}
