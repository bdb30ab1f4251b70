import { Catalogue } from '../../src/catalogue/catalogue.js';
import { compileRule, filterByRule, Template, verdictStatement } from '../../src/compile/index.js';
import { sql } from '../../src/database/sql.js';
import { readRule, type Rule } from '../../src/language/index.js';
import { golden } from '../support/golden.js';

/* The SQL of some rules, whole-base and batch, at a fixed instant. CANTLE_UPDATE_GOLDEN=1 writes the files anew. */

const catalogue = new Catalogue([{ key: 'shoe_size', name: 'Shoe size', type: 'number', unit: null, description: null }]);
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
  const batch = new Template(verdictStatement([{ number: 7, rule: compiled }])).at(reckoning, { customerIds: ['...'] });
  const actual = [`-- ${text}\n`, readable('whole base', wholeBase), readable('batch', batch)].join('\n');
  expect(actual).toBe(golden(`compile/golden/${name}.sql`, actual));
});
