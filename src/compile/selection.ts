import sql, { empty, join, type Sql } from 'sql-template-tag';
import {
  type AggregateParameter,
  type Catalogue,
  dateOf,
  type FilterParameter,
  isByOrder,
  MovingConstant,
  type RuleFunction,
} from '../catalogue/index.js';
import { invariant } from '../kernel/index.js';
import {
  type ComputedOperator,
  type DatePoint,
  type FieldValue,
  ownParameters,
  type Parameter,
  type Related,
  relatedIn,
  type Value,
} from '../language/index.js';
import { compareOperands } from './compare-operands.js';
import { compare, compareList, renderComparison, type Comparison } from './comparison.js';
import type { ComputedContext } from './computed-context.js';
import { type Timing, valueTimings } from './timing.js';
import { literalOperand, type Operand, shifted, typed } from './typed-operand.js';

/** The records that pass all filter parameters of a function together. */
export interface Selection {
  readonly filter?: Sql;
  /** Parts of the source that the filter mentions. */
  readonly needs: ReadonlySet<string>;
}

/** What the filter parameters of a function select among the records that it looks at. */
export function selectionOf(fn: RuleFunction, parameters: readonly Parameter[], context: ComputedContext): Selection {
  const needs = new Set<string>(fn.whereNeeds);
  const filters: Sql[] = fn.where === undefined ? [] : [fn.where];
  const own = ownParameters(parameters);
  const combined = own.filter((parameter) => fn.combined?.parameters.includes(parameter.name));
  if (fn.combined !== undefined && combined.length > 0) filters.push(fn.combined.condition(combined));
  for (const parameter of own) {
    const shape = shapeOf(fn, parameter);
    if (shape.role === 'aggregate' || combined.includes(parameter)) continue;
    for (const { needs: needed } of [shape, ...fieldsIn(fn, parameter)]) for (const need of needed) needs.add(need);
    filters.push(renderComparison(filterComparison(fn, parameter, context)));
  }
  filters.push(...relatedIn(parameters).map((related) => relationFilter(fn, related, context)));
  return filters.length === 0 ? { needs } : { needs, filter: join(filters, ' and ') };
}

function filterComparison(fn: RuleFunction, parameter: Parameter, { catalogue, timeZone }: ComputedContext): Comparison {
  const { operator, values } = parameter;
  const shape = filterOf(fn, parameter, catalogue);
  const context = { type: shape.type, timeZone };
  if (values.some(({ kind }) => kind === 'field')) {
    const right = values.map((value) =>
      value.kind === 'field' ? fieldOperand(fn, value, catalogue) : literalOperand({ value: isOfTexts(shape) ? asText(value) : value }),
    );
    return { test: compareOperands(typed(shape.type, shape.value), operator as ComputedOperator, right, { timeZone }), negated: false };
  }
  return shape.list === true ? compareList(shape.value, operator, values, context) : compare(shape.value, operator, values, context);
}

/** Another parameter of the record, which a date may be moved of. */
function fieldOperand(fn: RuleFunction, value: FieldValue, catalogue: Catalogue): Operand {
  const field = filterOf(fn, value, catalogue);
  const operand = typed(field.type, field.value);
  return value.offset === undefined ? operand : shifted(operand, value.offset);
}

/** What chooses records, as it is compared in the call that it stands in. */
function filterOf(fn: RuleFunction, named: Pick<Parameter, 'name' | 'call'>, catalogue: Catalogue): FilterParameter {
  const shape = shapeOf(fn, named);
  invariant(shape.role === 'filter', 'the checker compares with what chooses records');
  const alike = named.call === undefined ? shape : catalogue.alike(named.call, shape);
  invariant(alike !== undefined, `the checker lets no ${shape.type} into ${named.call ?? 'a call'}`);
  return alike;
}

function isOfTexts({ type }: FilterParameter): boolean {
  return type === 'text' || type === 'tag' || type === 'plain';
}

/** Beside texts, a whole number stands for its digits. */
function asText(value: Value): Value {
  return value.kind === 'number' ? { kind: 'text', text: value.decimal, span: value.span } : value;
}

function fieldsIn(fn: RuleFunction, { values }: Parameter): (FilterParameter | AggregateParameter)[] {
  return values.flatMap((value) => (value.kind === 'field' ? [shapeOf(fn, value)] : []));
}

/**
 * Whether there is another record that stands in a relation to one of `fn`. The others are a table of their own, so that records of one
 * source may follow one another without their names being confused.
 */
