import { z } from 'zod';
import { advisoryLocks, sql, type Transaction } from '../../database/index.js';
import { check } from '../../records/index.js';
import {
  type Accepted,
  afterwards,
  type Applied,
  readState,
  recordTable,
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
  { currency: own }: SyncContext,
  _source: string,
  accepted: readonly Accepted<ExchangeRate>[],
): Promise<Applied> {
  await transaction.query(sql`/* sync.lockRates */ select pg_advisory_xact_lock(${advisoryLocks.changingRates}::bigint)`);
  const days = accepted.map(({ record }) => record.day).sort();
  const rows = await transaction.query(sql`/* sync.readRates */
    select currency || ' ' || day || ' ' || base as id, currency, day::text, base, rate::text from exchange_rate
    where day = any(${days}::date[]) and currency = any(${accepted.map(({ record }) => record.currency)}::text[])`);
  const { results, created, updated } = upsert<ExchangeRate, RateState>(accepted, {
    stored: new Map(rows.map((row) => readState<RateState>(row)).map((state) => [state.id, state])),
    externalIdOf: (record) => idOf(record, own),
    next: (record) => ({ ...record, id: idOf(record, own), base: record.base ?? own }),
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

function idOf({ currency, day, base }: ExchangeRate, own: string): string {
  return `${currency} ${day} ${base ?? own}`;
}
