import { createKey, startTestServer, type TestServer } from '../support/server.js';
import { type Connected, connectShop, SECRET, sendAsShop } from '../support/shop.js';

/* Webhooks of Shopify and WooCommerce, as they send them. Long because both kinds of shop are told in full. */

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ now: '2026-05-15T12:00:00Z' });
});
afterAll(() => server.close());

const connect = (kind: Connected['kind'], source: string, more?: object) => connectShop(server, { kind, source, ...more });
const send = (shop: Connected, topic: string, body: object | string, secret?: string) => sendAsShop(server, shop, topic, body, secret);

const FIELDS = `{ id firstName emails phones tags accountStatus addedAt addresses { city countryCode regionCode } consents { channel status }
  orders(first: 10) { nodes { externalId number status financialStatus channel total refunded amount tax shipping
    lines { name quantity returnedQuantity unitPrice discount amount product { externalId name sku } } } } }`;

interface Person {
  readonly id: string;
  readonly orders: { readonly nodes: readonly Record<string, unknown>[] };
}

async function person(source: string, externalId: string): Promise<Person | null> {
  const { customerByExternalId } = await server.ask<{ customerByExternalId: Person | null }>(
    `query ($source: String!, $externalId: String!) { customerByExternalId(source: $source, externalId: $externalId) ${FIELDS} }`,
    { source, externalId },
  );
  return customerByExternalId;
}

const TAKEN = { code: 200, status: 'TAKEN', problems: [] };

/** As in the messages by which Shopify tries an address: with more digits than a number keeps. */
const LONG_ID = { id: '706405506930370084' };

const ann = (more: object = {}) => ({
  ...LONG_ID,
  email: 'ann@example.com',
  first_name: 'Ann',
  last_name: 'Berg',
  phone: null,
  state: 'enabled',
  tags: 'vip, new',
  created_at: '2025-03-01T10:00:00+01:00',
  updated_at: '2026-05-01T10:00:00+02:00',
  email_marketing_consent: { state: 'subscribed', opt_in_level: 'single_opt_in', consent_updated_at: '2026-04-01T00:00:00Z' },
  default_address: { id: 1, city: 'Bonn', province_code: 'NW', country_code: 'DE', phone: '+49 228 1' },
  addresses: [
    { id: 2, city: 'Köln', country_code: 'DE' },
    { id: 1, city: 'Bonn', province_code: 'NW', country_code: 'DE' },
  ],
  ...more,
});

const order = (more: object = {}) => ({
  id: 820982911946,
  name: '#1001',
  email: 'ann@example.com',
  created_at: '2026-05-02T10:00:00Z',
  processed_at: '2026-05-02T10:00:00Z',
  updated_at: '2026-05-02T10:00:00Z',
  cancelled_at: null,
  financial_status: 'paid',
  fulfillment_status: null,
  source_name: 'web',
  currency: 'EUR',
  total_price: '45.00',
  total_discounts: '5.00',
  total_tax: '7.18',
  total_shipping_price_set: { shop_money: { amount: '4.90', currency_code: 'EUR' } },
  customer: ann(),
  line_items: [
    {
      id: 1,
      product_id: 632910392,
      title: 'Lamp',
      name: 'Lamp - red',
      variant_title: 'red',
      sku: 'L-1',
      vendor: 'Lux',
      quantity: 2,
      price: '25.05',
      discount_allocations: [{ amount: '2.50' }, { amount: '2.50' }],
    },
  ],
  refunds: [],
  ...more,
});

const refund = (id: number, amount: string, at: string) => ({
  id,
  order_id: 820982911946,
  created_at: at,
  refund_line_items: [{ line_item_id: 1, quantity: 1 }],
  transactions: [
    { kind: 'refund', status: 'success', amount },
    { kind: 'refund', status: 'failure', amount: '99.00' },
  ],
});

