import type { AttributeOperand, ComparisonRule, ComputedOperator, ComputedRule, Expression, LiteralExpression } from './rule.js';

/** What an operator becomes when its sides change places; BETWEEN and IN have sides of different kinds, IS NULL has one. */
const TURNED: Readonly<Partial<Record<ComputedOperator, ComputedOperator>>> = {
  '=': '=',
  '!=': '!=',
  '>': '<',
  '>=': '<=',
  '<': '>',
  '<=': '>=',
};

/** A comparison of an attribute with literals as the plain one that it is, whichever stands on the left; any other as it was. */
export function simplify(rule: ComputedRule): ComparisonRule | ComputedRule {
  const { left, operator, right } = rule;
  if (left.kind === 'attribute' && right.every(isLiteral)) return plain(rule, left, operator, right);
  const turned = TURNED[operator];
  const [other] = right;
  return turned && left.kind === 'literal' && other?.kind === 'attribute' ? plain(rule, other, turned, [left]) : rule;
}

function isLiteral(expression: Expression): expression is LiteralExpression {
  return expression.kind === 'literal';
}

function plain(
  { operatorSpan, span }: ComputedRule,
  operand: AttributeOperand,
  operator: ComputedOperator,
  literals: readonly LiteralExpression[],
): ComparisonRule {
  return { kind: 'comparison', operand, operator, operatorSpan, values: literals.map(({ value }) => value), span };
}
