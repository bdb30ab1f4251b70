import sql, { type Sql } from 'sql-template-tag';
import type { DatePoint } from '../language/index.js';
import type { Source } from './source.js';

/**
 * What may stand among the values of a composed expression besides plain values. An expression is compiled once and knows neither
 * the present instant nor how its aggregates will be read; binding replaces these by parameters and column names.
 */
export type Placeholder =
  | Constant
  | MovingConstant
  | DayList
  | MomentList
  | AgeList
  | DaysOfYear
  | BirthDateOfAge
  | WorkspaceTimeZone
  | AggregateReference
  | Subexpression;

export type SqlType =
  | 'text'
  | 'numeric'
  | 'bigint'
  | 'boolean'
  | 'date'
  | 'timestamptz'
  | 'text[]'
  | 'numeric[]'
  | 'bigint[]'
  | 'int[]'
  | 'uuid[]'
  | 'double precision';

/** A parameter with its type, so that equal constants of many rules become one parameter. */
export class Constant {
  constructor(
    readonly value: unknown,
    readonly type: SqlType,
  ) {}
}

/** What a date of a rule is compared as. A whole day has a start and an end; an instant has both at itself. */
export type Edge =
  /** The first moment of the day (timestamptz). */
  | 'start'
  /** The first moment after the day (timestamptz). */
  | 'end'
  /** The calendar day itself (date). */
  | 'day';

/** A parameter that moves with the clock: an edge of a date such as `-90d` or `today`. */
export class MovingConstant {
  constructor(
    readonly point: DatePoint,
    readonly edge: Edge,
  ) {}
}

/** Many whole days, fixed and moving, as one parameter. */
export class DayList {
  constructor(readonly points: readonly DatePoint[]) {}
}

/**
 * Many dates that a moment may be, as one multirange: an index answers no more than a few ranges, and to weigh thousands of them against one
 * another takes the planner minutes, beyond every cancel.
 */
export class MomentList {
  constructor(readonly points: readonly DatePoint[]) {}
}

/** The birth dates of those who are of one of many ages today, as one multirange; moves with the clock. */
export class AgeList {
  constructor(readonly years: readonly number[]) {}
}

/**
 * The days of the year, as month x 100 + day, from one date to another; from a date to the end of its year, or from the start of
 * its year to a date, where the other is undefined. Moves with the clock.
 */
export class DaysOfYear {
  constructor(
    readonly from: DatePoint | undefined,
    readonly to: DatePoint | undefined,
  ) {}
}

/** The latest birth date of those who are `years` old or older today; moves with the clock. */
export class BirthDateOfAge {
  constructor(readonly years: number) {}
}

/** The name of the workspace's time zone. */
export class WorkspaceTimeZone {}

/** What the clocks of the workspace showed at an instant. */
export function localTime(instant: Sql): Sql {
  return sql`(${instant} at time zone ${new WorkspaceTimeZone()})`;
}

/** The calendar day of an instant in the workspace's time zone. */
export function localDay(instant: Sql): Sql {
  return sql`${localTime(instant)}::date`;
}

/** Today's calendar day in the workspace's time zone. */
export const TODAY = new MovingConstant({ kind: 'today' }, 'day');

/** One figure over those related records of a customer that pass a filter, such as `count(*)` of orders since a day. */
export interface Aggregate {
  readonly source: Source;
  /** Which records count; all of them if undefined. Over the source's aliases. */
  readonly filter?: Sql;
  /** The aggregate call, such as sql`sum(o.amount)`; `exists` for whether there is any record. */
  readonly call: Sql | 'exists';
  /** What is made of what the call gives, such as one element of an array. */
  readonly finish?: (called: Sql) => Sql;
  /** The figure of no records: 0 for count and sum, else null. */
  readonly empty: 0 | null;
  /** Parts of the source that filter and call mention. */
  readonly needs: ReadonlySet<string>;
}

/** The element of that number, from 1, of the array that a call gives. */
export function elementOf(number: number): (array: Sql) => Sql {
  return (array) => sql`(${array})[${number}::int]`;
}

export class AggregateReference {
  constructor(readonly aggregate: Aggregate) {}
}

/** A part of an expression that other rules may have too, and that takes some work: where many are evaluated together, it is done once. */
export class Subexpression {
  constructor(readonly expression: Sql) {}
}
