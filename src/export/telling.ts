import { Figures, joinsOf, SharedExpressions, withColumns } from '../compile/index.js';
import { joinSql, rawSql, sql, type Sql } from '../database/index.js';
import type { CellValue, ExportColumn } from './column.js';
import { type AskedConsent, isTold, toldValue } from './consent.js';

/**
 * What is told of some customers, in the order of their ids, with `id` and what `cellsOf` reads; to be bound to an instant. Whoever has gone, or has not agreed where
 * that is asked for, is not told of.
 */
export function tellingStatement(columns: readonly ExportColumn[], consent: AskedConsent): (customerIds: readonly string[]) => Sql {
  const figures = new Figures({ over: 'customer' });
  const shared = new SharedExpressions();
  const values = columns
    .map((column) => withColumns(toldValue(column, consent), figures, shared))
    .map((value, index) => sql`${shared.resolve(value)} as ${rawSql(`f${index}`)}`);
  const joins = joinsOf(figures, shared);
  return (customerIds) => sql`/* export.read */ select ${joinSql([sql`c.id`, ...values])}
    from unnest(${[...customerIds]}::uuid[]) as wanted(id) join customer c on c.id = wanted.id ${joins}
    where ${isTold(consent, sql`c.id`)} order by c.id`;
}

/** The values of a row that the statement gave, in the order of the columns. */
export function cellsOf(columns: readonly ExportColumn[], row: Readonly<Record<string, unknown>>): CellValue[] {
  return columns.map((column, index) => column.read(row[`f${index}`]));
}
