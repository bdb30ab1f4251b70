import { FairQueue } from './fair-queue.js';
import type { Session } from './session.js';
import type { SessionPool } from './session-pool.js';
import type { Purpose } from './timeouts.js';

/**
 * What connections are for. Each has its own, so that none waits for another:
 * - `live`: what subscribers and keys wait for: evaluation, the tail of the log, the reads of events, authentication, readiness.
 * - `questions`: queries and mutations, and what commands do.
 * - `background`: building segments, thresholds, retention.
 * - `sessions`: what holds a connection for long and needs one backend for itself, such as a lock of a session.
 */
export type LaneName = 'live' | 'questions' | 'background' | 'sessions';

interface LaneBounds {
  /** Connections. */
  readonly places: number;
  /** Of which one key, or one job, may have so many at once. */
  readonly placesOfOne: number;
  /** What they are for, unless it is said otherwise: it bounds how long a statement may run. */
  readonly purpose: Purpose;
}

const MOST_WAITING = 2_000;
export const LONGEST_WAIT_MS = 30_000;

/** Connections of the lanes of the server that are not for questions. */
const LIVE_PLACES = 6;
const BACKGROUND_PLACES = 4;
const SESSION_PLACES = 2;

export type LaneTable = Readonly<Record<LaneName, LaneBounds>>;

/** `questions`: how many at once. */
export function lanesOfServer(questions: number): LaneTable {
  return {
    live: { places: LIVE_PLACES, placesOfOne: 3, purpose: 'evaluation' },
    questions: { places: questions, placesOfOne: Math.max(1, questions - 2), purpose: 'question' },
    background: { places: BACKGROUND_PLACES, placesOfOne: BACKGROUND_PLACES, purpose: 'upkeep' },
    sessions: { places: SESSION_PLACES, placesOfOne: SESSION_PLACES, purpose: 'upkeep' },
  };
}

/** The embedded database does one thing at a time: more connections would only make a longer queue before it. */
export const LANES_OF_EMBEDDED: LaneTable = {
  live: { places: 4, placesOfOne: 3, purpose: 'evaluation' },
  questions: { places: 4, placesOfOne: 4, purpose: 'question' },
  background: { places: 2, placesOfOne: 2, purpose: 'upkeep' },
  sessions: { places: 2, placesOfOne: 2, purpose: 'upkeep' },
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
