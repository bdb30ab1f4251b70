import type { ConnectionKeeper } from './connection.js';
import { CantleError } from './error.js';
import { Listeners } from './listeners.js';
import { MembershipFeed, type FeedOptions, type Member, type MembershipChange } from './membership-feed.js';
import { Queue } from './queue.js';

/**
 * What is known: `initial` nothing and nobody has asked, `loading` nothing yet, `live` everything, `stale` what was so at `asOf`, `error` why it will not
 * be known. Members that are not there mean "none" in `live` and `stale` alone.
 */
export type LiveState = 'initial' | 'loading' | 'live' | 'stale' | 'error';

/** The members of a segment at one moment. The same object for as long as nothing has changed. */
export interface LiveSegmentSnapshot<Customer = unknown> {
  readonly state: LiveState;
  /** By customer id. */
  readonly members: ReadonlyMap<string, Member<Customer>>;
  readonly size: number;
  /** When this was known to be so, by the clock here; undefined before the first members. */
  readonly asOf: Date | undefined;
  /** The position in the log: whatever happened up to it is in here, and nothing that happened later. */
  readonly cursor: string | undefined;
  readonly error: CantleError | undefined;
}

/** What happens to a live segment, in order. */
export type LiveSegmentEvent<Customer = unknown> =
  /** All members, in place of whatever was known. */
  | { readonly type: 'snapshot'; readonly members: ReadonlyMap<string, Member<Customer>> }
  | { readonly type: 'entered'; readonly member: Member<Customer>; readonly change: MembershipChange<Customer> }
  | { readonly type: 'left'; readonly customerId: string; readonly member: Member<Customer>; readonly change: MembershipChange<Customer> };

export interface LiveSegmentOptions<Customer = unknown> extends Pick<FeedOptions, 'customerFields'> {
  readonly signal?: AbortSignal | undefined;
  readonly onSnapshot?: ((members: ReadonlyMap<string, Member<Customer>>) => void) | undefined;
  readonly onEntered?: ((member: Member<Customer>, change: MembershipChange<Customer>) => void) | undefined;
  readonly onLeft?: ((member: Member<Customer>, change: MembershipChange<Customer>) => void) | undefined;
}

/** What a reader who falls behind may leave waiting, before it is given a snapshot in place of all of it. */
const MOST_WAITING_EVENTS = 10_000;

/** A segment that is kept alive: its members, and each that enters and leaves, once, over any number of connections. */
export class LiveSegment<Customer = unknown> implements AsyncIterable<LiveSegmentEvent<Customer>> {
  readonly #listeners = new Listeners<void>();
  readonly #events = new Listeners<LiveSegmentEvent<Customer>>();
  readonly #queues = new Set<Queue<LiveSegmentEvent<Customer>>>();
  readonly #members = new Map<string, Member<Customer>>();
  readonly #stop: () => void;
  #state: LiveState = 'loading';
  #asOf: Date | undefined;
  #cursor: string | undefined;
  #error: CantleError | undefined;
  #snapshot: LiveSegmentSnapshot<Customer> | undefined;

