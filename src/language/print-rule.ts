import { printDate } from './date-literal.js';
import { type Arity, arityOf } from './operator.js';
import { quoteText } from './quote-text.js';
import {
  type AttributeOperand,
  type Operator,
  type Rule,
  type RuleVisitor,
  type Value,
  type ValueVisitor,
  visitRule,
  visitValue,
} from './rule.js';

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
  comparison: ({ operand, operator, values }) => printComparison(printOperand(operand), operator, values),
  computed: () => {
    throw new Error('computed values: in the making');
  },
  function: ({ name, matches, parameters }) => {
    const list = parameters.map((parameter) => printComparison(parameter.name, parameter.operator, parameter.values));
    return `${name} ${matches ? 'MATCHES' : 'NOT MATCHES'} (${list.join(', ')})`;
  },
};

/** `name` or `name('argument')`. */
export function printOperand({ name, argument }: Pick<AttributeOperand, 'name' | 'argument'>): string {
  return argument === undefined ? name : `${name}(${quoteText(argument)})`;
}

const JOIN_VALUES: Readonly<Record<Arity, (values: readonly string[]) => string>> = {
  none: () => '',
  one: (values) => ` ${values.join('')}`,
  two: (values) => ` ${values.join(' AND ')}`,
  list: (values) => ` (${values.join(', ')})`,
};

function printComparison(subject: string, operator: Operator, values: readonly Value[]): string {
  return `${subject} ${operator}${JOIN_VALUES[arityOf(operator)](values.map(printValue))}`;
}

/** A value as it stands in the text of a rule. */
export function printValue(value: Value): string {
  return visitValue(value, VALUE_PRINTERS);
}

const VALUE_PRINTERS: ValueVisitor<string> = {
  text: ({ text }) => quoteText(text),
  number: ({ decimal }) => decimal,
  boolean: ({ boolean }) => String(boolean),
  date: ({ date }) => printDate(date),
};
