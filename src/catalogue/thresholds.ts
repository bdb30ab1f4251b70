import sql, { type Sql } from 'sql-template-tag';

/**
 * What divides the whole base, as data of its own (table threshold): values of `value` over those customers for whom it is not missing.
 * Refreshed as a whole (membership/thresholds.ts); rules read the latest.
 */
export interface Threshold {
  readonly name: string;
  /** Over the customer's columns and AggregateReference placeholders; a number, or null for who is left out. */
  readonly value: Sql;
  readonly bounds: Bounds;
}

export type Bounds =
  /** Where shares of all values end, counted from the least or from the greatest; ascending, between 0 and 1. */
  | { readonly shares: readonly number[]; readonly from: 'least' | 'greatest' }
  /** So many of the greatest values, ascending; all where there are fewer. */
  | { readonly greatest: number };

/** The bounds, as an aggregate over a column with everybody's value. */
export function boundsAmong(column: Sql, bounds: Bounds): Sql {
  if ('greatest' in bounds) {
    return sql`(array_agg(${column} order by ${column}) filter (where ${column} is not null))[greatest(1, count(${column})::int + 1 - ${bounds.greatest}::int):]`;
  }
  const order = bounds.from === 'least' ? sql`${column}` : sql`${column} desc`;
  return sql`percentile_disc(${[...bounds.shares]}::double precision[]) within group (order by ${order})`;
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

/** How many of the bounds lie above the value. What ties with a bound is not below it. */
export function boundsAbove(threshold: Threshold): Sql {
  return sql`(select count(*) from unnest(${boundsOf(threshold)}) as bound where bound > ${threshold.value})`;
}

/** The place of a value among the greatest, from 1, equals sharing the best of theirs; null below them all. */
export function rankAmong(threshold: Threshold, greatest: number): Sql {
  const notAbove = sql`width_bucket((${threshold.value})::numeric, ${boundsOf(threshold)})`;
  const above = sql`(cardinality(${boundsOf(threshold)}) - ${notAbove})`;
  return sql`(case when ${above} < ${greatest}::int then 1 + ${above} end)`;
}
