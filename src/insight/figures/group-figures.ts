import { type Attribute, WorkspaceTimeZone } from '../../catalogue/index.js';
import { bind, Figures, joinsOf, SharedExpressions, withColumns } from '../../compile/index.js';
import { emptySql, joinSql, rawSql, sql, type Sql } from '../../database/index.js';
import { avoidPairing, type Freshness, type MembershipContext } from '../../membership/index.js';
import { figureSql, measureOf } from './figure.js';
import type { FoundGroup } from './group.js';

/** What a figure is over some customers: over those who have it. Exact texts; null where nobody has it or it cannot be added up. */
export interface Totals {
  readonly known: number;
  /** Of what adds up. */
  readonly sum: string | null;
  /** Of a ratio it is that of the group: its sums divided. */
  readonly mean: string | null;
  /** What the mean is the quotient of. */
  readonly over: string | null;
  readonly under: string | null;
  /** null where medians were not asked for. */
  readonly median: string | null;
  readonly least: string | null;
  readonly greatest: string | null;
}

/** How many of the group have a value. */
export interface ValueCount {
  /** null: those who have none. */
  readonly value: string | null;
  readonly count: number;
  /** Of everybody; null if the base was not asked for. */
  readonly inBase: number | null;
}

export interface Bin {
  /** The first, and the last, that is counted; only of the last bin the end is in it. */
  readonly from: string;
  readonly to: string;
  readonly count: number;
}

export interface FigureOfGroup extends Totals {
  readonly figure: Attribute;
  /** In the order in which they were asked for. */
  readonly percentiles: readonly string[];
  readonly histogram: readonly Bin[];
  /** The most frequent, and how many values there are beside them. */
  readonly values: readonly ValueCount[];
  readonly otherValues: number;
  /** Of everybody; null if not asked for. */
  readonly base: Totals | null;
}

export interface GroupFigures extends Freshness {
  readonly size: number;
  /** 0 where figures of the group alone were asked for: then nobody else is counted. */
  readonly baseSize: number;
  readonly figures: readonly FigureOfGroup[];
}

export interface GroupQuestion {
  readonly figures: readonly Attribute[];
  /** 0 to 1. */
  readonly percentiles?: readonly number[];
  readonly bins?: number;
  /** Whether medians are asked for: everybody is put in order for each. */
  readonly medians?: boolean;
  /** Whether everybody is asked about too: it reads the records of all. */
  readonly withBase?: boolean;
}

/** So many values of a text are told. */
export const MOST_VALUES = 20;
/** Digits after the point of means: of money they are those of its column. */
const DIGITS = 6;

/** The figures of a group, and of everybody beside it, in one statement: they are of one instant. */
export async function figuresOfGroup(
  context: MembershipContext,
  { freshness, ids }: FoundGroup,
  { figures, percentiles = [], bins = 0, medians = true, withBase = false }: GroupQuestion,
): Promise<GroupFigures> {
  const { timeZone } = context;
  const each = eachValue(figures, withBase);
  const parts = figures.flatMap((figure, index) => partsOf(figure, index, { percentiles, bins, medians, withBase }));
  const statement = sql`/* insight.groupFigures */
    with member as materialized (${ids}), each_value as materialized (${each})
    select (select count(*)::int from member) as size, ${withBase || figures.length === 0 ? sql`(select count(*)::int from customer)` : sql`0`} as base
      ${parts.length === 0 ? emptySql : sql`, ${joinSql(parts, ',\n')}`}`;
  const [row] = await context.database.transaction(async (transaction) => {
    await avoidPairing(transaction, ids);
    return transaction.query<Record<string, unknown>>(bind(statement, { now: freshness.asOf, timeZone }));
  });
  const { size = 0, base = 0 } = (row ?? {}) as { size?: number; base?: number };
  return {
    ...freshness,
    size,
    baseSize: base,
    figures: figures.map((figure, index) => readFigure(figure, (row?.[`f${index}`] ?? {}) as FigureRow)),
  };
}

/**
 * One row a customer of the group, or of all: the values in columns `f0`, `f1` ..., and whether the customer belongs. Of a ratio what is divided, and by what,
 * are in `o0` and `u0` too, to be added up.
 */
