import { DEFAULT_LIMITS, type ExpressionTree, readRule, readTree, type RuleTree } from '../../src/language/index.js';
import { repeated } from './support/repeated.js';
import { TEST_VOCABULARY } from './support/vocabulary.js';

const { clauses, nesting, values, allValues, allParameters, textLength } = DEFAULT_LIMITS;

function problemOf(text: string): readonly (readonly [code: string, offset: number])[] {
  return readRule(text, TEST_VOCABULARY).diagnostics.map(({ code, span }) => [code, span.offset]);
}

function treeProblemOf(tree: unknown): readonly (readonly [code: string, path: string])[] {
  return readTree(tree, TEST_VOCABULARY).diagnostics.map(({ code, path }) => [code, path?.join('.') ?? '']);
}

const CLAUSE: RuleTree = { attribute: 'age', operator: '>', value: 3 };

describe('clauses', () => {
  test('may be 1,000', () => {
    expect(problemOf(repeated(clauses, 'age > 3', ' AND '))).toEqual([]);
    expect(treeProblemOf({ or: Array.from({ length: clauses }, () => CLAUSE) })).toEqual([]);
  });

  test('are refused at the 1,001st', () => {
    expect(problemOf(repeated(clauses + 1, 'age > 3', ' AND '))).toEqual([['TOO_MANY_CLAUSES', 12 * clauses]]);
    expect(treeProblemOf({ or: Array.from({ length: clauses + 1 }, () => CLAUSE) })).toEqual([['TOO_MANY_CLAUSES', `or.${clauses}`]]);
  });

  test('are not counted by the parameters of their functions, which have a limit of their own', () => {
    const matches = (count: number) => `orders_placed MATCHES (${repeated(count, 'count > 3', ', ')})`;
    expect(problemOf(matches(allParameters))).toEqual([]);
    expect(problemOf(matches(allParameters + 1))).toEqual([['TOO_MANY_PARAMETERS', 23 + 11 * allParameters]]);
    const parameters = Array.from({ length: allParameters }, () => ({ name: 'count', operator: '>', value: 3 }));
    const tree = {
      and: [
        { function: 'orders_placed', parameters },
        { function: 'orders_placed', parameters: parameters.slice(0, 1) },
      ],
    };
    expect(treeProblemOf(tree)).toEqual([['TOO_MANY_PARAMETERS', 'and.1.parameters.0']]);
  });

  test('are counted by measures, each beside the comparison that it stands in', () => {
    const comparison = 'orders_placed.count() > 3';
    expect(problemOf(repeated(clauses / 2, comparison, ' AND '))).toEqual([]);
    const last = (clauses / 2) * (comparison.length + 5);
    expect(problemOf(`${repeated(clauses / 2, comparison, ' AND ')} AND age > 3`)).toEqual([['TOO_MANY_CLAUSES', last]]);
    expect(problemOf(`${repeated(clauses - 1, 'age > 3', ' AND ')} AND age > orders_placed.count()`)).toEqual([
      ['TOO_MANY_CLAUSES', 12 * (clauses - 1) + 6],
    ]);
    const measure = { function: 'orders_placed', measure: 'count' };
    const list = Array.from({ length: clauses }, () => measure);
    expect(treeProblemOf({ left: { attribute: 'age' }, operator: 'IN', right: list })).toEqual([
      ['TOO_MANY_CLAUSES', `right.${clauses - 1}`],
    ]);
  });

  test('are not counted by the deprecated test of a function, which only looks like a measure', () => {
    expect(problemOf(repeated(clauses, 'shopify_email.opened() = true', ' OR '))).toEqual([]);
  });
});

describe('nesting', () => {
  test('may be 50 deep', () => {
    expect(problemOf(`${'('.repeat(nesting)}age > 3${')'.repeat(nesting)}`)).toEqual([]);
    expect(problemOf(`${'NOT '.repeat(nesting)}age > 3`)).toEqual([]);
    expect(problemOf(`${'NOT ('.repeat(nesting)}age > 3${')'.repeat(nesting)}`)).toEqual([]);
  });

  test('is refused at the 51st level', () => {
    expect(problemOf(`${'('.repeat(nesting + 1)}age > 3${')'.repeat(nesting + 1)}`)).toEqual([['NESTING_TOO_DEEP', nesting]]);
    expect(problemOf(`${'NOT '.repeat(nesting + 1)}age > 3`)).toEqual([['NESTING_TOO_DEEP', 4 * nesting]]);
  });

  test('has one measure for text and tree', () => {
    let tree: RuleTree = CLAUSE;
    for (let level = 0; level < nesting; level++) tree = { not: { or: [CLAUSE, { and: [CLAUSE, tree] }] } };
    const deepest = readTree(tree, TEST_VOCABULARY);
    expect(deepest.diagnostics).toEqual([]);
    expect(readRule(deepest.text ?? '', TEST_VOCABULARY).tree).toEqual(deepest.tree);
    expect(treeProblemOf({ and: [CLAUSE, { or: [CLAUSE, tree] }] })).toEqual([['NESTING_TOO_DEEP', '']]);
  });

  test('is refused in a tree of any depth', () => {
    let tree: unknown = CLAUSE;
    for (let level = 0; level < 100_000; level++) tree = level % 2 === 0 ? { not: tree } : { and: [tree] };
    expect(treeProblemOf(tree).map(([code]) => code)).toEqual(['NESTING_TOO_DEEP']);
  });
});

