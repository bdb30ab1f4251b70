import type { ComparisonRule, ComputedOperator, ComputedRule, Expression, LiteralExpression } from '../rule.js';

/** What an operator becomes when its sides change places; BETWEEN and IN have sides of different kinds, IS NULL has one. */
const TURNED: Readonly<Partial<Record<ComputedOperator, ComputedOperator>>> = {
  '=': '=',
  '!=': '!=',
  '>': '<',
  '>=': '<=',
  '<': '>',
  '<=': '>=',
};

/**
 * A comparison of an attribute with literals as the plain one that it is, whichever stands on the left; any other as it was. One that
 * was turned round has no place for its operator: advice of what to write there would be read the other way round.
 */
export function simplify(rule: ComputedRule): ComparisonRule | ComputedRule {
  const { left, operator, operatorSpan, right, span } = rule;
  if (left.kind === 'attribute' && right.every(isLiteral)) {
    return { kind: 'comparison', operand: left, operator, operatorSpan, values: right.map(({ value }) => value), span };
  }
  const turned = TURNED[operator];
  const [other] = right;
  if (!turned || left.kind !== 'literal' || other?.kind !== 'attribute') return rule;
  return { kind: 'comparison', operand: other, operator: turned, values: [left.value], span };
}

function isLiteral(expression: Expression): expression is LiteralExpression {
  return expression.kind === 'literal';
}
