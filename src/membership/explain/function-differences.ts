import type { AggregateParameter, RuleFunction } from '../../catalogue/index.js';
import { decimalOf, parseDecimal, invariant } from '../../kernel/index.js';
import type { FunctionRule } from '../../language/index.js';
import type { Difference } from './smallest-change.js';
import type { JudgedClause, JudgingContext } from './judged-clause.js';
import { numberHolds, type NumberTest } from './nearest-number.js';
import { decimalsOf, numberDifference, type NumberShape } from './number-difference.js';

const NONE = decimalOf(0);

/** Of a function that is to hold, every test that fails; of one that is not to hold, any one of its tests. */
export function functionDifferences(
  { clause, holds, looked }: JudgedClause<FunctionRule>,
  { catalogue, amountDigits }: JudgingContext,
): Difference[] | undefined {
  const fn = catalogue.function(clause.name);
  invariant(fn !== undefined, 'the checker knows the function');
  const passes = holds === clause.matches;
  const tests = figureTests(fn, clause, looked).filter(({ test, actual }) => figureHolds(test, actual) === passes);
  const differences = tests.map(({ shape, test, actual }) => numberDifference(shape, test, actual, passes, amountDigits));
  const known = differences.filter((difference) => difference !== undefined);
  if (known.length === 0 || (!passes && known.length < tests.length)) return undefined;
  return passes ? known.slice(0, 1) : known;
}

interface FigureTest {
  readonly shape: NumberShape;
  readonly test: NumberTest;
  readonly actual: string;
}

/** The tests of a function with the figures that they test; without any, that there is a record. */
function figureTests(fn: RuleFunction, { parameters }: FunctionRule, [count = '0', ...figures]: readonly string[]): FigureTest[] {
  const shapeOf = (name: string) =>
    fn.parameters.find((parameter): parameter is AggregateParameter => parameter.name === name && parameter.role === 'aggregate');
  const tested = parameters.flatMap((parameter) => {
    const shape = shapeOf(parameter.name);
    return shape === undefined ? [] : [{ parameter, shape }];
  });
  const existence: NumberTest = { operator: '>', bounds: [NONE], whole: true, least: NONE };
  if (tested.length === 0) return [{ shape: { label: fn.label, type: 'integer', unit: fn.counts }, test: existence, actual: count }];
  const names = [...new Set(tested.map(({ parameter }) => parameter.name).filter((name) => name !== 'count'))];
  return tested.flatMap(({ parameter, shape }): FigureTest[] => {
    const bounds = decimalsOf(parameter.values.map((value) => (value.kind === 'number' ? value.decimal : '')));
    if (bounds === undefined) return [];
    const isCounted = parameter.name === 'count';
    return [
      {
        shape: { label: `${fn.label}: ${shape.label.toLowerCase()}`, type: shape.type, unit: isCounted ? fn.counts : shape.unit },
        test: { operator: parameter.operator, bounds, whole: shape.type === 'integer', ...(isCounted ? { least: NONE } : {}) },
        actual: (isCounted ? count : figures[names.indexOf(parameter.name)]) ?? 'null',
      },
    ];
  });
}

function figureHolds(test: NumberTest, actual: string): boolean {
  const figure = parseDecimal(actual);
  if (figure !== undefined) return numberHolds(test, figure) === true;
  return test.operator === '!=' || test.operator === 'NOT IN';
}
