import { conductUntil } from '../../src/discovery/future/history.js';
import { generateDemoShop, type DemoShop } from '../../src/demo/demo-shop.js';
import { fitPurchases } from '../../src/statistics/index.js';
import type { OrderRecord } from '../../src/records/index.js';

const NOW = new Date('2026-05-30T10:00:00Z');
const DAY_MS = 86_400_000;
const dayOf = (instant: string) => Math.floor(Date.parse(instant) / DAY_MS);
const shop = generateDemoShop({ seed: 'cantle', now: NOW, timeZone: 'Europe/London' });
const product = (externalId: string | null | undefined) => shop.products.find((candidate) => candidate.externalId === externalId)!;
const ordersOf = (externalId: string, from: DemoShop = shop) => from.orders.filter((order) => order.customerExternalId === externalId);
const customer = (externalId: string) => shop.customers.find((candidate) => candidate.externalId === externalId)!;
const daysAgo = (order: OrderRecord) => (NOW.getTime() - Date.parse(order.placedAt!)) / DAY_MS;
const paid = (order: OrderRecord) =>
  order.lines!.reduce((sum, line) => sum + Number(line.quantity) * Number(line.unitPrice) - Number(line.discount ?? 0), 0) -
  Number(order.refunded ?? 0);

describe('the demo shop', () => {
  test('is the same each time it is made, and another for another seed', () => {
    const make = (seed: string) => generateDemoShop({ seed, now: NOW, timeZone: 'UTC', customers: 200 });
    expect(make('one')).toEqual(make('one'));
    expect(make('one').customers).not.toEqual(make('another').customers);
  });

  test('has the size that it promises', () => {
    expect(shop.customers).toHaveLength(3_000);
    expect(shop.products).toHaveLength(300);
    expect(shop.orders.length).toBeGreaterThan(11_500);
    expect(shop.orders.length).toBeLessThan(13_000);
    expect(shop.influenceMetrics.length).toBeGreaterThan(3_000);
    expect(shop.serviceInteractions.length).toBeGreaterThan(1_500);
  });

  test.each(['customers', 'products', 'orders', 'serviceInteractions'] as const)('gives each of its %s an id of its own', (kind) => {
    expect(new Set(shop[kind].map((record) => record.externalId)).size).toBe(shop[kind].length);
  });

  test('keeps people apart: no e-mail address and no phone belongs to two', () => {
    for (const values of [shop.customers.flatMap(({ emails }) => emails ?? []), shop.customers.flatMap(({ phones }) => phones ?? [])]) {
      expect(new Set(values).size).toBe(values.length);
    }
  });

  test('refers only to customers and products that it has', () => {
    const customers = new Set(shop.customers.map(({ externalId }) => externalId));
    const products = new Set(shop.products.map(({ externalId }) => externalId));
    const referring = [...shop.orders, ...shop.influenceMetrics, ...shop.serviceInteractions];
    expect(referring.filter(({ customerExternalId }) => !customers.has(customerExternalId!))).toEqual([]);
    expect(shop.orders.flatMap(({ lines }) => lines!).filter(({ productExternalId }) => !products.has(productExternalId!))).toEqual([]);
  });

  test('has people who were brought, each by somebody who was known before, and Sarah brought some', () => {
    const brought = shop.customers.filter(({ referrerExternalId }) => referrerExternalId);
    expect(brought.length).toBeGreaterThan(300);
    const late = brought.filter(({ referrerExternalId, addedAt }) => !(customer(referrerExternalId!).addedAt! < addedAt!));
    expect(late).toEqual([]);
    expect(brought.filter(({ referrerExternalId }) => referrerExternalId === 'sarah').length).toBeGreaterThan(5);
    const counts = brought.map(
      ({ referrerExternalId }) => brought.filter((other) => other.referrerExternalId === referrerExternalId).length,
    );
    expect(Math.max(...counts)).toBeGreaterThan(3);
  });

  test.each(['2026-05-30T10:00:00Z', '2014-01-28T12:00:00Z', '2024-02-29T00:00:01Z', '2025-12-31T23:59:59Z'])(
    'made at %s tells of nothing that has not happened yet, and goes on to that day',
    (instant) => {
      const now = new Date(instant);
      const then = generateDemoShop({ seed: 'cantle', now, timeZone: 'America/New_York', customers: 400 });
      const moments = [
        ...then.customers.map(({ addedAt }) => addedAt!),
        ...then.orders.map(({ placedAt }) => placedAt!),
        ...then.influenceMetrics.map(({ observedAt }) => observedAt),
        ...then.serviceInteractions.map(({ occurredAt }) => occurredAt!),
      ].map((moment) => Date.parse(moment));
      expect(Math.max(...moments)).toBeLessThanOrEqual(now.getTime());
      expect(now.getTime() - Date.parse(then.orders.at(-1)!.placedAt!)).toBeLessThan(2 * DAY_MS);
    },
  );

  test('has customers who leave, so that it can be told what the others will buy', async () => {
    const days = new Map<string, Set<number>>();
    for (const { customerExternalId, placedAt, status } of shop.orders) {
      const ofCustomer = days.get(customerExternalId!) ?? new Set();
      if (status !== 'cancelled') days.set(customerExternalId!, ofCustomer.add(dayOf(placedAt!)));
    }
    const conducts = [...days.values()].map((ofCustomer) => {
      const history = { days: [...ofCustomer].toSorted((a, b) => a - b), amounts: [] };
      return { ...conductUntil(history, dayOf(NOW.toISOString()))!, customers: 1 };
    });
    expect(await fitPurchases(conducts, async () => {})).toMatchObject({ ok: true });
  });

  test('sells nothing before its release, and announces a few things', () => {
    const early = shop.orders.filter((order) =>
      order.lines!.some((line) => Date.parse(product(line.productExternalId).releasedAt!) > Date.parse(order.placedAt!)),
    );
    expect(early).toEqual([]);
    expect(shop.products.filter(({ releasedAt }) => Date.parse(releasedAt!) > NOW.getTime())).toHaveLength(4);
  });

  test('numbers orders in the order of time', () => {
    const placed = shop.orders.map(({ placedAt }) => placedAt!);
    expect(placed).toEqual(placed.toSorted());
    expect(shop.orders[0]!.externalId).toBe('1001');
  });

  test('lives on few: a fifth of the buyers brings more than three fifths of the money', () => {
    const spent = new Map<string, number>();
    for (const order of shop.orders) {
      spent.set(order.customerExternalId!, (spent.get(order.customerExternalId!) ?? 0) + (order.status === 'cancelled' ? 0 : paid(order)));
    }
    const sums = [...spent.values()].sort((a, b) => b - a);
    const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
    expect(sum(sums.slice(0, sums.length / 5)) / sum(sums)).toBeGreaterThan(0.6);
  });

  test('is busiest in December and has prospects, refunds, cancellations and open orders', () => {
    const inMonth = (month: string) => shop.orders.filter(({ placedAt }) => placedAt!.slice(5, 7) === month).length;
    const others = ['01', '02', '03', '06', '07', '08', '09', '10'].map(inMonth);
    expect(inMonth('12')).toBeGreaterThan(Math.max(...others) * 1.3);
    const buyers = new Set(shop.orders.map(({ customerExternalId }) => customerExternalId));
    expect(shop.customers.length - buyers.size).toBeGreaterThan(250);
    for (const state of ['refunded', 'partially_refunded', 'voided', 'authorized']) {
      expect(shop.orders.some(({ financialStatus }) => financialStatus === state)).toBe(true);
    }
  });
});

