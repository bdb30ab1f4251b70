import { Random } from '../../kernel/random.js';
import type {
  AttributeDefinitionRecord,
  CustomerRecord,
  InfluenceMetricRecord,
  OrderRecord,
  ProductRecord,
  ServiceInteractionRecord,
} from '../records.js';
import { DemoCalendar } from './demo-calendar.js';
import { makeCustomers } from './demo-customers.js';
import { makeInfluence } from './demo-influence.js';
import { makeOrders } from './demo-orders.js';
import { makeJoe, makeSarah } from './demo-people.js';
import { makeProducts } from './demo-products.js';
import { makeInteractions } from './demo-service.js';
import { Shelf } from './shelf.js';
import { demoAttributes } from './traits.js';

export interface DemoShopOptions {
  readonly seed: string;
  /** The present: nothing of the past lies after it, and the shop looks as lively whenever it is made. */
  readonly now: Date;
  /** The workspace's IANA time zone: opening hours, birthdays and seasons are local. */
  readonly timeZone: string;
  /** 3,000 unless told; orders grow with them. */
  readonly customers?: number | undefined;
}

/** Records as the sync takes them; those that others refer to come first. */
export interface DemoShop {
  readonly attributes: readonly AttributeDefinitionRecord[];
  readonly products: readonly ProductRecord[];
  readonly customers: readonly CustomerRecord[];
  readonly orders: readonly OrderRecord[];
  readonly influenceMetrics: readonly InfluenceMetricRecord[];
  readonly serviceInteractions: readonly ServiceInteractionRecord[];
}

const DEFAULT_CUSTOMERS = 3_000;
const FIRST_ORDER_NUMBER = 1_001;

/**
 * Three years of an invented shop: few customers bring most of the money, December is busy, some buy once and some every other week, some
 * have stopped, some have not begun. Everything follows from the options alone.
 */
export function generateDemoShop(options: DemoShopOptions): DemoShop {
  const random = new Random(options.seed);
  const calendar = new DemoCalendar(options.now, options.timeZone);
  const products = makeProducts(random.fork('products'), calendar);
  const shelf = new Shelf(products);
  const people = [makeJoe(random.fork('joe'), calendar, shelf), makeSarah(random.fork('sarah'), calendar, shelf)];
  const crowd = makeCustomers(random.fork('customers'), calendar, (options.customers ?? DEFAULT_CUSTOMERS) - people.length);
  // A stream of its own for each customer: one more order for one of them leaves the others as they are.
  const forkFor = (purpose: string, externalId: string) => random.fork(`${purpose}/${externalId}`);
  const orders = [
    ...people.flatMap((person) => person.orders),
    ...crowd.flatMap((customer) => makeOrders(forkFor('orders', customer.record.externalId), calendar, shelf, customer)),
  ];
  const interactions = [
    ...people.flatMap((person) => person.interactions),
    ...crowd.flatMap((customer) => makeInteractions(forkFor('service', customer.record.externalId), calendar, customer)),
  ];
  return {
    attributes: demoAttributes,
    products: products.map((product) => product.record),
    customers: [...people.map((person) => person.customer), ...crowd.map((customer) => customer.record)],
    orders: orders.sort(byPlacedAt).map((order, index) => {
      const number = String(FIRST_ORDER_NUMBER + index);
      return { externalId: number, number: `#${number}`, ...order };
    }),
    influenceMetrics: [
      ...people.flatMap((person) => person.influence),
      ...crowd.flatMap((customer) => makeInfluence(forkFor('influence', customer.record.externalId), calendar, customer)),
    ],
    serviceInteractions: interactions.map((interaction, index) => ({ externalId: `S${index + 1}`, ...interaction })),
  };
}

function byPlacedAt(a: { readonly placedAt: string }, b: { readonly placedAt: string }): number {
  return a.placedAt < b.placedAt ? -1 : a.placedAt > b.placedAt ? 1 : 0;
}
