import { startTestServer, type TestServer } from '../support/server.js';

/* What else names somebody who is erased: told, by what may be read, so that somebody can act. */

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ environment: { CANTLE_WEBHOOKS_PRIVATE: 'on' } });
});
afterAll(() => server.close());

async function givenAnn(): Promise<string> {
  const { syncCustomers } = await server.ask<{ syncCustomers: { results: { id: string }[] } }>(
    'mutation { syncCustomers(input: { source: "crm", records: [{ externalId: "c-4711-x", emails: ["ann.lee@example.com"] }] }) { results { id } } }',
  );
  return syncCustomers.results[0]?.id ?? '';
}

const ERASE = 'mutation ($id: ID!) { eraseCustomer(id: $id) { namedBy { kind id } userErrors { code } } }';
interface Erased {
  readonly eraseCustomer: { readonly namedBy: readonly { readonly kind: string; readonly id: string }[] };
}

test('webhooks, keys, definitions, sources, destinations and shops are told, those alone that name the person, and to whom may read them', async () => {
  const made = await server.ask<
    Record<string, { id?: string; webhook?: { id: string }; apiKey?: { id: string }; destination?: { id: string } }>
  >(`mutation {
    list: createSegment(input: { name: "List", kind: STATIC }) { segment { id } }
    hook: createWebhook(input: { name: "mine", url: "http://127.0.0.1:9/to?who=ANN.LEE%40example.com" }) { webhook { id } }
    other: createWebhook(input: { name: "other", url: "http://127.0.0.1:9/to" }) { webhook { id } }
    key: createApiKey(input: { name: "of Ann.Lee@Example.com", scopes: ["segments:read"] }) { apiKey { id } }
    attributes: declareAttributes(input: { attributes: [
      { key: "shoe", name: "Shoe", type: "number", description: "as asked for by c-4711-x" }, { key: "hat", name: "Hat", type: "number" }] }) { created }
    properties: declareEventProperties(input: { properties: [{ key: "page", name: "ann.lee@example.com", type: "text" }] }) { created }
    sources: declareDataSources(input: [{ name: "of c-4711-x", party: SECOND }]) { created }
    shop: connectShop(input: { kind: SHOPIFY, name: "A shop", source: "c-4711-x", secret: "a-secret-that-is-long-enough" }) { id }
  }`);
  const { createDestination } = await server.ask<{ createDestination: { destination: { id: string } | null } }>(
    'mutation ($segmentId: ID!) { createDestination(input: { name: "ann.lee@example.com", segmentId: $segmentId, mailingList: { listId: "l", apiKey: "k-us6" } }) { destination { id } userErrors { message } } }',
    { segmentId: (made['list'] as unknown as { segment: { id: string } }).segment.id },
  );
  const { createApiKey } = await server.ask<{ createApiKey: { key: string } }>(
    'mutation { createApiKey(input: { name: "eraser", scopes: ["customers:erase", "customers:read"] }) { key } }',
  );
  const all = [
    { kind: 'API_KEY', id: made['key']?.apiKey?.id },
    { kind: 'ATTRIBUTE', id: 'shoe' },
    { kind: 'DATA_SOURCE', id: 'of c-4711-x' },
    { kind: 'DESTINATION', id: createDestination.destination?.id },
    { kind: 'EVENT_PROPERTY', id: 'page' },
    { kind: 'SHOP', id: made['shop']?.id },
    { kind: 'WEBHOOK', id: made['hook']?.webhook?.id },
  ];
  expect((await server.ask<Erased>(ERASE, { id: await givenAnn() })).eraseCustomer.namedBy).toEqual(all);
  const told = await server.send(ERASE, { id: await givenAnn() }, createApiKey.key);
  expect(told).toMatchObject({
    data: { eraseCustomer: { namedBy: all.filter(({ kind }) => kind === 'ATTRIBUTE' || kind === 'DATA_SOURCE') } },
  });
});
