import { type NewChange, appendChanges } from '../../changes/index.js';
import { type Transaction, joinSql, rawSql, sql, type Sql, retriedTransaction } from '../../database/index.js';
import { invalidInput, limitExceeded, notFound, isId, newId } from '../../kernel/index.js';
import { noSuchCustomer } from '../../membership/index.js';
import { lookUpByIndex } from '../by-index.js';
import type { SyncContext } from '../context.js';
import { carryReviews } from './carry-reviews.js';
import { leadTo } from './departures.js';
import { type MergePair, pairRows } from './merge-pair.js';
import { causedBy, enqueueMembershipChanges, LISTS, MOVED_KINDS } from './merge-tables.js';
import { giveFields, giveLists } from './merge-survivor.js';

const MAX_MERGED = 100;

/** Why customers were made one: a person said so, the source that has two names for somebody, or the rules of identity. */
export type MergeCause = 'PERSON' | 'SOURCE' | 'RULES';

export interface MergeReason {
  readonly cause: MergeCause;
  /** What speaks for it, without values. */
  readonly evidence?: readonly object[] | undefined;
}

/** Customers to be made one, in the order given. */
export interface MergeGroup {
  readonly intoId: string;
  readonly merged: readonly { readonly id: string; readonly evidence?: readonly object[] | undefined }[];
}

/**
 * Makes several customers one, in the order given. The survivor `intoId` takes over external ids, orders, events and all other records,
 * and places on static segments; what it lacks of the elements of lists is appended to its own. Where it has no value for a plain field
 * or a custom attribute it gets the merged customer's with its origin; of two consents for a channel the later stays; and it was added
 * when the earlier of the two was.
 * Everything stays on record, so that `unmergeCustomer` can undo it, and who did it and why.
 */
export async function mergeCustomers(
  context: SyncContext,
  intoId: string,
  ids: readonly string[],
  { cause, evidence }: MergeReason = { cause: 'PERSON' },
): Promise<{ mergeIds: string[] }> {
  const mergedIds = [...new Set(ids)];
  if (mergedIds.length === 0) throw invalidInput('ids', 'ids must name at least one customer.');
  if (mergedIds.length > MAX_MERGED) throw limitExceeded('The number of ids', MAX_MERGED);
  if (mergedIds.includes(intoId)) throw invalidInput('ids', 'A customer cannot be merged into itself.');
  const malformed = [intoId, ...mergedIds].find((id) => !isId(id));
  if (malformed !== undefined) throw notFound('customer', malformed);

  return retriedTransaction(context, async (transaction) => {
    const all = [intoId, ...mergedIds];
    await causedBy(transaction, 'MERGE');
    const found = await lock(transaction, all);
    const missing = all.find((id) => !found.has(id.toLowerCase()));
    if (missing !== undefined) throw await noSuchCustomer(transaction, missing);
    const group = { intoId, merged: mergedIds.map((id) => ({ id, evidence })) };
    return { mergeIds: await mergeGroups(transaction, context, [group], cause) };
  });
}

/** The same of many groups at once, in as many statements as of one. No customer may be in two. Groups of which somebody is none any more are left alone. */
export async function mergeMany(context: SyncContext, groups: readonly MergeGroup[], cause: MergeCause): Promise<MergeGroup[]> {
  if (groups.length === 0) return [];
  return retriedTransaction(context, async (transaction) => {
    await causedBy(transaction, 'MERGE');
    const found = await lock(
      transaction,
      groups.flatMap(({ intoId, merged }) => [intoId, ...merged.map(({ id }) => id)]),
    );
    const whole = groups.filter(({ intoId, merged }) => found.has(intoId) && merged.every(({ id }) => found.has(id)));
    await mergeGroups(transaction, context, whole, cause);
    return whole;
  });
}

async function mergeGroups(
  transaction: Transaction,
  context: SyncContext,
  groups: readonly MergeGroup[],
  cause: MergeCause,
): Promise<string[]> {
  lookUpByIndex(transaction);
  const now = context.clock.now();
  const why = { cause, actorId: context.apiKeyId ?? null };
  const mergeIds: string[] = [];
  const entered: NewChange[] = [];
  const rounds = Math.max(0, ...groups.map(({ merged }) => merged.length));
  for (let round = 0; round < rounds; round++) {
    const pairs = groups.flatMap(({ intoId, merged }): MergePair[] => {
      const one = merged[round];
      return one === undefined ? [] : [{ id: newId(), intoId, mergedId: one.id, evidence: one.evidence && JSON.stringify(one.evidence) }];
    });
    mergeIds.push(...pairs.map(({ id }) => id));
    await keepSnapshots(transaction, pairs, why, now);
    await moveRecords(transaction, pairs);
    await giveLists(transaction, pairs);
    await giveFields(transaction, pairs, now);
    entered.push(...(await moveStaticMemberships(transaction, pairs, now)));
    await leadTo(transaction, pairs);
    await carryReviews(transaction, pairs);
    await keepKeysOfLists(transaction, pairs);
    await transaction.execute(sql`/* sync.deleteMerged */
      delete from customer where id = any(${pairs.map(({ mergedId }) => mergedId)}::uuid[])`);
  }
  await enqueueMembershipChanges(transaction, entered);
  appendChanges(transaction, entered, now);
  return mergeIds;
}

