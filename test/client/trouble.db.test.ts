import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocket } from 'ws';
import { createClient, dataOf, type CantleClient } from '../../packages/client/src/index.js';
import { CreateSegment, Segments } from '../../packages/client/src/operations.js';
import { dropOldChanges } from '../../src/changes/index.js';
import { openDatabase } from '../../src/database/open-database.js';
import { ADMIN_KEY, startTestServer, type TestServer } from '../support/server.js';

/* What a frontend meets when it was away for long, when its key ends, and when the way to the server fails in the middle of a sync. */

const DAY_MS = 86_400_000;

let server: TestServer;
let direct: CantleClient;
let tagged: string;
beforeAll(async () => {
  server = await startTestServer();
  direct = createClient({ url: server.url, token: () => ADMIN_KEY, webSocketImpl: WebSocket });
  const input = { name: 'Tagged', query: "customer_tags CONTAINS 'tag'" };
  const { createSegment } = dataOf(await direct.mutate(CreateSegment, { input }));
  tagged = createSegment.segment!.id;
});
afterAll(async () => {
  direct.close();
  await server.close();
});

const tag = (...externalIds: readonly string[]) =>
  direct
    .sync(
      'customers',
      externalIds.map((externalId) => ({ externalId, tags: ['tag'] })),
      { source: 'test' },
    )
    .summary();

/** Lets a year pass: whoever stands before the last change stands where nothing is known any more. */
async function forget(): Promise<void> {
  const database = await openDatabase({ url: server.environment['DATABASE_URL'] ?? '', dataFolder: '', entities: [] });
  server.clock.advance(365 * DAY_MS);
  await dropOldChanges({ database, clock: server.clock }, 30 * DAY_MS);
  await database.close();
}

describe('who comes back with a cursor from before what is kept', () => {
  let old: string;
  beforeAll(async () => {
    await tag('Ann');
    const { membershipChanges } = await server.ask<{ membershipChanges: { cursor: string } }>(
      '{ membershipChanges(first: 1000) { cursor } }',
    );
    old = membershipChanges.cursor;
    await tag('Bob', 'Cid');
    await forget();
    await tag('Dan');
  });

  test('is told so, where changes were asked for', async () => {
    const changes = direct.membershipChanges({ after: old });
    await expect(changes.next()).rejects.toMatchObject({ code: 'CURSOR_EXPIRED' });
  });

  test('is given the members in place of what it missed, where it takes those', async () => {
    const changes = direct.membershipChanges({ after: old, segmentIds: [tagged], snapshot: true });
    const { value } = await changes.next();
    expect(value).toMatchObject({ type: 'snapshot', members: [{}, {}, {}, {}] });
    await tag('Eve');
    expect((await changes.next()).value).toMatchObject({ type: 'changes', changes: [{ kind: 'ENTERED' }] });
    await changes.return?.();
  });
});

describe('a key that ends', () => {
  test('costs a query nothing but another look at what gives the key', async () => {
    const made = await makeKey();
    const given = [made.key, ADMIN_KEY];
    const client = createClient({ url: server.url, token: () => given.shift() ?? 'none' });
    await revoke(made);
    expect((await client.query(Segments)).ok).toBe(true);
    expect(given).toEqual([]);
  });

  test('is asked for anew, by queries and by what is followed, and nothing is missed', async () => {
    const [first, second] = [await makeKey(), await makeKey()];
    let current = first;
    let asked = 0;
    const client = createClient({
      url: server.url,
      token: () => {
        asked += 1;
        return current.key;
      },
      webSocketImpl: WebSocket,
      backOff: { firstMs: 2, longestMs: 8 },
    });
    const live = client.liveSegment(tagged);
    const { size } = await live.live();
    current = second;
    await revoke(first);
    await tag('Fay');
    while (live.current.size === size) await new Promise((resolve) => live.subscribe(() => resolve(undefined)));
    expect(live.current).toMatchObject({ state: 'live', size: size + 1 });
    expect((await client.query(Segments)).ok).toBe(true);
    expect(asked).toBeGreaterThan(1);
    client.close();
  });

  test('with none to take its place is needed, and when there is one all goes on', async () => {
    const made = await makeKey();
    let { key } = made;
    const client = createClient({ url: server.url, token: () => key, webSocketImpl: WebSocket, backOff: { firstMs: 2, longestMs: 8 } });
    const states: string[] = [];
    client.onConnection(({ state }) => states.push(state));
    const live = client.liveSegment(tagged);
    const { size } = await live.live();
    await revoke(made);
    while (client.connection.state !== 'needs-auth') await changeOf(client);
    expect(live.current).toMatchObject({ state: 'stale', size });
    expect(await client.query(Segments)).toMatchObject({ ok: false, error: { code: 'UNAUTHENTICATED' } });
    await tag('Gus');
    key = ADMIN_KEY;
    client.authenticate();
    while (live.current.size === size) await new Promise((resolve) => live.subscribe(() => resolve(undefined)));
    expect(live.current).toMatchObject({ state: 'live', size: size + 1 });
    expect(states).toContain('reconnecting');
    client.close();
  });
});

