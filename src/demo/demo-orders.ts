import type { Random } from '../kernel/index.js';
import type { OrderRecord } from '../records/index.js';
import { demandIn, occasionsOn, promotionOn, type Channel } from './behaviours.js';
import type { DemoCalendar } from './demo-calendar.js';
import type { DemoCustomer } from './demo-customers.js';
import { money } from './money.js';
import type { Shelf } from './shelf.js';

/** An order without its number: numbers are given in the order of time, over all customers. */
export type UnnumberedOrder = Omit<OrderRecord, 'externalId' | 'number'> & { readonly placedAt: string };

export interface DemoLine {
  readonly productExternalId: string;
  readonly quantity: number;
  readonly priceCents: number;
  readonly costCents: number;
  readonly discountCents: number;
  readonly promotion?: string;
}

/** Everything one customer ordered. */
export function makeOrders(random: Random, calendar: DemoCalendar, shelf: Shelf, customer: DemoCustomer): UnnumberedOrder[] {
  return orderDays(random, calendar, customer).map((daysAgo) => makeOrder(random, calendar, shelf, customer, daysAgo));
}

/**
 * From the last order back to the day they became known. The time between two orders is counted in average days, of which a busy day
 * holds more than one, so orders crowd into the busy months.
 */
function orderDays(random: Random, calendar: DemoCalendar, { behaviour, knownForDays, lastOrderDaysAgo }: DemoCustomer): number[] {
  if (lastOrderDaysAgo === undefined) return [];
  const days = [lastOrderDaysAgo];
  if (behaviour.everyDays === undefined) return days;
  for (let daysAgo = lastOrderDaysAgo; ; days.push(daysAgo)) {
    for (let rest = random.logNormal(behaviour.everyDays, 0.45); rest > 0; daysAgo++) rest -= demandIn(calendar.month(daysAgo));
    if (daysAgo > knownForDays) return days;
  }
}

function makeOrder(random: Random, calendar: DemoCalendar, shelf: Shelf, customer: DemoCustomer, daysAgo: number): UnnumberedOrder {
  const { behaviour, place } = customer;
  const channel: Channel = random.weighted(behaviour.channels);
  const occasion = random.chance(behaviour.occasionRate)
    ? random.weighted(occasionsOn(calendar.month(daysAgo), calendar.dayOfMonth(daysAgo)))
    : undefined;
  const lines = makeLines(random, calendar, shelf, customer, daysAgo, occasion !== undefined);
  return {
    customerExternalId: customer.record.externalId,
    channel,
    ...(occasion === undefined ? {} : { occasion }),
    ...(channel === 'store' ? { locationId: place.store ? `store-${place.city.toLowerCase().replaceAll(' ', '-')}` : 'store-pop-up' } : {}),
    ...(channel === 'online' ? { appId: random.weighted({ web: 6, ios: 3, android: 2 }) } : {}),
    placedAt: calendar.instant(daysAgo, minuteOfDay(random, channel)),
    ...outcome(random, channel, daysAgo, lines),
  };
}

/** Shops open at ten, phones at nine; the web is busiest in the evening. */
function minuteOfDay(random: Random, channel: Channel): number {
  if (channel === 'store') return random.integer(10 * 60, 19 * 60 - 1);
  if (channel === 'phone') return random.integer(9 * 60, 17 * 60 - 1);
  return Math.round(Math.min(24 * 60 - 1, Math.max(6 * 60, random.normal(19 * 60, 150))));
}

function makeLines(
  random: Random,
  calendar: DemoCalendar,
  shelf: Shelf,
  customer: DemoCustomer,
  daysAgo: number,
  forOccasion: boolean,
): DemoLine[] {
  const { behaviour } = customer;
  const promotion = promotionOn(calendar.month(daysAgo), calendar.dayOfMonth(daysAgo));
  const lineCount = Math.min(behaviour.basket, 1 + Math.floor(-Math.log(1 - random.next()) * (forOccasion ? 1.4 : 0.95)));
  return shelf.choose(random, customer, daysAgo, lineCount).map((product) => {
    const quantity = behaviour.quantity[0] > 1 || random.chance(0.14) ? random.integer(...behaviour.quantity) : 1;
    const reduced = promotion !== undefined && random.chance(0.6) ? promotion : undefined;
    return {
      productExternalId: product.record.externalId,
      quantity,
      priceCents: product.priceCents,
      costCents: product.costCents,
      discountCents: reduced === undefined ? 0 : Math.round(product.priceCents * quantity * reduced.share),
      ...(reduced === undefined ? {} : { promotion: reduced.name }),
    };
  });
}

type Outcome = Pick<OrderRecord, 'status' | 'financialStatus' | 'refunded' | 'lines'>;

/** Most orders are paid and kept; some are cancelled, sent back in part or whole, or still on their way. */
function outcome(random: Random, channel: Channel, daysAgo: number, lines: readonly DemoLine[]): Outcome {
  const open = channel !== 'store' && daysAgo <= 3;
  if (open)
    return { status: 'open', financialStatus: random.chance(0.8) ? 'paid' : 'authorized', lines: lines.map((line) => lineRecord(line)) };
  if (channel !== 'store' && random.chance(0.025)) {
    return { status: 'cancelled', financialStatus: 'voided', lines: lines.map((line) => lineRecord(line)) };
  }
  if (!random.chance(channel === 'online' ? 0.07 : 0.025)) return paidOrder(lines);
  const returned = random.chance(0.5) ? lines : lines.slice(0, 1);
  const whole = returned.length === lines.length;
  return {
    status: 'completed',
    financialStatus: whole ? 'refunded' : 'partially_refunded',
    refunded: money(returned.reduce((sum, line) => sum + paidCents(line), 0)),
    lines: lines.map((line) => lineRecord(line, returned.includes(line) ? line.quantity : 0)),
  };
}

/** An order that was paid and kept. */
export function paidOrder(lines: readonly DemoLine[]): Outcome {
  return { status: 'completed', financialStatus: 'paid', lines: lines.map((line) => lineRecord(line)) };
}

function paidCents(line: DemoLine): number {
  return line.priceCents * line.quantity - line.discountCents;
}

function lineRecord(line: DemoLine, returnedQuantity = 0) {
  return {
    productExternalId: line.productExternalId,
    quantity: line.quantity,
    unitPrice: money(line.priceCents),
    unitCost: money(line.costCents),
    ...(line.discountCents === 0 ? {} : { discount: money(line.discountCents) }),
    ...(line.promotion === undefined ? {} : { promotion: line.promotion }),
    ...(returnedQuantity === 0 ? {} : { returnedQuantity }),
  };
}
