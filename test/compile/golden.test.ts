import { Catalogue } from '../../src/catalogue/catalogue.js';
import type { CustomAttributeDefinition } from '../../src/catalogue/custom-attributes.js';
import { compileRule, filterByRule, Template, verdictStatement } from '../../src/compile/index.js';
import { sql } from '../../src/database/sql.js';
import { printRule, readRule, type Expression, type Rule, type Value, type ValueType } from '../../src/language/index.js';
import { golden } from '../support/golden.js';
import { everyClause } from '../support/laws/every-clause.js';
import { GOLDEN_GROUPS } from './golden-rules.js';

/* The SQL of some rules, whole-base and batch, at a fixed instant. CANTLE_UPDATE_GOLDEN=1 writes the files anew. */

const declared = (type: CustomAttributeDefinition['type'], key: string = type) => ({ key, name: key, type, unit: null, description: null });
const catalogue = new Catalogue(
  [declared('number', 'shoe_size'), ...(['text', 'money', 'boolean', 'date', 'list'] as const).map((type) => declared(type))],
  [{ id: '0198f000-0000-7000-8000-000000000001', name: 'Big spenders' }],
  (['text', 'number', 'money', 'boolean', 'date'] as const).map((type) => ({ ...declared(type), type })),
);
const reckoning = { now: new Date('2026-05-15T12:00:00Z'), timeZone: 'Europe/Berlin' };

const RULES = {
  'a-column': "first_name = 'Ann' OR NOT (attribute('shoe_size') >= 42)",
  'an-age-and-an-anniversary': "age BETWEEN 30 AND 39 AND anniversary('birth_date') BETWEEN today AND +2d",
  'dates-of-orders': 'last_order_date < -90d AND first_order_date = 2026-05-01 AND customer_added_date > -36h',
  'a-list': "customer_tags CONTAINS 'VIP' AND customer_countries NOT CONTAINS 'US'",
  'existence-and-its-opposite': "orders_placed MATCHES (channel = 'store') AND products_purchased NOT MATCHES (category = 'Bikes')",
  'figures-over-one-selection': 'orders_placed MATCHES (date >= -90d, count >= 3, sum_amount > 500, avg_amount < 1000)',
  'a-figure-that-may-be-zero': 'orders_placed MATCHES (date >= -90d, count = 0) OR number_of_orders < 2',
  'a-distance': "customer_within_distance MATCHES (coordinates = '52.52,13.4', distance_km = 10)",
} as const;

/** A rule each: every operator of every type of value, from wherever it comes, and every way to compute. */
function everyShape(): Rule[] {
  const seen = new Set<string>();
  return everyClause(catalogue, { text: "O'Hara" }).filter((rule) => {
    const shape = shapeOf(rule);
    return !seen.has(shape) && seen.add(shape);
  });
}

function shapeOf(rule: Rule): string {
  switch (rule.kind) {
    case 'comparison': {
      const attribute = catalogue.attribute(rule.operand.name, rule.operand.argument);
      return [attribute?.origin.kind, familyOf(attribute?.type), attribute?.list, rule.operator, ...rule.values.map(kindOf)].join();
    }
    case 'function': {
      const shapes = catalogue.function(rule.name)?.parameters ?? [];
      const parameter = rule.parameters.at(-1);
      const shape = shapes.find(({ name }) => name === parameter?.name);
      const special = ['segment', 'customer_within_distance'].includes(rule.name) ? rule.name : '';
      return [
        'function',
        special,
        rule.matches,
        shape?.role,
        familyOf(shape?.type),
        shape?.list,
        parameter?.operator,
        ...(parameter?.values ?? []).map(kindOf),
      ].join();
    }
    case 'computed':
      return ['computed', rule.operator, expressionShape(rule.left), ...rule.right.map(expressionShape)].join();
    default:
      return rule.kind;
  }
}

/** Numbers of every type are compared alike. */
function familyOf(type: ValueType | undefined): string {
  return type === 'integer' || type === 'money' ? 'number' : (type ?? '');
}

function kindOf(value: Value): string {
  if (value.kind !== 'date') return '';
  return `${value.date.kind}${value.date.kind === 'offset' ? value.date.unit : ''}`;
}

