import { localDay, ofOrder } from '../../catalogue/index.js';
import { bind } from '../../compile/index.js';
import { type Queryable, emptySql, sql } from '../../database/index.js';
import type { Purchases } from '../../statistics/index.js';

/** Days with orders of a customer, and what was spent on each: orders of a day are one purchase. */
export interface History {
  readonly customerId: string;
  /** Days since the first of 1970, ascending; one at least. */
  readonly days: readonly number[];
  /** null where no order of the day has a rate. */
  readonly amounts: readonly (number | null)[];
}

/** At what instant histories end, and where calendar days begin. */
export interface Present {
  readonly asOf: Date;
  readonly timeZone: string;
}

/** A part of everybody, by chance and always the same. */
export type SampleShare = number;

/** So many are read at once: what is live waits while they are taken in. */
const PAGE = 500;

/** The calendar day of an instant. */
export async function dayOf(database: Queryable, { asOf, timeZone }: Present): Promise<number> {
  const [row] = await database.query<{ day: number }>(
    bind(sql`/* forecast.day */ select ${localDay(sql`${asOf}::timestamptz`)} - date '1970-01-01' as day`, { now: asOf, timeZone }),
  );
  return row?.day ?? 0;
}

/** How many have orders that count, and how many orders there are. */
export async function countBuyers(database: Queryable, { asOf }: Present): Promise<{ readonly buyers: number; readonly orders: number }> {
  const [row] = await database.query<{ buyers: number; orders: number }>(sql`/* forecast.buyers */
    select count(distinct o.customer_id) filter (where order_counts(o.status, o.financial_status) and o.placed_at <= ${asOf}::timestamptz)::int as buyers,
      count(*)::int as orders from "order" o`);
  return row ?? { buyers: 0, orders: 0 };
}

/** Everybody with orders that count, or a share of them, a page at a time in the order of their ids. */
export async function* histories(database: Queryable, { asOf, timeZone }: Present, share: SampleShare = 1): AsyncGenerator<History[]> {
  const sampled =
    share < 1 ? sql`and ('x' || left(md5(c.id::text), 8))::bit(32)::bigint < ${Math.floor(share * 2 ** 32)}::bigint` : emptySql;
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const rows = await database.query<{ id: string; days: number[] | null; amounts: (number | null)[] }>(
      bind(
        sql`/* forecast.histories */
          with page as (select c.id from customer c where c.id > ${after}::uuid ${sampled} order by c.id limit ${PAGE}::int),
          day as (select o.customer_id, ${localDay(sql`o.placed_at`)} - date '1970-01-01' as day, sum(${ofOrder(sql`o.amount`)})::double precision as amount
            from page p join "order" o on o.customer_id = p.id
            where order_counts(o.status, o.financial_status) and o.placed_at <= ${asOf}::timestamptz
            group by 1, 2),
          history as (select customer_id, array_agg(day order by day) as days, array_agg(amount order by day) as amounts from day group by 1)
          select p.id, h.days, h.amounts from page p left join history h on h.customer_id = p.id order by p.id`,
        { now: asOf, timeZone },
      ),
    );
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows.flatMap(({ id, days, amounts }) => (days === null ? [] : [{ customerId: id, days, amounts }]));
    after = last.id;
  }
}

/** Days of a week: what customers did is told in weeks, as in the publications. */
export const WEEK = 7;

/** What a customer did until a day, and what they spent each time after the first; undefined for who had not begun. */
export interface Conduct extends Purchases {
  /** On how many of the repeats something was spent of which the amount is known, and the mean of these. */
  readonly paid: number;
  readonly mean: number;
}

export function conductUntil({ days, amounts }: Omit<History, 'customerId'>, day: number): Conduct | undefined {
  const [first] = days;
  if (first === undefined || first > day) return undefined;
  let [repeats, last, paid, spent] = [0, first, 0, 0];
  for (const [index, at] of days.entries()) {
    if (at > day) break;
    if (index === 0) continue;
    repeats++;
    last = at;
    const amount = amounts[index] ?? 0;
    if (amount > 0) {
      paid++;
      spent += amount;
    }
  }
  return { repeats, recency: (last - first) / WEEK, age: (day - first) / WEEK, paid, mean: paid === 0 ? 0 : spent / paid };
}

/** What a customer did after a day. */
export function conductAfter(
  { days, amounts }: Omit<History, 'customerId'>,
  day: number,
): { readonly orders: number; readonly spent: number } {
  let [orders, spent] = [0, 0];
  for (const [index, at] of days.entries()) {
    if (at <= day) continue;
    orders++;
    spent += amounts[index] ?? 0;
  }
  return { orders, spent };
}
