import { type Expression, type ExpressionVisitor, type Rule, type RuleVisitor, visitExpression, visitRule } from './rule.js';

/**
 * How deep a rule nests: parentheses around an OR inside of an AND, those behind NOT, and the operators that lie over one another
 * in a computed value. Its canonical text nests no deeper.
 */
export function nestingOf(rule: Rule): number {
  return visitRule(rule, NESTING);
}

const NESTING: RuleVisitor<number> = {
  and: ({ rules }) => deepest(rules.map((rule) => nestingOf(rule) + (rule.kind === 'or' ? 1 : 0))),
  or: ({ rules }) => deepest(rules.map(nestingOf)),
  not: ({ rule }) => nestingOf(rule) + 1,
  comparison: () => 0,
  computed: ({ left, right }) => deepest([left, ...right].map(heightOf)),
  function: () => 0,
};

function heightOf(expression: Expression): number {
  return visitExpression(expression, HEIGHTS);
}

const HEIGHTS: ExpressionVisitor<number> = {
  literal: () => 0,
  attribute: () => 0,
  measure: () => 0,
  arithmetic: ({ left, right }) => 1 + Math.max(heightOf(left), heightOf(right)),
};

function deepest(depths: readonly number[]): number {
  return depths.reduce((deep, depth) => Math.max(deep, depth), 0);
}