describe('Shopify', () => {
  test('tells of customers, in whatever order, with their word and their addresses', async () => {
    const shop = await connect('SHOPIFY', 'people');
    expect(await send(shop, 'customers/update', ann({ first_name: 'Anna', updated_at: '2026-05-10T10:00:00Z' }))).toEqual(TAKEN);
    // What was before comes late, and changes nothing.
    expect(await send(shop, 'customers/create', ann())).toEqual(TAKEN);
    expect(await person('people', '706405506930370084')).toMatchObject({
      firstName: 'Anna',
      emails: ['ann@example.com'],
      phones: ['+49 228 1'],
      tags: ['vip', 'new'],
      accountStatus: 'ENABLED',
      addedAt: '2025-03-01T09:00:00.000Z',
      addresses: [
        { city: 'Bonn', countryCode: 'DE', regionCode: 'NW' },
        { city: 'Köln', countryCode: 'DE', regionCode: null },
      ],
      consents: [{ channel: 'EMAIL', status: 'SUBSCRIBED' }],
    });
  });

  test('tells of orders with their customer, products and refunds, however often and in whatever order', async () => {
    const shop = await connect('SHOPIFY', 'orders');
    expect(await send(shop, 'orders/create', order())).toEqual(TAKEN);
    expect((await person('orders', '706405506930370084'))?.orders.nodes).toEqual([
      {
        externalId: '820982911946',
        number: '#1001',
        status: 'OPEN',
        financialStatus: 'PAID',
        channel: 'online',
        total: '45.00',
        refunded: '0.00',
        amount: '45.00',
        tax: '7.18',
        shipping: '4.90',
        lines: [
          {
            name: 'Lamp - red',
            quantity: 2,
            returnedQuantity: 0,
            unitPrice: '25.05',
            discount: '5.00',
            amount: '45.10',
            product: { externalId: '632910392', name: 'Lamp', sku: 'L-1' },
          },
        ],
      },
    ]);
    const [first, second] = [refund(11, '10.00', '2026-05-03T10:00:00Z'), refund(12, '5.00', '2026-05-04T10:00:00Z')];
    const refunded = async () => (await person('orders', '706405506930370084'))?.orders.nodes[0];
    expect(await send(shop, 'refunds/create', second)).toEqual(TAKEN);
    expect(await refunded()).toMatchObject({ refunded: '5.00', financialStatus: 'PARTIALLY_REFUNDED' });
    // The order tells of the first alone, as it was then: the second stays.
    await send(
      shop,
      'orders/updated',
      order({ refunds: [first], updated_at: '2026-05-04T11:00:00Z', financial_status: 'partially_refunded' }),
    );
    expect(await refunded()).toMatchObject({ refunded: '15.00', lines: [{ returnedQuantity: 1 }] });
    await send(shop, 'refunds/create', { ...first, created_at: '2026-05-05T10:00:00Z' });
    expect(await refunded()).toMatchObject({ refunded: '15.00' });
    await send(
      shop,
      'orders/cancelled',
      order({ refunds: [first, second], cancelled_at: '2026-05-06T10:00:00Z', updated_at: '2026-05-06T10:00:00Z' }),
    );
    expect(await refunded()).toMatchObject({ refunded: '15.00', status: 'CANCELLED', amount: '0.00' });
  });

  test('is listened to once, and only if it has signed the whole body', async () => {
    const shop = await connect('SHOPIFY', 'signed');
    expect(await send(shop, 'customers/create', ann(), 'another-secret-than-that')).toMatchObject({ code: 401 });
    const headers = { 'content-type': 'application/json', 'x-shopify-topic': 'customers/create' };
    expect((await fetch(`${server.url}${shop.address}`, { method: 'POST', headers, body: JSON.stringify(ann()) })).status).toBe(401);
    expect(await person('signed', '706405506930370084')).toBeNull();
    expect(await send(shop, 'customers/create', ann())).toEqual(TAKEN);
    expect(await send(shop, 'customers/create', ann())).toEqual({ code: 200, status: 'REPEATED', problems: [] });
    // Under another topic, which nobody has signed, it is the same message.
    expect(await send(shop, 'customers/delete', ann())).toMatchObject({ status: 'REPEATED' });
    expect(await send(shop, 'customers/delete', ann({ note: 'new' }))).toMatchObject({ problems: [{ code: 'INVALID_VALUE' }] });
    expect(await person('signed', '706405506930370084')).not.toBeNull();
    const unknown = { ...shop, address: '/shops/0b5e6a52-5f0e-4f0e-8f0e-0b5e6a525f0e' };
    expect(await send(unknown, 'customers/create', ann())).toMatchObject({ code: 404 });
    expect(await send(shop, 'customers/create', '{"id":')).toMatchObject({ code: 400 });
    const { inboundProblems } = await server.ask<{ inboundProblems: { nodes: object[] } }>(
      '{ inboundProblems(source: "signed", first: 10) { nodes { via type code count } } }',
    );
    expect(inboundProblems.nodes).toContainEqual({ via: 'SHOPIFY', type: 'signature', code: 'UNAUTHENTICATED', count: 2 });
  });

  test('deletes orders and products, and customers only where that was said', async () => {
    const shop = await connect('SHOPIFY', 'deleting');
    await send(shop, 'orders/create', order());
    expect(await send(shop, 'customers/delete', LONG_ID)).toMatchObject({ problems: [{ code: 'FORBIDDEN' }] });
    expect(await send(shop, 'orders/delete', { id: 820982911946 })).toEqual(TAKEN);
    expect((await person('deleting', '706405506930370084'))?.orders.nodes).toEqual([]);
    const strict = await connect('SHOPIFY', 'deleting', { deletesCustomers: true });
    expect(await send(strict, 'customers/delete', LONG_ID)).toEqual(TAKEN);
    expect(await person('deleting', '706405506930370084')).toBeNull();
    expect(await send(strict, 'refunds/create', refund(1, '1.00', '2026-05-03T10:00:00Z'))).toMatchObject({
      problems: [{ code: 'UNKNOWN_REFERENCE' }],
    });
    expect(await send(strict, 'carts/update', { id: 'x' })).toMatchObject({ code: 200, status: 'IGNORED' });
  });

  test('keeps orders of guests until their person appears, from whatever source', async () => {
    const shop = await connect('SHOPIFY', 'guests');
    const guest = { customer: null, email: 'Gus@Example.com' };
    expect(await send(shop, 'orders/create', order(guest))).toEqual(TAKEN);
    await send(shop, 'orders/paid', order({ ...guest, updated_at: '2026-05-03T10:00:00Z', total_price: '50.00' }));
    await server.ask(
      'mutation { syncCustomers(input: { source: "crm", records: [{ externalId: "g", emails: ["gus@example.com"] }] }) { created } }',
    );
    expect((await person('crm', 'g'))?.orders.nodes).toMatchObject([{ externalId: '820982911946', total: '50.00' }]);
    // From now on they are known.
    await send(shop, 'orders/create', order({ ...guest, id: 5, updated_at: '2026-05-05T10:00:00Z' }));
    expect((await person('crm', 'g'))?.orders.nodes).toHaveLength(2);
    expect(await send(shop, 'orders/create', order({ customer: null, email: '', id: 6 }))).toMatchObject({
      problems: [{ code: 'REQUIRED' }],
    });
  });

  test('changes over to another secret, and is disconnected', async () => {
    const shop = await connect('SHOPIFY', 'rotated');
    await server.ask(`mutation ($id: ID!) { rotateShopSecret(id: $id, secret: "the-new-secret-of-it", overlapSeconds: 60) { id } }`, {
      id: shop.id,
    });
    expect(await send(shop, 'customers/create', ann())).toEqual(TAKEN);
    expect(await send(shop, 'customers/create', ann({ tags: 'a' }), 'the-new-secret-of-it')).toEqual(TAKEN);
    server.clock.advance(61_000);
    expect(await send(shop, 'customers/create', ann({ tags: 'b' }))).toMatchObject({ code: 401 });
    const { shops } = await server.ask<{ shops: Record<string, unknown>[] }>('{ shops { id lastMessageAt } }');
    expect(shops).toContainEqual({ id: shop.id, lastMessageAt: '2026-05-15T12:00:00.000Z' });
    await server.ask('mutation ($id: ID!) { disconnectShop(id: $id) { deletedId } }', { id: shop.id });
    expect(await send(shop, 'customers/create', ann({ tags: 'c' }), 'the-new-secret-of-it')).toMatchObject({ code: 404 });
  });
});

