import { Analytics } from '@segment/analytics-node';
import { ADMIN_KEY, createKey, startTestServer, type TestServer } from '../support/server.js';

/* Messages of the Segment specification, as its published library for Node sends them, and as others may. Long because every call of it is tried. */

/* The library says by its own clock when it sends. */
const NOW = new Date().toISOString();
const YESTERDAY = new Date(Date.parse(NOW) - 86_400_000);

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ now: NOW });
  await server.ask(`mutation {
    declareAttributes(input: { attributes: [{ key: "shoe_size", name: "Shoe size", type: "number" }] }) { created }
    declareEventProperties(input: { properties: [{ key: "price", name: "Price", type: "money" }] }) { created } }`);
});
afterAll(() => server.close());

/** What the library says, to the source named; resolves when all of it has been answered. */
async function say(source: string, calls: (analytics: Analytics) => void, key = ADMIN_KEY): Promise<number[]> {
  const analytics = new Analytics({
    writeKey: key,
    host: server.url,
    path: `/sources/${source}/v1/batch`,
    maxRetries: 0,
    flushInterval: 10,
  });
  const answers: number[] = [];
  analytics.on('http_response', ({ status }) => answers.push(status));
  calls(analytics);
  await analytics.closeAndFlush();
  return answers;
}

interface Told {
  readonly status: number;
  readonly taken?: number;
  readonly problems?: readonly {
    readonly index: number;
    readonly lost: string;
    readonly code: string;
    readonly path: string[];
    readonly message: string;
  }[];
  readonly errors?: readonly { readonly extensions: Record<string, unknown> }[];
}

