/* Long because what one key may have is tried at the limiter and over every protocol: requests and cost a minute, and what it has at once, however many processes it asks. */
import { createApiKey, Limiter, NO_LIMITS, OPERATOR, type Limits, type Viewer } from '../../src/access/index.js';
import { openDatabase } from '../../src/database/open-database.js';
import { sql } from '../../src/database/sql.js';
import { isEverExpensive } from '../../src/graphql/operation/asks-the-base.js';
import { makeSchema, rootFields } from '../../src/graphql/schema.js';
import { DomainError, newId } from '../../src/kernel/index.js';
import { entities } from '../../src/model/index.js';
import { readRights } from '../support/rights.js';
import { startTestServer, type TestServer } from '../support/server.js';
import { openSocket } from '../support/socket.js';
import { viewer } from '../support/viewer.js';
import { openTestWorkspace, type TestWorkspace } from '../support/workspace.js';

const somebody = (): Viewer => ({ ...viewer(), keyId: newId() });
const outcome = (work: () => unknown): Promise<unknown> =>
  (async () => work())().then(
    () => 'ok',
    (error: unknown) => (error instanceof DomainError ? error.code : error),
  );

/** Waits until something is so, for 20 s. */
async function eventually(isSo: () => Promise<boolean>): Promise<void> {
  const until = performance.now() + 20_000;
  while (!(await isSo())) {
    if (performance.now() > until) throw new Error('It did not come to that.');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('processes together', () => {
  let workspace: TestWorkspace;
  const limiters: Limiter[] = [];
  const statements: string[] = [];

  beforeAll(async () => {
    workspace = await openTestWorkspace();
    workspace.database.onStatement((text) => statements.push(text));
  });
  afterEach(async () => {
    for (const limiter of limiters.splice(0)) await limiter.close();
  });
  afterAll(() => workspace.close());

  /** As a process has it. */
  function limiterOf(limits: Partial<Limits>): Limiter {
    const limiter = new Limiter(workspace.database, { ...NO_LIMITS, ...limits }, (error) => {
      throw error;
    });
    limiters.push(limiter);
    return limiter;
  }

  test('let through what a bucket has and what flows into it, and at most a block of each process less', async () => {
    const perMinute = 200;
    const processes = Array.from({ length: 3 }, () => limiterOf({ requestsPerMinute: perMinute }));
    const who = somebody();
    const begunAt = performance.now();
    const outcomes = await Promise.all(
      Array.from({ length: 600 }, (_, n) => outcome(() => processes[n % 3]?.spend(who, 'requestsPerMinute', () => 1))),
    );
    const flown = ((performance.now() - begunAt) * perMinute) / 60_000;
    const count = outcomes.filter((one) => one === 'ok').length;
    expect(count).toBeLessThanOrEqual(perMinute + flown);
    expect(count).toBeGreaterThan(perMinute - 3 * (perMinute / 20));
    expect(new Set(outcomes)).toEqual(new Set(['ok', 'RATE_LIMITED']));
  });

  test('ask the database once a block, and not at all about somebody who has to wait', async () => {
    const limiter = limiterOf({ requestsPerMinute: 1_000 });
    const who = somebody();
    statements.length = 0;
    for (let n = 0; n < 900; n++) await limiter.spend(who, 'requestsPerMinute', () => 1);
    const asked = () => statements.filter((text) => text.includes('takeFromBucket')).length;
    expect(asked()).toBeLessThanOrEqual(20);
    const begunAt = performance.now();
    let count = 0;
    for (let n = 0; n < 500; n++) if ((await outcome(() => limiter.spend(who, 'requestsPerMinute', () => 1))) === 'ok') count += 1;
    expect(asked()).toBeLessThanOrEqual(26);
    // What has been taken of a block is gone: what was left, and what has flown in since the first.
    expect(count).toBeGreaterThanOrEqual(100);
    expect(count).toBeLessThanOrEqual(110 + ((performance.now() - begunAt) * 1_000) / 60_000);
  });

  test('say when to come again, and let through who does', async () => {
    const limiter = limiterOf({ costPerMinute: 600 });
    const who = somebody();
    await limiter.spend(who, 'costPerMinute', () => 590);
    const refusal = await (async () => limiter.spend(who, 'costPerMinute', () => 30))().catch((error: unknown) => error as DomainError);
    expect(refusal).toMatchObject({ code: 'RATE_LIMITED', details: { limit: 600, retryable: true } });
    const { retryAfterMs } = (refusal as DomainError).details as { retryAfterMs: number };
    expect([retryAfterMs > 1_000, retryAfterMs <= 2_000]).toEqual([true, true]);
    const begunAt = performance.now();
    while ((await outcome(() => limiter.spend(who, 'costPerMinute', () => 30))) !== 'ok')
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect(performance.now() - begunAt).toBeGreaterThan(retryAfterMs - 200);
    expect(await outcome(() => limiter.spend(who, 'costPerMinute', () => 601))).toBe('LIMIT_EXCEEDED');
  });

  test('keep callers apart, and count nothing of those without a limit', async () => {
    const limiter = limiterOf({ requestsPerMinute: 20 });
    const [one, other] = [somebody(), somebody()];
    for (let n = 0; n < 20; n++) await limiter.spend(one, 'requestsPerMinute', () => 1);
    expect(await outcome(() => limiter.spend(one, 'requestsPerMinute', () => 1))).toBe('RATE_LIMITED');
    expect(await outcome(() => limiter.spend(other, 'requestsPerMinute', () => 1))).toBe('ok');
    const more = { ...one, limits: { requestsPerMinute: 10_000 } };
    expect(limiter.requestsOf(more)?.limit).toBe(10_000);
    statements.length = 0;
    for (let n = 0; n < 50; n++) await limiter.spend(one, 'costPerMinute', () => 1_000_000);
    expect(statements).toEqual([]);
  });

  test('give no more places than there are, and those that are left to whoever comes', async () => {
    const most = 40;
    const processes = Array.from({ length: 3 }, () => limiterOf({ subscriptions: most }));
    const who = somebody();
    const leaves: (() => void)[] = [];
    const outcomes = await Promise.all(
      Array.from({ length: 150 }, (_, n) => outcome(async () => void leaves.push(await processes[n % 3]!.enter(who, 'subscriptions')))),
    );
    expect(new Set(outcomes)).toEqual(new Set(['ok', 'RATE_LIMITED']));
    expect(leaves.length).toBeLessThanOrEqual(most);
    expect(leaves.length).toBeGreaterThanOrEqual(most - 2);
    for (const leave of leaves) leave();
    let left = 0;
    while (left < most) {
      if ((await outcome(() => processes[0]!.enter(who, 'subscriptions'))) === 'ok') left += 1;
    }
    expect(await outcome(() => processes[1]!.enter(who, 'subscriptions'))).toBe('RATE_LIMITED');
  });

  test('do not count those of a process that has been killed', async () => {
    const [killed, other] = [limiterOf({ subscriptions: 1 }), limiterOf({ subscriptions: 1 })];
    const who = somebody();
    await killed.enter(who, 'subscriptions');
    expect(await outcome(() => other.enter(who, 'subscriptions'))).toBe('RATE_LIMITED');
    await workspace.database.execute(sql`/* test.letTimePass */ update place_lease set until = until - interval '10 seconds'`);
    while ((await outcome(() => other.enter(who, 'subscriptions'))) !== 'ok');
  });

  test('say again of those that are held that they are', async () => {
    const limiter = limiterOf({ subscriptions: 1 });
    limiter.start();
    const who = somebody();
    await limiter.enter(who, 'subscriptions');
    const until = async () =>
      (await workspace.database.query<{ until: Date }>(sql`/* test */ select until from place_lease where caller_id = ${who.keyId}`))[0]
        ?.until;
    const first = await until();
    await eventually(async () => (await until())?.getTime() !== first?.getTime());
    expect(await outcome(() => limiterOf({ subscriptions: 1 }).enter(who, 'subscriptions'))).toBe('RATE_LIMITED');
  });

  test('hold who shares limits with others to each of them, tell the least, and keep no place of one where another has none', async () => {
    const limiter = limiterOf({});
    const maker = newId();
    const limitedWith = [{ callerId: maker, limits: { requestsPerMinute: 10, subscriptions: 1 } }];
    const one = { ...somebody(), limits: { requestsPerMinute: 100, subscriptions: 1 }, limitedWith };
    const other = { ...somebody(), limits: {}, limitedWith };
    for (let n = 0; n < 5; n++) await limiter.spend(one, 'requestsPerMinute', () => 1);
    expect(limiter.requestsOf(one)).toEqual({ limit: 10, remaining: 5, resetSeconds: 30 });
    const leave = await limiter.enter(other, 'subscriptions');
    expect(await outcome(() => limiter.enter(one, 'subscriptions'))).toBe('RATE_LIMITED');
    leave();
    await eventually(async () => (await outcome(() => limiter.enter(one, 'subscriptions'))) === 'ok');
  });
});

describe('a key', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.close());

  async function keyWith(limits: object, scopes = ['segments:read']): Promise<string> {
    const { createApiKey: made } = await server.ask<{ createApiKey: { key: string } }>(
      'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { key } }',
      { input: { name: 'test', scopes, limits } },
    );
    return made.key;
  }

  const send = (key: string, query = '{ segments { totalCount } }', path = '/graphql', accept = 'application/json') =>
    fetch(`${server.url}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', accept },
      body: JSON.stringify({ query }),
    });

  test('is told with each answer how it stands, and refused beyond its limit over every protocol', async () => {
    const key = await keyWith({ requestsPerMinute: 5 });
    const socket = await openSocket(server, key);
    const headers: (string | null)[][] = [];
    for (let n = 0; n < 5; n++) {
      const answer = await send(key);
      expect(answer.status).toBe(200);
      headers.push(['remaining', 'reset'].map((name) => answer.headers.get(`ratelimit-${name}`)));
    }
    expect(headers).toEqual([
      ['4', '12'],
      ['3', '24'],
      ['2', '36'],
      ['1', '48'],
      ['0', '60'],
    ]);
    const refused = await send(key);
    expect([refused.status, await refused.json()]).toMatchObject([429, { errors: [{ extensions: { code: 'RATE_LIMITED', limit: 5 } }] }]);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Object.fromEntries(['limit', 'remaining', 'policy'].map((name) => [name, refused.headers.get(`ratelimit-${name}`)]))).toEqual({
      limit: '5',
      remaining: '0',
      policy: '5;w=60',
    });
    const streamed = await send(key, 'subscription { membershipChanges { __typename } }', '/graphql/stream', 'text/event-stream');
    expect([streamed.status, streamed.headers.get('retry-after') !== null]).toEqual([429, true]);
    expect(await socket.subscribe('{ segments { totalCount } }').nextErrors()).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }]);
    await socket.close();
    expect((await send(await keyWith({}))).headers.get('ratelimit-limit')).toBeNull();
  });

  test('pays for what it may get, what it sends and what goes over everybody', async () => {
    const spent = async (query: string, variables = {}) => {
      const key = await keyWith({ costPerMinute: 120 }, ['segments:read', 'customers:read', 'customers:write']);
      await server.ask(query, variables, key);
      return (await server.send('{ segments(first: 250) { nodes { id } } }', {}, key)).errors?.[0]?.extensions['code'] ?? 'enough is left';
    };
    expect(await spent('{ segments(first: 1) { nodes { id } } }')).toBe('enough is left');
    expect(await spent(`{ previewSegment(query: "customer_tags CONTAINS 'x'") { size } }`)).toBe('RATE_LIMITED');
    expect(await spent(`{ customers(query: "customer_tags CONTAINS 'x'") { totalCount } }`)).toBe('RATE_LIMITED');
    const records = Array.from({ length: 1_000 }, (_, n) => ({ externalId: String(n) }));
    const sync = 'mutation ($input: SyncCustomersInput!) { syncCustomers(input: $input) { created } }';
    expect(await spent(sync, { input: { source: 'test', records } })).toBe('RATE_LIMITED');
  });

  test('has so many subscriptions at once and no more, on whichever socket', async () => {
    const key = await keyWith({ subscriptions: 2 });
    const feed = 'subscription { membershipChanges(snapshot: true) { __typename } }';
    const [one, other] = [await openSocket(server, key), await openSocket(server, key)];
    const running = [one.subscribe(feed), other.subscribe(feed)];
    for (const subscription of running) await subscription.next();
    expect(await other.subscribe(feed).nextErrors()).toMatchObject([{ extensions: { code: 'RATE_LIMITED', limit: 2 } }]);
    await one.close();
    for (;;) {
      const answer = await other
        .subscribe(feed)
        .next()
        .catch(() => undefined);
      if (answer !== undefined) break;
    }
    await other.close();
  });

  test('has so many expensive questions answered at once', async () => {
    const key = await keyWith({ expensiveQuestions: 1 }, ['segments:read', 'customers:read']);
    const { DATABASE_URL: url, CANTLE_DATA: dataFolder = '' } = server.environment;
    const database = await openDatabase({ url, dataFolder, entities });
    const preview = () => server.send(`{ previewSegment(query: "customer_tags CONTAINS 'x'") { size } }`, {}, key);
    const answers = await database.transaction(async (transaction) => {
      await transaction.execute(sql`/* test.holdUp */ lock table customer in access exclusive mode`);
      const first = preview();
      for (;;) {
        const { errors } = await preview();
        if (errors !== undefined) return { first, refused: errors[0]?.extensions };
      }
    });
    expect(answers.refused).toMatchObject({ code: 'RATE_LIMITED', limit: 1 });
    expect((await answers.first).errors).toBeUndefined();
    // The place is left.
    await eventually(async () => (await preview()).errors === undefined);
    await database.close();
  });

  test('has no more by making others, and others that make others', async () => {
    const make = async (by: string, limits: object): Promise<{ key: string; id: string }> => {
      const { createApiKey: made } = await server.ask<{ createApiKey: { key: string; apiKey: { id: string } } }>(
        'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { key apiKey { id } } }',
        { input: { name: 'test', scopes: ['keys:manage', 'segments:read'], limits } },
        by,
      );
      return { key: made.key, id: made.apiKey.id };
    };
    const manager = await keyWith({ requestsPerMinute: 12, subscriptions: 2 }, ['keys:manage', 'segments:read']);
    const child = await make(manager, { requestsPerMinute: 12, subscriptions: 2 });
    const grandchild = await make(child.key, { requestsPerMinute: 6, subscriptions: 2 });
    // What it has rotated is its own.
    const other = await server.ask<{ createApiKey: { apiKey: { id: string } } }>(
      'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { apiKey { id } } }',
      { input: { name: 'other', scopes: ['segments:read'], limits: { requestsPerMinute: 12, subscriptions: 2 } } },
    );
    const { rotateApiKey } = await server.ask<{ rotateApiKey: { key: string } }>(
      'mutation ($id: ID!) { rotateApiKey(id: $id) { key } }',
      { id: other.createApiKey.apiKey.id },
      manager,
    );
    const keys = [grandchild.key, child.key, rotateApiKey.key, manager];
    const feed = 'subscription { membershipChanges(snapshot: true) { __typename } }';
    const sockets = await Promise.all(keys.slice(0, 3).map((key) => openSocket(server, key)));
    for (const socket of sockets.slice(0, 2)) await socket.subscribe(feed).next();
    expect(await sockets[2]?.subscribe(feed).nextErrors()).toMatchObject([{ extensions: { code: 'RATE_LIMITED', limit: 2 } }]);
    await Promise.all(sockets.map((socket) => socket.close()));
    const statuses: number[] = [];
    for (let n = 0; n < 40; n++) statuses.push((await send(keys[n % 4] ?? '')).status);
    // Six of them have been used by now, and a few flow in.
    expect(statuses.filter((status) => status === 200).length).toBeLessThanOrEqual(9);
    const left = (await send(rotateApiKey.key)).headers.get('ratelimit-remaining');
    expect([left, (await send(child.key)).status]).toEqual(['0', 429]);
  });

  test('gives no other more than it has itself', async () => {
    const database = { input: { name: 'x', scopes: [] } };
    const manager = await keyWith({ requestsPerMinute: 100 }, ['keys:manage']);
    const create =
      'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { apiKey { limits { requestsPerMinute subscriptions } } } }';
    const make = (limits: object) => server.send(create, { input: { ...database.input, limits } }, manager);
    expect((await make({})).errors?.[0]?.extensions).toEqual({ code: 'FORBIDDEN', field: 'limits.requestsPerMinute' });
    expect((await make({ requestsPerMinute: 101 })).errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
    expect((await make({ requestsPerMinute: 0 })).errors?.[0]?.extensions).toEqual({
      code: 'INVALID_INPUT',
      field: 'limits.requestsPerMinute',
    });
    expect((await make({ requestsPerMinute: 100 })).data).toEqual({
      createApiKey: { apiKey: { limits: { requestsPerMinute: 100, subscriptions: null } } },
    });
  });
});

test('whoever runs the server gives a key any limits', async () => {
  const workspace = await openTestWorkspace({ entities });
  const input = { name: 'x', scopes: [], limits: { subscriptions: 5 } };
  const { apiKey } = await createApiKey({ ...workspace, manager: OPERATOR }, input);
  expect(apiKey.limits).toEqual({ subscriptions: 5 });
  await workspace.close();
});

/** Fields that take a rule and do not go over all customers for it. */
const CHEAP: Readonly<Record<string, string>> = {
  explainMembership: 'of one customer',
  checkSegmentQuery: 'reads no customer',
};

test('every field that takes a rule is expensive, unless it is said why not', () => {
  const taking = [...(readRights().get('Where a rule is given')?.keys() ?? [])].map((name) => name.split('.')[0] ?? '');
  const expensive = new Set(
    rootFields(makeSchema())
      .filter(isEverExpensive)
      .map(({ name }) => name),
  );
  const missing = [...new Set(taking)].filter((name) => !expensive.has(name) && name !== 'completeSegmentQuery');
  expect(missing.sort()).toEqual(Object.keys(CHEAP).sort());
});
