import sql, { type Sql } from 'sql-template-tag';
import type { AllowedValue, AttributeShape, ValueType, DatePoint } from '../language/index.js';
import type { Scope } from '../model/index.js';
import { AggregateReference, type Aggregate } from './expression.js';
import { scopesOf, type Privacy } from './need.js';
import { operatorsOf } from './operators.js';
import { DataKind } from './data-kind.js';
import type { Source } from './source.js';

/**
 * Where a value comes from.
 * - `column`: an expression over the customer's own row, alias `c`.
 * - `aggregate`: a figure over related records.
 * - `computed`: an expression over several aggregates, with AggregateReference placeholders.
 * - `ratio`: one such expression divided by another; missing where that is 0. Kept apart so that rules compute with it exactly.
 * - `members`: a list; `member` is the element, `source` the records that hold one each.
 * - `array`: a list that is a text array on the customer's row.
 * - `ranking`: a list that is a figure over related records: an array, the first the foremost.
 * - `age`: whole years from a birth date, `since`, to today.
 */
export type ValueOrigin =
  | { readonly kind: 'column'; readonly column: Sql }
  | { readonly kind: 'aggregate'; readonly aggregate: Aggregate }
  | { readonly kind: 'computed'; readonly expression: Sql; readonly aggregates: readonly Aggregate[] }
  | { readonly kind: 'ratio'; readonly over: Sql; readonly under: Sql; readonly aggregates: readonly Aggregate[] }
  | { readonly kind: 'members'; readonly source: Source; readonly member: Sql; readonly needs: ReadonlySet<string> }
  | { readonly kind: 'array'; readonly column: Sql; readonly keys: Sql }
  | { readonly kind: 'ranking'; readonly ranked: Sql; readonly keys: Sql }
  | { readonly kind: 'age'; readonly since: Sql };

/** The column whose values a moving date is compared with, for finding whom the passing of time touches: an index should lead to it. */
export interface TimedColumn {
  /** undefined for the customer's own row. */
  readonly source?: Source;
  readonly column: Sql;
}

/** A date within an attribute's own definition that moves with the clock, such as the day from which a customer counts as lapsed. */
export interface MovingDate {
  readonly timed: TimedColumn;
  readonly point: DatePoint;
}

/**
 * What a number is over a group of customers.
 * - `sum`: what all of them have together, as of money spent.
 * - `ratio`: what is divided, added up over all, divided by what it is divided by, added up: a ratio is that of the group, not a mean of theirs.
 * - `mean`: of what does not add up, as of ages, a mean alone says anything.
 */
export type Total = 'sum' | 'ratio' | 'mean';

export interface Attribute extends AttributeShape, Privacy {
  readonly origin: ValueOrigin;
  /** Of numbers. */
  readonly total?: Total;
  /** The field of the customer's record that it is, where it is one. */
  readonly field?: string;
  /** The data kinds that it reads, as bits. */
  readonly kinds: number;
  /** What a key must be allowed to read to ask rules for it. */
  readonly scopes: readonly Scope[];
  /** Nothing that is done can change it. */
  readonly isFact?: true;
  /** For dates. */
  readonly timed?: TimedColumn;
  readonly moving?: readonly MovingDate[];
}

/** Whether its value changes by the passing of time alone, such as an age. */
export function movesByItself({ origin, moving = [] }: Attribute): boolean {
  return origin.kind === 'age' || moving.length > 0;
}

export interface AttributeText extends Privacy {
  readonly name: string;
  readonly label: string;
  readonly description: string;
  readonly unit?: string;
  readonly allowed?: readonly AllowedValue[];
}

type NumberType = 'money' | 'number' | 'integer';
/** Whatever is a number says what it is over a group. */
type TextOf<T extends ValueType> = AttributeText &
  (T extends NumberType ? { readonly total: 'sum' | 'mean' } : { readonly total?: undefined });

/** An attribute that is a column of the customer's row. */
export function columnAttribute<T extends ValueType>(type: T, column: Sql, text: TextOf<T>): Attribute {
  return {
    ...text,
    type,
    list: false,
    operators: operatorsOf(type, false),
    origin: { kind: 'column', column },
    kinds: DataKind.customer,
    scopes: scopesOf(text, DataKind.customer),
    timed: { column },
  };
}

/** An attribute that is the whole years from a day on the customer's row to today. */
export function ageAttribute(since: Sql, text: AttributeText): Attribute {
  return {
    ...text,
    total: 'mean',
    type: 'integer',
    list: false,
    operators: operatorsOf('integer', false),
    origin: { kind: 'age', since },
    kinds: DataKind.customer,
    scopes: scopesOf(text, DataKind.customer),
  };
}

/** An attribute that is a figure which others are computed from too. */
export function figureAttribute<T extends ValueType>(type: T, text: TextOf<T>, aggregate: Aggregate): Attribute {
  return {
    ...text,
    type,
    list: false,
    operators: operatorsOf(type, false),
    origin: { kind: 'aggregate', aggregate },
    kinds: aggregate.source.kind,
    scopes: scopesOf(text, aggregate.source.kind, [aggregate]),
  };
}

