import { sql, type Transaction } from '../../database/index.js';

/** Takes what sources call these people from those who are said to have been brought by them, and from what merges kept of those. */
export async function forgetReferrer(transaction: Transaction, ids: readonly string[]): Promise<void> {
  await transaction.execute(sql`/* sync.forgetReferrer */
    update customer c set referrer_external_id = null, provenance = c.provenance - 'referrerExternalId'
    from customer_external_id x
    where x.customer_id = any(${[...ids]}::uuid[]) and c.referrer_external_id = x.external_id and c.referrer_source = x.source`);
  // Merges keep customers as they were, and earlier merges within.
  await transaction.execute(sql`/* sync.forgetReferrerInSnapshots */
    update customer_merge m set snapshot = replace(m.snapshot::text,
      '"referrer_external_id": ' || to_jsonb(x.external_id)::text, '"referrer_external_id": null')::jsonb
    from customer_external_id x
    where x.customer_id = any(${[...ids]}::uuid[])
      and jsonb_path_exists(m.snapshot, '$.**.customer ? (@.referrer_external_id == $named && @.referrer_source == $source)',
        jsonb_build_object('named', x.external_id, 'source', x.source))`);
}
