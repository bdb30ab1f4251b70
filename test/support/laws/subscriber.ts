import { BEGINNING as BEGINNING_OF_LOG, encodeCursor } from '../../../src/changes/index.js';
import type { Random } from '../../../src/kernel/random.js';
import { LiveClient, MEMBERSHIP_CHANGES, type LiveChange, type LiveUpdate } from '../live-client.js';
import { ADMIN_KEY } from '../server-process.js';
import { openStream } from '../stream.js';
import type { Fleet } from './fleet.js';

export const BEGINNING = encodeCursor(BEGINNING_OF_LOG);

export interface Wanted {
  readonly over: 'socket' | 'stream';
  readonly segmentIds?: readonly string[];
  /** From a snapshot; else from the beginning of the log. */
  readonly snapshot?: boolean;
  readonly quietPeriodMs?: number;
}

/** Where updates come from: one connection to one process. */
interface Source {
  /** Rejects when the connection is lost, when the subscription is refused, and when nothing comes in time. */
  next(timeoutMs: number): Promise<LiveUpdate>;
  close(): void;
}

/**
 * A client that is cut off, or hangs up in the middle of things, and resumes with its last cursor with any process. What it was told and the
 * cursor it keeps together or not at all.
 */
export class Subscriber {
  readonly members = new Set<string>();
  readonly seen: LiveChange[] = [];
  #cursor: string | undefined;
  #hasEnded = false;

  constructor(
    readonly name: string,
    readonly wanted: Wanted,
    private readonly random: Random,
    private readonly fleet: Fleet,
  ) {
    this.#cursor = wanted.snapshot === true ? undefined : BEGINNING;
  }

  /** Listens until it knows of a member of the segment that gets one last of all. Being refused is an error, being cut off is not. */
  async follow(lastSegmentId: string, signal: AbortSignal): Promise<void> {
    while (!this.#hasEnded) {
      if (signal.aborted) throw new Error(`${this.name} was not told of the last change; it was told of ${this.seen.length}.`);
      const source = await this.#connect();
      try {
        for (let patience = this.random.integer(0, 8); patience >= 0 && !this.#hasEnded; patience--) {
          const update = await source.next(this.random.integer(100, 3_000));
          if (!this.#keep(update, lastSegmentId)) break;
        }
      } catch (error) {
        if (error instanceof Error && Array.isArray(error.cause)) throw new Error(`${this.name}: ${error.message}`, { cause: error });
      } finally {
        source.close();
      }
    }
  }

  async #connect(): Promise<Source> {
    const { url } = await this.fleet.anyone(this.random);
    const { over, segmentIds, quietPeriodMs } = this.wanted;
    if (this.#cursor === undefined) this.members.clear();
    const from = this.#cursor === undefined ? { snapshot: true } : { after: this.#cursor };
    const variables = { segmentIds, quietPeriodMs, ...from };
    return over === 'socket' ? new LiveClient(url, variables) : streamOf(url, variables);
  }

  /** Whether all of the update was kept. */
  #keep({ members = [], changes = [], cursor }: LiveUpdate, lastSegmentId: string): boolean {
    if (this.random.chance(0.1)) return false;
    for (const { segmentId, customer } of members) this.members.add(`${segmentId} ${customer.id}`);
    const kept = this.random.chance(0.1) ? changes.slice(0, this.random.integer(1, changes.length)) : changes;
    for (const change of kept) {
      this.seen.push(change);
      // The log has forgotten whom it was that has been erased.
      if (change.customerId === null) continue;
      if (change.kind === 'ENTERED') this.members.add(`${change.segmentId} ${change.customerId}`);
      else this.members.delete(`${change.segmentId} ${change.customerId}`);
    }
    this.#hasEnded = [...members, ...kept].some(({ segmentId }) => segmentId === lastSegmentId);
    const isWhole = kept.length === changes.length;
    this.#cursor = (isWhole ? cursor : kept.at(-1)?.cursor) ?? this.#cursor;
    return isWhole;
  }
}

/** Server-Sent Events in the manner of a socket. */
async function streamOf(url: string, variables: object): Promise<Source> {
  const opened = openStream({ url }, MEMBERSHIP_CHANGES, variables, ADMIN_KEY);
  return {
    async next(timeoutMs) {
      const stream = await opened;
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new Error('No update came in time.')), timeoutMs);
      });
      const answer = await Promise.race([stream.next<{ membershipChanges: LiveUpdate }>(), late]).finally(() => clearTimeout(timer));
      if (answer?.errors !== undefined) throw new Error(JSON.stringify(answer.errors), { cause: answer.errors });
      if (answer?.data == null) throw new Error('The stream has ended.');
      return answer.data.membershipChanges;
    },
    close: () => void opened.then((stream) => stream.close()).catch(() => {}),
  };
}
