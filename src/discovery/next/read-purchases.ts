import { localDay } from '../../catalogue/index.js';
import { bind } from '../../compile/index.js';
import { type Database, rawSql, sql } from '../../database/index.js';
import { planForWholeBase } from '../../membership/index.js';
import type { Pause } from '../../statistics/index.js';
import type { Present } from '../future/index.js';
import type { Buyer } from './buyer.js';

/** A product as rules name it. */
export interface Thing {
  readonly key: string;
  readonly name: string;
}

export interface Purchases {
  /** By their keys. */
  readonly things: readonly Thing[];
  /** Whose things are named by their places; in an order that comes of what their sources call them. */
  readonly buyers: readonly Buyer[];
}

/** So many buyers are learnt from, by chance and always the same: more change no digit that matters, and take longer. */
const MOST_BUYERS = 50_000;
/** A product that fewer bought says nothing. */
const LEAST_BUYERS = 10;
/** So many buyers are read at once. */
const PAGE = 1_000;

/** What customers had bought by an instant: the lines of all their orders, as `products_purchased` of rules. */
export async function readPurchases(database: Database, { asOf, timeZone }: Present, pause: Pause): Promise<Purchases> {
  const ids = await chooseBuyers(database, asOf);
  const things = await thingsOfBuyers(database, ids, asOf);
  const buyers: Buyer[] = [];
  const keys = things.map(({ key }) => key);
  for (let from = 0; from < ids.length; from += PAGE) {
    const rows = await database.query<{ things: number[]; days: number[][] }>(
      bind(
        sql`/* next.purchases */
          with looked as (select id, place from unnest(${ids.slice(from, from + PAGE)}::uuid[]) with ordinality as one(id, place)),
          thing as (select key, place from unnest(${keys}::text[]) with ordinality as one(key, place)),
          bought as (
            select k.place as buyer, (t.place - 1)::int as thing, array_agg(distinct ${localDay(sql`l.placed_at`)} - date '1970-01-01') as days
            from looked k join order_line l on l.customer_id = k.id join product p on p.id = l.product_id join thing t on t.key = p.external_id
            where l.placed_at <= ${asOf}::timestamptz group by 1, 2)
          select array_agg(thing order by thing) as things, jsonb_agg(to_jsonb(days) order by thing) as days from bought group by buyer order by buyer`,
        { now: asOf, timeZone },
      ),
    );
    buyers.push(...rows);
    await pause();
  }
  return { things, buyers };
}

async function chooseBuyers(database: Database, asOf: Date): Promise<string[]> {
  const rows = await database.transaction((transaction) => {
    planForWholeBase(transaction);
    return transaction.query<{ id: string }>(sql`/* next.buyers */
      select b.customer_id as id from (select distinct customer_id from order_line where placed_at <= ${asOf}::timestamptz and product_id is not null) b
      left join (select customer_id, min((source || ' ' || external_id) collate "C") as name from customer_external_id group by 1) x on x.customer_id = b.customer_id
      order by md5(coalesce(x.name, b.customer_id::text)), b.customer_id limit ${MOST_BUYERS}::int`);
  });
  return rows.map(({ id }) => id);
}

function thingsOfBuyers(database: Database, ids: readonly string[], asOf: Date): Promise<Thing[]> {
  const c = rawSql('collate "C"');
  return database.transaction((transaction) => {
    planForWholeBase(transaction);
    return transaction.query<{ key: string; name: string }>(sql`/* next.things */
      select p.external_id as key, min(p.name ${c}) as name from order_line l join product p on p.id = l.product_id
      where l.placed_at <= ${asOf}::timestamptz and l.customer_id = any(${[...ids]}::uuid[])
      group by 1 having count(distinct l.customer_id) >= ${LEAST_BUYERS}::int order by p.external_id ${c}`);
  });
}
