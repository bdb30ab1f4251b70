import type {
  AttributeOperand,
  ComparisonRule,
  ComputedOperator,
  Expression,
  FunctionRule,
  Parameter,
  Rule,
} from '../../../src/language/rule.js';
import type { AttributeShape, FunctionShape, ParameterShape, Vocabulary } from '../../../src/language/vocabulary.js';
import { ATTRIBUTES, customValue } from './attributes.js';
import { mainCompany } from './profile.js';
import { holds, isList, isRatio, textOf } from './compare.js';
import type { NaiveCustomer, NaiveValue, NaiveWorld } from './customer.js';
import { distanceKm, FUNCTIONS, type NaiveRecord } from './functions.js';
import { calculated, computedHolds, shifted, type Side } from './computed.js';
import { isOfDates, measureDates } from './dates.js';
import { randomShare } from './random-share.js';
import { isAboutOthers, relationsOf, standsTo } from './relations.js';
import { compareRatios, divided, printRatio, ratio, sum, type Ratio } from './ratio.js';
import { wallDay } from './zone.js';

/**
 * Whether a rule holds for a customer, by walking the tree over plain objects. It takes from the catalogue only what a client sees (types
 * and roles of names), and shares nothing with src/compile.
 */
export function holdsFor(rule: Rule, customer: NaiveCustomer, world: NaiveWorld, vocabulary: Vocabulary): boolean {
  switch (rule.kind) {
    case 'and':
      return rule.rules.every((inner) => holdsFor(inner, customer, world, vocabulary));
    case 'or':
      return rule.rules.some((inner) => holdsFor(inner, customer, world, vocabulary));
    case 'not':
      return !holdsFor(rule.rule, customer, world, vocabulary);
    case 'comparison':
      return comparisonHolds(rule, customer, world, vocabulary);
    case 'function':
      return functionHolds(rule, customer, world, vocabulary) === rule.matches;
    case 'computed':
      return computedHolds(rule, (side) => sideOf(side, customer, world, vocabulary), world);
  }
}

/** What a computed side is for a customer. */
export function calculateFor(side: Expression, customer: NaiveCustomer, world: NaiveWorld, vocabulary: Vocabulary): NaiveValue {
  const calculated = sideOf(side, customer, world, vocabulary);
  return 'literal' in calculated ? null : calculated.value;
}

function sideOf(side: Expression, customer: NaiveCustomer, world: NaiveWorld, vocabulary: Vocabulary): Side {
  switch (side.kind) {
    case 'literal':
      return { literal: side.value };
    case 'attribute': {
      const shape = vocabulary.attribute(side.name, side.argument) ?? fail(side.name);
      return { type: shape.type, value: attributeValue(side, shape, customer, world) };
    }
    case 'measure': {
      const shape = vocabulary.function(side.function) ?? fail(side.function);
      const type = shape.measures.find(({ name }) => name === side.measure)?.type ?? fail(side.measure);
      const records = recordsOf(shape, side.parameters, customer, world, vocabulary);
      return { type, value: measure(side.measure, records, world, side.ordinal) };
    }
    case 'arithmetic': {
      if (side.right.kind === 'literal' && side.right.value.kind === 'date') {
        return shifted(sideOf(side.left, customer, world, vocabulary), side.right.value.date, world);
      }
      const [left, right] = [side.left, side.right].map((inner) => sideOf(inner, customer, world, vocabulary));
      return { type: 'number', value: calculated(side.operator, left as Side, right as Side, world) };
    }
  }
}

function comparisonHolds(
  { operand, operator, values }: ComparisonRule,
  customer: NaiveCustomer,
  world: NaiveWorld,
  vocabulary: Vocabulary,
) {
  const shape = vocabulary.attribute(operand.name, operand.argument);
  if (shape === undefined) throw new Error(`There is no attribute ${operand.name}`);
  return holds(shape.type, attributeValue(operand, shape, customer, world), operator, values, world);
}

