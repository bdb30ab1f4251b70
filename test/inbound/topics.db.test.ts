import { forgetOldShopMessages } from '../../src/inbound/index.js';
import { openDatabase } from '../../src/database/open-database.js';
import { entities } from '../../src/model/index.js';
import { startTestServer, type TestServer } from '../support/server.js';
import { type Connected, connectShop, sendAsShop } from '../support/shop.js';

/* Nobody signs the topic: a message that somebody has seen is not taken for one about something else. */

let server: TestServer;
beforeAll(async () => void (server = await startTestServer({ now: '2026-05-15T12:00:00Z' })));
afterAll(() => server.close());

const at = '2026-05-02T10:00:00Z';
const gid = (type: string) => ({ admin_graphql_api_id: `gid://shopify/${type}/1` });
const link = (type: string) => ({ _links: { self: [{ href: `https://shop.example.com/wp-json/wc/v3/${type}/1` }] } });

/** What a shop signs about each, and by which topic it says so. */
const BODIES: Readonly<Record<Connected['kind'], Readonly<Record<string, object>>>> = {
  SHOPIFY: {
    'customers/update': { id: 1, first_name: 'Ann', updated_at: at },
    'orders/updated': { id: 1, line_items: [], total_price: '1.00', currency: 'EUR', created_at: at, updated_at: at, customer: { id: 1 } },
    'products/update': { id: 1, title: 'Lamp', vendor: 'Lux', updated_at: at },
    'refunds/create': { id: 1, order_id: 1, refund_line_items: [], transactions: [], created_at: at },
  },
  WOOCOMMERCE: {
    'customer.updated': { id: 1, first_name: 'Ann', is_paying_customer: true, date_modified_gmt: at },
    'order.updated': {
      id: 1,
      line_items: [],
      total: '1.00',
      discount_total: '0.00',
      currency: 'EUR',
      customer_id: 1,
      date_created_gmt: at,
      date_modified_gmt: at,
    },
    'product.updated': { id: 1, name: 'Lamp', regular_price: '1.00', date_modified_gmt: at },
  },
};
/** As both say what something is, where the fields that are left do not. */
const TYPES: typeof BODIES = {
  SHOPIFY: {
    'customers/update': { id: 2, updated_at: at, ...gid('Customer') },
    'orders/updated': { id: 2, updated_at: at, ...gid('Order') },
    'products/update': { id: 2, title: 'x', updated_at: at, ...gid('Product') },
    'products/create': { id: 2, title: 'x', updated_at: at, ...gid('Collection') },
  },
  WOOCOMMERCE: {
    'customer.updated': { id: 2, date_modified_gmt: at, ...link('customers') },
    'order.updated': { id: 2, date_modified_gmt: at, ...link('orders') },
    'product.updated': { id: 2, name: 'x', date_modified_gmt: at, ...link('products') },
  },
};
const subjectOf = (topic: string) => /^[a-z]+?(?=s?[/.])/.exec(topic)?.[0];

const swaps = [BODIES, TYPES].flatMap((bodies) =>
  (['SHOPIFY', 'WOOCOMMERCE'] as const).flatMap((kind) =>
    Object.keys(BODIES[kind]).flatMap((topic) =>
      Object.entries(bodies[kind]).map(([signedFor, body]) => ({ kind, topic, signedFor, body })),
    ),
  ),
);

test('a body is taken under topics about the same alone', async () => {
  const wrong: string[] = [];
  for (const [n, { kind, topic, signedFor, body }] of swaps.entries()) {
    const shop = await connectShop(server, { kind, source: `swap ${n}` });
    const { problems = [] } = await sendAsShop(server, shop, topic, body);
    const isRefused = problems.some(({ code, path }) => code === 'INVALID_VALUE' && path.length === 0);
    const isOfAnother = subjectOf(topic) !== subjectOf(signedFor) || JSON.stringify(body).includes('Collection');
    if (isRefused !== isOfAnother) wrong.push(`${kind}: ${JSON.stringify(body)} as ${topic}: ${JSON.stringify(problems)}`);
    await server.ask('mutation ($id: ID!) { disconnectShop(id: $id) { deletedId } }', { id: shop.id });
  }
  expect(swaps.length).toBeGreaterThan(40);
  expect(wrong).toEqual([]);
});

test('what told that something was deleted deletes nothing else, however much later, and is told of', async () => {
  const shop = await connectShop(server, { kind: 'WOOCOMMERCE', source: 'deletions', deletesCustomers: true });
  await sendAsShop(server, shop, 'customer.created', { id: 26, first_name: 'Ann', date_modified_gmt: at });
  expect(await sendAsShop(server, shop, 'product.deleted', { id: 26 })).toMatchObject({ status: 'TAKEN' });
  expect(await sendAsShop(server, shop, 'product.deleted', { id: 26 })).toEqual({ code: 200, status: 'REPEATED', problems: [] });
  server.clock.advance(40 * 86_400_000);
  const database = await openDatabase({
    url: server.environment['DATABASE_URL'],
    dataFolder: server.environment['CANTLE_DATA'] ?? '',
    entities,
  });
  await forgetOldShopMessages({ database, clock: server.clock });
  await database.close();
  expect(await sendAsShop(server, shop, 'customer.deleted', { id: 26 })).toMatchObject({
    status: 'REPEATED',
    problems: [{ code: 'INVALID_VALUE' }],
  });
  const { customerByExternalId } = await server.ask<{ customerByExternalId: object | null }>(
    '{ customerByExternalId(source: "deletions", externalId: "26") { id } }',
  );
  expect(customerByExternalId).not.toBeNull();
  // Signed by the shop for this: with a space more.
  expect(await sendAsShop(server, shop, 'customer.deleted', '{ "id": 26 }')).toMatchObject({ status: 'TAKEN', problems: [] });
});

