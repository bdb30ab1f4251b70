import {
  type Aggregate,
  type Attribute,
  type Catalogue,
  type FilterParameter,
  localDay,
  readsMemberships,
  type RuleFunction,
  type RuleMeasure,
  scopesWithin,
} from '../../catalogue/index.js';
import { bind } from '../../compile/index.js';
import { emptySql, joinSql, rawSql, sql, type Sql } from '../../database/index.js';
import { invalidInput, limitExceeded } from '../../kernel/index.js';
import { didYouMean, type ValueType } from '../../language/index.js';
import { avoidPairing, type Freshness, type MembershipContext, type ReadingContext } from '../../membership/index.js';
import { MOST_FIGURES } from './figure.js';
import { exactText } from './group-figures.js';
import type { FoundGroup } from './group.js';

/** How dates are put together, in the time zone of the workspace. */
export const RECORD_INTERVALS = ['DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR'] as const;
export type RecordInterval = (typeof RECORD_INTERVALS)[number];

/** Records of a group's customers that have something in common. */
export interface RecordPart {
  readonly kind: 'VALUE' | 'OTHERS' | 'MISSING';
  /** What they have in common: of dates the first day of the interval. null unless it is a value. */
  readonly value: string | null;
  readonly records: number;
  readonly customers: number;
  /** Exact texts in the order of the figures; null where no record of the part has it. */
  readonly figures: readonly (string | null)[];
}

export interface RecordBreakdown extends Freshness {
  readonly by: FilterParameter;
  /** Whether a record may be in several parts: then their sums are not those of the group. */
  readonly overlapping: boolean;
  /** Of dates in the order of time, the latest of them; else the most frequent first; then all others together, then those of which it is not known. */
  readonly parts: readonly RecordPart[];
}

/** What is told of each part, and how it is asked for. */
export interface RecordFigure {
  readonly name: string;
  readonly label: string;
  readonly type: ValueType;
  readonly call: Sql;
  readonly needs: ReadonlySet<string>;
}

export interface RecordQuestion {
  readonly fn: RuleFunction;
  readonly by: FilterParameter;
  /** What reading the values that it is by needs. */
  readonly scopes: Attribute['scopes'];
  readonly figures: readonly RecordFigure[];
  /** What values are called that are kept as ids. */
  readonly names: ReadonlyMap<string, string>;
}

const MOST_PARTS = 400;

/**
 * What `service_interactions.channel` and the names of measures (`count`, `sum_minutes`) and of figures that are added up from the same records
 * (`service_cost`) mean. Refuses with INVALID_INPUT what there is not, and with FORBIDDEN what the reader may not ask rules for.
 */
export function readRecordQuestion(
  { reader }: Pick<ReadingContext, 'reader'>,
  catalogue: Catalogue,
  by: string,
  names: readonly string[],
): RecordQuestion {
  if (names.length > MOST_FIGURES) throw limitExceeded('The number of figures', MOST_FIGURES);
  const place = by.lastIndexOf('.');
  const fn = catalogue.function(by.slice(0, Math.max(place, 0)));
  const parameter = fn?.parameters.find(({ name }) => name === by.slice(place + 1));
  if (fn === undefined || parameter?.role !== 'filter')
    throw invalidInput(
      'by',
      `There is no parameter '${by}'. Name one as in service_interactions.channel.${didYouMean(by, parameterNames(catalogue))}`,
    );
  if (parameter.type === 'money' || parameter.type === 'number' || parameter.type === 'coordinates')
    throw invalidInput('by', `'${by}' has no values to break down by.`);
  const figures = names.map((name) => figureOf(fn, catalogue, name));
  const scopes = scopesWithin(fn, parameter);
  const refusal = reader.refusal({
    mentions: [{ mentioned: by, scopes }, ...figures.map((figure) => ({ mentioned: figure.name, scopes: figure.scopes }))],
    segmentIds: readsMemberships(fn) ? null : new Set(),
  });
  if (refusal !== undefined) throw refusal;
  // Segments are kept as their ids, and read by name where that is asked for.
  const isNames = readsMemberships(fn) && parameter.name === 'name';
  const called = new Map(isNames ? catalogue.segments.map((segment) => [segment.id, segment.name]) : []);
  return { fn, by: parameter, scopes, figures, names: called };
}

function figureOf(fn: RuleFunction, catalogue: Catalogue, name: string): RecordFigure & { readonly scopes: Attribute['scopes'] } {
  const measure = fn.measures.find((candidate) => candidate.name === name);
  if (measure !== undefined && measure.finish === undefined && measure.ordinal !== true) {
    return {
      name,
      label: measure.label,
      type: measure.type,
      call: orEmpty(measure),
      needs: measure.needs,
      scopes: scopesWithin(fn, measure),
    };
  }
  const attribute = catalogue.attribute(name);
  const aggregate = attribute?.origin.kind === 'aggregate' ? attribute.origin.aggregate : undefined;
  const join = aggregate === undefined ? undefined : joinTo(fn, aggregate);
  if (attribute === undefined || aggregate === undefined || join === undefined)
    throw invalidInput(
      'figures',
      `'${name}' is neither a measure of ${fn.name} nor a figure that is added up from the same records.${suggestion(fn, catalogue, name)}`,
    );
  const { call, filter } = aggregate;
  const filtered = filter === undefined ? (call as Sql) : sql`${call} filter (where ${filter})`;
  return {
    name,
    label: attribute.label,
    type: attribute.type,
    call: orEmpty({ call: filtered, empty: aggregate.empty }),
    needs: new Set([...aggregate.needs, ...join]),
    scopes: attribute.scopes,
  };
}

