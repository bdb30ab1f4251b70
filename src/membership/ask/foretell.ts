import type { IdentifiedRule } from '../../compile/index.js';
import type { MembershipContext } from '../set/index.js';
import { verdictsAt, type TurningPoints } from '../time/index.js';

/** That a customer will enter or leave a segment by the passing of time alone, if nothing else happens. */
export interface ForetoldChange {
  readonly at: Date;
  readonly kind: 'ENTERED' | 'LEFT';
  readonly customerId: string;
  readonly segmentId: string;
}

/**
 * Every entering and leaving at the given turning points, in the order of the instants, of customers in the order of ids. Where
 * customers stand before is evaluated as of `now`, so that what is foretold and what is so now cannot disagree.
 */
export async function foretell(
  context: MembershipContext,
  segments: readonly IdentifiedRule<string>[],
  points: TurningPoints,
  now: Date,
): Promise<ForetoldChange[]> {
  const holding = new Map<string, ReadonlySet<string>>();
  const changes: ForetoldChange[] = [];
  const everybody = [...new Set(points.flatMap(([, customerIds]) => customerIds))];
  for await (const verdict of verdictsAt(context, segments, [[now, everybody], ...points])) {
    const { at, customerId } = verdict;
    const before = holding.get(customerId);
    holding.set(customerId, verdict.holding);
    if (before === undefined) continue;
    for (const { id } of segments) {
      const isMember = verdict.holding.has(id);
      if (before.has(id) !== isMember) changes.push({ at, kind: isMember ? 'ENTERED' : 'LEFT', customerId, segmentId: id });
    }
  }
  return changes;
}
