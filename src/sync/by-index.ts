import { sql, type Transaction } from '../database/index.js';

/**
 * For a transaction that looks up what belongs to some thousand customers, from its next statement on: by index, however small the tables seem to be that
 * were filled since anybody last counted them. To be called before anything that has to be read whole.
 */
export function lookUpByIndex(transaction: Transaction): void {
  transaction.defer(sql`/* sync.lookUpByIndex */
    select set_config('enable_seqscan', 'off', true)`);
}
