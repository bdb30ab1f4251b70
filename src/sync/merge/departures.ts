import { type Transaction, sql } from '../../database/index.js';
import { type MergePair, pairRows } from './merge-pair.js';

/** Says that ids of merged customers, and every one that led to them, lead to the survivors from now on. */
export async function leadTo(transaction: Transaction, pairs: readonly MergePair[]): Promise<void> {
  await transaction.execute(sql`/* sync.leadToSurvivor */
    with led as (update customer_departure d set into_id = p.into_id from ${pairRows(pairs)} where d.into_id = p.merged_id)
    insert into customer_departure (id, into_id) select p.merged_id, p.into_id from ${pairRows(pairs)}
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
