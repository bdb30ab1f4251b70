import { appendSelected, lockLog } from '../../changes/index.js';
import { type Transaction, emptySql, sql, type Sql } from '../../database/index.js';

/** Who the members of a segment, or of a draft, are to be from now on. */
export interface NextMembers {
  /** Selects the ids of customers, as `id`. */
  readonly next: Sql;
  /** Whether it is said of a customer at all; of everybody if undefined. The others stay what they are, and are none of those selected. */
  readonly isSaidOf?: (customerId: Sql) => Sql;
}

const OF_EVERYBODY = (): Sql => sql`true`;

/** To whom it is told, and as of when. */
export interface Telling {
  readonly at: Date;
  /** Ids of segments that build on this one. */
  readonly dependents: readonly string[];
}

/**
 * Makes the members of a segment those selected, and says in the log what changes by it, with cause DEFINITION: in one statement, so that nothing
 * passes through the program. Customers who are gone are left to the evaluator, who knows why they went. What changes is put on the queue
 * for `dependents`, the segments that build on this one. In a transaction that has locked the set of segments: no evaluation is under way,
 * so nobody writes these members meanwhile. Gives how many have changed.
 */
export async function replaceMembers(
  transaction: Transaction,
  segmentId: string,
  { next, isSaidOf = OF_EVERYBODY }: NextMembers,
  { at, dependents }: Telling,
): Promise<number> {
  lockLog(transaction);
  const present = sql`select customer_id as id, ctid as place from membership where segment_id = ${segmentId}::uuid and ${isSaidOf(sql`membership.customer_id`)}`;
  const queued = sql`,
    queued as (
      insert into evaluation_queue (customer_id, kinds, segment_id, cause)
      select customer_id, 0, dependent.id, 'DEFINITION' from changed, unnest(${[...dependents]}::uuid[]) as dependent(id))`;
  return transaction.execute(sql`/* membership.replace */
    with ${differences(present, next)},
    gone as (
      delete from membership where ctid = any(array(
        select was.place from different was where was.place is not null and exists (select from customer c where c.id = was.id)))
      returning customer_id),
    come as (
      insert into membership (segment_id, customer_id, since)
      select ${segmentId}::uuid, id, ${at}::timestamptz from different where place is null order by id
      returning customer_id),
    changed as (select customer_id, 'LEFT' as kind from gone union all select customer_id, 'ENTERED' from come)
    ${dependents.length === 0 ? emptySql : queued}
    ${appendSelected(sql`select ${segmentId}::uuid as segment_id, customer_id, kind, 'DEFINITION' as cause from changed`, at)}`);
}

/** The same for the members of a draft, of whom neither log nor queue says anything. */
export async function replaceDraftMembers(
  transaction: Transaction,
  draftId: string,
  { next, isSaidOf = OF_EVERYBODY }: NextMembers,
): Promise<0> {
  const present = sql`select customer_id as id, ctid as place from draft_membership where draft_id = ${draftId}::uuid and ${isSaidOf(sql`draft_membership.customer_id`)}`;
  await transaction.execute(sql`/* draft.replace */
    with ${differences(present, next)},
    gone as (delete from draft_membership where ctid = any(array(select place from different where place is not null)))
    insert into draft_membership (draft_id, customer_id)
    select ${draftId}::uuid, id from different where place is null order by id`);
  return 0;
}

/**
 * Who is in one of two selections only: with their `place` in the table if they are members, without one if they are to be. A full join is
 * never done by looking through one side for each row of the other, however wrong the estimates of a table that has just been filled;
 * nor is finding rows by their places. Rows go into the indexes in the order of the customers, which takes half the time of any other.
 */
function differences(present: Sql, next: Sql): Sql {
  return sql`next as materialized (${next}),
    present as (${present}),
    different as materialized (
      select coalesce(present.id, next.id) as id, present.place
      from present full join next on next.id = present.id where present.id is null or next.id is null)`;
}
