import sql, { type Sql } from 'sql-template-tag';

/**
 * What divides the whole base, as data of its own (table threshold): where among all values of `value` the `shares` lie, over those
 * customers for whom it is not missing. Refreshed as a whole (membership/thresholds.ts); rules read the latest.
 */
export interface Threshold {
  readonly name: string;
  /** Over the customer's columns and AggregateReference placeholders; a number, or null for who is left out. */
  readonly value: Sql;
  /** Ascending, between 0 and 1. */
  readonly shares: readonly number[];
}

/** The bounds of a threshold as they were last refreshed, a numeric[]; null before the first time. */
export function boundsOf({ name }: Threshold): Sql {
  return sql`(select t.bounds from threshold t where t.name = ${name})`;
}

/** When a threshold was last refreshed. */
export function refreshedAt(name: string): Sql {
  return sql`(select t.refreshed_at from threshold t where t.name = ${name})`;
}

/** How many of the bounds lie below the value: 0 to the number of shares. What ties with a bound is not above it. */
export function boundsBelow(threshold: Threshold): Sql {
  return sql`(select count(*) from unnest(${boundsOf(threshold)}) as bound where bound < ${threshold.value})`;
}
