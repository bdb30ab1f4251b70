import { type Comer, FairQueue, type Places } from './fair-queue.js';
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

/**
 * What a connection is wanted for, as far as that says how long it is kept:
 * - `expensive`: what goes over all customers, or many.
 * - `locked`: what found locked by somebody else what it wants, and looks again now and then.
 * - `usual`: all else, which none of those keeps waiting.
 */
export type Errand = 'usual' | 'expensive' | 'locked';

interface LaneBounds {
  /** Connections. */
  readonly places: number;
  /** How many of them each errand may have at once, and how many of these one key, or one job. */
  readonly errands: Readonly<Record<Errand, Places>>;
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
    live: { ...alike(LIVE_PLACES, 3), purpose: 'evaluation' },
    questions: {
      places: questions,
      errands: {
        usual: { places: questions, placesOfOne: Math.max(1, questions - 2) },
        expensive: few(questions / 2),
        locked: few(questions / 3),
      },
      purpose: 'question',
    },
    background: { ...alike(BACKGROUND_PLACES), purpose: 'upkeep' },
    sessions: { ...alike(SESSION_PLACES), purpose: 'upkeep' },
  };
}

/** The same for whatever they are wanted. */
function alike(places: number, placesOfOne = places): Omit<LaneBounds, 'purpose'> {
  const each = { places, placesOfOne };
  return { places, errands: { usual: each, expensive: each, locked: each } };
}

/** Of which one owner leaves another a place, where there are two. */
function few(most: number): Places {
  const places = Math.max(1, Math.floor(most));
  return { places, placesOfOne: Math.max(1, places - 1) };
}

/** The embedded database does one thing at a time: more connections would only make a longer queue before it. */
export const LANES_OF_EMBEDDED: LaneTable = {
  live: { ...alike(4, 3), purpose: 'evaluation' },
  questions: { places: 4, errands: { ...alike(4).errands, expensive: { places: 2, placesOfOne: 2 } }, purpose: 'question' },
  background: { ...alike(2), purpose: 'upkeep' },
  sessions: { ...alike(2), purpose: 'upkeep' },
};

/** The connections of one purpose. */
export class Lane {
  readonly #queue: FairQueue<Errand>;

  constructor(
    private readonly pool: SessionPool,
    readonly bounds: LaneBounds,
  ) {
    const { places, errands } = bounds;
    this.#queue = new FairQueue({ places, errands, mostWaiting: MOST_WAITING, longestWaitMs: LONGEST_WAIT_MS });
  }

  /** A session, when it is the comer's turn. */
  async take(comer: Comer<Errand>): Promise<Lease> {
    const leave = await this.#queue.enter(comer);
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
