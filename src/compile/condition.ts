import type { Sql } from 'sql-template-tag';
import type { Aggregate } from '../catalogue/index.js';
import { unreachable } from '../kernel/index.js';

/**
 * A compiled rule: one two-valued expression over one customer (alias `c`). NOT has been pushed down to the leaves, so that AND and OR
 * of SQL serve as they are: a leaf that is null counts as false, and a negated leaf is true unless its test is true.
 */
export type Condition =
  | { readonly kind: 'and' | 'or'; readonly conditions: readonly Condition[] }
  /** An expression over the customer's columns and AggregateReference placeholders. */
  | { readonly kind: 'test'; readonly test: Sql; readonly negated: boolean }
  /** Whether there is any related record that passes the aggregate's filter. */
  | { readonly kind: 'exists'; readonly aggregate: Aggregate; readonly negated: boolean };

export function negate(condition: Condition): Condition {
  switch (condition.kind) {
    case 'and':
      return { kind: 'or', conditions: condition.conditions.map(negate) };
    case 'or':
      return { kind: 'and', conditions: condition.conditions.map(negate) };
    case 'test':
    case 'exists':
      return { ...condition, negated: !condition.negated };
    default:
      return unreachable(condition);
  }
}
