import sql, { type Sql } from 'sql-template-tag';
import { Constant, localDay } from '../catalogue/index.js';
import { invariant } from '../kernel/index.js';
import type { DatePoint, DateUnit, DateValue, LiteralExpression, ValueType } from '../language/index.js';
import { isWholeDay } from './calendar.js';
import type { Fraction } from './fraction.js';

/** One side of a computed comparison. */
export type Operand =
  | Fraction
  | { readonly kind: 'instant' | 'day' | 'text' | 'tag' | 'plain' | 'boolean'; readonly value: Sql }
  /** A date of the rule. */
  | { readonly kind: 'date'; readonly literal: DateValue };

export function literalOperand({ value }: Pick<LiteralExpression, 'value'>): Operand {
  switch (value.kind) {
    case 'number':
      return { kind: 'number', over: sql`${new Constant(value.decimal, 'numeric')}` };
    case 'text':
      return { kind: 'text', value: sql`${new Constant(value.text, 'text')}` };
    case 'boolean':
      return { kind: 'boolean', value: sql`${new Constant(value.boolean, 'boolean')}` };
    case 'date':
      return { kind: 'date', literal: value };
    case 'field':
      throw new Error('Invariant violated: a parameter of the record is compared as such');
  }
}

export function typed(type: ValueType, value: Sql): Operand {
  switch (type) {
    case 'integer':
    case 'number':
    case 'money':
      return { kind: 'number', over: numeric(value) };
    case 'enum':
    case 'text':
      return { kind: 'text', value };
    case 'tag':
    case 'plain':
    case 'boolean':
    case 'instant':
    case 'day':
      return { kind: type, value };
    default:
      throw new Error(`Invariant violated: the checker computes with no ${type}`);
  }
}

const MAKE_INTERVAL: Readonly<Record<DateUnit, Sql>> = {
  y: sql`years`,
  m: sql`months`,
  w: sql`weeks`,
  d: sql`days`,
  h: sql`hours`,
  min: sql`mins`,
};

/** A date moved by an offset: by days and longer units the calendar day, by hours and minutes the moment. */
export function shifted(date: Operand, point: DatePoint): { readonly kind: 'day' | 'instant'; readonly value: Sql } {
  invariant(point.kind === 'offset', 'the checker moves dates by offsets only');
  const by = sql`make_interval(${MAKE_INTERVAL[point.unit]} => ${point.amount}::int)`;
  if (isWholeDay(point)) return { kind: 'day', value: sql`(${asDay(date)} + ${by})::date` };
  invariant(date.kind === 'instant', 'the checker moves no day by hours');
  return { kind: 'instant', value: sql`(${date.value} + ${by})` };
}

/** Counts and integer columns divide without a rest otherwise. */
export function numeric(value: Sql): Sql {
  return sql`(${value})::numeric`;
}

export function asDay(operand: Operand): Sql {
  invariant(operand.kind === 'instant' || operand.kind === 'day', 'the checker takes dates from dates only');
  return operand.kind === 'day' ? operand.value : localDay(operand.value);
}