describe('Joe', () => {
  const orders = ordersOf('joe');

  test('is 37, owns a house and has no social account', () => {
    expect(customer('joe')).toMatchObject({ firstName: 'Joe', lastName: 'Mercer', homeOwner: true });
    expect(ageOf(customer('joe').birthDate!)).toBe(37);
    expect(shop.influenceMetrics.filter(({ customerExternalId }) => customerExternalId === 'joe')).toEqual([]);
  });

  test('buys in the store, for occasions, spending several hundred each time', () => {
    expect(orders.length).toBeGreaterThanOrEqual(8);
    for (const order of orders) {
      expect(order).toMatchObject({
        channel: 'store',
        occasion: expect.any(String) as string,
        status: 'completed',
        financialStatus: 'paid',
      });
      expect(paid(order)).toBeGreaterThanOrEqual(300);
      expect(paid(order)).toBeLessThan(900);
    }
  });

  test('stays with four brands and never buys the same thing twice', () => {
    const bought = orders.flatMap((order) => order.lines!.map((line) => product(line.productExternalId)));
    expect(new Set(bought.map(({ brand }) => brand)).size).toBeLessThanOrEqual(4);
    expect(new Set(bought).size).toBe(bought.length);
  });
});

describe('Sarah', () => {
  const orders = ordersOf('sarah');

  test('is 19, has 3,000 followers and follows over 100 brands', () => {
    expect(customer('sarah')).toMatchObject({
      firstName: 'Sarah',
      lastName: 'Lindgren',
      webSavviness: 10,
      attributes: { brands_followed: 118 },
    });
    expect(ageOf(customer('sarah').birthDate!)).toBe(19);
    const observations = shop.influenceMetrics.filter(({ customerExternalId }) => customerExternalId === 'sarah');
    expect(observations.at(-1)).toMatchObject({ network: 'instagram', followers: 3_000 });
    expect(observations[0]!.followers).toBeLessThan(3_000);
  });

  test('tells her followers what she buys', () => {
    const latest = shop.influenceMetrics.filter(({ customerExternalId }) => customerExternalId === 'sarah').at(-1)!;
    const lastBought = orders.at(-1)!.lines!.map((line) => product(line.productExternalId).brand);
    expect(latest.brands).toEqual(expect.arrayContaining(lastBought));
  });

  test('buys online only, little, about once a month, the last time within two weeks', () => {
    for (const order of orders) {
      expect(order.channel).toBe('online');
      expect(paid(order)).toBeLessThanOrEqual(60);
    }
    const gaps = orders.slice(1).map((order, index) => daysAgo(orders[index]!) - daysAgo(order));
    expect(Math.max(...gaps)).toBeLessThan(36);
    expect(Math.min(...gaps)).toBeGreaterThan(24);
    expect(daysAgo(orders.at(-1)!)).toBeLessThan(14);
  });
});

function ageOf(birthDate: string): number {
  const today = NOW.toISOString().slice(0, 10);
  return Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4)) - (today.slice(5) < birthDate.slice(5) ? 1 : 0);
}