async function post(address: string, body: unknown, authorization = `Bearer ${ADMIN_KEY}`): Promise<Told> {
  const headers = { 'content-type': 'application/json', authorization };
  const response = await fetch(`${server.url}${address}`, { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: response.status, ...((await response.json()) as object) };
}

const PERSON = `{ id firstName lastName birthDate addedAt attributes emails phones addresses { city countryCode regionCode }
  companies { title company { name size domain } } externalIds { source externalId }
  events(first: 20) { nodes { name properties occurredAt } }
  orders(first: 20) { nodes { externalId total refunded amount status financialStatus tax lines { name quantity unitPrice amount product { name brand sku } } } } }`;

interface Person {
  readonly id: string;
  readonly emails: readonly string[];
  readonly events: { readonly nodes: readonly { readonly name: string; readonly properties: object; readonly occurredAt: string }[] };
  readonly orders: { readonly nodes: readonly object[] };
}

async function person(source: string, externalId: string): Promise<Person | null> {
  const { customerByExternalId } = await server.ask<{ customerByExternalId: Person | null }>(
    `query ($source: String!, $externalId: String!) { customerByExternalId(source: $source, externalId: $externalId) ${PERSON} }`,
    { source, externalId },
  );
  return customerByExternalId;
}

describe('the library for Node', () => {
  test('tells who somebody is, what they do, where they work and what they buy', async () => {
    const timestamp = YESTERDAY;
    const answers = await say('web', (analytics) => {
      analytics.identify({
        userId: 'ann',
        timestamp,
        traits: {
          email: 'Ann@example.com',
          name: 'Ann von Berg',
          phone: '+49 30 123456',
          birthday: new Date('1990-02-01T00:00:00Z'),
          createdAt: '2025-01-02T03:04:05Z',
          shoeSize: 38,
          address: { city: 'Bonn', country: 'DE', state: 'NW', street: 'Am Hof 1', postalCode: '53113' },
        },
      });
      analytics.group({
        userId: 'ann',
        groupId: 'acme',
        timestamp,
        traits: { name: 'Acme', employees: 12, website: 'https://acme.example/about' },
      });
      analytics.page({ userId: 'ann', name: 'Home', timestamp, properties: { path: '/' } });
      analytics.screen({ userId: 'ann', name: 'Cart', timestamp });
      analytics.track({ userId: 'ann', event: 'Product Viewed', timestamp, properties: { productId: 'p1', price: 12.5 } });
      analytics.track({
        userId: 'ann',
        event: 'Order Completed',
        timestamp,
        properties: {
          order_id: 'o1',
          revenue: 25,
          shipping: 3,
          tax: 2,
          currency: 'EUR',
          products: [{ product_id: 'p1', sku: 's1', name: 'Lamp', brand: 'Lux', category: 'Light', price: 12.5, quantity: 2 }],
        },
      });
    });
    expect(answers).toEqual([200]);
    const ann = await person('web', 'ann');
    expect(ann).toMatchObject({
      firstName: 'Ann',
      lastName: 'von Berg',
      emails: ['Ann@example.com'],
      phones: ['+49 30 123456'],
      birthDate: '1990-02-01',
      addedAt: '2025-01-02T03:04:05.000Z',
      attributes: { shoe_size: 38 },
      addresses: [{ city: 'Bonn', countryCode: 'DE', regionCode: 'NW' }],
      companies: [{ company: { name: 'Acme', size: 12, domain: 'acme.example' } }],
    });
    expect(ann?.events.nodes.map(({ name, properties }) => [name, properties])).toEqual(
      expect.arrayContaining([
        ['product_viewed', { product_id: 'p1', price: '12.5000' }],
        ['page', expect.objectContaining({ name: 'Home', path: '/' })],
        ['screen', { name: 'Cart' }],
      ]),
    );
    expect(ann?.events.nodes).toHaveLength(3);
    expect(ann?.orders.nodes).toEqual([
      expect.objectContaining({
        externalId: 'o1',
        total: '30.00',
        tax: '2.00',
        lines: [
          expect.objectContaining({ name: 'Lamp', quantity: 2, amount: '25.00', product: { name: 'Lamp', brand: 'Lux', sku: 's1' } }),
        ],
      }),
    ]);
  });

  test('keeps what a visitor did until they say who they are, orders and all', async () => {
    const timestamp = YESTERDAY;
    const at = (minutes: number) => new Date(timestamp.getTime() + minutes * 60_000);
    await say('shop', (analytics) => {
      analytics.track({ anonymousId: 'a-1', event: 'Product Added', timestamp });
      analytics.track({ anonymousId: 'a-1', event: 'Order Completed', timestamp: at(1), properties: { order_id: 'o7', total: 9 } });
      analytics.track({ anonymousId: 'a-2', event: 'Product Added', timestamp });
    });
    await say('shop', (analytics) =>
      analytics.track({ anonymousId: 'a-1', event: 'Order Cancelled', timestamp: at(2), properties: { order_id: 'o7' } }),
    );
    expect(await person('shop', 'bob')).toBeNull();
    expect(await person('shop', 'anonymous:a-1')).toBeNull();
    await say('shop', (analytics) =>
      analytics.identify({ userId: 'bob', anonymousId: 'a-1', timestamp: at(3), traits: { email: 'bob@example.com' } }),
    );
    const bob = await person('shop', 'bob');
    expect(bob?.events.nodes.map(({ name }) => name)).toEqual(['cart_added']);
    expect(bob?.orders.nodes).toEqual([expect.objectContaining({ externalId: 'o7', total: '9.00', status: 'CANCELLED' })]);
    // From now on the visitor is Bob.
    await say('shop', (analytics) => analytics.track({ anonymousId: 'a-1', event: 'Signed Out', timestamp: at(4) }));
    expect((await person('shop', 'bob'))?.events.nodes).toHaveLength(2);
    expect((await person('shop', 'anonymous:a-1'))?.id).toBe(bob?.id);
  });

  test('makes a visitor with an address a customer, who is the user later, and two by alias one', async () => {
    await say('site', (analytics) => analytics.identify({ anonymousId: 'v1', traits: { email: 'cid@example.com' } }));
    const visitor = await person('site', 'anonymous:v1');
    expect(visitor?.emails).toEqual(['cid@example.com']);
    await say('site', (analytics) => analytics.identify({ userId: 'cid', anonymousId: 'v1', traits: { firstName: 'Cid' } }));
    expect(await person('site', 'cid')).toMatchObject({ id: visitor?.id, emails: ['cid@example.com'], firstName: 'Cid' });
    // Two who are known are one only if somebody says so: the device that they share does not.
    await say('site', (analytics) => analytics.identify({ userId: 'dan', anonymousId: 'v1', traits: { firstName: 'Dan' } }));
    expect((await person('site', 'dan'))?.id).not.toBe(visitor?.id);
    await say('site', (analytics) => analytics.alias({ userId: 'dan', previousId: 'cid' }));
    expect((await person('site', 'cid'))?.id).toBe((await person('site', 'dan'))?.id);
  });

  test('takes back what was paid: a part, then all of it', async () => {
    const order = (event: string, minutes: number, properties: object) => (analytics: Analytics) =>
      analytics.track({
        userId: 'ida',
        event,
        timestamp: new Date(YESTERDAY.getTime() + minutes * 60_000),
        properties: { order_id: 'o9', ...properties },
      });
    await say('refunds', order('Order Completed', 0, { total: 20 }));
    await say('refunds', order('Order Refunded', 1, { total: 5, products: [] }));
    expect((await person('refunds', 'ida'))?.orders.nodes).toMatchObject([{ refunded: '5.00', financialStatus: 'PARTIALLY_REFUNDED' }]);
    await say('refunds', order('Order Refunded', 2, {}));
    expect((await person('refunds', 'ida'))?.orders.nodes).toMatchObject([
      { refunded: '20.00', amount: '0.00', financialStatus: 'REFUNDED' },
    ]);
  });

  test('changes nothing by what is sent again', async () => {
    const calls = (analytics: Analytics) => {
      analytics.identify({ userId: 'eve', messageId: 'm1', traits: { firstName: 'Eve' }, timestamp: YESTERDAY });
      analytics.track({ userId: 'eve', messageId: 'm2', event: 'Signed In', timestamp: YESTERDAY });
    };
    await say('again', calls);
    const before = await person('again', 'eve');
    await say('again', calls);
    expect(await person('again', 'eve')).toEqual(before);
    expect(before?.events.nodes).toHaveLength(1);
  });
});

describe('a call by itself', () => {
  test('is known by its address, and lets each message be judged alone', async () => {
    expect(
      await post('/v1/identify', {
        userId: 'fay',
        traits: { email: 'no address', firstName: 'Fay', birthday: '2999-01-01', colour: 'red', shoe_size: 'big' },
      }),
    ).toEqual({
      status: 200,
      success: true,
      taken: 1,
      problems: [
        expect.objectContaining({
          lost: 'part',
          code: 'INVALID_VALUE',
          path: ['traits', 'email'],
          message: 'traits.email is not an e-mail address.',
        }),
        expect.objectContaining({
          lost: 'part',
          code: 'INVALID_VALUE',
          path: ['traits', 'birthday'],
          message: 'traits.birthday lies ahead of the clock.',
        }),
        expect.objectContaining({ lost: 'part', code: 'UNKNOWN_ATTRIBUTE', path: ['traits', 'colour'] }),
        expect.objectContaining({ lost: 'part', code: 'INVALID_VALUE', path: ['traits', 'shoe_size'] }),
      ],
    });
    expect(await person('segment', 'fay')).toMatchObject({ firstName: 'Fay', emails: [] });
    const batch = [
      { type: 'track', userId: 'fay', event: 'Fine' },
      { type: 'track', userId: 'fay' },
      { type: 'track', event: 'Nobody' },
      { type: 'dance', userId: 'fay' },
      'nothing',
      { type: 'track', userId: 'fay', event: 'When', timestamp: 'yesterday' },
      { type: 'track', userId: 'fay', event: 'Dear', properties: { price: 'much' } },
      {
        type: 'track',
        userId: 'fay',
        event: 'Order Refunded',
        messageId: 'fay-0197a1de-0000-7000-8000-000000000009',
        properties: { order_id: 'none' },
      },
      { type: 'alias', userId: 'fay' },
      { type: 'group', userId: 'fay' },
    ];
    const answer = await post('/v1/batch', { batch });
    expect(answer.taken).toBe(1);
    expect(answer.problems?.map(({ index, code, path }) => [index, code, path.join('.')])).toEqual(
      expect.arrayContaining([
        [1, 'REQUIRED', 'event'],
        [2, 'REQUIRED', 'userId'],
        [3, 'INVALID_VALUE', 'type'],
        [4, 'INVALID_VALUE', ''],
        [5, 'INVALID_VALUE', 'timestamp'],
        [6, 'INVALID_VALUE', 'properties.price'],
        [7, 'UNKNOWN_REFERENCE', 'properties.order_id'],
        [8, 'REQUIRED', 'previousId'],
        [9, 'REQUIRED', 'groupId'],
      ]),
    );
  });

  test('is told of parts that are none, and loses no other message', async () => {
    const refund = { type: 'track', userId: 'gil', event: 'Order Refunded' };
    const batch = [
      { type: 'identify', userId: 'gil', traits: 'Gil' },
      { type: 'track', userId: 'gil', event: 'Odd', properties: [1], context: 7 },
      { type: 'track', userId: 'gil', event: 'Order Completed', properties: { order_id: 'gil-1', total: 5, products: [] } },
      { ...refund, properties: { order_id: 'gil-1', products: 'all' } },
      { type: 'track', userId: 'gil', event: 'Plain', properties: null },
    ];
    const answer = await post('/v1/batch', { batch });
    expect(answer.problems?.map(({ index, lost, path }) => [index, lost, path.join('.')]).toSorted()).toEqual([
      [0, 'part', 'traits'],
      [1, 'part', 'context'],
      [1, 'part', 'properties'],
      [3, 'message', 'properties.products'],
    ]);
    const gil = await person('segment', 'gil');
    expect(gil?.events.nodes.map(({ name }) => name).toSorted()).toEqual(['odd', 'plain']);
    expect(gil?.orders.nodes).toMatchObject([{ externalId: 'gil-1', financialStatus: 'PAID', total: '5.00' }]);
  });

  test('is logged where it could not be taken: why and how often, without a value', async () => {
    const { inboundProblems } = await server.ask<{ inboundProblems: { nodes: Record<string, unknown>[] } }>(
      `{ inboundProblems(source: "segment", first: 100) { totalCount nodes { via type lost code path message count lastMessageId } } }`,
    );
    expect(inboundProblems.nodes).toContainEqual(
      expect.objectContaining({
        via: 'SEGMENT',
        type: 'identify',
        lost: 'PART',
        code: 'UNKNOWN_ATTRIBUTE',
        path: 'traits.colour',
        count: 1,
      }),
    );
    expect(inboundProblems.nodes).toContainEqual(
      expect.objectContaining({ code: 'UNKNOWN_REFERENCE', lastMessageId: '0197a1de-0000-7000-8000-000000000009', lost: 'MESSAGE' }),
    );
    await post('/v1/identify', { userId: 'fay', traits: { colour: 'blue', 'bob@example.com': 1 } });
    const again = await server.ask<{ inboundProblems: { nodes: Record<string, unknown>[] } }>(
      '{ inboundProblems(first: 100) { nodes { path count message } } }',
    );
    expect(again.inboundProblems.nodes).toContainEqual(expect.objectContaining({ path: 'traits.colour', count: 2 }));
    expect(JSON.stringify(again)).not.toContain('bob@');
  });

  test('sets the clock of a sender who is ahead by the moment of sending', async () => {
    const ahead = (hours: number, seconds = 0) => new Date(Date.parse(NOW) + hours * 3_600_000 - seconds * 1_000).toISOString();
    await post('/v1/batch', { sentAt: ahead(2), batch: [{ type: 'track', userId: 'gus', event: 'Ahead', timestamp: ahead(2, 30) }] });
    expect((await person('segment', 'gus'))?.events.nodes[0]?.occurredAt).toBe(ahead(0, 30));
  });

  test('takes what its key may, and no more', async () => {
    const basic = (key: string) => `Basic ${Buffer.from(`${key}:`).toString('base64')}`;
    const narrow = await createKey(server, ['customers:write', 'events:write']);
    const answer = await post(
      '/v1/batch',
      {
        batch: [
          { type: 'track', userId: 'hal', event: 'Fine' },
          { type: 'group', userId: 'hal', groupId: 'g' },
          { type: 'track', userId: 'hal', event: 'Order Completed', properties: { order_id: '1' } },
        ],
      },
      basic(narrow),
    );
    expect(answer).toMatchObject({
      status: 200,
      taken: 1,
      problems: [
        { index: 2, code: 'FORBIDDEN' },
        { index: 1, code: 'FORBIDDEN' },
      ].reverse(),
    });
    const reader = await createKey(server, ['customers:read']);
    expect(await post('/v1/track', { userId: 'hal', event: 'No' }, basic(reader))).toMatchObject({
      status: 403,
      errors: [{ extensions: { code: 'FORBIDDEN', scopes: ['customers:write', 'events:write'] } }],
    });
    expect((await post('/v1/track', {}, basic('cantle_nobody'))).status).toBe(401);
    expect((await post('/v1/dance', {})).status).toBe(404);
    const many = Array.from({ length: 1_001 }, () => ({ type: 'track', userId: 'hal', event: 'Many' }));
    expect(await post('/v1/batch', { batch: many })).toMatchObject({ errors: [{ extensions: { code: 'LIMIT_EXCEEDED', limit: 1_000 } }] });
    const { auditLog } = await server.ask<{ auditLog: { nodes: object[] } }>(
      '{ auditLog(first: 50, filter: { operation: "takeMessages", outcome: REFUSED }) { nodes { code } } }',
    );
    expect(auditLog.nodes).toContainEqual({ code: 'FORBIDDEN' });
  });
});
