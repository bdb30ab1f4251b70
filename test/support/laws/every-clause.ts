import type { Catalogue } from '../../../src/catalogue/catalogue.js';
import { arityOf } from '../../../src/language/operator.js';
import { NO_SPAN, type Expression, type Operator, type Parameter, type Rule, type Value } from '../../../src/language/rule.js';
import type { AllowedValue, FunctionShape, ParameterShape, ValueType } from '../../../src/language/vocabulary.js';
import { operandsOf } from './operands.js';

const span = NO_SPAN;

/** Texts to compare with where any text will do. */
export interface SampleTexts {
  readonly text: string;
}

interface Shape {
  readonly type: ValueType;
  readonly operators: readonly Operator[];
  readonly allowed?: readonly AllowedValue[];
}

/** Every attribute with each of its operators, and every function with each operator of each parameter; each a rule of one clause. */
export function everyClause(catalogue: Catalogue, texts: SampleTexts): Rule[] {
  const comparisons = operandsOf(catalogue).flatMap((operand) => {
    const shape = catalogue.attribute(operand.name, operand.argument);
    if (shape === undefined) throw new Error(`There is no attribute ${operand.name}`);
    return tests(shape, texts).map((test): Rule => ({ kind: 'comparison', operand, ...test, span }));
  });
  const functions = catalogue.functions().flatMap((fn) => {
    const required = fn.parameters.filter((parameter) => isNeeded(parameter, fn));
    const base = required.flatMap((shape): Parameter[] =>
      tests(shape, texts)
        .slice(0, 1)
        .map((test) => ({ name: shape.name, ...test, span })),
    );
    const lists = [
      base,
      ...inCalls(fn, catalogue).flatMap(({ shape, named }) => tests(shape, texts).map((test) => [...base, { ...named, ...test, span }])),
    ];
    return [...lists, ...everyRelation(fn, texts)].map((parameters, index): Rule => ({
      kind: 'function',
      name: fn.name,
      matches: index % 3 !== 1,
      parameters,
      span,
    }));
  });
  return [...comparisons, ...functions, ...everyMeasure(catalogue, texts)];
}

/** Each parameter of a function, by itself and in the calls that are for it. */
export function inCalls({ parameters }: Pick<FunctionShape, 'parameters'>, catalogue: Catalogue) {
  return parameters.flatMap((parameter) => {
    const { name } = parameter;
    const alike = catalogue.likenesses().flatMap((likeness) => {
      const shape = catalogue.alike(likeness.name, parameter);
      return shape === undefined ? [] : [{ shape, named: { name, call: likeness.name } }];
    });
    return [{ shape: parameter, named: { name } }, ...alike];
  });
}

/** Each relation of a function to each of the others, with each of its spans. */
function everyRelation({ relations = [] }: FunctionShape, texts: SampleTexts): Parameter[][] {
  const named = relations.filter(({ name }) => !name.includes('.'));
  return named.flatMap((relation, index) => {
    const spans = relations.filter(({ name }) => name.startsWith(`${relation.name}.`));
    return (relation.allowed ?? []).map(({ value: other }, place): Parameter[] => {
      const which: Parameter = { name: relation.name, operator: '=', values: [{ kind: 'text', text: other, span }], span };
      const shape = spans[(index + place) % (spans.length + 1)];
      const within = shape === undefined ? [] : tests(shape, texts).slice(0, 1);
      return [which, ...within.map((test): Parameter => ({ name: shape?.name ?? '', ...test, span }))];
    });
  });
}

