import { advisoryLocks, question, type Question, sql, type Transaction, prepared } from '../../database/index.js';

const HOLD_SET = prepared`/* membership.holdSet */ select pg_advisory_xact_lock_shared(${advisoryLocks.segmentSet}::bigint)`;

/** Taken by every evaluation, with its next statement, until it commits: the segments cannot change meanwhile. */
export function holdSegmentSet(transaction: Transaction): void {
  transaction.defer(HOLD_SET);
}

/**
 * Taken by every change of a rule: running evaluations finish first, and those that start afterwards see the new rule. So a membership
 * is never written by a rule that has been replaced.
 */
export async function changeSegmentSet(transaction: Transaction): Promise<void> {
  await transaction.query(sql`/* membership.changeSet */ select pg_advisory_xact_lock(${advisoryLocks.segmentSet}::bigint)`);
}

/**
 * Locks customers for one evaluator at a time, in the order of their ids, and waits for those whom others have locked. What is read in a *later*
 * statement of the transaction is then as new as what any earlier evaluator read. The rows locked are the evaluators' own, so writers of
 * customers never wait.
 *
 * Nothing is locked until every customer has a row: whoever held a lock while waiting for another's new row could be waited for by it.
 */
export async function lockCustomers(transaction: Transaction, customerIds: readonly string[]): Promise<void> {
  const wanted = [...new Set(customerIds)];
  const [areLocked] = await transaction.ask(knownCustomersLocked(wanted));
  if (areLocked) return;
  knowCustomers(transaction, wanted);
  await transaction.query(sql`/* membership.lockCustomers */
    select from customer_evaluation where customer_id = any(${wanted}::uuid[]) order by customer_id for update`);
}

/**
 * For whoever changes what evaluators write of customers: what evaluations and builds have written of them is there for the next statement, and
 * nothing more will be until the transaction ends.
 */
export async function keepEvaluatorsOff(transaction: Transaction, customerIds: readonly string[]): Promise<void> {
  holdSegmentSet(transaction);
  await lockCustomers(transaction, customerIds);
}

/** Gives every customer a row to lock, with the next statement. */
export function knowCustomers(transaction: Transaction, customerIds: readonly string[]): void {
  transaction.defer(
    prepared`/* membership.knowCustomers */
    insert into customer_evaluation (customer_id) select id from unnest(${[...customerIds]}::uuid[]) as wanted(id) order by id
    on conflict do nothing`,
  );
}

/** Locks those customers whom nobody else has locked, of those who have a row, and gives their ids. Nobody is waited for. */
export function freeCustomersLocked(customerIds: readonly string[]): Question<ReadonlySet<string>> {
  const lock = prepared`/* membership.lockFreeCustomers */
    select customer_id from customer_evaluation where customer_id = any(${[...customerIds]}::uuid[])
    order by customer_id for update skip locked`;
  return question<[{ customer_id: string }], ReadonlySet<string>>([lock], (rows) => new Set(rows.map((row) => row.customer_id)));
}

/** Locks customers, in the order of their ids, if all of them have a row, and says whether they have; else none is locked. Each is named once. */
function knownCustomersLocked(customerIds: readonly string[]): Question<boolean> {
  const lock = sql`/* membership.lockKnownCustomers */
    select from customer_evaluation where customer_id = any(${[...customerIds]}::uuid[])
      and (select count(*) from customer_evaluation where customer_id = any(${[...customerIds]}::uuid[])) = ${customerIds.length}
    order by customer_id for update`;
  return question<[object], boolean>([lock], (locked) => locked.length === customerIds.length);
}