function relationFilter(fn: RuleFunction, related: Related, context: ComputedContext): Sql {
  const { relation } = related;
  const other = relatedFunction(related, context.catalogue);
  const { needs, filter } = selectionOf(other, related.parameters, context);
  const joined = [...other.source.joins].filter(([name]) => needs.has(name)).map(([, clause]) => sql` ${clause}`);
  const key = isByOrder(relation) ? keyOf(other) : momentOf(other);
  const others = sql`(select ${other.source.customerId} as customer_id, ${key} as key from ${other.source.from}${
    joined.length === 0 ? empty : join(joined, '')
  }${filter === undefined ? empty : sql` where ${filter}`}) other`;
  const ofCustomer = sql`select from ${others} where other.customer_id = ${fn.source.customerId}`;
  if (isByOrder(relation)) {
    const exists = sql`exists (${ofCustomer} and other.key = ${keyOf(fn)})`;
    return relation === 'together_with' ? exists : sql`not ${exists}`;
  }
  const [moment, span] = [momentOf(fn), spanOf(related)];
  const soon = span === undefined ? empty : sql` and other.key <= ${moment} + ${span}::int * interval '1 hour'`;
  const exists = sql`exists (${ofCustomer} and other.key > ${moment}${soon})`;
  if (relation === 'followed_by') return exists;
  const hasPassed = span === undefined ? empty : sql` and ${moment} <= ${new MovingConstant(hoursAgo(span), 'start')}`;
  return sql`(not ${exists}${hasPassed})`;
}

/** The farthest that a date of a rule can lie from now, in hours: a thousand years. */
const LONGEST_SPAN = 8_766_000;

/** In hours, the shortest of those that are told. */
function spanOf({ spans }: Related): number | undefined {
  if (spans.length === 0) return undefined;
  const hours = spans.map(({ name, values: [value] }) => {
    invariant(value?.kind === 'number', 'a span is a number');
    return Number(value.decimal) * (name === 'within_days' ? 24 : 1);
  });
  return Math.min(LONGEST_SPAN, Math.max(-LONGEST_SPAN, Math.min(...hours)));
}

function hoursAgo(hours: number): DatePoint {
  return hours === 0 ? { kind: 'now' } : { kind: 'offset', amount: -hours, unit: 'h' };
}

function relatedFunction({ function: name }: Related, catalogue: Catalogue): RuleFunction {
  const fn = catalogue.function(name);
  invariant(fn !== undefined, `the checker knows the function ${name}`);
  return fn;
}

function momentOf(fn: RuleFunction): Sql {
  const date = dateOf(fn);
  invariant(date !== undefined, `what follows and is followed has a date, as ${fn.name} must have`);
  return date.value;
}

function keyOf({ name, orderId }: RuleFunction): Sql {
  invariant(orderId !== undefined, `what is together is of orders, as ${name} must be`);
  return orderId;
}

/** The kinds of data that a use of a function reads, as bits. */
export function kindsOfUse(fn: RuleFunction, parameters: readonly Parameter[], { catalogue }: ComputedContext): number {
  return relatedIn(parameters).reduce((kinds, related) => kinds | relatedFunction(related, catalogue).kinds, fn.kinds);
}

/** What among the filter parameters moves with the clock. */
export function selectionTimings(fn: RuleFunction, parameters: readonly Parameter[], context: ComputedContext): Timing[] {
  const own = ownParameters(parameters).flatMap((parameter) => {
    const shape = shapeOf(fn, parameter);
    if (shape.role === 'aggregate' || fn.combined?.parameters.includes(parameter.name) === true) return [];
    const timed = timedOf(fn, shape);
    return valueTimings(timed, parameter.values, shape.type, filterComparison(fn, parameter, context).test);
  });
  const others = relatedIn(parameters).flatMap((related): Timing[] => {
    const other = relatedFunction(related, context.catalogue);
    return [...selectionTimings(other, related.parameters, context), ...passingTimings(fn, related)];
  });
  return [...own, ...others];
}

/** What was not followed within a span is so from the moment on at which the span has passed. */
function passingTimings(fn: RuleFunction, related: Related): Timing[] {
  const [span, date] = [spanOf(related), dateOf(fn)];
  if (related.relation !== 'not_followed_by' || span === undefined || date === undefined) return [];
  return [{ kind: 'date', timed: timedOf(fn, date), type: 'instant', point: hoursAgo(span) }];
}

function timedOf(fn: RuleFunction, shape: FilterParameter): Timing['timed'] {
  return shape.timed ?? { source: fn.source, column: shape.value };
}

/** What the catalogue says of a parameter. */
export function shapeOf(fn: RuleFunction, parameter: Pick<Parameter, 'name'>): FilterParameter | AggregateParameter {
  const shape = fn.parameters.find(({ name }) => name === parameter.name);
  invariant(shape !== undefined, `the checker knows the parameter ${fn.name}.${parameter.name}`);
  return shape;
}
