import { printDate, quoteText } from '../literal/index.js';
import { type Arity, arityOf } from '../operator.js';
import { type AttributeOperand, type Operator, type Parameter, type Value, type ValueVisitor, visitValue } from '../rule.js';

/** `name` or `name('argument')`. */
export function printOperand({ name, argument }: Pick<AttributeOperand, 'name' | 'argument'>): string {
  return argument === undefined ? name : `${name}(${quoteText(argument)})`;
}

const JOIN: Readonly<Record<Arity, (right: readonly string[]) => string>> = {
  none: () => '',
  one: (right) => ` ${right.join('')}`,
  two: (right) => ` ${right.join(' AND ')}`,
  list: (right) => ` (${right.join(', ')})`,
};

/** What is compared, the operator, and what it is compared with. */
export function printOperation(left: string, operator: Operator, right: readonly string[]): string {
  return `${left} ${operator}${JOIN[arityOf(operator)](right)}`;
}

/** The name of a parameter, in the call that it stands in. */
export function printParameterName({ name, call }: Pick<Parameter, 'name' | 'call'>): string {
  return call === undefined ? name : printOperand({ name: call, argument: name });
}

export function printParameter(parameter: Parameter): string {
  return printOperation(printParameterName(parameter), parameter.operator, parameter.values.map(printValue));
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
  field: (field) => (field.offset === undefined ? printParameterName(field) : `${printParameterName(field)} ${printDate(field.offset)}`),
};