describe('nesting of computed values', () => {
  const inside = (levels: number, text: string) => `${'('.repeat(levels)}${text}${')'.repeat(levels)}`;

  test('may have 50 parentheses', () => {
    expect(problemOf(`${inside(nesting, 'age')} * 2 > ${inside(nesting, 'age')}`)).toEqual([]);
    expect(problemOf(`2 > 2 * ${inside(nesting, 'age')}`)).toEqual([]);
    expect(problemOf(`NOT (${inside(nesting - 1, 'age')} * 2 > 3)`)).toEqual([]);
  });

  test('is refused at the 51st parenthesis', () => {
    expect(problemOf(`${inside(nesting + 1, 'age')} * 2 > 3`)).toEqual([['NESTING_TOO_DEEP', nesting]]);
    expect(problemOf(`2 > ${inside(nesting + 1, 'age')}`)).toEqual([['NESTING_TOO_DEEP', 4 + nesting]]);
    expect(problemOf(`NOT (${inside(nesting, 'age')} * 2 > 3)`)).toEqual([['NESTING_TOO_DEEP', 4 + nesting]]);
    expect(problemOf(`2 > ${'- '.repeat(nesting + 1)}age`)).toEqual([['NESTING_TOO_DEEP', 4 + 2 * nesting]]);
  });

  test('may have 50 operators over one another, which need no parentheses', () => {
    expect(problemOf(`${repeated(nesting + 1, 'age', ' + ')} > ${repeated(nesting + 1, 'age', ' * ')}`)).toEqual([]);
    expect(problemOf(`NOT ${repeated(nesting, 'age', ' - ')} > 3`)).toEqual([]);
    expect(problemOf(`2 > ${'- '.repeat(nesting)}age`)).toEqual([]);
  });

  test('is refused at the 51st operator', () => {
    expect(problemOf(`${repeated(nesting + 2, 'age', ' + ')} > 3`)).toEqual([['NESTING_TOO_DEEP', 6 * nesting + 4]]);
    expect(problemOf(`(${repeated(nesting + 1, 'age', ' + ')}) > 3`)).toEqual([['NESTING_TOO_DEEP', 6 * nesting - 1]]);
    expect(problemOf(`3 > 2 * (${repeated(nesting, 'age', '*')}) + 1`)).toEqual([['NESTING_TOO_DEEP', 4 * nesting + 10]]);
  });

  test('has one measure for text and tree', () => {
    let deepest: ExpressionTree = { attribute: 'age' };
    for (let level = 0; level < nesting; level++) {
      deepest =
        level % 2 ? { arithmetic: '-', left: { value: level }, right: deepest } : { arithmetic: '*', left: deepest, right: deepest };
      if (level > 6) deepest = { arithmetic: '-', left: { value: level }, right: deepest.right };
    }
    const tree: RuleTree = { left: deepest, operator: '>', right: { value: 3 } };
    const read = readTree(tree, TEST_VOCABULARY);
    expect(read.diagnostics).toEqual([]);
    expect(readRule(read.text ?? '', TEST_VOCABULARY).tree).toEqual(read.tree);
    expect(treeProblemOf({ not: tree })).toEqual([['NESTING_TOO_DEEP', '']]);
    expect(treeProblemOf({ ...tree, left: { arithmetic: '+', left: deepest, right: { value: 1 } } })).toEqual([['NESTING_TOO_DEEP', '']]);
  });

  test('is refused in a tree of any depth', () => {
    for (const side of ['left', 'right']) {
      let tree: unknown = { attribute: 'age' };
      for (let level = 0; level < 100_000; level++) tree = { arithmetic: '+', left: { value: 1 }, right: { value: 1 }, [side]: tree };
      expect(treeProblemOf({ left: tree, operator: '>', right: { value: 3 } }).map(([code]) => code)).toEqual(['NESTING_TOO_DEEP']);
      expect(treeProblemOf({ left: { value: 3 }, operator: 'IN', right: [tree] }).map(([code]) => code)).toEqual(['NESTING_TOO_DEEP']);
    }
  });
});

