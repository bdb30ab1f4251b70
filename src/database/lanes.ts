import { FairQueue } from './fair-queue.js';
import type { Session } from './session.js';
import type { SessionPool } from './session-pool.js';

/**
 * What connections are for. Each has its own, so that none waits for another:
 * - `live`: what subscribers and keys wait for: evaluation, the tail of the log, the reads of events, authentication, readiness.
 * - `questions`: queries and mutations, and what commands do.
 * - `background`: building segments, thresholds, retention.
 */
export type LaneName = 'live' | 'questions' | 'background';

interface LaneBounds {
  /** Connections. */
  readonly places: number;
  /** Of which one key, or one job, may have so many at once. */
  readonly placesOfOne: number;
  /** How long one statement may run, unless it is said otherwise. */
  readonly statementMs: number;
}

const MOST_WAITING = 2_000;
const LONGEST_WAIT_MS = 30_000;
/** Whoever waits longer is told to come again: a process that is frozen may keep a lock for a little longer (timeouts.ts). */
export const LOCK_TIMEOUT_MS = 10_000;

/** Connections of the lanes of the server that are not for questions. */
const LIVE_PLACES = 6;
const BACKGROUND_PLACES = 4;

export type LaneTable = Readonly<Record<LaneName, LaneBounds>>;

/** `questions`: how many at once; `questionMs`: how long one may take, 0 for as long as it likes. */
export function lanesOfServer(questions: number, questionMs: number): LaneTable {
  return {
    live: { places: LIVE_PLACES, placesOfOne: 3, statementMs: 120_000 },
    questions: { places: questions, placesOfOne: Math.max(1, questions - 2), statementMs: questionMs },
    background: { places: BACKGROUND_PLACES, placesOfOne: BACKGROUND_PLACES, statementMs: 3_600_000 },
  };
}

/** The embedded database does one thing at a time: more connections would only make a longer queue before it. */
export const LANES_OF_EMBEDDED: LaneTable = {
  live: { places: 4, placesOfOne: 3, statementMs: 0 },
  questions: { places: 4, placesOfOne: 4, statementMs: 0 },
  background: { places: 2, placesOfOne: 2, statementMs: 0 },
};

/** The connections of one purpose. */
export class Lane {
  readonly #queue: FairQueue;

  constructor(
    private readonly pool: SessionPool,
    readonly bounds: LaneBounds,
  ) {
    const { places, placesOfOne } = bounds;
    this.#queue = new FairQueue({ places, placesOfOne, mostWaiting: MOST_WAITING, longestWaitMs: LONGEST_WAIT_MS });
  }

  /** A session, when it is the owner's turn. */
  async take(owner: string, signal?: AbortSignal): Promise<Lease> {
    const leave = await this.#queue.enter(owner, signal);
    try {
      const session = await this.pool.take();
      const giveBack = async () => {
        try {
          await this.pool.giveBack(session);
        } finally {
          leave();
        }
      };
      return { session, giveBack };
    } catch (error) {
      leave();
      throw error;
    }
  }

  close(): Promise<void> {
    return this.pool.close();
  }
}

export interface Lease {
  readonly session: Session;
  readonly giveBack: () => Promise<void>;
}
