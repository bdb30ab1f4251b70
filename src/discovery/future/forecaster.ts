import { DataKind } from '../../catalogue/index.js';
import { advisoryLocks, sql, type Queryable } from '../../database/index.js';
import { newId } from '../../kernel/index.js';
import { holdSegmentSet, type MembershipContext, planForWholeBase, ROUGH_NUMBER_OF_ORDERS } from '../../membership/index.js';
import { inTurns, type Pause } from '../../statistics/index.js';
import { pauseBetween } from '../turns.js';
import { type Conduct, conductUntil, countBuyers, dayOf, histories, type History, type Present } from './history.js';
import { expectationOf, fitModel, type PurchaseModel } from './model.js';
import { qualityOf, type QualityOutcome } from './quality.js';

/** What came of a forecast. */
export type ForecastOutcome = PurchaseModel &
  QualityOutcome & {
    /** Orders that there were, whether they count or not. */
    readonly allOrders: number;
    /** How many of the buyers were learnt from, by chance and always the same. */
    readonly sampled: number;
  };

/** So many buyers are learnt from: more change no digit that matters, and take longer. */
const MOST_LEARNT_FROM = 50_000;
/** Whoever has been at it for longer has gone. */
const GIVEN_UP_MS = 3_600_000;
/** So many forecasts are kept; of former ones only what was found. */
const KEPT = 100;

class Stopped extends Error {}

/** Finds what customers are expected to buy, one forecast at a time. Several processes may: one does it. */
export class Forecaster {
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

  /** Makes a forecast if the last one is `everyMs` old, or there are twice as many orders. Gives whether it did. */
  async runIfDue(everyMs: number): Promise<boolean> {
    const claimed = await this.#claim(everyMs);
    if (claimed === undefined) return false;
    try {
      await this.#make(claimed);
      return true;
    } catch (error) {
      await this.#giveUp(claimed.id);
      if (error instanceof Stopped) return false;
      throw error;
    }
  }

  /** The one that is being made is given up. */
  stop(): void {
    this.#isStopped = true;
  }

