import { once } from 'node:events';
import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { serverAudits } from 'graphql-http';
import { EXPORT_HEADERS } from '../../src/server/http/export-http.js';
import { LIMIT_HEADERS } from '../../src/server/http/limit-headers.js';
import { ADMIN_KEY, startTestServer, type TestServer } from '../support/server.js';

/* What is between a client and the API: HTTP itself, other origins, slowness, hostility. */

const ORIGIN = 'https://crm.example.com';
const AUTHORIZATION = { authorization: `Bearer ${ADMIN_KEY}` };
const JSON_BODY = { 'content-type': 'application/json' };

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ environment: { CANTLE_CORS_ORIGINS: `${ORIGIN}, http://localhost:5173` } });
});
afterAll(() => server.close());

describe('a GET', () => {
  const get = async (parameters: Record<string, string>) => {
    const response = await fetch(`${server.url}/graphql?${new URLSearchParams(parameters).toString()}`, { headers: AUTHORIZATION });
    return { status: response.status, body: (await response.json()) as object };
  };

  test('answers a query with its variables', async () => {
    const variables = JSON.stringify({ first: 1 });
    expect(await get({ query: 'query ($first: Int) { segments(first: $first) { totalCount } }', variables })).toEqual({
      status: 200,
      body: { data: { segments: { totalCount: 0 } } },
    });
  });

  test('changes nothing', async () => {
    const query = 'mutation { createApiKey(input: { name: "by GET", scopes: [] }) { key } }';
    expect(await get({ query })).toMatchObject({ status: 400, body: { errors: [{ extensions: { code: 'INVALID_INPUT' } }] } });
    expect((await server.ask<{ apiKeys: { name: string }[] }>('{ apiKeys { name } }')).apiKeys).toHaveLength(1);
  });

  test('with variables that are no JSON is refused', async () => {
    expect(await get({ query: '{ __typename }', variables: '{' })).toMatchObject({ status: 400 });
  });
});

test.each(serverAudits({ url: () => `${server.url}/graphql`, fetchFn: (url: string, init: RequestInit) => withKey(url, init) }))(
  'GraphQL over HTTP: $name',
  async ({ fn }) => {
    const result = await fn();
    expect(result).toMatchObject({ status: expect.stringMatching(/^(ok|notice|warn)$/) });
  },
);

function withKey(url: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set('authorization', AUTHORIZATION.authorization);
  return fetch(url, { ...init, headers });
}

describe('a page of another origin', () => {
  const preflight = (origin: string) =>
    fetch(`${server.url}/graphql`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization,content-type' },
    });
  const ask = (origin: string, path: string, accept: string, query: string) =>
    fetch(server.url + path, {
      method: 'POST',
      headers: { ...AUTHORIZATION, ...JSON_BODY, accept, origin },
      body: JSON.stringify({ query }),
    });

  test('may call if it was named, over HTTP and as a stream', async () => {
    const allowed = await preflight(ORIGIN);
    expect([
      allowed.status,
      allowed.headers.get('access-control-allow-origin'),
      allowed.headers.get('access-control-allow-headers'),
    ]).toEqual([204, ORIGIN, 'authorization,content-type']);
    const answer = await ask(ORIGIN, '/graphql', 'application/json', '{ __typename }');
    expect([answer.headers.get('access-control-allow-origin'), answer.headers.get('vary')]).toEqual([ORIGIN, 'Origin']);
    // A page can tell whoever runs the server which request it was.
    const exposed = answer.headers.get('access-control-expose-headers')?.split(', ') ?? [];
    expect([answer.headers.get('x-request-id'), exposed.includes('x-request-id')]).toEqual([expect.any(String), true]);
    // And how it stands, when to come again, and what a file is.
    expect([...LIMIT_HEADERS, ...EXPORT_HEADERS].filter((name) => !exposed.includes(name))).toEqual([]);
    expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    const stream = await ask(ORIGIN, '/graphql/stream', 'text/event-stream', 'subscription { segmentSizes { size } }');
    expect([stream.status, stream.headers.get('access-control-allow-origin')]).toEqual([200, ORIGIN]);
    await stream.body?.cancel();
  });

  test.each(['https://evil.example', 'https://crm.example.com.evil.example', 'http://crm.example.com', 'null'])(
    'may not otherwise: %s',
    async (origin) => {
      expect((await preflight(origin)).headers.get('access-control-allow-origin')).toBeNull();
      const answer = await ask(origin, '/graphql', 'application/json', '{ __typename }');
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
      expect(answer.headers.get('cross-origin-resource-policy')).not.toBe('cross-origin');
    },
  );
});

