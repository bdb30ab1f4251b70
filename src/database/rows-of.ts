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

/**
 * The rows of `table` that `source` knows by these external ids, to stand after FROM: each looked up by itself, in the index of both. Asked for by
 * `external_id = any(...)`, the planner goes through everything of the source as long as nobody has counted the rows of a table that is being filled: a
 * million customers would be read again with every batch of them. What locks asks for `id in (select id from ...)`, so that it locks in its own order.
 */
export function rowsByExternalId(table: Sql, source: string, externalIds: Iterable<string>): Sql {
  return sql`(
    select found.* from unnest(${[...new Set(externalIds)]}::text[]) as named (external_id)
      cross join lateral (select * from ${table} where source = ${source} and external_id = named.external_id offset 0) found)`;
}
