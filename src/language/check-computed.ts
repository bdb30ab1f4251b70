import type { CheckContext } from './check-context.js';
import { type CheckedExpression, checkExpression } from './check-expression.js';
import { type ComparedShape, checkValue } from './check-value.js';
import { type ComputedKind, KIND_NAMES, kindOf, OPERATORS_OF_KIND } from './computed-kind.js';
import { type Problem, quoted } from './diagnostic.js';
import { listTooLong } from './limits.js';
import { printExpression } from './print-expression.js';
import type { ComputedRule, Expression, LiteralExpression } from './rule.js';
import { findUnquotedText } from './unquoted-text.js';

/** Checks a comparison of computed values: each side, and whether they can be compared; gives it in normal form. */
export function checkComputed(rule: ComputedRule, context: CheckContext, levels: number): ComputedRule {
  const excess = rule.right[context.limits.values];
  if (excess && context.stopAt(excess.span, listTooLong(context.limits))) return rule;
  if (isConstantComparison(rule)) {
    context.report(rule.span, CONSTANT_COMPARISON);
    return rule;
  }
  const left = checkExpression(rule.left, context, levels);
  const right = rule.right.map((side) => checkRight(side, left, context, levels));
  return checkSides(rule, left, right, context);
}

const CONSTANT_COMPARISON: Problem = {
  code: 'CONSTANT_COMPARISON',
  message: 'This compares what is the same for all customers; an attribute or a measure stands on one side at least.',
  expected: ['an attribute', 'a measure'],
};

function isConstantComparison({ left, right }: ComputedRule): boolean {
  return isConstant(left) && (right.length === 0 || right.some(isConstant));
}

function isConstant(expression: Expression): boolean {
  if (expression.kind === 'arithmetic') return isConstant(expression.left) && isConstant(expression.right);
  return expression.kind === 'literal';
}

function checkRight(side: Expression, left: CheckedExpression, context: CheckContext, levels: number): CheckedExpression {
  const unquoted = findUnquotedText(side, left, context.vocabulary);
  if (!unquoted) return checkExpression(side, context, levels);
  context.report(side.span, unquoted);
  return { expression: side };
}

/** What the sides are compared as: the first that is more than a literal says it. */
interface Reference extends ComparedShape {
  readonly kind: ComputedKind;
}

function referenceOf(sides: readonly CheckedExpression[]): Reference | undefined {
  for (const { expression, shape } of sides) {
    const kind = shape && kindOf(shape);
    if (kind) return { ...shape, name: printExpression(expression), kind, operators: OPERATORS_OF_KIND[kind] };
  }
  return undefined;
}

function checkSides(rule: ComputedRule, left: CheckedExpression, right: readonly CheckedExpression[], context: CheckContext): ComputedRule {
  const checked: ComputedRule = { ...rule, left: left.expression, right: right.map(({ expression }) => expression) };
  const reference = referenceOf([left, ...right]);
  if (!reference) return checked;
  if (!reference.operators.includes(rule.operator)) {
    const message = `${quoted(reference.name)} is ${KIND_NAMES[reference.kind]} and cannot be compared with ${rule.operator}.`;
    context.report(rule.operatorSpan ?? rule.span, { code: 'OPERATOR_NOT_ALLOWED', message, expected: reference.operators });
    return checked;
  }
  const compared = (side: CheckedExpression): Expression => checkCompared(side, reference, rule, context);
  return { ...checked, left: compared(left), right: right.map(compared) };
}

function checkCompared(side: CheckedExpression, reference: Reference, { operator }: ComputedRule, context: CheckContext): Expression {
  const { expression, shape } = side;
  if (expression.kind === 'literal') return checkLiteral(expression, reference, operator, context);
  const kind = shape && kindOf(shape);
  if (kind && kind !== reference.kind) {
    const name = quoted(printExpression(expression));
    const message = `${quoted(reference.name)} is ${KIND_NAMES[reference.kind]} and is not compared with ${name}, which is ${KIND_NAMES[kind]}.`;
    context.report(expression.span, { code: 'WRONG_TYPE', message, expected: [KIND_NAMES[reference.kind]] });
  }
  return expression;
}

function checkLiteral(
  literal: LiteralExpression,
  reference: Reference,
  operator: ComputedRule['operator'],
  context: CheckContext,
): LiteralExpression {
  const { value } = literal;
  const result = checkValue(value, reference, operator);
  if ('problem' in result) {
    context.report(value.span, result.problem);
    return literal;
  }
  if (reference.kind !== 'text' || result.value.kind !== 'number') return { ...literal, value: result.value };
  return { ...literal, value: { kind: 'text', text: result.value.decimal, span: value.span } };
}
