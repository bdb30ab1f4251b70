import type { Transaction } from '../database/transaction.js';
import { sql } from '../database/sql.js';
import { newId } from '../kernel/id.js';
import { takeStep } from './build-step.js';
import type { MembershipContext } from './context.js';
import { purgeDraftMembers } from './draft-members.js';
import type { ReadRule } from './rule-input.js';
import { completeDraft } from './take-over.js';

/**
 * Lets the members of a segment be found: those of `draft`, which takes over when it has them all, or those of its own rule in place. What
 * was begun before is superseded. Inside the transaction that saves the segment.
 */
export async function beginBuild(transaction: Transaction, segmentId: string, draft?: ReadRule): Promise<void> {
  const tree = draft === undefined ? null : JSON.stringify(draft.tree);
  await transaction.execute(sql`/* build.begin */
    insert into segment_build (segment_id, id, number, query, rule, total)
    select ${segmentId}::uuid, ${newId()}::uuid, case when ${tree}::jsonb is not null then nextval(pg_get_serial_sequence('segment', 'number')) end,
      ${draft?.text ?? null}::text, ${tree}::jsonb, (select count(*) from customer)
    on conflict (segment_id) do update set id = excluded.id, number = excluded.number, query = excluded.query, rule = excluded.rule,
      walked_to = null, walked = 0, total = excluded.total, step = excluded.step, complete = false`);
}

/** Gives up a draft: the present rule stays. */
export async function dropDraft(transaction: Transaction, segmentId: string): Promise<void> {
  await transaction.execute(sql`/* build.drop */
    with dropped as (delete from segment_build where segment_id = ${segmentId} and rule is not null returning segment_id)
    update segment s set state = 'ready', error = null from dropped where s.id = dropped.segment_id`);
}

/**
 * Does the next part of finding the members of a segment, or of any that is building; false if there is nothing to do. Several processes
 * may take turns at one segment.
 */
export async function continueBuilding(context: MembershipContext, segmentId?: string): Promise<boolean> {
  const step = await takeStep(context, segmentId);
  if (step === undefined) return false;
  for (const failure of step.failures) context.onFailure?.(failure);
  const isOver = step.draft === 'over' || (step.draft === 'complete' && (await completeDraft(context, step.segmentId)));
  if (step.changed || isOver) context.wakeUps.wake('changes', { everywhere: true });
  if (step.queued || isOver) context.wakeUps.wake('queue');
  if (isOver) await purgeDraftMembers(context.database);
  return true;
}

/** Finds the members of a segment for as long as the caller has patience; the evaluators go on with what remains. */
export async function buildFor(context: MembershipContext, segmentId: string, patienceMs: number): Promise<void> {
  const deadline = performance.now() + patienceMs;
  while ((await continueBuilding(context, segmentId)) && performance.now() < deadline);
  context.wakeUps.wake('queue');
}

/** How far the members of a segment have been found. */
export interface SegmentBuild {
  /** Of all customers, 0 to 1. */
  readonly progress: number;
  /** The rule that takes over when they are; null if it is the segment's rule already. */
  readonly nextQuery: string | null;
}

/** Of those of the segments that are building. */
export async function findBuilds(
  { database }: Pick<MembershipContext, 'database'>,
  segmentIds: readonly string[],
): Promise<Map<string, SegmentBuild>> {
  const rows = await database.query<{ segment_id: string; query: string | null; walked: number; total: number }>(sql`/* build.progress */
    select segment_id, query, walked, total from segment_build where segment_id = any(${[...segmentIds]}::uuid[])`);
  // Customers who came after the beginning are walked too.
  const share = (walked: number, total: number) => (total === 0 ? 0 : Math.min(1, walked / total));
  return new Map(rows.map(({ segment_id, query, walked, total }) => [segment_id, { nextQuery: query, progress: share(walked, total) }]));
}
