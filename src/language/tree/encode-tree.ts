import { type ComputedTree, encodeComputed } from './encode-expression.js';
import {
  type AttributeTree,
  encodeOperand,
  encodeParameter,
  encodeValues,
  type ParameterTree,
  type TreeValues,
} from './encode-operation.js';
import { type Operator, type Rule, type RuleVisitor, visitRule } from '../rule.js';

/** A rule as JSON, for visual builders and for storage. */
export type RuleTree =
  | { readonly and: readonly RuleTree[] }
  | { readonly or: readonly RuleTree[] }
  | { readonly not: RuleTree }
  | (AttributeTree & { readonly operator: Operator } & TreeValues)
  | { readonly function: string; readonly matches: boolean; readonly parameters: readonly ParameterTree[] }
  | ComputedTree;

/** The tree form of a rule, without spans; `readTree` reads it back. */
export function encodeTree(rule: Rule): RuleTree {
  return visitRule(rule, ENCODERS);
}

const ENCODERS: RuleVisitor<RuleTree> = {
  and: ({ rules }) => ({ and: rules.map(encodeTree) }),
  or: ({ rules }) => ({ or: rules.map(encodeTree) }),
  not: ({ rule }) => ({ not: encodeTree(rule) }),
  comparison: ({ operand, operator, values }) => ({ ...encodeOperand(operand), operator, ...encodeValues(operator, values) }),
  computed: encodeComputed,
  function: ({ name, matches, parameters }) => ({ function: name, matches, parameters: parameters.map(encodeParameter) }),
};
