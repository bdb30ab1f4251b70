import { sql, type Transaction } from '../database/index.js';

/** Forgets that rows of customers were kept from their form which are there no more: their keys have external ids in them. */
export async function forgetTextConflicts(transaction: Transaction): Promise<void> {
  await transaction.execute(sql`/* sync.forgetTextConflicts */
    delete from text_conflict t where table_name = 'customer_external_id' and not exists (
      select from customer_external_id x where x.source = t.key ->> 'source' and x.external_id = t.key ->> 'external_id')`);
}
