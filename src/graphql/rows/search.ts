import { joinSql, sql, type Sql } from '../../database/sql.js';

/** The rows with a text in any of the columns, in any case; all rows without one. */
export function containing(search: string | null | undefined, ...columns: Sql[]): Sql {
  const text = search?.replaceAll('\0', '').trim().toLowerCase();
  if (text === undefined || text === '') return sql`true`;
  return sql`(${joinSql(
    columns.map((column) => sql`position(${text} in lower(${column})) > 0`),
    ' or ',
  )})`;
}
