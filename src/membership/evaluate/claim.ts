import { lockTimeout, question, type Question, type Queryable, sql } from '../../database/index.js';
import type { QueueRow } from './causes.js';

/** Rows of the queue that another evaluator has taken, or that are of customers whom somebody has locked. */
export interface Held {
  /** The one that has been there longest. */
  readonly rowId: bigint;
  /** Of whom it is, if it is a row that anybody may take once the customer is free. */
  readonly customerId?: string | undefined;
}

/** The one that has been there longer. */
export function earlier(one: Held | undefined, other: Held | undefined): Held | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one.rowId <= other.rowId ? one : other;
}

interface Claim {
  readonly rows: readonly QueueRow[];
  readonly held: Held | undefined;
}

/**
 * The rows that have been on the queue longest, locked, but for those that others have locked; of these the first. What else is told of each
 * is no EXISTS: for as many rows as there may be, the planner would read the whole of that table first.
 */
export function claimed(most: number): Question<Claim> {
  const claim = sql`/* membership.claim */
    with taken as materialized (
      select id, customer_id, kinds, segment_id, cause from evaluation_queue order by id limit ${most}::int for update skip locked
    ),
    others as materialized (
      select id, customer_id from evaluation_queue
      where id <= (select case when count(*) < ${most}::int then ${LAST}::bigint else max(id) end from taken)
        and id not in (select id from taken)
    )
    select id, customer_id, kinds, segment_id, cause, first_of_others,
      coalesce((select true from customer_evaluation e where e.customer_id = t.customer_id), false) as known,
      coalesce((select true from evaluation_failure f where f.customer_id = t.customer_id limit 1), false) as put_aside,
      coalesce(t.customer_id in (select customer_id from others), false) as held
    from (select min(id) as first_of_others from others) o left join taken t on true order by id`;
  return question<[ClaimRow], Claim>([{ text: claim.text, values: claim.values, prepare: 'claim' }], (rows) => {
    const first = rows[0]?.first_of_others ?? null;
    const taken = rows.filter((row): row is ClaimRow & QueueRow => row.id !== null);
    return { rows: taken, held: first === null ? undefined : { rowId: BigInt(first) } };
  });
}

/** Waits until what is held has been let go, without holding anything meanwhile. UNAVAILABLE (LOCKED) if that takes longer than `patienceMs`. */
export async function untilFree(database: Queryable, { rowId, customerId }: Held, patienceMs: number): Promise<void> {
  const wait =
    customerId === undefined
      ? sql`/* membership.untilFree */ select from evaluation_queue where id = ${rowId.toString()}::bigint for key share`
      : sql`/* membership.untilCustomerFree */ select from customer_evaluation where customer_id = ${customerId}::uuid for key share`;
  await database.ask(question<[object, object], void>([lockTimeout(patienceMs), wait], () => {}));
}

/** A row of the queue, or none if nothing could be taken; and the first that is in the hands of others. */
type ClaimRow = (QueueRow | { readonly id: null }) & { readonly first_of_others: string | null };

const LAST = (2n ** 63n - 1n).toString();
