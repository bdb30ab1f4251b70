import { sql, type Transaction } from '../../database/index.js';
import { type Checked, type order, parseMoney, printMoney } from '../../records/index.js';
import { distinct } from '../batch/index.js';
import type { OrderReferences, OrderState } from './order-state.js';

type Order = Checked<typeof order.fields>;

/**
 * What products cost in the currency of an order: their own cost is in that of the workspace, which is `own`. Where the order's has no rate on its day, nobody knows;
 * when the lines are sent again there may be one.
 */
export async function costsAbroad(
  transaction: Transaction,
  records: readonly Order[],
  stored: ReadonlyMap<string, OrderState>,
  own: string,
): Promise<OrderReferences['costIn']> {
  const keys = distinct(
    records.flatMap((record) => {
      const before = stored.get(record.externalId);
      const currency = record.currency ?? before?.currency ?? own;
      const placedAt = record.placedAt ?? before?.placedAt;
      return currency === own || placedAt === undefined || record.lines === undefined ? [] : [keyOf(currency, placedAt)];
    }),
  );
  const rates = keys.length === 0 ? new Map<string, string | null>() : await ratesOf(transaction, keys, own);
  return (currency, placedAt) =>
    ({ unitCost }) => {
      if (currency === own || unitCost === null) return unitCost;
      const rate = rates.get(keyOf(currency, placedAt));
      return rate === undefined || rate === null ? null : divided(unitCost, rate);
    };
}

function keyOf(currency: string, placedAt: string): string {
  return `${currency} ${placedAt.slice(0, 10)}`;
}

async function ratesOf(transaction: Transaction, keys: readonly string[], own: string): Promise<Map<string, string | null>> {
  const rows = await transaction.query<{ key: string; rate: string | null }>(sql`/* sync.ratesOfDays */
    select key, exchange_rate_on(split_part(key, ' ', 1), ${own}, split_part(key, ' ', 2)::date)::text as rate
    from unnest(${keys}::text[]) as wanted(key)`);
  return new Map(rows.map(({ key, rate }) => [key, rate]));
}

/** To four digits after the point, half up. */
function divided(amount: string, rate: string): string {
  const [whole = '', fraction = ''] = rate.split('.');
  const [over, under] = [parseMoney(amount) * 10n ** BigInt(fraction.length), BigInt(whole + fraction)];
  return printMoney((2n * over + under) / (2n * under));
}
