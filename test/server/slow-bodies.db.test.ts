import { once } from 'node:events';
import { type IncomingMessage, request as httpRequest } from 'node:http';
import { text } from 'node:stream/consumers';
import { startTestServer, createKey, type TestServer } from '../support/server.js';

/* A key that is revoked while the bodies of its requests are still coming does nothing any more, whichever route they are for. */

const SYNC = 'mutation ($input: SyncCustomersInput!) { syncCustomers(input: $input) { rejected } }';
const sync = (externalId: string) => ({ query: SYNC, variables: { input: { source: 'slow', records: [{ externalId }] } } });
const identify = (userId: string) => ({ type: 'identify', userId, traits: { firstName: 'Ada' } });

const EVENTS = { accept: 'text/event-stream' };
/** Every route that a key opens and that takes a body; each writes a customer called as `who` says, except the export. */
const ROUTES: readonly (readonly [
  name: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  body: (who: string) => unknown,
])[] = [
  ['graphql', '/graphql', {}, sync],
  ['accept', '/graphql', EVENTS, sync],
  ['stream', '/graphql/stream', EVENTS, sync],
  ['export', '/export', {}, () => ({ format: 'csv', query: 'number_of_orders = 0', columns: ['id'] })],
  ['identify', '/v1/identify', {}, identify],
  ['batch', '/v1/batch', {}, (who) => ({ batch: [identify(who)] })],
  ['source', '/sources/shop/v1/identify', {}, identify],
];

let server: TestServer;
beforeAll(async () => void (server = await startTestServer()));
afterAll(() => server.close());

/** Sends the head and 20 bytes of the body. */
async function begin(path: string, more: Readonly<Record<string, string>>, body: string, key: string) {
  const headers = {
    authorization: `Bearer ${key}`,
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    ...more,
  };
  const request = httpRequest(`${server.url}${path}`, { method: 'POST', agent: false, headers });
  const answered = once(request, 'response') as Promise<[IncomingMessage]>;
  await new Promise((resolve) => request.write(body.slice(0, 20), resolve));
  /** Sends the rest, and gives the status once the answer is whole. */
  return async (): Promise<number | undefined> => {
    request.end(body.slice(20));
    const [answer] = await answered;
    await text(answer);
    return answer.statusCode;
  };
}

async function beginAll(prefix: string, key: string) {
  const ends = await Promise.all(
    ROUTES.map(([name, path, headers, body]) => begin(path, headers, JSON.stringify(body(`${prefix}-${name}`)), key)),
  );
  // By the answer to one that came later all of them have been let in.
  await server.ask('{ __typename }', {}, key);
  return ends;
}

test('a key that falls while the bodies of its requests come writes nothing and reads nothing, on every route', async () => {
  const scopes = ['customers:read', 'customers:write', 'events:write', 'segments:read', 'orders:read', 'personal_data:read'];
  const [key, standing] = await Promise.all([createKey(server, scopes), createKey(server, scopes)]);
  const keys = await server.ask<{ apiKeys: { id: string; prefix: string }[] }>('{ apiKeys { id prefix } }');
  const id = keys.apiKeys.find(({ prefix }) => key.startsWith(prefix))?.id;
  const [fallen, others] = await Promise.all([beginAll('fallen', key), beginAll('standing', standing)]);
  await server.ask('mutation ($id: ID!) { revokeApiKey(id: $id) { revokedAt } }', { id });
  const statuses = async (ends: typeof fallen) =>
    Object.fromEntries(await Promise.all(ends.map(async (end, n) => [ROUTES[n]?.[0], await end()])));
  const answers = { standing: await statuses(others), fallen: await statuses(fallen) };
  const all = (status: number) => Object.fromEntries(ROUTES.map(([name]) => [name, status]));
  expect(answers).toEqual({ standing: all(200), fallen: all(401) });

  const told = await server.ask<{
    customers: { nodes: { externalIds: { externalId: string }[] }[] };
    auditLog: { nodes: { operation: string }[] };
  }>(
    'query ($filter: AuditFilterInput) { customers(first: 100) { nodes { externalIds { externalId } } } auditLog(first: 100, filter: $filter) { nodes { operation } } }',
    { filter: { actorId: id } },
  );
  expect(told.customers.nodes.flatMap(({ externalIds }) => externalIds.map(({ externalId }) => externalId)).toSorted()).toEqual(
    ROUTES.map(([name]) => `standing-${name}`)
      .filter((name) => name !== 'standing-export')
      .toSorted(),
  );
  expect(told.auditLog.nodes).toEqual([]);
});
