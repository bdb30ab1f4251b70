import { createKey, startTestServer, type TestServer } from '../support/server.js';
import { openSocket } from '../support/socket.js';
import { openStream } from '../support/stream.js';

/* Managing keys: who may manage which, how long they are good, and what becomes of those who are connected. */

const FEED = 'subscription { membershipChanges { __typename } }';
const CREATE = 'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { key apiKey { id expiresAt } } }';
const UPDATE =
  'mutation ($id: ID!, $input: UpdateApiKeyInput!) { updateApiKey(id: $id, input: $input) { name scopes segmentIds expiresAt } }';
const ROTATE =
  'mutation ($id: ID!, $overlapSeconds: Int!) { rotateApiKey(id: $id, overlapSeconds: $overlapSeconds) { key formerKeysEndAt apiKey { id } } }';
const REVOKE = 'mutation ($id: ID!) { revokeApiKey(id: $id) { revokedAt } }';
const LIST = '{ apiKeys { id name scopes segmentIds lastUsedAt expiresAt } }';
const READ = '{ segments { totalCount } }';

let server: TestServer;
let segmentIds: string[];

beforeAll(async () => {
  server = await startTestServer();
  segmentIds = [];
  for (const name of ['One', 'Two']) {
    const { createSegment } = await server.ask<{ createSegment: { segment: { id: string } } }>(
      'mutation ($input: CreateSegmentInput!) { createSegment(input: $input) { segment { id } } }',
      { input: { name, query: "customer_tags CONTAINS 'x'" } },
    );
    segmentIds.push(createSegment.segment.id);
  }
});
afterAll(() => server.close());

interface Made {
  readonly key: string;
  readonly id: string;
}

async function make(input: object, by?: string): Promise<Made> {
  const { createApiKey: made } = await server.ask<{ createApiKey: { key: string; apiKey: { id: string } } }>(
    CREATE,
    { input: { name: 'test', scopes: ['segments:read'], ...input } },
    by,
  );
  return { key: made.key, id: made.apiKey.id };
}

const codeOf = async (query: string, variables: object, key: string) =>
  (await server.send(query, variables, key)).errors?.[0]?.extensions['code'];
const inMs = (ms: number) => new Date(server.clock.now().getTime() + ms).toISOString();

describe('a key manages the keys that can do no more than itself', () => {
  const MANAGER = ['keys:manage', 'segments:read'];
  const beyond: [string, () => object][] = [
    ['an administrator', () => ({ scopes: ['admin'] })],
    ['another scope', () => ({ scopes: ['segments:read', 'customers:read'] })],
    ['all segments', () => ({ segmentIds: null })],
    ['another segment', () => ({ segmentIds })],
  ];
  let manager: Made;
  beforeAll(async () => {
    manager = await make({ scopes: MANAGER, segmentIds: segmentIds.slice(0, 1) });
  });

  test.each(beyond)('and none with %s', async (_, rights) => {
    const own = { scopes: ['segments:read'], segmentIds: segmentIds.slice(0, 1) };
    const more = { ...own, ...rights() };
    expect(await codeOf(CREATE, { input: { name: 'x', ...more } }, manager.key)).toBe('FORBIDDEN');
    const within = await make(own);
    expect(await codeOf(UPDATE, { id: within.id, input: more }, manager.key)).toBe('FORBIDDEN');
    const other = await make(more);
    const { apiKeys } = await server.ask<{ apiKeys: { id: string }[] }>(LIST, {}, manager.key);
    const ids = apiKeys.map(({ id }) => id);
    expect([ids.includes(within.id), ids.includes(other.id)]).toEqual([true, false]);
    for (const [mutation, variables] of [
      [REVOKE, {}],
      [ROTATE, { overlapSeconds: 60 }],
      [UPDATE, { input: { scopes: [] } }],
    ] as const) {
      expect(await codeOf(mutation, { id: other.id, ...variables }, manager.key)).toBe('NOT_FOUND');
    }
    expect(await server.send(READ, {}, other.key)).toMatchObject({ status: 200 });
    expect(await codeOf(REVOKE, { id: within.id }, manager.key)).toBeUndefined();
  });

  test('and gives none more time than it has', async () => {
    const short = await make({ scopes: MANAGER, expiresAt: inMs(60_000) });
    const tooLong = { name: 'x', scopes: [], expiresAt: inMs(60_001) };
    expect(await codeOf(CREATE, { input: { name: 'x', scopes: [] } }, short.key)).toBe('FORBIDDEN');
    expect(await codeOf(CREATE, { input: tooLong }, short.key)).toBe('FORBIDDEN');
    expect(await codeOf(UPDATE, { id: short.id, input: { expiresAt: null } }, short.key)).toBe('FORBIDDEN');
    expect(await codeOf(CREATE, { input: { ...tooLong, expiresAt: inMs(60_000) } }, short.key)).toBeUndefined();
  });
});

