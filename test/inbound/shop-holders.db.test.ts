import { once } from 'node:events';
import { type IncomingMessage, request as httpRequest } from 'node:http';
import { text } from 'node:stream/consumers';
import { startTestServer, type TestServer } from '../support/server.js';
import { type Connected, connectShop, SECRET, sendAsShop, type ShopAnswer, signedHeaders } from '../support/shop.js';

/* Whoever gives a shop its secret stands for what is signed with it, and what is not signed is listened to with bounds. */

const SCOPES = ['imports:read', 'imports:write', 'customers:write', 'orders:write', 'products:write', 'personal_data:read'];
const OTHER_SECRET = 'the-other-secret-of-the-shop';

let server: TestServer;
beforeAll(async () => void (server = await startTestServer()));
afterAll(() => server.close());

async function makeKey(more: object = {}): Promise<{ readonly id: string; readonly key: string }> {
  const { createApiKey } = await server.ask<{ createApiKey: { key: string; apiKey: { id: string } } }>(
    'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { key apiKey { id } } }',
    { input: { name: 'test', scopes: SCOPES, ...more } },
  );
  return { id: createApiKey.apiKey.id, key: createApiKey.key };
}

let count = 0;
const customer = (more: object = {}) => ({ id: ++count, first_name: 'Ann', updated_at: '2026-05-01T10:00:00Z', ...more });
const send = (shop: Connected, body: object = customer(), secret = SECRET, topic = 'customers/update') =>
  sendAsShop(server, shop, topic, body, secret);
const outcome = ({ code, status, errors }: ShopAnswer) =>
  `${code} ${status ?? String(errors?.[0]?.extensions['reason'] ?? errors?.[0]?.extensions['code'])}`;

async function refusedFor(shop: Connected): Promise<unknown> {
  const { shops } = await server.ask<{ shops: { id: string; refusedFor: string | null }[] }>('{ shops { id refusedFor } }');
  return shops.find(({ id }) => id === shop.id)?.refusedFor;
}

const revoke = (id: string) => server.ask('mutation ($id: ID!) { revokeApiKey(id: $id) { revokedAt } }', { id });
const update = (id: string, change: object) =>
  server.ask('mutation ($id: ID!, $input: UpdateApiKeyInput!) { updateApiKey(id: $id, input: $input) { id } }', { id, input: change });
const rotate = (shop: Connected, secret: string, overlapSeconds: number, key?: string) =>
  server.ask(
    'mutation ($id: ID!, $secret: String!, $overlapSeconds: Int!) { rotateShopSecret(id: $id, secret: $secret, overlapSeconds: $overlapSeconds) { id } }',
    { id: shop.id, secret, overlapSeconds },
    key,
  );

describe('a shop is taken from for as long as the key that gave it its secret', () => {
  const falls: readonly (readonly [reason: string, what: string, fall: (id: string) => Promise<unknown>])[] = [
    ['KEY_REVOKED', 'it is revoked', revoke],
    [
      'KEY_EXPIRED',
      'it ends',
      async (id) => {
        await update(id, { expiresAt: new Date(server.clock.now().getTime() + 1_000).toISOString() });
        server.clock.advance(1_001);
      },
    ],

    ...SCOPES.slice(1).map(
      (lost) => ['KEY_LACKS_SCOPES', lost, (id: string) => update(id, { scopes: SCOPES.filter((scope) => scope !== lost) })] as const,
    ),
  ];
  test.each(falls)('stands: else %s, for %s', async (reason, source, fall) => {
    const { id, key } = await makeKey();
    const shop = await connectShop(server, { kind: 'SHOPIFY', source }, key);
    expect([outcome(await send(shop)), await refusedFor(shop)]).toEqual(['200 TAKEN', null]);
    await fall(id);
    expect([outcome(await send(shop)), await refusedFor(shop)]).toEqual([`403 ${reason}`, reason]);
    const { inboundProblems } = await server.ask<{ inboundProblems: { nodes: object[] } }>(
      'query ($source: String!) { inboundProblems(source: $source, first: 10) { nodes { type code count } } }',
      { source },
    );
    expect(inboundProblems.nodes).toEqual([{ type: 'key', code: 'FORBIDDEN', count: 1 }]);
    // Another key takes it over, with the very secret.
    await rotate(shop, SECRET, 0);
    expect([outcome(await send(shop)), await refusedFor(shop)]).toEqual(['200 TAKEN', null]);
  });

  test('deletes customers, where it was to', async () => {
    const { id, key } = await makeKey({ scopes: [...SCOPES, 'customers:erase'] });
    const shop = await connectShop(server, { kind: 'SHOPIFY', source: 'erasing', deletesCustomers: true }, key);
    await send(shop, customer({ id: 7_001 }));
    await send(shop, customer({ id: 7_002 }));
    expect(await send(shop, { id: 7_001 }, SECRET, 'customers/delete')).toMatchObject({ status: 'TAKEN', problems: [] });
    await update(id, { scopes: SCOPES });
    expect(await send(shop, { id: 7_002 }, SECRET, 'customers/delete')).toMatchObject({ problems: [{ code: 'FORBIDDEN' }] });
    expect(await send(shop)).toMatchObject({ status: 'TAKEN', problems: [] });
  });

  test('stands, each secret with the key that gave it', async () => {
    const [first, second] = [await makeKey(), await makeKey()];
    const shop = await connectShop(server, { kind: 'SHOPIFY', source: 'each' }, first.key);
    await rotate(shop, OTHER_SECRET, 3_600, second.key);
    expect([outcome(await send(shop)), outcome(await send(shop, customer(), OTHER_SECRET))]).toEqual(['200 TAKEN', '200 TAKEN']);
    // Whoever has the former secret has nothing by the one who gave another.
    await revoke(first.id);
    expect([outcome(await send(shop)), outcome(await send(shop, customer(), OTHER_SECRET))]).toEqual(['403 KEY_REVOKED', '200 TAKEN']);
  });
});

