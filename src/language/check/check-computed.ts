import type { CheckContext } from './check-context.js';
import { checkExpression } from './check-expression.js';
import type { CheckedExpression } from './checked-expression.js';
import { type ComparedShape, checkValue } from './check-value.js';
import { type ComputedKind, KIND_NAMES, kindOf, OPERATORS_OF_KIND } from './computed-kind.js';
import { type Problem, quoted } from '../diagnostic.js';
import { listTooLong } from '../limits.js';
import { printExpression } from '../print/index.js';
import type { ComputedRule, Expression, LiteralExpression, Operator, Value } from '../rule.js';
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
  return checkSides(rule, { left, right }, context);
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
  const unquoted = context.stopped ? undefined : findUnquotedText(side, left, context.vocabulary);
  if (!unquoted) return checkExpression(side, context, levels);
  context.report(side.span, unquoted);
  return { expression: side };
}

/** What a side is compared as; a literal, and a side with problems, say nothing of it. */
interface Reference extends ComparedShape {
  readonly kind: ComputedKind;
}

function referenceOf({ expression, shape }: CheckedExpression): Reference | undefined {
  const kind = shape && kindOf(shape);
  return kind && { ...shape, name: printExpression(expression), kind, operators: OPERATORS_OF_KIND[kind] };
}

/** Compares the left side with each of the others: of every two, one at least is more than a literal. */
function checkSides(
  rule: ComputedRule,
  { left, right }: { readonly left: CheckedExpression; readonly right: readonly CheckedExpression[] },
  context: CheckContext,
): ComputedRule {
  const { expression } = left;
  const references = (expression.kind === 'literal' ? right : [left]).map(referenceOf).filter((reference) => reference !== undefined);
  const checked: ComputedRule = { ...rule, left: expression, right: right.map((side) => side.expression) };
  const [reference] = references;
  if (!reference || context.stopped) return checked;
  if (!reference.operators.includes(rule.operator)) {
    const message = `${quoted(reference.name)} is ${KIND_NAMES[reference.kind]} and cannot be compared with ${rule.operator}.`;
    context.report(rule.operatorSpan ?? rule.span, { code: 'OPERATOR_NOT_ALLOWED', message, expected: reference.operators });
    return checked;
  }
  if (expression.kind === 'literal') return { ...checked, left: checkLiteral(expression, references, rule.operator, context) };
  return { ...checked, right: right.map((side) => checkCompared(side, reference, rule, context)) };
}

function checkCompared(side: CheckedExpression, reference: Reference, rule: ComputedRule, context: CheckContext): Expression {
  const { expression } = side;
  if (expression.kind === 'literal') return checkLiteral(expression, [reference], rule.operator, context);
  const other = referenceOf(side);
  if (other && other.kind !== reference.kind) {
    const message = `${quoted(reference.name)} is ${KIND_NAMES[reference.kind]} and is not compared with ${quoted(other.name)}, which is ${KIND_NAMES[other.kind]}.`;
    context.report(expression.span, { code: 'WRONG_TYPE', message, expected: [KIND_NAMES[reference.kind]] });
  }
  return expression;
}

/** Reads a literal as what it is compared with; reports the first with which it cannot be. */
function checkLiteral(
  literal: LiteralExpression,
  references: readonly Reference[],
  operator: Operator,
  context: CheckContext,
): LiteralExpression {
  let { value } = literal;
  for (const reference of references) {
    const result = checkValue(value, reference, operator);
    if ('problem' in result) {
      context.report(value.span, result.problem);
      return literal;
    }
    value = reference.kind === 'text' ? asText(result.value) : result.value;
  }
  return { ...literal, value };
}

/** Beside texts, a whole number stands for its digits. */
function asText(value: Value): Value {
  return value.kind === 'number' ? { kind: 'text', text: value.decimal, span: value.span } : value;
}
