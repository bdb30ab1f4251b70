import type { Operator, ValueType } from '../language/index.js';

const NULL_CHECKS: readonly Operator[] = ['IS NULL', 'IS NOT NULL'];
const EQUALITY: readonly Operator[] = ['=', '!=', 'IN', 'NOT IN'];
const ORDER: readonly Operator[] = ['>', '>=', '<', '<=', 'BETWEEN'];
const TEXT: readonly Operator[] = ['CONTAINS', 'NOT CONTAINS', 'STARTS WITH', 'ENDS WITH'];

const BY_TYPE: Readonly<Record<ValueType, readonly Operator[]>> = {
  text: [...EQUALITY, ...TEXT],
  enum: EQUALITY,
  tag: [...EQUALITY, ...TEXT],
  plain: [...EQUALITY, ...TEXT],
  integer: [...EQUALITY, ...ORDER],
  number: [...EQUALITY, ...ORDER],
  money: [...EQUALITY, ...ORDER],
  boolean: ['=', '!='],
  day: [...EQUALITY, ...ORDER],
  instant: [...EQUALITY, ...ORDER],
  anniversary: [...EQUALITY, ...ORDER],
  coordinates: ['='],
};

/** The operators that an attribute of a type takes. */
export function operatorsOf(type: ValueType, list: boolean): readonly Operator[] {
  return [...(list ? (['CONTAINS', 'NOT CONTAINS'] as const) : BY_TYPE[type]), ...NULL_CHECKS];
}

/** The operators that a parameter inside MATCHES takes. */
export function parameterOperatorsOf(type: ValueType, list: boolean): readonly Operator[] {
  if (type === 'coordinates') return ['='];
  if (list) return ['=', '!=', 'IN', 'NOT IN', 'CONTAINS', 'NOT CONTAINS', ...NULL_CHECKS];
  return operatorsOf(type, false);
}
