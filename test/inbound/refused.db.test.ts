import { createHmac, randomBytes } from 'node:crypto';
import { ADMIN_KEY, startTestServer, type TestServer } from '../support/server.js';

/* What is lost of what other systems send is told, and nothing is lost that could be kept. */

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ now: '2026-05-15T12:00:00Z' });
});
afterAll(() => server.close());

const SECRET = 'shhh-a-secret-of-the-shop';
const HEADERS = {
  SHOPIFY: ['x-shopify-hmac-sha256', 'x-shopify-topic'],
  WOOCOMMERCE: ['x-wc-webhook-signature', 'x-wc-webhook-topic'],
} as const;
type Kind = keyof typeof HEADERS;

async function connect(kind: Kind) {
  const { connectShop } = await server.ask<{ connectShop: { address: string } }>(
    'mutation ($input: ConnectShopInput!) { connectShop(input: $input) { address } }',
    { input: { name: kind, kind, source: kind, secret: SECRET } },
  );
  return (topic: string, text: string, secret = SECRET) => {
    const [signature, topicIn] = HEADERS[kind];
    const headers = { [signature]: createHmac('sha256', secret).update(text).digest('base64'), [topicIn]: topic };
    return post(connectShop.address, text, headers);
  };
}

async function post(address: string, text: string, headers: Record<string, string>): Promise<object> {
  const response = await fetch(`${server.url}${address}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: text,
  });
  return { code: response.status, ...((await response.json()) as object) };
}

const segment = (source: string, text: string) => post(`/sources/${source}/v1/batch`, text, { authorization: `Bearer ${ADMIN_KEY}` });

const TAKEN = { code: 200, status: 'TAKEN', problems: [] };

async function ordersOf(externalId: string) {
  const { customerByExternalId } = await server.ask<{ customerByExternalId: { orders: { nodes: object[] } } | null }>(
    `query ($externalId: String!) { customerByExternalId(source: "crm", externalId: $externalId) {
      orders(first: 5) { nodes { externalId lines { product { externalId } } } } } }`,
    { externalId },
  );
  return customerByExternalId?.orders.nodes;
}

test('ids keep all their digits, and an order that cannot be kept is told and can be sent again', async () => {
  const [shopify, woo] = [await connect('SHOPIFY'), await connect('WOOCOMMERCE')];
  const line =
    '{"id":866550311766439020,"product_id":788032119674292922,"title":"Lamp","name":"Lamp","quantity":1,"price":"5.00","total":"5.00"}';
  const bought = (id: string, more: string) => `{${id}"line_items":[${line}],"total_price":"5.00","total":"5.00","currency":"EUR",${more}}`;
  const shopifyOrder = '"email":"jon@example.com","customer":null,"created_at":"2026-05-02T10:00:00Z"';
  expect(await shopify('orders/create', bought('"id":820982911946154508,', shopifyOrder))).toEqual(TAKEN);
  const wooOrder = '"status":"processing","customer_id":0,"billing":{"email":"jon@example.com"},"date_created_gmt":"2026-05-02T10:00:00"';
  expect(await woo('order.created', bought('"id":820982911946154509,', wooOrder))).toEqual(TAKEN);
  await server.ask(
    'mutation { syncCustomers(input: { source: "crm", records: [{ externalId: "jon", emails: ["jon@example.com"] }] }) { created } }',
  );
  const lines = [{ product: { externalId: '788032119674292922' } }];
  const orders = await ordersOf('jon');
  expect(orders).toHaveLength(2);
  expect(orders).toContainEqual({ externalId: '820982911946154508', lines });
  expect(orders).toContainEqual({ externalId: '820982911946154509', lines });

  // Of somebody whom nobody knows, and so it would wait.
  const nameless = bought('', shopifyOrder.replace('jon', 'nobody'));
  const refused = { code: 200, status: 'TAKEN', problems: [{ code: 'INVALID_VALUE', path: ['externalId'] }] };
  expect(await shopify('orders/create', nameless)).toMatchObject(refused);
  expect(await shopify('orders/create', nameless)).toMatchObject(refused);
  const early = '{"batch":[{"type":"track","anonymousId":"a","event":"Order Completed","properties":{"order_id":"1","total":"much"}}]}';
  expect(await segment('early', early)).toMatchObject({
    taken: 0,
    problems: [{ lost: 'message', code: 'INVALID_VALUE', path: ['total'] }],
  });
});

test('characters that cannot be stored are refused where they are, and the rest is taken', async () => {
  const is = 'contains characters that cannot be stored.';
  const fine = '{"type":"identify","userId":"kim","traits":{"firstName":"Kim 😀"}}';
  const bad = [
    String.raw`{"type":"identify","userId":"a\u0000b"}`,
    String.raw`{"type":"identify","userId":"c","traits":{"deep":{"list":["fine","\ud800"]}}}`,
    String.raw`{"type":"track","anonymousId":"d","event":"Seen","properties":{"k\u0000":1}}`,
    String.raw`{"type":"alias","userId":"kim","previousId":"\udfff"}`,
    String.raw`{"type":"group","userId":"kim","groupId":"g\u0000"}`,
  ];
  const told = (await segment('odd', `{"batch":[${[...bad, fine].join()}]}`)) as { problems: { path: string[] }[] };
  expect(told).toMatchObject({ code: 200, taken: 1 });
  expect(told.problems).toMatchObject(
    [['userId'], ['traits', 'deep', 'list', '1'], ['properties', 'k\ufffd'], ['previousId'], ['groupId']].map((path, index) => ({
      index,
      lost: 'message',
      code: 'INVALID_VALUE',
      path,
      message: `${path.join('.')} ${is}`,
    })),
  );
  const { customerByExternalId } = await server.ask<object & { customerByExternalId: object }>(
    '{ customerByExternalId(source: "odd", externalId: "kim") { firstName } }',
  );
  expect(customerByExternalId).toEqual({ firstName: 'Kim 😀' });
  const inSource = { code: 400, errors: [{ extensions: { code: 'INVALID_INPUT', field: 'source' } }] };
  expect(await segment('a%00b', `{"batch":[${fine}]}`)).toMatchObject(inSource);

  const shop = await connect('SHOPIFY');
  const customer = String.raw`{"id":7,"first_name":"A\u0000","email":"x@example.com"}`;
  const problem = { code: 'INVALID_VALUE', path: ['first_name'], message: `first_name ${is}` };
  expect(await shop('customers/create', customer)).toEqual({ ...TAKEN, problems: [problem] });
  expect(await shop('customers/create', '{"id":7}', 'another-secret-than-that')).toMatchObject({
    code: 401,
    errors: [{ message: 'The signature is not of the secret of the shop.' }],
  });

  const upsert = `mutation ($source: String!, $emails: [String!]) {
    upsertCustomersByEmail(input: { source: $source, records: [{ emails: $emails }] }) { results { errors { code } } } }`;
  const { errors } = await server.send(upsert, { source: 'a\0', emails: ['o@example.com'] });
  expect(errors).toMatchObject([{ extensions: { code: 'INVALID_INPUT', field: 'source' } }]);
  for (const emails of [['a\0@example.com'], ['p@example.com', '\ud800@example.com']]) {
    expect(await server.ask(upsert, { source: 'crm', emails })).toMatchObject({
      upsertCustomersByEmail: { results: [{ errors: [{ code: 'INVALID_VALUE' }] }] },
    });
  }
  const none = await server.send('query ($source: String) { inboundProblems(source: $source) { totalCount } }', { source: '\0' });
  expect(none.errors).toMatchObject([{ extensions: { code: 'INVALID_INPUT', field: 'source' } }]);
});

test('a message that cannot be read is told by its id, where that can be', async () => {
  const batch = [
    { messageId: 'm-1', type: 'track' },
    { messageId: 'm-2', type: 'nothing', userId: 'u' },
    { messageId: 3, userId: 'u' },
    { messageId: '\0' },
    4,
  ];
  expect(await segment('unread', JSON.stringify({ batch }))).toMatchObject({
    problems: ['m-1', 'm-2', '3', null, null].map((messageId, index) => ({ index, messageId })),
  });
});

test('an id of a visitor that is too long loses its message alone', async () => {
  const long = randomBytes(3_000).toString('hex');
  const longest = 'v'.repeat(255 - 'anonymous:'.length);
  const batch = [
    { type: 'track', anonymousId: long, event: 'Seen' },
    { type: 'identify', userId: 'u', anonymousId: `${longest}v` },
    { type: 'alias', userId: 'u', previousId: long },
    { type: 'identify', userId: long },
    { type: 'track', anonymousId: longest, event: 'Seen', messageId: 'm-1' },
    { type: 'identify', userId: 'u-2', anonymousId: longest },
    { type: 'track', userId: 'u-2', event: long },
    { type: 'group', userId: 'u-2', groupId: long },
    { type: 'track', userId: 'u-2', event: 'Seen', messageId: long },
  ];
  const { problems, ...answer } = (await segment('long', JSON.stringify({ batch }))) as {
    readonly problems: { readonly index: number; readonly code: string; readonly path: readonly string[] }[];
  };
  expect(answer).toEqual({ code: 200, success: true, taken: 2 });
  expect(new Map(problems.map(({ index, code }) => [index, code]))).toEqual(
    new Map([0, 1, 2, 3, 6, 7, 8].map((index) => [index, 'INVALID_VALUE'])),
  );
  expect(problems.filter(({ index }) => index < 2).map(({ path }) => path)).toEqual([['anonymousId'], ['anonymousId']]);
  const { customerByExternalId } = await server.ask<{ customerByExternalId: object }>(
    '{ customerByExternalId(source: "long", externalId: "u-2") { events(first: 5) { nodes { name } } } }',
  );
  expect(customerByExternalId).toEqual({ events: { nodes: [{ name: 'seen' }] } });
});

test('what is told of lost messages has no names in it that senders put into ids and topics', async () => {
  const source = 'told';
  const ids = ['ann.berg', 'ann.berg-1700000000', 'ann-berg-7b7a9c1e-1111-4222-8333-444455556666', 'ajs-4bd7b0b1a1f1f6d1f1f0e9a7c2d3e4f5'];
  for (const [n, messageId] of ids.entries()) {
    await segment(`${source}-${n}`, `{"batch":[{"type":"track","event":"Order Completed","userId":"x","messageId":"${messageId}"}]}`);
  }
  const shop = await connect('SHOPIFY');
  await shop('customers/Ann.Berg', '{"id":1}');
  await shop('carts/update', '{"id":1}');
  const { inboundProblems } = await server.ask<{ inboundProblems: { nodes: Record<string, unknown>[] } }>(
    '{ inboundProblems(first: 100) { nodes { source type code path message lastMessageId } } }',
  );
  expect(JSON.stringify(inboundProblems)).not.toMatch(/berg/i);
  const told = inboundProblems.nodes.map((one) => [one['source'], one['lastMessageId']]);
  expect(Object.fromEntries(told)).toMatchObject({
    'told-0': null,
    'told-1': null,
    'told-2': '7b7a9c1e-1111-4222-8333-444455556666',
    'told-3': '4bd7b0b1a1f1f6d1f1f0e9a7c2d3e4f5',
  });
  const types = inboundProblems.nodes.filter(({ code }) => code === 'UNKNOWN_TOPIC').map(({ type }) => type);
  expect(new Set(types)).toEqual(new Set(['(other)', 'carts/update']));
});