test('every answer says which request it answers, and that it is no page, no other type, and nothing to keep', async () => {
  const page = { accept: 'text/html' };
  for (const [path, init] of [
    ...['/graphql', '/healthz', '/metrics', '/nothing', '/', '/shops/none'].map((one) => [one, {}] as const),
    ['/graphql', { headers: { ...AUTHORIZATION, ...page } }],
    ['/graphql', { method: 'OPTIONS' }],
  ] as const) {
    const { headers } = await fetch(server.url + path, { headers: AUTHORIZATION, ...init });
    expect([path, headers.get('x-request-id')]).toEqual([path, expect.any(String)]);
    if ('headers' in init) continue;
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'cache-control': 'no-store',
    });
  }
});

test('a body is UTF-8, or refused', async () => {
  const german = Buffer.from(
    '{"query":"{ customers(query: \\"name = \'Müller\'\\") { totalCount } }","type":"track","event":"Müller"}',
    'latin1',
  );
  for (const path of ['/graphql', '/export', '/v1/track', '/sources/shop/v1/track']) {
    const send = async (type: string, body: string | Uint8Array) => {
      const answer = await fetch(server.url + path, { method: 'POST', headers: { ...AUTHORIZATION, 'content-type': type }, body });
      return [answer.status, await answer.text()];
    };
    expect(await send('application/json', german)).toEqual([400, expect.stringContaining('is no UTF-8')]);
    expect(await send('application/json; charset=utf-16', '{}')).toEqual([400, expect.stringContaining('must be UTF-8')]);
    for (const type of ['application/json;charset=UTF-8', 'application/json; charset="utf-8"'])
      expect(await send(type, '{}')).toEqual([expect.any(Number), expect.not.stringContaining('UTF-8')]);
  }
});

describe('without a key', () => {
  test('eight megabytes of brackets are not read, and hold nobody up', async () => {
    const body = '['.repeat(4_000_000) + ']'.repeat(4_000_000);
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    for (const path of ['/graphql', '/graphql/stream']) {
      const answer = await fetch(server.url + path, { method: 'POST', headers: JSON_BODY, body });
      expect(answer.status).toBe(401);
    }
    delay.disable();
    expect(delay.max / 1e6).toBeLessThan(1_000);
  });

  test.each([
    ['POST /graphql', '401 Unauthorized'],
    ['POST /shops/x', '404 Not Found'],
    ['POST /nowhere', '404 Not Found'],
    ['PUT /graphql', '404 Not Found'],
    ['POST /readyz', '404 Not Found'],
    ['GET /healthz', '200 OK'],
  ])('who goes on sending is answered before, and cut off: %s', async (line, status) => {
    const socket = connect(Number(new URL(server.url).port), 'localhost');
    const begunAt = performance.now();
    socket.write(`${line} HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 1000000\r\n\r\n{`);
    expect(await untilClosed(socket)).toContain(status);
    expect(performance.now() - begunAt).toBeLessThan(15_000);
  });
});

test.each([
  ['a shop', `/shops/${'a'.repeat(8_000)}`, 404, 'NOT_FOUND'],
  ['a source', `/sources/${'a'.repeat(8_000)}/v1/track`, 404, 'NOT_FOUND'],
  ['no UTF-8', '/%ff', 400, 'INVALID_INPUT'],
  ['a shop that is no UTF-8', '/shops/%ff', 400, 'INVALID_INPUT'],
  ['nothing', `/${'a'.repeat(8_000)}`, 404, 'NOT_FOUND'],
])('an address that there cannot be is refused as everything is: %s', async (_what, path, status, code) => {
  const response = await fetch(`${server.url}${path}`, { method: 'POST' });
  const answer = await response.text();
  expect(response.status).toBe(status);
  expect(JSON.parse(answer)).toEqual({ errors: [{ message: expect.any(String) as string, extensions: { code } }] });
  expect(answer.length).toBeLessThan(1_500);
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
});

test('a source of 255 characters is one, and one of 300 is refused by its name', async () => {
  const track = async (source: string) => {
    const response = await fetch(`${server.url}/sources/${encodeURIComponent(source)}/v1/track`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN_KEY}` },
      body: JSON.stringify({ userId: 'u', event: 'seen', messageId: `m${source.length}` }),
    });
    return { status: response.status, answer: await response.json() };
  };
  expect(await track('ü'.repeat(255))).toMatchObject({ status: 200, answer: { success: true } });
  expect(await track('a'.repeat(300))).toMatchObject({ status: 400, answer: { errors: [{ extensions: { code: 'INVALID_INPUT' } }] } });
});

test.each([
  ['the name of an attribute', '{ segmentValue(query: "age > 1") { drivers(attributes: [$text]) { compared } } }'],
  ['the name of a figure', '{ segmentValue(query: "age > 1") { figures(names: [$text]) { mean } } }'],
  ['an id', '{ segmentValue(segmentIds: [$id]) { size } }'],
  ['a number that is none', '{ customers(first: $number) { totalCount } }'],
])('a refusal quotes little of what was sent: %s', async (_what, query) => {
  const sent = 'x'.repeat(1_000_000);
  const [, name = ''] = /\$(\w+)/.exec(query) ?? [];
  const type = { text: 'String!', id: 'ID!', number: 'Int' }[name] ?? '';
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN_KEY}` },
    body: JSON.stringify({ query: `query ($${name}: ${type}) ${query}`, variables: { [name]: sent } }),
  });
  const answer = await response.text();
  expect(answer).toContain('"errors"');
  expect(answer.length).toBeLessThan(4_000);
});

