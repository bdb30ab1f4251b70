import { z } from 'zod';
import { advisoryLocks, sql, type Transaction } from '../../database/index.js';
import { check } from '../../records/index.js';
import {
  type Accepted,
  afterwards,
  type Applied,
  presentOf,
  readState,
  recordError,
  recordTable,
  Rejection,
  runBatch,
  statesOf,
  type SyncOutcome,
  upsert,
} from '../batch/index.js';
import type { SyncContext } from '../context.js';

/** For so many days a rate holds where there is no later one (`exchange_rate_on`, migrations/0023_order_values.sql). */
const DAYS_HELD = 30;

const exchangeRateSchema = z.strictObject({
  /** What `rate` is told in. */
  currency: check.currency(),
  day: check.day(),
  /** What one unit is told of; the workspace currency where it is left out. */
  base: check.currency().nullish(),
  rate: check.decimal(38, 18).refine((rate) => /[1-9]/.test(rate) && !rate.startsWith('-'), 'must be more than 0'),
});
type ExchangeRate = z.output<typeof exchangeRateSchema>;
/** What one unit of `base` was in `currency` on a day. */
export type ExchangeRateRecord = z.input<typeof exchangeRateSchema>;

interface RateState {
  readonly id: string;
  readonly currency: string;
  readonly day: string;
  readonly base: string;
  readonly rate: string;
}

const EXCHANGE_RATE = recordTable('exchange_rate', { currency: 'text', day: 'date', base: 'text', rate: 'numeric' }, [
  'currency',
  'day',
  'base',
]);

/** Those of ISO 4217, former ones too. */
const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** Sets rates by day, and reckons anew what orders of those days are worth. Everybody whose figures change is evaluated. */
export function setExchangeRates(context: SyncContext, records: readonly ExchangeRateRecord[]): Promise<SyncOutcome> {
  return runBatch(
    context,
    { name: 'setExchangeRates', of: { schema: exchangeRateSchema, fields: {} }, apply: applyRates },
    { source: 'declarations', records },
  );
}

async function applyRates(
  transaction: Transaction,
  context: SyncContext,
  _source: string,
  accepted: readonly Accepted<ExchangeRate>[],
): Promise<Applied> {
  const { currency: own } = context;
  const { day: today } = presentOf(context);
  await transaction.query(sql`/* sync.lockRates */ select pg_advisory_xact_lock(${advisoryLocks.changingRates}::bigint)`);
  const days = accepted.map(({ record }) => record.day).sort();
  const rows = await transaction.query(sql`/* sync.readRates */
    select currency || ' ' || day || ' ' || base as id, currency, day::text, base, rate::text from exchange_rate
    where day = any(${days}::date[]) and currency = any(${accepted.map(({ record }) => record.currency)}::text[])`);
  const { results, created, updated } = upsert<ExchangeRate, RateState>(accepted, {
    stored: new Map(rows.map((row) => readState<RateState>(row)).map((state) => [state.id, state])),
    externalIdOf: (record) => idOf(record, own),
    next: (record) => slipOf(record, own, today) ?? { ...record, id: idOf(record, own), base: record.base ?? own },
    write(creations, changes) {
      EXCHANGE_RATE.insert(transaction, statesOf(creations));
      EXCHANGE_RATE.update(transaction, afterwards(changes));
    },
  });
  if (created.length + updated.length === 0) return { results, touchedCustomerIds: [] };
  const touched = await transaction.query<{ customer_id: string }>(sql`/* sync.revalueOrders */
    with foreign_order as materialized (
      select id, customer_id from "order" where currency <> ${own}
        and placed_at >= ${days[0]}::date at time zone 'UTC' and placed_at < (${days.at(-1)}::date + ${DAYS_HELD + 1}::int) at time zone 'UTC')
    select customer_id from foreign_order, (select value_orders(array(select id from foreign_order))) valued group by customer_id`);
  return { results, touchedCustomerIds: touched.map((row) => row.customer_id) };
}

/** A rate that is known. */
export interface KnownRate {
  readonly currency: string;
  readonly day: string;
  readonly base: string;
  readonly rate: string;
}

/** The rates of a currency, or of all, from those of a day backwards, the latest first. */
export function readExchangeRates(
  { database }: Pick<SyncContext, 'database'>,
  { currency, until, first }: { readonly currency: string | undefined; readonly until: string | undefined; readonly first: number },
): Promise<KnownRate[]> {
  const ofCurrency = currency === undefined ? sql`` : sql`and currency = ${currency.toUpperCase()}`;
  const upTo = until === undefined ? sql`` : sql`and day <= ${until}::date`;
  return database.transaction((transaction) =>
    transaction.query<KnownRate>(sql`/* sync.listRates */
      select currency, day::text, base, trim_scale(rate)::text as rate from exchange_rate where true ${ofCurrency} ${upTo}
      order by day desc, currency, base limit ${first}::int`),
  );
}

/** What nobody means: a rate that would never be looked up, while the orders that it was meant for stay without one. */
function slipOf({ currency, base, day }: ExchangeRate, own: string, today: string): Rejection | undefined {
  const unknown = (['currency', 'base'] as const).find((field) => !CURRENCIES.has({ currency, base: base ?? own }[field]));
  if (unknown !== undefined) return new Rejection([recordError('INVALID_VALUE', [unknown], 'is no currency of ISO 4217')]);
  if (currency === (base ?? own)) return new Rejection([recordError('INVALID_VALUE', ['currency'], 'is the one that the rate is told of')]);
  return day > today ? new Rejection([recordError('INVALID_VALUE', ['day'], 'is ahead of the clock')]) : undefined;
}

function idOf({ currency, day, base }: ExchangeRate, own: string): string {
  return `${currency} ${day} ${base ?? own}`;
}
