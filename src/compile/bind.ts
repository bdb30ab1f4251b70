import sql, { join, raw, Sql } from 'sql-template-tag';
import {
  AgeList,
  BirthDateOfAge,
  Constant,
  DayList,
  DaysOfYear,
  MomentList,
  MovingConstant,
  WorkspaceTimeZone,
  type SqlType,
} from '../catalogue/index.js';
import { ageRanges, birthDateOfAge, dayOf, daysOfYear, endOf, isWholeDay, momentRanges, startOf, type Reckoning } from './calendar.js';

/** A value that is given when a template is run, by name: such as the ids of the customers to evaluate. */
export class Slot {
  constructor(
    readonly name: string,
    readonly type: SqlType,
  ) {}
}

type Bindable = Constant | MovingConstant | DayList | MomentList | AgeList | DaysOfYear | BirthDateOfAge | WorkspaceTimeZone | Slot;

/** A statement compiled once: its text never changes, only the values do. Equal parameters appear once. */
export class Template {
  readonly text: string;
  readonly #parameters: Bindable[] = [];
  /** The values on the day last asked about: of hundreds of parameters, only slots and instants change within a day. */
  #today: { readonly key: string; readonly values: readonly unknown[] } | undefined;

  constructor(statement: Sql) {
    const numbers = new Map<string, number>();
    let text = statement.strings[0] ?? '';
    statement.values.forEach((value, index) => {
      const bindable = asBindable(value);
      const key = nameOf(bindable);
      let number = numbers.get(key);
      if (number === undefined) {
        this.#parameters.push(bindable);
        number = this.#parameters.length;
        numbers.set(key, number);
      }
      text += `$${number}::${typeOf(bindable)}${statement.strings[index + 1] ?? ''}`;
    });
    this.text = text;
  }

  /** How many values it takes; PostgreSQL takes 65,535 at most. */
  get parameterCount(): number {
    return this.#parameters.length;
  }

  /** The statement to send at an instant. */
  at(reckoning: Reckoning, slots: Readonly<Record<string, unknown>> = {}): { readonly text: string; readonly values: readonly unknown[] } {
    const key = `${dayOf({ kind: 'today' }, reckoning)} ${reckoning.timeZone}`;
    if (this.#today?.key !== key) {
      this.#today = {
        key,
        values: this.#parameters.map((parameter) => (isForWholeDay(parameter) ? valueOf(parameter, reckoning, slots) : undefined)),
      };
    }
    const known = this.#today.values;
    return {
      text: this.text,
      values: this.#parameters.map((parameter, index) => (isForWholeDay(parameter) ? known[index] : valueOf(parameter, reckoning, slots))),
    };
  }
}

/** Whether a parameter has one value from midnight to midnight. */
function isForWholeDay(bindable: Bindable): boolean {
  if (bindable instanceof Slot) return false;
  if (bindable instanceof MomentList) return bindable.points.every(isWholeDay);
  return !(bindable instanceof MovingConstant) || isWholeDay(bindable.point);
}

/** An expression with every placeholder replaced by a typed parameter as of an instant, to be used inside another statement. */
export function bind(expression: Sql, reckoning: Reckoning, slots: Readonly<Record<string, unknown>> = {}): Sql {
  const values = expression.values.map((value) =>
    isBindable(value) ? new Sql(['', `::${typeOf(value)}`], [valueOf(value, reckoning, slots)]) : value,
  );
  return new Sql(expression.strings, values);
}

/** An instant that an expression is asked for, and what its slots have then. */
export interface Moment {
  readonly now: Date;
  readonly slots: Readonly<Record<string, readonly string[]>>;
}

/**
 * An expression for many instants at once: what moves, and what its slots have, are columns of `moments`, a table `moment` with a row for each
 * instant (`at`), for the expression to stand behind in a lateral join. So one statement is planned, however many instants it is asked for.
 */
