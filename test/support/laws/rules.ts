import fc from 'fast-check';
import type { Catalogue } from '../../../src/catalogue/catalogue.js';
import { NO_SPAN, type Parameter, type Rule, type Value } from '../../../src/language/rule.js';
import type { FunctionShape, ParameterShape } from '../../../src/language/vocabulary.js';
import type { NaiveCustomer, NaiveValue, NaiveWorld } from '../naive/customer.js';
import { ATTRIBUTES } from '../naive/attributes.js';
import { findAttributeValue } from '../naive/evaluate.js';
import { FUNCTIONS } from '../naive/functions.js';
import { ratio } from '../naive/ratio.js';
import { computedRule } from './computed-rules.js';
import { inCalls } from './every-clause.js';
import { operandsOf } from './operands.js';
import { comparison } from './values.js';

const span = NO_SPAN;

/** The attributes and functions whose meaning nobody has written down in test/support/naive yet. */
export function unknownToNaive(catalogue: Catalogue): string[] {
  const operands = operandsOf(catalogue).filter(
    ({ name, argument }) => argument === undefined && !name.startsWith('metafields.') && ATTRIBUTES[name] === undefined,
  );
  const functions = catalogue.functions().filter(({ name }) => FUNCTIONS[name] === undefined);
  return [...operands, ...functions].map(({ name }) => name);
}

/** Random rules over a whole catalogue, with values that the customers have or nearly have. */
export function ruleOver(catalogue: Catalogue, customers: readonly NaiveCustomer[], world: NaiveWorld): fc.Arbitrary<Rule> {
  const comparisons = operandsOf(catalogue).flatMap((operand) => {
    const shape = catalogue.attribute(operand.name, operand.argument);
    if (shape === undefined) return [];
    const pool = customers.map((customer) => findAttributeValue(operand, shape, customer, world));
    if (pool[0] === undefined) return [];
    const compared = { ...shape, pool: pool.map((known) => known ?? null) };
    return [comparison(compared, world).map((test): Rule => ({ kind: 'comparison', operand, ...test, span }))];
  });
  const functions = catalogue
    .functions()
    .filter(({ name }) => FUNCTIONS[name] !== undefined)
    .map((shape) => functionRule(shape, customers, world, catalogue));
  const clause = fc.oneof(
    { weight: 3, arbitrary: fc.oneof(...comparisons) },
    { weight: 2, arbitrary: fc.oneof(...functions) },
    { weight: 2, arbitrary: computedRule(catalogue, customers, world, filtersOf(customers, world, catalogue)) },
  );
  return fc.letrec<{ rule: Rule }>((tie) => {
    const rules = fc.array(tie('rule'), { minLength: 2, maxLength: 3 });
    return {
      rule: fc.oneof(
        { maxDepth: 3, depthSize: 'small', withCrossShrink: true },
        { weight: 4, arbitrary: clause },
        { weight: 1, arbitrary: rules.map((inner): Rule => ({ kind: 'and', rules: inner, span })) },
        { weight: 1, arbitrary: rules.map((inner): Rule => ({ kind: 'or', rules: inner, span })) },
        { weight: 1, arbitrary: tie('rule').map((inner): Rule => ({ kind: 'not', rule: inner, span })) },
      ),
    };
  }).rule;
}

/** Parameters of a function, by random choices of filters, of tests and of relations to others, on values that the records have. */
function parametersOf(
  shape: FunctionShape,
  customers: readonly NaiveCustomer[],
  world: NaiveWorld,
  most: { readonly filters: number; readonly tests: number },
  catalogue: Catalogue,
): fc.Arbitrary<Parameter[]> {
  const own = ownParametersOf(shape, customers, world, most, catalogue);
  const relations = (shape.relations ?? []).filter(({ name }) => !name.includes('.'));
  if (relations.length === 0) return own;
  const related = fc.constantFrom(...relations).chain((relation) => relationOf(relation, shape, customers, world, catalogue));
  return fc.oneof({ weight: 5, arbitrary: own }, { weight: 1, arbitrary: fc.tuple(own, related).map((parts) => parts.flat()) });
}

/** That records stand so to some of another function, perhaps within a span that lies between two of them. */
function relationOf(
  relation: ParameterShape,
  shape: FunctionShape,
  customers: readonly NaiveCustomer[],
  world: NaiveWorld,
  catalogue: Catalogue,
): fc.Arbitrary<Parameter[]> {
  const named = (relation.allowed ?? []).map(({ value }) => value);
  const spans = (shape.relations ?? []).filter(({ name }) => name.startsWith(`${relation.name}.`));
  const number = (decimal: number): Value => ({ kind: 'number', decimal: String(decimal), span });
  const soon =
    spans.length === 0
      ? fc.constant([])
      : fc.array(
          fc
            .tuple(fc.constantFrom(...spans), fc.constantFrom(0, 1, 24, 30, 365, 2_000, 100_000, -1))
            .map(([{ name }, size]): Parameter => ({ name, operator: '<=', values: [number(size)], span })),
          { maxLength: 1 },
        );
  return fc.constantFrom(...named).chain((other) => {
    const otherShape = catalogue.function(other);
    if (otherShape === undefined) throw new Error(`There is no function ${other}`);
    const filters = ownParametersOf(otherShape, customers, world, { filters: 1, tests: 0, fields: false }, catalogue);
    return fc
      .tuple(filters, soon)
      .map(([parameters, within]): Parameter[] => [
        { name: relation.name, operator: '=', values: [{ kind: 'text', text: other, span }], span },
        ...parameters.map((parameter) => ({ ...parameter, name: `${relation.name}.${parameter.name}` })),
        ...within,
      ]);
  });
}

