import { randomBytes } from 'node:crypto';
import { ADMIN_KEY, startTestServer, type TestServer } from '../support/server.js';
import { type Connected, connectShop, sendAsShop } from '../support/shop.js';

/* Whatever stands in whichever field of a message, the server answers what is wrong with it: senders send again for ever what fails. */

let server: TestServer;
beforeAll(async () => void (server = await startTestServer({ now: '2026-05-15T12:00:00Z' })));
afterAll(() => server.close());

/** Longer than what an index takes, and made no shorter by compression. */
const LONG = randomBytes(3_000).toString('hex');
const HOSTILE: readonly unknown[] = [LONG, `${LONG}@example.com`, '9'.repeat(30), 1e300, [LONG], { toString: 1, valueOf: 1, toJSON: 1 }];

type Json = string | number | boolean | null | Json[] | { readonly [key: string]: Json };

/** The body with each of its values replaced, one at a time. */
function* replaced(body: Json, by: unknown): Generator<unknown> {
  yield by;
  if (Array.isArray(body)) {
    for (const [index, value] of body.entries()) for (const one of replaced(value, by)) yield body.with(index, one as Json);
  } else if (typeof body === 'object' && body !== null) {
    for (const [key, value] of Object.entries(body)) for (const one of replaced(value, by)) yield { ...body, [key]: one };
  }
}

const at = '2026-05-02T10:00:00Z';
const address = { id: 3, address1: 'x', city: 'Bonn', province: 'x', province_code: 'NW', country_code: 'DE', zip: '1', phone: '1' };
const shopifyCustomer: Json = {
  id: 1,
  first_name: 'Ann',
  email: 'ann@example.com',
  phone: '1',
  state: 'enabled',
  tags: 'a, b',
  created_at: at,
  updated_at: at,
  default_address: address,
  addresses: [address],
  email_marketing_consent: { state: 'subscribed', opt_in_level: 'x', consent_updated_at: at },
};
const shopifyOrder = (customer: Json): Json => ({
  id: 1,
  name: '#1',
  email: 'gus@example.com',
  created_at: at,
  updated_at: at,
  financial_status: 'paid',
  source_name: 'web',
  location_id: 1,
  currency: 'EUR',
  total_price: '45.00',
  total_discounts: '5.00',
  total_tax: '7.18',
  total_shipping_price_set: { shop_money: { amount: '4.90' } },
  tags: 'x',
  customer,
  line_items: [
    { id: 1, product_id: 2, title: 'Lamp', sku: 'L', vendor: 'v', quantity: 2, price: '25.05', discount_allocations: [{ amount: '2.50' }] },
  ],
  refunds: [
    { id: 1, transactions: [{ kind: 'refund', status: 'success', amount: '1.00' }], refund_line_items: [{ line_item_id: 1, quantity: 1 }] },
  ],
});
const wooOrder = (customerId: number): Json => ({
  id: 727,
  number: '727',
  status: 'processing',
  currency: 'EUR',
  created_via: 'checkout',
  date_created_gmt: at,
  date_modified_gmt: at,
  discount_total: '2.00',
  shipping_total: '4.00',
  total: '22.00',
  total_tax: '0.00',
  customer_id: customerId,
  billing: { first_name: 'Bob', email: 'bob@example.com' },
  line_items: [{ id: 315, name: 'Tea', product_id: 93, sku: 'T', quantity: 2, subtotal: '20.00', total: '18.00' }],
  coupon_lines: [{ code: 'spring' }],
  refunds: [{ id: 1, total: '-1.00' }],
});
const wooCustomer: Json = {
  id: 26,
  email: 'bob@example.com',
  first_name: 'Bob',
  date_created_gmt: at,
  date_modified_gmt: at,
  billing: { address_1: 'x', city: 'Ulm', country: 'DE', state: 'DE-BW', phone: '0731 1', postcode: '1' },
  shipping: { city: 'Ulm' },
};
const MESSAGES: readonly (readonly [kind: Connected['kind'], topic: string, body: Json])[] = [
  ['SHOPIFY', 'customers/update', shopifyCustomer],
  ['SHOPIFY', 'orders/create', shopifyOrder({ id: 1, first_name: 'Ann' })],
  ['SHOPIFY', 'orders/updated', shopifyOrder(null)],
  [
    'SHOPIFY',
    'refunds/create',
    { id: 1, order_id: 1, created_at: at, transactions: [{ kind: 'refund', status: 'success', amount: '1.00' }] },
  ],
  [
    'SHOPIFY',
    'products/update',
    {
      id: 1,
      title: 'x',
      vendor: 'v',
      product_type: 'x',
      tags: 'x',
      variants: [{ sku: 'x', price: '1.00' }],
      published_at: at,
      updated_at: at,
    },
  ],
  ['SHOPIFY', 'orders/delete', { id: 1 }],
  ['WOOCOMMERCE', 'customer.updated', wooCustomer],
  ['WOOCOMMERCE', 'order.updated', wooOrder(26)],
  ['WOOCOMMERCE', 'order.created', wooOrder(0)],
  [
    'WOOCOMMERCE',
    'product.updated',
    { id: 93, name: 'Tea', sku: 'T', regular_price: '11.00', categories: [{ name: 'Tea' }], tags: [{ name: 'x' }], date_modified_gmt: at },
  ],
];

