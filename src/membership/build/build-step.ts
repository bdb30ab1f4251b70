import { appendChanges } from '../../changes/index.js';
import { filterByRule, type Reckoning } from '../../compile/index.js';
import { type Transaction, retriedTransaction, sql, type Sql } from '../../database/index.js';
import { invariant } from '../../kernel/index.js';
import { Batch, failSegments } from '../evaluate/index.js';
import {
  notBefore,
  type MembershipContext,
  type EvaluationFailure,
  changeSegmentSet,
  holdSegmentSet,
  avoidPairing,
  planForBatches,
  planForWholeBase,
  type CompiledSegment,
  type CompiledSet,
  namingFaults,
  StatementFault,
} from '../set/index.js';
import {
  dropFirstFound,
  takeFound,
  idsWithin,
  type IdRange,
  replaceDraftMembers,
  replaceMembers,
  type NextMembers,
} from '../members/index.js';
import { WRITING_STAGES, type WritingStage } from './stages.js';
import { takeOver } from './take-over.js';

/** What a step aims to take: as long evaluations wait for it. */
const STEP_MS = 400;
/** Each step begins by reading what the rule reads, so that many short ones take longer than a few. */
const FEWEST = 20_000;
const MOST = 5_000_000;
/** A step looks at this many more rather than leave them to another one. */
const REMAINDER = 0.5;
/** Customers of a step that looks for whom a rule cannot be evaluated. */
const FEWEST_APART = 5_000;

interface Build {
  readonly id: string;
  readonly segment_id: string;
  readonly is_draft: boolean;
  readonly walked_to: string | null;
  readonly walked: number;
  readonly total: number;
  readonly step: number;
  readonly stage: WritingStage;
  readonly complete: boolean;
}

/** What one transaction has done for a segment that is building. */
export interface Step {
  readonly build: Pick<Build, 'segment_id' | 'is_draft' | 'stage'>;
  /** Whether the log has grown. */
  readonly changed: boolean;
  /** Whether customers are on the queue for segments that build on it. */
  readonly queued: boolean;
  /** `complete` if a draft has all its members and has yet to take over; `over` if nothing is left to do. */
  readonly end?: 'complete' | 'over' | undefined;
  readonly failures: readonly EvaluationFailure[];
}

/**
 * Writes the next members of the segment, or of any that is building, in one transaction. If they have not been found yet they are, among the
 * next customers: inside the database if the rule can be evaluated for all of them, else in the evaluator's way, which puts aside those for
 * whom it cannot be. undefined if there is nothing to do.
 */
export async function takeStep(context: MembershipContext, segmentId?: string): Promise<Step | undefined> {
  return writeNext(context, segmentId).catch((error: unknown) => {
    if (!(error instanceof StatementFault)) throw error;
    return findApart(context, segmentId);
  });
}

/**
 * While the set is locked no evaluation is under way, and what is read is as new as what any has read: nothing else need be locked, and the
 * planner may begin with whatever is most selective.
 */
function writeNext(context: MembershipContext, segmentId: string | undefined): Promise<Step | undefined> {
  return retriedTransaction(context, async (transaction): Promise<Step | undefined> => {
    await changeSegmentSet(transaction);
    planForWholeBase(transaction);
    const begun = await begin(context, transaction, segmentId, WRITING_STAGES);
    if (begun?.target === undefined) return begun?.step;
    const { build, step, reckoning, target } = begun;
    const startedAt = performance.now();
    const { members, upTo } =
      build.stage === 'writing' ? await takeFound(transaction, build) : await findNext(transaction, build, target.segment, reckoning);
    const isLast = upTo === null;
    // A draft whose members are found and written at once need not be one.
    const isOnly = isLast && build.stage === 'walking' && build.walked_to === null;
    const telling = { at: reckoning.now, dependents: target.dependents };
    const write = async () => {
      if (build.is_draft && isOnly) return takeOver(transaction, build, members, telling);
      if (build.is_draft) return replaceDraftMembers(transaction, build.id, members);
      return replaceMembers(transaction, build.segment_id, members, telling);
    };
    const changes = build.stage === 'walking' ? await namingFaults(write) : await write();
    if (build.stage === 'writing') dropFirstFound(transaction, build.id);
    const size = build.stage === 'writing' ? build.step : nextSize(build.step, performance.now() - startedAt);
    await advance(transaction, build, { to: upTo, customers: build.step, isLast, size });
    const end = isLast ? (build.is_draft && !isOnly ? 'complete' : 'over') : undefined;
    return { ...step, changed: changes > 0, queued: changes > 0 && target.dependents.length > 0, end };
  });
}

/** The next few customers as a batch of the evaluator's: for a rule that cannot be evaluated for somebody, or for anybody. */
function findApart(context: MembershipContext, segmentId: string | undefined): Promise<Step | undefined> {
  return retriedTransaction(context, async (transaction): Promise<Step | undefined> => {
    holdSegmentSet(transaction);
    planForBatches(transaction);
    const begun = await begin(context, transaction, segmentId, ['walking']);
    if (begun?.target === undefined) return begun?.step;
    const { build, set, step, reckoning, target } = begun;
    const customerIds = await nextCustomers(transaction, build);
    const about = {
      id: '',
      kinds: 0,
      segment_id: target.segment.id,
      cause: 'DEFINITION',
      known: false,
      put_aside: false,
      held: false,
    } as const;
    const rows = customerIds.map((customerId) => ({ ...about, customer_id: customerId }));
    const batch = new Batch(transaction, set, rows, reckoning, { apart: true, wait: true });
    const changes = await batch.bringUpToDate();
    const failures = await batch.keepFailures();
    const isLast = customerIds.length < FEWEST_APART;
    await advance(transaction, build, {
      to: customerIds.at(-1) ?? build.walked_to,
      customers: customerIds.length,
      isLast,
      size: FEWEST_APART,
    });
    appendChanges(transaction, changes, reckoning.now);
    const end = isLast ? (build.is_draft ? 'complete' : 'over') : undefined;
    return { ...step, changed: changes.length > 0, end, failures };
  });
}

