import type { ComputedOperator, Operator } from './rule.js';

/** How many values follow an operator. */
export type Arity = 'none' | 'one' | 'two' | 'list';

/** Everything that the language knows of an operator apart from its meaning: README.md says where its meaning is. */
const ARITIES: Readonly<Record<Operator, Arity>> = {
  '=': 'one',
  '!=': 'one',
  '>': 'one',
  '>=': 'one',
  '<': 'one',
  '<=': 'one',
  BETWEEN: 'two',
  IN: 'list',
  'NOT IN': 'list',
  CONTAINS: 'one',
  'NOT CONTAINS': 'one',
  'STARTS WITH': 'one',
  'ENDS WITH': 'one',
  'IS NULL': 'none',
  'IS NOT NULL': 'none',
};

export const OPERATORS = Object.keys(ARITIES) as readonly Operator[];

export function arityOf(operator: Operator): Arity {
  return ARITIES[operator];
}

export function isOperator(word: string): word is Operator {
  return Object.hasOwn(ARITIES, word);
}

/** The operators that look into a list or a text, which a computed value is not. */
const LOOKING_INTO: ReadonlySet<Operator> = new Set(['CONTAINS', 'NOT CONTAINS', 'STARTS WITH', 'ENDS WITH']);

export function isComputedOperator(operator: Operator): operator is ComputedOperator {
  return !LOOKING_INTO.has(operator);
}

export const COMPUTED_OPERATORS: readonly ComputedOperator[] = OPERATORS.filter(isComputedOperator);

/** The two that stand between a function and its parameters. */
export type MatchOperator = 'MATCHES' | 'NOT MATCHES';

export const MATCH_OPERATORS: readonly MatchOperator[] = ['MATCHES', 'NOT MATCHES'];

export function isMatchOperator(operator: Operator | MatchOperator): operator is MatchOperator {
  return operator === 'MATCHES' || operator === 'NOT MATCHES';
}
