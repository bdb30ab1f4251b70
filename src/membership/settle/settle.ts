import { question, sql, Unavailable, prepared } from '../../database/index.js';
import {
  type MembershipContext,
  notBefore,
  reckoningOf,
  holdSegmentSet,
  SET_STATE,
  type CompiledSet,
  type SegmentSet,
} from '../set/index.js';
import { evaluateBatch, failSegments, type Held, untilFree } from '../evaluate/index.js';
import { mayCross, sweep } from '../time/index.js';

/** For which instant memberships are exact. */
export interface Freshness {
  readonly asOf: Date;
  /** true if changes that happened after `asOf` are still being worked on. */
  readonly stale: boolean;
}

/** How long a reader waits for pending changes before it is answered with what there is. */
export const PATIENCE_MS = 5_000;
/** How much longer at the most, whatever the run hangs on. */
const GRACE_MS = 500;

/** The run under way in a process, and the one that those wait for who came after it had begun. */
interface Runs {
  current?: Promise<Freshness> | undefined;
  next?: Promise<Freshness> | undefined;
}

/** By what a process has one of: contexts differ in whom rules are read for. */
const RUNS = new WeakMap<SegmentSet, Runs>();

/**
 * Brings memberships up to the present: applies the passing of time, then works off the queue. Says what was reached. Readers that come
 * together share one run, but never one that had begun before they came: it might have missed what they have just written. A reader is
 * answered in time, with `stale`, even if the run hangs because another process that is frozen holds what it needs.
 */
export function settle(context: MembershipContext, { patienceMs }: { readonly patienceMs?: number } = {}): Promise<Freshness> {
  const { patienceMs: usualMs = PATIENCE_MS } = context;
  return inTime(context, patienceMs === undefined ? sharedRun(context, usualMs) : run(context, patienceMs), patienceMs ?? usualMs);
}

function sharedRun(context: MembershipContext, patienceMs: number): Promise<Freshness> {
  const runs = RUNS.get(context.segmentSet) ?? {};
  RUNS.set(context.segmentSet, runs);
  const begin = (): Promise<Freshness> => {
    runs.next = undefined;
    // Whoever began it may go away: others wait for it too.
    const everybodys = {
      ...context,
      database: context.database.with({ lane: 'live', owner: 'settling', purpose: undefined, signal: undefined }),
    };
    runs.current = run(everybodys, patienceMs).finally(() => (runs.current = undefined));
    return runs.current;
  };
  if (runs.current === undefined) return begin();
  runs.next ??= runs.current.then(begin, begin);
  return runs.next;
}

