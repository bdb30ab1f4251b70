import { findFunction } from './resolve-attribute.js';
import type { ComputedRule, FunctionRule } from '../rule.js';
import type { Vocabulary } from '../vocabulary.js';

/** `email.opened() = true`, deprecated, and `email.opened() IS NULL` where `email.opened` is no measure but a function. */
export function findFunctionTest(rule: ComputedRule, vocabulary: Vocabulary): FunctionRule | undefined {
  const { left, span } = rule;
  if (left.kind !== 'measure' || left.ordinal !== undefined || left.parameters.length > 0) return undefined;
  const shape = findFunction(`${left.function}.${left.measure}`, vocabulary);
  const matches = truthOf(rule);
  if (!shape || matches === undefined) return undefined;
  return { kind: 'function', name: shape.name, nameSpan: left.span, matches, parameters: [], span };
}

/** Whether the function is to match; undefined for a comparison that tests none. */
function truthOf({ operator, right: [side] }: ComputedRule): boolean | undefined {
  if (operator === 'IS NULL') return false;
  if (operator === 'IS NOT NULL') return true;
  if ((operator !== '=' && operator !== '!=') || side?.kind !== 'literal' || side.value.kind !== 'boolean') return undefined;
  return side.value.boolean === (operator === '=');
}
