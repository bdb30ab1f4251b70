import type { ComparisonRule, FunctionRule, Parameter, Rule } from '../../../src/language/rule.js';
import type { AttributeShape, ParameterShape, Vocabulary } from '../../../src/language/vocabulary.js';
import { ATTRIBUTES, customValue } from './attributes.js';
import { holds, isRatio, textOf } from './compare.js';
import type { NaiveCustomer, NaiveValue, NaiveWorld } from './customer.js';
import { distanceKm, FUNCTIONS, type NaiveRecord } from './functions.js';
import { compareRatios, divided, ratio, sum, type Ratio } from './ratio.js';

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
  }
}

function comparisonHolds(
  { operand, operator, values }: ComparisonRule,
  customer: NaiveCustomer,
  world: NaiveWorld,
  vocabulary: Vocabulary,
) {
  if (operand.kind !== 'attribute') throw new Error(`The naive evaluator does not know operands of kind ${String(operand.kind)}`);
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
  if (name === 'anniversary' && argument !== undefined) {
    const builtIn = ATTRIBUTES[argument];
    return builtIn === undefined ? customValue(customer, argument, shape) : builtIn(customer, world);
  }
  if (name === 'attribute' && argument !== undefined) return customValue(customer, argument, shape);
  if (name.startsWith('metafields.')) return customValue(customer, name.slice('metafields.'.length), shape);
  return ATTRIBUTES[name]?.(customer, world);
}

function attributeValue(operand: ComparisonRule['operand'], shape: AttributeShape, customer: NaiveCustomer, world: NaiveWorld): NaiveValue {
  const value = findAttributeValue(operand, shape, customer, world);
  if (value === undefined) throw new Error(`The naive evaluator does not know the attribute ${operand.name}: see test/support/naive`);
  return value;
}

function functionHolds(rule: FunctionRule, customer: NaiveCustomer, world: NaiveWorld, vocabulary: Vocabulary): boolean {
  const meaning = FUNCTIONS[rule.name];
  const shape = vocabulary.function(rule.name);
  if (meaning === undefined || shape === undefined) throw new Error(`The naive evaluator does not know the function ${rule.name}`);
  const shapeOf = (parameter: Parameter): ParameterShape =>
    shape.parameters.find(({ name }) => name === parameter.name) ?? fail(`${rule.name}.${parameter.name}`);
  const filters = rule.parameters.filter((parameter) => shapeOf(parameter).role === 'filter');
  const tests = rule.parameters.filter((parameter) => shapeOf(parameter).role === 'aggregate');
  const records = meaning(customer, world).filter((record) =>
    rule.name === 'customer_within_distance'
      ? isWithin(record, filters)
      : filters.every((filter) => holds(shapeOf(filter).type, valueIn(record, filter.name), filter.operator, filter.values, world)),
  );
  if (tests.length === 0) return records.length > 0;
  return tests.every((test) => holds(shapeOf(test).type, measure(test.name, records), test.operator, test.values, world));
}

function measure(name: string, records: readonly NaiveRecord[]): NaiveValue {
  if (name === 'count') return ratio(records.length);
  const [, kind, field = ''] = /^(sum|avg|min|max)_(.+)$/.exec(name) ?? fail(name);
  const numbers = records.map((record) => valueIn(record, field)).filter(isRatio);
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
