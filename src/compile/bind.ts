import { Sql } from 'sql-template-tag';
import { BirthDateOfAge, Constant, DayList, DaysOfYear, MovingConstant, WorkspaceTimeZone, type SqlType } from '../catalogue/index.js';
import { birthDateOfAge, dayOf, daysOfYear, endOf, isWholeDay, startOf, type Reckoning } from './calendar.js';

/** A value that is given when a template is run, by name: such as the ids of the customers to evaluate. */
export class Slot {
  constructor(
    readonly name: string,
    readonly type: SqlType,
  ) {}
}

type Bindable = Constant | MovingConstant | DayList | DaysOfYear | BirthDateOfAge | WorkspaceTimeZone | Slot;

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
      const key = `${bindable.constructor.name}${JSON.stringify(bindable)}`;
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
  return !(bindable instanceof MovingConstant) || isWholeDay(bindable.point);
}

/** An expression with every placeholder replaced by a typed parameter as of an instant, to be used inside another statement. */
export function bind(expression: Sql, reckoning: Reckoning, slots: Readonly<Record<string, unknown>> = {}): Sql {
  const values = expression.values.map((value) =>
    isBindable(value) ? new Sql(['', `::${typeOf(value)}`], [valueOf(value, reckoning, slots)]) : value,
  );
  return new Sql(expression.strings, values);
}

function isBindable(value: unknown): value is Bindable {
  return (
    value instanceof Constant ||
    value instanceof MovingConstant ||
    value instanceof DayList ||
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
  if (bindable instanceof DaysOfYear) return daysOfYear(bindable.from, bindable.to, reckoning);
  if (bindable instanceof BirthDateOfAge) return birthDateOfAge(bindable.years, reckoning);
  return reckoning.timeZone;
}
