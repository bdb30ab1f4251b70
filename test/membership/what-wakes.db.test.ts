import { settle } from '../../src/membership/index.js';
import type { ProductRecord } from '../../src/records/index.js';
import { givenCustomers, givenOrders, givenProducts, givenServiceInteractions } from '../support/records.js';
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
  ['a date that is moved', 'orders_placed.first_date() +2y = today', '2026-06-10T00:00:00Z'],
  ['a moment that is moved', 'first_order_date +17520h <= now', '2026-06-10T10:00:00Z'],
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

test('what was not followed in time makes a member when the time has passed, and what follows late does not undo it', async () => {
  const waiting = await saveSegment(
    workspace,
    "orders_placed MATCHES (occasion = 'cart', not_followed_by = 'orders_placed', not_followed_by.within_days <= 7)",
    'waiting',
  );
  const followed = await saveSegment(
    workspace,
    "orders_placed MATCHES (occasion = 'cart', followed_by = 'orders_placed', followed_by.within_hours <= 48)",
    'followed',
  );
  const order = (externalId: string, customer: string, placedAt: string, occasion: string | null = null) =>
    givenOrders(workspace, { externalId, customerExternalId: customer, placedAt, occasion });
  await order('cart a', 'ann', '2026-05-14T10:00:00Z', 'cart');
  await order('cart b', 'bob', '2026-05-14T10:00:00Z', 'cart');
  await order('b', 'bob', '2026-05-15T10:00:00Z');
  await settle(workspace);
  expect([await membersOf(workspace, waiting.id), await membersOf(workspace, followed.id)]).toEqual([[], ['bob']]);
  workspace.clock.moveTo('2026-05-21T09:59:59.999Z');
  await settle(workspace);
  expect(await membersOf(workspace, waiting.id)).toEqual([]);
  workspace.clock.moveTo('2026-05-21T10:00:00Z');
  await settle(workspace);
  expect(await membersOf(workspace, waiting.id)).toEqual(['ann']);
  workspace.clock.moveTo('2026-05-22T10:00:00Z');
  await order('late', 'ann', '2026-05-22T10:00:00Z');
  await settle(workspace);
  expect(await membersOf(workspace, waiting.id)).toEqual(['ann']);
});

test('an event wakes rules over what it follows', async () => {
  const segment = await saveSegment(
    workspace,
    "orders_placed MATCHES (followed_by = 'service_interactions', followed_by.channel = 'phone')",
  );
  expect(await membersOf(workspace, segment.id)).toEqual([]);
  await givenServiceInteractions(workspace, {
    externalId: 'i',
    customerExternalId: 'ann',
    channel: 'phone',
    occurredAt: '2025-01-01T00:00:00Z',
  });
  await settle(workspace);
  expect(await membersOf(workspace, segment.id)).toEqual(['ann']);
});

test('two brands in one order are not two brands in two orders', async () => {
  await givenProducts(
    workspace,
    { externalId: 'sand', name: 'Sand', brand: 'Dune' },
    { externalId: 'brick', name: 'Brick', brand: 'Clay' },
  );
  const line = (productExternalId: string) => ({ productExternalId, quantity: 1, unitPrice: '1' });
  const placedAt = '2026-05-01T10:00:00Z';
  await givenOrders(
    workspace,
    { externalId: 'both', customerExternalId: 'ann', placedAt, lines: [line('sand'), line('brick')] },
    { externalId: 'one', customerExternalId: 'bob', placedAt, lines: [line('sand')] },
    { externalId: 'other', customerExternalId: 'bob', placedAt, lines: [line('brick')] },
  );
  await settle(workspace);
  const membersWith = async (relation: string) => {
    const query = `products_purchased MATCHES (brand = 'Clay', ${relation} = 'products_purchased', ${relation}.brand = 'Dune')`;
    return membersOf(workspace, (await saveSegment(workspace, query, relation)).id);
  };
  expect([await membersWith('together_with'), await membersWith('not_together_with')]).toEqual([['ann'], ['bob']]);
});
