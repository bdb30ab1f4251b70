import { encodeCursor, positionLost, type MembershipChange, type Position } from '../changes/index.js';
import type { Channel, ChangeBatch, Waiting } from './channel.js';
import { netChanges } from './quiet-period.js';
import type { SnapshotMember } from './snapshot.js';

export type MembershipUpdate =
  | { readonly kind: 'snapshot'; readonly members: readonly SnapshotMember[]; readonly last: boolean; readonly cursor?: string }
  | ChangeBatch;

/** What subscribers read from. */
export interface UpdateSource {
  /** The position of the last change that has been read of the log. */
  head(): bigint;
  /** The next changes after a position, of any segment. Throws CURSOR_EXPIRED or CURSOR_INVALID where they are not there any more. */
  page(position: Position): Promise<readonly MembershipChange[]> | readonly MembershipChange[];
  /** Hears of the end of each. */
  ended(updates: MembershipUpdates): void;
}

interface Beginning {
  readonly position: Position;
  readonly quietPeriodMs: number;
  /** The members as of that position, where they are wanted. */
  readonly snapshot: AsyncGenerator<MembershipUpdate, void> | undefined;
}

/**
 * The updates of one subscriber, who holds a position and nothing else while there is none: thousands wait at a time. So it is no generator,
 * which would hold its frame, and need a signal to be ended while it waits. `next` is called again only when it has answered.
 */
export class MembershipUpdates implements AsyncGenerator<MembershipUpdate, void>, Waiting {
  #position: Position;
  #snapshot: AsyncGenerator<MembershipUpdate, void> | undefined;
  readonly #quietPeriodMs: number;
  #ended = false;
  #isLost = false;
  /** Ends the wait under way. */
  #resume: (() => void) | undefined;

  constructor(
    private readonly source: UpdateSource,
    readonly channel: Channel,
    { position, quietPeriodMs, snapshot }: Beginning,
  ) {
    this.#position = position;
    this.#quietPeriodMs = quietPeriodMs;
    this.#snapshot = snapshot;
  }

  async next(): Promise<IteratorResult<MembershipUpdate, void>> {
    try {
      const update = (await this.#nextOfSnapshot()) ?? (await this.#nextBatch());
      if (this.#isLost) throw positionLost();
      return update === undefined || this.#ended ? await this.return() : { done: false, value: update };
    } catch (error) {
      await this.return();
      throw error;
    }
  }

  /** Ends it at once, also while `next` waits. */
  async return(): Promise<IteratorResult<MembershipUpdate, void>> {
    if (!this.#ended) {
      this.#ended = true;
      this.channel.remove(this);
      this.source.ended(this);
      this.#resume?.();
    }
    return { done: true, value: undefined };
  }

  async throw(error: unknown): Promise<never> {
    await this.return();
    throw error;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }

  wake(position: Position): void {
    if (position.seq > this.#position.seq) this.#position = position;
    this.#resume?.();
  }

  /** Hears which positions the log still has, now that it has gone back. If it is not among them, `next` throws CURSOR_INVALID from now on. */
  checkAgainst(isOfThisLog: (position: Position) => boolean): void {
    if (isOfThisLog(this.#position)) return;
    this.#isLost = true;
    this.#resume?.();
  }

  async #nextOfSnapshot(): Promise<MembershipUpdate | undefined> {
    if (this.#snapshot === undefined) return undefined;
    const { value } = await this.#snapshot.next();
    if (value === undefined) this.#snapshot = undefined;
    return value ?? undefined;
  }

  /** The next changes that concern the subscriber; undefined when it has ended. */
  async #nextBatch(): Promise<ChangeBatch | undefined> {
    while (!this.#ended && !this.#isLost) {
      const before = this.#position;
      const page = await this.source.page(before);
      const last = page.at(-1);
      if (last === undefined) {
        await this.#growth();
        continue;
      }
      let batch = this.channel.batchOf(page);
      this.#position = last;
      if (batch.changes.length > 0 && this.#quietPeriodMs > 0) batch = await this.#gather(batch.changes, before);
      if (batch.changes.length > 0) return batch;
    }
    return undefined;
  }

  /** Waits until something that concerns the subscriber has been read of the log. */
  async #growth(): Promise<void> {
    // It may have grown, or the subscriber may have left, while the page was awaited.
    if (this.#ended || this.#isLost || this.source.head() > this.#position.seq) return;
    this.channel.add(this);
    await new Promise<void>((resolve) => (this.#resume = resolve));
    this.#resume = undefined;
  }

  /** Waits for the rest of the quiet period and gives the outcome of everything in it. */
  async #gather(begun: readonly MembershipChange[], before: Position): Promise<ChangeBatch> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, this.#quietPeriodMs);
      this.#resume = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#resume = undefined;
    const gathered = [...begun];
    while (!this.#ended && !this.#isLost) {
      const page = await this.source.page(this.#position);
      if (page.length === 0) break;
      gathered.push(...page.filter((change) => this.channel.concerns(change)));
      this.#position = page.at(-1) ?? this.#position;
    }
    return {
      kind: 'changes',
      changes: outcome(netChanges(gathered), before.seq, this.#position.seq),
      cursor: encodeCursor(this.#position),
    };
  }
}

/** Whoever resumed inside of an outcome would get that of the rest, in which a customer who left and came back has not moved. */
function outcome(changes: readonly MembershipChange[], before: bigint, after: bigint): MembershipChange[] {
  const last = changes.length - 1;
  return changes.map((change, index) => ({ ...change, resumeAfter: index === last ? after : before }));
}
