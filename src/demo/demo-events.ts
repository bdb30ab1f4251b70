import type { Random } from '../kernel/index.js';
import type { EventRecord } from '../records/index.js';
import type { EventPropertyRecord } from '../sync/index.js';
import type { DemoCalendar } from './demo-calendar.js';
import type { DemoCustomer } from './demo-customers.js';
import type { DemoProduct } from './demo-products.js';
import { money } from './money.js';
import type { Shelf, Shopper } from './shelf.js';

/** An event without its id: ids are given over all customers. */
export type UnnumberedEvent = Omit<EventRecord, 'externalId'>;

/** The properties of events that the demo shop declares. */
export const demoEventProperties: readonly EventPropertyRecord[] = [
  { key: 'product_id', name: 'Product', type: 'text', description: 'Id of the product that it is about.' },
  { key: 'category', name: 'Category', type: 'text', description: 'Broadest category of that product.' },
  { key: 'value', name: 'Value', type: 'money', description: 'What the cart or checkout was worth.' },
  { key: 'device', name: 'Device', type: 'text', description: 'What they were on: phone, laptop, tablet or desktop.' },
];

/** One visit to the web shop. */
export interface Visit {
  readonly customerExternalId: string;
  readonly daysAgo: number;
  readonly device: string;
  readonly signsIn: boolean;
  readonly looksAt: readonly DemoProduct[];
  /** Of the last thing looked at: into the cart, and then away from the checkout. */
  readonly ending: 'looks' | 'cart' | 'leaves checkout';
}

const VISITS_WITHIN_DAYS = 90;
const endings = { looks: 5, cart: 2, 'leaves checkout': 3 } as const;

/** The latest visits of one customer: of most nothing is known, since they were not signed in. */
export function makeVisits(random: Random, calendar: DemoCalendar, shelf: Shelf, customer: DemoCustomer): UnnumberedEvent[] {
  const { record, knownForDays } = customer;
  const seldom = customer.lastOrderDaysAgo !== undefined && customer.lastOrderDaysAgo > VISITS_WITHIN_DAYS;
  if (knownForDays < 2 || !random.chance(seldom ? 0.04 : 0.11)) return [];
  const [device = 'laptop'] = record.devices ?? [];
  return Array.from({ length: random.integer(1, 3) }, () => random.integer(1, Math.min(VISITS_WITHIN_DAYS, knownForDays - 1)))
    .sort((a, b) => b - a)
    .flatMap((daysAgo) =>
      visit(random, calendar, {
        customerExternalId: record.externalId,
        daysAgo,
        device,
        signsIn: record.accountStatus === 'ENABLED',
        looksAt: lookAt(random, shelf, customer, daysAgo),
        ending: random.weighted(endings),
      }),
    );
}

export function lookAt(random: Random, shelf: Shelf, shopper: Shopper, daysAgo: number): DemoProduct[] {
  return shelf.choose(random, shopper, daysAgo, random.integer(1, 3));
}

/** Its events, a few minutes apart. */
export function visit(random: Random, calendar: DemoCalendar, told: Visit): UnnumberedEvent[] {
  const { customerExternalId, daysAgo, device, looksAt, ending } = told;
  const last = looksAt.at(-1);
  const about = (product: DemoProduct) => ({
    product_id: product.record.externalId,
    category: product.range.categoryPath[0],
  });
  const steps: (readonly [name: string, properties: Record<string, string>])[] = [
    ...(told.signsIn ? [['signed_in', {}] as const] : []),
    ...looksAt.map((product) => ['product_viewed', about(product)] as const),
  ];
  if (last !== undefined && ending !== 'looks') {
    const cart = { ...about(last), value: money(last.priceCents) };
    steps.push(['cart_added', cart]);
    if (ending === 'leaves checkout') steps.push(['checkout_abandoned', cart]);
  }
  const begins = random.integer(8 * 60, 22 * 60);
  return steps.map(([name, properties], step) => ({
    customerExternalId,
    name,
    properties: { ...properties, device },
    occurredAt: calendar.instant(daysAgo, begins + step * 3),
  }));
}