test.each([
  ['name', { name: ' ' }],
  ['name', { name: 'x'.repeat(201) }],
  ['name', { name: 'nul\u0000' }],
  ['name', { name: 'half of a pair \ud800' }],
  ['scopes', { scopes: ['segments:reed'] }],
  ['segmentIds', { segmentIds: ['x'] }],
  ['segmentIds', { segmentIds: ['0197a1de-0000-7000-8000-000000000001'] }],
  ['segmentIds', { segmentIds: Array.from({ length: 1_001 }, () => '0197a1de-0000-7000-8000-000000000001') }],
  ['expiresAt', { expiresAt: '2020-01-01T00:00:00Z' }],
  ['expiresAt', { expiresAt: 'tomorrow' }],
] as const)('%s is refused by name where it cannot be kept, by making and by changing', async (field, input) => {
  const { id } = await make({});
  for (const answer of [
    await server.send(CREATE, { input: { name: 'test', scopes: [], ...input } }),
    await server.send(UPDATE, { id, input }),
  ]) {
    expect(answer.errors?.[0]?.extensions).toEqual({ code: 'INVALID_INPUT', field });
  }
});

test('the longest name and a key of all segments that there are, are taken', async () => {
  const made = await make({ name: 'ü'.repeat(200), segmentIds });
  const { apiKeys } = await server.ask<{ apiKeys: { id: string }[] }>(LIST);
  expect(apiKeys.find(({ id }) => id === made.id)).toMatchObject({ name: 'ü'.repeat(200), segmentIds });
});

/** Connected by every protocol, with how that ends: the close code and reason of a socket, the reason of a stream. */
async function connect(key: string) {
  const socket = await openSocket(server, key);
  const busy = socket.subscribe(FEED);
  const stream = await openStream(server, FEED, {}, key);
  const ended = stream.next();
  return async () => {
    void busy.completed().catch(() => {});
    return [await socket.nextClose(), await socket.nextCloseReason(), (await ended)?.errors?.[0]?.extensions?.['reason']];
  };
}

test('a key that expires is told so and is good for nothing from that instant', async () => {
  const { key } = await make({ expiresAt: inMs(5_000) });
  const ends = await connect(key);
  server.clock.advance(4_999);
  expect(await server.send(READ, {}, key)).toMatchObject({ status: 200 });
  server.clock.advance(1);
  expect(await server.send(READ, {}, key)).toMatchObject({ status: 401 });
  expect(await ends()).toEqual([4403, 'The key has expired', 'KEY_EXPIRED']);
  await expect(openSocket(server, key)).rejects.toMatchObject({ code: 4403 });
});

