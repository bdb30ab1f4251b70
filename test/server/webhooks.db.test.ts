import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createKey, startTestServer, type TestServer } from '../support/server.js';

/* Webhooks through the API, and a server that sends by itself. */

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ environment: { CANTLE_IDE: 'off', CANTLE_WEBHOOKS_PRIVATE: 'on' } });
});
afterAll(() => server.close());

test('the server sends by itself, and tells what became of each message, page by page', async () => {
  let received = 0;
  const receiver = createServer((request, response) => {
    received += 1;
    request.resume().on('end', () => response.writeHead(200).end());
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => receiver.once('listening', resolve));
  const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`;
  await server.ask(`mutation { createSegment(input: { name: "F", query: "gender = 'f'" }) { segment { id } } }`);
  const { createWebhook } = await server.ask<{ createWebhook: { webhook: { id: string } } }>(
    `mutation { createWebhook(input: { name: "crm", url: "${url}" }) { webhook { id } secret } }`,
  );
  await server.ask(`mutation { syncCustomers(input: { source: "shop", records: [
    { externalId: "a", gender: "f" }, { externalId: "b", gender: "f" }] }) { created membershipChanges { kind } } }`);
  while (received < 2) await new Promise((resolve) => setImmediate(resolve));
  interface Told {
    readonly webhook: {
      readonly deliveries: {
        readonly totalCount: number;
        readonly nodes: { id: string; state: string; attempts: number }[];
        readonly pageInfo: { endCursor: string; hasNextPage: boolean };
      };
    };
  }
  const page = (after: string | null) =>
    server.ask<Told>(
      `query ($id: ID!, $after: String) { webhook(id: $id) { deliveries(first: 1, after: $after, state: DELIVERED) {
        totalCount nodes { id state attempts } pageInfo { endCursor hasNextPage } } } }`,
      { id: createWebhook.webhook.id, after },
    );
  let first = await page(null);
  while (first.webhook.deliveries.totalCount < 2) first = await page(null);
  const second = await page(first.webhook.deliveries.pageInfo.endCursor);
  expect(first.webhook.deliveries).toMatchObject({ nodes: [{ state: 'DELIVERED', attempts: 1 }], pageInfo: { hasNextPage: true } });
  expect(second.webhook.deliveries).toMatchObject({ nodes: [{ state: 'DELIVERED' }], pageInfo: { hasNextPage: false } });
  expect(second.webhook.deliveries.nodes[0]?.id).not.toBe(first.webhook.deliveries.nodes[0]?.id);
  await new Promise((resolve) => receiver.close(resolve));
});

test('to make one takes the right to read what is sent', async () => {
  const make = 'mutation { createWebhook(input: { name: "x", url: "https://example.com/" }) { secret } }';
  const { errors } = await server.send(make, {}, await createKey(server, ['webhooks:manage', 'segments:read']));
  expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN', scopes: ['customers:read'] } }]);
});
