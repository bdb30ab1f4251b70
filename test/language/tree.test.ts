import { decodeTree, encodeTree, MAX_DIAGNOSTICS, parseRule, readTree } from '../../src/language/index.js';
import { TEST_VOCABULARY } from './support/vocabulary.js';

const CLAUSE = { attribute: 'age', operator: '>', value: 3 };
const AGE = { attribute: 'age' };
const COUNT = { function: 'orders_placed', measure: 'count' };
const MORE = { left: COUNT, operator: '>', right: AGE };

function textOf(tree: unknown): string | undefined {
  return readTree(tree, TEST_VOCABULARY).text;
}

function problemsOf(tree: unknown): readonly string[] {
  return readTree(tree, TEST_VOCABULARY).diagnostics.map(({ code, path, suggestion }) =>
    [code, path?.join('.') ?? '-', ...(suggestion === undefined ? [] : [suggestion])].join(' '),
  );
}

describe('a tree', () => {
  test('may leave out what has an obvious value', () => {
    expect(textOf({ function: 'orders_placed' })).toBe('orders_placed MATCHES ()');
  });

  test('is brought into normal form', () => {
    expect(textOf({ and: [CLAUSE] })).toBe('age > 3');
    expect(textOf({ and: [CLAUSE, { and: [CLAUSE, { not: { not: CLAUSE } }] }] })).toBe('age > 3 AND age > 3 AND age > 3');
    expect(textOf({ not: { function: 'orders_placed', matches: false } })).toBe('orders_placed MATCHES ()');
    expect(textOf({ attribute: 'orders_placed', operator: 'IS NULL' })).toBe('orders_placed NOT MATCHES ()');
    expect(textOf({ function: 'shopify_email.opened', parameters: [{ name: 'count_at_least', operator: '=', value: 2 }] })).toBe(
      'shopify_email.opened MATCHES (count >= 2)',
    );
  });

  test('has dates and long numbers as texts, which the types of the vocabulary resolve', () => {
    expect(textOf({ attribute: 'last_order_date', operator: 'BETWEEN', values: ['-90d', '2026-05-30T10:00:00Z'] })).toBe(
      'last_order_date BETWEEN -90d AND 2026-05-30T10:00:00Z',
    );
    expect(textOf({ attribute: 'number_of_orders', operator: '=', value: '9223372036854775807' })).toBe(
      'number_of_orders = 9223372036854775807',
    );
    expect(textOf({ attribute: 'customer_language', operator: '=', value: '-90d' })).toBe("customer_language = '-90d'");
  });

  test('may leave out the parameters of a measure', () => {
    expect(textOf({ left: COUNT, operator: '>', right: { value: 3 } })).toBe('orders_placed.count() > 3');
  });

  test('has the plain form of what needs nothing computed', () => {
    const attribute = { attribute: 'last_order_date' };
    expect(readTree({ left: attribute, operator: '>', right: { value: '-90d' } }, TEST_VOCABULARY).tree).toEqual({
      attribute: 'last_order_date',
      operator: '>',
      value: '-90d',
    });
    expect(textOf({ left: { value: '-90d' }, operator: '<=', right: attribute })).toBe('last_order_date >= -90d');
    expect(textOf({ left: attribute, operator: 'BETWEEN', right: [{ value: '-90d' }, { value: 'today' }] })).toBe(
      'last_order_date BETWEEN -90d AND today',
    );
    expect(textOf({ left: attribute, operator: 'IS NOT NULL' })).toBe('last_order_date IS NOT NULL');
    expect(textOf({ left: { attribute: 'orders_placed' }, operator: 'IS NULL' })).toBe('orders_placed NOT MATCHES ()');
    expect(textOf({ left: { function: 'shopify_email', measure: 'opened' }, operator: '!=', right: { value: true } })).toBe(
      'shopify_email.opened NOT MATCHES ()',
    );
  });

  test('has dates and long numbers of computed values as texts', () => {
    const firstDate = { function: 'orders_placed', measure: 'first_date' };
    expect(textOf({ left: firstDate, operator: '>', right: { value: '2026-05-30' } })).toBe('orders_placed.first_date() > 2026-05-30');
    expect(textOf({ left: { value: 'today' }, operator: '=', right: firstDate })).toBe('today = orders_placed.first_date()');
    expect(textOf({ left: COUNT, operator: '<', right: { value: '9223372036854775807' } })).toBe(
      'orders_placed.count() < 9223372036854775807',
    );
    const doubled = { arithmetic: '*', left: COUNT, right: { value: '0.12345678901234567891' } };
    expect(textOf({ left: doubled, operator: '<', right: { value: 1 } })).toBe('orders_placed.count() * 0.12345678901234567891 < 1');
  });

  test('is not changed by reading it', () => {
    const tree = Object.freeze({ and: Object.freeze([Object.freeze({ ...CLAUSE }), Object.freeze({ ...CLAUSE })]) });
    expect(readTree(tree, TEST_VOCABULARY).tree).toEqual(tree);
  });
});