test('a rotated key is good by both secrets until the overlap ends, and then by the new one', async () => {
  const { key, id } = await make({});
  const endOfOld = await connect(key);
  const { rotateApiKey } = await server.ask<{ rotateApiKey: { key: string } }>(ROTATE, { id, overlapSeconds: 60 });
  const other = await openSocket(server, rotateApiKey.key);
  server.clock.advance(59_999);
  for (const secret of [key, rotateApiKey.key]) expect(await server.send(READ, {}, secret)).toMatchObject({ status: 200 });
  server.clock.advance(1);
  expect(await server.send(READ, {}, key)).toMatchObject({ status: 401 });
  expect(await server.send(READ, {}, rotateApiKey.key)).toMatchObject({ status: 200 });
  expect(await endOfOld()).toEqual([4403, 'The key has expired', 'KEY_EXPIRED']);
  expect(await other.subscribe(READ).next()).toBeDefined();
  await other.close();
});

test('a secret that was rotated ends with its key, however long the overlap is', async () => {
  const expiresAt = new Date(server.clock.now().getTime() + 3_600_000).toISOString();
  const { key, id } = await make({ expiresAt });
  const { rotateApiKey } = await server.ask<{ rotateApiKey: { key: string } }>(ROTATE, { id, overlapSeconds: 86_400 });
  server.clock.advance(3_599_999);
  for (const secret of [key, rotateApiKey.key]) expect(await server.send(READ, {}, secret)).toMatchObject({ status: 200 });
  server.clock.advance(1);
  for (const secret of [key, rotateApiKey.key]) expect(await server.send(READ, {}, secret)).toMatchObject({ status: 401 });
});

test('a rotation without overlap ends every secret before, however long it was to be good', async () => {
  const { key, id } = await make({});
  const second = await server.ask<{ rotateApiKey: { key: string } }>(ROTATE, { id, overlapSeconds: 3_600 });
  const third = await server.ask<{ rotateApiKey: { key: string } }>(ROTATE, { id, overlapSeconds: 0 });
  for (const secret of [key, second.rotateApiKey.key]) expect(await server.send(READ, {}, secret)).toMatchObject({ status: 401 });
  expect(await server.send(READ, {}, third.rotateApiKey.key)).toMatchObject({ status: 200 });
  expect(await codeOf(ROTATE, { id, overlapSeconds: -1 }, await createKey(server, ['admin']))).toBe('INVALID_INPUT');
  await server.ask(REVOKE, { id });
  expect(await server.send(READ, {}, third.rotateApiKey.key)).toMatchObject({ status: 401 });
});

test('a key that rotates itself does not lose what it is to go on with', async () => {
  const { key, id } = await make({ scopes: ['keys:manage'] });
  expect(await codeOf(ROTATE, { id, overlapSeconds: 0 }, key)).toBe('INVALID_INPUT');
  expect(await server.send(ROTATE, { id, overlapSeconds: 60 }, key)).toMatchObject({ status: 200 });
});