test('a key that was rotated connects no shop by its former secret, gives none another, and its shops are told by its id', async () => {
  const { id, key } = await makeKey({ scopes: [...SCOPES, 'customers:erase'] });
  const shop = await connectShop(server, { kind: 'SHOPIFY', source: 'before' }, key);
  const { rotateApiKey } = await server.ask<{ rotateApiKey: { key: string } }>(
    'mutation ($id: ID!) { rotateApiKey(id: $id, overlapSeconds: 60) { key } }',
    { id },
  );
  const isRefused = { message: /FORBIDDEN|rotated/ };
  await expect(connectShop(server, { kind: 'SHOPIFY', source: 'by the former' }, key)).rejects.toMatchObject({
    message: expect.stringMatching(isRefused.message) as string,
  });
  await expect(rotate(shop, OTHER_SECRET, 0, key)).rejects.toMatchObject({ message: expect.stringMatching(isRefused.message) as string });
  expect(outcome(await send(shop))).toBe('200 TAKEN');
  await rotate(shop, OTHER_SECRET, 60, rotateApiKey.key);
  const taker = await makeKey();
  await rotate(shop, SECRET, 60, taker.key);
  const { shops } = await server.ask<{ shops: { id: string }[] }>('{ shops { id source apiKeyId formerApiKeyId } }');
  expect(shops.filter((one) => one.id === shop.id)).toEqual([{ id: shop.id, source: 'before', apiKeyId: taker.id, formerApiKeyId: id }]);
  expect(JSON.stringify(shops)).not.toContain('by the former');
});

describe('messages count for the key that gave the secret', () => {
  test('as requests, together with its own and those of its other shops', async () => {
    const { key } = await makeKey({ limits: { requestsPerMinute: 5 } });
    const [one, other] = [
      await connectShop(server, { kind: 'SHOPIFY', source: 'limited' }, key),
      await connectShop(server, { kind: 'SHOPIFY', source: 'limited too' }, key),
    ];
    const outcomes: string[] = [];
    for (const shop of [one, other, one, other]) outcomes.push(outcome(await send(shop)));
    expect(outcomes).toEqual(['200 TAKEN', '200 TAKEN', '200 TAKEN', '429 RATE_LIMITED']);
    expect((await server.send('{ __typename }', {}, key)).status).toBe(429);
    // What is not signed costs it nothing.
    const free = await makeKey({ limits: { requestsPerMinute: 3 } });
    const shop = await connectShop(server, { kind: 'SHOPIFY', source: 'unsigned' }, free.key);
    for (let n = 0; n < 5; n++) expect(outcome(await send(shop, customer(), OTHER_SECRET))).toBe('401 UNAUTHENTICATED');
    expect(outcome(await send(shop))).toBe('200 TAKEN');
  });

  test('by what they send', async () => {
    const { key } = await makeKey({ limits: { costPerMinute: 60 } });
    const shop = await connectShop(server, { kind: 'SHOPIFY', source: 'costly' }, key);
    const addresses = (many: number) => Array.from({ length: many }, (_, n) => ({ id: n, city: 'Bonn', country_code: 'DE' }));
    expect(outcome(await send(shop, customer({ addresses: addresses(2) })))).toBe('200 TAKEN');
    // On a slow machine what the first one cost is there again; what this one costs is not, for a minute.
    const costly = [await send(shop, customer({ addresses: addresses(590) })), await send(shop, customer({ addresses: addresses(590) }))];
    expect(costly.map(outcome)).toContain('429 RATE_LIMITED');
    expect(outcome(await send(shop, customer({ addresses: addresses(600) })))).toBe('400 LIMIT_EXCEEDED');
  });
});

