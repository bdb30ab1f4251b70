import type { ChangeCause } from '../../changes/index.js';
import { rowsOf, sql, type Transaction } from '../../database/index.js';
import type { MembershipContext, EvaluationFailure } from '../set/index.js';
import { MOST_FAILING_CUSTOMERS } from './isolation.js';

/** A customer put aside: with what the log will say once the evaluation succeeds. */
export interface FailedCustomer extends EvaluationFailure {
  readonly customerId: string;
  readonly cause: ChangeCause;
}

/**
 * Marks segments as failed; from the commit on they are left out, and their members stay what they were until the rule is edited. A failed
 * draft is dropped. Inside a transaction that holds the set, so that it is the present rule that has failed.
 */
export async function failSegments(transaction: Transaction, failures: readonly EvaluationFailure[]): Promise<void> {
  if (failures.length === 0) return;
  const [own, drafts] = [failures.filter(({ draftId }) => draftId === undefined), failures.filter(({ draftId }) => draftId !== undefined)];
  await transaction.execute(sql`/* membership.failSegments */
    with failed as (select * from ${rowsOf(own, { segmentId: 'uuid', error: 'text' })} as failed(id, error)),
    forgotten as (delete from evaluation_failure using failed where segment_id = failed.id),
    ended as (delete from segment_build b using failed where b.segment_id = failed.id and b.rule is null)
    update segment s set state = 'failed', error = failed.error from failed where s.id = failed.id`);
  await transaction.execute(sql`/* membership.failDrafts */
    with failed as (select * from ${rowsOf(drafts, { draftId: 'uuid', error: 'text' })} as failed(id, error)),
    dropped as (delete from segment_build b using failed where b.id = failed.id returning b.segment_id, failed.error)
    update segment s set state = case s.state when 'failed' then 'failed' else 'ready' end,
      error = 'The new rule cannot be evaluated, so the one before stays: ' || dropped.error
    from dropped where s.id = dropped.segment_id`);
}

/** Puts customers aside, and gives the segments that fail for so many by now that their rule is to blame. */
export async function putAside(transaction: Transaction, failures: readonly FailedCustomer[], at: Date): Promise<EvaluationFailure[]> {
  if (failures.length === 0) return [];
  await transaction.execute(sql`/* membership.putAside */
    insert into evaluation_failure (segment_id, customer_id, error, cause, since)
    select distinct on (segment_id, customer_id) *, ${at}::timestamptz
    from ${rowsOf(failures, { segmentId: 'uuid', customerId: 'uuid', error: 'text', cause: 'text' })} as failed(segment_id, customer_id, error, cause)
    on conflict (customer_id, segment_id) do update set error = excluded.error, cause = excluded.cause`);
  const tooOften = await transaction.query<{ segment_id: string }>(sql`/* membership.failTooOften */
    select segment_id from evaluation_failure where segment_id = any(${failures.map(({ segmentId }) => segmentId)}::uuid[])
    group by segment_id having count(*) > ${MOST_FAILING_CUSTOMERS}::int`);
  return tooOften
    .flatMap(({ segment_id }) => failures.filter(({ segmentId }) => segmentId === segment_id).slice(0, 1))
    .map(withoutCustomer);
}

function withoutCustomer({ segmentId, draftId, error }: EvaluationFailure): EvaluationFailure {
  return draftId === undefined ? { segmentId, error } : { segmentId, draftId, error };
}

/** Takes customers back who have been evaluated for the segments, but for those that failed again. */
export async function takeBack(
  transaction: Transaction,
  { customerIds, segmentIds }: { readonly customerIds: readonly string[]; readonly segmentIds: readonly string[] },
  failed: readonly FailedCustomer[],
): Promise<void> {
  await transaction.execute(sql`/* membership.takeBack */
    delete from evaluation_failure
    where customer_id = any(${[...customerIds]}::uuid[]) and segment_id = any(${[...segmentIds]}::uuid[]) and (customer_id, segment_id) not in (
      select * from ${rowsOf(failed, { customerId: 'uuid', segmentId: 'uuid' })})`);
}

/** Puts everybody who was put aside on the queue again: what failed may have been the program, which is another one after a restart. */
export async function retryPutAside(context: MembershipContext): Promise<void> {
  const retried = await context.database.execute(sql`/* membership.retryPutAside */
    insert into evaluation_queue (customer_id, kinds, segment_id, cause) select customer_id, 0, segment_id, cause from evaluation_failure`);
  if (retried > 0) context.wakeUps.wake('queue');
}

export interface FailureCounts {
  readonly segments: number;
  readonly customers: number;
}

/** How many segments have failed, and how many customers are put aside for some segment. */
export async function countFailures({ database }: Pick<MembershipContext, 'database'>): Promise<FailureCounts> {
  const [counts] = await database.query<FailureCounts>(sql`/* membership.countFailures */
    select (select count(*)::int from segment where state = 'failed') as segments,
      (select count(distinct customer_id)::int from evaluation_failure) as customers`);
  return counts ?? { segments: 0, customers: 0 };
}
