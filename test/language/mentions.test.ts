import { type FunctionUse, mapFunctionUses, mentionsIn, mentionsOf, printRule, readRule, type Rule } from '../../src/language/index.js';
import { TEST_VOCABULARY } from './support/vocabulary.js';

function ruleOf(text: string): Rule {
  return readRule(text, TEST_VOCABULARY).rule!;
}

const MIXED = ruleOf(
  "age > 3 AND (NOT (home_owner = true) OR orders_placed MATCHES (gift = true)) AND anniversary('birth_date') = today AND " +
    'amount_spent - 5 BETWEEN orders_placed.count(date > -3d) AND 2 * number_of_orders',
);

test('a rule mentions its attributes in the order of its text', () => {
  expect(mentionsOf(MIXED).attributes.map(({ name, argument }) => [name, argument])).toEqual([
    ['age', undefined],
    ['home_owner', undefined],
    ['anniversary', 'birth_date'],
    ['amount_spent', undefined],
    ['number_of_orders', undefined],
  ]);
});

test('a rule mentions the functions that it tests and measures', () => {
  const uses = mentionsOf(MIXED).functions.map(({ name, parameters }) => [name, ...parameters.map((parameter) => parameter.name)]);
  expect(uses).toEqual([
    ['orders_placed', 'gift'],
    ['orders_placed', 'date'],
  ]);
});

test('records that others follow mention the functions of those too, with what is said of them', () => {
  const rule = ruleOf(
    "orders_placed MATCHES (gift = true, followed_by = 'shopify_email.opened', followed_by.date > -3d, followed_by.within_days <= 2)",
  );
  const uses = mentionsOf(rule).functions.map(({ name, parameters }) => [name, ...parameters.map((parameter) => parameter.name)]);
  expect(uses.map(([name]) => name)).toEqual(['orders_placed', 'shopify_email.opened']);
  expect(uses[1]).toEqual(['shopify_email.opened', 'date']);
});

test('a literal mentions nothing', () => {
  const [literal] = mentionsOf(ruleOf('age > 3')).attributes;
  expect(mentionsIn(literal!)).toEqual({ attributes: [literal], functions: [] });
  const rule = ruleOf('orders_placed.count() > 3');
  expect(rule.kind === 'computed' && rule.right.map(mentionsIn)).toEqual([{ attributes: [], functions: [] }]);
});

test('the parameters of every use of a function are replaced, and nothing else', () => {
  const without = ({ parameters }: FunctionUse) => parameters.slice(1);
  expect(printRule(mapFunctionUses(MIXED, without))).toBe(
    "age > 3 AND (NOT (home_owner = true) OR orders_placed MATCHES ()) AND anniversary('birth_date') = today AND " +
      'amount_spent - 5 BETWEEN orders_placed.count() AND 2 * number_of_orders',
  );
  const computed = ruleOf('orders_placed.count(gift = true) / 2 > 3');
  expect(printRule(mapFunctionUses(computed, without))).toBe('orders_placed.count() / 2 > 3');
});
