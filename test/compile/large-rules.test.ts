import { Catalogue } from '../../src/catalogue/catalogue.js';
import { compileRule, Figures, filterByRule, renderCondition } from '../../src/compile/index.js';
import { readRule, type Rule } from '../../src/language/index.js';

/* How often a rule reads what it asks about, whatever it asks. How that is planned and what it answers: large-rules.db.test.ts. */

const catalogue = new Catalogue([], [], []);
const reckoning = { now: new Date('2026-05-15T12:00:00Z'), timeZone: 'UTC' };

/** A rule of so many clauses, each its own. */
function rule(clauses: number, clause: (number: number) => string, connective = ' OR '): Rule {
  const { rule: read, diagnostics } = readRule(Array.from({ length: clauses }, (_, index) => clause(index)).join(connective), catalogue);
  expect(diagnostics).toEqual([]);
  return read as Rule;
}

function compiled(whole: Rule): { readonly joins: string; readonly where: string } {
  const { joins, condition } = filterByRule(compileRule(whole, { catalogue, timeZone: 'UTC' }), reckoning);
  return { joins: joins.text, where: condition.text };
}

const times = (text: string, part: string) => text.split(part).length - 1;

const orders = (number: number) => `orders_placed MATCHES (amount > ${number}, count > 50)`;
const ordered = (number: number) => `orders_placed MATCHES (amount > ${number})`;

test.each([2, 32, 33, 256, 257, 1_000])('%i selections of a source are one reading of it', (clauses) => {
  const { joins } = compiled(rule(clauses, orders));
  expect(times(joins, 'from "order" o')).toBe(1);
  expect(times(joins, 'count(*) filter (where')).toBe(clauses);
});

test('what all figures select is selected once, for the reading', () => {
  const { joins } = compiled(rule(1, () => 'orders_placed MATCHES (amount > 5, count > 50, sum_amount > 9)'));
  expect(joins).toMatch(/from "order" o where \([^?]* > \$1::numeric\) group by/);
  expect(joins).not.toContain('filter (where');
});

test('up to 32 selections are looked for by index too, more are not', () => {
  expect(compiled(rule(32, orders)).joins).toMatch(/where \(\(\(.* > \$33::numeric\)\) or .*\) group by/);
  expect(compiled(rule(33, orders)).joins).not.toContain(' or ');
});

test('a figure of all records leaves nothing to look for', () => {
  const { joins } = compiled(rule(2, (number) => (number === 0 ? 'number_of_orders > 3' : orders(number))));
  expect(joins).toMatch(/from "order" o group by/);
});

test('up to 256 figures are grouped, more are found customer by customer', () => {
  expect(compiled(rule(256, orders)).joins).not.toContain('lateral');
  expect(compiled(rule(257, orders)).joins).toMatch(/^left join lateral \(.* where o\.customer_id = c\.id group by o\.customer_id\) t0/);
});

test('equal figures are one, wherever they stand', () => {
  const { joins, where } = compiled(rule(1_000, (number) => `orders_placed MATCHES (amount > ${number % 10}, count > ${number})`));
  expect(times(joins, ' as v')).toBe(10);
  expect(times(where, 't0.v9')).toBe(100);
});

test('more figures than a select list takes are in a second reading, each in one of them', () => {
  const figures = new Figures({ over: 'base' });
  const both = [rule(1_000, orders), rule(1_000, (number) => orders(number + 500))];
  for (const whole of both) renderCondition(compileRule(whole, { catalogue, timeZone: 'UTC' }).condition, figures);
  const joins = figures.joins().text.split('\n');
  expect(joins.map((join) => times(join, ' as v'))).toEqual([1_200, 300]);
});

test('up to 8 clauses that must all hold are semi-joins, those beyond are figures of one reading', () => {
  const { joins, where } = compiled(rule(8, ordered, ' AND '));
  expect([times(where, 'exists (select'), joins]).toEqual([8, '']);
  const more = compiled(rule(1_000, (number) => `orders_placed NOT MATCHES (amount > ${number})`, ' AND '));
  expect([times(more.where, 'not exists (select'), times(more.joins, 'from "order" o'), times(more.joins, 'bool_or')]).toEqual([8, 1, 992]);
});

test('what is mentioned 8 times is worked out once, less often where it stands', () => {
  const groups = (clauses: number) => compiled(rule(clauses, (number) => `spend_percentile = ${number}`));
  expect(times(groups(7).where, 'from threshold')).toBe(14);
  const { joins, where } = groups(8);
  expect([times(where, 'from threshold'), times(joins, 'from threshold')]).toEqual([0, 2]);
  expect(times(joins, 'cross join lateral (select')).toBe(1);
});

test('an attribute that many computations mention is worked out once', () => {
  const { joins, where } = compiled(rule(300, (number) => `spend_percentile + orders_percentile > ${number}`));
  expect([times(where, 'from threshold'), times(joins, 'from threshold')]).toEqual([0, 4]);
});
