import { joinSql, sql, type Sql, type Transaction, prepared } from '../../database/index.js';

const WHOLE_TABLE_PLANS = ['enable_seqscan', 'enable_hashjoin', 'enable_mergejoin'];
const FOR_BATCHES = prepared`/* plan.forBatches */
  select set_config('plan_cache_mode', 'force_generic_plan', true),
    ${joinSql(WHOLE_TABLE_PLANS.map((setting) => sql`set_config(${setting}, 'off', true)`))}, ${memoryOf('32MB')}`;

/**
 * For a transaction that evaluates a batch of customers, from its next statement on. The plan of the evaluation statement is kept once it
 * is made: planning a thousand rules takes longer than running them. It may be made while tables
 * are small, and is kept when they are not: so records are looked up by index, and a whole table is never read. There is memory for the
 * verdicts of a batch.
 */
export function planForBatches(transaction: Transaction): void {
  transaction.defer(FOR_BATCHES);
}

/**
 * For a transaction that reads all customers at once, from its next statement on: its statements are planned for their own values, in
 * whatever way is quickest for as many. Only where one such transaction is open at a time, as it is given memory.
 */
export function planForWholeBase(transaction: Transaction): void {
  transaction.defer(sql`/* plan.forWholeBase */ select ${memoryOf('64MB')}`);
}

/** At least so much for each sort and hash of the transaction. */
function memoryOf(size: string): Sql {
  return sql`set_config('work_mem', greatest(pg_size_bytes(current_setting('work_mem')), pg_size_bytes(${size}))/1024 || 'kB', true)`;
}
