import { type NewChange, appendChanges } from '../../changes/index.js';
import { type Transaction, joinSql, rawSql, sql, retriedTransaction } from '../../database/index.js';
import { invalidInput, limitExceeded, notFound, isId, newId } from '../../kernel/index.js';
import type { SyncContext } from '../context.js';
import { leadTo } from './departures.js';
import { causedBy, enqueueMembershipChanges, LISTS, MOVED_KINDS } from './merge-tables.js';
import { giveFields, giveLists } from './merge-survivor.js';

const MAX_MERGED = 100;

/**
 * Makes several customers one, in the order given. The survivor `intoId` takes over external ids, orders, events and all other records,
 * and places on static segments; what it lacks of the elements of lists is appended to its own. Where it has no value for a plain field
 * or a custom attribute it gets the merged customer's with its origin; of two consents for a channel the later stays; and it was added
 * when the earlier of the two was.
 * Everything stays on record, so that `unmergeCustomer` can undo it.
 */
export async function mergeCustomers(context: SyncContext, intoId: string, ids: readonly string[]): Promise<{ mergeIds: string[] }> {
  const mergedIds = [...new Set(ids)];
  if (mergedIds.length === 0) throw invalidInput('ids', 'ids must name at least one customer.');
  if (mergedIds.length > MAX_MERGED) throw limitExceeded('The number of ids', MAX_MERGED);
  if (mergedIds.includes(intoId)) throw invalidInput('ids', 'A customer cannot be merged into itself.');
  const malformed = [intoId, ...mergedIds].find((id) => !isId(id));
  if (malformed !== undefined) throw notFound('customer', malformed);

  return retriedTransaction(context, async (transaction) => {
    await causedBy(transaction, 'MERGE');
    await lock(transaction, [intoId, ...mergedIds]);
    const now = context.clock.now();
    const mergeIds: string[] = [];
    const entered: NewChange[] = [];
    for (const mergedId of mergedIds) {
      mergeIds.push(await keepSnapshot(transaction, intoId, mergedId, now));
      await moveRecords(transaction, intoId, mergedId);
      await giveLists(transaction, intoId, mergedId);
      await giveFields(transaction, intoId, mergedId, now);
      entered.push(...(await moveStaticMemberships(transaction, intoId, mergedId, now)));
      await leadTo(transaction, intoId, mergedId);
      await transaction.execute(sql`/* sync.deleteMerged */ delete from customer where id = ${mergedId}`);
    }
    await enqueueMembershipChanges(transaction, entered);
    appendChanges(transaction, entered, now);
    return { mergeIds };
  });
}

async function lock(transaction: Transaction, ids: readonly string[]): Promise<void> {
  const rows = await transaction.query<{ id: string }>(sql`/* sync.lockMerged */
    select id from customer where id = any(${ids}::uuid[]) order by id for update`);
  const found = new Set(rows.map((row) => row.id));
  const missing = ids.find((id) => !found.has(id.toLowerCase()));
  if (missing !== undefined) throw notFound('customer', missing);
}

/** Both customers as they stand, and what the merged one owns. Merges into it go into the snapshot too: undoing them comes after this one. */
async function keepSnapshot(transaction: Transaction, intoId: string, mergedId: string, now: Date): Promise<string> {
  const id = newId();
  const owned = MOVED_KINDS.map(
    ({ name, table }) => sql`${name}::text, (select coalesce(jsonb_agg(id), '[]') from ${table} where customer_id = ${mergedId})`,
  );
  await transaction.execute(sql`/* sync.keepSnapshot */
    insert into customer_merge (id, into_id, merged_id, merged_at, snapshot)
    select ${id}, ${intoId}, ${mergedId}, ${now}, jsonb_build_object(
      'merged', ${personAsJson(mergedId)},
      'survivor', ${personAsJson(intoId)},
      'externalIds', (select coalesce(jsonb_agg(to_jsonb(x)), '[]') from customer_external_id x where x.customer_id = ${mergedId}),
      'merges', (select coalesce(jsonb_agg(to_jsonb(m)), '[]') from customer_merge m where m.into_id = ${mergedId}),
      ${joinSql(owned)})`);
  return id;
}

function personAsJson(id: string) {
  const lists = LISTS.map(
    ({ field, table }) => sql`${field}::text, (select coalesce(jsonb_agg(to_jsonb(e)), '[]') from ${table} e where e.customer_id = ${id})`,
  );
  return sql`jsonb_build_object(
    'customer', (select to_jsonb(c) - 'tag_keys' from customer c where c.id = ${id}),
    ${joinSql(lists)},
    'staticSegmentIds', (select coalesce(jsonb_agg(b.segment_id), '[]')
      from membership b join segment s on s.id = b.segment_id where b.customer_id = ${id} and s.kind = 'static'))`;
}

async function moveRecords(transaction: Transaction, intoId: string, mergedId: string): Promise<void> {
  const tables = [rawSql('customer_external_id'), ...MOVED_KINDS.map(({ table }) => table)];
  for (const table of tables) {
    await transaction.execute(sql`/* sync.moveToSurvivor */ update ${table} set customer_id = ${intoId} where customer_id = ${mergedId}`);
  }
}

/** The merged customer's own memberships, static ones too, are ended by the evaluator once the customer is gone. */
async function moveStaticMemberships(transaction: Transaction, intoId: string, mergedId: string, now: Date): Promise<NewChange[]> {
  const rows = await transaction.query<{ segment_id: string }>(sql`/* sync.moveStaticMemberships */
    insert into membership (segment_id, customer_id, since)
    select b.segment_id, ${intoId}, ${now} from membership b join segment s on s.id = b.segment_id
    where b.customer_id = ${mergedId} and s.kind = 'static'
    on conflict do nothing returning segment_id`);
  return rows.map((row) => ({ segmentId: row.segment_id, customerId: intoId, kind: 'ENTERED', cause: 'MERGE' }));
}
