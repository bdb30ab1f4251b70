import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { base64url, SignJWT, UnsecuredJWT } from 'jose';
import { AUDIENCE, newKey, TestIssuer } from '../support/issuer/issuer.js';
import { startTestServer, type TestServer } from '../support/server.js';
import { openSocket } from '../support/socket.js';
import { openStream } from '../support/stream.js';

/* Tokens (JWT) of an OpenID provider in place of keys. The provider is a real one, in a process of its own. */

const READ = '{ segments { totalCount } }';
const FEED = 'subscription { membershipChanges { __typename } }';
const SYNC = 'mutation ($input: SyncCustomersInput!) { syncCustomers(input: $input) { created updated results { id } } }';

let folder: string;
let issuer: TestIssuer;
let server: TestServer;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cantle-issuers-'));
  issuer = await TestIssuer.start({
    reader: {},
    marketing: { realm_access: { roles: ['marketing', 'offline_access', '__proto__'] } },
  });
  server = await startTestServer({ now: new Date().toISOString(), environment: { CANTLE_ISSUERS: issuersFile([{ issuer: issuer.url }]) } });
});
afterAll(async () => {
  await server.close();
  await issuer.stop();
  rmSync(folder, { recursive: true });
});

function issuersFile(issuers: readonly object[]): string {
  const file = join(folder, `${issuers.length}-${Math.floor(performance.now() * 1_000)}.yaml`);
  const common = { audience: AUDIENCE, algorithms: ['ES256'], clockToleranceSeconds: 5 };
  writeFileSync(file, JSON.stringify({ issuers: issuers.map((given) => ({ ...common, ...given })) }));
  return file;
}

const seconds = (from: number) => Math.floor(server.clock.now().getTime() / 1_000) + from;
const statusOf = async (token: string, at = server) => (await at.send(READ, {}, token)).status;

test('a token lets in over every protocol, with the scopes that it names', async () => {
  const token = await issuer.tokenFor('reader', 'segments:read');
  expect(await server.ask(READ, {}, token)).toEqual({ segments: { totalCount: 0 } });
  expect(await server.send('{ customers { totalCount } }', {}, token)).toMatchObject({
    status: 403,
    errors: [{ extensions: { code: 'FORBIDDEN', scopes: ['customers:read'] } }],
  });
  const socket = await openSocket(server, token);
  expect(await socket.subscribe(READ).next()).toEqual({ segments: { totalCount: 0 } });
  await socket.close();
  const stream = await openStream(server, 'subscription { membershipChanges(snapshot: true) { __typename } }', {}, token);
  expect(await stream.next()).toEqual({ data: { membershipChanges: { __typename: 'MembershipSnapshotPage' } } });
  await stream.close();
  expect(await server.send(READ, {}, await issuer.tokenFor('reader'))).toMatchObject({ status: 403 });
});

