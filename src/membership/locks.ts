import { advisoryLocks } from '../database/advisory-locks.js';
import { joinSql, sql, type Sql } from '../database/sql.js';
import type { Transaction } from '../database/database.js';

const WHOLE_TABLE_PLANS = ['enable_seqscan', 'enable_hashjoin', 'enable_mergejoin'];

/**
 * Taken by every evaluation until it commits: the segments cannot change meanwhile. The transaction keeps the plan of the evaluation
 * statement once it is made: planning a thousand rules takes longer than running them, and so does compiling them to machine code. It may be
 * made while tables are small, and is kept when they are not: so records are looked up by index, and a whole table is never read. There is
 * memory for the verdicts of a batch.
 */
export async function holdSegmentSet(transaction: Transaction): Promise<void> {
  await transaction.query(sql`/* membership.holdSet */
    select pg_advisory_xact_lock_shared(${advisoryLocks.segmentSet}::bigint), set_config('plan_cache_mode', 'force_generic_plan', true),
      set_config('jit', 'off', true), ${joinSql(WHOLE_TABLE_PLANS.map((setting) => sql`set_config(${setting}, 'off', true)`))},
      ${memoryOf('32MB')}`);
}

/**
 * Taken by every change of a rule: running evaluations finish first, and those that start afterwards see the new rule. So a membership
 * is never written by a rule that has been replaced.
 */
export async function changeSegmentSet(transaction: Transaction): Promise<void> {
  await transaction.query(sql`/* membership.changeSet */ select pg_advisory_xact_lock(${advisoryLocks.segmentSet}::bigint)`);
}

/**
 * The same for a transaction that decides about many customers at once, with memory for it: only one does at a time. Its statements are
 * planned for their own values.
 */
export async function lockSetForBuilding(transaction: Transaction): Promise<void> {
  await changeSegmentSet(transaction);
  await transaction.query(sql`/* build.settings */
    select set_config('jit', 'off', true), ${memoryOf('64MB')}`);
}

/** At least so much for each sort and hash of the transaction. */
function memoryOf(size: string): Sql {
  return sql`set_config('work_mem', greatest(pg_size_bytes(current_setting('work_mem')), pg_size_bytes(${size}))/1024 || 'kB', true)`;
}

/**
 * Locks customers for one evaluator at a time, in the order of their ids. What is read in a *later* statement of the transaction is
 * then as new as what any earlier evaluator read. The rows locked are the evaluators' own, so writers of customers never wait.
 *
 * Nothing is locked until every customer has a row: whoever held a lock while waiting for another's new row could be waited for by it.
 */
export async function lockCustomers(transaction: Transaction, customerIds: readonly string[]): Promise<void> {
  const wanted = [...new Set(customerIds)];
  if (await lockIfKnown(transaction, wanted)) return;
  await transaction.execute(sql`/* membership.knowCustomers */
    insert into customer_evaluation (customer_id) select id from unnest(${wanted}::uuid[]) as wanted(id) order by id
    on conflict do nothing`);
  await transaction.query(sql`/* membership.lockCustomers */
    select from customer_evaluation where customer_id = any(${wanted}::uuid[]) order by customer_id for update`);
}

async function lockIfKnown(transaction: Transaction, customerIds: readonly string[]): Promise<boolean> {
  const locked = await transaction.query(sql`/* membership.lockKnownCustomers */
    select from customer_evaluation where customer_id = any(${[...customerIds]}::uuid[])
      and (select count(*) from customer_evaluation where customer_id = any(${[...customerIds]}::uuid[])) = ${customerIds.length}
    order by customer_id for update`);
  return locked.length === customerIds.length;
}