export function eachValue(figures: readonly Attribute[], withBase: boolean): Sql {
  const read = new Figures({
    over: 'base',
    ...(withBase ? {} : { restrict: (customerId: Sql) => sql`${customerId} in (select id from member)` }),
  });
  const shared = new SharedExpressions();
  const values = figures
    .flatMap((figure, index) => [[`f${index}`, figureSql(figure)] as const, ...dividedOf(figure, index)])
    .map(([name, value]) => [name, withColumns(value, read, shared)] as const)
    .map(([name, value]) => sql`${shared.resolve(value)} as ${rawSql(name)}`);
  const belongs = withBase ? sql`m.id is not null` : sql`true`;
  const from = withBase ? sql`customer c left join member m on m.id = c.id` : sql`member m join customer c on c.id = m.id`;
  return sql`select ${joinSql([sql`c.id`, sql`${belongs} as belongs`, ...values])} from ${from} ${joinsOf(read, shared)}`;
}

function dividedOf({ origin }: Attribute, index: number): (readonly [name: string, value: Sql])[] {
  if (origin.kind !== 'ratio') return [];
  return [
    [`o${index}`, sql`(${origin.over})::numeric`],
    [`u${index}`, sql`(${origin.under})::numeric`],
  ];
}

/** The totals of figure number `index` over the rows `e` of `eachValue` that pass, as a JSON object. */
export function totalsOf(index: number, figure: Attribute, filter: Sql, medians: boolean): Sql {
  const column = rawSql(`e.f${index}`);
  if (measureOf(figure) === 'value') {
    const known = figure.list ? sql`cardinality(${column}) > 0` : sql`${column} is not null`;
    return sql`jsonb_build_object('known', count(*) filter (where ${filter} and ${known}))`;
  }
  const where = sql`filter (where ${filter})`;
  const rounded = (value: Sql) => roundedText(figure, value);
  const { over, under } = quotientOf(index, figure, filter);
  const median = medians
    ? rounded(sql`percentile_cont(0.5) within group (order by (${column})::double precision) ${where}`)
    : sql`null::text`;
  return sql`jsonb_build_object('known', count(${column}) ${where}, 'sum', ${figure.total === 'sum' ? exactText(figure, over) : sql`null::text`},
    'mean', ${rounded(sql`(${over})::numeric / nullif(${under}, 0)`)}, 'over', ${exactText(figure, over)}, 'under', (${under})::text, 'median', ${median},
    'least', ${exactText(figure, sql`min(${column}) ${where}`)}, 'greatest', ${exactText(figure, sql`max(${column}) ${where}`)})`;
}

/** What the mean is the quotient of. A ratio is that of the group: who has nothing to divide by is in what is divided all the same. */
function quotientOf(index: number, { total }: Attribute, filter: Sql): { readonly over: Sql; readonly under: Sql } {
  const column = rawSql(`e.f${index}`);
  const where = sql`filter (where ${filter})`;
  if (total !== 'ratio') return { over: sql`sum(${column}) ${where}`, under: sql`count(${column}) ${where}` };
  const [over, under] = [rawSql(`e.o${index}`), rawSql(`e.u${index}`)];
  return {
    over: sql`sum(${over}) filter (where ${filter} and ${under} is not null)`,
    under: sql`sum(${under}) filter (where ${filter} and ${over} is not null)`,
  };
}

function partsOf(
  figure: Attribute,
  index: number,
  { percentiles, bins, medians, withBase }: Required<Omit<GroupQuestion, 'figures'>>,
): Sql[] {
  const column = rawSql(`e.f${index}`);
  const ofBase = withBase ? totalsOf(index, figure, sql`true`, medians) : sql`'null'::jsonb`;
  const totals = sql`${totalsOf(index, figure, sql`e.belongs`, medians)} || jsonb_build_object('base', ${ofBase})`;
  const named = rawSql(`f${index}`);
  if (measureOf(figure) === 'value') {
    const counts = valueCounts(figure, column, withBase);
    return [sql`(select ${totals} || jsonb_build_object('values', (${counts})) from each_value e) as ${named}`];
  }
  const asked =
    percentiles.length === 0
      ? sql`'[]'::jsonb`
      : sql`(select coalesce(jsonb_agg(${roundedText(figure, sql`p.one`)} order by p.place), '[]')
          from unnest(percentile_cont(${[...percentiles]}::double precision[]) within group (order by (${column})::double precision)
            filter (where e.belongs)) with ordinality as p(one, place))`;
  const more = sql`jsonb_build_object('percentiles', ${asked}, 'histogram', ${histogram(figure, column, bins)})`;
  return [sql`(select ${totals} || ${more} from each_value e) as ${named}`];
}

