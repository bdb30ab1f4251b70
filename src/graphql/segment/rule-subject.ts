import { invalidInput } from '../../kernel/index.js';
import { getSegment, readRuleInput, readStoredRule, type RuleReading } from '../../membership/index.js';
import type { OperationContext } from '../context.js';
import { checkSegment } from './segment-access.js';

/** What a question about a rule is asked of: a segment, or a rule as text or as a tree. One of the three. */
export interface RuleSubject {
  readonly segmentId?: string | null | undefined;
  readonly query?: string | null | undefined;
  readonly rule?: unknown;
}

/**
 * Reads the rule in question. What is told of its parts is more than the members of the segment tell, so the viewer needs the same
 * rights for the rule of a segment as for one of their own.
 */
export async function readRuleSubject(context: OperationContext, { segmentId, query, rule }: RuleSubject): Promise<RuleReading> {
  if ((segmentId ?? null) === null) return readRuleInput(context.membership, { query, rule });
  if ((query ?? null) !== null || (rule ?? null) !== null)
    throw invalidInput('query', 'Ask about a segment or about a rule, not about both.');
  const segment = await getSegment(context.membership, checkSegment(context.viewer, segmentId as string));
  if (segment.kind === 'STATIC') throw invalidInput('segmentId', 'A static segment has no rule.');
  return readStoredRule(context.membership, segment.rule);
}