function expressionShape(expression: Expression): string {
  switch (expression.kind) {
    case 'literal':
      return kindOf(expression.value);
    case 'attribute':
      return 'attribute';
    case 'measure':
      return /^(avg|nth|distinct)_|_date$/.exec(expression.measure)?.[0] ?? 'measure';
    case 'arithmetic':
      return `${expressionShape(expression.left)}${expression.operator}${expressionShape(expression.right)}`;
  }
}

/** The SQL of a rule over the whole base and what a batch says differently, the kinds of data that it reads, and what in it moves. */
function describeRule(rule: Rule): string {
  const { condition, kinds, timings } = compileRule(rule, { catalogue, timeZone: reckoning.timeZone });
  const { joins, condition: where } = filterByRule({ condition, kinds, timings }, reckoning);
  const batch = new Template(verdictStatement([{ id: 7, rule: { condition, kinds, timings } }])).at(reckoning, { customerIds: [] });
  const moving = timings.map(({ timed, ...timing }) => JSON.stringify({ ...timing, column: timed.column.text, of: timed.source?.name }));
  return [
    `-- ${printRule(rule)}`,
    [joins.text, where.text].join(' where ').trim(),
    JSON.stringify([...joins.values, ...where.values]),
    // What the batch says differently: figures beside each other in one table.
    /array\[case when (.*) then 7 end\]/.exec(batch.text)?.[1],
    ...batch.text.split('\n').slice(3),
    `reads ${kinds}${moving.length === 0 ? '' : `; moves with ${[...new Set(moving)].join(' ')}`}`,
    '',
  ].join('\n');
}

test('the SQL of every shape of clause is as it was, and what in it moves with the clock', () => {
  const actual = everyShape().map(describeRule).join('\n');
  expect(actual).toBe(golden('compile/golden/every-shape.sql', actual));
});

test.each(Object.entries(GOLDEN_GROUPS))('the SQL of %s is as it was, and what in it moves with the clock', (name, texts) => {
  const actual = texts
    .map((text) => {
      const { rule, diagnostics } = readRule(text, catalogue);
      expect([text, diagnostics]).toEqual([text, []]);
      return describeRule(rule as Rule);
    })
    .join('\n');
  expect(actual).toBe(golden(`compile/golden/${name}.sql`, actual));
});

test('verdicts stand in the order of their ids, and none are an empty list', () => {
  const compiled = (text: string) => compileRule(readRule(text, catalogue).rule as Rule, { catalogue, timeZone: 'UTC' });
  const rules = [9, 2, 5].map((number) => ({ id: number, rule: compiled(`number_of_orders > ${number}`) }));
  const numbers = [...new Template(verdictStatement(rules)).text.matchAll(/then (\d+) end/g)].map(([, number]) => Number(number));
  expect(numbers).toEqual([2, 5, 9]);
  expect(new Template(verdictStatement([])).text).toContain("'{}'::uuid[]");
});

/** Long lines are broken before what a reader looks for; parameters follow. */
function readable(title: string, { text, values }: { readonly text: string; readonly values: readonly unknown[] }): string {
  const broken = text.replaceAll(/\s*(?<!\()\b(left join(?! lateral)|where|group by|and exists|and not exists|order by)\b/g, '\n$1');
  return [`-- ${title}`, broken.trim(), ...values.map((value, index) => `-- $${index + 1}: ${JSON.stringify(value)}`), ''].join('\n');
}

test.each(Object.entries(RULES))('the SQL of %s is as it was', (name, text) => {
  const { rule, diagnostics } = readRule(text, catalogue);
  expect(diagnostics).toEqual([]);
  const compiled = compileRule(rule as Rule, { catalogue, timeZone: reckoning.timeZone });
  const { joins, condition } = filterByRule(compiled, reckoning);
  const wholeBase = sql`select c.id from customer c ${joins} where ${condition}`;
  const batch = new Template(verdictStatement([{ id: 7, rule: compiled }])).at(reckoning, { customerIds: ['...'] });
  const actual = [`-- ${text}\n`, readable('whole base', wholeBase), readable('batch', batch)].join('\n');
  expect(actual).toBe(golden(`compile/golden/${name}.sql`, actual));
});