describe('what is no tree is refused with the path of the problem', () => {
  test.each<[unknown, ...string[]]>([
    [null, 'INVALID_TREE '],
    [5, 'INVALID_TREE '],
    ['age > 3', 'INVALID_TREE '],
    [[CLAUSE], 'INVALID_TREE '],
    [{}, 'INVALID_TREE '],
    [{ AND: [CLAUSE] }, 'INVALID_TREE '],
    [{ and: CLAUSE }, 'INVALID_TREE and'],
    [{ and: [] }, 'EMPTY_GROUP and'],
    [{ or: [CLAUSE, null] }, 'INVALID_TREE or.1'],
    [{ not: [CLAUSE] }, 'INVALID_TREE not'],
    [{ and: [CLAUSE], or: [CLAUSE] }, 'INVALID_TREE or'],
    [{ ...CLAUSE, vallues: 3 }, 'INVALID_TREE vallues values'],
    [{ attribute: 5, operator: '=', value: 3 }, 'INVALID_TREE attribute'],
    [{ attribute: 'age', value: 3 }, 'INVALID_TREE operator'],
    [{ attribute: 'age', operator: '==', value: 3 }, 'INVALID_TREE operator ='],
    [{ attribute: 'age', operator: 'contains', value: 3 }, 'INVALID_TREE operator CONTAINS'],
    [{ attribute: 'age', operator: 'constructor', value: 3 }, 'INVALID_TREE operator'],
    [{ attribute: 'age', operator: '=' }, 'INVALID_TREE value'],
    [{ attribute: 'age', operator: '=', values: [3] }, 'INVALID_TREE values'],
    [{ attribute: 'age', operator: 'IN', value: 3 }, 'INVALID_TREE value'],
    [{ attribute: 'age', operator: 'IN', values: [] }, 'INVALID_TREE values'],
    [{ attribute: 'age', operator: 'IN', values: 3 }, 'INVALID_TREE values'],
    [{ attribute: 'age', operator: 'BETWEEN', values: [3] }, 'INVALID_TREE values'],
    [{ attribute: 'age', operator: 'IS NULL', value: 3 }, 'INVALID_TREE value'],
    [{ attribute: 'age', operator: '=', value: null }, 'INVALID_TREE value'],
    [{ attribute: 'age', operator: 'IN', values: [3, {}] }, 'INVALID_TREE values.1'],
    [{ attribute: 'age', operator: '=', value: 2 ** 53 }, 'INVALID_TREE value'],
    [{ attribute: 'age', operator: '=', value: Number.NaN }, 'INVALID_TREE value'],
    [{ attribute: 'average_effort', operator: '=', value: 1e-7 }, 'INVALID_TREE value'],
    [{ attribute: 'anniversary', argument: 5, operator: '=', value: 'today' }, 'INVALID_TREE argument'],
    [{ function: 'orders_placed', matches: 'yes' }, 'INVALID_TREE matches'],
    [{ function: 'orders_placed', parameters: {} }, 'INVALID_TREE parameters'],
    [{ function: 'orders_placed', parameters: [5] }, 'INVALID_TREE parameters.0'],
    [{ function: 'orders_placed', parameters: [{ name: 'count', operator: '>' }] }, 'INVALID_TREE parameters.0.value'],
    [{ function: 'orders_placed', parameters: [{ name: 'count', operator: '>', value: 3, is: 4 }] }, 'INVALID_TREE parameters.0.is'],
    [{ ...MORE, value: 3 }, 'INVALID_TREE value'],
    [{ ...MORE, left: 3 }, 'INVALID_TREE left'],
    [{ ...MORE, left: [] }, 'INVALID_TREE left'],
    [{ ...MORE, left: {} }, 'INVALID_TREE left'],
    [{ ...MORE, left: MORE }, 'INVALID_TREE left'],
    [{ ...MORE, left: { value: null } }, 'INVALID_TREE left.value'],
    [{ ...MORE, left: { value: 3, values: [3] } }, 'INVALID_TREE left.values value'],
    [{ ...MORE, left: { attribute: 3 } }, 'INVALID_TREE left.attribute'],
    [{ ...MORE, left: { attribute: 'anniversary', argument: 3 } }, 'INVALID_TREE left.argument'],
    [{ ...MORE, left: { ...AGE, operator: '=' } }, 'INVALID_TREE left.operator'],
    [{ ...MORE, left: { function: 3, measure: 3 } }, 'INVALID_TREE left.function', 'INVALID_TREE left.measure'],
    [{ ...MORE, left: { function: 'orders_placed' } }, 'INVALID_TREE left.measure'],
    [{ ...MORE, left: { ...COUNT, mesure: 'count' } }, 'INVALID_TREE left.mesure measure'],
    [{ ...MORE, left: { ...COUNT, parameters: {} } }, 'INVALID_TREE left.parameters'],
    [{ ...MORE, left: { ...COUNT, parameters: [5] } }, 'INVALID_TREE left.parameters.0'],
    [{ ...MORE, left: { ...COUNT, ordinal: 0 } }, 'INVALID_TREE left.ordinal'],
    [{ ...MORE, left: { ...COUNT, ordinal: 1.5 } }, 'INVALID_TREE left.ordinal'],
    [{ ...MORE, left: { ...COUNT, ordinal: 1_000_000_001 } }, 'INVALID_TREE left.ordinal'],
    [{ ...MORE, left: { ...COUNT, ordinal: '2' } }, 'INVALID_TREE left.ordinal'],
    [{ ...MORE, left: { arithmetic: '%', left: AGE, right: AGE } }, 'INVALID_TREE left.arithmetic'],
    [{ ...MORE, left: { arithmetic: '+', left: AGE } }, 'INVALID_TREE left.right'],
    [{ ...MORE, left: { arithmetic: '+', right: AGE } }, 'INVALID_TREE left.left'],
    [
      { ...MORE, left: { arithmetic: 5, left: 5, right: { arithmetic: '-', left: AGE, right: 5 } } },
      'INVALID_TREE left.arithmetic',
      'INVALID_TREE left.left',
      'INVALID_TREE left.right.right',
    ],
    [{ left: AGE, right: AGE }, 'INVALID_TREE operator'],
    [{ ...MORE, operator: '==' }, 'INVALID_TREE operator ='],
    [{ ...MORE, operator: 'CONTAINS' }, 'INVALID_TREE operator'],
    [{ left: AGE, operator: '>' }, 'INVALID_TREE right'],
    [{ ...MORE, right: [AGE] }, 'INVALID_TREE right'],
    [{ ...MORE, right: 5 }, 'INVALID_TREE right'],
    [{ ...MORE, operator: 'IS NULL' }, 'INVALID_TREE right'],
    [{ ...MORE, operator: 'BETWEEN' }, 'INVALID_TREE right'],
    [{ ...MORE, operator: 'BETWEEN', right: [AGE] }, 'INVALID_TREE right'],
    [{ ...MORE, operator: 'BETWEEN', right: [AGE, 5] }, 'INVALID_TREE right.1'],
    [{ ...MORE, operator: 'BETWEEN', right: [AGE, AGE, AGE] }, 'INVALID_TREE right'],
    [{ ...MORE, operator: 'IN' }, 'INVALID_TREE right'],
    [{ ...MORE, operator: 'IN', right: [] }, 'INVALID_TREE right'],
    [{ ...MORE, operator: 'IN', right: [AGE, { value: {} }] }, 'INVALID_TREE right.1.value'],
  ])('%j', (tree, ...problems) => {
    expect(problemsOf(tree)).toEqual(problems);
  });

  test.each<[unknown, ...string[]]>([
    [{ attribute: 'agee', operator: '=', value: 3 }, 'UNKNOWN_ATTRIBUTE attribute age'],
    [{ or: [CLAUSE, { attribute: 'age', operator: 'CONTAINS', value: 3 }] }, 'OPERATOR_NOT_ALLOWED or.1.operator ='],
    [{ not: { attribute: 'age', operator: '=', value: 'x' } }, 'WRONG_TYPE not.value'],
    [{ attribute: 'rfm_group', operator: 'IN', values: ['LOYAL', 'Loyal'] }, 'UNKNOWN_VALUE values.1 LOYAL'],
    [{ attribute: 'birth_date', operator: '=', value: '2026-02-30' }, 'INVALID_DATE value 2026-02-28'],
    [{ attribute: 'customer_language', operator: '=', value: 'a\0' }, 'INVALID_TEXT value'],
    [{ attribute: 'customer_language', operator: '=', value: '\ud800' }, 'INVALID_TEXT value'],
    [{ function: 'order_placed' }, 'UNKNOWN_FUNCTION function orders_placed'],
    [{ function: 'customer_within_distance' }, 'MISSING_PARAMETER function'],
    [{ function: 'orders_placed', parameters: [{ name: 'cuont', operator: '>', value: 3 }] }, 'UNKNOWN_PARAMETER parameters.0.name count'],
    [
      { function: 'orders_placed', parameters: [{ name: 'count', operator: 'IN', values: [3] }] },
      'OPERATOR_NOT_ALLOWED parameters.0.operator',
    ],
    [{ ...MORE, left: { attribute: 'agee' } }, 'UNKNOWN_ATTRIBUTE left.attribute age'],
    [{ left: { attribute: 'rfm_group' }, operator: '=', right: { attribute: 'LOYAL' } }, 'UNKNOWN_ATTRIBUTE right.attribute'],
    [{ ...MORE, left: { ...COUNT, function: 'order_placed' } }, 'UNKNOWN_FUNCTION left.function orders_placed'],
    [{ ...MORE, left: { ...COUNT, measure: 'cuont' } }, 'UNKNOWN_MEASURE left.measure count'],
    [{ ...MORE, left: { ...COUNT, ordinal: 2 } }, 'UNEXPECTED_ARGUMENT left.measure'],
    [{ ...MORE, left: { ...COUNT, measure: 'nth_date' } }, 'MISSING_ARGUMENT left.measure', 'WRONG_TYPE right.attribute'],
    [{ ...MORE, left: { function: 'shopify_email', measure: 'opened' } }, 'NOT_A_MEASURE left'],
    [{ ...MORE, left: { function: 'metafields.custom', measure: 'shoe_size' } }, 'UNEXPECTED_ARGUMENT left'],
    [{ ...MORE, left: { attribute: 'orders_placed.count' } }, 'NOT_AN_ATTRIBUTE left.attribute'],
    [{ ...MORE, left: { attribute: 'orders_placed' } }, 'NOT_AN_ATTRIBUTE left.attribute'],
    [{ ...MORE, left: { ...COUNT, parameters: [{ name: 'count', operator: '>', value: 3 }] } }, 'NOT_A_FILTER left.parameters.0.name'],
    [
      { ...MORE, left: { ...COUNT, parameters: [{ name: 'channel', operator: '=', value: 'Store' }] } },
      'UNKNOWN_VALUE left.parameters.0.value store',
    ],
    [{ ...MORE, left: { arithmetic: '+', left: AGE, right: { value: 'today' } } }, 'NOT_COMPUTABLE left.right.value'],
    [{ ...MORE, left: { arithmetic: '+', left: AGE, right: { attribute: 'favourite_tag' } } }, 'NOT_COMPUTABLE left.right.attribute'],
    [{ ...MORE, operator: 'IN', right: [AGE, { value: 'x' }] }, 'WRONG_TYPE right.1.value'],
    [{ ...MORE, right: { attribute: 'last_order_date' } }, 'WRONG_TYPE right.attribute'],
    [{ left: { attribute: 'favourite_tag' }, operator: '<', right: { attribute: 'customer_language' } }, 'OPERATOR_NOT_ALLOWED operator'],
    [{ not: { left: { value: 3 }, operator: '=', right: { value: 3 } } }, 'CONSTANT_COMPARISON not'],
    [
      {
        and: [{ attribute: 'agee', operator: '=', value: 3 }, { attribute: 'age' }, { attribute: 'rfm_group', operator: '=', value: 'x' }],
      },
      'INVALID_TREE and.1.operator',
      'UNKNOWN_ATTRIBUTE and.0.attribute age',
      'UNKNOWN_VALUE and.2.value',
    ],
  ])('%j does not fit the vocabulary', (tree, ...problems) => {
    expect(problemsOf(tree)).toEqual(problems);
  });
});

