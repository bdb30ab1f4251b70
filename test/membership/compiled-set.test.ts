import { Catalogue } from '../../src/catalogue/catalogue.js';
import { compileRule } from '../../src/compile/index.js';
import { readRule, type Rule } from '../../src/language/index.js';
import { CompiledSet } from '../../src/membership/set/compiled-set.js';
import type { CompiledSegment } from '../../src/membership/set/compiled-segment.js';

const catalogue = new Catalogue();

function segmentOf(number: number, text: string): CompiledSegment {
  const rule = readRule(text, catalogue).rule as Rule;
  const compiled = compileRule(rule, { catalogue, timeZone: 'UTC' });
  const needs = { mentions: [], segmentIds: new Set<string>() };
  return {
    id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
    number,
    rule: compiled,
    buildsOn: new Set(),
    level: 0,
    draftOf: undefined,
    buildId: undefined,
    needs,
    overTime: () => ({ rule: compiled, needs, buildsOn: new Set(), isForeseeable: true }),
  };
}

/** A rule of many clauses, each with values of its own. */
function manyDays(count: number, from: number): string {
  return Array.from({ length: count }, (_, index) => `last_order_date = -${from + index}d`).join(' OR ');
}

test('segments are evaluated in one statement as long as it can take their values, else in several that have each once', () => {
  const small = [1, 2, 3].map((number) => segmentOf(number, `number_of_orders > ${number}`));
  expect(new CompiledSet(1n, small).statements(small)).toHaveLength(1);
  const large = Array.from({ length: 200 }, (_, number) => segmentOf(number, manyDays(180, 1 + number * 180)));
  const statements = new CompiledSet(1n, large).statements(large);
  expect(statements.length).toBeGreaterThan(1);
  expect(statements.flatMap(({ segments }) => segments)).toEqual(large);
  expect(statements.filter(({ template }) => template.parameterCount > 65_535)).toEqual([]);
});

test('statements of sets that were compiled side by side have the same name only if they are the same', () => {
  const [one, two] = [segmentOf(1, 'number_of_orders > 1'), segmentOf(2, 'age > 1')] as const;
  const [first, second] = [new CompiledSet(1n, [one, two]), new CompiledSet(1n, [one, two])];
  const name = (set: CompiledSet, ...segments: CompiledSegment[]) => set.statements(segments)[0]?.name;
  expect(name(first, one)).not.toBe(name(second, two));
  expect(name(first, two)).toBe(name(second, two));
});