/** How many lie in each of equally wide bins between the least and the greatest, those with nobody too; who are all alike are one bin. */
function histogram(figure: Attribute, column: Sql, bins: number): Sql {
  if (bins === 0) return sql`'[]'::jsonb`;
  const edge = (place: Sql) => sql`round(least + (${place}) * width, ${rawSql(String(digitsOf(figure)))})::text`;
  return sql`(with ends as (
      select min(${column})::numeric as least, (max(${column}) - min(${column}))::numeric / ${bins}::int as width from each_value e where e.belongs
    ), placed as (
      select case when ends.width = 0 then 1 else least(1 + floor((${column} - ends.least) / ends.width), ${bins}::int) end::int as place, count(*) as count
      from each_value e, ends where e.belongs and ${column} is not null group by 1
    )
    select coalesce(jsonb_agg(jsonb_build_array(${edge(sql`bin.place - 1`)}, ${edge(sql`bin.place`)}, coalesce(placed.count, 0)) order by bin.place), '[]')
    from ends cross join lateral generate_series(1, case when ends.width = 0 then 1 else ${bins}::int end) as bin(place)
    left join placed on placed.place = bin.place where ends.least is not null)`;
}

function valueCounts({ type, list }: Attribute, column: Sql, withBase: boolean): Sql {
  const text = valueText(type, column);
  const from = list ? sql`each_value e left join lateral (select distinct unnest(${column}) as one) listed on true` : sql`each_value e`;
  const value = list ? sql`listed.one::text` : text;
  return sql`select jsonb_agg(jsonb_build_array(value, count, in_base, others) order by count desc, value)
    from (select ${value} as value, count(*) filter (where e.belongs) as count, ${withBase ? sql`count(*)` : sql`null::bigint`} as in_base,
        count(*) over () as others
      from ${from} group by 1 having count(*) filter (where e.belongs) > 0 order by 2 desc, 1 limit ${MOST_VALUES}::int) counted`;
}

/** The text that customers are put together by: of a moment its month in the time zone of the workspace. */
export function valueText(type: Attribute['type'], column: Sql): Sql {
  if (type === 'instant') return sql`to_char(${column} at time zone ${new WorkspaceTimeZone()}, 'YYYY-MM')`;
  return type === 'day' ? sql`to_char(${column}, 'YYYY-MM')` : sql`(${column})::text`;
}

interface FigureRow extends Partial<Totals> {
  readonly base?: Totals | null;
  readonly percentiles?: readonly string[] | null;
  readonly values?: readonly ValueRow[] | null;
  readonly histogram?: readonly (readonly [from: string, to: string, count: number])[];
}
type ValueRow = readonly [value: string | null, count: number, inBase: number | null, values: number];

export const NOBODY: Totals = { known: 0, sum: null, mean: null, over: null, under: null, median: null, least: null, greatest: null };

function readFigure(figure: Attribute, { base, percentiles, histogram: bins, values, ...totals }: FigureRow): FigureOfGroup {
  const told = values ?? [];
  return {
    figure,
    ...NOBODY,
    ...totals,
    base: base ? { ...NOBODY, ...base } : null,
    percentiles: percentiles ?? [],
    histogram: (bins ?? []).map(([from, to, count]) => ({ from, to, count })),
    values: told.map(([value, count, inBase]) => ({ value, count, inBase })),
    otherValues: told.length === 0 ? 0 : (told[0]?.[3] ?? 0) - told.length,
  };
}

/** What is added up, to its last digit: of pieces, which have four places for a part of one, without the noughts behind. */
export function exactText({ type }: Pick<Attribute, 'type'>, value: Sql): Sql {
  return type === 'number' ? sql`trim_scale((${value})::numeric)::text` : sql`(${value})::text`;
}

/** A mean, a median or a percentile: all are rounded alike. */
export function roundedText(figure: Attribute, value: Sql): Sql {
  return sql`round((${value})::numeric, ${rawSql(String(digitsOf(figure)))})::text`;
}

function digitsOf({ type }: Attribute): number {
  return type === 'money' ? 4 : DIGITS;
}
