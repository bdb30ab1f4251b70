import sql, { type Sql } from 'sql-template-tag';
import { type Attribute, type RuleFunction, type RuleMeasure, elementOf, type Aggregate, type TimedColumn } from '../catalogue/index.js';
import { invariant, unreachable } from '../kernel/index.js';
import type { ArithmeticExpression, AttributeOperand, Expression, MeasureExpression, ValueType } from '../language/index.js';
import type { ComputedContext } from './computed-context.js';
import { ARITHMETIC } from './fraction.js';
import { kindsOfUse, selectionOf, selectionTimings } from './selection.js';
import { dateTimings, ownTimings, type Timing } from './timing.js';
import { asDay, literalOperand, numeric, type Operand, shifted, typed } from './typed-operand.js';
import { figureOf, shareable, valueOf } from './value.js';

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