/** By what mailing lists know those who go: they are archived there, and whoever is erased later is to be forgotten under these too. */
async function keepKeysOfLists(transaction: Transaction, pairs: readonly MergePair[]): Promise<void> {
  await transaction.execute(sql`/* sync.keepKeysOfLists */
    insert into destination_former_key (destination_id, key, customer_id)
    select m.destination_id, m.key, m.customer_id from ${pairRows(pairs)}
      join destination_member m on m.customer_id = p.merged_id and m.key is not null
      join destination d on d.id = m.destination_id and d.kind = 'mailing_list'
    on conflict do nothing`);
}

async function lock(transaction: Transaction, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await transaction.query<{ id: string }>(sql`/* sync.lockMerged */
    select id from customer where id = any(${ids}::uuid[]) order by id for update`);
  return new Set(rows.map((row) => row.id));
}

/** Both customers as they stand, and what the merged one owns. Merges into it go into the snapshot too: undoing them comes after this one. */
async function keepSnapshots(
  transaction: Transaction,
  pairs: readonly MergePair[],
  { cause, actorId }: { readonly cause: MergeCause; readonly actorId: string | null },
  now: Date,
): Promise<void> {
  const owned = MOVED_KINDS.map(
    ({ name, table }) => sql`${name}::text, (select coalesce(jsonb_agg(id), '[]') from ${table} where customer_id = p.merged_id)`,
  );
  await transaction.execute(sql`/* sync.keepSnapshot */
    insert into customer_merge (id, into_id, merged_id, merged_at, cause, actor_id, evidence, snapshot)
    select p.id, p.into_id, p.merged_id, ${now}, ${cause}, ${actorId}::uuid, p.evidence, jsonb_build_object(
      'merged', ${personAsJson(sql`p.merged_id`)},
      'survivor', ${personAsJson(sql`p.into_id`)},
      'externalIds', (select coalesce(jsonb_agg(to_jsonb(x)), '[]') from customer_external_id x where x.customer_id = p.merged_id),
      'merges', (select coalesce(jsonb_agg(to_jsonb(m)), '[]') from customer_merge m where m.into_id = p.merged_id),
      ${joinSql(owned)})
    from ${pairRows(pairs)}`);
}

function personAsJson(id: Sql) {
  const lists = LISTS.map(
    ({ field, table }) => sql`${field}::text, (select coalesce(jsonb_agg(to_jsonb(e)), '[]') from ${table} e where e.customer_id = ${id})`,
  );
  return sql`jsonb_build_object(
    'customer', (select to_jsonb(c) - 'tag_keys' from customer c where c.id = ${id}),
    ${joinSql(lists)},
    'staticSegmentIds', (select coalesce(jsonb_agg(b.segment_id), '[]')
      from membership b join segment s on s.id = b.segment_id where b.customer_id = ${id} and s.kind = 'static'))`;
}

async function moveRecords(transaction: Transaction, pairs: readonly MergePair[]): Promise<void> {
  const tables = [rawSql('customer_external_id'), ...MOVED_KINDS.map(({ table }) => table)];
  for (const table of tables) {
    await transaction.execute(sql`/* sync.moveToSurvivor */
      update ${table} t set customer_id = p.into_id from ${pairRows(pairs)} where t.customer_id = p.merged_id`);
  }
}

/** The merged customer's own memberships, static ones too, are ended by the evaluator once the customer is gone. */
async function moveStaticMemberships(transaction: Transaction, pairs: readonly MergePair[], now: Date): Promise<NewChange[]> {
  const rows = await transaction.query<{ segment_id: string; customer_id: string }>(sql`/* sync.moveStaticMemberships */
    insert into membership (segment_id, customer_id, since)
    select b.segment_id, p.into_id, ${now} from ${pairRows(pairs)} join membership b on b.customer_id = p.merged_id join segment s on s.id = b.segment_id
    where s.kind = 'static'
    on conflict do nothing returning segment_id, customer_id`);
  return rows.map((row) => ({ segmentId: row.segment_id, customerId: row.customer_id, kind: 'ENTERED', cause: 'MERGE' }));
}
