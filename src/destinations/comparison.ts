import { sql, type Queryable, type Transaction } from '../database/index.js';
import type { Comparison, StoredDestination } from './destination.js';
import { lookAt } from './plan.js';
import type { Listing } from './receiver.js';

/** Customers who are looked at in one step. */
const AT_ONCE = 1_000;
const BEGINNING: Comparison = { phase: 'listing', cursor: null, strangers: 0 };

/** Compares everything from the beginning: who is there is read, then everybody who is to be there is put there as they are told now. */
export async function restartComparison(database: Queryable, id: string): Promise<void> {
  await database.execute(sql`/* destination.compare */
    update destination set comparison = ${JSON.stringify(BEGINNING)}::jsonb, comparison_number = comparison_number + 1 where id = ${id}::uuid`);
}

/** Notes a part of those who are there: who of them is nobody's, and in the end who is missing. */
export async function noteListing(
  transaction: Transaction,
  destination: StoredDestination,
  { present, declined, cursor }: Listing,
  now: Date,
): Promise<void> {
  const { id, comparison, comparisonNumber } = destination;
  await transaction.execute(sql`/* destination.seen */
    update destination_member set seen_in = ${comparisonNumber}::int
    where destination_id = ${id}::uuid and key = any(${[...present, ...declined]}::text[])`);
  await transaction.execute(sql`/* destination.declined */
    update destination_member set state = 'refused', problem = 'UNSUBSCRIBED', message = ${DECLINED}, digest = null, changed_at = ${now}
    where destination_id = ${id}::uuid and key = any(${[...declined]}::text[]) and state = 'present' and customer_id is not null`);
  const strangers = await transaction.query<{ key: string }>(sql`/* destination.strangers */
    select told.key from unnest(${[...present]}::text[]) as told(key)
    where not exists (select from destination_member d where d.destination_id = ${id}::uuid and d.key = told.key and d.state not in ('gone', 'skipped'))`);
  if (destination.exclusive && strangers.length > 0) {
    await transaction.execute(sql`/* destination.removeStrangers */
      insert into destination_member (destination_id, key, state, changed_at)
      select ${id}::uuid, key, 'removing', ${now} from unnest(${strangers.map(({ key }) => key)}::text[]) as told(key)
      on conflict (destination_id, key) do update set state = 'removing', changed_at = excluded.changed_at`);
  }
  const found = (comparison?.strangers ?? 0) + strangers.length;
  if (cursor !== null)
    return goOn(transaction, destination, { phase: 'listing', cursor, strangers: found, parts: (comparison?.parts ?? 0) + 1 });
  await transaction.execute(sql`/* destination.missing */
    update destination_member set state = case when state = 'stuck' then 'removing' else 'putting' end, digest = null, changed_at = ${now}
    where destination_id = ${id}::uuid and (state = 'stuck'
      or (state = 'present' and customer_id is not null and seen_in is distinct from ${comparisonNumber}::int))`);
  return goOn(transaction, destination, { phase: 'filling', cursor: null, strangers: found });
}

const DECLINED = 'The mailing tool has them as unsubscribed, or as not to be reached.';

/** Has a part of those looked at who are to be there or are. Called when nobody is left to be looked at, it ends the comparison with the last. */
export async function fill(transaction: Transaction, destination: StoredDestination, now: Date): Promise<void> {
  const { id, segmentId, comparison } = destination;
  const after = comparison?.cursor ?? NOBODY;
  const rows = await transaction.query<{ id: string }>(sql`/* destination.fill */
    select customer_id as id from (
      (select customer_id from membership where segment_id = ${segmentId}::uuid and customer_id > ${after}::uuid order by customer_id limit ${AT_ONCE}::int)
      union
      (select customer_id from destination_member where destination_id = ${id}::uuid and customer_id > ${after}::uuid and state <> 'gone' order by customer_id limit ${AT_ONCE}::int)
    ) both_of_them order by 1 limit ${AT_ONCE}::int`);
  const ids = rows.map((row) => row.id);
  const last = ids.at(-1);
  if (last === undefined) {
    await transaction.execute(sql`/* destination.compared */
      update destination set comparison = null, compared_at = ${now}, strangers = ${comparison?.strangers ?? 0}::int
      where id = ${id}::uuid and comparison_number = ${destination.comparisonNumber}::int`);
    return;
  }
  await transaction.execute(sql`/* destination.putAnew */
    update destination_member set digest = null where destination_id = ${id}::uuid and customer_id = any(${ids}::uuid[])`);
  await lookAt(transaction, id, sql`select c.id from customer c where c.id = any(${ids}::uuid[])`, now);
  await goOn(transaction, destination, { phase: 'filling', cursor: last, strangers: comparison?.strangers ?? 0 });
}

/** Before all ids. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Somebody may have asked meanwhile that it begins anew. */
async function goOn(transaction: Transaction, { id, comparisonNumber }: StoredDestination, comparison: Comparison): Promise<void> {
  await transaction.execute(sql`/* destination.goOn */
    update destination set comparison = ${JSON.stringify(comparison)}::jsonb where id = ${id}::uuid and comparison_number = ${comparisonNumber}::int`);
}