describe('WooCommerce', () => {
  const woo = (more: object = {}) => ({
    id: 727,
    number: '727',
    status: 'processing',
    currency: 'EUR',
    created_via: 'checkout',
    date_created_gmt: '2026-05-02T10:00:00',
    date_modified_gmt: '2026-05-02T10:00:00',
    discount_total: '2.00',
    shipping_total: '4.00',
    total: '22.00',
    total_tax: '0.00',
    customer_id: 26,
    billing: { first_name: 'Bob', email: 'bob@example.com' },
    line_items: [{ id: 315, name: 'Tea', product_id: 93, sku: 'T', quantity: 2, subtotal: '20.00', total: '18.00', price: 9 }],
    coupon_lines: [{ code: 'spring' }],
    refunds: [],
    ...more,
  });

  test('tells of customers, orders and products in its own words', async () => {
    const shop = await connect('WOOCOMMERCE', 'woo');
    expect(await send(shop, 'action.ping', 'webhook_id=7', 'not even signed')).toEqual({ code: 200, status: 'IGNORED' });
    expect(await send(shop, 'order.created', woo())).toEqual(TAKEN);
    expect(
      await send(shop, 'customer.updated', {
        id: 26,
        email: 'bob@example.com',
        first_name: 'Bob',
        date_created_gmt: '2025-01-01T00:00:00',
        date_modified_gmt: '2026-05-01T00:00:00',
        billing: { city: 'Ulm', country: 'DE', state: 'DE-BW', phone: '0731 1' },
        shipping: { city: 'Ulm', country: 'DE', state: 'DE-BW' },
      }),
    ).toEqual(TAKEN);
    expect(await person('woo', '26')).toMatchObject({
      firstName: 'Bob',
      emails: ['bob@example.com'],
      phones: ['0731 1'],
      addresses: [{ city: 'Ulm', countryCode: 'DE' }],
      orders: {
        nodes: [
          {
            status: 'OPEN',
            financialStatus: 'PAID',
            channel: 'online',
            total: '22.00',
            lines: [{ name: 'Tea', unitPrice: '10.00', discount: '2.00', amount: '18.00', product: { externalId: '93', sku: 'T' } }],
          },
        ],
      },
    });
    const back = { status: 'completed', refunds: [{ id: 1, total: '-7.00' }], date_modified_gmt: '2026-05-04T10:00:00' };
    await send(shop, 'order.updated', woo(back));
    expect((await person('woo', '26'))?.orders.nodes).toMatchObject([
      { status: 'COMPLETED', financialStatus: 'PARTIALLY_REFUNDED', refunded: '7.00' },
    ]);
    await send(shop, 'product.updated', {
      id: 93,
      name: 'Green tea',
      sku: 'T',
      regular_price: '11.00',
      categories: [{ name: 'Tea' }],
      tags: [],
      date_modified_gmt: '2026-05-05T00:00:00',
    });
    const { product } = await server
      .ask<{ product: object }>(`{ products(first: 100) { nodes { externalId source name listPrice categoryPath } } }`)
      .then((answer) => ({
        product:
          (answer as unknown as { products: { nodes: { source: string }[] } }).products.nodes.find(({ source }) => source === 'woo') ?? {},
      }));
    expect(product).toMatchObject({ externalId: '93', name: 'Green tea', listPrice: '11.00', categoryPath: ['Tea'] });
    expect(await send(shop, 'order.deleted', { id: 727 })).toEqual(TAKEN);
    expect((await person('woo', '26'))?.orders.nodes).toEqual([]);
  });

  test('keeps what guests buy', async () => {
    const shop = await connect('WOOCOMMERCE', 'woo-guests');
    await send(shop, 'order.created', woo({ customer_id: 0, billing: { email: 'hal@example.com' } }));
    await send(shop, 'customer.created', {
      id: 30,
      email: 'HAL@example.com',
      date_modified_gmt: '2026-05-06T00:00:00',
      billing: {},
      shipping: {},
    });
    expect((await person('woo-guests', '30'))?.orders.nodes).toMatchObject([{ number: '727' }]);
  });
});