describe('what says no more than an id is of the topic that it first came with, whatever came of it', () => {
  const first = { SHOPIFY: 'collections/delete', WOOCOMMERCE: 'coupon.deleted' } as const;
  const customers = { SHOPIFY: 'customers/delete', WOOCOMMERCE: 'customer.deleted' } as const;
  const orders = { SHOPIFY: 'orders/delete', WOOCOMMERCE: 'order.deleted' } as const;
  test.each(['SHOPIFY', 'WOOCOMMERCE'] as const)('%s', async (kind) => {
    const shop = await connectShop(server, { kind, source: `ids of ${kind}`, deletesCustomers: true });
    const ignored = { status: 'IGNORED', problems: [{ code: 'UNKNOWN_TOPIC' }] };
    expect(await sendAsShop(server, shop, first[kind], { id: 95 })).toMatchObject(ignored);
    const refused = { status: 'REPEATED', problems: [{ code: 'INVALID_VALUE', path: [] }] };
    expect(await sendAsShop(server, shop, customers[kind], { id: 95 })).toMatchObject(refused);
    expect(await sendAsShop(server, shop, first[kind], { id: 95 })).toMatchObject(ignored);

    const strict = await connectShop(server, { kind, source: `ids of ${kind}` });
    const forbidden = { status: 'TAKEN', problems: [{ code: 'FORBIDDEN' }] };
    expect(await sendAsShop(server, strict, customers[kind], { id: 12 })).toMatchObject(forbidden);
    expect(await sendAsShop(server, strict, orders[kind], { id: 12 })).toMatchObject(refused);
    // Under its own topic it can still be taken, once it may.
    expect(await sendAsShop(server, strict, customers[kind], { id: 12 })).toMatchObject(forbidden);
  });

  test('and without a time', async () => {
    const shop = await connectShop(server, { kind: 'SHOPIFY', source: 'timeless', deletesCustomers: true });
    expect(await sendAsShop(server, shop, 'customers/redact', { id: 7, reason: 'x' })).toMatchObject({ status: 'IGNORED' });
    expect(await sendAsShop(server, shop, 'customers/delete', { id: 7, reason: 'x' })).toMatchObject({ status: 'REPEATED' });
  });
});

test('what was taken at one address of a shop is not taken at another of the same secret and source, nor once it is connected again', async () => {
  const of = { kind: 'WOOCOMMERCE', source: 'twice', deletesCustomers: true } as const;
  const create = (id: number) => ({ id, first_name: 'Ann', date_modified_gmt: at });
  const [one, two] = [await connectShop(server, of), await connectShop(server, of)];
  for (const shop of [one, two]) await sendAsShop(server, shop, 'customer.created', create(50));
  expect(await sendAsShop(server, one, 'customer.deleted', { id: 50 })).toMatchObject({ status: 'TAKEN', problems: [] });
  await sendAsShop(server, one, 'customer.created', { ...create(50), first_name: 'Back' });
  expect(await sendAsShop(server, two, 'customer.deleted', { id: 50 })).toMatchObject({ status: 'REPEATED' });
  // Nor under another topic.
  await sendAsShop(server, one, 'order.created', {
    id: 50,
    line_items: [],
    total: '1.00',
    currency: 'EUR',
    customer_id: 50,
    date_created_gmt: at,
    date_modified_gmt: at,
  });
  expect(await sendAsShop(server, two, 'order.deleted', { id: 50 })).toMatchObject({
    status: 'REPEATED',
    problems: [{ code: 'INVALID_VALUE' }],
  });

  for (const shop of [one, two]) await server.ask('mutation ($id: ID!) { disconnectShop(id: $id) { deletedId } }', { id: shop.id });
  expect(await sendAsShop(server, await connectShop(server, of), 'customer.deleted', { id: 50 })).toMatchObject({ status: 'REPEATED' });
  // What it tells of for another source is for that one too.
  const elsewhere = await connectShop(server, { ...of, source: 'elsewhere' });
  expect(await sendAsShop(server, elsewhere, 'customer.created', create(50))).toMatchObject({ status: 'TAKEN' });
  const { customerByExternalId } = await server.ask<{ customerByExternalId: object | null }>(
    '{ customerByExternalId(source: "twice", externalId: "50") { firstName } }',
  );
  expect(customerByExternalId).toEqual({ firstName: 'Back' });
});
