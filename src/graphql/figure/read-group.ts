import type { Group } from '../../insight/index.js';
import { invalidInput } from '../../kernel/index.js';
import { readRuleInput, ruleRefused } from '../../membership/index.js';
import type { OperationContext } from '../context.js';
import { checkSegment } from '../segment/index.js';

export interface GroupInput {
  readonly segmentIds?: readonly string[] | null | undefined;
  readonly query?: string | null | undefined;
  readonly rule?: unknown;
}

/** Whether anything says which customers are meant. */
export function namesGroup({ segmentIds, query, rule }: GroupInput): boolean {
  return (segmentIds ?? query ?? rule ?? null) !== null;
}

/** The group that arguments tell: segments that the viewer may see, or a rule. */
export async function readGroup(context: OperationContext, { segmentIds, query, rule }: GroupInput): Promise<Group> {
  if (segmentIds !== null && segmentIds !== undefined) {
    if ((query ?? rule ?? null) !== null) throw invalidInput('query', 'Ask about segments or about a rule, not about both.');
    return { segmentIds: segmentIds.map((id) => checkSegment(context.viewer, id)) };
  }
  const reading = await readRuleInput(context.membership, { query, rule });
  if (!reading.ok) throw ruleRefused(reading.diagnostics);
  return { rule: reading };
}
