import { rowsOf, sql, type Transaction } from '../database/index.js';
import type { StoredDestination } from './destination.js';
import { lookAt, type Putting } from './plan.js';
import { type Leaving, MOST_AT_ONCE, type Refusal } from './receiver.js';

/** Somebody to be taken away. */
export type Removing = Leaving & { readonly number: string };

/** Who is gone, here, though another member has the key: that one is looked at first and has it. */
export async function passKeysOn(transaction: Transaction, { id }: StoredDestination, now: Date): Promise<void> {
  await transaction.execute(sql`/* destination.dropGone */
    delete from destination_member where destination_id = ${id}::uuid and customer_id is null and key is null`);
  const heirs = sql`select t.customer_id from destination_member gone
    join destination_member t on t.destination_id = gone.destination_id and t.twin_key = gone.key and t.customer_id is not null
    where gone.destination_id = ${id}::uuid and gone.customer_id is null`;
  await lookAt(transaction, id, heirs, now);
}

/** Some of those who are to go; of a segment that was deleted all stay but who was erased. */
export async function toRemove(transaction: Transaction, { id, segmentId }: StoredDestination): Promise<readonly Removing[]> {
  return transaction.query<Removing>(sql`/* destination.toRemove */
    select m.number, m.key, m.forgets from destination_member m
    where m.destination_id = ${id}::uuid and m.key is not null and (m.state = 'removing' or (m.customer_id is null and m.state <> 'stuck'))
      and (m.forgets or ${segmentId !== null}::boolean)
      and not exists (select from destination_member t where t.destination_id = m.destination_id and t.twin_key = m.key and t.customer_id is not null)
    order by m.number limit ${MOST_AT_ONCE}::int`);
}

/** Writes down what came of putting them there: of who has gone here meanwhile the row says so already. */
export async function notePut(
  transaction: Transaction,
  { comparisonNumber }: StoredDestination,
  puts: readonly Putting[],
  refusals: readonly Refusal[],
  now: Date,
): Promise<void> {
  const refused = new Map(refusals.map((refusal) => [refusal.key, refusal]));
  const rows = puts.map(({ number, outgoing, digest }) => {
    const refusal = refused.get(outgoing.key);
    const state = refusal === undefined ? 'present' : 'refused';
    return {
      number,
      state,
      digest: refusal === undefined ? digest : null,
      problem: refusal?.problem ?? null,
      message: refusal?.message ?? null,
    };
  });
  await transaction.execute(sql`/* destination.notePut */
    update destination_member d set state = p.state, digest = p.digest, problem = p.problem, message = p.message, changed_at = ${now},
      seen_in = ${comparisonNumber}::int
    from ${rowsOf(rows, { number: 'bigint', state: 'text', digest: 'text', problem: 'text', message: 'text' })} as p(number, state, digest, problem, message)
    where d.number = p.number and d.state = 'putting' and d.customer_id is not null`);
}

/**
 * Writes down who has gone. A list keeps those who were archived, and so does this: an erasure is to reach them. Whoever could not be there for a reason has it told from
 * now on.
 */
export async function noteRemoved(
  transaction: Transaction,
  { id, kind }: StoredDestination,
  removed: readonly Removing[],
  refusals: readonly Refusal[],
  now: Date,
): Promise<void> {
  const refused = new Map(refusals.map((refusal) => [refusal.key, refusal]));
  const gone = removed.flatMap(({ key, number }) => (refused.has(key) ? [] : number));
  if (kind === 'MAILING_LIST') {
    await transaction.execute(sql`/* destination.noteArchived */
      update destination_member set state = case when problem is null then 'gone' else 'skipped' end, digest = null, changed_at = ${now}
      where number = any(${gone}::bigint[]) and state = 'removing' and customer_id is not null`);
  }
  const rows = await transaction.query<{ customerId: string | null }>(sql`/* destination.noteRemoved */
    delete from destination_member where number = any(${gone}::bigint[]) and (customer_id is null or state = 'removing')
    returning case when problem is not null then customer_id end as "customerId"`);
  const again = rows.flatMap(({ customerId }) => customerId ?? []);
  if (again.length > 0) await lookAt(transaction, id, sql`select c.id from customer c where c.id = any(${again}::uuid[])`, now);
  const stuck = removed.flatMap(({ key, number }) => {
    const refusal = refused.get(key);
    return refusal === undefined ? [] : [{ number, problem: refusal.problem, message: refusal.message }];
  });
  if (stuck.length === 0) return;
  await transaction.execute(sql`/* destination.noteStuck */
    update destination_member d set state = 'stuck', problem = p.problem, message = p.message, changed_at = ${now}
    from ${rowsOf(stuck, { number: 'bigint', problem: 'text', message: 'text' })} as p(number, problem, message)
    where d.number = p.number and (d.state = 'removing' or d.customer_id is null)`);
}