test.each(MESSAGES)(
  '%s %s',
  async (kind, topic, body) => {
    const shop = await connectShop(server, { kind, source: `${kind} ${topic}` });
    const failed: string[] = [];
    await sendAsShop(server, shop, topic, body as object);
    for (const value of HOSTILE) {
      for (const one of replaced(body, value)) {
        const text = JSON.stringify(one);
        const { code } = await sendAsShop(server, shop, topic, text);
        if (code >= 500) failed.push(`${code}: ${text.replaceAll(LONG, 'LONG')}`);
      }
    }
    await server.ask('mutation ($id: ID!) { disconnectShop(id: $id) { deletedId } }', { id: shop.id });
    expect(failed).toEqual([]);
  },
  120_000,
);

const order: Json = {
  order_id: 'o',
  total: 5,
  revenue: 4,
  shipping: 1,
  tax: 1,
  discount: 1,
  currency: 'EUR',
  coupon: 'x',
  products: [{ product_id: 'p', sku: 's', name: 'n', variant: 'v', quantity: 1, price: 2, coupon: 'c', brand: 'b', category: 'c' }],
};
const CALLS: readonly Json[] = [
  {
    type: 'identify',
    messageId: 'm',
    userId: 'u',
    anonymousId: 'a',
    timestamp: at,
    sentAt: at,
    traits: {
      email: 'ann@example.com',
      phone: '1',
      name: 'A B',
      birthday: '1990-01-01',
      createdAt: at,
      locale: 'de',
      address: { street: 'x', city: 'x', state: 'x', country: 'DE', postalCode: 'x' },
      nickname: 'x',
    },
  },
  { type: 'track', messageId: 'm', anonymousId: 'b', event: 'Seen', properties: { a: 1 }, context: { traits: { email: 'x@example.com' } } },
  { type: 'track', messageId: 'm', userId: 'u', event: 'Order Completed', properties: order },
  { type: 'track', messageId: 'm', anonymousId: 'c', event: 'Order Completed', properties: order },
  { type: 'track', messageId: 'm', anonymousId: 'c', event: 'Order Refunded', properties: order },
  { type: 'page', messageId: 'm', userId: 'u', name: 'x', category: 'x', properties: {} },
  {
    type: 'group',
    messageId: 'm',
    userId: 'u',
    groupId: 'g',
    traits: { name: 'x', employees: 5, website: 'x.example.com', address: { country: 'DE' } },
  },
  { type: 'alias', messageId: 'm', userId: 'u', previousId: 'v' },
];

test.each(CALLS.map((call, n) => [n, call] as const))(
  'a call: %i',
  async (n, call) => {
    const failed: string[] = [];
    for (const value of HOSTILE) {
      for (const one of replaced(call, value)) {
        const body = JSON.stringify({ batch: [one] });
        const { status } = await fetch(`${server.url}/sources/hostile-${n}/v1/batch`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN_KEY}` },
          body,
        });
        if (status >= 500) failed.push(`${status}: ${body.replaceAll(LONG, 'LONG')}`);
      }
    }
    expect(failed).toEqual([]);
  },
  120_000,
);
