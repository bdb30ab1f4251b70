import type { OrderLineRecord, OrderRecord } from '../../../src/records/index.js';
import { isMissing, type NaiveWorld } from './customer.js';
import { amountOf, counts, foundOnce, isOfUnknownCost, kept, rateOf, rounded, worthOf, worthOfOrder } from './money.js';
import { divided, minus, plus, ratio, ratioOf, sum, times, type Ratio } from './ratio.js';

/* What the lines of an order are worth: docs/figures.md, written down a second time. */

const NOTHING = ratio(0);

export interface LineWorth {
  readonly revenue: Ratio | null;
  readonly cost_of_goods: Ratio | null;
  readonly total_margin: Ratio | null;
}

/** By the lines of an order, each its part: those of unknown cost first, then as they stand; none is rounded but against what was given before it. */
function findParts(order: OrderRecord, world: NaiveWorld): Map<OrderLineRecord, LineWorth> {
  const lines = order.lines ?? [];
  const [rate, worth] = [rateOf(order, world), worthOfOrder(order, world)];
  const found = new Map<OrderLineRecord, LineWorth>();
  if (rate === null || worth === null) return found;
  const given = { revenue: NOTHING, cost: NOTHING };
  const until = { weight: NOTHING, cost: NOTHING };
  const weightOf = weights(lines);
  const all = sum(lines.map(weightOf));
  for (const line of [...lines.filter(isOfUnknownCost), ...lines.filter((one) => !isOfUnknownCost(one))]) {
    until.weight = plus(until.weight, weightOf(line));
    until.cost = plus(until.cost, counts(order) ? times(ratioOf(line.unitCost ?? 0), kept(line)) : NOTHING);
    const revenueUntil = rounded(times(rounded(divided(times(worth.net, until.weight), all) ?? NOTHING), rate));
    const costUntil = rounded(times(until.cost, rate));
    const [revenue, cost] = [minus(revenueUntil, given.revenue), minus(costUntil, given.cost)];
    Object.assign(given, { revenue: revenueUntil, cost: costUntil });
    const isUnknown = isOfUnknownCost(line);
    found.set(line, { revenue, cost_of_goods: isUnknown ? null : cost, total_margin: isUnknown ? null : minus(revenue, cost) });
  }
  return found;
}

/** By the price of the pieces kept; where that is nothing, by what is of unknown cost; where nothing is, by what was paid; where nothing was, alike. */
function weights(lines: readonly OrderLineRecord[]): (line: OrderLineRecord) => Ratio {
  const bought = (line: OrderLineRecord) => (amountOf(line).over > 0n ? amountOf(line) : NOTHING);
  const unknown = (line: OrderLineRecord) => ratio(isOfUnknownCost(line) ? 1 : 0);
  return [worthOf, unknown, bought].find((weight) => sum(lines.map(weight)).over > 0n) ?? (() => ratio(1));
}

const partsOf = foundOnce(findParts);

const WORTHLESS: LineWorth = { revenue: null, cost_of_goods: null, total_margin: null };

export function worthOfLine(line: OrderLineRecord, order: OrderRecord, world: NaiveWorld): LineWorth {
  return partsOf(order, world).get(line) ?? WORTHLESS;
}

/** As it was sold. */
export function lineMargin({ amount, unitCost, quantity }: OrderLineRecord): Ratio | null {
  return isMissing(unitCost) ? null : rounded(minus(ratioOf(amount ?? Number.NaN), times(ratioOf(unitCost), ratioOf(quantity))));
}
