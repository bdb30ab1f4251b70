import type { Sql } from 'sql-template-tag';
import { type Attribute, type TimedColumn, AgeList, BirthDateOfAge, DaysOfYear } from '../catalogue/index.js';
import type { DatePoint, Value, ValueType } from '../language/index.js';
import { isMoving } from './calendar.js';

/** One way in which the passing of time alone can change what a rule says of a customer. */
export type Timing =
  /** A moving date compared with moments or days in a column: those between its positions at two instants are touched. */
  | { readonly kind: 'date'; readonly timed: TimedColumn; readonly type: 'instant' | 'day'; readonly point: DatePoint }
  /** Moving days of the year compared with anniversaries of a column: those on days that join or leave the set are touched. */
  | { readonly kind: 'anniversary'; readonly timed: TimedColumn; readonly days: DaysOfYear }
  /** Ages: touched on each birthday; `years` are the ages at which the verdict may change. */
  | { readonly kind: 'age'; readonly timed: TimedColumn; readonly years: readonly number[] };

/** How many dates in them move with the clock: each age is one. */
export function movingDatesOf(timings: readonly Timing[]): number {
  return timings.reduce((sum, timing) => sum + (timing.kind === 'age' ? timing.years.length : 1), 0);
}

/** The timings of a comparison of moments or days with dates of the rule. */
export function dateTimings(timed: TimedColumn | undefined, values: readonly Value[], type: ValueType): Timing[] {
  if (timed === undefined || (type !== 'instant' && type !== 'day')) return [];
  return values.flatMap((value): Timing[] =>
    value.kind === 'date' && isMoving(value.date) ? [{ kind: 'date', timed, type, point: value.date }] : [],
  );
}

/** The timings of an attribute's own definition, whatever it is compared with. */
export function ownTimings({ moving = [] }: Attribute): Timing[] {
  return moving.map(({ timed, point }) => ({ kind: 'date', timed, type: 'instant', point }));
}

/** The timings of a comparison of an attribute, of which `test` is the compiled form. */
export function attributeTimings(attribute: Attribute, values: readonly Value[], test: Sql | undefined): Timing[] {
  return [...ownTimings(attribute), ...comparedTimings(attribute, values, test)];
}

function comparedTimings(attribute: Attribute, values: readonly Value[], test: Sql | undefined): Timing[] {
  const placeholders = test?.values ?? [];
  if (attribute.origin.kind === 'age') {
    const years = placeholders.flatMap((value) => {
      if (value instanceof AgeList) return value.years.flatMap((age) => [age, age + 1]);
      return value instanceof BirthDateOfAge ? [value.years] : [];
    });
    return years.length === 0 ? [] : [{ kind: 'age', timed: { column: attribute.origin.since }, years }];
  }
  return valueTimings(attribute.timed, values, attribute.type, test);
}

/** The timings of a comparison of a date or an anniversary, of which `test` is the compiled form. */
export function valueTimings(timed: TimedColumn | undefined, values: readonly Value[], type: ValueType, test: Sql | undefined): Timing[] {
  if (type !== 'anniversary') return dateTimings(timed, values, type);
  const days = (test?.values ?? []).filter((value) => value instanceof DaysOfYear);
  return timed === undefined ? [] : days.map((set) => ({ kind: 'anniversary', timed, days: set }));
}