/** Every measure of every function over the records that pass a text or two, and every kind of arithmetic. */
function everyMeasure(catalogue: Catalogue, texts: SampleTexts): Rule[] {
  const literal = (decimal: string): Expression => ({ kind: 'literal', value: { kind: 'number', decimal, span }, span });
  const measures = catalogue.functions().flatMap((fn) => {
    const chosen = fn.parameters.filter((parameter, index) => isNeeded(parameter, fn) || (parameter.type === 'text' && index < 3));
    const parameters = chosen.flatMap((shape): Parameter[] =>
      tests(shape, texts)
        .slice(0, 1)
        .map((test) => ({ name: shape.name, ...test, span })),
    );
    return fn.measures.map((measure): { type: ValueType; side: Expression } => ({
      type: measure.type,
      side: {
        kind: 'measure',
        function: fn.name,
        measure: measure.name,
        parameters,
        span,
        ...(measure.ordinal === true ? { ordinal: 2 } : {}),
      },
    }));
  });
  const operators = ['=', '!=', '>', '>=', '<', '<='] as const;
  return measures.flatMap(({ type, side }, index): Rule[] => {
    const operator = operators[index % operators.length] ?? '=';
    const other = (measures[(index * 7) % measures.length] as (typeof measures)[number]).side;
    const isNumber = type !== 'instant';
    const right: Expression = isNumber ? literal('2') : { kind: 'literal', value: { kind: 'date', date: { kind: 'today' }, span }, span };
    const plain: Rule = { kind: 'computed', left: side, operator, right: [right], span };
    if (!isNumber || !isNumberMeasure(other, catalogue)) return [plain];
    const arithmetic = (['+', '-', '*', '/'] as const)[index % 4] ?? '+';
    const computed: Expression = { kind: 'arithmetic', operator: arithmetic, left: side, right: other, span };
    return [plain, { kind: 'computed', left: computed, operator, right: [literal('1')], span }];
  });
}

function isNumberMeasure(side: Expression, catalogue: Catalogue): boolean {
  if (side.kind !== 'measure') return false;
  return catalogue.function(side.function)?.measures.find(({ name }) => name === side.measure)?.type !== 'instant';
}

/** Whether a use of the function must name a parameter: always, or because it is the first of those of which one is needed. */
function isNeeded({ name, required }: ParameterShape, { oneOf }: FunctionShape): boolean {
  return required === true || oneOf?.[0] === name;
}

/** Each operator with some of the values that it takes. */
function tests(shape: Shape, texts: SampleTexts): { readonly operator: Operator; readonly values: Value[] }[] {
  return shape.operators.flatMap((operator, index) => {
    const all = samplesOf(shape, texts);
    // Every operator meets a few samples, and every sample a few operators.
    const samples = [...all.slice(index % (all.length || 1)), ...all].slice(0, 2);
    switch (arityOf(operator)) {
      case 'none':
        return [{ operator, values: [] }];
      case 'one':
        return samples.map((value) => ({ operator, values: [value] }));
      case 'two':
        return [{ operator, values: samples }];
      case 'list':
        return samples.length === 0 ? [] : [{ operator, values: samples }];
    }
  });
}

function samplesOf({ type, allowed }: Shape, { text }: SampleTexts): Value[] {
  const textValue = (each: string): Value => ({ kind: 'text', text: each, span });
  const number = (decimal: string): Value => ({ kind: 'number', decimal, span });
  switch (type) {
    case 'text':
    case 'tag':
    case 'plain':
      return [textValue(text), number('5')];
    case 'enum':
      return (allowed ?? []).slice(0, 2).map(({ value }) => textValue(value));
    case 'integer':
      return ['0', '-1', '9223372036854775807'].map(number);
    case 'number':
    case 'money':
      return ['0', '-0.5', '999999999999999.999999999999999'].map(number);
    case 'boolean':
      return [true, false].map((boolean) => ({ kind: 'boolean', boolean, span }));
    case 'coordinates':
      return [textValue('52.52,13.4')];
    case 'day':
    case 'anniversary':
      return days();
    case 'instant':
      return [
        ...days(),
        { kind: 'date', date: { kind: 'now' }, span },
        { kind: 'date', date: { kind: 'dateTime', dateTime: '2026-05-30T16:00:00.000001' }, span },
        { kind: 'date', date: { kind: 'offset', amount: -8_766_000, unit: 'h' }, span },
        { kind: 'date', date: { kind: 'offset', amount: 525_960_000, unit: 'min' }, span },
      ];
  }
}

function days(): Value[] {
  return [
    { kind: 'date', date: { kind: 'day', day: '0001-01-01' }, span },
    { kind: 'date', date: { kind: 'day', day: '9999-12-31' }, span },
    { kind: 'date', date: { kind: 'today' }, span },
    { kind: 'date', date: { kind: 'yesterday' }, span },
    { kind: 'date', date: { kind: 'offset', amount: -12_000, unit: 'm' }, span },
    { kind: 'date', date: { kind: 'offset', amount: 1_000, unit: 'y' }, span },
  ];
}
