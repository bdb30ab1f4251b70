import { printExpression } from './print-expression.js';
import { printOperand, printOperation, printParameter, printValue } from './print-operation.js';
import { type Rule, type RuleVisitor, visitRule } from '../rule.js';

/**
 * The canonical text of a rule, on one line: keywords in upper case, dates without quotes, parentheses only where
 * they change the meaning and behind NOT. Two checked rules of one structure have one text.
 */
export function printRule(rule: Rule): string {
  return visitRule(rule, PRINTERS);
}

const PRINTERS: RuleVisitor<string> = {
  and: ({ rules }) => rules.map((rule) => (rule.kind === 'or' ? `(${printRule(rule)})` : printRule(rule))).join(' AND '),
  or: ({ rules }) => rules.map(printRule).join(' OR '),
  not: ({ rule }) => `NOT (${printRule(rule)})`,
  comparison: ({ operand, operator, values }) => printOperation(printOperand(operand), operator, values.map(printValue)),
  computed: ({ left, operator, right }) => printOperation(printExpression(left), operator, right.map(printExpression)),
  function: ({ name, matches, parameters }) =>
    `${name} ${matches ? 'MATCHES' : 'NOT MATCHES'} (${parameters.map(printParameter).join(', ')})`,
};
