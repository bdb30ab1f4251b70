import { type Rule, type RuleVisitor, visitRule } from './rule.js';

/** How deep the canonical text of a rule nests: parentheses around an OR inside of an AND, and those behind NOT. */
export function nestingOf(rule: Rule): number {
  return visitRule(rule, NESTING);
}

const NESTING: RuleVisitor<number> = {
  and: ({ rules }) => deepest(rules.map((rule) => nestingOf(rule) + (rule.kind === 'or' ? 1 : 0))),
  or: ({ rules }) => deepest(rules.map(nestingOf)),
  not: ({ rule }) => nestingOf(rule) + 1,
  comparison: () => 0,
  computed: () => {
    throw new Error('computed values: in the making');
  },
  function: () => 0,
};

function deepest(depths: readonly number[]): number {
  return depths.reduce((deep, depth) => Math.max(deep, depth), 0);
}