describe('a way to the server that fails', () => {
  /** What becomes of requests, one after the other; those that follow go through. */
  type Fate = 'busy' | 'answer lost' | 'not cantle' | 'hung up';
  let fates: Fate[];
  let arrived: number;
  let between: Server;
  let url: string;
  beforeEach(async () => {
    arrived = 0;
    between = createServer((request, response) => {
      arrived += 1;
      const fate = fates.shift();
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => void pass(fate, Buffer.concat(chunks), response));
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => between.once('listening', resolve));
    url = `http://127.0.0.1:${(between.address() as AddressInfo).port}`;
  });
  afterEach(() => new Promise((resolve) => between.close(resolve)));

  async function pass(fate: Fate | undefined, body: Buffer, response: ServerResponse): Promise<void> {
    if (fate === 'hung up') return void response.destroy();
    if (fate === 'not cantle') return void response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad gateway</h1>');
    if (fate === 'busy') {
      const errors = [{ message: 'Wait.', extensions: { code: 'UNAVAILABLE', retryable: true, retryAfterMs: 1 } }];
      return void response.writeHead(503, { 'content-type': 'application/json' }).end(JSON.stringify({ errors }));
    }
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${ADMIN_KEY}` };
    const answer = await fetch(`${server.url}/graphql`, { method: 'POST', headers, body: body.toString() });
    const text = await answer.text();
    if (fate === 'answer lost') response.destroy();
    else response.writeHead(answer.status, { 'content-type': 'application/json' }).end(text);
  }

  test('keeps no record from arriving, and brings none in twice', async () => {
    fates = ['busy', 'answer lost', 'not cantle', 'hung up'];
    const client = createClient({ url, token: () => ADMIN_KEY });
    const records = Array.from({ length: 6 }, (_, n) => ({ externalId: `r${n}`, firstName: `Person ${n}` }));
    // The answer that was lost said CREATED: the same is said again, not UNCHANGED.
    expect(await client.sync('customers', records, { source: 'retried', batchSize: 2, inFlight: 1 }).summary()).toEqual({
      created: 6,
      updated: 0,
      unchanged: 0,
      rejected: 0,
    });
    expect(arrived).toBe(3 + 4);
  });

  test('sends its records once: after a loop the sums are those of the loop', async () => {
    fates = [];
    const client = createClient({ url, token: () => ADMIN_KEY });
    // An iterator gives its records once, an array any number of times: both are sent once.
    for (const source of ['array', 'iterator']) {
      const records = ['a', 'b', ''].map((externalId) => ({ externalId }));
      const run = client.sync('customers', source === 'array' ? records : records.values(), { source });
      const told = [];
      for await (const { status } of run) told.push(status);
      expect(told).toEqual(['CREATED', 'CREATED', 'REJECTED']);
      expect(await run.summary()).toEqual({ created: 2, updated: 0, unchanged: 0, rejected: 1 });
      await expect(run.summary(() => {})).rejects.toMatchObject({ code: 'CONFLICT' });
      expect(() => run[Symbol.asyncIterator]()).toThrow('once');
    }
    expect(arrived).toBe(2);
    const left = client.sync('customers', [{ externalId: 'c' }, { externalId: 'd' }], { source: 'left', batchSize: 1 });
    for await (const _result of left) break;
    await expect(left.summary()).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  test('is given up after the time that was said, with its reason', async () => {
    fates = Array.from({ length: 100 }, () => 'not cantle');
    const client = createClient({ url, token: () => ADMIN_KEY });
    const run = client.sync('customers', [{ externalId: 'never' }], { source: 'retried', retryForMs: 0 });
    await expect(run.summary()).rejects.toMatchObject({ code: 'NETWORK' });
    expect(arrived).toBe(1);
  });

  test('is not tried again for what is refused', async () => {
    fates = [];
    const client = createClient({ url, token: () => ADMIN_KEY });
    const run = client.sync('customers', [{ externalId: 'x' }], { source: '' });
    await expect(run.summary()).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    expect(arrived).toBe(1);
  });
});

const changeOf = (client: CantleClient) =>
  new Promise((resolve) => {
    const stop = client.onConnection(() => {
      stop();
      resolve(undefined);
    });
  });

interface MadeKey {
  readonly key: string;
  readonly apiKey: { readonly id: string };
}

async function makeKey(): Promise<MadeKey> {
  const input = { name: 'frontend', scopes: ['segments:read', 'customers:read'] };
  const make = 'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { key apiKey { id } } }';
  return (await server.ask<{ createApiKey: MadeKey }>(make, { input })).createApiKey;
}

const revoke = ({ apiKey }: MadeKey) => server.ask('mutation ($id: ID!) { revokeApiKey(id: $id) { id } }', apiKey);