  constructor(connection: ConnectionKeeper, segmentId: string, { signal, customerFields, ...told }: LiveSegmentOptions<Customer> = {}) {
    this.#events.add((event) => {
      if (event.type === 'snapshot') told.onSnapshot?.(event.members);
      else if (event.type === 'entered') told.onEntered?.(event.member, event.change);
      else told.onLeft?.(event.member, event.change);
    });
    const feed = new MembershipFeed<Customer>(
      { segmentIds: [segmentId], snapshot: true, customerFields },
      {
        snapshot: (members, cursor) => this.#replace(members, cursor),
        changes: (changes, cursor) => this.#apply(changes, cursor),
        caughtUp: () => this.#catchUp(),
        interrupted: (since, error) => this.#interrupt(since, error),
        failed: (error) => this.#fail(error),
      },
    );
    this.#stop = connection.follow(feed);
    if (signal?.aborted === true) this.close();
    signal?.addEventListener('abort', () => this.close(), { once: true });
  }

  /** How it stands. The same object until something has changed. */
  get current(): LiveSegmentSnapshot<Customer> {
    return (this.#snapshot ??= {
      state: this.#state,
      members: new Map(this.#members),
      size: this.#members.size,
      asOf: this.#asOf,
      cursor: this.#cursor,
      error: this.#error,
    });
  }

  /** Calls back whenever `current` is another. What is returned ends that. */
  subscribe(listener: () => void): () => void {
    return this.#listeners.add(listener);
  }

  /** Everything that happens, beginning with the members there are. A reader who falls far behind is given them anew in place of what it missed. */
  [Symbol.asyncIterator](): AsyncIterableIterator<LiveSegmentEvent<Customer>, undefined> {
    const queue: Queue<LiveSegmentEvent<Customer>> = new Queue(() => this.#queues.delete(queue));
    if (this.#asOf !== undefined) queue.push(this.#asSnapshot());
    if (this.#state === 'error') queue.end(this.#error?.code === 'ABORTED' ? undefined : this.#error);
    else this.#queues.add(queue);
    return queue;
  }

  /** Resolves once the members are known and up to date; rejects with the error that keeps them from ever being. */
  async live(): Promise<LiveSegmentSnapshot<Customer>> {
    if (this.#state !== 'live' && this.#state !== 'error') {
      await new Promise<void>((resolve) => {
        const stop = this.subscribe(() => {
          if (this.#state !== 'live' && this.#state !== 'error') return;
          stop();
          resolve();
        });
      });
    }
    if (this.#error !== undefined) throw this.#error;
    return this.current;
  }

  close(): void {
    this.#stop();
    this.#fail(new CantleError('ABORTED', 'The live segment was closed.'));
  }

  #replace(members: readonly Member<Customer>[], cursor: string): void {
    this.#members.clear();
    for (const member of members) this.#members.set(member.customerId, member);
    this.#settle(cursor);
    this.#tell(this.#asSnapshot());
    this.#listeners.tell();
  }

  #apply(changes: readonly MembershipChange<Customer>[], cursor: string): void {
    const events = changes.flatMap((change) => this.#applyOne(change) ?? []);
    this.#settle(cursor);
    for (const event of events) this.#tell(event);
    this.#listeners.tell();
  }

  #applyOne(change: MembershipChange<Customer>): LiveSegmentEvent<Customer> | undefined {
    const { customerId, segmentId, kind, at, customer } = change;
    // Erased since: the last change of such a customer, by which it left, has the id.
    if (customerId === null) return undefined;
    const before = this.#members.get(customerId);
    if (kind === 'LEFT') {
      if (before === undefined) return undefined;
      this.#members.delete(customerId);
      return { type: 'left', customerId, member: before, change };
    }
    const member: Member<Customer> = { segmentId, customerId, since: at, ...(customer === undefined ? {} : { customer }) };
    this.#members.set(customerId, member);
    return before === undefined ? { type: 'entered', member, change } : undefined;
  }

  #settle(cursor: string): void {
    this.#cursor = cursor;
    this.#state = 'live';
    this.#error = undefined;
    this.#asOf = new Date();
    this.#snapshot = undefined;
  }

  #catchUp(): void {
    if (this.#state !== 'stale' || this.#cursor === undefined) return;
    this.#settle(this.#cursor);
    this.#listeners.tell();
  }

  #interrupt(since: Date, error: CantleError | undefined): void {
    if (this.#state === 'error') return;
    const wasLive = this.#state === 'live';
    if (wasLive) this.#asOf = since;
    this.#state = this.#asOf === undefined ? 'loading' : 'stale';
    if (!wasLive && error === this.#error) return;
    this.#error = error;
    this.#snapshot = undefined;
    this.#listeners.tell();
  }

  #fail(error: CantleError): void {
    if (this.#state === 'error') return;
    this.#state = 'error';
    this.#error = error;
    this.#snapshot = undefined;
    for (const queue of this.#queues) queue.end(error.code === 'ABORTED' ? undefined : error);
    this.#queues.clear();
    this.#listeners.tell();
  }

  #tell(event: LiveSegmentEvent<Customer>): void {
    this.#events.tell(event);
    for (const queue of this.#queues) {
      if (queue.size < MOST_WAITING_EVENTS) queue.push(event);
      else queue.replace(this.#asSnapshot());
    }
  }

  #asSnapshot(): LiveSegmentEvent<Customer> {
    return { type: 'snapshot', members: this.current.members };
  }
}