function ownParametersOf(
  shape: FunctionShape,
  customers: readonly NaiveCustomer[],
  world: NaiveWorld,
  most: { readonly filters: number; readonly tests: number; readonly fields?: false },
  catalogue: Catalogue,
): fc.Arbitrary<Parameter[]> {
  const records = customers.flatMap((customer) => FUNCTIONS[shape.name]?.(customer, world) ?? []);
  const isSayable = ({ type, allowed }: ParameterShape) => type !== 'enum' || (allowed ?? []).length > 0;
  const filters = shape.parameters.filter(
    (parameter) => parameter.role === 'filter' && parameter.required !== true && isSayable(parameter),
  );
  const tests = shape.parameters.filter(({ role }) => role === 'aggregate');
  const parameterOf = (parameter: ParameterShape): fc.Arbitrary<Parameter> =>
    fc.constantFrom(...inCalls({ parameters: [parameter] }, catalogue)).chain(({ shape: alike, named }) => parameterIn(alike, named));
  const parameterIn = (parameter: ParameterShape, named: Pick<Parameter, 'name' | 'call'>): fc.Arbitrary<Parameter> => {
    const { name } = parameter;
    const field = name.replace(/^(sum|avg|min|max)_/, '');
    const measured: NaiveValue[] = [ratio(0), ratio(1), ratio(2)];
    const pool = name === 'count' ? measured : records.map((record) => record[field] ?? null);
    const plain = comparison({ ...parameter, pool }, world).map((test): Parameter => ({ ...named, ...test, span }));
    const others = inCalls({ parameters: filters }, catalogue).filter((other) => isComparedWith(parameter, other.shape, shape));
    if (parameter.role === 'aggregate' || most.fields === false || others.length === 0) return plain;
    return fc.oneof(
      { weight: 6, arbitrary: plain },
      { weight: 1, arbitrary: fc.constantFrom(...others).chain((other) => besideField(parameter, named, other)) },
    );
  };
  const some = (parameters: readonly ParameterShape[], maxLength: number): fc.Arbitrary<Parameter[]> =>
    parameters.length === 0 ? fc.constant([]) : fc.array(fc.constantFrom(...parameters).chain(parameterOf), { maxLength });
  const required = shape.parameters.filter((parameter) => parameter.required === true).map(parameterOf);
  const alternatives = shape.parameters.filter(({ name }) => shape.oneOf?.includes(name) === true);
  const oneOf = alternatives.length === 0 ? fc.constant([]) : fc.constantFrom(...alternatives).chain((one) => fc.tuple(parameterOf(one)));
  return fc.tuple(fc.tuple(...required), oneOf, some(filters, most.filters), some(tests, most.tests)).map((chosen) => chosen.flat());
}

const NUMBERS: ReadonlySet<ParameterShape['type']> = new Set(['integer', 'number', 'money']);
const DATES: ReadonlySet<ParameterShape['type']> = new Set(['day', 'instant']);
const TEXTS: ReadonlySet<ParameterShape['type']> = new Set(['text', 'tag', 'plain']);

/** Whether two parameters of a record may be compared with one another. */
function isComparedWith(one: ParameterShape, other: ParameterShape, { oneOf = [] }: FunctionShape): boolean {
  if (one.name === other.name || one.list === true || other.list === true || oneOf.includes(one.name) || oneOf.includes(other.name))
    return false;
  return [NUMBERS, DATES, TEXTS].some((kind) => kind.has(one.type) && kind.has(other.type));
}

/** One parameter of a record beside another; a date perhaps beside another that is moved. */
function besideField(
  one: ParameterShape,
  named: Pick<Parameter, 'name' | 'call'>,
  { shape: other, named: beside }: ReturnType<typeof inCalls>[number],
): fc.Arbitrary<Parameter> {
  const operators = TEXTS.has(one.type) ? (['=', '!='] as const) : (['=', '!=', '>', '>=', '<', '<='] as const);
  const units = other.type === 'instant' ? (['d', 'm', 'h', 'min'] as const) : (['d', 'm'] as const);
  const offset = fc.record({
    kind: fc.constant('offset' as const),
    amount: fc.constantFrom(-400, -7, -1, 1, 3, 500),
    unit: fc.constantFrom(...units),
  });
  const moved = DATES.has(other.type) ? fc.option(offset, { nil: undefined }) : fc.constant(undefined);
  return fc.tuple(fc.constantFrom(...operators), moved).map(([operator, by]): Parameter => {
    const value: Value = { kind: 'field', ...beside, ...(by === undefined ? {} : { offset: by }), span };
    return { ...named, operator, values: [value], span };
  });
}

export function functionRule(
  shape: FunctionShape,
  customers: readonly NaiveCustomer[],
  world: NaiveWorld,
  catalogue: Catalogue,
): fc.Arbitrary<Rule> {
  return fc
    .tuple(fc.boolean(), parametersOf(shape, customers, world, { filters: 3, tests: 2 }, catalogue))
    .map(([matches, parameters]): Rule => ({ kind: 'function', name: shape.name, matches, parameters, span }));
}

/** Filters of measures. */
function filtersOf(customers: readonly NaiveCustomer[], world: NaiveWorld, catalogue: Catalogue) {
  return (shape: FunctionShape): fc.Arbitrary<Parameter[]> => parametersOf(shape, customers, world, { filters: 2, tests: 0 }, catalogue);
}
