import { type Queryable, sql } from '../../database/index.js';
import { ruleOfItem } from '../products/index.js';
import { expectedAnswers, messages, type ChannelAnswers } from './channels.js';
import type { NextOutcome } from './next-product-maker.js';
import type { Thing } from './read-purchases.js';
import { type NextThing, type SuggestionReason, suggestTo } from './suggest.js';

/** What was found out last about what customers buy next. */
export interface NextModel {
  readonly id: string;
  readonly asOf: Date;
  readonly outcome: NextOutcome;
}

/** A product, and how many of those who were learnt from bought it. */
export interface NextItem extends Thing {
  readonly buyers: number;
}

/** A product that buyers of another bought afterwards. */
export interface ToldFollowing {
  readonly from: NextItem;
  readonly to: NextItem;
  readonly buyers: number;
  readonly followed: number;
  readonly lift: number;
  readonly low: number;
  /** Who bought the first and lacks the other. */
  readonly rule: string;
}

/** What one customer is likely to buy next. */
export interface Suggested {
  readonly item: NextItem;
  readonly reason: SuggestionReason;
  readonly score: number;
  readonly follows: readonly ToldFollowing[];
  /** Everybody to whom it is suggested for the same reason. */
  readonly rule: string;
}

export async function readNextModel(database: Queryable): Promise<NextModel | undefined> {
  const [row] = await database.query<{ id: string; asOf: Date; outcome: NextOutcome }>(
    sql`/* next.model */ select id, as_of as "asOf", outcome from next_product_model where is_current`,
  );
  return row;
}

interface ThingRow extends Thing {
  readonly buyers: number;
  readonly again: number;
  readonly share: number;
}
interface FollowingRow {
  readonly from: string;
  readonly to: string;
  readonly buyers: number;
  readonly followed: number;
  readonly lift: number;
  readonly low: number;
}
type Rows = { readonly things: readonly ThingRow[] | null; readonly followings: readonly FollowingRow[] | null };

const thingsOf = sql`(select jsonb_agg(jsonb_build_object('key', t.key, 'name', t.name, 'buyers', t.buyers, 'again', t.again, 'share', t.share) order by t.rank)
  from next_product_thing t where t.model_id = m.id)`;
const following = sql`jsonb_build_object('from', f.from_key, 'to', f.to_key, 'buyers', f.buyers, 'followed', f.followed, 'lift', f.lift, 'low', f.low)`;

/** What some customers are likely to buy next, by what they have bought by now: one statement, however many they are. Nobody who has bought nothing is told of. */
export async function suggestNext(database: Queryable, customerIds: readonly string[], first: number): Promise<Map<string, Suggested[]>> {
  const [row] = await database.query<Rows & { owned: Readonly<Record<string, readonly string[]>> | null }>(sql`/* next.suggest */
    with bought as materialized (
      select l.customer_id, p.external_id as key from order_line l join product p on p.id = l.product_id
      where l.customer_id = any(${[...customerIds]}::uuid[]) group by 1, 2)
    select ${thingsOf} as things,
      (select jsonb_agg(${following}) from next_product_following f where f.model_id = m.id and f.from_key in (select key from bought)) as followings,
      (select jsonb_object_agg(customer_id, keys) from (select customer_id, jsonb_agg(key) as keys from bought group by 1) one) as owned
    from next_product_model m where m.is_current`);
  if (row === undefined) return new Map();
  const things = (row.things ?? []).map(({ key, ...habit }) => ({ ...habit, thing: key }));
  const items = itemsOf(row.things ?? []);
  const after = new Map<string, FollowingRow[]>();
  for (const one of row.followings ?? []) {
    const known = after.get(one.from);
    if (known === undefined) after.set(one.from, [one]);
    else known.push(one);
  }
  const told = { things, after: (key: string) => after.get(key) ?? [] };
  return new Map(
    Object.entries(row.owned ?? {}).map(([customerId, owned]) => [
      customerId,
      suggestTo(told, new Set(owned), first).map((one) => suggested(one, items)),
    ]),
  );
}