/** What a run has reached, or what there is if it takes longer or waits for a lock in vain. */
async function inTime(context: MembershipContext, running: Promise<Freshness>, patienceMs: number): Promise<Freshness> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    if (Number.isFinite(patienceMs)) timer = setTimeout(() => resolve(undefined), patienceMs + GRACE_MS);
  });
  try {
    return (await Promise.race([running, late])) ?? (await whatThereIs(context));
  } catch (error) {
    if (error instanceof Unavailable && error.reason === 'LOCKED') return await whatThereIs(context);
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** How often the passing of time is applied at the most until it passes nobody while memberships are brought up to date. */
const MOST_ROUNDS = 5;

async function run(context: MembershipContext, patienceMs: number): Promise<Freshness> {
  const deadline = performance.now() + patienceMs;
  const { set, now, sweptTo, mayHaveCrossed, newest } = await look(context);
  let at = notBefore(sweptTo, now);
  let crossing = mayHaveCrossed;
  let [until, pending] = [newest, newest !== undefined];
  for (let round = 1; round <= MOST_ROUNDS; round++) {
    if (crossing) {
      await sweep(context);
      // Whoever has crossed is part of what is to be settled, whichever process put them on the queue.
      const [newestCrossed] = await context.database.ask(newestInTime(until));
      until = newestCrossed ?? until;
      pending ||= newestCrossed !== undefined;
    }
    if (!pending) return { asOf: at, stale: false };
    const settledAt = await workOff(context, until, deadline);
    if (settledAt === undefined) break;
    at = notBefore(settledAt, at);
    // While that went on somebody may have crossed; what else is put on the queue from now on is announced, and no part of what is to be settled.
    pending = false;
    crossing = mayCross(set, { now, timeZone: context.timeZone }, reckoningOf(context));
  }
  return whatThereIs(context);
}

/** Works off the queue up to a row, waiting for whoever holds some of it. Gives the instant that memberships are those of then; undefined if there is no time for it. */
async function workOff(context: MembershipContext, newest: bigint | undefined, deadline: number): Promise<Date | undefined> {
  const isOlder = (held: Held | undefined): held is Held => held !== undefined && newest !== undefined && held.rowId <= newest;
  while (performance.now() < deadline) {
    const { full, taken, held, at } = await evaluateBatch(context);
    if (full && taken > 0) continue;
    if (!isOlder(held)) return at;
    await untilFree(context.database, held, deadline - performance.now());
  }
  return undefined;
}

/** What is left to an evaluator: more, rows of customers whom others have locked at the moment, or nothing that is not others' to do. */
export type Left = 'more' | 'held' | 'nothing';

/** What an evaluator does in the background, a batch at a time: the same, but it waits for nobody. */
export async function settleSome(context: MembershipContext): Promise<Left> {
  const { mayHaveCrossed, newest } = await look(context);
  const swept = mayHaveCrossed ? await sweep(context, { wait: false }) : 0;
  if (newest === undefined && swept === 0) return 'nothing';
  const { full, taken, passedOver } = await evaluateBatch(context);
  if (full && taken > 0) return 'more';
  return passedOver > 0 ? 'held' : 'nothing';
}

interface Look {
  readonly set: CompiledSet;
  readonly now: Date;
  readonly sweptTo: Date | null;
  readonly mayHaveCrossed: boolean;
  /** The newest row on the queue. */
  readonly newest: bigint | undefined;
}

async function look(context: MembershipContext): Promise<Look> {
  const [{ version, sweptTo }, newest] = await context.database.ask(SET_STATE, NEWEST);
  const set = await context.segmentSet.at(version, context.database);
  if (set.unreadable.length > 0) await failUnreadable(context);
  const now = reckoningOf(context);
  const mayHaveCrossed = sweptTo === null || sweptTo > now.now || mayCross(set, { ...now, now: sweptTo }, now);
  return { set, now: now.now, sweptTo, mayHaveCrossed, newest };
}

/** Says of segments whose stored rules cannot be read that they have failed; the others go on without them already. */
async function failUnreadable(context: MembershipContext): Promise<void> {
  const failures = await context.database.transaction(async (transaction) => {
    holdSegmentSet(transaction);
    const { set } = await context.segmentSet.current(transaction);
    await failSegments(transaction, set.unreadable);
    return set.unreadable;
  });
  for (const failure of failures) context.onFailure?.(failure);
}

const NEWEST = question<[{ newest: string | null }], bigint | undefined>(
  [prepared`/* membership.newestPending */ select max(id) as newest from evaluation_queue`],
  ([row]) => (row?.newest == null ? undefined : BigInt(row.newest)),
);

/** The newest row behind `id` of somebody whom the passing of time has put on the queue. */
const newestInTime = (id: bigint | undefined) =>
  question<[{ newest: string | null }], bigint | undefined>(
    [
      prepared`/* membership.newestInTime */
      select max(id) as newest from evaluation_queue where id > ${(id ?? 0n).toString()}::bigint and cause = 'TIME'`,
    ],
    ([row]) => (row?.newest == null ? undefined : BigInt(row.newest)),
  );

const OLDEST_AGE = question<[{ age_ms: number }], number | undefined>(
  [
    sql`/* membership.oldestPending */
    select (extract(epoch from clock_timestamp() - enqueued_at) * 1000)::double precision as age_ms
    from evaluation_queue order by id limit 1`,
  ],
  ([row]) => row?.age_ms,
);

/** Everything is exact up to when the oldest pending change was made, or up to which time has been applied. */
async function whatThereIs(context: MembershipContext): Promise<Freshness> {
  const [{ version, sweptTo }, ageMs] = await context.database.ask(SET_STATE, OLDEST_AGE);
  const set = await context.segmentSet.at(version, context.database);
  const present = reckoningOf(context);
  const isSwept = sweptTo !== null && (sweptTo >= present.now || !mayCross(set, { ...present, now: sweptTo }, present));
  const appliedTo = isSwept ? present.now : (sweptTo ?? present.now);
  if (ageMs === undefined) return { asOf: isSwept ? notBefore(sweptTo, present.now) : appliedTo, stale: !isSwept };
  const pendingSince = new Date(present.now.getTime() - ageMs);
  return { asOf: pendingSince < appliedTo ? pendingSince : appliedTo, stale: true };
}