/** What a person reads, and what could stand there. */
test.each<[unknown, string, readonly string[]]>([
  [5, 'A rule is an object with one of these keys.', ['and', 'or', 'not', 'attribute', 'function', 'left']],
  [{ and: 5 }, '`and` is a list.', ['a list']],
  [{ and: [] }, 'There is nothing in this group.', []],
  [{ not: CLAUSE, and: [] }, '`not` has no place here.', ['and']],
  [{ attribute: 5, operator: '=', value: 3 }, '`attribute` is a text.', ['a text']],
  [{ ...CLAUSE, value: null }, 'A value is a text, a number, true or false.', ['a text', 'a number', 'true', 'false']],
  [
    { ...CLAUSE, value: 2 ** 53 },
    'A JSON number does not hold this exactly; write it as a text of digits.',
    ['a text', 'a number', 'true', 'false'],
  ],
  [{ attribute: 'age', operator: '>', values: [3] }, '> takes one `value`.', ['value']],
  [{ attribute: 'age', operator: 'IN', values: [] }, 'IN takes a list of `values`.', ['a list of `values`']],
  [{ attribute: 'age', operator: 'BETWEEN', value: 3 }, 'BETWEEN takes two `values`.', ['values']],
  [{ ...CLAUSE, operator: 'IS NULL' }, 'IS NULL takes no value.', []],
  [{ function: 'orders_placed', matches: 5 }, '`matches` is true or false.', ['true', 'false']],
  [{ function: 'orders_placed', parameters: [5] }, 'A parameter is an object.', ['name', 'argument', 'operator', 'value', 'values']],
  [{ ...MORE, left: 5 }, 'What is compared is an object with one of these keys.', ['value', 'attribute', 'function', 'arithmetic']],
  [{ ...MORE, left: { ...COUNT, ordinal: 0 } }, '`ordinal` is the number of a record, from 1.', ['a whole number from 1']],
  [{ ...MORE, left: { arithmetic: '%', left: AGE, right: AGE } }, '`arithmetic` is one of these.', ['+', '-', '*', '/']],
  [
    { ...MORE, operator: 'CONTAINS' },
    '`operator` is one of these.',
    ['=', '!=', '>', '>=', '<', '<=', 'BETWEEN', 'IN', 'NOT IN', 'IS NULL', 'IS NOT NULL'],
  ],
  [{ ...MORE, right: 5 }, '> takes one object on its right.', ['one object']],
  [{ ...MORE, operator: 'BETWEEN' }, 'BETWEEN takes a list of two values on its right.', ['a list of two values']],
  [{ ...MORE, operator: 'NOT IN' }, 'NOT IN takes a list of values on its right.', ['a list of values']],
  [{ ...MORE, operator: 'IS NULL' }, 'IS NULL takes nothing on its right.', ['nothing']],
])('%j: %s', (tree, message, expected) => {
  expect(readTree(tree, TEST_VOCABULARY).diagnostics[0]).toMatchObject({ message, expected });
});

test('a tree that has enough wrong with it is not read to its end', () => {
  const tree = { and: Array.from({ length: 300 }, () => ({ ...MORE, left: 5 })) };
  expect(readTree(tree, TEST_VOCABULARY).diagnostics).toHaveLength(MAX_DIAGNOSTICS);
});

test('a rule that was parsed and encoded is decoded as it was, but for dates, which only a vocabulary tells from texts', () => {
  const { rule } = parseRule(
    "(age > 3 OR name = 'a') AND NOT (f MATCHES (count BETWEEN 1 AND 2.5)) AND x = true AND y IS NULL AND a.b(2, c = 'd') - e('f') * 5 BETWEEN 1 AND g + 2 AND h.i() IN (j, 'k') AND l = m AND n / 2 IS NULL",
  );
  const tree = rule && encodeTree(rule);
  const decoded = decodeTree(tree).rule;
  expect(decoded && encodeTree(decoded)).toEqual(tree);
});
