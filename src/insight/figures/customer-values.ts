import type { Attribute } from '../../catalogue/index.js';
import { bind, Figures, joinsOf, type Reckoning, SharedExpressions, Slot, Template, withColumns } from '../../compile/index.js';
import { joinSql, preparedName, type Queryable, rawSql, sql, type Sql } from '../../database/index.js';
import { reckoningOf, type MembershipContext } from '../../membership/index.js';
import { figureSql } from './figure.js';

/** Money is exact text, numbers are numbers, moments Dates; null is missing. */
export type FigureValue = string | number | boolean | Date | readonly string[] | null;

/** What figures take of a statement over `customer c`, found once for each list of them. */
interface CompiledFigures {
  readonly columns: readonly Sql[];
  readonly joins: Sql;
  /** Of customers by id, and the name that it is prepared by. */
  readonly ofCustomers: Template;
  readonly prepare: string;
}

const compiled = new WeakMap<readonly Attribute[], CompiledFigures>();

function compiledFigures(figures: readonly Attribute[]): CompiledFigures {
  const known = compiled.get(figures);
  if (known !== undefined) return known;
  const read = new Figures({ over: 'customer' });
  const shared = new SharedExpressions();
  const columns = figures
    .map((figure) => withColumns(figureSql(figure), read, shared))
    .map((value, index) => sql`${typedFigure(shared.resolve(value), figures[index] as Attribute)} as ${rawSql(`f${index}`)}`);
  const joins = joinsOf(read, shared);
  const ofCustomers = new Template(sql`/* insight.figures */ select ${joinSql([sql`c.id`, ...columns])}
    from unnest(${new Slot('customerIds', 'uuid[]')}) as wanted(id) join customer c on c.id = wanted.id ${joins}`);
  const found = { columns, joins, ofCustomers, prepare: preparedName('figures', ofCustomers.text) };
  compiled.set(figures, found);
  return found;
}

/** The figures of some customers now, by id, in the order of the figures: one statement, however many of either there are. */
export async function figuresOfCustomers(
  context: Pick<MembershipContext, 'clock' | 'timeZone'> & { readonly database: Queryable },
  figures: readonly Attribute[],
  customerIds: readonly string[],
): Promise<Map<string, FigureValue[]>> {
  const { ofCustomers, prepare } = compiledFigures(figures);
  const statement = ofCustomers.at(reckoningOf(context), { customerIds: [...customerIds] });
  // One page after another asks for the same figures, and planning them takes longer than finding them.
  const rows = await context.database.query<{ readonly id: string }>({ ...statement, prepare });
  return new Map(rows.map((row) => [row.id, figuresOfRow(row, figures)]));
}

/** Figures as columns of a statement over `customer c`, and the joins that they take; `figuresOfRow` reads its rows. */
export function figuresBeside(figures: readonly Attribute[], reckoning: Reckoning): { readonly columns: Sql; readonly joins: Sql } {
  const { columns, joins } = compiledFigures(figures);
  return { columns: bind(joinSql([...columns]), reckoning), joins: bind(joins, reckoning) };
}

/** The figures of a row that has them as columns, in their order. */
export function figuresOfRow(row: object, figures: readonly Attribute[]): FigureValue[] {
  return figures.map((figure, index) => readFigureValue((row as Record<string, unknown>)[`f${index}`], figure));
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
