import type { Catalogue } from '../catalogue/catalogue.js';
import { joinSql, sql, type Sql } from '../database/sql.js';
import { invariant } from '../kernel/invariant.js';

/** Exact money over a group of customers, in the workspace currency. */
export interface GroupMoney {
  readonly sum: string;
  /** A customer's mean, rounded to 4 digits after the point; null of nobody. */
  readonly mean: string | null;
}

/** What a group of customers is worth. */
export interface GroupValue {
  readonly amountSpent: GroupMoney;
  readonly totalMargin: GroupMoney;
}

/** What `valueOfGroup` gives: sum and mean of each, as texts. */
export type GroupValueColumn = readonly [spent: string, meanSpent: string | null, margin: string, meanMargin: string | null];

/** The value of the customers whose ids a table of the statement has, as one column. The figures mean what they mean in rules. */
export function valueOfGroup(catalogue: Catalogue, table: Sql): Sql {
  const figures = ['amount_spent', 'total_margin'].map((name) => sumOf(catalogue, name, table));
  const texts = figures.map((figure) => sql`${figure}::text, round(${figure} / nullif((select count(*) from ${table}), 0), 4)::text`);
  return sql`array[${joinSql(texts)}]`;
}

/** The sum over a group of an attribute that is itself a sum over records: that over all their records. */
function sumOf(catalogue: Catalogue, name: string, table: Sql): Sql {
  const origin = catalogue.attribute(name)?.origin;
  invariant(origin?.kind === 'aggregate' && origin.aggregate.call !== 'exists', `${name} is a sum over records`);
  const { source, call } = origin.aggregate;
  return sql`(select coalesce(${call}, 0) from ${source.from} where ${source.customerId} in (select id from ${table}))`;
}

export function readGroupValue([spent, meanSpent, margin, meanMargin]: GroupValueColumn): GroupValue {
  return { amountSpent: { sum: spent, mean: meanSpent }, totalMargin: { sum: margin, mean: meanMargin } };
}
