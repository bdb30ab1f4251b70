import { startTestServer, ADMIN_KEY, type TestServer } from '../support/server.js';
import { openSocket, type TestSocket } from '../support/socket.js';

/** A queue of service that a frontend keeps on its screen: what it is told over a real WebSocket. */

let server: TestServer;
let socket: TestSocket;
beforeAll(async () => {
  server = await startTestServer();
  socket = await openSocket(server, ADMIN_KEY);
  await sync('syncCustomers', 'SyncCustomersInput', [{ externalId: 'joe' }, { externalId: 'sam' }]);
});
afterAll(async () => {
  socket.kill();
  await server.close();
});

async function sync(mutation: string, input: string, records: object[]): Promise<void> {
  const answer = await server.ask<Record<string, { rejected: number }>>(
    `mutation ($input: ${input}!) { ${mutation}(input: $input) { rejected results { errors { message } } } }`,
    { input: { source: 'test', records } },
  );
  expect(answer[mutation]).toMatchObject({ rejected: 0 });
}

const contact = (externalId: string, customerExternalId: string, resolved: boolean) => ({
  externalId,
  customerExternalId,
  channel: 'phone',
  resolved,
  occurredAt: '2026-05-15T10:00:00Z',
});
const order = (customerExternalId: string, unitPrice: string) => ({
  externalId: `of ${customerExternalId}`,
  customerExternalId,
  placedAt: '2026-05-14T10:00:00Z',
  lines: [{ name: 'Lamp', quantity: 1, unitPrice, unitCost: '0' }],
});

interface Update {
  readonly openCases: { readonly totalCount: number; readonly cases: readonly { readonly interaction: { readonly externalId: string } }[] };
}

test('the queue is told at once, and again when a case comes, goes, or what ranks it changes', async () => {
  const queue = socket.subscribe(
    `subscription { openCases(first: 2) { totalCount cases { rank contribution interaction { externalId } customer { id } } } }`,
  );
  const next = async () => {
    const { totalCount, cases } = (await queue.next<Update>()).openCases;
    return [totalCount, ...cases.map(({ interaction }) => interaction.externalId)];
  };
  expect(await next()).toEqual([0]);
  await sync('syncServiceInteractions', 'SyncServiceInteractionsInput', [contact('a', 'joe', false), contact('b', 'sam', false)]);
  expect(await next()).toEqual([2, 'a', 'b']);
  // What sam buys puts his case first; what nobody's rank depends on is not told.
  await sync('syncProducts', 'SyncProductsInput', [{ externalId: 'p', name: 'Lamp' }]);
  await sync('syncOrders', 'SyncOrdersInput', [order('sam', '50.00')]);
  expect(await next()).toEqual([2, 'b', 'a']);
  await sync('syncServiceInteractions', 'SyncServiceInteractionsInput', [contact('b', 'sam', true)]);
  expect(await next()).toEqual([1, 'a']);
  queue.stop();
});
