import { sql } from '../../src/database/sql.js';
import { Random } from '../../src/kernel/random.js';
import { givenCustomers, givenOrders } from './records.js';
import type { TestWorkspace } from './workspace.js';

export interface Purchase {
  readonly customer: string;
  /** Of the day. */
  readonly day: string;
  readonly total: string;
}

const DAY_MS = 86_400_000;

/** Customers who buy at rates of their own, each at prices of their own, and leave by and by. The same every time. */
export function inventPurchases(
  count: number,
  { from, days, seed = 'buyers' }: { readonly from: string; readonly days: number; readonly seed?: string },
): Purchase[] {
  const random = new Random(seed);
  return Array.from({ length: count }, (_, index) => `b${index}`).flatMap((customer) => {
    const rate = -Math.log(1 - random.next()) / 30;
    const leaves = random.between(0.02, 0.4);
    const price = random.logNormal(40, 0.5);
    const purchases: Purchase[] = [];
    for (let at = random.between(0, days * 0.4); at < days; at += -Math.log(1 - random.next()) / rate) {
      const day = new Date(Date.parse(from) + Math.floor(at) * DAY_MS).toISOString();
      purchases.push({ customer, day, total: random.logNormal(price, 0.3).toFixed(2) });
      if (random.chance(leaves)) break;
    }
    return purchases;
  });
}

/** Brings them in. */
export async function givenPurchases(workspace: TestWorkspace, purchases: readonly Purchase[]): Promise<void> {
  const customers = [...new Set(purchases.map(({ customer }) => customer))];
  for (const some of pagesOf(customers)) await givenCustomers(workspace, ...some.map((externalId) => ({ externalId })));
  const orders = purchases.map(({ customer, day, total }, index) => ({
    externalId: `${customer}/${index}`,
    customerExternalId: customer,
    placedAt: day,
    total,
  }));
  for (const some of pagesOf(orders)) await givenOrders(workspace, ...some);
  await workspace.database.execute(sql`/* test */ analyze "order", customer`);
}

function pagesOf<Element>(elements: readonly Element[]): Element[][] {
  return Array.from({ length: Math.ceil(elements.length / 500) }, (_, page) => elements.slice(page * 500, (page + 1) * 500));
}
