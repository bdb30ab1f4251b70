import { question, sql } from '../../database/index.js';
import { type MembershipContext, notBefore, reckoningOf, holdSegmentSet, SET_STATE, type SegmentSet } from '../set/index.js';
import { evaluateBatch, failSegments } from '../evaluate/index.js';
import { mayCross, sweep } from '../time/index.js';

/** For which instant memberships are exact. */
export interface Freshness {
  readonly asOf: Date;
  /** true if changes that happened after `asOf` are still being worked on. */
  readonly stale: boolean;
}

/** How long a reader waits for pending changes before it is answered with what there is. */
const PATIENCE_MS = 5_000;

/** The run under way in a process, and the one that those wait for who came after it had begun. */
interface Runs {
  current?: Promise<Freshness> | undefined;
  next?: Promise<Freshness> | undefined;
}

/** By what a process has one of: contexts differ in whom rules are read for. */
const RUNS = new WeakMap<SegmentSet, Runs>();

/**
 * Brings memberships up to the present: applies the passing of time, then works off the queue. Says what was reached. Readers that come
 * together share one run, but never one that had begun before they came: it might have missed what they have just written.
 */
export function settle(context: MembershipContext, { patienceMs = PATIENCE_MS } = {}): Promise<Freshness> {
  if (patienceMs !== PATIENCE_MS) return run(context, patienceMs);
  const runs = RUNS.get(context.segmentSet) ?? {};
  RUNS.set(context.segmentSet, runs);
  const begin = (): Promise<Freshness> => {
    runs.next = undefined;
    runs.current = run(context, PATIENCE_MS).finally(() => (runs.current = undefined));
    return runs.current;
  };
  if (runs.current === undefined) return begin();
  runs.next ??= runs.current.then(begin, begin);
  return runs.next;
}

async function run(context: MembershipContext, patienceMs: number): Promise<Freshness> {
  const deadline = performance.now() + patienceMs;
  const [{ version, sweptTo }, pending] = await context.database.ask(SET_STATE, IS_PENDING);
  const set = await context.segmentSet.at(version, context.database);
  if (set.unreadable.length > 0) await failUnreadable(context);
  const now = reckoningOf(context);
  const mayHaveCrossed = sweptTo === null || sweptTo > now.now || mayCross(set, { ...now, now: sweptTo }, now);
  if (mayHaveCrossed) await sweep(context);
  if (!mayHaveCrossed && !pending) return { asOf: notBefore(sweptTo, now.now), stale: false };
  while (performance.now() < deadline) {
    // What is put on the queue from now on is announced, and no part of what is to be settled.
    const { full, at } = await evaluateBatch(context, { wait: true });
    if (!full) return { asOf: notBefore(at, context.clock.now()), stale: false };
  }
  return oldestPending(context);
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

const IS_PENDING = question<[{ pending: boolean }], boolean>(
  [sql`/* membership.pending */ select exists (select from evaluation_queue) as pending`],
  ([row]) => row?.pending ?? false,
);

/** Everything is exact up to when the oldest pending change was made. */
async function oldestPending({ database, clock }: MembershipContext): Promise<Freshness> {
  const [row] = await database.query<{ age_ms: number | null }>(sql`/* membership.oldestPending */
    select (extract(epoch from clock_timestamp() - enqueued_at) * 1000)::double precision as age_ms
    from evaluation_queue order by id limit 1`);
  const ageMs = row?.age_ms ?? null;
  return ageMs === null ? { asOf: clock.now(), stale: false } : { asOf: new Date(clock.now().getTime() - ageMs), stale: true };
}
