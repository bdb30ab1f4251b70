import { bind } from '../../compile/index.js';
import { type Database, emptySql, rawSql, sql, type Sql } from '../../database/index.js';
import type { MembershipContext } from '../../membership/index.js';
import { quoteText } from '../../language/index.js';
import type { Baskets, Item } from './together.js';

export const PRODUCT_GROUPINGS = ['PRODUCT', 'CATEGORY', 'BRAND'] as const;
/** What is taken for one thing: the product, its narrowest category, its brand. */
export type ProductGrouping = (typeof PRODUCT_GROUPINGS)[number];

const KEYS: Readonly<Record<ProductGrouping, { readonly key: Sql; readonly name: Sql; readonly parameter: string }>> = {
  PRODUCT: { key: sql`p.external_id`, name: sql`p.name`, parameter: 'id' },
  CATEGORY: {
    key: sql`p.category_path[cardinality(p.category_path)]`,
    name: sql`p.category_path[cardinality(p.category_path)]`,
    parameter: 'category',
  },
  BRAND: { key: sql`p.brand`, name: sql`p.brand`, parameter: 'brand' },
};

/** So many buyers are looked at, by chance and always the same. */
export const MOST_BUYERS = 50_000;
/** Whoever bought more different things, such as a reseller, says nothing of what goes together, and makes a pair of any two. */
const LARGEST_BASKET = 200;
/** So many things are compared, the most frequent. */
const MOST_ITEMS = 400;
/** A thing, and a pair, that fewer bought says nothing. */
const LEAST_CUSTOMERS = 10;

export interface Read extends Baskets {
  readonly buyers: number;
  /** Who bought too many different things. */
  readonly leftOut: number;
}

/** The rule of who bought a thing, or did not. */
export function ruleOfItem(by: ProductGrouping, { key }: Pick<Item, 'key'>, bought: boolean): string {
  return `products_purchased ${bought ? 'MATCHES' : 'NOT MATCHES'} (${KEYS[by].parameter} = ${quoteText(key)})`;
}

/** The things of order lines, `key`, `name` and the customer, with an alias `l` for the line. */
export function thingsOf(by: ProductGrouping, restrict: Sql): Sql {
  const { key, name } = KEYS[by];
  return sql`select l.customer_id, ${key} as key, min(${name}) as name, sum(round(l.amount * l.exchange_rate, 4)) as spent
    from order_line l join product p on p.id = l.product_id where ${key} is not null and ${restrict} group by 1, 2`;
}

type Row = {
  readonly sizes: readonly (readonly [size: number, customers: number])[] | null;
  readonly items:
    readonly (readonly [key: string, name: string, spent: number | null, sizes: readonly (readonly [number, number])[]])[] | null;
  readonly pairs: readonly (readonly [one: string, other: string, customers: number])[] | null;
  readonly left_out: number;
  readonly buyers: number;
};

