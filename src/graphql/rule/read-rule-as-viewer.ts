import { checkRuleScopes } from '../../access/index.js';
import { readRuleInput, type RuleInput, type RuleReading } from '../../membership/index.js';
import type { OperationContext } from '../context.js';

/** Reads a rule that a client gives; one over personal data that the key may not read is refused with FORBIDDEN. */
export async function readRuleAsViewer(context: OperationContext, input: RuleInput): Promise<RuleReading> {
  const reading = await readRuleInput(context.membership, input);
  if (reading.ok) checkRuleScopes(context.viewer, reading.rule);
  return reading;
}

/** The same for a rule that is part of a larger input, where it may be left out. */
export async function checkRuleInput(context: OperationContext, { query = null, rule = null }: RuleInput): Promise<void> {
  if (query !== null || rule !== null) await readRuleAsViewer(context, { query, rule });
}
