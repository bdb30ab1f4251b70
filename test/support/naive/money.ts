import type { OrderLineRecord, OrderRecord } from '../../../src/records/index.js';
import { isMissing, type NaiveWorld } from './customer.js';
import { compareRatios, divided, minus, plus, ratio, ratioOf, sum, times, type Ratio } from './ratio.js';

/* What orders are worth in the currency of the workspace: docs/figures.md, written down a second time. */

const DAY_MS = 86_400_000;
const NOTHING = ratio(0);

type Rates = NaiveWorld['rates'];

/** To four digits after the point, halves away from nought. */
export function rounded({ over, under }: Ratio): Ratio {
  const [scaled, sign] = over < 0n ? [-over * 10_000n, -1n] : [over * 10_000n, 1n];
  return ratio(sign * ((2n * scaled + under) / (2n * under)), 10_000n);
}

/** What is found of an order by the rates of a world, of which neither ever changes: laws ask it of the same orders for thousands of rules. */
export function foundOnce<Found>(find: (order: OrderRecord, world: NaiveWorld) => Found): (order: OrderRecord, world: NaiveWorld) => Found {
  const found = new WeakMap<Rates, WeakMap<OrderRecord, Found>>();
  return (order, world) => {
    let ofOrders = found.get(world.rates);
    if (ofOrders === undefined) found.set(world.rates, (ofOrders = new WeakMap()));
    const known = ofOrders.get(order);
    if (known !== undefined) return known;
    const one = find(order, world);
    ofOrders.set(order, one);
    return one;
  };
}

/** What one unit of the order's currency was in the workspace's; null if nobody knows. */
export const rateOf = foundOnce(findRate);

function findRate(order: OrderRecord, { currency, rates }: NaiveWorld): Ratio | null {
  const own = order.currency ?? currency;
  if (own === currency) return ratio(1);
  const day = Date.parse((order.placedAt ?? '').slice(0, 10));
  const byDay = daysOf(rates);
  // Offsets are of the test's own making: all moments end in Z.
  for (let back = 0; back <= 30; back++) {
    const told = byDay.get(day - back * DAY_MS) ?? [];
    const found = (base: string | undefined, quoted: string) =>
      told.find((rate) => (rate.base ?? currency) === base && rate.currency === quoted)?.rate;
    const [direct, inverse] = [found(own, currency), found(currency, own)];
    if (direct !== undefined) return ratioOf(direct);
    if (inverse !== undefined) return divided(ratio(1), ratioOf(inverse));
  }
  return null;
}

const DAYS = new WeakMap<Rates, ReadonlyMap<number, Rates>>();

/** Each list of rates is sorted by days once. */
function daysOf(rates: Rates): ReadonlyMap<number, Rates> {
  const known = DAYS.get(rates);
  if (known !== undefined) return known;
  const days = new Map<number, Rates[number][]>();
  for (const rate of rates) {
    const day = Date.parse(rate.day);
    days.set(day, [...(days.get(day) ?? []), rate]);
  }
  DAYS.set(rates, days);
  return days;
}

/** An amount of an order in the currency of the workspace. */
export function converted(amount: Ratio | null, order: OrderRecord, world: NaiveWorld): Ratio | null {
  const rate = rateOf(order, world);
  return amount === null || rate === null ? null : rounded(times(amount, rate));
}

export function counts({ status, financialStatus }: OrderRecord): boolean {
  return status !== 'cancelled' && financialStatus !== 'voided' && financialStatus !== 'pending';
}

/** What the business kept of an order, in its own currency. */
export function keptOf(order: OrderRecord): Ratio {
  return counts(order) ? minus(ratioOf(order.total ?? 0), refundedOf(order)) : NOTHING;
}

/** What was paid back of an order: all of it, where it is said to be refunded and no amount is. */
export function refundedOf({ financialStatus, total, refunded }: OrderRecord): Ratio {
  const told = ratioOf(refunded ?? 0);
  const isWhole = financialStatus === 'refunded' && compareRatios(told, NOTHING) === 0 && compareRatios(ratioOf(total ?? 0), NOTHING) > 0;
  return isWhole ? ratioOf(total ?? 0) : told;
}

/** What an order is worth. */
export interface Worth {
  /** In the order's own currency. */
  readonly net: Ratio;
  readonly revenue: Ratio;
  readonly revenueWithoutCost: Ratio;
  readonly costOfGoods: Ratio;
  readonly unitsWithoutCost: Ratio;
}

export const kept = ({ quantity, returnedQuantity }: OrderLineRecord) => minus(ratioOf(quantity), ratioOf(returnedQuantity ?? 0));
export const amountOf = ({ amount, unitPrice, quantity, discount }: OrderLineRecord) =>
  isMissing(amount) ? minus(times(ratioOf(unitPrice), ratioOf(quantity)), ratioOf(discount ?? 0)) : ratioOf(amount);
const isDiscount = (line: OrderLineRecord) => amountOf(line).over < 0n;
export const isOfUnknownCost = (line: OrderLineRecord) => isMissing(line.unitCost) && kept(line).over > 0n && !isDiscount(line);
/** Of the amount of a line, the part for the pieces that were kept. */
export const worthOf = (line: OrderLineRecord) =>
  isDiscount(line) ? NOTHING : rounded(divided(times(amountOf(line), kept(line)), ratioOf(line.quantity)) ?? NOTHING);

/** null where the order's currency has no rate: but for the pieces, which are none of money. */
export const worthOfOrder = foundOnce(findWorth);

function findWorth(order: OrderRecord, world: NaiveWorld): Worth | null {
  const rate = rateOf(order, world);
  if (rate === null) return null;
  if (!counts(order))
    return { net: NOTHING, revenue: NOTHING, revenueWithoutCost: NOTHING, costOfGoods: NOTHING, unitsWithoutCost: NOTHING };
  const lines = order.lines ?? [];
  const [total, refunded] = [ratioOf(order.total ?? 0), refundedOf(order)];
  const goods = sum(lines.map(amountOf));
  const beyondReturns = minus(total, goods.over < 0n ? goods : NOTHING);
  const most = beyondReturns.over < 0n ? NOTHING : beyondReturns;
  const told = [plus(ratioOf(order.shipping ?? 0), ratioOf(order.tax ?? 0)), most].sort(compareRatios)[0] as Ratio;
  const isTold = !isMissing(order.shipping) && !isMissing(order.tax);
  const beyond = minus(total, goods);
  const extra = !isTold && lines.length > 0 && compareRatios(beyond, told) > 0 ? beyond : told;
  const paid = minus(total, extra);
  const withTax = plus(paid, ratioOf(order.tax ?? 0));
  const back = [refunded, withTax].sort(compareRatios)[0] as Ratio;
  const ofGoods = back.over <= 0n ? NOTHING : rounded(divided(times(back, paid), withTax) ?? NOTHING);
  const revenue = minus(paid, ofGoods);
  const unknown = lines.filter(isOfUnknownCost);
  const [ofAll, ofUnknown] = [sum(lines.map(worthOf)), sum(unknown.map(worthOf))];
  const share = lines.length === 0 ? revenue : unknown.length === 0 ? NOTHING : divided(times(revenue, ofUnknown), ofAll);
  const costs = lines.map((line) => times(ratioOf(line.unitCost ?? 0), kept(line)));
  return {
    net: revenue,
    revenue: rounded(times(revenue, rate)),
    revenueWithoutCost: rounded(times(share === null ? revenue : rounded(share), rate)),
    costOfGoods: rounded(times(sum(costs), rate)),
    unitsWithoutCost: sum(unknown.map(kept)),
  };
}
