import type { CheckContext } from './check-context.js';
import { checkMeasure } from './check-measure.js';
import { type ComputedKind, KIND_NAMES, kindOf } from './computed-kind.js';
import { type Problem, quoted } from '../diagnostic.js';
import { nestingTooDeep } from '../limits.js';
import { isWholeDay, readDate, readNumber } from '../literal/index.js';
import { printExpression, printValue } from '../print/index.js';
import { measureCalls, resolveAttribute } from './resolve-attribute.js';
import { type ArithmeticExpression, type AttributeOperand, type Expression, type LiteralExpression, visitExpression } from '../rule.js';
import type { FunctionShape, ValueType } from '../vocabulary.js';
import type { CheckedExpression } from './checked-expression.js';
import { isQuoted } from './check-value.js';

/** Checks one side of a comparison, apart from what it is compared with. `levels` is how many levels of it may still follow. */
export function checkExpression(expression: Expression, context: CheckContext, levels: number): CheckedExpression {
  if (context.stopped || context.stopAt(expression.span, levels > 0 ? undefined : nestingTooDeep(context.limits))) return { expression };
  return visitExpression<CheckedExpression>(expression, {
    literal: (literal) => {
      context.stopAt(literal.span, context.size.countValue());
      return { expression: literal };
    },
    attribute: (operand) => checkAttributeOperand(operand, context),
    measure: (measure) => checkMeasure(measure, context),
    arithmetic: (arithmetic) => checkArithmetic(arithmetic, context, levels),
  });
}

function checkAttributeOperand(operand: AttributeOperand, context: CheckContext): CheckedExpression {
  const resolution = resolveAttribute(operand, context.vocabulary);
  if (resolution.kind === 'attribute') {
    const { operand: expression, shape } = resolution;
    if (kindOf(shape)) return { expression, shape };
    const what = shape.list ? 'has several values' : `is of type ${shape.type}`;
    context.report(operand.span, { code: 'NOT_COMPUTABLE', message: `${quoted(shape.name)} ${what} and cannot be computed with.` });
    return { expression };
  }
  context.report(operand.span, resolution.kind === 'problem' ? resolution.problem : functionAsOperand(resolution.shape));
  return { expression: operand };
}

function functionAsOperand(shape: FunctionShape): Problem {
  const expected = measureCalls(shape);
  const message = `${quoted(shape.name)} is a function; it is computed with by one of its measures.`;
  return { code: 'NOT_AN_ATTRIBUTE', message, expected, suggestion: expected[0] };
}

/** An operand of arithmetic; without a kind where there are problems. */
interface CheckedOperand {
  readonly expression: Expression;
  readonly kind?: ComputedKind;
  readonly type?: ValueType;
}

/** A date moved by an offset: by days, weeks, months or years a whole day, by hours or minutes a moment. In a tree the offset is a text. */
function checkShift(
  arithmetic: ArithmeticExpression,
  { left, offset }: { readonly left: CheckedOperand; readonly offset: LiteralExpression },
  context: CheckContext,
): CheckedExpression {
  const { value, span } = offset;
  const expression: ArithmeticExpression = { ...arithmetic, left: left.expression };
  if (context.stopAt(span, context.size.countValue())) return { expression };
  const reading = value.kind === 'text' ? readDate(value.text) : undefined;
  const date = value.kind === 'date' ? value.date : reading && 'date' in reading ? reading.date : undefined;
  if (date?.kind !== 'offset') {
    const message = 'A date is moved by an offset, such as `+7d` or `-36h`.';
    context.report(
      value.span,
      reading && 'problem' in reading ? reading.problem : { code: 'NOT_COMPUTABLE', message, expected: ['an offset'] },
    );
    return { expression };
  }
  const isDay = isWholeDay(date);
  if (!isDay && left.type === 'day') {
    const message = `${quoted(printExpression(left.expression))} is a day, which has no hours.`;
    context.report(value.span, { code: 'NOT_COMPUTABLE', message, expected: ['an offset in days'] });
    return { expression };
  }
  const right: LiteralExpression = { ...offset, value: { kind: 'date', date, span: value.span } };
  return { expression: { ...expression, right }, shape: { type: isDay ? 'day' : 'instant' } };
}

function checkArithmetic(arithmetic: ArithmeticExpression, context: CheckContext, levels: number): CheckedExpression {
  const left = checkOperand(arithmetic.left, context, levels - 1);
  if (arithmetic.operator === '+' && left.kind === 'date' && arithmetic.right.kind === 'literal') {
    return checkShift(arithmetic, { left, offset: arithmetic.right }, context);
  }
  const right = checkOperand(arithmetic.right, context, levels - 1);
  const expression: ArithmeticExpression = { ...arithmetic, left: left.expression, right: right.expression };
  const operands = [left, right];
  if (arithmetic.operator === '-' && operands.every(({ kind }) => kind === undefined || kind === 'date')) {
    return operands.every(({ kind }) => kind) ? { expression, shape: { type: 'number' } } : { expression };
  }
  operands.forEach((operand) => reportOperand(operand, context));
  return operands.every(({ kind }) => kind === 'number') ? { expression, shape: { type: 'number' } } : { expression };
}

function checkOperand(operand: Expression, context: CheckContext, levels: number): CheckedOperand {
  const { expression, shape } = checkExpression(operand, context, levels);
  if (expression.kind === 'literal') return checkAmount(expression, context);
  return shape === undefined ? { expression } : { expression, kind: kindOf(shape), type: shape.type };
}

/** A literal among operands is a number; one too long for JSON is a text in a tree. */
function checkAmount(literal: LiteralExpression, context: CheckContext): CheckedOperand {
  const { value } = literal;
  if (value.kind === 'number') return { expression: literal, kind: 'number' };
  const reading = value.kind === 'text' ? readNumber(value.text) : undefined;
  if (reading && 'decimal' in reading && !isQuoted(value)) {
    return { expression: { ...literal, value: { kind: 'number', decimal: reading.decimal, span: value.span } }, kind: 'number' };
  }
  context.report(value.span, reading && 'problem' in reading ? reading.problem : noAmount(literal, reading?.decimal));
  return { expression: literal };
}

function noAmount({ value }: LiteralExpression, suggestion?: string): Problem {
  const message =
    value.kind === 'date'
      ? 'A date that is written out is compared, and an offset behind a date moves it: `a < b +30d`.'
      : `${quoted(printValue(value))} is no number.`;
  return { code: 'NOT_COMPUTABLE', message, expected: ['a number'], suggestion };
}

function reportOperand({ expression, kind }: CheckedOperand, context: CheckContext): void {
  if (kind === undefined || kind === 'number') return;
  const message = `${quoted(printExpression(expression))} is ${KIND_NAMES[kind]}; only numbers are computed with, and one date less another or moved by an offset.`;
  context.report(expression.span, { code: 'NOT_COMPUTABLE', message, expected: ['a number'] });
}
