import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startTestServer, ADMIN_KEY, type TestServer } from '../support/server.js';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const inOrder = (a: string, b: string) => a.localeCompare(b);
const headers = { authorization: `Bearer ${ADMIN_KEY}`, 'content-type': 'application/json' };

async function post(body: string, more: Record<string, string> = {}): Promise<{ status: number; code: unknown; type: string | null }> {
  const response = await fetch(`${server.url}/graphql`, { method: 'POST', headers: { ...headers, ...more }, body });
  const { errors } = (await response.json()) as { errors?: { extensions: { code: unknown } }[] };
  return { status: response.status, code: errors?.[0]?.extensions.code, type: response.headers.get('content-type') };
}

const ask = (query: string) => post(JSON.stringify({ query }));

describe('a bad request gets a clear typed error, and the server stays up', () => {
  afterEach(async () => {
    await server.ask('{ segments { totalCount } }');
  });

  test('a body of 20 MB', async () => {
    const body = JSON.stringify({ query: '{ segments { totalCount } }', variables: { padding: 'x'.repeat(20 * 1024 * 1024) } });
    expect(await post(body)).toMatchObject({ status: 413, code: 'LIMIT_EXCEEDED' });
  });

  test.each([
    ['/graphql', 10_485_760],
    ['/v1/batch', 10_485_760],
    ['/graphql/demo-key', 1_024],
    ['/shops/<id>', 5_242_880],
  ])('a body beyond what %s takes is told the bound that it passed', async (path, bound) => {
    const { connectShop } = await server.ask<{ connectShop: { id: string } }>(
      `mutation { connectShop(input: { name: "x", source: "x${bound}", kind: SHOPIFY, secret: "0123456789abcdef" }) { id } }`,
    );
    const signature = { 'x-shopify-hmac-sha256': Buffer.alloc(32).toString('base64') };
    const answer = await fetch(server.url + path.replace('<id>', connectShop.id), {
      method: 'POST',
      headers: { ...headers, ...signature },
      body: JSON.stringify('x'.repeat(bound)),
    });
    const { errors } = (await answer.json()) as { readonly errors: readonly { readonly message: string; readonly extensions: object }[] };
    expect([answer.status, errors[0]?.message]).toEqual([413, `The request body, in bytes, exceeds the limit of ${bound}.`]);
    expect(errors[0]?.extensions).toMatchObject({ code: 'LIMIT_EXCEEDED', limit: bound });
  });

  test.each([
    ['no JSON', '{"query": ', 400, 'INVALID_INPUT'],
    ['an empty body', '', 400, 'INVALID_INPUT'],
    ['a batch of operations', '[{"query":"{ __typename }"},{"query":"{ __typename }"}]', 400, 'INVALID_INPUT'],
    ['no query', '{}', 400, 'INVALID_INPUT'],
    ['a query that does not parse', '{"query":"{ segments"}', 400, 'GRAPHQL_PARSE_FAILED'],
    ['a field that does not exist', '{"query":"{ segmens { totalCount } }"}', 400, 'GRAPHQL_VALIDATION_FAILED'],
    [
      'a variable of the wrong type',
      '{"query":"query ($id: ID!) { segment(id: $id) { id } }","variables":{"id":{}}}',
      400,
      'INVALID_INPUT',
    ],
  ])('%s', async (_what, body, status, code) => {
    expect(await post(body)).toMatchObject({ status, code });
  });

  test('a content type that is not JSON', async () => {
    expect(await post('query={__typename}', { 'content-type': 'text/plain' })).toMatchObject({ status: 415, code: 'INVALID_INPUT' });
    expect(await post('<a/>', { 'content-type': 'application/xml' })).toMatchObject({ status: 415, code: 'INVALID_INPUT' });
    const headers = { authorization: `Bearer ${ADMIN_KEY}`, 'content-type': 'application/x-www-form-urlencoded' };
    const track = await fetch(`${server.url}/v1/track`, { method: 'POST', headers, body: '{}' });
    expect([track.status, await track.text()]).toEqual([415, expect.stringContaining('content-type: application/json')]);
  });

  test.each([
    [
      'fields below one another',
      `{ segments { nodes ${'{ members { nodes { segments { segment '.repeat(5)} { id } ${'} } } }'.repeat(5)} } }`,
    ],
    ['root fields', `{ ${Array.from({ length: 51 }, (_, index) => `a${index}: apiKeys { id }`).join(' ')} }`],
    ['aliases', `{ apiKeys { ${Array.from({ length: 201 }, (_, index) => `a${index}: id`).join(' ')} } }`],
    ['records', '{ customers(first: 1000) { nodes { orders(first: 1000) { nodes { id } } } } }'],
    ['a page of more than 1,000', '{ customers(first: 1001) { nodes { id } } }'],
  ])('too many %s', async (_what, query) => {
    expect((await ask(query)).code).toBe('LIMIT_EXCEEDED');
  });

  test.each([
    ['apiKeys { id }', undefined],
    ['apiKeys { id } never: segments @skip(if: true) { totalCount }', undefined],
    ['__typename @skip(if: true)', undefined],
    ['nonsense', 'GRAPHQL_VALIDATION_FAILED'],
    ['customers(first: 1000) { nodes { segments { segment { members(first: 1000) { nodes { id } } } } } }', 'LIMIT_EXCEEDED'],
  ])('fragments that unfold without end are followed once: %s', async (end, code) => {
    const spread = (name: string) => `...${name} ... @include(if: true) { ...${name} @skip(if: false) }`;
    const fragments = Array.from({ length: 30 }, (_, index) => `fragment F${index} on Query { ${spread(`F${index + 1}`)} }`);
    const begunAt = performance.now();
    expect((await ask(`{ ...F0 } ${fragments.join(' ')} fragment F30 on Query { ${end} }`)).code).toBe(code);
    expect(performance.now() - begunAt).toBeLessThan(5_000);
  });

  test('a document of more tokens than anybody writes', async () => {
    expect(await ask(`{ apiKeys { ${'id '.repeat(20_000)} } }`)).toMatchObject({ status: 400, code: 'GRAPHQL_PARSE_FAILED' });
  });

  test.each([
    ['{ customers(first: -1) { nodes { id } } }', 'INVALID_INPUT'],
    ['{ customers(after: "nonsense") { nodes { id } } }', 'CURSOR_INVALID'],
    ['{ membershipChanges(after: "nonsense") { cursor } }', 'CURSOR_INVALID'],
    ['{ membershipChanges(after: "MTo5OTk5OQ") { cursor } }', 'CURSOR_INVALID'],
    ['{ changes(after: "nonsense") { cursor } }', 'CURSOR_INVALID'],
    ['{ customers(query: "age >") { nodes { id } } }', 'INVALID_INPUT'],
    ['{ orders(customerId: "x") { nodes { id } } }', 'INVALID_INPUT'],
    ['{ segmentOverlap(segmentIds: ["x", "y"]) { union } }', 'NOT_FOUND'],
    ['{ explainMembership(customerId: "x", query: "age > 3") { holds } }', 'NOT_FOUND'],
    ['mutation { deleteSegment(id: "x") { deletedId } }', 'NOT_FOUND'],
    ['mutation { mergeCustomers(intoId: "x", ids: ["y"]) { mergeIds } }', 'NOT_FOUND'],
    ['mutation { eraseCustomer(id: "x") { deletedId } }', 'NOT_FOUND'],
    ['mutation { revokeApiKey(id: "x") { id } }', 'NOT_FOUND'],
  ])('%s', async (query, code) => {
    expect(await ask(query)).toMatchObject({ status: 200, code });
  });

  test.each([
    ['lists', `${'['.repeat(4_000_000)}${']'.repeat(4_000_000)}`],
    ['objects', `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`],
    ['many values', `[${'{},'.repeat(2_000_000)}{}]`],
  ])('JSON of more %s than anybody sends', async (_what, body) => {
    expect(await post(body)).toMatchObject({ status: 400, code: 'LIMIT_EXCEEDED' });
  });

  test.each(['{"query":"{ __typename }","variables":{"a":{"__proto__":1}}}', '{"query":"{ __typename }","\\u005f_proto__":{}}'])(
    'a key that objects lose: %s',
    async (body) => {
      expect(await post(body)).toMatchObject({ status: 400, code: 'INVALID_INPUT' });
    },
  );

  test('a value that does not fit says where it is', async () => {
    const { errors } = await server.send('mutation ($i: SyncCustomersInput!) { syncCustomers(input: $i) { created } }', {
      i: { source: ['test'], records: [] },
    });
    expect(errors?.[0]?.message).toContain('i.source');
  });

  test('several operations without saying which', async () => {
    expect(await ask('query A { __typename } query B { __typename }')).toMatchObject({ status: 400, code: 'OPERATION_RESOLUTION_FAILURE' });
  });

  test('a subscription where answers are given once', async () => {
    expect(await ask('subscription { membershipChanges { __typename } }')).toMatchObject({ status: 400, code: 'INVALID_INPUT' });
  });

  test('ids and texts that no database can hold', async () => {
    const text = JSON.stringify('a\u0000b');
    for (const query of [
      `{ segmentByName(name: ${text}) { id } }`,
      `{ products(search: ${text}) { nodes { id } } }`,
      `{ segments(search: ${text}) { nodes { id } } }`,
      `{ customerByExternalId(source: ${text}, externalId: ${text}) { id } }`,
      `{ customer(id: ${text}) { id } }`,
    ]) {
      expect(await ask(query)).toMatchObject({ status: 200, code: 'INVALID_INPUT' });
    }
  });
});

