import { type IdentifiedRule, movingDatesOf } from '../../compile/index.js';
import type { Rule } from '../../language/index.js';
import type { MembershipContext } from '../set/index.js';
import type { Clause } from './actual-values.js';
import { turningPointsOf, verdictsAt } from '../time/index.js';

/** A clause with its compiled form, of which the id is its place in the rule. */
export interface NumberedClause extends IdentifiedRule<number> {
  readonly clause: Clause;
}

/** A customer with thousands of orders has thousands of turning points; what turns after so many is not foretold. */
const MOST_TURNING_POINTS = 500;
/** A rule with more moving dates than anybody reads is explained without looking ahead. */
const MOST_MOVING_DATES = 200;

/**
 * When each part of a rule, and the whole, first says the opposite of what it says of a customer now, by the passing of time alone. Parts
 * that do not turn are left out.
 */
export async function selfFlips(
  context: MembershipContext,
  customerId: string,
  rule: Rule,
  clauses: readonly NumberedClause[],
  holdsNow: (rule: Rule) => boolean,
): Promise<ReadonlyMap<Rule, Date>> {
  const flips = new Map<Rule, Date>();
  const moving = clauses.filter((numbered) => numbered.rule.timings.length > 0);
  const dates = moving.reduce((sum, { rule: compiled }) => sum + movingDatesOf(compiled.timings), 0);
  if (dates === 0 || dates > MOST_MOVING_DATES) return flips;
  const open = new Set(partsOf(rule));
  const points = (await turningPointsOf(context, moving, [customerId], context.clock.now())).slice(0, MOST_TURNING_POINTS);
  for await (const { at, holding } of verdictsAt(context, moving, points, () => open.size > 0)) {
    const verdicts = new Map<Rule, boolean>(moving.map(({ clause, id }) => [clause, holding.has(id)]));
    for (const part of open) {
      if (holdsWith(part, (clause) => verdicts.get(clause) ?? holdsNow(clause)) === holdsNow(part)) continue;
      flips.set(part, at);
      open.delete(part);
    }
  }
  return flips;
}

function partsOf(rule: Rule): Rule[] {
  if (rule.kind === 'and' || rule.kind === 'or') return [rule, ...rule.rules.flatMap(partsOf)];
  return rule.kind === 'not' ? [rule, ...partsOf(rule.rule)] : [rule];
}

/** Whether a rule holds, given the verdicts of its clauses. */
export function holdsWith(rule: Rule, verdictOf: (clause: Clause) => boolean): boolean {
  switch (rule.kind) {
    case 'and':
      return rule.rules.every((inner) => holdsWith(inner, verdictOf));
    case 'or':
      return rule.rules.some((inner) => holdsWith(inner, verdictOf));
    case 'not':
      return !holdsWith(rule.rule, verdictOf);
    default:
      return verdictOf(rule);
  }
}