/** What follows what, the surest first. */
export async function readFollowings(database: Queryable, first: number): Promise<ToldFollowing[]> {
  const [row] = await database.query<Rows>(sql`/* next.readFollowings */
    select ${thingsOf} as things, (select jsonb_agg(${following} order by f.low desc, f.from_key collate "C", f.to_key collate "C") from (
      select * from next_product_following f where f.model_id = m.id order by f.low desc, f.from_key collate "C", f.to_key collate "C" limit ${first}::int) f) as followings
    from next_product_model m where m.is_current`);
  const items = itemsOf(row?.things ?? []);
  return (row?.followings ?? []).map((one) => toldFollowing(one, items));
}

/** An empty name stands for a product that is not told apart: there is none among those that are suggested. */
function itemsOf(things: readonly ThingRow[]): (key: string) => NextItem {
  const items = new Map(things.map(({ key, name, buyers }) => [key, { key, name, buyers }]));
  return (key) => items.get(key) ?? { key, name: key, buyers: 0 };
}

function toldFollowing({ from, to, ...counts }: FollowingRow, itemOf: (key: string) => NextItem): ToldFollowing {
  const rule = `${ruleOfItem('PRODUCT', { key: from }, true)} AND ${ruleOfItem('PRODUCT', { key: to }, false)}`;
  return { ...counts, from: itemOf(from), to: itemOf(to), rule };
}

function suggested({ thing, reason, score, follows }: NextThing<string>, itemOf: (key: string) => NextItem): Suggested {
  const item = itemOf(thing);
  const [has, lacks] = [ruleOfItem('PRODUCT', item, true), ruleOfItem('PRODUCT', item, false)];
  const causes = follows.map(({ from }) => ruleOfItem('PRODUCT', { key: from }, true));
  const rules = {
    FOLLOWS: `${causes.length === 1 ? causes.join('') : `(${causes.join(' OR ')})`} AND ${lacks}`,
    REPEATS: has,
    FREQUENT: `number_of_orders > 0 AND ${lacks}`,
  } as const satisfies Record<SuggestionReason, string>;
  return { item, reason, score, follows: follows.map((one) => toldFollowing(one, itemOf)), rule: rules[reason] };
}

/** A channel by which a customer may be reached, and what may be expected of it. */
export interface ChannelChoice {
  readonly channel: string;
  /** The share of messages that are answered, to rank by. */
  readonly score: number;
  readonly own: Omit<ChannelAnswers, 'channel'>;
  readonly all: Omit<ChannelAnswers, 'channel'>;
}

/** The channels to which some customers have agreed, the one that they answer the most first; of equals by their names. */
export async function channelsOf(database: Queryable, customerIds: readonly string[], now: Date): Promise<Map<string, ChannelChoice[]>> {
  const rows = await database.query<{
    id: string;
    channel: string;
    messages: number;
    answered: number;
    all: Omit<ChannelAnswers, 'channel'> | null;
  }>(sql`/* next.channelsOf */
    with own as (
      select customer_id, channel, count(*)::int as messages, count(*) filter (where is_answered)::int as answered
      from (${messages(sql`ce.customer_id = any(${[...customerIds]}::uuid[])`, now)}) message group by 1, 2)
    select c.customer_id as id, c.channel, coalesce(o.messages, 0) as messages, coalesce(o.answered, 0) as answered, (
      select one from next_product_model m cross join lateral jsonb_array_elements(m.outcome -> 'channels') as one
      where m.is_current and one ->> 'channel' = c.channel) as all
    from consent c left join own o on o.customer_id = c.customer_id and o.channel = c.channel
    where c.customer_id = any(${[...customerIds]}::uuid[]) and c.status = 'SUBSCRIBED'
    order by 1, 2`);
  const found = new Map<string, ChannelChoice[]>();
  for (const { id, channel, messages: count, answered, all } of rows) {
    const own = { messages: count, answered };
    const everybody = { messages: all?.messages ?? 0, answered: all?.answered ?? 0 };
    const known = found.get(id) ?? [];
    found.set(id, [...known, { channel, score: expectedAnswers(own, everybody), own, all: everybody }]);
  }
  return new Map([...found].map(([id, choices]) => [id, choices.toSorted((one, other) => other.score - one.score)]));
}
