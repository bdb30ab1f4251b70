import sql, { join, type Sql } from 'sql-template-tag';
import { Constant, DayList, DaysOfYear, localDay, MomentList, MovingConstant, type SqlType } from '../catalogue/index.js';
import { invariant } from '../kernel/index.js';
import type { DatePoint, Operator, Value, ValueType } from '../language/index.js';
import { dayOf, endOf, isMoving, isWholeDay, microsecondsOf, startOf, timestampText } from './calendar.js';

/** A test, and whether it is to be read the other way round. A null test counts as false. */
export interface Comparison {
  readonly test: Sql;
  readonly negated: boolean;
}

type Compare = (subject: Sql, values: readonly Value[], context: ComparisonContext) => Sql;

export interface ComparisonContext {
  readonly type: ValueType;
  readonly timeZone: string;
}

/** As an SQL condition: a null test counts as false, so a negated one is whether the test is not true. */
export function renderComparison({ test, negated }: Comparison): Sql {
  return negated ? sql`(${test}) is not true` : sql`(${test})`;
}

/** Operators that say the opposite of another: they keep what is missing. */
const OPPOSITE: Partial<Record<Operator, Operator>> = {
  '!=': '=',
  'NOT IN': 'IN',
  'NOT CONTAINS': 'CONTAINS',
  'IS NULL': 'IS NOT NULL',
};

/** `subject operator values`, for a single value of a type. */
export function compare(subject: Sql, operator: Operator, values: readonly Value[], context: ComparisonContext): Comparison {
  const opposite = OPPOSITE[operator];
  const positive = opposite ?? operator;
  const compareType = positive === 'IS NOT NULL' ? isPresent : FAMILY[context.type][positive];
  invariant(compareType !== undefined, `the checker lets no ${operator} on ${context.type} through`);
  return { test: compareType(subject, values, context), negated: opposite !== undefined };
}

/** `list operator values` for a list held as an array: `=` and CONTAINS ask for one element, IN for any of several. */
export function compareList(list: Sql, operator: Operator, values: readonly Value[], context: ComparisonContext): Comparison {
  const opposite = OPPOSITE[operator];
  const positive = opposite ?? operator;
  const test = positive === 'IS NOT NULL' ? sql`cardinality(${list}) > 0` : sql`${list} && ${constants(values, context.type)}`;
  return { test, negated: opposite !== undefined };
}

const isPresent: Compare = (subject) => sql`${subject} is not null`;

const plain =
  (operator: Sql): Compare =>
  (subject, [value], { type }) =>
    sql`${subject} ${operator} ${constant(value, type)}`;

const plainOrder = {
  '>': plain(sql`>`),
  '>=': plain(sql`>=`),
  '<': plain(sql`<`),
  '<=': plain(sql`<=`),
  BETWEEN: (subject: Sql, [from, to]: readonly Value[], { type }: ComparisonContext) =>
    sql`${subject} between ${constant(from, type)} and ${constant(to, type)}`,
};

const isOneOf: Compare = (subject, values, { type }) => sql`${subject} = any(${constants(values, type)})`;

const equality = { '=': plain(sql`=`), IN: isOneOf };

const textTests = {
  CONTAINS: (subject: Sql, [value]: readonly Value[], { type }: ComparisonContext) => sql`strpos(${subject}, ${constant(value, type)}) > 0`,
  'STARTS WITH': (subject: Sql, [value]: readonly Value[], { type }: ComparisonContext) =>
    sql`starts_with(${subject}, ${constant(value, type)})`,
  'ENDS WITH': (subject: Sql, [value]: readonly Value[], { type }: ComparisonContext) =>
    sql`right(${subject}, length(${constant(value, type)})) = ${constant(value, type)}`,
};

/** A day of the rule against a calendar day. */
const dayOrder =
  (operator: Sql): Compare =>
  (subject, [value], context) =>
    sql`${subject} ${operator} ${edge(value, 'day', context)}`;