export function bindOverTime(
  expression: Sql,
  moments: readonly Moment[],
  timeZone: string,
): { readonly expression: Sql; readonly moments: Sql } {
  const columns = new Map<string, { readonly name: string; readonly bindable: Bindable }>();
  const columnOf = (bindable: Bindable): Sql => {
    const key = nameOf(bindable);
    const column = columns.get(key) ?? { name: `p${columns.size}`, bindable };
    columns.set(key, column);
    return raw(`moment.${column.name}`);
  };
  const bound = new Sql(
    expression.strings,
    expression.values.map((value) => {
      if (!isBindable(value)) return value;
      if (value instanceof Constant) return new Sql(['', `::${typeOf(value)}`], [value.value]);
      return value instanceof WorkspaceTimeZone ? sql`${timeZone}::text` : columnOf(value);
    }),
  );
  const given = [...columns.values()];
  const texts = given.map(({ bindable }) => moments.map(({ now, slots }) => textOf(valueOf(bindable, { now, timeZone }, slots))));
  const names = given.map(({ name }) => raw(name));
  const typed = given.map(({ name, bindable }) => raw(`${name}::${typeOf(bindable)} as ${name}`));
  return {
    expression: bound,
    moments: sql`(select ${join([raw('at'), ...typed])}
      from unnest(${join([sql`${moments.map(({ now }) => now)}::timestamptz[]`, ...texts.map((text) => sql`${text}::text[]`)])})
        as given(${join([raw('at'), ...names])}) offset 0) moment`,
  };
}

/** As PostgreSQL reads it: an instant, a day, or an array of days, numbers or ids. */
function textOf(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  return Array.isArray(value) ? `{${value.join(',')}}` : String(value);
}

/** Equal for what has the same value at every instant. */
function nameOf(bindable: Bindable): string {
  return `${bindable.constructor.name}${JSON.stringify(bindable)}`;
}

function isBindable(value: unknown): value is Bindable {
  return (
    value instanceof Constant ||
    value instanceof MovingConstant ||
    value instanceof DayList ||
    value instanceof MomentList ||
    value instanceof AgeList ||
    value instanceof DaysOfYear ||
    value instanceof BirthDateOfAge ||
    value instanceof WorkspaceTimeZone ||
    value instanceof Slot
  );
}

/** Plain values, which our own catalogue alone puts into expressions, are numbers or texts. */
function asBindable(value: unknown): Bindable {
  if (isBindable(value)) return value;
  return new Constant(value, typeof value === 'number' ? 'numeric' : 'text');
}

function typeOf(bindable: Bindable): string {
  if (bindable instanceof Constant || bindable instanceof Slot) return bindable.type;
  if (bindable instanceof MovingConstant) return bindable.edge === 'day' ? 'date' : 'timestamptz';
  if (bindable instanceof DayList) return 'date[]';
  if (bindable instanceof MomentList) return 'tstzmultirange';
  if (bindable instanceof AgeList) return 'datemultirange';
  if (bindable instanceof DaysOfYear) return 'numeric[]';
  return bindable instanceof BirthDateOfAge ? 'date' : 'text';
}

function valueOf(bindable: Bindable, reckoning: Reckoning, slots: Readonly<Record<string, unknown>>): unknown {
  if (bindable instanceof Constant) return bindable.value;
  if (bindable instanceof Slot) return slots[bindable.name];
  if (bindable instanceof MovingConstant) {
    if (bindable.edge === 'day') return dayOf(bindable.point, reckoning);
    return (bindable.edge === 'start' ? startOf : endOf)(bindable.point, reckoning);
  }
  if (bindable instanceof DayList) return bindable.points.map((point) => dayOf(point, reckoning));
  if (bindable instanceof MomentList) return momentRanges(bindable.points, reckoning);
  if (bindable instanceof AgeList) return ageRanges(bindable.years, reckoning);
  if (bindable instanceof DaysOfYear) return daysOfYear(bindable.from, bindable.to, reckoning);
  if (bindable instanceof BirthDateOfAge) return birthDateOfAge(bindable.years, reckoning);
  return reckoning.timeZone;
}
