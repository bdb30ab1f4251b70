import { type Transaction, sql, type Queryable, type Sql } from '../../database/index.js';
import { idsWithin } from './id-range.js';
import type { NextMembers } from './replace-members.js';
import type { CompiledSegment } from '../set/index.js';

/** Members that are written in one transaction, for which evaluations wait: about as many as take STEP_MS of build-step.ts. */
const MOST_IN_PART = 10_000;

/** Keeps the customers (`id`) that a build has found, in parts to be written one after the other. Gives how many parts. */
export function keepFound(transaction: Transaction, build: { readonly id: string; readonly step: number }, found: Sql): Promise<number> {
  return transaction.execute(sql`/* build.keepFound */
    insert into segment_build_part (build_id, part, customer_ids)
    select ${build.id}::uuid, part, array_agg(id order by id)
    from (select id, (row_number() over (order by id) - 1) / ${Math.min(build.step, MOST_IN_PART)}::int as part from (${found}) found) numbered
    group by part`);
}

export interface FoundPart {
  readonly members: NextMembers;
  /** The last customer of whom it is said; null if all others are meant too. */
  readonly upTo: string | null;
}

/**
 * The next part of what a build has found, which is not kept any longer. It says nothing of those who have been evaluated meanwhile: what was
 * found of them may be older.
 */
export async function takeFound(
  transaction: Transaction,
  { id, walked_to: after }: { readonly id: string; readonly walked_to: string | null },
): Promise<FoundPart> {
  const [next] = await transaction.query<{ part: number; last: string; has_more: boolean }>(sql`/* build.nextFound */
    select part, customer_ids[cardinality(customer_ids)] as last, exists (
      select from segment_build_part later where later.build_id = p.build_id and later.part > p.part) as has_more
    from segment_build_part p where build_id = ${id}::uuid order by part limit 1`);
  const part = next?.part ?? null;
  const upTo = next?.has_more === true ? next.last : null;
  const isOld = (customerId: Sql) =>
    sql`exists (select from segment_build_evaluated e where e.build_id = ${id}::uuid and e.customer_id = ${customerId})`;
  const members = {
    next: sql`select found.id from segment_build_part p cross join lateral unnest(p.customer_ids) as found(id)
      where p.build_id = ${id}::uuid and p.part = ${part}::int and not ${isOld(sql`found.id`)}`,
    isSaidOf: (customerId: Sql) => sql`${idsWithin(customerId, { after, upTo })} and not ${isOld(customerId)}`,
  };
  return { members, upTo };
}

/** Forgets the part that has been taken and written. */
export function dropFirstFound(transaction: Transaction, buildId: string): void {
  transaction.defer(sql`/* build.dropFound */
    delete from segment_build_part where build_id = ${buildId}::uuid
      and part = (select min(part) from segment_build_part where build_id = ${buildId}::uuid)`);
}

/**
 * Tells the builds that find members of these segments in one reading that customers have been evaluated for them, with the next statement: of
 * the two, what the evaluator wrote stands.
 */
export function noteEvaluated(transaction: Transaction, segments: readonly CompiledSegment[], customerIds: readonly string[]): void {
  const buildIds = segments.flatMap(({ buildId }) => buildId ?? []);
  if (buildIds.length === 0) return;
  transaction.defer(sql`/* build.noteEvaluated */
    insert into segment_build_evaluated (build_id, customer_id)
    select b.id, evaluated.id from segment_build b, unnest(${[...customerIds]}::uuid[]) as evaluated(id)
    where b.id = any(${buildIds}::uuid[])
      and not exists (select from segment_build_evaluated e where e.build_id = b.id and e.customer_id = evaluated.id)`);
}

/** Removes what builds have left that are over, or have been superseded or dropped. */
export async function purgeFound(database: Queryable): Promise<void> {
  await database.execute(sql`/* build.purgeFound */
    with found as (delete from segment_build_part where build_id not in (select id from segment_build))
    delete from segment_build_evaluated where build_id not in (select id from segment_build)`);
}
