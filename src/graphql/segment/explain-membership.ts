import { invalidInput, minorDigits } from '../../kernel/index.js';
import {
  explain,
  getSegment,
  isMember,
  readRuleInput,
  readStoredRule,
  type ClauseExplanation,
  type RuleReading,
  checkCustomer,
} from '../../membership/index.js';
import type { OperationContext } from '../context.js';
import { ruleErrors } from '../rule/index.js';
import type { MembershipExplanation } from './explanation.type.js';
import { checkSegment } from './segment-access.js';

/** Either the segment or the rule in question. */
export interface ExplanationSubject {
  readonly segmentId?: string | null | undefined;
  readonly query?: string | null | undefined;
}

/** Why a customer belongs or not. Throws NOT_FOUND for an unknown customer or segment. */
export async function explainMembership(
  context: OperationContext,
  customerId: string,
  { segmentId, query }: ExplanationSubject,
): Promise<MembershipExplanation> {
  if ((segmentId ?? null) === null) return explainRule(context, customerId, await readRuleInput(context.membership, { query }));
  if ((query ?? null) !== null) throw invalidInput('query', 'Ask about a segment or about a rule, not about both.');
  const segment = await getSegment(context.membership, checkSegment(context.viewer, segmentId as string));
  if (segment.kind === 'STATIC') return explainList(context, customerId, segment.id);
  return explainRule(context, customerId, await readStoredRule(context.membership, segment.rule));
}

async function explainRule(context: OperationContext, customerId: string, reading: RuleReading): Promise<MembershipExplanation> {
  if (!reading.ok) return { ...NOTHING, holds: null, asOf: null, stale: false, userErrors: ruleErrors(reading.diagnostics, 'query') };
  const explanation = await explain(context.membership, customerId, reading, minorDigits(context.sync.currency));
  const { root } = explanation;
  return { ...explanation, clauses: clausesOf(root), smallestChange: root.smallestChange, userErrors: [] };
}

async function explainList(context: OperationContext, customerId: string, segmentId: string): Promise<MembershipExplanation> {
  await checkCustomer(context.database, customerId);
  const freshness = await context.settled();
  return { ...NOTHING, ...freshness, holds: await isMember(context.membership, segmentId, customerId), userErrors: [] };
}

/** Of what has no rule. */
const NOTHING = { root: null, clauses: [], smallestChange: null };

function clausesOf(explanation: ClauseExplanation): ClauseExplanation[] {
  return explanation.kind === 'clause' ? [explanation] : explanation.clauses.flatMap(clausesOf);
}
