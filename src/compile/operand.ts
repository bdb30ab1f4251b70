import sql, { type Sql } from 'sql-template-tag';
import {
  type Attribute,
  type RuleFunction,
  type RuleMeasure,
  Constant,
  elementOf,
  localDay,
  type Aggregate,
  type TimedColumn,
} from '../catalogue/index.js';
import { invariant, unreachable } from '../kernel/index.js';
import { isWholeDay } from './calendar.js';
import type {
  ArithmeticExpression,
  AttributeOperand,
  DatePoint,
  DateUnit,
  DateValue,
  Expression,
  LiteralExpression,
  MeasureExpression,
  ValueType,
} from '../language/index.js';
import type { ComputedContext } from './computed-context.js';
import { ARITHMETIC, type Fraction } from './fraction.js';
import { kindsOfUse, selectionOf, selectionTimings } from './selection.js';
import { dateTimings, ownTimings, type Timing } from './timing.js';
import { figureOf, shareable, valueOf } from './value.js';

/** One side of a computed comparison. */
export type Operand =
  | Fraction
  | { readonly kind: 'instant' | 'day' | 'text' | 'tag' | 'plain' | 'boolean'; readonly value: Sql }
  /** A date of the rule. */
  | { readonly kind: 'date'; readonly literal: DateValue };

/** Ages move on every birthday of a long life. */
const ALL_AGES = Array.from({ length: 131 }, (_, years) => years);

/** Compiles the operands of one comparison, and gathers what they read and what in them moves with the clock. */
export class Operands {
  kinds = 0;
  readonly timings: Timing[] = [];

  constructor(private readonly context: ComputedContext) {}

  compile(expression: Expression): Operand {
    switch (expression.kind) {
      case 'literal':
        return literalOperand(expression);
      case 'attribute':
        return this.#attribute(expression);
      case 'measure':
        return this.#measure(expression);
      case 'arithmetic':
        return this.#arithmetic(expression);
      default:
        return unreachable(expression);
    }
  }

  /** The timings of a comparison of two sides, of which one is a date of the rule that moves. */
  dateTimings(left: Expression, right: Expression): Timing[] {
    const [side, date] = left.kind === 'literal' ? [right, left] : [left, right];
    if (date.kind !== 'literal' || date.value.kind !== 'date') return [];
    const known = this.#timedOf(side);
    return known === undefined ? [] : dateTimings(known.timed, [date.value], known.type);
  }

  /** The column of the dates of a side: where these are moved, moved alike. */
  #timedOf(side: Expression): { readonly timed?: TimedColumn; readonly type: ValueType } | undefined {
    if (side.kind === 'attribute') return this.#attributeOf(side);
    if (side.kind === 'measure') return this.#measureOf(side).measure;
    if (side.kind === 'literal' || side.right.kind !== 'literal' || side.right.value.kind !== 'date') return undefined;
    const known = this.#timedOf(side.left);
    if (known?.timed === undefined) return undefined;
    const moved = shifted(typed(known.type, known.timed.column), side.right.value.date);
    return { timed: { ...known.timed, column: moved.value }, type: moved.kind };
  }

  #attribute(operand: AttributeOperand): Operand {
    const attribute = this.#attributeOf(operand);
    const { origin, type, kinds } = attribute;
    this.kinds |= kinds;
    this.timings.push(...ownTimings(attribute));
    if (origin.kind === 'age') this.timings.push({ kind: 'age', timed: { column: origin.since }, years: ALL_AGES });
    if (origin.kind === 'ratio') return { kind: 'number', over: numeric(origin.over), under: numeric(origin.under) };
    return typed(type, origin.kind === 'aggregate' ? valueOf(attribute) : shareable(valueOf(attribute)));
  }

  #measure(expression: MeasureExpression): Operand {
    const { fn, measure } = this.#measureOf(expression);
    this.kinds |= kindsOfUse(fn, expression.parameters, this.context);
    this.timings.push(...selectionTimings(fn, expression.parameters, this.context));
    const selection = selectionOf(fn, expression.parameters, this.context);
    const needs = new Set([...selection.needs, ...measure.needs]);
    const figure = (call: Sql, finish?: Aggregate['finish'], empty: Aggregate['empty'] = null) =>
      figureOf({ source: fn.source, call, empty, ...selection, needs, ...(finish === undefined ? {} : { finish }) });
    if (measure.ratio !== undefined) {
      const { over, under } = measure.ratio(figure);
      return { kind: 'number', over: numeric(over), under: numeric(under) };
    }
    const { call, empty } = measure;
    return typed(measure.type, figure(call, expression.ordinal === undefined ? measure.finish : elementOf(expression.ordinal), empty));
  }

  #arithmetic({ operator, left, right }: ArithmeticExpression): Operand {
    if (right.kind === 'literal' && right.value.kind === 'date') return shifted(this.compile(left), right.value.date);
    const [a, b] = [this.compile(left), this.compile(right)];
    if (a.kind === 'number' && b.kind === 'number') return ARITHMETIC[operator](a, b);
    return { kind: 'number', over: sql`(${asDay(a)} - ${asDay(b)})::numeric` };
  }

  #attributeOf({ name, argument }: AttributeOperand): Attribute {
    const attribute = this.context.catalogue.attribute(name, argument);
    invariant(attribute !== undefined, `the checker knows the attribute ${name}`);
    return attribute;
  }

  #measureOf(expression: MeasureExpression): { readonly fn: RuleFunction; readonly measure: RuleMeasure } {
    const fn = this.context.catalogue.function(expression.function);
    const measure = fn?.measures.find(({ name }) => name === expression.measure);
    invariant(fn !== undefined && measure !== undefined, `the checker knows the measure ${expression.function}.${expression.measure}`);
    return { fn, measure };
  }
}

function literalOperand({ value }: LiteralExpression): Operand {
  switch (value.kind) {
    case 'number':
      return { kind: 'number', over: sql`${new Constant(value.decimal, 'numeric')}` };
    case 'text':
      return { kind: 'text', value: sql`${new Constant(value.text, 'text')}` };
    case 'boolean':
      return { kind: 'boolean', value: sql`${new Constant(value.boolean, 'boolean')}` };
    case 'date':
      return { kind: 'date', literal: value };
  }
}

function typed(type: ValueType, value: Sql): Operand {
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
function shifted(date: Operand, point: DatePoint): { readonly kind: 'day' | 'instant'; readonly value: Sql } {
  invariant(point.kind === 'offset', 'the checker moves dates by offsets only');
  const by = sql`make_interval(${MAKE_INTERVAL[point.unit]} => ${point.amount}::int)`;
  if (isWholeDay(point)) return { kind: 'day', value: sql`(${asDay(date)} + ${by})::date` };
  invariant(date.kind === 'instant', 'the checker moves no day by hours');
  return { kind: 'instant', value: sql`(${date.value} + ${by})` };
}

/** Counts and integer columns divide without a rest otherwise. */
function numeric(value: Sql): Sql {
  return sql`(${value})::numeric`;
}

function asDay(operand: Operand): Sql {
  invariant(operand.kind === 'instant' || operand.kind === 'day', 'the checker takes dates from dates only');
  return operand.kind === 'day' ? operand.value : localDay(operand.value);
}
