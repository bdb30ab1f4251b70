import type { ConnectionKeeper } from './connection.js';
import { MembershipFeed, type FeedOptions, type Member, type MembershipChange } from './membership-feed.js';
import { Queue } from './queue.js';

/** What a stream of changes brings. The cursor of the last one that was dealt with is where another stream, even of another process, goes on. */
export type MembershipUpdate<Customer = unknown> =
  | { readonly type: 'snapshot'; readonly members: readonly Member<Customer>[]; readonly cursor: string }
  | { readonly type: 'changes'; readonly changes: readonly MembershipChange<Customer>[]; readonly cursor: string };

export interface ChangeStreamOptions extends FeedOptions {
  readonly signal?: AbortSignal | undefined;
}

/** Updates that may wait for a slow reader before the server is told to stop; what comes after is read from the log when the reader has caught up. */
const MOST_WAITING = 200;

/**
 * Changes of membership as an AsyncIterable. It ends when it is given up, and throws a CantleError where it cannot go on: a cursor that is too old, unless
 * `snapshot` says that members may take the place of changes.
 */
export function streamChanges<Customer>(
  connection: ConnectionKeeper,
  { signal, ...options }: ChangeStreamOptions,
): AsyncIterableIterator<MembershipUpdate<Customer>, undefined> {
  let after = options.after;
  let stop: (() => void) | undefined;
  const end = () => {
    stop?.();
    stop = undefined;
  };
  const queue: Queue<MembershipUpdate<Customer>> = new Queue(end);
  const take = (update: MembershipUpdate<Customer>) => {
    after = update.cursor;
    queue.push(update);
    if (queue.size >= MOST_WAITING) end();
  };
  const follow = () => {
    stop ??= connection.follow(
      new MembershipFeed<Customer>(
        { ...options, after },
        {
          snapshot: (members, cursor) => take({ type: 'snapshot', members, cursor }),
          changes: (changes, cursor) => take({ type: 'changes', changes, cursor }),
          caughtUp: () => {},
          interrupted: () => {},
          failed: (error) => queue.end(error.code === 'ABORTED' ? undefined : error),
        },
      ),
    );
  };
  const giveUp = () => {
    end();
    queue.end();
  };
  follow();
  if (signal?.aborted === true) giveUp();
  signal?.addEventListener('abort', giveUp, { once: true });
  return {
    async next() {
      if (stop === undefined && queue.size === 0 && signal?.aborted !== true) follow();
      return queue.next();
    },
    return: () => queue.return(),
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
