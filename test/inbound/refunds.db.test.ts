import { randomBytes } from 'node:crypto';
import { startTestServer, type TestServer } from '../support/server.js';
import { type Connected, connectShop, sendAsShop } from '../support/shop.js';

/* A refund that is refused is as if it had never been told, and what cannot be stored is refused with what is wrong. */

let server: TestServer;
beforeAll(async () => void (server = await startTestServer({ now: '2026-05-15T12:00:00Z' })));
afterAll(() => server.close());

/** Longer than what an index takes, and made no shorter by compression. */
const LONG = randomBytes(3_000).toString('hex');
const at = '2026-05-02T10:00:00Z';
const order = (more: object = {}) => ({
  id: 1,
  line_items: [],
  total_price: '10.00',
  currency: 'EUR',
  created_at: at,
  updated_at: at,
  customer: { id: 7 },
  ...more,
});
const refund = (id: string | number, amount: string, more: object = {}) => ({
  id,
  order_id: 1,
  created_at: '2026-05-03T10:00:00Z',
  transactions: [{ kind: 'refund', status: 'success', amount }],
  ...more,
});

const send = (shop: Connected, body: object, topic = 'refunds/create') => sendAsShop(server, shop, topic, body);
const connect = async (source: string) => {
  const shop = await connectShop(server, { kind: 'SHOPIFY', source });
  expect(await send(shop, order(), 'orders/create')).toMatchObject({ problems: [] });
  return shop;
};

async function refunded(source: string): Promise<unknown> {
  const { customerByExternalId } = await server.ask<{ customerByExternalId: { orders: { nodes: object[] } } }>(
    `query ($source: String!) { customerByExternalId(source: $source, externalId: "7") {
      orders(first: 5) { nodes { refunded financialStatus } } } }`,
    { source },
  );
  return customerByExternalId.orders.nodes;
}

const refusals: readonly (readonly [what: string, body: object, path: readonly string[]])[] = [
  ['more than the total', refund(1, '15.00'), ['refunded']],
  ['less than nothing', refund(1, '-5.00'), ['refunds', '0', 'amount']],
  ['more than any amount', refund(1, '99999999999999999999999'), ['refunds', '0', 'amount']],
  ['under an id too long', refund(LONG, '1.00'), ['refunds', '0', 'externalId']],
  ['under no id', refund('', '1.00'), ['refunds', '0', 'externalId']],
  ['at no moment', refund(1, '1.00', { created_at: 'yesterday' }), ['updatedAt']],
  ['in the future', refund(1, '1.00', { created_at: '2027-05-03T10:00:00Z' }), ['updatedAt']],
];

test.each(refusals)('a refund %s is refused and leaves nothing', async (source, body, path) => {
  const shop = await connect(source);
  for (let n = 0; n < 2; n++) expect(await send(shop, body)).toMatchObject({ code: 200, problems: [{ code: 'INVALID_VALUE', path }] });
  expect(await send(shop, refund(2, '4.00'))).toMatchObject({ problems: [] });
  expect(await refunded(source)).toEqual([{ refunded: '4.00', financialStatus: 'PARTIALLY_REFUNDED' }]);
  expect(await send(shop, order({ updated_at: '2026-05-04T10:00:00Z' }), 'orders/updated')).toMatchObject({ problems: [] });
  expect(await send(shop, refund(3, '6.00', { created_at: '2026-05-05T10:00:00Z' }))).toMatchObject({ problems: [] });
  expect(await refunded(source)).toEqual([{ refunded: '10.00', financialStatus: 'REFUNDED' }]);
});

const told = refusals.filter(([, { created_at: moment }]: readonly [string, { created_at?: string }, unknown]) =>
  moment?.startsWith('2026-'),
);
test.each(told)('an order with a refund %s is refused, and leaves nothing of it', async (what, body) => {
  const source = `order: ${what}`;
  const shop = await connect(source);
  const later = order({ updated_at: '2026-05-04T10:00:00Z', refunds: [refund(5, '1.00'), body] });
  const { code, problems } = await send(shop, later, 'orders/updated');
  expect([code, problems?.map((problem) => problem.code)]).toEqual([200, ['INVALID_VALUE']]);
  expect(await send(shop, refund(2, '10.00'))).toMatchObject({ problems: [] });
  expect(await refunded(source)).toEqual([{ refunded: '10.00', financialStatus: 'REFUNDED' }]);
});

test.each([`${LONG}@example.com`, 'not an address', '@'])('a guest whose address is none has none: %.20s', async (email) => {
  const shop = await connect(`guest ${email.slice(0, 20)}`);
  const problems = [{ code: 'REQUIRED', path: ['email'] }];
  expect(await send(shop, order({ id: 2, customer: null, email }), 'orders/create')).toMatchObject({ code: 200, problems });
});
