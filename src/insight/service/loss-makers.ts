import type { Attribute } from '../../catalogue/index.js';
import { bind, type Reckoning } from '../../compile/index.js';
import { emptySql, type Sql, sql } from '../../database/index.js';
import { eachWorth, WORTH_TOGETHER } from './worth.js';

/** The customers of a group, given as a statement with their ids, whose contribution is less than nought: a table with columns id and those of `eachWorth`. */
export function lossMakingCustomers(figures: readonly Attribute[], ids: Sql, reckoning: Reckoning): Sql {
  return bind(
    sql`with member as materialized (${ids}), each_worth as materialized (${eachWorth(figures)}) select * from each_worth where contribution < 0`,
    reckoning,
  );
}

/**
 * The segments, of those given or of all, whose members together have a contribution of less than nought: a table with columns id, size and those of
 * `eachWorth` over all of them. A customer of several counts for each.
 */
export function lossMakingSegments(figures: readonly Attribute[], segmentIds: readonly string[] | undefined, reckoning: Reckoning): Sql {
  const wanted = segmentIds === undefined ? emptySql : sql`where m.segment_id = any(${[...segmentIds]}::uuid[])`;
  return bind(
    sql`with member as materialized (select distinct m.customer_id as id from membership m ${wanted}), each_worth as materialized (${eachWorth(figures)})
    select m.segment_id as id, count(*)::int as size, ${WORTH_TOGETHER}
    from membership m join each_worth e on e.id = m.customer_id ${wanted} group by m.segment_id having sum(e.contribution) < 0`,
    reckoning,
  );
}