/** An attribute that is one figure over related records. */
export function aggregateAttribute<T extends ValueType>(
  type: T,
  text: TextOf<T>,
  source: Source,
  call: Sql,
  options: { readonly filter?: Sql; readonly empty?: 0 | null; readonly needs?: readonly string[]; readonly timed?: Sql } = {},
): Attribute {
  const aggregate: Aggregate = {
    source,
    call,
    empty: options.empty ?? null,
    needs: new Set(options.needs ?? []),
    ...(options.filter === undefined ? {} : { filter: options.filter }),
  };
  return {
    ...text,
    type,
    list: false,
    operators: operatorsOf(type, false),
    origin: { kind: 'aggregate', aggregate },
    kinds: source.kind,
    scopes: scopesOf(text, source.kind, [aggregate]),
    ...(options.timed === undefined ? {} : { timed: { source, column: options.timed } }),
  };
}

/** An attribute with several values, one a related record; a record whose value is missing has none. */
export function membersAttribute(type: ValueType, text: AttributeText, source: Source, member: Sql): Attribute {
  return {
    ...text,
    type,
    list: true,
    operators: operatorsOf(type, true),
    origin: { kind: 'members', source, member, needs: new Set() },
    kinds: source.kind,
    scopes: scopesOf(text, source.kind),
  };
}

/** An attribute that is a text array on the customer's row; `keys` is the copy of it that is compared. */
export function arrayAttribute(type: ValueType, column: Sql, text: AttributeText, keys: Sql = column): Attribute {
  return {
    ...text,
    type,
    list: true,
    operators: operatorsOf(type, true),
    origin: { kind: 'array', column, keys },
    kinds: DataKind.customer,
    scopes: scopesOf(text, DataKind.customer),
  };
}

/** So many does a ranking have. */
export const RANKED = 5;

/** An attribute with the most frequent values of related records, the most frequent first, of equals the first by name. */
export function rankingAttribute(text: AttributeText, source: Source, value: Sql, needs: readonly string[]): Attribute {
  const aggregate: Aggregate = { source, call: sql`array_agg(${value})`, finish: mostFrequent, empty: null, needs: new Set(needs) };
  const ranked = sql`${new AggregateReference(aggregate)}`;
  return {
    ...text,
    type: 'text',
    list: true,
    operators: operatorsOf('text', true),
    origin: { kind: 'ranking', ranked, keys: ranked },
    kinds: source.kind,
    scopes: scopesOf(text, source.kind, [aggregate]),
  };
}

function mostFrequent(values: Sql): Sql {
  return sql`(select array_agg(one order by times desc, one) from (select one collate "C" as one, count(*) as times
    from unnest(${values}) one where one is not null group by 1 order by 2 desc, 1 limit ${RANKED}::int) frequent)`;
}

interface ComputedOptions {
  /** Kinds of data that it reads besides those of its aggregates. */
  readonly kinds?: number;
  readonly moving?: readonly MovingDate[];
}

/** An attribute computed from figures: `expression` is over AggregateReference placeholders made by `figure`. */
export function computedAttribute<T extends ValueType>(
  type: T,
  text: TextOf<T>,
  expression: Sql,
  aggregates: readonly Aggregate[],
  { kinds = 0, moving }: ComputedOptions = {},
): Attribute {
  return {
    ...text,
    type,
    list: false,
    operators: operatorsOf(type, false),
    origin: { kind: 'computed', expression, aggregates },
    kinds: kinds | kindsOf(aggregates),
    scopes: scopesOf(text, kinds | kindsOf(aggregates), aggregates),
    ...(moving === undefined ? {} : { moving }),
  };
}

/** An attribute that is one expression divided by another, both as for `computedAttribute`. */
export function ratioAttribute(type: ValueType, text: AttributeText, over: Sql, under: Sql, aggregates: readonly Aggregate[]): Attribute {
  return {
    ...text,
    total: 'ratio',
    type,
    list: false,
    operators: operatorsOf(type, false),
    origin: { kind: 'ratio', over, under, aggregates },
    kinds: kindsOf(aggregates),
    scopes: scopesOf(text, kindsOf(aggregates), aggregates),
  };
}

/** An attribute that is the mean of a value of related records; missing without any. */
export function meanAttribute(type: ValueType, text: AttributeText, source: Source, value: Sql): Attribute {
  const aggregate = (call: Sql): Aggregate => ({ source, call, empty: null, needs: new Set() });
  const [sum, count] = [aggregate(sql`sum(${value})`), aggregate(sql`count(${value})`)];
  return ratioAttribute(type, text, figure(sum), figure(count), [sum, count]);
}

function kindsOf(aggregates: readonly Aggregate[]): number {
  return aggregates.reduce((kinds, aggregate) => kinds | aggregate.source.kind, 0);
}

/** A figure to use in a computed attribute, as a placeholder that reads its empty value where there are no records. */
export function figure(aggregate: Aggregate): Sql {
  const reference = sql`${new AggregateReference(aggregate)}`;
  return aggregate.empty === null ? reference : sql`coalesce(${reference}, 0)`;
}
