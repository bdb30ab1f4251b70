import { joinSql, sql, type Sql } from '../../database/index.js';
import { normalText } from '../../kernel/index.js';

/** The rows with a text in any of the columns, without regard to case and accents; all rows without one. */
export function containing(search: string | null | undefined, ...columns: Sql[]): Sql {
  const text = search === undefined || search === null ? undefined : normalText(search.replaceAll('\0', ''));
  if (text === undefined || text === '') return sql`true`;
  return sql`(${joinSql(
    columns.map((column) => sql`position(unaccented(${text}) in unaccented(${column})) > 0`),
    ' or ',
  )})`;
}

/** The rows with exactly this text in a column; all rows without one. */
export function exactly(text: string | null | undefined, column: Sql): Sql {
  if (text === undefined || text === null) return sql`true`;
  // PostgreSQL has no NUL in texts, so no row has it either.
  return text.includes('\0') ? sql`false` : sql`${column} = ${normalText(text)}`;
}