const dayTests = {
  '=': dayOrder(sql`=`),
  '>': dayOrder(sql`>`),
  '>=': dayOrder(sql`>=`),
  '<': dayOrder(sql`<`),
  '<=': dayOrder(sql`<=`),
  BETWEEN: (subject: Sql, [from, to]: readonly Value[], context: ComparisonContext) =>
    sql`${subject} between ${edge(from, 'day', context)} and ${edge(to, 'day', context)}`,
  IN: (subject: Sql, values: readonly Value[]) => sql`${subject} = any(${new DayList(values.map(pointOf))})`,
};

/** A date of the rule against a moment: a whole day stands for all of its moments. */
const isFrom: Compare = (subject, [value], context) => sql`${subject} >= ${edge(value, 'start', context)}`;
const isBefore: Compare = (subject, [value], context) => sql`${subject} < ${edge(value, 'start', context)}`;
const isAfter: Compare = (subject, [value], context) =>
  isWholeDay(pointOf(value)) ? sql`${subject} >= ${edge(value, 'end', context)}` : sql`${subject} > ${edge(value, 'start', context)}`;
const isUntil: Compare = (subject, [value], context) =>
  isWholeDay(pointOf(value)) ? sql`${subject} < ${edge(value, 'end', context)}` : sql`${subject} <= ${edge(value, 'start', context)}`;
const isOn: Compare = (subject, values, context) => sql`(${isFrom(subject, values, context)} and ${isUntil(subject, values, context)})`;

/** Up to here each day is a range of its own, which an index can answer; more are looked up by the calendar day of the moment. */
const MOST_RANGES = 10;

const isOnOne = anyOf(isOn);
const isOnAny: Compare = (subject, values, context) => {
  const points = values.map(pointOf);
  if (points.length <= MOST_RANGES) return isOnOne(subject, values, context);
  if (!points.every(isWholeDay)) return sql`${subject} <@ ${new MomentList(points)}`;
  return sql`${localDay(subject)} = any(${new DayList(points)})`;
};

const instantTests = {
  '=': isOn,
  '>': isAfter,
  '>=': isFrom,
  '<': isBefore,
  '<=': isUntil,
  BETWEEN: (subject: Sql, [from, to]: readonly Value[], context: ComparisonContext) =>
    sql`(${isFrom(subject, [from as Value], context)} and ${isUntil(subject, [to as Value], context)})`,
  IN: isOnAny,
};

/** A date of the rule against one that recurs each year. */
export function dayOfYear(date: Sql): Sql {
  return sql`extract(month from ${date}) * 100 + extract(day from ${date})`;
}

function fallsWithin(subject: Sql, from: DatePoint | undefined, to: DatePoint | undefined): Sql {
  return sql`(${dayOfYear(subject)}) = any(${new DaysOfYear(from, to)})`;
}

const anniversaryTests = {
  '=': (subject: Sql, [value]: readonly Value[]) => fallsWithin(subject, pointOf(value), pointOf(value)),
  '>=': (subject: Sql, [value]: readonly Value[]) => fallsWithin(subject, pointOf(value), undefined),
  '<=': (subject: Sql, [value]: readonly Value[]) => fallsWithin(subject, undefined, pointOf(value)),
  '>': (subject: Sql, [value]: readonly Value[]) =>
    sql`(${fallsWithin(subject, pointOf(value), undefined)} and not ${fallsWithin(subject, pointOf(value), pointOf(value))})`,
  '<': (subject: Sql, [value]: readonly Value[]) =>
    sql`(${fallsWithin(subject, undefined, pointOf(value))} and not ${fallsWithin(subject, pointOf(value), pointOf(value))})`,
  BETWEEN: (subject: Sql, [from, to]: readonly Value[]) => fallsWithin(subject, pointOf(from), pointOf(to)),
  IN: anyOf((subject, [value]) => fallsWithin(subject, pointOf(value), pointOf(value))),
};

