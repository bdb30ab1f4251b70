import { sql, type Transaction } from '../../database/index.js';
import { type MergePair, pairRows } from './merge-pair.js';

/** What was found or decided of a merged customer and somebody else (src/sync/identity) is of the survivor from now on. */
export async function carryReviews(transaction: Transaction, pairs: readonly MergePair[]): Promise<void> {
  await transaction.execute(sql`/* sync.carryReviews */
    insert into identity_review (id, customer_id, other_id, state, score, evidence, found_at, decided_at, decided_by)
    select distinct on (least(t.one, t.two), greatest(t.one, t.two)) gen_random_uuid(), least(t.one, t.two), greatest(t.one, t.two),
      t.state, t.score, t.evidence, t.found_at, t.decided_at, t.decided_by
    from (
      select coalesce(p.into_id, r.customer_id) as one, coalesce(o.into_id, r.other_id) as two, r.*
      from identity_review r left join ${pairRows(pairs)} on p.merged_id = r.customer_id
        left join (select into_id, merged_id from ${pairRows(pairs)}) o on o.merged_id = r.other_id
      where r.customer_id = any(${pairs.map(({ mergedId }) => mergedId)}::uuid[]) or r.other_id = any(${pairs.map(({ mergedId }) => mergedId)}::uuid[])) t
    where t.one <> t.two
    order by least(t.one, t.two), greatest(t.one, t.two), t.state = 'rejected' desc
    on conflict (customer_id, other_id) do update set state = excluded.state, decided_at = excluded.decided_at, decided_by = excluded.decided_by
      where excluded.state = 'rejected'`);
}