interface Begun {
  readonly build: Build;
  readonly set: CompiledSet;
  readonly reckoning: Reckoning;
  /** Whose members are to be found, and which segments follow them; undefined if there are none to find any more. */
  readonly target: { readonly segment: CompiledSegment; readonly dependents: readonly string[] } | undefined;
  readonly step: Step;
}

/** In a transaction that has locked or holds the set; nobody else takes a step of the same build until it ends. */
async function begin(
  context: MembershipContext,
  transaction: Transaction,
  segmentId: string | undefined,
  stages: readonly WritingStage[],
): Promise<Begun | undefined> {
  const [build] = await transaction.query<Build>(sql`/* build.claim */
    select id, segment_id, rule is not null as is_draft, walked_to, walked, total, step, stage, complete from segment_build
    where stage = any(${[...stages]}::text[])
    ${segmentId === undefined ? sql`order by segment_id limit 1 for update skip locked` : sql`and segment_id = ${segmentId} for update`}`);
  if (build === undefined) return undefined;
  const { set, sweptTo } = await context.segmentSet.current(transaction);
  await failSegments(transaction, set.unreadable);
  const reckoning = { now: notBefore(sweptTo, context.clock.now()), timeZone: context.timeZone };
  const step: Step = {
    build,
    changed: false,
    queued: false,
    end: build.complete ? 'complete' : undefined,
    failures: set.unreadable,
  };
  if (build.complete || set.unreadable.length > 0) return { build, set, reckoning, step, target: undefined };
  const segment = set.segments.find(({ id }) => id === (build.is_draft ? build.id : build.segment_id));
  invariant(segment !== undefined, 'a segment that is building is in the set');
  return { build, set, reckoning, step, target: { segment, dependents: set.dependentsOf(build.segment_id).map(({ id }) => id) } };
}

/** By the time that the customers before have taken. The rest is not counted: there were about so many when the build began. */
async function nextRange(transaction: Transaction, { walked_to: after, walked, total, step }: Build): Promise<IdRange> {
  if (total - walked <= step * (1 + REMAINDER)) return { after, upTo: null };
  const [last] = await transaction.query<{ id: string }>(sql`/* build.range */
    select id from customer where ${idsWithin(sql`id`, { after, upTo: null })} order by id offset ${step - 1} limit 1`);
  return { after, upTo: last?.id ?? null };
}

async function nextCustomers(transaction: Transaction, { walked_to: after }: Build): Promise<string[]> {
  const rows = await transaction.query<{ id: string }>(sql`/* build.customers */
    select id from customer where ${idsWithin(sql`id`, { after, upTo: null })} order by id limit ${FEWEST_APART}`);
  return rows.map(({ id }) => id);
}

/** Who is found among the next customers. */
async function findNext(
  transaction: Transaction,
  build: Build,
  segment: CompiledSegment,
  reckoning: Reckoning,
): Promise<{ readonly members: NextMembers; readonly upTo: string | null }> {
  const range = await nextRange(transaction, build);
  const next = selectionOf(segment, reckoning, range);
  await namingFaults(() => avoidPairing(transaction, next));
  return { members: { next, isSaidOf: (customerId) => idsWithin(customerId, range) }, upTo: range.upTo };
}

/** How many customers the next step should look at, if this one has taken so long. */
function nextSize(step: number, tookMs: number): number {
  return Math.round(Math.max(FEWEST, Math.min(MOST, step * Math.min(4, STEP_MS / tookMs))));
}

/** Those of the customers in a range for whom the rule holds. */
function selectionOf({ rule }: CompiledSegment, reckoning: Reckoning, range: IdRange): Sql {
  const isRestricted = range.after !== null || range.upTo !== null;
  const { joins, condition } = filterByRule(rule, reckoning, isRestricted ? (customerId) => idsWithin(customerId, range) : undefined);
  return sql`select c.id from customer c ${joins} where ${condition} and ${idsWithin(sql`c.id`, range)}`;
}

interface Progress {
  readonly to: string | null;
  readonly customers: number;
  readonly isLast: boolean;
  /** Of the next step. */
  readonly size: number;
}

async function advance(transaction: Transaction, build: Build, { to, customers, isLast, size }: Progress): Promise<void> {
  if (isLast && !build.is_draft) {
    await transaction.execute(sql`/* build.finish */
      with finished as (delete from segment_build where id = ${build.id}::uuid)
      update segment set state = 'ready' where id = ${build.segment_id} and state = 'building'`);
    return;
  }
  await transaction.execute(sql`/* build.advance */
    update segment_build set walked_to = ${to}::uuid, walked = walked + ${customers}::int, step = ${size}::int, complete = ${isLast}
    where id = ${build.id}::uuid`);
}