describe('the server', () => {
  test('says that it is alive, ready, and what it does', async () => {
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    expect(await (await fetch(`${server.url}/readyz`)).json()).toEqual({ status: 'ready' });
    expect(await (await fetch(`${server.url}/metrics`)).text()).toContain('cantle_graphql_operations_total');
  });

  test('counts what docs/operations.md has a table of, and nothing else', async () => {
    await fetch(`${server.url}/export`, { headers: { authorization: `Bearer ${ADMIN_KEY}` } });
    await fetch(`${server.url}/nothing/there`);
    const text = await (await fetch(`${server.url}/metrics`)).text();
    const counted = [...text.matchAll(/^# TYPE (cantle_\w+) (\w+)$/gm)].map(([, name, type]) => `${name} ${type}`);
    const documents = await readFile(join(__dirname, '..', '..', 'docs', 'operations.md'), 'utf8');
    const told = [...documents.matchAll(/^\| `(cantle_\w+)` +\| (\w+) +\|/gm)].map(([, name, type]) => `${name} ${type}`);
    expect(told.toSorted(inOrder)).toEqual(counted.toSorted(inOrder));
    expect(text).not.toMatch(/^cantle_.* NaN$/m);
    expect(text).toContain('cantle_http_requests_total{route="/export",status="400"} 1');
    expect(text).toContain('cantle_http_requests_total{route="none",status="404"} 1');
  });

  test('says what there is not', async () => {
    const response = await fetch(`${server.url}/nothing`);
    expect([response.status, await response.json()]).toMatchObject([404, { errors: [{ extensions: { code: 'NOT_FOUND' } }] }]);
  });

  test('answers introspection to whoever has a key, and to nobody else', async () => {
    const query = '{ __schema { queryType { name } } }';
    expect(await server.ask(query)).toEqual({ __schema: { queryType: { name: 'Query' } } });
    expect((await server.send(query, {}, null)).status).toBe(401);
  });
});

test('a server that is told to stop says so while it still takes what it is sent', async () => {
  const going = await startTestServer({ environment: { CANTLE_DRAIN_SECONDS: '1' } });
  const gone = going.close();
  const ready = await fetch(`${going.url}/readyz`);
  expect([ready.status, await ready.json()]).toEqual([503, expect.objectContaining({ reason: 'STOPPING' })]);
  const answer = await fetch(`${going.url}/graphql`, { method: 'POST', headers, body: '{"query":"{ segments { totalCount } }"}' });
  expect([answer.status, answer.headers.get('connection')]).toEqual([200, 'close']);
  await gone;
  await expect(fetch(`${going.url}/readyz`)).rejects.toThrow('fetch failed');
});
