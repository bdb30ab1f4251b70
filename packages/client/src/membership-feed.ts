import type { Follower } from './connection.js';
import type { CantleError } from './error.js';
import { ChangesAfter, FollowMembers, type ChangesAfterQuery, type FollowMembersSubscription } from './operations.js';

type Frame = FollowMembersSubscription['membershipChanges'];
type SnapshotFrame = Extract<Frame, { readonly members: unknown }>;
type ChangeFrame = Extract<Frame, { readonly changes: unknown }>;

/** What is told of a customer beside the id: what `customerFields` asks for. */
export interface WithCustomer<Customer> {
  readonly customer?: Customer | null;
}

/** Somebody who belongs to a segment. */
export type Member<Customer = unknown> = SnapshotFrame['members'][number] & WithCustomer<Customer>;

/** Somebody entered or left a segment. */
export type MembershipChange<Customer = unknown> = ChangeFrame['changes'][number] & WithCustomer<Customer>;

export interface FeedOptions {
  /** Only of these segments. */
  readonly segmentIds?: readonly string[] | undefined;
  /** Everything since this cursor; without one from now on. */
  readonly after?: string | undefined;
  /** The members first, and again wherever the changes since the last cursor are no longer known. */
  readonly snapshot?: boolean | undefined;
  /** What to tell of each customer, as GraphQL: `firstName lastName`. The id alone unless told. */
  readonly customerFields?: string | undefined;
}

/** Whoever is told what a feed brings, in order. */
export interface FeedSink<Customer> {
  /** All members, in place of whatever was known. */
  snapshot(members: readonly Member<Customer>[], cursor: string): void;
  changes(changes: readonly MembershipChange<Customer>[], cursor: string): void;
  /** Nothing is missing of what happened before. */
  caughtUp(): void;
  /** It ended for good: with an error, or because it was given up. */
  failed(error: CantleError): void;
  /** Nothing is heard at present; it goes on by itself. */
  interrupted(since: Date, error: CantleError | undefined): void;
}

const LOST_POSITION: readonly string[] = ['CURSOR_EXPIRED', 'CURSOR_INVALID'];

/** The text of the subscription, with what is asked of customers. The document asks for ids wherever there is a customer. */
function queryOf(customerFields: string | undefined): string {
  return customerFields === undefined ? FollowMembers : FollowMembers.replaceAll('customerId', `customerId customer { ${customerFields} }`);
}

/**
 * The changes of membership as one stream, whatever becomes of connections: it resumes after its last cursor. Where that is no longer good, it
 * begins anew from a snapshot, which is told only when it is whole.
 */
export class MembershipFeed<Customer> implements Follower {
  readonly #query: string;
  #cursor: string | undefined;
  #members: Member<Customer>[] = [];

  constructor(
    private readonly options: FeedOptions,
    private readonly sink: FeedSink<Customer>,
  ) {
    this.#cursor = options.after;
    this.#query = queryOf(options.customerFields);
  }

  request(): { readonly query: string; readonly variables: unknown } {
    this.#members = [];
    const { segmentIds, snapshot } = this.options;
    if (this.#cursor !== undefined) return { query: this.#query, variables: { segmentIds, after: this.#cursor } };
    // "From now on" begins at a position too, or what happens before the first change would be missed by whoever is cut off: that of an empty snapshot.
    return { query: this.#query, variables: { segmentIds: snapshot === true ? segmentIds : [], snapshot: true } };
  }

  next(data: unknown): 'again' | 'go on' {
    const frame = (data as FollowMembersSubscription).membershipChanges;
    if ('members' in frame) return this.#takePage(frame);
    if (frame.cursor !== null) {
      this.#cursor = frame.cursor;
      this.sink.changes(frame.changes, frame.cursor);
    }
    return 'go on';
  }

  #takePage({ members, last, cursor }: SnapshotFrame): 'again' | 'go on' {
    for (const member of members) this.#members.push(member);
    if (!last || cursor === null) return 'go on';
    this.#cursor = cursor;
    if (this.options.snapshot !== true) return 'again';
    const all = this.#members;
    this.#members = [];
    this.sink.snapshot(all, cursor);
    return 'go on';
  }

  check(): { readonly query: string; readonly variables: unknown } | undefined {
    const { segmentIds } = this.options;
    return this.#cursor === undefined ? undefined : { query: ChangesAfter, variables: { segmentIds, after: this.#cursor } };
  }

  checked(data: unknown): void {
    if ((data as ChangesAfterQuery).membershipChanges.changes.length === 0) this.sink.caughtUp();
  }

  refused(error: CantleError): 'now' | 'later' | 'never' {
    if (LOST_POSITION.includes(error.code) && this.options.snapshot === true && this.#cursor !== undefined) {
      this.#cursor = undefined;
      this.sink.interrupted(new Date(), error);
      return 'now';
    }
    if (error.retryable || error.code === 'INTERNAL') {
      this.sink.interrupted(new Date(), error);
      return 'later';
    }
    this.sink.failed(error);
    return 'never';
  }

  completed(): 'later' {
    this.sink.interrupted(new Date(), undefined);
    return 'later';
  }

  lost(since: Date): void {
    this.sink.interrupted(since, undefined);
  }
}
