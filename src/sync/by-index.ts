import { joinSql, sql, type Transaction } from '../database/index.js';

/** Plans that read a table whole, and the compilation that goes with them. */
const WHOLE_TABLE_PLANS = ['enable_seqscan', 'jit'];

/**
 * For a transaction that looks up what belongs to some thousand customers, from its next statement on: by index, however small the tables seem to be that
 * were filled since anybody last counted them. To be called before anything that has to be read whole.
 */
export function lookUpByIndex(transaction: Transaction): void {
  transaction.defer(sql`/* sync.lookUpByIndex */
    select ${joinSql(WHOLE_TABLE_PLANS.map((setting) => sql`set_config(${setting}, 'off', true)`))}`);
}