/** The value of an attribute; undefined for one whose meaning is not written down. */
export function findAttributeValue(
  { name, argument }: { readonly name: string; readonly argument?: string },
  shape: AttributeShape,
  customer: NaiveCustomer,
  world: NaiveWorld,
): NaiveValue | undefined {
  if (name === 'random_share' && argument !== undefined) return randomShare(argument, customer, world);
  if (argument !== undefined && name === 'company_attribute') return customValue(mainCompany(customer, world) ?? {}, argument, shape);
  const [, ofCompany] = /^company_attribute\.(.+)$/.exec(argument ?? '') ?? [];
  if (ofCompany !== undefined && name !== 'attribute') return customValue(mainCompany(customer, world) ?? {}, ofCompany, shape);
  if (argument !== undefined && name !== 'attribute') {
    const builtIn = ATTRIBUTES[argument];
    const date = builtIn === undefined ? customValue(customer.record, argument, shape) : builtIn(customer, world);
    return date instanceof Date ? wallDay(date, world.timeZone) : date;
  }
  if (argument !== undefined) return customValue(customer.record, argument, shape);
  if (name.startsWith('metafields.')) return customValue(customer.record, name.slice('metafields.'.length), shape);
  return ATTRIBUTES[name]?.(customer, world);
}

function attributeValue(operand: AttributeOperand, shape: AttributeShape, customer: NaiveCustomer, world: NaiveWorld): NaiveValue {
  const value = findAttributeValue(operand, shape, customer, world);
  if (value === undefined) throw new Error(`The naive evaluator does not know the attribute ${operand.name}: see test/support/naive`);
  return value;
}

function functionHolds(rule: FunctionRule, customer: NaiveCustomer, world: NaiveWorld, vocabulary: Vocabulary): boolean {
  const shape = vocabulary.function(rule.name) ?? fail(rule.name);
  const isTest = (parameter: Parameter) => !isAboutOthers(parameter) && shapeOf(shape, parameter).role === 'aggregate';
  const tests = rule.parameters.filter(isTest);
  const records = recordsOf(
    shape,
    rule.parameters.filter((parameter) => !isTest(parameter)),
    customer,
    world,
    vocabulary,
  );
  if (tests.length === 0) return records.length > 0;
  return tests.every((test) => holds(shapeOf(shape, test).type, measure(test.name, records, world), test.operator, test.values, world));
}

function shapeOf(shape: FunctionShape, parameter: Parameter): ParameterShape {
  return shape.parameters.find(({ name }) => name === parameter.name) ?? fail(`${shape.name}.${parameter.name}`);
}

/** The records of a function that pass all filters, and stand to others as is wanted. */
function recordsOf(
  shape: FunctionShape,
  parameters: readonly Parameter[],
  customer: NaiveCustomer,
  world: NaiveWorld,
  vocabulary: Vocabulary,
): NaiveRecord[] {
  const meaning = FUNCTIONS[shape.name];
  if (meaning === undefined) throw new Error(`The naive evaluator does not know the function ${shape.name}`);
  const filters = parameters.filter((parameter) => !isAboutOthers(parameter));
  const chosen = meaning(customer, world).filter((record) =>
    shape.name === 'customer_within_distance'
      ? isWithin(record, filters)
      : filters.every((filter) => filterHolds(shape, filter, record, world, vocabulary)),
  );
  return relationsOf(parameters).reduce((records, relation) => {
    const other = vocabulary.function(relation.other) ?? fail(relation.other);
    const others = recordsOf(other, relation.parameters, customer, world, vocabulary);
    return records.filter((record) => standsTo(record, relation, others, world.now));
  }, chosen);
}

/** The type of a parameter, as texts of it are compared in the call that it stands in. */
function typeOf(shape: FunctionShape, { name, call }: { name: string; call?: string }, filter: Parameter, vocabulary: Vocabulary) {
  const own = shapeOf(shape, { ...filter, name });
  return (call === undefined ? own : (vocabulary.alike(call, own) ?? fail(call))).type;
}

