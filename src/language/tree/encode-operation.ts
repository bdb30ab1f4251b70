import { printDate, isExactInJson } from '../literal/index.js';
import { type Arity, arityOf } from '../operator.js';
import { type AttributeOperand, type Operator, type Parameter, type Value, type ValueVisitor, visitValue } from '../rule.js';

/** Another parameter of the same record, and by what a date of it is moved. Of one in a call the call, and the parameter as its argument. */
export type FieldTree = { readonly parameter: string; readonly argument?: string; readonly offset?: string };

/** A value in the tree form. Dates are their text; a number that a JSON number would not hold exactly is its decimal text. */
export type TreeValue = string | number | boolean | FieldTree;

/** What follows an operator: nothing, one value, or several. */
export type TreeValues = { readonly value?: TreeValue; readonly values?: readonly TreeValue[] };

export type AttributeTree = { readonly attribute: string; readonly argument?: string };

/** Of one in a call, `ignoring_case('name')`, the name is the call's, and the argument the parameter's. */
export type ParameterTree = { readonly name: string; readonly argument?: string; readonly operator: Operator } & TreeValues;

export function encodeOperand({ name, argument }: AttributeOperand): AttributeTree {
  return argument === undefined ? { attribute: name } : { attribute: name, argument };
}

export function encodeParameter({ name, call, operator, values }: Parameter): ParameterTree {
  const named = call === undefined ? { name } : { name: call, argument: name };
  return { ...named, operator, ...encodeValues(operator, values) };
}

const ENCODE_VALUES: Readonly<Record<Arity, (values: readonly TreeValue[]) => TreeValues>> = {
  none: () => ({}),
  one: ([value]) => ({ value }),
  two: (values) => ({ values }),
  list: (values) => ({ values }),
};

export function encodeValues(operator: Operator, values: readonly Value[]): TreeValues {
  return ENCODE_VALUES[arityOf(operator)](values.map(encodeValue));
}

export function encodeValue(value: Value): TreeValue {
  return visitValue(value, VALUE_ENCODERS);
}

const VALUE_ENCODERS: ValueVisitor<TreeValue> = {
  text: ({ text }) => text,
  number: ({ decimal }) => (isExactInJson(decimal) ? Number(decimal) : decimal),
  boolean: ({ boolean }) => boolean,
  date: ({ date }) => printDate(date),
  field: ({ name, call, offset }) => ({
    ...(call === undefined ? { parameter: name } : { parameter: call, argument: name }),
    ...(offset === undefined ? {} : { offset: printDate(offset) }),
  }),
};
