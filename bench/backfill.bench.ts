import type { Database } from '../src/database/database.js';
import type { Transaction } from '../src/database/transaction.js';
import { sql, type Sql } from '../src/database/sql.js';
import { createSegment, deleteSegment, settle, type ReadingContext } from '../src/membership/index.js';
import { NOW } from './base.js';
import { percentile, printTable } from './measure.js';

/** Rules of the kinds that shops keep, each with the selection of customers (`id`) that a careful person would write for it. */
const SEGMENTS: readonly { readonly rule: string; readonly byHand: Sql }[] = [
  {
    rule: 'amount_spent > 1000',
    byHand: sql`select customer_id as id from "order" group by customer_id having sum(amount) > 1000`,
  },
  {
    rule: 'orders_placed MATCHES (date >= -90d, count >= 2)',
    byHand: sql`select customer_id as id from "order" where placed_at >= (${NOW}::date - 90)::timestamptz group by customer_id having count(*) >= 2`,
  },
  {
    rule: 'age >= 40 AND home_owner = true',
    byHand: sql`select id from customer where birth_date <= (${NOW}::date - interval '40 years')::date and home_owner`,
  },
  {
    rule: "products_purchased MATCHES (category = 'Category 3', sum_amount > 300)",
    byHand: sql`select l.customer_id as id from order_line l join product p on p.id = l.product_id
      where 'Category 3' = any(p.category_path) group by l.customer_id having sum(l.amount) > 300`,
  },
  {
    rule: 'last_order_date < -180d',
    byHand: sql`select customer_id as id from "order" group by customer_id having max(placed_at) < (${NOW}::date - 180)::timestamptz`,
  },
  {
    rule: "customer_countries CONTAINS 'DE' AND orders_placed MATCHES (channel = 'store', date >= -1y, sum_amount > 100)",
    byHand: sql`select c.id from customer c
      join (select customer_id from "order" where channel = 'store' and placed_at >= (${NOW}::date - interval '1 year')::timestamptz
        group by customer_id having sum(amount) > 100) s on s.customer_id = c.id
      where exists (select from customer_address a where a.customer_id = c.id and a.country_code = 'DE')`,
  },
  {
    rule: "products_purchased MATCHES (brand = 'Brand 5', date >= -1y) OR customer_tags CONTAINS 'vip'",
    byHand: sql`select c.id from customer c where 'vip' = any(c.tags) or c.id in (
      select l.customer_id from order_line l join product p on p.id = l.product_id
      where p.brand = 'Brand 5' and l.placed_at >= (${NOW}::date - interval '1 year')::timestamptz)`,
  },
  {
    rule: 'average_order_value BETWEEN 100 AND 200',
    byHand: sql`select customer_id as id from "order" where status <> 'cancelled' group by customer_id having sum(amount) / count(*) between 100 and 200`,
  },
  {
    rule: 'customer_added_date >= -1y',
    byHand: sql`select id from customer where added_at >= (${NOW}::date - interval '1 year')::timestamptz`,
  },
  {
    rule: 'number_of_orders >= 5 AND orders_placed NOT MATCHES (date >= -60d)',
    byHand: sql`select c.id from customer c
      where (select count(*) from "order" o where o.customer_id = c.id) >= 5
        and not exists (select from "order" o where o.customer_id = c.id and o.placed_at >= (${NOW}::date - 60)::timestamptz)`,
  },
];

/** Each rule is built and written by hand this often, in turns; what is told is the median. */
const RUNS = 3;
/** From so many customers on once, or it would take an hour. */
const LARGE_BASE = 200_000;

/**
 * Segments that are saved and built until they are ready, each beside SQL that a person would write for the same rule and that writes the
 * same rows: the members and the log, in one transaction. Throws if the two do not end with as many members.
 */
export async function benchBackfills(context: ReadingContext, customers: number): Promise<void> {
  const runs = customers > LARGE_BASE ? 1 : RUNS;
  const rows: (string | number)[][] = [];
  const totals = { builtMs: 0, byHandMs: 0 };
  for (const { rule, byHand } of SEGMENTS) {
    const [built, written]: [number[], number[]] = [[], []];
    let members = 0;
    for (let run = 0; run < runs; run++) {
      const one = await build(context, rule);
      const other = await writeByHand(context.database, byHand);
      if (one.members !== other.members) throw new Error(`${rule}: ${one.members} members by the product, ${other.members} by hand.`);
      members = one.members;
      built.push(one.ms);
      written.push(other.ms);
    }
    const [builtMs, byHandMs] = [percentile(built, 0.5), percentile(written, 0.5)];
    totals.builtMs += builtMs;
    totals.byHandMs += byHandMs;
    rows.push([rule, members, builtMs, byHandMs, builtMs / byHandMs]);
  }
  rows.push(['all of them', '', totals.builtMs, totals.byHandMs, totals.builtMs / totals.byHandMs]);
  printTable('A new segment, saved until ready', ['rule', 'members', 'ms', 'by hand ms', 'ratio'], rows);
}

interface Written {
  readonly ms: number;
  readonly members: number;
}

/** The product's own path, and its segment removed again. */
async function build(context: ReadingContext, query: string): Promise<Written> {
  const startedAt = performance.now();
  const { segment } = await createSegment(context, { name: 'Backfill', query });
  const ms = performance.now() - startedAt;
  if (segment?.state !== 'ready') throw new Error(`${query}: the segment is ${segment?.state ?? 'refused'}.`);
  const members = await countMembers(context.database, segment.id);
  await deleteSegment(context, segment.id);
  await settle(context);
  return { ms, members };
}

async function writeByHand(database: Database, selection: Sql): Promise<Written> {
  const [segment] = await database.query<{ id: string }>(sql`
    insert into segment (id, name, kind, created_at, updated_at) values (gen_random_uuid(), 'By hand', 'static', now(), now()) returning id`);
  const id = segment?.id ?? '';
  const startedAt = performance.now();
  await database.transaction((transaction) => insertByHand(transaction, id, selection));
  const ms = performance.now() - startedAt;
  const members = await countMembers(database, id);
  await database.execute(sql`delete from segment where id = ${id}`);
  return { ms, members };
}

async function insertByHand(transaction: Transaction, segmentId: string, selection: Sql): Promise<void> {
  await transaction.execute(sql`/* bench.membersByHand */
    insert into membership (segment_id, customer_id, since) select ${segmentId}::uuid, id, ${NOW} from (${selection}) selected`);
  await transaction.execute(sql`/* bench.changesByHand */
    insert into membership_change (segment_id, customer_id, kind, cause, at)
    select segment_id, customer_id, 'ENTERED', 'DEFINITION', ${NOW} from membership where segment_id = ${segmentId}::uuid`);
}

async function countMembers(database: Database, segmentId: string): Promise<number> {
  const [row] = await database.query<{ members: number }>(
    sql`select count(*)::int as members from membership where segment_id = ${segmentId}`,
  );
  return row?.members ?? 0;
}
