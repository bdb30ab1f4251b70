import type { MembershipChange } from '../changes/index.js';

/**
 * What is left to tell of a stretch of changes when only its outcome counts: one change per customer and segment, the last, and none
 * where the customer is back where the stretch began.
 */
export function netChanges(changes: readonly MembershipChange[]): MembershipChange[] {
  const pairs = new Map<string, { readonly first: MembershipChange; last: MembershipChange }>();
  for (const change of changes) {
    const key = `${change.segmentId}|${change.customerId ?? change.seq}`;
    const pair = pairs.get(key);
    if (pair === undefined) pairs.set(key, { first: change, last: change });
    else pair.last = change;
  }
  return [...pairs.values()]
    .filter(({ first, last }) => first.kind === last.kind)
    .map(({ last }) => last)
    .sort((one, other) => (one.seq < other.seq ? -1 : 1));
}
