import { joinSql, rawSql, sql, type Sql } from './sql.js';

/**
 * Objects as the rows of a table, to stand after FROM: an array for each of the named properties, in the order named, so that however many rows there
 * are, the statement is the same. `types` are PostgreSQL's.
 */
export function rowsOf<Row extends object>(rows: readonly Row[], types: { readonly [Name in keyof Row]?: string }): Sql {
  const arrays = (Object.entries(types) as [keyof Row, string][]).map(
    ([name, type]) => sql`${rows.map((row) => row[name])}::${rawSql(type)}[]`,
  );
  return sql`unnest(${joinSql(arrays)})`;
}