describe('a token is refused, over every protocol,', () => {
  test.each<[string, () => Promise<string> | string]>([
    ['for another audience', () => issuer.forge({ aud: 'another', exp: seconds(60) })],
    ['without an audience', () => issuer.forge({ aud: undefined, exp: seconds(60) })],
    ['of an issuer that nobody named', () => issuer.forge({ iss: 'https://elsewhere.test', exp: seconds(60) })],
    ['that has expired', () => issuer.forge({ exp: seconds(-6) })],
    ['that never expires', () => issuer.forge({})],
    ['that is not good yet', () => issuer.forge({ exp: seconds(60), nbf: seconds(30) })],
    ['that speaks for nobody', () => issuer.forge({ sub: undefined, exp: seconds(60) })],
    ['that somebody else has signed', () => issuer.forge({ exp: seconds(60) }, { key: { ...newKey(), kid: 'unknown' } })],
    ['that is not signed', () => new UnsecuredJWT({ iss: issuer.url, aud: AUDIENCE, sub: 'x', scope: 'admin', exp: seconds(60) }).encode()],
    [
      'that is signed with what everybody knows',
      () =>
        new SignJWT({ iss: issuer.url, aud: AUDIENCE, sub: 'x', scope: 'admin', exp: seconds(60) })
          .setProtectedHeader({ alg: 'HS256' })
          .sign(new TextEncoder().encode('the public key of the issuer, which is known')),
    ],
    ['whose subject is empty', () => issuer.forge({ sub: '', exp: seconds(60) })],
    ['whose subject is too long', () => issuer.forge({ sub: 'x'.repeat(256), exp: seconds(60) })],
    ['whose subject has a NUL', () => issuer.forge({ sub: 'a\u0000', exp: seconds(60) })],
    ['whose subject has half of a pair', () => issuer.forge({ sub: 'a\ud800', exp: seconds(60) })],
    ['whose subject is a number', () => issuer.forge({ sub: 7 as never, exp: seconds(60) })],
    ['that ends after all time', () => issuer.forge({ exp: 1e15 })],
    [
      'that was changed',
      async () => (await issuer.forge({ exp: seconds(60) })).replace(/\.[^.]+\./, `.${base64url.encode('{"iss":"x","scope":"admin"}')}.`),
    ],
  ])('%s', async (_, make) => {
    const token = await make();
    expect(await server.send(READ, {}, token)).toMatchObject({ status: 401, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    await expect(openSocket(server, token)).rejects.toMatchObject({ code: 4403 });
  });

  test('and one of the same issuer that is as it should be is taken', async () => {
    expect(await statusOf(await issuer.forge({ exp: seconds(60) }))).toBe(200);
    expect(await statusOf(await issuer.forge({ exp: seconds(-4) }))).toBe(200);
  });
});

test('who is connected with a token that runs out is told and closed, with a code of its own', async () => {
  const token = await issuer.forge({ exp: seconds(60) });
  const socket = await openSocket(server, token);
  const stream = await openStream(server, FEED, {}, token);
  const ended = stream.next();
  server.clock.advance(64_000);
  expect(await socket.subscribe(READ).next()).toBeDefined();
  server.clock.advance(2_000);
  expect([await socket.nextClose(), await socket.nextCloseReason()]).toEqual([4419, 'The token has expired']);
  expect((await ended)?.errors?.[0]?.extensions).toEqual({ code: 'UNAUTHENTICATED', reason: 'TOKEN_EXPIRED' });
  expect(await statusOf(token)).toBe(401);
});

test('a rotation of the keys of an issuer is noticed at once, and the key before is worth nothing', async () => {
  const before = await issuer.forge({ exp: seconds(600) });
  expect(await statusOf(before)).toBe(200);
  await issuer.rotate();
  expect(await statusOf(await issuer.tokenFor('reader', 'segments:read'))).toBe(200);
  expect(await statusOf(before)).toBe(401);
});

test('the audit log tells what is done with tokens under their subject and issuer, and nothing of one that is refused', async () => {
  const LOG = `query ($filter: AuditFilterInput) { auditLog(first: 100, filter: $filter) { nodes {
    actorKind actorId actorName operation outcome code subjectIds counts } } }`;
  interface Told {
    readonly operation: string;
    readonly counts: Readonly<Record<string, number>>;
  }
  const entries = async (filter: object) =>
    (await server.ask<{ auditLog: { nodes: Told[] } }>(LOG, { filter })).auditLog.nodes.toReversed();
  const tokenOf = (sub: string, scope: string) => issuer.forge({ sub, scope, exp: seconds(600) });

  const ann = await tokenOf('ann at login', 'admin');
  const input = { source: 'shop', records: [{ externalId: 'told', firstName: 'Zoe' }] };
  const { syncCustomers } = await server.ask<{ syncCustomers: { results: { id: string }[] } }>(SYNC, { input }, ann);
  const [{ id } = { id: '' }] = syncCustomers.results;
  await server.ask('query ($id: ID!) { exportCustomer(id: $id) }', { id }, ann);
  await server.ask('{ customers(first: 101) { nodes { firstName } } }', {}, ann);
  await server.ask('mutation ($id: ID!) { eraseCustomer(id: $id) { deletedId } }', { id }, ann);
  const bob = await tokenOf('bob at login', 'segments:read');
  expect(await server.send('mutation ($id: ID!) { eraseCustomer(id: $id) { deletedId } }', { id }, bob)).toMatchObject({ status: 403 });

  const byAnn = { actorKind: 'TOKEN', actorId: 'ann at login', actorName: issuer.url, outcome: 'DONE', code: null };
  const done = (operation: string, subjectIds: unknown, counts: object = {}) => ({ ...byAnn, operation, subjectIds, counts });
  expect(await entries({ actorId: 'ann at login' })).toEqual([
    // That somebody was synced and exported who is erased since.
    done('syncCustomers', [expect.not.stringMatching(id)], { created: 1, updated: 0, unchanged: 0, rejected: 0 }),
    done('exportCustomer', [expect.not.stringMatching(id)]),
    done('customers', [], { records: 101 }),
    done('eraseCustomer', [id], { suppressed: 0 }),
  ]);
  let refused: Told[];
  do refused = await entries({ actorId: 'bob at login' });
  while (refused.length === 0);
  expect(refused).toEqual([
    expect.objectContaining({
      actorKind: 'TOKEN',
      actorName: issuer.url,
      operation: 'eraseCustomer',
      outcome: 'REFUSED',
      code: 'FORBIDDEN',
    }),
  ]);

  const forged = await issuer.forge({ sub: 'eve at login', exp: seconds(600) }, { key: newKey() });
  expect(await statusOf(forged)).toBe(401);
  const isTold = (all: readonly Told[]) => all.some((entry) => 'code' in entry && entry.code === 'TOKEN_REFUSED');
  let notLetIn: Told[];
  do notLetIn = await entries({ operation: 'authenticate' });
  while (!isTold(notLetIn));
  expect(JSON.stringify(notLetIn)).not.toContain('eve at login');
  expect(notLetIn.every((entry) => 'actorId' in entry && entry.actorId === null)).toBe(true);
});

test('of an issuer whose algorithms or type are others nothing is taken, whatever its keys are', async () => {
  const settings = [{ type: 'at+jwt' }, { algorithms: ['RS256', 'ES384'] }, { type: 'logout+jwt' }];
  const given = settings.map((one, n) => ({ ...one, issuer: `https://${n}.test`, jwksUri: `${issuer.url}/jwks` }));
  const other = await startTestServer({ now: server.clock.now().toISOString(), environment: { CANTLE_ISSUERS: issuersFile(given) } });
  const tokens = await Promise.all(given.map(({ issuer: iss }) => issuer.forge({ iss, exp: seconds(60) })));
  expect(await Promise.all(tokens.map((token) => statusOf(token, other)))).toEqual([200, 401, 401]);
  await other.close();
});

test('an issuer is not asked more often for all the keys that tokens name', async () => {
  const [before, begunAt] = [await issuer.timesAsked(), performance.now()];
  for (let n = 0; n < 50; n++) expect(await statusOf(await issuer.forge({ exp: seconds(60) }, { key: newKey() }))).toBe(401);
  const mostSince = 6 + (performance.now() - begunAt) / 5_000;
  expect((await issuer.timesAsked()) - before).toBeLessThanOrEqual(mostSince);
});

describe('claims are rights as the configuration says', () => {
  let other: TestServer;
  beforeAll(async () => {
    const file = issuersFile([
      {
        issuer: issuer.url,
        scopes: { claim: 'realm_access.roles', map: { marketing: ['segments:read', 'customers:read', 'customers:write'] } },
        segments: { claim: 'https://cantle.test/segments' },
      },
    ]);
    other = await startTestServer({ now: server.clock.now().toISOString(), environment: { CANTLE_ISSUERS: file } });
  });
  afterAll(() => other.close());

  test('of a path, through a map, and nothing else', async () => {
    const token = await issuer.tokenFor('marketing', 'segments:write');
    expect(await statusOf(token, other)).toBe(200);
    expect(await other.send('mutation { deleteSegment(id: "x") { deletedId } }', {}, token)).toMatchObject({ status: 403 });
    expect(await statusOf(await issuer.tokenFor('reader', 'segments:read'), other)).toBe(403);
  });

  test('to the segments that they name, and to none where they name none', async () => {
    const ids: string[] = [];
    for (const name of ['One', 'Two']) {
      const { createSegment } = await other.ask<{ createSegment: { segment: { id: string } } }>(
        'mutation ($input: CreateSegmentInput!) { createSegment(input: $input) { segment { id } } }',
        { input: { name, query: "customer_tags CONTAINS 'x'" } },
      );
      ids.push(createSegment.segment.id);
    }
    const seen = async (claims: object) => {
      const token = await issuer.forge({ exp: seconds(60), realm_access: { roles: ['marketing'] }, ...claims });
      return (await other.ask<{ segments: { totalCount: number } }>(READ, {}, token)).segments.totalCount;
    };
    const name = 'https://cantle.test/segments';
    expect([await seen({}), await seen({ [name]: ids.slice(0, 1) }), await seen({ [name]: '*' })]).toEqual([0, 1, 2]);
  });

  test('and whoever they speak for can repeat a request as a key can', async () => {
    const input = { source: 'shop', idempotencyKey: 'once', records: [{ externalId: 'a', tags: ['x'] }] };
    const [one, again] = [
      await other.ask(SYNC, { input }, await issuer.tokenFor('marketing')),
      await other.ask(SYNC, { input }, await issuer.tokenFor('marketing')),
    ];
    expect(again).toEqual(one);
    expect(one).toMatchObject({ syncCustomers: { created: 1 } });
  });
});

describe('an issuer that', () => {
  const closers: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const close of closers.splice(0).reverse()) await close();
  });

  async function serve(handler: RequestListener): Promise<{ url: string; cantle: TestServer }> {
    const http: Server = createServer(handler);
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    closers.push(() => new Promise((resolve) => (http.closeAllConnections(), http.close(resolve))));
    const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
    const cantle = await startTestServer({
      now: server.clock.now().toISOString(),
      environment: { CANTLE_ISSUERS: issuersFile([{ issuer: url }]) },
    });
    closers.push(() => cantle.close());
    return { url, cantle };
  }

  test.each<[string, (url: string) => RequestListener]>([
    ['answers without end', () => (_request, response) => void response.end(Buffer.alloc(1_000_000, ' '))],
    ['sends us elsewhere', () => (_request, response) => void response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end()],
    [
      'says that it is another',
      () => (_request, response) => void response.end('{"issuer":"https://elsewhere.test","jwks_uri":"https://elsewhere.test/keys"}'),
    ],
    [
      'has its keys where anybody could change them',
      (url) => (_request, response) => void response.end(JSON.stringify({ issuer: url, jwks_uri: 'http://elsewhere.test/keys' })),
    ],
    ['does not answer', () => () => {}],
  ])('%s is away: come again later', async (_, handler) => {
    let asked = 0;
    const begunAt = performance.now();
    const { url, cantle } = await serve((request, response) => {
      asked += 1;
      handler(url)(request, response);
    });
    const token = await issuer.forge({ iss: url, exp: seconds(60) });
    expect(await cantle.send(READ, {}, token)).toMatchObject({
      status: 503,
      errors: [{ extensions: { code: 'UNAVAILABLE', reason: 'ISSUER_AWAY', retryable: true, retryAfterMs: 5_000 } }],
    });
    await expect(openSocket(cantle, token)).rejects.toMatchObject({ code: 1013 });
    for (let n = 0; n < 10; n++) await cantle.send(READ, {}, token);
    // Each pause once, and the machine may be slow.
    expect(asked).toBeLessThanOrEqual(2 + (performance.now() - begunAt) / 5_000);
    expect(await cantle.send(READ)).toMatchObject({ status: 200 });
  });
});

test('an issuer that has gone away is not needed while its keys are known', async () => {
  expect(await statusOf(await issuer.forge({ exp: seconds(60) }))).toBe(200);
  await issuer.stop();
  expect(await statusOf(await issuer.forge({ exp: seconds(60) }))).toBe(200);
});
