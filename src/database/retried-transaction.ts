import { setTimeout as wait } from 'node:timers/promises';
import type { Database, LockPatience } from './database.js';
import type { Transaction } from './transaction.js';
import { asUnavailable, causesOf, isUnavailable, StatementsStale } from './unavailable.js';

const MAX_ATTEMPTS = 10;

/** What another transaction can cause at any time, and a second look settles. */
const RACES = new Set([
  '40001', // serialization failure
  '40P01', // deadlock
  '23505', // somebody created the same external id first
  '23503', // somebody deleted a record that this one refers to
]);

/** Between finding a record and locking it, another transaction replaced it. */
export class RecordReplaced extends Error {
  readonly code = '40001';
}

/** So long it waits for a lock at a time: before it steps aside, and then in each of its turns. */
const FIRST_TURN_MS = 300;
const TURN_MS = 1_000;

/**
 * Runs `work` in a transaction, again from the start when it lost a race. `work` must leave nothing behind when it throws.
 *
 * Whoever of those that clients wait for finds something locked lets others to its connection, and looks again in turn with all who have: few connections wait for
 * locks, however many want what somebody holds.
 */
export async function retriedTransaction<Result>(
  { database }: { readonly database: Pick<Database, 'transaction'> & Partial<Pick<Database, 'lockTurnsMs'>> },
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  const turns = lockTurns(database.lockTurnsMs ?? 0);
  for (let attempt = 1; ; attempt++) {
    try {
      return await database.transaction(work, turns.next());
    } catch (error) {
      if (turns.isOver(error)) throw turns.found ?? error;
      if (isUnavailable(error, 'LOCKED')) attempt--;
      else if (attempt === MAX_ATTEMPTS || !lostRace(error)) throw error;
    }
  }
}

/** Who waits for a lock for `ms` in all; of 0, as all others do. */
function lockTurns(ms: number) {
  const endsAt = performance.now() + ms;
  let found: unknown;
  return {
    /** That something is locked, as it was found last. */
    get found() {
      return found;
    },
    next(): LockPatience | undefined {
      if (ms === 0) return undefined;
      if (found === undefined) return { lockMs: FIRST_TURN_MS };
      const left = Math.max(1, endsAt - performance.now());
      return { lockMs: Math.min(TURN_MS, left), placeMs: left };
    },
    /** Whether it has waited long enough, for the lock or for its turn. */
    isOver(error: unknown): boolean {
      if (isUnavailable(error, 'BUSY')) return found !== undefined;
      if (!isUnavailable(error, 'LOCKED')) return false;
      found = error;
      return performance.now() >= endsAt;
    },
  };
}

function lostRace(error: unknown): boolean {
  if (error instanceof Error && error.cause instanceof StatementsStale) return true;
  return error instanceof Error && 'code' in error && RACES.has(String(error.code));
}

/** How often what can be begun anew is begun where a connection was lost. */
const BEGINNINGS = 5;
/** Before the second attempt; before each after it as long again as before the last. */
const PAUSE_MS = 500;

/** Does what can be begun anew at any time: again, a few times, where the database was away or a connection was lost. */
export async function overLostConnections<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt === BEGINNINGS || !causesOf(error).some(saysThatItIsAway)) throw error;
      await wait(attempt * PAUSE_MS);
    }
  }
}

/** As it is told here, or as a library that came between has made it its own. */
function saysThatItIsAway(error: Error): boolean {
  return isUnavailable(asUnavailable(error), 'DATABASE_AWAY');
}
