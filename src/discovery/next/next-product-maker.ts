import { advisoryLocks, type Queryable, sql } from '../../database/index.js';
import { newId } from '../../kernel/index.js';
import { type MembershipContext, ROUGH_NUMBER_OF_ORDERS } from '../../membership/index.js';
import type { Pause } from '../../statistics/index.js';
import type { Present } from '../future/index.js';
import { pauseBetween } from '../turns.js';
import { type ChannelAnswers, type ChannelQuality, channelQuality, readChannelAnswers } from './channels.js';
import { type Habits, habitsOf } from './followings.js';
import { type HitRates, hitRatesOf } from './hit-rate.js';
import { readPurchases, type Thing } from './read-purchases.js';

export const NEXT_REFUSALS = ['TOO_FEW_BUYERS', 'TOO_FEW_PRODUCTS'] as const;
/** Why nothing is suggested: fewer than 100 buyers, or two products of ten buyers each. */
export type NextRefusal = (typeof NEXT_REFUSALS)[number];

/** What was found out about what customers buy next. */
export interface NextOutcome {
  readonly refusal: NextRefusal | null;
  readonly buyers: number;
  readonly leftOut: number;
  readonly products: number;
  readonly compared: number;
  readonly followings: number;
  /** null: too few customers came again for saying how good it is. */
  readonly hitRates: HitRates | null;
  readonly channels: readonly ChannelAnswers[];
  readonly channelQuality: ChannelQuality | null;
  /** Orders that there were, about. */
  readonly orders: number;
}

export const LEAST_BUYERS = 100;
/** Whoever has been at it for longer has gone. */
const GIVEN_UP_MS = 3_600_000;
/** So many are kept; of former ones only what was found out. */
const KEPT = 100;

class Stopped extends Error {}

/** Finds out on schedule what customers buy next. Several processes may: one does it. */
export class NextProductMaker {
  #isStopped = false;
  readonly #pause: Pause;