/** What customers bought, in one statement; of some alone where they are named. */
export async function readBaskets(
  { database }: { readonly database: Pick<Database, 'query'> },
  by: ProductGrouping,
  among?: readonly string[],
): Promise<Read> {
  const c = rawSql('collate "C"');
  const named = among === undefined ? emptySql : sql`c.id = any(${[...among]}::uuid[]) and`;
  const [row] = await database.query<Row>(sql`/* discovery.baskets */
    with looked as materialized (
      select c.id from customer c where ${named} exists (select from order_line l where l.customer_id = c.id) order by md5(c.id::text) limit ${MOST_BUYERS}::int),
    bought as materialized (${thingsOf(by, sql`l.customer_id in (select id from looked)`)}),
    basket as materialized (select customer_id, count(*)::int as size from bought group by 1),
    frequent as materialized (
      select b.key, min(b.name) as name, avg(b.spent)::double precision as spent, count(*) as customers
      from bought b join basket k using (customer_id) where k.size <= ${LARGEST_BASKET}::int
      group by 1 having count(*) >= ${LEAST_CUSTOMERS}::int order by customers desc, key ${c} limit ${MOST_ITEMS}::int),
    held as materialized (
      select b.customer_id, b.key, k.size from bought b join basket k using (customer_id) join frequent f using (key)
      where k.size <= ${LARGEST_BASKET}::int)
    select
      (select jsonb_agg(jsonb_build_array(size, customers)) from (
        select size, count(*) as customers from basket where size <= ${LARGEST_BASKET}::int group by 1) one) as sizes,
      (select jsonb_agg(jsonb_build_array(f.key, f.name, f.spent, s.sizes) order by f.key ${c}) from frequent f join (
        select key, jsonb_agg(jsonb_build_array(size, customers)) as sizes from (
          select key, size, count(*) as customers from held group by 1, 2) one group by 1) s using (key)) as items,
      (select jsonb_agg(jsonb_build_array(one, other, customers)) from (
        select a.key as one, b.key as other, count(*) as customers
        from held a join held b on b.customer_id = a.customer_id and b.key ${c} > a.key ${c}
        group by 1, 2 having count(*) >= ${LEAST_CUSTOMERS}::int) pair) as pairs,
      (select count(*)::int from basket where size > ${LARGEST_BASKET}::int) as left_out, (select count(*)::int from basket) as buyers`);
  const items = (row?.items ?? []).map(([key, name, spent, sizes]): Item => ({ key, name, spent, customers: new Map(sizes) }));
  const places = new Map(items.map(({ key }, index) => [key, index]));
  return {
    buyers: (row?.buyers ?? 0) - (row?.left_out ?? 0),
    leftOut: row?.left_out ?? 0,
    sizes: new Map(row?.sizes ?? []),
    items,
    pairs: (row?.pairs ?? []).map(([one, other, customers]) => [places.get(one) as number, places.get(other) as number, customers]),
  };
}

/** What members of a group bought, and what of the things that go with it they lack. */
export interface Lacking {
  readonly bought: string;
  readonly members: number;
  /** How many lack each, and all of them. */
  readonly lacking: ReadonlyMap<string, number>;
  readonly lackingAll: number;
}

/** For each thing and those that go with it: how many members of a group bought it and lack them. */
export async function readLacking(
  { database, timeZone }: Pick<MembershipContext, 'database' | 'timeZone'>,
  { ids, now }: { readonly ids: Sql; readonly now: Date },
  by: ProductGrouping,
  wanted: ReadonlyMap<string, readonly string[]>,
): Promise<Lacking[]> {
  const pairs = [...wanted].flatMap(([one, others]) => others.map((other) => ({ one, other })));
  const statement = sql`/* discovery.lacking */
    with member as materialized (${ids}),
    wanted as materialized (select * from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as pair(one text, other text)),
    own as materialized (select customer_id, key from (${thingsOf(by, sql`l.customer_id in (select id from member)`)}) thing
      where key in (select one from wanted union select other from wanted)),
    held as (
      select w.one, w.other, o.customer_id, exists (select from own t where t.customer_id = o.customer_id and t.key = w.other) as has
      from wanted w join own o on o.key = w.one)
    select one, jsonb_object_agg(other, lacks) as lacking, min(members)::int as members, (select count(*)::int from (
        select customer_id from held h where h.one = counted.one group by 1 having not bool_or(has)) none) as lacking_all
    from (select one, other, count(*) as members, count(*) filter (where not has)::int as lacks from held group by 1, 2) counted group by one`;
  const rows = await database.query<{ one: string; lacking: Record<string, number>; members: number; lacking_all: number }>(
    bind(statement, { now, timeZone }),
  );
  return rows.map(({ one, lacking, members, lacking_all }) => ({
    bought: one,
    members,
    lacking: new Map(Object.entries(lacking)),
    lackingAll: lacking_all,
  }));
}
