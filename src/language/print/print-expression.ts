import { printOperand, printParameter, printValue } from './print-operation.js';
import { type ArithmeticOperator, type Expression, type ExpressionVisitor, type MeasureExpression, visitExpression } from '../rule.js';

/** The canonical text of a computed value, with parentheses only where they change what is computed first. */
export function printExpression(expression: Expression): string {
  return visitExpression(expression, PRINTERS);
}

const PRINTERS: ExpressionVisitor<string> = {
  literal: ({ value }) => printValue(value),
  attribute: printOperand,
  measure: printMeasure,
  arithmetic: ({ operator, left, right }) => {
    const strength = STRENGTHS[operator];
    // What moves a date has a sign of its own.
    if (isDate(right)) return `${enclosed(left, strength)} ${printExpression(right)}`;
    return `${enclosed(left, strength)} ${operator} ${enclosed(right, strength + 1)}`;
  },
};

function isDate(expression: Expression): boolean {
  return expression.kind === 'literal' && expression.value.kind === 'date';
}

function printMeasure({ function: functionName, measure, ordinal, parameters }: MeasureExpression): string {
  const list = [...(ordinal === undefined ? [] : [String(ordinal)]), ...parameters.map(printParameter)];
  return `${functionName}.${measure}(${list.join(', ')})`;
}

/** How tightly an operator binds. Of two alike the left one is computed first. */
const STRENGTHS: Readonly<Record<ArithmeticOperator, number>> = { '+': 1, '-': 1, '*': 2, '/': 2 };

/** The text of an operand, in parentheses when its operator binds less than it must. */
function enclosed(expression: Expression, least: number): string {
  const text = printExpression(expression);
  return expression.kind === 'arithmetic' && STRENGTHS[expression.operator] < least ? `(${text})` : text;
}