  /** `restsPerTurn`: how often as long as it works it rests, where what is live comes first. */
  constructor(
    private readonly context: MembershipContext,
    restsPerTurn = 0,
  ) {
    this.#pause = pauseBetween(restsPerTurn, () => {
      if (this.#isStopped) throw new Stopped();
    });
  }

  /** Does so if the last time is `everyMs` ago, or there are twice as many orders. Gives whether it did. */
  async runIfDue(everyMs: number): Promise<boolean> {
    const claimed = await this.#claim(everyMs);
    if (claimed === undefined) return false;
    try {
      await this.#make(claimed);
      return true;
    } catch (error) {
      await this.context.database.execute(
        sql`/* next.giveUp */ delete from next_product_model where id = ${claimed.id}::uuid and outcome is null`,
      );
      if (error instanceof Stopped) return false;
      throw error;
    }
  }

  /** What is being made is given up. */
  stop(): void {
    this.#isStopped = true;
  }

  async #claim(everyMs: number): Promise<{ readonly id: string; readonly present: Present } | undefined> {
    const { database, clock, timeZone } = this.context;
    const asOf = clock.now();
    if (!(await isDue(database, asOf, everyMs))) return undefined;
    return database.transaction(async (transaction) => {
      await transaction.query(sql`/* next.lock */ select pg_advisory_xact_lock(${advisoryLocks.findingNextProducts}::bigint)`);
      if (!(await isDue(transaction, asOf, everyMs))) return undefined;
      const id = newId();
      await transaction.execute(
        sql`/* next.begin */ insert into next_product_model (id, as_of) values (${id}::uuid, ${asOf}::timestamptz)`,
      );
      return { id, present: { asOf, timeZone } };
    });
  }

  async #make({ id, present }: { readonly id: string; readonly present: Present }): Promise<void> {
    const { database } = this.context;
    const [{ orders = 0 } = {}] = await database.query<{ orders?: number }>(
      sql`/* next.orders */ select (${ROUGH_NUMBER_OF_ORDERS})::double precision as orders`,
    );
    const { things, buyers } = await readPurchases(database, present, this.#pause);
    const habits = await habitsOf(buyers, things.length, this.#pause);
    const refusal = habits.buyers < LEAST_BUYERS ? 'TOO_FEW_BUYERS' : habits.things.length < 2 ? 'TOO_FEW_PRODUCTS' : null;
    const hitRates = refusal === null ? await hitRatesOf(buyers, things.length, this.#pause) : null;
    const channels = await readChannelAnswers(database, present.asOf);
    await this.#publish(id, refusal === null ? habits : undefined, things, {
      refusal,
      buyers: habits.buyers,
      leftOut: habits.leftOut,
      products: habits.things.length,
      compared: habits.compared,
      followings: habits.followings.length,
      hitRates,
      channels,
      channelQuality: await channelQuality(database, present.asOf),
      orders,
    });
  }

  /** From one moment to the next it is what suggestions are made by. */
  async #publish(id: string, habits: Habits | undefined, things: readonly Thing[], outcome: NextOutcome): Promise<void> {
    if (this.#isStopped) throw new Stopped();
    const keyOf = (place: number) => (things[place] as Thing).key;
    const products = (habits?.things ?? []).map(({ thing, ...counts }, rank) => ({ ...(things[thing] as Thing), rank, ...counts }));
    const followings = (habits?.followings ?? []).map(({ from, to, ...counts }) => ({
      from_key: keyOf(from),
      to_key: keyOf(to),
      ...counts,
    }));
    await this.context.database.transaction(async (transaction) => {
      await transaction.execute(sql`/* next.things */ insert into next_product_thing (model_id, key, name, rank, buyers, again, share)
        select ${id}::uuid, key, name, rank, buyers, again, share from jsonb_to_recordset(${JSON.stringify(products)}::jsonb)
          as one(key text, name text, rank int, buyers int, again int, share double precision)`);
      await transaction.execute(sql`/* next.followings */ insert into next_product_following (model_id, from_key, to_key, buyers, followed, lift, low)
        select ${id}::uuid, from_key, to_key, buyers, followed, lift, low from jsonb_to_recordset(${JSON.stringify(followings)}::jsonb)
          as one(from_key text, to_key text, buyers int, followed int, lift double precision, low double precision)`);
      await transaction.execute(sql`/* next.retire */ update next_product_model set is_current = false where is_current`);
      await transaction.execute(sql`/* next.publish */
        update next_product_model set is_current = true, outcome = ${JSON.stringify(outcome)}::jsonb where id = ${id}::uuid`);
      await transaction.execute(sql`/* next.sweepThings */ delete from next_product_thing where model_id <> ${id}::uuid`);
      await transaction.execute(sql`/* next.sweepFollowings */ delete from next_product_following where model_id <> ${id}::uuid`);
      await transaction.execute(sql`/* next.forget */ delete from next_product_model where not is_current and outcome is not null
        and id in (select id from next_product_model order by as_of desc, id desc offset ${KEPT}::int)`);
    });
  }
}

/** When the last one is old, or there are twice as many orders since; not while one is being made. */
async function isDue(database: Queryable, now: Date, everyMs: number): Promise<boolean> {
  const [row] = await database.query<{ is_due: boolean }>(sql`/* next.due */
    select not exists (select from next_product_model where outcome is null and as_of > ${new Date(now.getTime() - GIVEN_UP_MS)}::timestamptz)
      and coalesce((
        select abs(extract(epoch from m.as_of - ${now}::timestamptz)) * 1000 >= ${everyMs}::double precision
          or ${ROUGH_NUMBER_OF_ORDERS} >= greatest(1, 2 * (m.outcome ->> 'orders')::double precision)
        from next_product_model m where m.is_current), true) as is_due`);
  return row?.is_due === true;
}
