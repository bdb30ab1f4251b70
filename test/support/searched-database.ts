import type { Database } from '../../src/database/database.js';
import { joinSql, quoteIdentifier, rawSql, sql, type Sql } from '../../src/database/sql.js';

export interface Column {
  readonly table: string;
  readonly column: string;
  readonly type: string;
}

/** Every column of every table that there is, so that a new one is among them. */
export function allColumns(database: Database): Promise<Column[]> {
  return database.query<Column>(sql`/* test */
    select c.table_name as table, c.column_name as column, c.data_type as type
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE' order by 1, 2`);
}

/** The columns, as `table.column`, in whose values one of these texts is found, whatever the type and the case of letters. */
export async function columnsWith(database: Database, texts: readonly string[]): Promise<string[]> {
  const patterns = texts.map((text) => `%${text}%`);
  const found = (await allColumns(database)).map(({ table, column, type }) => {
    const name = rawSql(quoteIdentifier(column));
    const value = type === 'bytea' ? sql`encode(${name}, 'escape')` : sql`${name}::text`;
    const inTable = rawSql(quoteIdentifier(table));
    return sql`select ${`${table}.${column}`}::text as place where exists (select from ${inTable} where ${value} ilike any(${patterns}::text[]))`;
  });
  const rows = await database.query<{ place: string }>(sql`/* test */ ${joinSql(found, ' union all ')}`);
  return rows.map(({ place }) => place).toSorted();
}

/** The tables with a column of customers' ids, and how many rows each has of these customers. */
export async function rowsOfCustomers(database: Database, ids: readonly string[]): Promise<Map<string, number>> {
  const tables = (await allColumns(database)).filter(({ column }) => column === 'customer_id').map(({ table }) => table);
  const counts = tables.map(
    (table): Sql =>
      sql`select ${table}::text as table, count(*)::int as rows from ${rawSql(quoteIdentifier(table))} where customer_id = any(${[...ids]}::uuid[])`,
  );
  const rows = await database.query<{ table: string; rows: number }>(sql`/* test */ ${joinSql(counts, ' union all ')}`);
  return new Map(rows.map(({ table, rows: count }) => [table, count]));
}
