import { settle } from '../../src/membership/index.js';
import type { ProductRecord } from '../../src/records/index.js';
import { givenCustomers, givenOrders, givenProducts } from '../support/records.js';
import { membersOf, saveSegment, useOneDatabase, type TestWorkspace } from '../support/workspace.js';

let workspace: TestWorkspace;
const emptyWorkspace = useOneDatabase();
beforeEach(async () => {
  workspace = await emptyWorkspace({ now: '2026-05-15T12:00:00Z' });
  await givenProduct({ name: 'Hat' });
  await givenCustomers(workspace, { externalId: 'ann' }, { externalId: 'bob' });
  await givenOrders(workspace, {
    externalId: 'o1',
    customerExternalId: 'ann',
    placedAt: '2024-06-10T10:00:00Z',
    occasion: 'birthday',
    lines: [{ productExternalId: 'hat', quantity: 1, unitPrice: '10' }],
  });
});

async function givenProduct(product: Omit<ProductRecord, 'externalId'>): Promise<void> {
  await givenProducts(workspace, { externalId: 'hat', ...product });
}

test.each([
  ["products_purchased MATCHES (sku = 'H-1')", { sku: 'H-1' }],
  ['products_purchased MATCHES (list_price > 5)', { listPrice: '6' }],
  ['products_purchased MATCHES (release_date >= 2026-01-01)', { releasedAt: '2026-02-01T00:00:00Z' }],
] as const)('a change of a product moves its buyers: %s', async (query, change) => {
  const segment = await saveSegment(workspace, query);
  expect(await membersOf(workspace, segment.id)).toEqual([]);
  await givenProduct(change);
  await settle(workspace);
  expect(await membersOf(workspace, segment.id)).toEqual(['ann']);
});

test.each([
  ['a release date', 'products_purchased MATCHES (release_date = today)', '2026-06-10T00:00:00Z'],
  ['the anniversary of an order', "orders_placed MATCHES (occasion = 'birthday', anniversary = today)", '2026-06-10T00:00:00Z'],
  ['the anniversary of an order line', 'products_purchased MATCHES (anniversary BETWEEN today AND +7d)', '2026-06-03T00:00:00Z'],
  ['the anniversary of a figure', "anniversary('last_occasion_date') = +1w", '2026-06-03T00:00:00Z'],
  ['the anniversary of a moment of the customer', "anniversary('customer_added_date') = today", '2027-05-15T00:00:00Z'],
])('%s comes by the passing of time', async (_, query, moment) => {
  await givenProduct({ releasedAt: '2026-06-10T09:00:00Z' });
  await givenCustomers(workspace, { externalId: 'ann', addedAt: '2026-05-15T10:00:00Z' });
  await givenCustomers(workspace, { externalId: 'bob', addedAt: '2026-05-13T10:00:00Z' });
  await settle(workspace);
  workspace.clock.moveTo('2026-05-16T12:00:00Z');
  const segment = await saveSegment(workspace, query);
  const at = new Date(moment).getTime();
  for (const [instant, members] of [
    [at - 1, []],
    [at, ['ann']],
  ] as const) {
    workspace.clock.moveTo(new Date(instant).toISOString());
    await settle(workspace);
    expect([instant, await membersOf(workspace, segment.id)]).toEqual([instant, members]);
  }
});
