import { appendChanges } from '../changes/index.js';
import { retriedTransaction } from '../database/retried-transaction.js';
import type { Transaction } from '../database/database.js';
import { emptySql, sql, type Queryable } from '../database/sql.js';
import { newId } from '../kernel/id.js';
import { Batch } from './batch.js';
import { notBefore, type MembershipContext } from './context.js';
import { draftDifferences, purgeDraftMembers } from './draft-members.js';
import { failSegments, type EvaluationFailure } from './failures.js';
import { changeSegmentSet, holdSegmentSet } from './locks.js';
import type { ReadRule } from './rule-input.js';
import type { CompiledSet } from './segment-set.js';
import { StatementFault } from './statement-fault.js';
import { enqueueDependents, writeMemberships } from './write-memberships.js';

/** Customers that one transaction looks at: a change of one of them waits for it. */
const CHUNK = 5_000;

interface Build {
  readonly id: string;
  readonly segment_id: string;
  readonly is_draft: boolean;
  readonly walked_to: string | null;
  readonly complete: boolean;
}

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
      walked_to = null, walked = 0, total = excluded.total, complete = false`);
}

/** Gives up a draft: the present rule stays. */
export async function dropDraft(transaction: Transaction, segmentId: string): Promise<void> {
  await transaction.execute(sql`/* build.drop */
    with dropped as (delete from segment_build where segment_id = ${segmentId} and rule is not null returning segment_id)
    update segment s set state = 'ready', error = null from dropped where s.id = dropped.segment_id`);
}

/**
 * Does the next part of finding the members of a segment, or of any that is building and that nobody else is at; false if there is
 * nothing to do. Several processes may take turns at one segment.
 */
export async function continueBuilding(context: MembershipContext, segmentId?: string): Promise<boolean> {
  const step = await walk(context, segmentId, { apart: false }).catch((error: unknown) => {
    if (!(error instanceof StatementFault)) throw error;
    return walk(context, segmentId, { apart: true });
  });
  if (step === undefined) return false;
  for (const failure of step.failures) context.onFailure?.(failure);
  if (step.changed) context.wakeUps.wake('changes', { everywhere: true });
  if (step.isDraftComplete) await switchOver(context, step.segmentId);
  return true;
}

interface Step {
  readonly segmentId: string;
  readonly changed: boolean;
  readonly isDraftComplete: boolean;
  readonly failures: readonly EvaluationFailure[];
}

function walk(context: MembershipContext, segmentId: string | undefined, options: { readonly apart: boolean }): Promise<Step | undefined> {
  return retriedTransaction(context, async (transaction): Promise<Step | undefined> => {
    await holdSegmentSet(transaction);
    const build = await claim(transaction, segmentId);
    if (build === undefined) return undefined;
    const { set, sweptTo } = await context.segmentSet.current(transaction);
    await failSegments(transaction, set.unreadable);
    const step = { segmentId: build.segment_id, changed: false, isDraftComplete: build.complete, failures: set.unreadable };
    if (build.complete || set.unreadable.length > 0) return step;
    const now = notBefore(sweptTo, context.clock.now());
    const customerIds = await nextCustomers(transaction, build);
    const batch = batchOf(transaction, set, build, customerIds, { now, timeZone: context.timeZone }, options);
    const changes = await batch.bringUpToDate();
    const failures = await batch.keepFailures();
    const complete = customerIds.length < CHUNK;
    await transaction.execute(sql`/* build.advance */
      update segment_build set walked_to = ${customerIds.at(-1) ?? build.walked_to}::uuid, walked = walked + ${customerIds.length}::int, complete = ${complete}
      where id = ${build.id}::uuid`);
    if (complete && !build.is_draft) await finish(transaction, build);
    await appendChanges(transaction, changes, now);
    return { ...step, changed: changes.length > 0, isDraftComplete: complete && build.is_draft, failures };
  });
}

async function claim(transaction: Transaction, segmentId: string | undefined): Promise<Build | undefined> {
  const [build] = await transaction.query<Build>(sql`/* build.claim */
    select id, segment_id, rule is not null as is_draft, walked_to, complete from segment_build
    ${segmentId === undefined ? sql`order by segment_id limit 1 for update skip locked` : sql`where segment_id = ${segmentId} for update`}`);
  return build;
}

async function nextCustomers(database: Queryable, { walked_to }: Build): Promise<string[]> {
  const rows = await database.query<{ id: string }>(sql`/* build.customers */
    select id from customer ${walked_to === null ? emptySql : sql`where id > ${walked_to}::uuid`} order by id limit ${CHUNK}`);
  return rows.map(({ id }) => id);
}

function batchOf(
  transaction: Transaction,
  set: CompiledSet,
  { id, segment_id, is_draft }: Build,
  customerIds: readonly string[],
  reckoning: ConstructorParameters<typeof Batch>[3],
  options: { readonly apart: boolean },
): Batch {
  const about = { id: '', kinds: 0, segment_id: is_draft ? id : segment_id, cause: 'DEFINITION', put_aside: false } as const;
  const rows = customerIds.map((customerId) => ({ ...about, customer_id: customerId }));
  return new Batch(transaction, set, rows, reckoning, options);
}

async function finish(transaction: Transaction, { segment_id }: Build): Promise<void> {
  await transaction.execute(sql`/* build.finish */
    with finished as (delete from segment_build where segment_id = ${segment_id})
    update segment set state = 'ready' where id = ${segment_id} and state = 'building'`);
}

/**
 * Puts a complete draft in the place of its segment's rule, with all that changes by it, in one transaction: no reader sees a mixture. While
 * the set is locked no evaluation is under way, and rule and draft have seen the same changes of data.
 */
async function switchOver(context: MembershipContext, segmentId: string): Promise<void> {
  const switched = await retriedTransaction(context, async (transaction) => {
    await changeSegmentSet(transaction);
    const [build] = await transaction.query<{ id: string }>(sql`/* build.complete */
      select id from segment_build where segment_id = ${segmentId} and complete and rule is not null for update`);
    if (build === undefined) return false;
    const { sweptTo } = await context.segmentSet.current(transaction);
    const now = notBefore(sweptTo, context.clock.now());
    const changes = await draftDifferences(transaction, { segmentId, draftId: build.id });
    await writeMemberships(transaction, changes, now);
    await enqueueDependents(context, transaction, changes);
    await transaction.execute(sql`/* build.retryPutAside */
      insert into evaluation_queue (customer_id, kinds, segment_id, cause)
      select customer_id, 0, segment_id, cause from evaluation_failure where segment_id = ${segmentId}`);
    await transaction.execute(sql`/* build.switch */
      with taken as (delete from segment_build where id = ${build.id} returning query, rule)
      update segment s set query = taken.query, rule = taken.rule, version = version + 1, state = 'ready', error = null
      from taken where s.id = ${segmentId}`);
    await appendChanges(transaction, changes, now);
    return true;
  });
  if (!switched) return;
  context.wakeUps.wake('changes', { everywhere: true });
  context.wakeUps.wake('queue');
  await purgeDraftMembers(context.database);
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
