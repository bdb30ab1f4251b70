import type { ComputedOperator } from '../rule.js';
import type { ValueType } from '../vocabulary.js';

/** What is compared and computed alike, whatever its exact type. */
export type ComputedKind = 'number' | 'date' | 'text' | 'boolean';

const KINDS: Readonly<Record<ValueType, ComputedKind | undefined>> = {
  text: 'text',
  enum: 'text',
  tag: 'text',
  plain: 'text',
  integer: 'number',
  number: 'number',
  money: 'number',
  boolean: 'boolean',
  day: 'date',
  instant: 'date',
  anniversary: undefined,
  coordinates: undefined,
};

/** The kind of a single value; undefined where there are several, or of a type that nothing can be computed with. */
export function kindOf({ type, list }: { readonly type: ValueType; readonly list?: boolean }): ComputedKind | undefined {
  return list ? undefined : KINDS[type];
}

/** As it is called in messages. */
export const KIND_NAMES: Readonly<Record<ComputedKind, string>> = {
  number: 'a number',
  date: 'a date',
  text: 'a text',
  boolean: 'true or false',
};

const EQUALITY: readonly ComputedOperator[] = ['=', '!='];
const ORDER: readonly ComputedOperator[] = ['>', '>=', '<', '<=', 'BETWEEN'];
const LISTS: readonly ComputedOperator[] = ['IN', 'NOT IN'];
const NULLNESS: readonly ComputedOperator[] = ['IS NULL', 'IS NOT NULL'];

/** The operators that compare computed values of a kind. */
export const OPERATORS_OF_KIND: Readonly<Record<ComputedKind, readonly ComputedOperator[]>> = {
  number: [...EQUALITY, ...ORDER, ...LISTS, ...NULLNESS],
  date: [...EQUALITY, ...ORDER, ...LISTS, ...NULLNESS],
  text: [...EQUALITY, ...LISTS, ...NULLNESS],
  boolean: [...EQUALITY, ...NULLNESS],
};
