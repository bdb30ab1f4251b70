import { appendChanges, type NewChange } from '../../changes/index.js';
import { type Transaction, joinSql, sql, retriedTransaction } from '../../database/index.js';
import { conflict, notFound, isId } from '../../kernel/index.js';
import type { SyncContext } from '../context.js';
import { leadBack } from './departures.js';
import { cameUnder, giveBack } from './give-back.js';
import { causedBy, enqueueMembershipChanges, LISTS, MOVED_KINDS, STORED_COLUMNS } from './merge-tables.js';
import { takeOutOfLaterMerges } from './unmerge-later.js';
import { takeBackFields, takeBackLists } from './unmerge-survivor.js';

/**
 * Undoes a merge: the merged customer is there again as it stood, with its id, the records that came with it and all that arrived under
 * its names meanwhile. The survivor loses that, and what it got from the merge and has not changed since. What arrived under its own
 * names stays with it. Merges are undone from the outside in: one into a customer that was itself merged later comes after that one.
 */
export async function unmergeCustomer(context: SyncContext, mergeId: string): Promise<{ customerId: string; intoId: string }> {
  if (!isId(mergeId)) throw notFound('merge', mergeId);
  return retriedTransaction(context, async (transaction) => {
    await causedBy(transaction, 'MERGE');
    const merge = await claim(transaction, mergeId);
    const now = context.clock.now();
    await recreate(transaction, mergeId);
    await leadBack(transaction, mergeId, merge.mergedId);
    await giveBack(transaction, merge);
    await takeBackFields(transaction, mergeId, now);
    await takeBackLists(transaction, mergeId);
    await moveBack(transaction, merge);
    const changes = await moveBackStaticMemberships(transaction, merge, now);
    await takeOutOfLaterMerges(transaction, mergeId);
    // Undone, the snapshot is of no more use, and personal data.
    await transaction.execute(sql`/* sync.closeMerge */
      update customer_merge set unmerged_at = ${now}, snapshot = '{}' where id = ${mergeId}`);
    await enqueueMembershipChanges(transaction, changes);
    appendChanges(transaction, changes, now);
    return { customerId: merge.mergedId, intoId: merge.intoId };
  });
}

interface Merge {
  readonly mergeId: string;
  readonly intoId: string;
  readonly mergedId: string;
}

async function claim(transaction: Transaction, mergeId: string): Promise<Merge> {
  // The survivor first, as everybody locks customers before what belongs to them.
  await transaction.query(sql`/* sync.lockSurvivor */
    select c.id from customer c where c.id = (select into_id from customer_merge where id = ${mergeId}) for update`);
  const [merge] = await transaction.query<{ into_id: string; merged_id: string; unmerged_at: Date | null }>(sql`/* sync.claimMerge */
    select into_id, merged_id, unmerged_at from customer_merge where id = ${mergeId} for update`);
  if (merge === undefined) {
    const [outer] = await transaction.query<{ id: string }>(sql`/* sync.findOuterMerge */
      select id from customer_merge where snapshot -> 'merges' @> ${JSON.stringify([{ id: mergeId }])}::jsonb`);
    if (outer !== undefined) throw conflict('mergeId', `The survivor was itself merged later. Undo the merge '${outer.id}' first.`);
    throw notFound('merge', mergeId);
  }
  if (merge.unmerged_at !== null) throw conflict('mergeId', 'The merge was undone before.');
  return { mergeId, intoId: merge.into_id, mergedId: merge.merged_id };
}

async function recreate(transaction: Transaction, mergeId: string): Promise<void> {
  const columns = joinSql([...STORED_COLUMNS]);
  await transaction.execute(sql`/* sync.recreateCustomer */
    insert into customer (${columns})
    select ${columns}
    from jsonb_populate_record(null::customer, (select snapshot #> '{merged,customer}' from customer_merge where id = ${mergeId}))`);
  for (const { table, field, stillThere } of LISTS) {
    await transaction.execute(sql`/* sync.recreateList */
      insert into ${table}
      select * from jsonb_populate_recordset(null::${table}, (select snapshot #> ${['merged', field]}::text[] from customer_merge where id = ${mergeId}))
      where ${stillThere ?? sql`true`}`);
  }
  await transaction.execute(sql`/* sync.recreateMerges */
    insert into customer_merge
    select * from jsonb_populate_recordset(null::customer_merge, (select snapshot -> 'merges' from customer_merge where id = ${mergeId}))`);
}

/** What came with the merged customer, or under its names since, and has not been named another's. */
async function moveBack(transaction: Transaction, { mergeId, intoId, mergedId }: Merge): Promise<void> {
  await transaction.execute(sql`/* sync.moveBackExternalIds */
    update customer_external_id x set customer_id = ${mergedId}
    from customer_merge g, jsonb_to_recordset(g.snapshot -> 'externalIds') as came(source text, external_id text)
    where g.id = ${mergeId} and x.customer_id = ${intoId} and x.source = came.source and x.external_id = came.external_id`);
  for (const { name, table } of MOVED_KINDS) {
    await transaction.execute(sql`/* sync.moveBack */
      update ${table} t set customer_id = ${mergedId}
      where t.customer_id = ${intoId} and (${cameUnder(sql`t.source`, sql`t.customer_external_id`, { mergeId })}
        or t.customer_external_id is null and (select g.snapshot -> ${name}::text ? t.id::text from customer_merge g where g.id = ${mergeId}))`);
  }
}

/** Places on static segments: the merged customer takes its own again, the survivor leaves those that it had only through the merge. */
async function moveBackStaticMemberships(transaction: Transaction, { mergeId, intoId, mergedId }: Merge, now: Date): Promise<NewChange[]> {
  const entered = await transaction.query<{ segment_id: string }>(sql`/* sync.reenterStaticSegments */
    insert into membership (segment_id, customer_id, since)
    select s.id, ${mergedId}, ${now}
    from segment s, customer_merge g
    where g.id = ${mergeId} and s.kind = 'static' and g.snapshot #> '{merged,staticSegmentIds}' ? s.id::text
    on conflict do nothing returning segment_id`);
  const left = await transaction.query<{ segment_id: string }>(sql`/* sync.leaveStaticSegments */
    delete from membership b using customer_merge g, segment s
    where g.id = ${mergeId} and b.customer_id = ${intoId} and s.id = b.segment_id and s.kind = 'static'
      and g.snapshot #> '{merged,staticSegmentIds}' ? b.segment_id::text
      and not g.snapshot #> '{survivor,staticSegmentIds}' ? b.segment_id::text
    returning b.segment_id`);
  const change = (kind: NewChange['kind'], customerId: string) => (row: { segment_id: string }) =>
    ({ segmentId: row.segment_id, customerId, kind, cause: 'MERGE' }) as const;
  return [...entered.map(change('ENTERED', mergedId)), ...left.map(change('LEFT', intoId))];
}