describe('nobody gets by another key what their own has not', () => {
  const within = { scopes: ['segments:read'] };

  test('a manager that ends rotates and changes none that goes on', async () => {
    const manager = await make({ scopes: ['keys:manage', 'segments:read'], expiresAt: inMs(60_000) });
    const endless = await make(within);
    const asLong = await make({ ...within, expiresAt: inMs(60_000) });
    expect((await server.send(ROTATE, { id: endless.id, overlapSeconds: 0 }, manager.key)).errors?.[0]?.extensions).toEqual({
      code: 'FORBIDDEN',
      field: 'id',
    });
    expect((await server.send(UPDATE, { id: endless.id, input: { scopes: [] } }, manager.key)).errors?.[0]?.extensions).toEqual({
      code: 'FORBIDDEN',
      field: 'expiresAt',
    });
    expect(await server.send(READ, {}, endless.key)).toMatchObject({ status: 200 });
    expect(await codeOf(UPDATE, { id: asLong.id, input: { name: 'x' } }, manager.key)).toBeUndefined();
    expect(await codeOf(ROTATE, { id: asLong.id, overlapSeconds: 0 }, manager.key)).toBeUndefined();
    expect(await codeOf(UPDATE, { id: endless.id, input: { expiresAt: inMs(60_000) } }, manager.key)).toBeUndefined();
  });

  test('one that has limits rotates and changes none that has more', async () => {
    const limits = { requestsPerMinute: 600 };
    const manager = await make({ scopes: ['keys:manage', 'segments:read'], limits });
    const unlimited = await make(within);
    const limited = await make({ ...within, limits });
    expect(await codeOf(ROTATE, { id: unlimited.id, overlapSeconds: 0 }, manager.key)).toBe('FORBIDDEN');
    expect(await codeOf(UPDATE, { id: unlimited.id, input: { scopes: [] } }, manager.key)).toBe('FORBIDDEN');
    expect(await codeOf(ROTATE, { id: limited.id, overlapSeconds: 0 }, manager.key)).toBeUndefined();
  });

  test('a former secret rotates nothing and gives nothing more time than its overlap, whenever its socket was opened', async () => {
    const { key, id } = await make({ scopes: ['keys:manage', 'segments:read'] });
    const asLong = await make({ ...within, expiresAt: inMs(60_000) });
    const socket = await openSocket(server, key);
    await server.ask(ROTATE, { id, overlapSeconds: 60 });
    for (const other of [id, asLong.id]) expect(await codeOf(ROTATE, { id: other, overlapSeconds: 600 }, key)).toBe('FORBIDDEN');
    const refused: [string, object][] = [
      [ROTATE, { id, overlapSeconds: 600 }],
      [CREATE, { input: { name: 'x', scopes: [] } }],
      [UPDATE, { id, input: { name: 'x' } }],
    ];
    for (const [mutation, variables] of refused) {
      const [error] = await socket.subscribe(mutation, variables).nextErrors();
      expect(error?.extensions).toMatchObject({ code: 'FORBIDDEN' });
    }
    await socket.close();
  });
});

test('the secret of a key that has ended is good for nothing more, whatever is changed', async () => {
  const { key, id } = await make({ expiresAt: inMs(1_000) });
  server.clock.advance(1_000);
  const changed = await server.send(UPDATE, { id, input: { expiresAt: null } });
  expect(changed.errors?.[0]?.extensions).toEqual({ code: 'CONFLICT', field: 'id' });
  expect(await server.send(READ, {}, key)).toMatchObject({ status: 401 });
});

test('a key whose rights are changed is told to connect again, and then has the new ones', async () => {
  const { key, id } = await make({ scopes: ['segments:read', 'segments:write'] });
  const ends = await connect(key);
  await server.ask(UPDATE, { id, input: { name: 'renamed' } });
  expect(await server.ask(UPDATE, { id, input: { segmentIds: segmentIds.slice(0, 1) } })).toEqual({
    updateApiKey: { name: 'renamed', scopes: ['segments:read', 'segments:write'], segmentIds: segmentIds.slice(0, 1), expiresAt: null },
  });
  expect(await ends()).toEqual([4412, 'What the key may do was changed', 'KEY_CHANGED']);
  expect(await server.ask(READ, {}, key)).toEqual({ segments: { totalCount: 1 } });
  await server.ask(UPDATE, { id, input: { scopes: [] } });
  expect(await server.send(READ, {}, key)).toMatchObject({ status: 403 });
});

test('a key that was renamed stays connected', async () => {
  const { key, id } = await make({});
  const socket = await openSocket(server, key);
  await server.ask(UPDATE, { id, input: { name: 'renamed', expiresAt: inMs(3_600_000) } });
  expect(await socket.subscribe(READ).next()).toBeDefined();
  await socket.close();
});

test('what was revoked is not changed or rotated any more', async () => {
  const { id } = await make({});
  await server.ask(REVOKE, { id });
  for (const answer of [await server.send(UPDATE, { id, input: {} }), await server.send(ROTATE, { id, overlapSeconds: 0 })]) {
    expect(answer.errors?.[0]?.extensions).toEqual({ code: 'CONFLICT', field: 'id' });
  }
});
