import { createHash } from 'node:crypto';
import type { Attribute } from '../../catalogue/index.js';
import { bind, Figures, joinsOf, SharedExpressions, withColumns } from '../../compile/index.js';
import { joinSql, type Queryable, rawSql, sql, type Sql } from '../../database/index.js';
import { reckoningOf, type MembershipContext } from '../../membership/index.js';
import { figureSql } from './figure.js';

/** Money is exact text, numbers are numbers, moments Dates; null is missing. */
export type FigureValue = string | number | boolean | Date | readonly string[] | null;

/** The figures of some customers now, by id, in the order of the figures: one statement, however many of either there are. */
export async function figuresOfCustomers(
  context: Pick<MembershipContext, 'clock' | 'timeZone'> & { readonly database: Queryable },
  figures: readonly Attribute[],
  customerIds: readonly string[],
): Promise<Map<string, FigureValue[]>> {
  const read = new Figures({ over: 'customer' });
  const shared = new SharedExpressions();
  const values = figures
    .map((figure) => withColumns(figureSql(figure), read, shared))
    .map((value, index) => sql`${typedFigure(shared.resolve(value), figures[index] as Attribute)} as ${rawSql(`f${index}`)}`);
  const { text, values: sent } = bind(
    sql`/* insight.figures */ select ${joinSql([sql`c.id`, ...values])}
      from unnest(${[...customerIds]}::uuid[]) as wanted(id) join customer c on c.id = wanted.id ${joinsOf(read, shared)}`,
    reckoningOf(context),
  );
  // One page after another asks for the same figures, and planning them takes a quarter of the time.
  const prepare = `figures_${createHash('sha256').update(text).digest('hex').slice(0, 32)}`;
  const rows = await context.database.query<Record<string, unknown> & { id: string }>({ text, values: sent, prepare });
  return new Map(rows.map((row) => [row.id, figures.map((figure, index) => readFigureValue(row[`f${index}`], figure))]));
}

/** The value of a figure as a column that `readFigureValue` reads. */
export function typedFigure(value: Sql, { type, list }: Attribute): Sql {
  if (list) return sql`coalesce((${value})::text[], '{}')`;
  return type === 'instant' || type === 'boolean' ? value : sql`(${value})::text`;
}

export function readFigureValue(value: unknown, { type }: Pick<Attribute, 'type'>): FigureValue {
  if ((type === 'number' || type === 'integer') && typeof value === 'string') return Number(value);
  return (value ?? null) as FigureValue;
}
