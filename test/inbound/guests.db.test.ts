import { startTestServer, type TestServer } from '../support/server.js';
import { connectShop, sendAsShop } from '../support/shop.js';

/* What guests bought and waits for them is theirs: a shop deletes it, and whoever asks what is held about them is told. */

let server: TestServer;
beforeAll(async () => void (server = await startTestServer({ now: '2026-05-15T12:00:00Z' })));
afterAll(() => server.close());

const at = '2026-05-02T10:00:00Z';
const order = (id: number, email: string) => ({
  id,
  line_items: [],
  total_price: '10.00',
  currency: 'EUR',
  created_at: at,
  updated_at: at,
  customer: null,
  email,
});

const add = (externalId: string, email: string) =>
  server.ask<{ syncCustomers: { results: { id: string }[] } }>(
    `mutation ($records: [CustomerInput!]!) { syncCustomers(input: { source: "crm", records: $records }) { results { id } } }`,
    { records: [{ externalId, emails: [email] }] },
  );

async function ordersOf(externalId: string): Promise<string[]> {
  const { customerByExternalId } = await server.ask<{ customerByExternalId: { orders: { nodes: { externalId: string }[] } } }>(
    'query ($externalId: String!) { customerByExternalId(source: "crm", externalId: $externalId) { orders(first: 5) { nodes { externalId } } } }',
    { externalId },
  );
  return customerByExternalId.orders.nodes.map((node) => node.externalId);
}

test('an order that waits is gone once its shop, or a key, deletes it: of that source alone', async () => {
  const [shop, other] = [
    await connectShop(server, { kind: 'SHOPIFY', source: 'one' }),
    await connectShop(server, { kind: 'SHOPIFY', source: 'other' }),
  ];
  for (const id of [1, 2, 3]) await sendAsShop(server, shop, 'orders/create', order(id, 'gus@example.com'));
  await sendAsShop(server, other, 'orders/create', order(1, 'gus@example.com'));
  expect(await sendAsShop(server, shop, 'orders/delete', { id: 1 })).toMatchObject({ status: 'TAKEN', problems: [] });
  await server.ask(
    'mutation { deleteRecords(input: { source: "one", records: [{ kind: ORDER, externalId: "2" }] }) { updated unchanged } }',
  );
  await add('gus', 'gus@example.com');
  expect((await ordersOf('gus')).sort()).toEqual(['1', '3']);
});

test('what waits under an address of somebody is told with what is held about them', async () => {
  const shop = await connectShop(server, { kind: 'SHOPIFY', source: 'shared' });
  // Two have the address, so that the order is of neither yet.
  const { syncCustomers } = await add('hal', 'home@example.com');
  await add('hanna', 'home@example.com');
  await add('ida', 'ida@example.com');
  await sendAsShop(server, shop, 'orders/create', order(9, 'Home@example.com'));
  await sendAsShop(server, shop, 'orders/create', order(10, 'elsewhere@example.com'));
  const { exportCustomer } = await server.ask<{ exportCustomer: Record<string, { externalId: string; email: string }[]> }>(
    'query ($id: ID!) { exportCustomer(id: $id) }',
    { id: syncCustomers.results[0]?.id },
  );
  expect(exportCustomer['waitingRecord']).toMatchObject([{ externalId: '9', email: 'home@example.com', record: { total: '10.0000' } }]);
  expect(exportCustomer['waitingRecord']).toHaveLength(1);
});

test('an order that waits is brought in by the server when a merge leaves one with its address', async () => {
  const shop = await connectShop(server, { kind: 'SHOPIFY', source: 'merged' });
  const [into, merged] = [await add('max', 'both@example.com'), await add('moritz', 'both@example.com')].map(
    ({ syncCustomers }) => syncCustomers.results[0]?.id,
  );
  await sendAsShop(server, shop, 'orders/create', order(11, 'both@example.com'));
  await server.ask('mutation ($into: ID!, $merged: ID!) { mergeCustomers(intoId: $into, ids: [$merged]) { customer { id } } }', {
    into,
    merged,
  });
  let orders: string[] = [];
  // For as long as a test may take.
  while (orders.length === 0) orders = await ordersOf('max');
  expect(orders).toEqual(['11']);
});
