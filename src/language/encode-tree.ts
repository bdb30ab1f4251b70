import { printDate } from './date-literal.js';
import { isExactInJson } from './number-literal.js';
import { type Arity, arityOf } from './operator.js';
import type { AttributeOperand, Operator, Parameter, Rule, RuleVisitor, Value, ValueVisitor } from './rule.js';
import { visitRule, visitValue } from './rule.js';

/** A value in the tree form. Dates are their text; a number that a JSON number would not hold exactly is its decimal text. */
export type TreeValue = string | number | boolean;

/** What follows an operator: nothing, one value, or several. */
export type TreeValues = { readonly value?: TreeValue; readonly values?: readonly TreeValue[] };

/** A rule as JSON, for visual builders and for storage. */
export type RuleTree =
  | { readonly and: readonly RuleTree[] }
  | { readonly or: readonly RuleTree[] }
  | { readonly not: RuleTree }
  | ({ readonly attribute: string; readonly argument?: string; readonly operator: Operator } & TreeValues)
  | { readonly function: string; readonly matches: boolean; readonly parameters: readonly ParameterTree[] };

export type ParameterTree = { readonly name: string; readonly operator: Operator } & TreeValues;

/** The tree form of a rule, without spans; `readTree` reads it back. */
export function encodeTree(rule: Rule): RuleTree {
  return visitRule(rule, ENCODERS);
}

const ENCODERS: RuleVisitor<RuleTree> = {
  and: ({ rules }) => ({ and: rules.map(encodeTree) }),
  or: ({ rules }) => ({ or: rules.map(encodeTree) }),
  not: ({ rule }) => ({ not: encodeTree(rule) }),
  comparison: ({ operand, operator, values }) => ({ ...encodeOperand(operand), operator, ...encodeValues(operator, values) }),
  computed: () => {
    throw new Error('computed values: in the making');
  },
  function: ({ name, matches, parameters }) => ({ function: name, matches, parameters: parameters.map(encodeParameter) }),
};

function encodeOperand({ name, argument }: AttributeOperand): { readonly attribute: string; readonly argument?: string } {
  return argument === undefined ? { attribute: name } : { attribute: name, argument };
}

function encodeParameter({ name, operator, values }: Parameter): ParameterTree {
  return { name, operator, ...encodeValues(operator, values) };
}

const ENCODE_VALUES: Readonly<Record<Arity, (values: readonly TreeValue[]) => TreeValues>> = {
  none: () => ({}),
  one: ([value]) => ({ value }),
  two: (values) => ({ values }),
  list: (values) => ({ values }),
};

function encodeValues(operator: Operator, values: readonly Value[]): TreeValues {
  return ENCODE_VALUES[arityOf(operator)](values.map((value) => visitValue(value, VALUE_ENCODERS)));
}

const VALUE_ENCODERS: ValueVisitor<TreeValue> = {
  text: ({ text }) => text,
  number: ({ decimal }) => (isExactInJson(decimal) ? Number(decimal) : decimal),
  boolean: ({ boolean }) => boolean,
  date: ({ date }) => printDate(date),
};