const FAMILY: Readonly<Record<ValueType, Partial<Record<Operator, Compare>>>> = {
  text: { ...equality, ...textTests },
  enum: equality,
  tag: { ...equality, ...textTests },
  plain: { ...equality, ...textTests },
  integer: { ...equality, ...plainOrder },
  number: { ...equality, ...plainOrder },
  money: { ...equality, ...plainOrder },
  boolean: { '=': equality['='] },
  day: dayTests,
  instant: instantTests,
  anniversary: anniversaryTests,
  coordinates: {},
};

function anyOf(compareOne: Compare): Compare {
  return (subject, values, context) =>
    sql`(${join(
      values.map((value) => compareOne(subject, [value], context)),
      ' or ',
    )})`;
}

function edge(value: Value | undefined, at: 'start' | 'end' | 'day', { timeZone }: ComparisonContext): Constant | MovingConstant {
  const point = pointOf(value);
  if (isMoving(point)) return new MovingConstant(point, at);
  const fixed = { now: new Date(0), timeZone };
  if (at === 'day') return new Constant(dayOf(point, fixed), 'date');
  return new Constant(timestampText((at === 'start' ? startOf : endOf)(point, fixed), microsecondsOf(point)), 'timestamptz');
}

function pointOf(value: Value | undefined): DatePoint {
  invariant(value?.kind === 'date', 'the checker makes every date a date value');
  return value.date;
}

function constant(value: Value | undefined, type: ValueType): Sql {
  invariant(value !== undefined, 'a comparison has a value');
  const text = sql`${new Constant(scalar(value), sqlTypeOf(type))}`;
  return isFolded(type) ? FOLDS[type].one(text) : text;
}

/** How texts are brought into the form in which more of them are the same. */
export const FOLDS = {
  tag: { one: (text: Sql) => sql`caseless(${text})`, all: (texts: Sql) => sql`lower_all(${texts})` },
  plain: { one: (text: Sql) => sql`unaccented(${text})`, all: (texts: Sql) => sql`unaccented_all(${texts})` },
};

function isFolded(type: ValueType): type is keyof typeof FOLDS {
  return type in FOLDS;
}

/**
 * They are folded by the database, on both sides by the same function: JavaScript folds other letters, such as the Turkish İ. In a
 * sub-select they are folded once a statement and not once a customer. A call of `lower_all` takes as long as fifty of `caseless`.
 */
function constants(values: readonly Value[], type: ValueType): Sql {
  if (isFolded(type) && values.length <= FEW_FOLDED)
    return sql`(select array[${join(values.map((value) => constant(value, type)))}])::text[]`;
  const list = sql`${new Constant(values.map(scalar), LIST_TYPES[sqlTypeOf(type)])}`;
  return isFolded(type) ? sql`(select ${FOLDS[type].all(list)})::text[]` : list;
}

const FEW_FOLDED = 20;

type ScalarType = 'numeric' | 'bigint' | 'boolean' | 'text';

const LIST_TYPES: Readonly<Record<ScalarType, SqlType>> = { numeric: 'numeric[]', bigint: 'bigint[]', boolean: 'text[]', text: 'text[]' };

function scalar(value: Value): string | boolean {
  switch (value.kind) {
    case 'text':
      return value.text;
    case 'number':
      return value.decimal;
    case 'boolean':
      return value.boolean;
    case 'date':
      throw new Error('Invariant violated: a date is compared as a date');
    case 'field':
      throw new Error('Invariant violated: a parameter of the record is compared as such');
  }
}

/** Whole numbers are compared as such, which is several times quicker than as decimals. */
function sqlTypeOf(type: ValueType): ScalarType {
  if (type === 'integer') return 'bigint';
  if (type === 'number' || type === 'money') return 'numeric';
  return type === 'boolean' ? 'boolean' : 'text';
}
