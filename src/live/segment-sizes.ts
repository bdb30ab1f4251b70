import { sizesOf, type MembershipContext } from '../membership/index.js';
import type { ChangeFeed } from './change-feed.js';

export interface SegmentSizeUpdate {
  readonly segmentId: string;
  readonly size: number;
  /** Of all customers, 0 to 1. */
  readonly share: number;
  readonly at: Date;
}

/** Sizes are counted at most this often: a burst of changes is one new size. */
const PERIOD_MS = 250;

/** The sizes of segments: each at once, then anew whenever one has changed. */
export async function subscribeToSizes(
  context: MembershipContext,
  feed: ChangeFeed,
  segmentIds: readonly string[] | undefined,
): Promise<AsyncGenerator<SegmentSizeUpdate, void>> {
  const updates = await feed.subscribe({ segmentIds, quietPeriodMs: PERIOD_MS });
  const sizes = sizesAfter(context, updates, segmentIds ?? []);
  const end = sizes.return.bind(sizes);
  return Object.assign(sizes, {
    // Ends the wait for changes first; the generator around it would only end at the next one.
    return: async () => {
      await updates.return();
      return end();
    },
  });
}

async function* sizesAfter(
  context: MembershipContext,
  updates: AsyncGenerator<{ readonly kind: string; readonly changes?: readonly { readonly segmentId: string }[] }, void>,
  initial: readonly string[],
): AsyncGenerator<SegmentSizeUpdate, void> {
  yield* count(context, initial);
  for await (const update of updates) yield* count(context, [...new Set((update.changes ?? []).map((change) => change.segmentId))]);
}

async function* count(context: MembershipContext, segmentIds: readonly string[]): AsyncGenerator<SegmentSizeUpdate, void> {
  for (const [segmentId, { size, share }] of await sizesOf(context, segmentIds)) {
    yield { segmentId, size, share, at: context.clock.now() };
  }
}
