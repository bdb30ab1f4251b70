import { type Transaction, emptySql, sql } from '../../database/index.js';
import { newId } from '../../kernel/index.js';
import { takeStep } from './build-step.js';
import type { MembershipContext, ReadRule } from '../set/index.js';
import { purgeDraftMembers, purgeFound } from '../members/index.js';
import { findMembers, type BuildToFind } from './find-members.js';
import { firstStage, isInStage, type BuildStage } from './stages.js';
import { completeDraft } from './take-over.js';

/** Customers among whom members are found and written at once. */
const MOST_IN_ONE_STEP = 150_000;

/**
 * Lets the members of a segment be found: those of `draft`, which takes over when it has them all, or those of its own rule in place. What
 * was begun before is superseded. Inside the transaction that saves the segment.
 *
 * In a base that takes more than one step they are found in one reading, but not on the embedded database: nothing else could be done meanwhile.
 */
export async function beginBuild(
  { database }: Pick<MembershipContext, 'database'>,
  transaction: Transaction,
  segmentId: string,
  draft?: ReadRule,
): Promise<void> {
  const tree = draft === undefined ? null : JSON.stringify(draft.tree);
  await transaction.execute(sql`/* build.begin */
    insert into segment_build (segment_id, id, number, query, rule, total, stage)
    select ${segmentId}::uuid, ${newId()}::uuid, case when ${tree}::jsonb is not null then nextval(pg_get_serial_sequence('segment', 'number')) end,
      ${draft?.text ?? null}::text, ${tree}::jsonb, total, ${firstStage(sql`total`, database.embedded ? null : MOST_IN_ONE_STEP)}
    from (select count(*) as total from customer) base
    on conflict (segment_id) do update set id = excluded.id, number = excluded.number, query = excluded.query, rule = excluded.rule,
      walked_to = null, walked = 0, total = excluded.total, step = excluded.step, stage = excluded.stage, complete = false`);
}

/** Gives up a draft: the present rule stays. */
export async function dropDraft(transaction: Transaction, segmentId: string): Promise<void> {
  await transaction.execute(sql`/* build.drop */
    with dropped as (delete from segment_build where segment_id = ${segmentId} and rule is not null returning segment_id)
    update segment s set state = 'ready', error = null from dropped where s.id = dropped.segment_id`);
}

export interface BuildOptions {
  /** Any segment that is building, if undefined. */
  readonly segmentId?: string | undefined;
  /** Gives up what takes long. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Does the next part of finding and writing the members of a segment, or of any that is building; false if there is nothing to do. Several
 * processes may take turns at one segment.
 */
export async function continueBuilding(context: MembershipContext, { segmentId, signal }: BuildOptions = {}): Promise<boolean> {
  const [build] = await context.database.query<BuildToFind & { readonly stage: BuildStage }>(sql`/* build.any */
    select id, step, stage from segment_build ${segmentId === undefined ? emptySql : sql`where segment_id = ${segmentId}`}
    order by ${isInStage('finding')}, segment_id limit 1`);
  if (build === undefined) return false;
  if (build.stage === 'finding') return findMembers(context, build, signal);
  const step = await takeStep(context, segmentId);
  if (step === undefined) return false;
  for (const failure of step.failures) context.onFailure?.(failure);
  const isOver = step.end === 'over' || (step.end === 'complete' && (await completeDraft(context, step.build.segment_id)));
  if (step.changed || isOver) context.wakeUps.wake('changes', { everywhere: true });
  if (step.queued || isOver) context.wakeUps.wake('queue');
  if (isOver && step.build.is_draft) await purgeDraftMembers(context.database);
  if (isOver && step.build.stage === 'writing') await purgeFound(context.database);
  return true;
}

/** Finds the members of a segment for as long as the caller has patience; the evaluators go on with what remains. */
export async function buildFor(context: MembershipContext, segmentId: string, patienceMs: number): Promise<void> {
  const signal = AbortSignal.timeout(patienceMs);
  while ((await continueBuilding(context, { segmentId, signal })) && !signal.aborted);
  context.wakeUps.wake('queue');
}

/** How far the members of a segment have been found. */
export interface SegmentBuild {
  /** Of all customers, 0 to 1. */
  readonly progress: number;
  /** The rule that takes over when they are; null if it is the segment's rule already. */
  readonly nextQuery: string | null;
  /** The same as a tree. */
  readonly nextRule: unknown;
}

/** Of those of the segments that are building. */
export async function findBuilds(
  { database }: Pick<MembershipContext, 'database'>,
  segmentIds: readonly string[],
): Promise<Map<string, SegmentBuild>> {
  const rows = await database.query<{
    segment_id: string;
    query: string | null;
    rule: unknown;
    walked: number;
    total: number;
  }>(sql`/* build.progress */
    select segment_id, query, rule, walked, total from segment_build where segment_id = any(${[...segmentIds]}::uuid[])`);
  // Customers who came after the beginning are walked too.
  const share = (walked: number, total: number) => (total === 0 ? 0 : Math.min(1, walked / total));
  return new Map(
    rows.map(({ segment_id, query, rule, walked, total }) => [
      segment_id,
      { nextQuery: query, nextRule: rule, progress: share(walked, total) },
    ]),
  );
}