/** Sends the head and a byte of a message; gives what sends the rest, and tells the status. */
async function begin(shop: Connected, body: object = customer()): Promise<() => Promise<number | undefined>> {
  const whole = JSON.stringify(body);
  const headers = { ...signedHeaders('SHOPIFY', 'customers/update', whole), 'content-length': Buffer.byteLength(whole) };
  const request = httpRequest(`${server.url}${shop.address}`, { method: 'POST', agent: false, headers });
  const answered = once(request, 'response') as Promise<[IncomingMessage]>;
  answered.catch(() => {});
  await new Promise((resolve) => request.write(whole.slice(0, 1), resolve));
  // By the answer to one that came later it has been let in.
  await send(shop);
  return async () => {
    request.end(whole.slice(1));
    const [answer] = await answered;
    await text(answer);
    return answer.statusCode;
  };
}

describe('a message whose body is still coming', () => {
  const changes: readonly (readonly [what: string, status: number, change: (shop: Connected, keyId: string) => Promise<unknown>])[] = [
    ['nothing else happens', 200, async () => {}],
    ['its shop is disconnected', 404, ({ id }) => server.ask('mutation ($id: ID!) { disconnectShop(id: $id) { deletedId } }', { id })],
    ['its shop gets another secret', 401, (shop) => rotate(shop, OTHER_SECRET, 0)],
    ['the key is revoked', 403, (_shop, keyId) => revoke(keyId)],
    ['the key loses scopes', 403, (_shop, keyId) => update(keyId, { scopes: ['imports:write'] })],
  ];
  test.each(changes)('when %s is answered with %i', async (what, status, change) => {
    const { id, key } = await makeKey();
    const shop = await connectShop(server, { kind: 'SHOPIFY', source: what }, key);
    const end = await begin(shop, customer({ id: 42 }));
    await change(shop, id);
    expect(await end()).toBe(status);
    const { customerByExternalId } = await server.ask<{ customerByExternalId: object | null }>(
      'query ($source: String!) { customerByExternalId(source: $source, externalId: "42") { id } }',
      { source: what },
    );
    expect(customerByExternalId === null).toBe(status !== 200);
  });

  test('and does not come is cut off, and there are not many of them at once', async () => {
    const shop = await connectShop(server, { kind: 'SHOPIFY', source: 'slow' });
    const begunAt = performance.now();
    const requests = Array.from({ length: 51 }, () => {
      const headers = { ...signedHeaders('SHOPIFY', 'customers/update', 'x'), 'content-length': 100 };
      const request = httpRequest(`${server.url}${shop.address}`, { method: 'POST', agent: false, headers });
      request.write('x');
      return Promise.race([
        (once(request, 'response') as Promise<[IncomingMessage]>).then(([{ statusCode }]) => statusCode),
        once(request, 'close').then(() => 'closed'),
      ]).catch(() => 'cut off');
    });
    const first = await Promise.race(requests);
    const outcomes = await Promise.all(requests);
    expect([first, outcomes.filter((one) => one === 429).length, outcomes.filter((one) => one === 'cut off').length]).toEqual([429, 1, 50]);
    expect(performance.now() - begunAt).toBeLessThan(20_000);
    // All places are free again.
    expect(outcome(await send(shop))).toBe('200 TAKEN');
  }, 30_000);
});

test('what could not be signed is not listened to', async () => {
  const shop = await connectShop(server, { kind: 'SHOPIFY', source: 'unread' });
  const woo = await connectShop(server, { kind: 'WOOCOMMERCE', source: 'unread' });
  for (const { address } of [shop, woo]) {
    // Nothing of the body is ever sent.
    const headers = { 'content-length': 1_000_000, 'x-shopify-hmac-sha256': 'none', 'x-shopify-topic': 'customers/update' };
    const request = httpRequest(`${server.url}${address}`, { method: 'POST', agent: false, headers });
    request.flushHeaders();
    const [answer] = (await once(request, 'response')) as [IncomingMessage];
    request.on('error', () => {});
    request.destroy();
    expect(answer.statusCode).toBe(401);
  }
});

test('wrong signatures are told of so many times a minute, and do not keep the shop out', async () => {
  const shop = await connectShop(server, { kind: 'SHOPIFY', source: 'guessed' });
  const outcomes = await Promise.all(Array.from({ length: 90 }, () => send(shop, customer(), OTHER_SECRET).then(outcome)));
  expect(new Set(outcomes)).toEqual(new Set(['401 UNAUTHENTICATED', '429 RATE_LIMITED']));
  const { inboundProblems } = await server.ask<{ inboundProblems: { nodes: { count: number }[] } }>(
    '{ inboundProblems(source: "guessed", first: 10) { nodes { count } } }',
  );
  const told = inboundProblems.nodes[0]?.count ?? 0;
  expect(told).toBe(outcomes.filter((one) => one.startsWith('401')).length);
  expect(told).toBeLessThan(80);
  expect(outcome(await send(shop))).toBe('200 TAKEN');
});