test('so does one of an export, and of a record', async () => {
  const sent = 'x'.repeat(1_000_000);
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${ADMIN_KEY}` };
  const file = await fetch(`${server.url}/export`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ query: 'age > 1', columns: [sent] }),
  });
  expect((await file.text()).length).toBeLessThan(4_000);
  const query =
    'mutation ($r: [CustomerInput!]!) { syncCustomers(input: { source: "shop", records: $r }) { results { errors { path message } } } }';
  const body = JSON.stringify({ query, variables: { r: [{ externalId: 'a', [sent]: 1 }] } });
  const synced = await fetch(`${server.url}/graphql`, { method: 'POST', headers, body });
  expect((await synced.text()).length).toBeLessThan(4_000);
});

test('what is no HTTP is answered in the words of the API, and hung up on', async () => {
  const socket = connect(Number(new URL(server.url).port), 'localhost');
  socket.write('NONSENSE\r\n\r\n');
  const answer = await untilClosed(socket);
  expect(answer).toContain('400 Bad Request');
  expect(JSON.parse(answer.slice(answer.indexOf('{')))).toMatchObject({ errors: [{ extensions: { code: 'INVALID_INPUT' } }] });
});

async function untilClosed(socket: Socket): Promise<string> {
  let received = '';
  socket.on('data', (part: Buffer) => (received += part.toString()));
  socket.on('error', () => {});
  await once(socket, 'close');
  return received;
}

test('a stop waits for what is being answered on a connection that is kept alive, and no longer', async () => {
  const other = await startTestServer();
  const agentless = (path: string) =>
    request(new URL(path, other.url), { method: 'POST', headers: { ...AUTHORIZATION, ...JSON_BODY, connection: 'keep-alive' } });
  const inFlight = agentless('/graphql');
  const answered = once(inFlight, 'response');
  inFlight.write('{"query":');
  await once(inFlight, 'socket');
  // The server has the headers, and has looked at the key, when it answers somebody who came later.
  await other.ask('{ segments { totalCount } }');
  const closed = other.close();
  inFlight.end('"{ segments { totalCount } }"}');
  const [answer] = (await answered) as [import('node:http').IncomingMessage];
  const body = (await answer.toArray()).join('');
  const startedAt = performance.now();
  await closed;
  expect(performance.now() - startedAt).toBeLessThan(4_000);
  expect(answer.headers['connection']).toBe('close');
  expect(JSON.parse(body)).toEqual({ data: { segments: { totalCount: 0 } } });
});

test('who comes while the server stops is told to come again, in an answer of GraphQL', async () => {
  const other = await startTestServer();
  const port = Number(new URL(other.url).port);
  const kept = connect(port, 'localhost');
  const slow = connect(port, 'localhost');
  const head = `POST /graphql HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${ADMIN_KEY}\r\ncontent-type: application/json\r\ncontent-length: 26\r\n\r\n`;
  // Both have begun a request; the first goes on after the stop has begun, the other asks anew.
  slow.write(`${head}{"query":`);
  kept.write(`${head}{"query":"{ __typename }"}`);
  await once(kept, 'data');
  kept.write('POST /graphql HTTP/1.1\r\n');
  await other.ask('{ segments { totalCount } }');
  const closed = other.close();
  kept.write(
    `host: localhost\r\nauthorization: Bearer ${ADMIN_KEY}\r\ncontent-type: application/json\r\ncontent-length: 26\r\n\r\n{"query":"{ __typename }"}`,
  );
  const answer = await untilClosed(kept);
  slow.destroy();
  await closed;
  expect(answer).toContain('503 Service Unavailable');
  expect(answer.toLowerCase()).toContain('retry-after: 1');
  expect(JSON.parse(answer.slice(answer.lastIndexOf('{"errors"')))).toMatchObject({
    errors: [{ extensions: { code: 'UNAVAILABLE', retryAfterMs: 1000 } }],
  });
});