/** Of a value of the records the sum of it, which is what most will have meant; else the nearest name. */
function suggestion(fn: RuleFunction, catalogue: Catalogue, name: string): string {
  return fn.measures.some((measure) => measure.name === `sum_${name}`)
    ? ` Did you mean 'sum_${name}'?`
    : didYouMean(name, figuresOf(fn, catalogue));
}

/** Whatever records can be broken down by. */
function parameterNames(catalogue: Catalogue): string[] {
  return catalogue
    .functions()
    .flatMap(({ name, parameters }) => parameters.filter(({ role }) => role === 'filter').map((parameter) => `${name}.${parameter.name}`));
}

function figuresOf(fn: RuleFunction, catalogue: Catalogue): string[] {
  const measures = fn.measures.filter(({ finish, ordinal }) => finish === undefined && ordinal !== true);
  const attributes = catalogue
    .attributes()
    .filter(({ origin }) => origin.kind === 'aggregate' && joinTo(fn, origin.aggregate) !== undefined);
  return [...measures, ...attributes].map(({ name }) => name);
}

/** By which joins of the function's source a figure can be reckoned from its records; undefined if it cannot. */
function joinTo({ source }: RuleFunction, aggregate: Aggregate): readonly string[] | undefined {
  if (aggregate.call === 'exists' || aggregate.finish !== undefined) return undefined;
  if (aggregate.source.name === source.name) return [];
  return source.joins.has(aggregate.source.name) ? [aggregate.source.name] : undefined;
}

function orEmpty({ call, empty }: Pick<RuleMeasure, 'call' | 'empty'>): Sql {
  return empty === null ? call : sql`coalesce(${call}, 0)`;
}

interface RecordOptions {
  readonly every: RecordInterval;
  /** At most so many parts of their own. */
  readonly first: number;
}

/** Figures of the records of a group's customers by a value of the records, in one statement. */
export async function recordBreakdown(
  context: MembershipContext,
  { freshness, ids }: FoundGroup,
  { fn, by, figures, names }: RecordQuestion,
  { every, first }: RecordOptions,
): Promise<RecordBreakdown> {
  if (first < 1) throw invalidInput('first', 'first must be 1 or more.');
  if (first > MOST_PARTS) throw limitExceeded('first', MOST_PARTS);
  const { source, where } = fn;
  const needs = new Set([...(fn.whereNeeds ?? []), ...by.needs, ...figures.flatMap((figure) => [...figure.needs])]);
  const joins = [...source.joins].filter(([name]) => needs.has(name)).map(([, join]) => sql` ${join}`);
  const listed = by.list === true ? sql` left join lateral (select distinct unnest(${by.value})::text as one) listed on true` : emptySql;
  const key = by.list === true ? sql`listed.one` : keyText(by, every);
  const records = sql`${source.from}${joins.length === 0 ? emptySql : joinSql(joins, '')}${listed}`;
  const counted = sql`${source.customerId} in (select id from member)${where === undefined ? emptySql : sql` and ${where}`}`;
  const order = isDate(by) ? sql`key desc` : sql`number desc, key`;
  const columns = figures.map((figure, index) => sql`${exactText(figure, figure.call)} as ${rawSql(`f${index}`)}`);
  const statement = sql`/* insight.recordBreakdown */
    with member as materialized (${ids}),
    ranked as materialized (select key, row_number() over (order by ${order}) as place
      from (select ${key} as key, count(*) as number from ${records} where ${counted} group by 1) of_each where key is not null)
    select (case when ranked.place is null then ${first + 2}::int else least(ranked.place, ${first + 1}::int) end)::int as place, min(ranked.key) as value,
      count(*)::int as records, count(distinct ${source.customerId})::int as customers${columns.length === 0 ? emptySql : sql`, ${joinSql(columns)}`}
    from ${records} left join ranked on ranked.key = ${key} where ${counted} group by 1 order by 1`;
  const rows = await context.database.transaction(async (transaction) => {
    await avoidPairing(transaction, ids);
    return transaction.query<PartRow>(bind(statement, { now: freshness.asOf, timeZone: context.timeZone }));
  });
  const parts = rows.map((row): RecordPart => {
    const kind = row.place <= first ? 'VALUE' : row.place === first + 1 ? 'OTHERS' : 'MISSING';
    const told = figures.map((_, index) => row[`f${index}`] as string | null);
    const value = kind === 'VALUE' && row.value !== null ? (names.get(row.value) ?? row.value) : null;
    return { kind, value, records: row.records, customers: row.customers, figures: told };
  });
  const named = parts.filter(({ kind }) => kind === 'VALUE');
  const others = parts.filter(({ kind }) => kind !== 'VALUE');
  return { ...freshness, by, overlapping: by.list === true, parts: [...(isDate(by) ? named.reverse() : named), ...others] };
}

type PartRow = {
  readonly place: number;
  readonly value: string | null;
  readonly records: number;
  readonly customers: number;
} & Readonly<Record<string, unknown>>;

function isDate({ type }: FilterParameter): boolean {
  return type === 'instant' || type === 'day';
}

/** The text that records are put together by; of dates the first day of the interval. */
function keyText({ type, value }: FilterParameter, every: RecordInterval): Sql {
  if (type !== 'instant' && type !== 'day') return sql`(${value})::text`;
  const day = type === 'instant' ? localDay(value) : value;
  return sql`date_trunc(${rawSql(`'${every.toLowerCase()}'`)}, (${day})::timestamp)::date::text`;
}