describe('the values of a list', () => {
  test('may be 10,000', () => {
    expect(problemOf(`age IN (${repeated(values, '7', ',')})`)).toEqual([]);
  });

  test('are refused at the 10,001st', () => {
    expect(problemOf(`age IN (${repeated(values + 1, '7', ',')})`)).toEqual([['TOO_MANY_VALUES', 8 + 2 * values]]);
    const tree = { attribute: 'age', operator: 'IN', values: Array.from({ length: values + 1 }, () => 7) };
    expect(treeProblemOf(tree)).toEqual([['TOO_MANY_VALUES', `values.${values}`]]);
  });

  test('may be computed', () => {
    const list = (count: number) => `age IN (${repeated(count, 'age', ',')})`;
    expect(problemOf(list(values))).toEqual([]);
    expect(problemOf(list(values + 1))).toEqual([['TOO_MANY_VALUES', 8 + 4 * values]]);
    const tree = { left: { attribute: 'age' }, operator: 'IN', right: Array.from({ length: values + 1 }, () => ({ attribute: 'age' })) };
    expect(treeProblemOf(tree)).toEqual([['TOO_MANY_VALUES', `right.${values}.attribute`]]);
  });

  test('are at most 20,000 in a rule, with those that are computed with', () => {
    const list = `1 + age IN (${repeated(values - 1, '7', ',')})`;
    expect(problemOf(`${list} OR ${list}`)).toEqual([]);
    expect(problemOf(`${list} OR ${list} OR age = today`)).toEqual([['TOO_MANY_VALUES', 2 * list.length + 14]]);
    const right = Array.from({ length: values - 1 }, () => ({ value: 7 }));
    const tree = { left: { arithmetic: '+', left: { value: 1 }, right: { attribute: 'age' } }, operator: 'IN', right };
    expect(treeProblemOf({ or: [tree, tree] })).toEqual([]);
    expect(treeProblemOf({ or: [tree, tree, { attribute: 'age', operator: '=', value: 7 }] })).toEqual([['TOO_MANY_VALUES', 'or.2.value']]);
    expect(treeProblemOf({ or: [tree, tree, { ...tree, left: { attribute: 'age' } }] })).toEqual([
      ['TOO_MANY_VALUES', 'or.2.right.0.value'],
    ]);
  });

  test('are at most 20,000 in a rule', () => {
    const list = `age IN (${repeated(values, '7', ',')})`;
    expect(problemOf(`${list} OR ${list}`)).toEqual([]);
    expect(problemOf(`${list} OR ${list} OR age = 7`)).toEqual([['TOO_MANY_VALUES', 2 * list.length + 14]]);
    const tree = { attribute: 'age', operator: 'IN', values: Array.from({ length: values }, () => 7) };
    expect(allValues).toBe(2 * values);
    expect(treeProblemOf({ or: [tree, tree, { attribute: 'age', operator: '=', value: 7 }] })).toEqual([['TOO_MANY_VALUES', 'or.2.value']]);
  });
});

describe('the text', () => {
  test('may have 256 Ki characters', () => {
    expect(problemOf(`age > 3${' '.repeat(textLength - 7)}`)).toEqual([]);
  });

  test('is refused when it is longer, also when it would be printed from a tree', () => {
    expect(problemOf(`age > 3${' '.repeat(textLength)}`)).toEqual([['TEXT_TOO_LONG', 0]]);
    const tree = { attribute: 'customer_language', operator: '=', value: 'a'.repeat(textLength) };
    expect(treeProblemOf(tree)).toEqual([['TEXT_TOO_LONG', '']]);
  });
});

test.each([
  ['A rule has at most 1000 clauses.', repeated(clauses + 1, 'age > 3', ' AND ')],
  ['A rule nests at most 50 deep.', `${'('.repeat(nesting + 1)}age > 3${')'.repeat(nesting + 1)}`],
  ['A list has at most 10000 values.', `age IN (${repeated(values + 1, '1', ', ')})`],
  ['A rule has at most 20000 values.', repeated(3, `age IN (${repeated(values - 1, '1', ', ')})`, ' OR ')],
  [
    'The functions of a rule have at most 5000 parameters together.',
    `orders_placed MATCHES (${repeated(allParameters + 1, 'count > 3', ', ')})`,
  ],
])('%s', (message, text) => {
  expect(readRule(text, TEST_VOCABULARY).diagnostics.map((diagnostic) => diagnostic.message)).toEqual([message]);
});
