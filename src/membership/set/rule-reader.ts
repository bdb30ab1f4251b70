import type { RuleNeeds } from '../../catalogue/index.js';
import type { DomainError } from '../../kernel/index.js';

/** For whom rules are read: `access/rule-reader.ts` makes one of a key. */
export interface RuleReader {
  /** The segments that there are for them, of which they may hear; null for all. */
  readonly segmentIds: ReadonlySet<string> | null;
  /** Why they may not ask a rule that takes this; undefined if they may. */
  refusal(needs: RuleNeeds): DomainError | undefined;
}

/** The program itself, such as when it makes the demo shop. Never for what somebody asks (test/architecture.test.ts). */
export const THE_PROGRAM: RuleReader = { segmentIds: null, refusal: () => undefined };

/** Whether a segment exists for a reader. */
export function knowsSegment({ segmentIds }: RuleReader, segmentId: string): boolean {
  return segmentIds === null || segmentIds.has(segmentId);
}
