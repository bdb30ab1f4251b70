import { LiveClient } from '../support/live-client.js';
import { ServerData, type ServerProcess } from '../support/server-process.js';

let data: ServerData;
let server: ServerProcess;
const clients: LiveClient[] = [];

beforeEach(async () => {
  data = await ServerData.create();
  server = await data.start({ CANTLE_CLOCK: '2026-05-15T12:00:00Z' });
  const { errors } = await server.send('mutation ($input: SyncCustomersInput!) { syncCustomers(input: $input) { rejected } }', {
    input: { source: 'shop', records: [{ externalId: 'ann' }, { externalId: 'bob' }] },
  });
  expect(errors).toBeUndefined();
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.close();
  await server.stop();
  await data.remove();
});

async function saveSegment(name: string, query: string): Promise<string> {
  const { data } = await server.send<{ createSegment: { segment: { id: string } } }>(
    'mutation ($input: CreateSegmentInput!) { createSegment(input: $input) { segment { id } userErrors { message } } }',
    {
      input: { name, query },
    },
  );
  return data.createSegment.segment.id;
}

async function syncOrder(order: object): Promise<unknown> {
  const { data, errors } = await server.send<{ syncOrders: { results: { status: string }[] } }>(
    'mutation ($input: SyncOrdersInput!) { syncOrders(input: $input) { results { status errors { message } } } }',
    { input: { source: 'shop', records: [order] } },
  );
  expect(errors).toBeUndefined();
  return data.syncOrders.results[0]?.status;
}

function follow(variables: object): LiveClient {
  const client = new LiveClient(server.url, variables);
  clients.push(client);
  return client;
}

const order = (externalId: string, customer: string, rest: object = {}) => ({
  externalId,
  customerExternalId: customer,
  placedAt: '2026-05-10T10:00:00Z',
  lines: [{ name: 'Hat', quantity: 1, unitPrice: '150.00' }],
  ...rest,
});

test('a synced order brings ENTERED and its refund LEFT, after a snapshot without a gap', async () => {
  const segmentId = await saveSegment('Spenders', 'amount_spent > 100');
  await syncOrder(order('o1', 'ann'));
  const client = follow({ segmentIds: [segmentId], snapshot: true });
  const snapshot = await client.next();
  expect([snapshot.members?.length, snapshot.last, typeof snapshot.cursor]).toEqual([1, true, 'string']);
  await syncOrder(order('o2', 'bob'));
  expect(await client.nextChanges()).toEqual(['ENTERED DATA Spenders']);
  expect(await syncOrder(order('o2', 'bob', { refunded: '100.00' }))).toBe('UPDATED');
  expect(await client.nextChanges()).toEqual(['LEFT DATA Spenders']);
});

test('a client that was cut off resumes with its last cursor and gets each change once, though the server was killed meanwhile', async () => {
  const segmentId = await saveSegment('Spenders', 'amount_spent > 100');
  const first = follow({ segmentIds: [segmentId] });
  // Nothing tells when a subscription without a snapshot has begun; its first change does.
  await new Promise((resolve) => setTimeout(resolve, 500));
  await syncOrder(order('o1', 'ann'));
  expect(await first.nextChanges()).toEqual(['ENTERED DATA Spenders']);
  first.close();
  await syncOrder(order('o2', 'bob'));
  await server.kill();
  server = await data.start({ CANTLE_CLOCK: '2026-05-15T12:00:00Z' });
  await syncOrder(order('o1', 'ann', { refunded: '150.00' }));
  const second = follow({ segmentIds: [segmentId], after: first.cursor });
  // Both may be evaluated together after the restart: of two customers neither comes first.
  expect((await second.nextChanges(2)).toSorted()).toEqual(['ENTERED DATA Spenders', 'LEFT DATA Spenders']);
});

test('moving the clock past a window brings LEFT with cause TIME without any write', async () => {
  const segmentId = await saveSegment('Recent', 'last_order_date >= -30d');
  await syncOrder(order('o1', 'ann'));
  const before = follow({ segmentIds: [segmentId], snapshot: true });
  expect((await before.next()).members).toHaveLength(1);
  await server.stop();
  server = await data.start({ CANTLE_CLOCK: '2026-06-20T12:00:00Z' });
  const after = follow({ segmentIds: [segmentId], after: before.cursor });
  expect(await after.nextChanges()).toEqual(['LEFT TIME Recent']);
});

test('a changed definition is told with cause DEFINITION', async () => {
  const segmentId = await saveSegment('Spenders', 'amount_spent > 100');
  await syncOrder(order('o1', 'ann'));
  const client = follow({ segmentIds: [segmentId], snapshot: true });
  await client.next();
  await server.send(
    'mutation ($id: ID!, $input: UpdateSegmentInput!) { updateSegment(id: $id, input: $input) { userErrors { message } } }',
    {
      id: segmentId,
      input: { query: 'amount_spent > 1000' },
    },
  );
  expect(await client.nextChanges()).toEqual(['LEFT DEFINITION Spenders']);
});
