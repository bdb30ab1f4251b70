import { type Actor, Entry, type OwnDeed } from '../audit/index.js';
import type { Database } from '../database/index.js';
import type { Clock } from '../kernel/index.js';

/** Why somebody was not let in. Callers are told that it was one of these, and not which. */
export type RefusedFor = 'NO_KEY' | 'KEY_UNKNOWN' | 'KEY_REVOKED' | 'KEY_EXPIRED' | 'TOKEN_REFUSED';

/** Where a request comes from. */
export type Whence = Pick<Actor, 'address' | 'requestId'>;

export interface RefusedCaller extends Whence {
  readonly refusedFor: RefusedFor;
  /** Of the key, if it is one that there was. */
  readonly keyId?: string | undefined;
}

const WINDOW_MS = 60_000;
/** Of each window; whoever else comes is told together. Anybody can come without a key, and from any address. */
const MOST_TOLD = 20;
/** Attempts are gathered for so long and written together. */
const GATHER_MS = 2_000;
/** Of whoever is told together: any of the reasons. */
const OF_ANY_REASON = 'UNAUTHENTICATED';

interface Tally {
  readonly entry: Entry;
  readonly code: string;
  attempts: number;
}

export interface RefusedCallersParts {
  readonly database: Pick<Database, 'transaction'>;
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
}

/**
 * Writes into the audit log who was not let in: in each minute one entry for each address and reason, or key that there was, with the number of attempts,
 * and from the 21st on one for all others. Nothing of a key or token is kept, and nobody waits for it.
 */
export class RefusedCallers {
  #begunAt = Number.NEGATIVE_INFINITY;
  #tallies = new Map<string, Tally>();
  readonly #unwritten = new Set<Tally>();
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<unknown> = Promise.resolve();

  constructor(private readonly parts: RefusedCallersParts) {}

  note(caller: RefusedCaller): void {
    const now = this.parts.clock.now();
    if (Math.abs(now.getTime() - this.#begunAt) >= WINDOW_MS) {
      this.#begunAt = now.getTime();
      this.#tallies = new Map();
    }
    const tally = this.#tallyOf(caller, now);
    tally.attempts += 1;
    this.#unwritten.add(tally);
    this.#timer ??= setTimeout(() => this.#write(), GATHER_MS);
  }

  /** Writes what has been gathered. */
  async close(): Promise<void> {
    this.#write();
    await this.#writing;
  }

  #tallyOf({ refusedFor, keyId, address, requestId }: RefusedCaller, now: Date): Tally {
    const own = JSON.stringify([refusedFor, keyId, address]);
    const known = this.#tallies.get(own);
    if (known !== undefined) return known;
    const isTold = this.#tallies.size < MOST_TOLD;
    const name = isTold ? own : OF_ANY_REASON;
    const tally = this.#tallies.get(name) ?? {
      entry: new Entry(isTold ? actorOf(keyId, { address, requestId }) : NOBODY, ATTEMPT, now),
      code: isTold ? refusedFor : OF_ANY_REASON,
      attempts: 0,
    };
    this.#tallies.set(name, tally);
    return tally;
  }

  #write(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const tallies = [...this.#unwritten];
    this.#unwritten.clear();
    if (tallies.length === 0) return;
    const entries = tallies.map(({ entry, code, attempts }) => {
      entry.add({ counts: { attempts } });
      return entry.written({ outcome: 'refused', code });
    });
    const { database, onError } = this.parts;
    const write = () =>
      database.transaction(async (transaction) => {
        for (const entry of entries) transaction.defer(entry);
      });
    this.#writing = this.#writing.then(write).catch(onError);
  }
}

const ATTEMPT: OwnDeed = { operation: 'authenticate', subjectKind: 'Request' };
const NOBODY: Actor = { kind: 'nobody', id: null };

function actorOf(keyId: string | undefined, whence: Whence): Actor {
  return keyId === undefined ? { ...NOBODY, ...whence } : { kind: 'key', id: keyId, ...whence };
}
