import { type Transaction, sql } from '../../database/index.js';

/** Says that the merged customer's id, and every one that led to it, leads to the survivor from now on. */
export async function leadTo(transaction: Transaction, intoId: string, mergedId: string): Promise<void> {
  await transaction.execute(sql`/* sync.leadToSurvivor */
    with led as (update customer_departure set into_id = ${intoId} where into_id = ${mergedId})
    insert into customer_departure (id, into_id) values (${mergedId}, ${intoId})
    on conflict (id) do update set into_id = excluded.into_id`);
}

/** The merged customer is there again, and the ids of those that it had been merged of lead to it. */
export async function leadBack(transaction: Transaction, mergeId: string, mergedId: string): Promise<void> {
  await transaction.execute(sql`/* sync.leadBack */
    with recursive gone as (
      select m.merged_id, m.snapshot, m.unmerged_at from customer_merge g, jsonb_populate_recordset(null::customer_merge, g.snapshot -> 'merges') m
      where g.id = ${mergeId}
      union all
      select m.merged_id, m.snapshot, m.unmerged_at from gone, jsonb_populate_recordset(null::customer_merge, gone.snapshot -> 'merges') m
    ), back as (delete from customer_departure where id = ${mergedId})
    update customer_departure set into_id = ${mergedId}
    where id in (select merged_id from gone where unmerged_at is null) and id <> ${mergedId}`);
}