  async #claim(everyMs: number): Promise<{ readonly id: string; readonly present: Present } | undefined> {
    const { database, clock, timeZone } = this.context;
    const asOf = clock.now();
    if (!(await isDue(database, asOf, everyMs))) return undefined;
    return database.transaction(async (transaction) => {
      await transaction.query(sql`/* forecast.lock */ select pg_advisory_xact_lock(${advisoryLocks.forecasting}::bigint)`);
      if (!(await isDue(transaction, asOf, everyMs))) return undefined;
      const id = newId();
      await transaction.execute(
        sql`/* forecast.begin */ insert into purchase_forecast (id, as_of) values (${id}::uuid, ${asOf}::timestamptz)`,
      );
      return { id, present: { asOf, timeZone } };
    });
  }

  async #make({ id, present }: { readonly id: string; readonly present: Present }): Promise<void> {
    const { database } = this.context;
    const pause = this.#pause;
    const { buyers, orders: allOrders } = await countBuyers(database, present);
    const today = await dayOf(database, present);
    const learnt = await this.#learn(present, Math.min(1, MOST_LEARNT_FROM / Math.max(1, buyers)));
    const conducts: Conduct[] = [];
    const addConduct = (history: Omit<History, 'customerId'>) => {
      const conduct = conductUntil(history, today);
      if (conduct !== undefined) conducts.push(conduct);
    };
    await inTurns(learnt, addConduct, pause);
    const model = await fitModel(conducts, pause);
    const quality = await qualityOf(learnt, today, pause);
    if (model.orders !== null) await this.#foretell(id, present, today, { orders: model.orders, spend: model.spend });
    const outcome: ForecastOutcome = { ...model, ...quality, buyers, allOrders, sampled: learnt.length };
    await this.#publish(id, outcome);
  }

  async #giveUp(id: string): Promise<void> {
    await this.context.database.transaction(async (transaction) => {
      await transaction.execute(sql`/* forecast.giveUp */ delete from purchase_forecast where id = ${id}::uuid and outcome is null`);
      await transaction.execute(sql`/* forecast.unsay */
        delete from customer_expectation e where forecast_id = ${id}::uuid and not exists (select from purchase_forecast f where f.id = e.forecast_id)`);
    });
  }

  async #learn(present: Present, share: number): Promise<Omit<History, 'customerId'>[]> {
    const learnt: Omit<History, 'customerId'>[] = [];
    for await (const page of histories(this.context.database, present, share)) {
      learnt.push(...page.map(({ days, amounts }) => ({ days, amounts })));
      await this.#pause();
    }
    return learnt;
  }

  async #foretell(id: string, present: Present, today: number, model: Parameters<typeof expectationOf>[0]): Promise<void> {
    const { database } = this.context;
    for await (const page of histories(database, present)) {
      const told: { readonly id: string; readonly orders: string; readonly value: string | null; readonly probability: string }[] = [];
      for (const history of page) {
        const conduct = conductUntil(history, today);
        if (conduct === undefined) continue;
        const { orders, value, probability } = expectationOf(model, conduct);
        told.push({
          id: history.customerId,
          orders: orders.toFixed(4),
          value: value === null ? null : value.toFixed(4),
          probability: probability.toFixed(6),
        });
        await this.#pause();
      }
      if (told.length === 0) continue;
      // Whoever was merged or erased meanwhile is left out.
      await database.execute(sql`/* forecast.write */
        insert into customer_expectation (customer_id, forecast_id, orders, value, probability)
        select c.id, ${id}::uuid, told.orders, told.value, told.probability
        from unnest(${told.map((one) => one.id)}::uuid[], ${told.map((one) => one.orders)}::numeric[], ${told.map((one) => one.value)}::numeric[],
          ${told.map((one) => one.probability)}::numeric[]) as told(id, orders, value, probability)
        join customer c on c.id = told.id for key share of c`);
    }
  }

  /** From one moment to the next rules read the new one; segments that read it are evaluated again. */
  async #publish(id: string, outcome: ForecastOutcome): Promise<void> {
    const { database, segmentSet, wakeUps } = this.context;
    if (this.#isStopped) throw new Stopped();
    await database.transaction(async (transaction) => {
      holdSegmentSet(transaction);
      planForWholeBase(transaction);
      const { set } = await segmentSet.current(transaction);
      await transaction.execute(sql`/* forecast.retire */ update purchase_forecast set is_current = false where is_current`);
      await transaction.execute(sql`/* forecast.publish */
        update purchase_forecast set is_current = true, outcome = ${JSON.stringify(outcome)}::jsonb where id = ${id}::uuid`);
      if (set.affectedBy(DataKind.expectation, new Set()).length > 0) {
        await transaction.execute(sql`/* forecast.enqueue */
          insert into evaluation_queue (customer_id, kinds, cause) select id, ${DataKind.expectation}::int, 'THRESHOLDS' from customer order by id`);
      }
    });
    wakeUps.wake('queue');
    await this.#sweep(id);
  }

  /** What former forecasts expected goes, a little at a time. */
  async #sweep(id: string): Promise<void> {
    const { database } = this.context;
    for (;;) {
      const gone = await database.query(sql`/* forecast.sweep */
        delete from customer_expectation e using (
          select customer_id, forecast_id from customer_expectation former where forecast_id <> ${id}::uuid and not exists (
            select from purchase_forecast f, purchase_forecast now
            where now.id = ${id}::uuid and f.id = former.forecast_id and f.as_of > now.as_of) limit 5000) former
        where e.customer_id = former.customer_id and e.forecast_id = former.forecast_id returning 1 as gone`);
      if (gone.length === 0) break;
      await this.#pause();
    }
    await database.execute(sql`/* forecast.forget */
      delete from purchase_forecast where not is_current and id in (select id from purchase_forecast order by as_of desc, id desc offset ${KEPT}::int)`);
  }
}

/** When the last one is old, or there are twice as many orders since; not while one is being made. */
async function isDue(database: Queryable, now: Date, everyMs: number): Promise<boolean> {
  const [row] = await database.query<{ is_due: boolean }>(sql`/* forecast.due */
    select not exists (select from purchase_forecast where outcome is null and as_of > ${new Date(now.getTime() - GIVEN_UP_MS)}::timestamptz)
      and coalesce((
        select abs(extract(epoch from f.as_of - ${now}::timestamptz)) * 1000 >= ${everyMs}::double precision
          or ${ROUGH_NUMBER_OF_ORDERS} >= greatest(1, 2 * (f.outcome ->> 'allOrders')::bigint)
        from purchase_forecast f where f.is_current), true) as is_due`);
  return row?.is_due === true;
}