test('a shop is connected with the scopes of what it writes', async () => {
  const scopes = ['imports:read', 'imports:write', 'customers:write', 'orders:write', 'products:write', 'personal_data:read'] as const;
  const key = await createKey(server, [...scopes]);
  const connectWith = (more: object) =>
    server.send(
      'mutation ($input: ConnectShopInput!) { connectShop(input: $input) { id } }',
      { input: { name: 'x', kind: 'SHOPIFY', secret: SECRET, ...more } },
      key,
    );
  expect((await connectWith({ deletesCustomers: true })).errors?.[0]?.extensions).toMatchObject({
    code: 'FORBIDDEN',
    scopes: ['customers:erase'],
  });
  expect((await connectWith({})).errors).toBeUndefined();
  expect((await connectWith({ secret: 'short' })).errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT', field: 'secret' });
  expect(server.logged.filter((line) => line.includes(SECRET))).toEqual([]);
});

test('gives nobody a secret who may not read addresses: what guests buy tells whether somebody has one', async () => {
  const writes = ['imports:read', 'imports:write', 'customers:write', 'orders:write', 'products:write'] as const;
  const key = await createKey(server, [...writes]);
  const connecting = server.send(
    'mutation ($input: ConnectShopInput!) { connectShop(input: $input) { id } }',
    {
      input: { name: 'x', kind: 'SHOPIFY', secret: SECRET },
    },
    key,
  );
  expect((await connecting).errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', scopes: ['personal_data:read'] });
});

test('gives nobody a secret who may not write what the shop does, and none of a shop that deletes people to who may not', async () => {
  const shop = await connect('SHOPIFY', 'taken-over', { deletesCustomers: true });
  const writes = ['imports:read', 'imports:write', 'customers:write', 'orders:write', 'products:write', 'personal_data:read'];
  const rotate = 'mutation ($id: ID!) { rotateShopSecret(id: $id, secret: "of-somebody-else-00000") { id } }';
  for (const [scopes, refused] of [
    [['imports:read', 'imports:write'], true],
    [writes, true],
    [[...writes.slice(0, -1), 'customers:erase'], true],
    [[...writes, 'customers:erase'], false],
  ] as const) {
    const { errors } = await server.send(rotate, { id: shop.id }, await createKey(server, [...scopes]));
    expect([scopes.length, errors?.[0]?.extensions?.['code']]).toEqual([scopes.length, refused ? 'FORBIDDEN' : undefined]);
  }
});
