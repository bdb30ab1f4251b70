import { setTimeout } from 'node:timers/promises';
import { filterByRule } from '../../compile/index.js';
import { advisoryLocks, retriedTransaction, type Transaction, sql } from '../../database/index.js';
import {
  notBefore,
  type MembershipContext,
  changeSegmentSet,
  avoidPairing,
  planForWholeBase,
  namingFaults,
  StatementFault,
} from '../set/index.js';
import { keepFound } from '../members/index.js';
import { isInStage, transition } from './stages.js';

/** How long to leave it to whoever is at it. */
const TURN_MS = 100;

/** A build whose members are to be found. */
export interface BuildToFind {
  readonly id: string;
  /** How many of them at most are written at once. */
  readonly step: number;
}

/**
 * Finds the members of a segment among all customers in one reading, and keeps them to be written. Nothing is locked, and evaluations go on: whom
 * they touch is noted from when the build began, and passed over when members are written (`found-members.ts`). One segment at a
 * time, in any process: who comes meanwhile waits a moment and is told to come again. `signal` gives it up. false if it has been superseded.
 *
 * If the rule cannot be evaluated for somebody, the members are found customer after customer instead.
 */
export async function findMembers(context: MembershipContext, build: BuildToFind, signal?: AbortSignal): Promise<boolean> {
  if (isGivenUp(signal)) return true;
  try {
    const outcome = await retriedTransaction(context, (transaction) => readBase(context, transaction, build, signal));
    if (outcome === 'busy') await setTimeout(TURN_MS);
    return outcome !== 'superseded';
  } catch (error) {
    if (isGivenUp(signal)) return true;
    if (!(error instanceof StatementFault)) throw error;
    await walkInstead(context, build);
    return true;
  }
}

/**
 * Whatever is evaluated after the build has begun is noted, and this reads after that: of those who are not noted it reads what is true until
 * something puts them on the queue.
 */
async function readBase(
  context: MembershipContext,
  transaction: Transaction,
  build: BuildToFind,
  signal: AbortSignal | undefined,
): Promise<'found' | 'busy' | 'superseded'> {
  planForWholeBase(transaction);
  const [state] = await transaction.query<{ pid: number; has_turn: boolean }>(sql`/* build.lockFinding */
    select pg_backend_pid() as pid, pg_try_advisory_xact_lock(${advisoryLocks.findingMembers}::bigint) as has_turn`);
  if (state?.has_turn !== true) return 'busy';
  // Another may have found them before this had its turn.
  const stillToFind = await transaction.query(sql`/* build.stillToFind */
    select from segment_build where id = ${build.id}::uuid and ${isInStage('finding')}`);
  if (stillToFind.length === 0) return 'found';
  const { set, sweptTo } = await context.segmentSet.current(transaction);
  const segment = set.segments.find(({ buildId }) => buildId === build.id);
  if (segment === undefined) return 'superseded';
  const reckoning = { now: notBefore(sweptTo, context.clock.now()), timeZone: context.timeZone };
  const { joins, condition } = filterByRule(segment.rule, reckoning);
  const selection = sql`select c.id from customer c ${joins} where ${condition}`;
  // The embedded database does nothing else before it has done this.
  const isCancellable = !context.database.embedded;
  const cancel = () => context.database.query(sql`/* build.cancel */ select pg_cancel_backend(${state.pid}::int)`);
  const parts = await cancelledBy(isCancellable ? signal : undefined, cancel, () =>
    namingFaults(async () => {
      await avoidPairing(transaction, selection);
      return keepFound(transaction, build, selection);
    }),
  );
  await transaction.execute(transition(build.id, 'found', sql`, step = ceil(total / ${Math.max(1, parts)}::numeric)`));
  return 'found';
}

const isGivenUp = (signal: AbortSignal | undefined): boolean => signal?.aborted ?? false;

/** Does `work`, and cancels it when it is given up. The cancelling has arrived when this ends: it cannot hit what comes after. */
async function cancelledBy<Result>(
  signal: AbortSignal | undefined,
  cancel: () => Promise<unknown>,
  work: () => Promise<Result>,
): Promise<Result> {
  signal?.throwIfAborted();
  let cancelling: Promise<unknown> | undefined;
  const onAbort = () => {
    cancelling = cancel().catch(() => {});
  };
  signal?.addEventListener('abort', onAbort, { once: true });
  try {
    return await work();
  } finally {
    signal?.removeEventListener('abort', onAbort);
    await cancelling;
  }
}

async function walkInstead(context: MembershipContext, build: BuildToFind): Promise<void> {
  await retriedTransaction(context, async (transaction) => {
    await changeSegmentSet(transaction);
    await transaction.execute(transition(build.id, 'unreadable'));
  });
}