function filterHolds(shape: FunctionShape, filter: Parameter, record: NaiveRecord, world: NaiveWorld, vocabulary: Vocabulary): boolean {
  const { name, operator, values, span } = filter;
  if (!values.some(({ kind }) => kind === 'field'))
    return holds(typeOf(shape, filter, filter, vocabulary), valueIn(record, name), operator, values, world);
  // A call is written as that of an attribute is: its name, and what it is of as the argument.
  const operand = (of: { name: string; call?: string }): Expression => ({
    kind: 'attribute',
    ...(of.call === undefined ? { name: of.name } : { name: of.call, argument: of.name }),
    span,
  });
  const right = values.map((value): Expression => {
    if (value.kind !== 'field') return { kind: 'literal', value, span };
    const { offset } = value;
    if (offset === undefined) return operand(value);
    return {
      kind: 'arithmetic',
      operator: '+',
      left: operand(value),
      right: { kind: 'literal', value: { kind: 'date', date: offset, span }, span },
      span,
    };
  });
  const sideIn = (side: Expression): Side => {
    if (side.kind === 'literal') return { literal: side.value };
    if (side.kind === 'arithmetic' && side.right.kind === 'literal' && side.right.value.kind === 'date')
      return shifted(sideIn(side.left), side.right.value.date, world);
    const { name: first, argument } = side.kind === 'attribute' ? side : fail(side.kind);
    const of = argument === undefined ? { name: first } : { name: argument, call: first };
    return { type: typeOf(shape, of, filter, vocabulary), value: valueIn(record, of.name) };
  };
  return computedHolds({ kind: 'computed', left: operand(filter), operator: operator as ComputedOperator, right, span }, sideIn, world);
}

function datesOf(records: readonly NaiveRecord[]): Date[] {
  const dates = records.map((record) => valueIn(record, 'date')).filter((date) => date instanceof Date);
  return dates.sort((a, b) => a.getTime() - b.getTime());
}

function measure(name: string, records: readonly NaiveRecord[], { timeZone }: NaiveWorld, ordinal?: number): NaiveValue {
  if (name === 'count') return ratio(records.length);
  if (name === 'nth_date') return datesOf(records)[(ordinal ?? 0) - 1] ?? null;
  if (isOfDates(name)) return measureDates(name, datesOf(records), timeZone);
  const [, kind, field = ''] = /^(sum|avg|min|max|distinct)_(.+)$/.exec(name) ?? fail(name);
  const values = records.map((record) => valueIn(record, `${field} measured` in record ? `${field} measured` : field));
  if (kind === 'distinct') {
    const lists = values.filter(isList);
    if (lists.length > 0)
      return ratio(new Set(lists.flat().map((element) => (field.endsWith('tag') ? element.toLowerCase() : element))).size);
    return ratio(new Set(values.filter((value) => value !== null).map((value) => (isRatio(value) ? printRatio(value, 12) : value))).size);
  }
  const numbers = values.filter(isRatio);
  if (kind === 'sum') return sum(numbers);
  if (numbers.length === 0) return null;
  if (kind === 'avg') return divided(sum(numbers), ratio(numbers.length));
  const sorted = numbers.toSorted(compareRatios);
  return (kind === 'min' ? sorted[0] : sorted.at(-1)) as Ratio;
}

/** Within every distance of every point. */
function isWithin(record: NaiveRecord, filters: readonly Parameter[]): boolean {
  const place = valueIn(record, 'coordinates');
  if (typeof place !== 'string') return false;
  const points = filters.filter(({ name }) => name === 'coordinates').map(({ values }) => textOf(values[0]));
  const limits = filters
    .filter(({ name }) => name !== 'coordinates')
    .map(({ name, values }) => Number(textOf(values[0])) * (name === 'distance_mi' ? 1.609344 : 1));
  return points.every((point) => limits.every((limit) => distanceKm(point, place) <= limit));
}

function valueIn(record: NaiveRecord, name: string): NaiveValue {
  const value = record[name];
  return value === undefined ? fail(name) : value;
}

function fail(what: string): never {
  throw new Error(`The naive evaluator does not know ${what}: see test/support/naive`);
}
