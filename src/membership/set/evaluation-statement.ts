import { idLiteral, verdictStatement } from '../../compile/index.js';
import { joinSql, sql, type Sql } from '../../database/index.js';
import type { CompiledSegment } from './compiled-segment.js';

/** A customer whose memberships may not be what they should be. */
export interface EvaluationRow {
  readonly customer_id: string;
  /** Ids of the evaluated segments that the customer belongs to, and those that the membership table says. */
  readonly now_in: string[];
  readonly was_in: string[];
  /** false if there is no such customer any more. */
  readonly known: boolean;
}

/**
 * Evaluates the segments for the customers in slot `customerIds`, and gives those whose stored membership differs, or who are gone.
 *
 * The plan is kept, so it must be a good one for any number of customers and members, whenever it is made: everything is found customer
 * by customer through indexes. `is true` keeps the ids of the segments from being looked up one by one; as a constant they are hashed.
 */
export function evaluationStatement(segments: readonly CompiledSegment[]): Sql {
  const customerId = sql`verdict.customer_id`;
  const stored = segments.some(({ draftOf }) => draftOf !== undefined)
    ? sql`(select segment_id from membership where customer_id = ${customerId}
      union all select draft_id from draft_membership where customer_id = ${customerId})`
    : sql`(select segment_id from membership where customer_id = ${customerId})`;
  const ids = segments.length === 0 ? sql`'{}'::uuid[]` : sql`array[${joinSql(segments.map(({ id }) => idLiteral(id)))}]`;
  return sql`/* membership.evaluate */
with verdict as materialized (${verdictStatement(segments)})
select verdict.customer_id, verdict.known, verdict.holding as now_in, coalesce(stored.segments, '{}') as was_in
from verdict cross join lateral (
  select array_agg(segment_id) as segments from (
    select segment_id from ${stored} m where (segment_id = any(${ids})) is true order by segment_id
  ) ordered
) stored
where verdict.holding is distinct from coalesce(stored.segments, '{}') or not verdict.known`;
}
