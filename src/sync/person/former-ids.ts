import { sql, type Queryable } from '../../database/index.js';

/** The ids of the customers that have become this one by merges that stand, however many one after another. */
export async function formerIds(database: Queryable, customerId: string): Promise<string[]> {
  const rows = await database.query<{ id: string }>(sql`/* sync.formerIds */
    with recursive merged as (
      select to_jsonb(m) as merge from customer_merge m where into_id = ${customerId}
      union all
      select inner_merge from merged, jsonb_array_elements(coalesce(merge #> '{snapshot,merges}', '[]')) inner_merge
      where merge ->> 'unmerged_at' is null
    )
    select distinct merge ->> 'merged_id' as id from merged where merge ->> 'unmerged_at' is null`);
  return rows.map(({ id }) => id);
}
