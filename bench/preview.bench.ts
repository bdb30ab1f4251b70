import { sql } from '../src/database/sql.js';
import type { Statement } from '../src/database/statement.js';
import { previewRule, readRuleInput, type ReadingContext } from '../src/membership/index.js';
import { NOW } from './base.js';
import { medianMs, printTable } from './measure.js';

/** Rules beside the SQL that a careful person would write for the same question. */
const QUESTIONS: readonly { readonly rule: string; readonly byHand: Statement }[] = [
  {
    rule: "age >= 60 AND home_owner = true AND gender = 'female'",
    byHand: sql`select count(*)::int as size from customer
      where birth_date <= (${NOW}::date - interval '60 years')::date and home_owner and gender = 'female'`,
  },
  {
    rule: 'orders_placed MATCHES (date >= -90d, count >= 3)',
    byHand: sql`select count(*)::int as size from (
      select customer_id from "order" where placed_at >= (${NOW}::date - 90)::timestamptz group by customer_id having count(*) >= 3) x`,
  },
  {
    rule: "customer_countries CONTAINS 'DE' AND amount_spent > 1500",
    byHand: sql`select count(*)::int as size from customer c
      join (select customer_id from "order" group by customer_id having sum(amount) > 1500) s on s.customer_id = c.id
      where exists (select from customer_address a where a.customer_id = c.id and a.country_code = 'DE')`,
  },
  {
    rule: 'last_order_date < -180d',
    byHand: sql`select count(*)::int as size from (
      select customer_id from "order" group by customer_id having max(placed_at) < (${NOW}::date - 180)::timestamptz) x`,
  },
  {
    rule: "products_purchased MATCHES (category = 'Category 3', date >= -1y) AND products_purchased NOT MATCHES (brand = 'Brand 5')",
    byHand: sql`select count(*)::int as size from customer c
      where exists (select from order_line l join product p on p.id = l.product_id
          where l.customer_id = c.id and 'Category 3' = any(p.category_path) and l.placed_at >= (${NOW}::date - interval '1 year')::timestamptz)
        and not exists (select from order_line l join product p on p.id = l.product_id where l.customer_id = c.id and p.brand = 'Brand 5')`,
  },
];

/** Previews of rules over the whole base, each beside hand-written SQL in the same run. */
export async function benchPreviews(context: ReadingContext): Promise<void> {
  const rows: (string | number)[][] = [];
  for (const { rule: query, byHand } of QUESTIONS) {
    const reading = await readRuleInput(context, { query });
    if (!reading.ok) throw new Error(`The rule ${query} does not check.`);
    const { size } = await previewRule(context, reading, { first: 10 });
    const [expected] = await context.database.query<{ size: number }>(byHand);
    if (expected?.size !== size) throw new Error(`${query}: ${size} by rule, ${expected?.size} by hand.`);
    const ruleMs = await medianMs(5, () => previewRule(context, reading, { first: 10 }));
    const handMs = await medianMs(5, () => context.database.query(byHand));
    rows.push([query, size, ruleMs, handMs, ruleMs / handMs]);
  }
  printTable('Preview of a rule over everybody', ['rule', 'size', 'rule ms', 'by hand ms', 'ratio'], rows);
}
