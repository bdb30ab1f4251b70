import { sql } from '../../src/database/sql.js';
import { openDatabase } from '../../src/database/open-database.js';
import { entities } from '../../src/model/index.js';
import { ADMIN_KEY, startTestServer, type TestServer } from '../support/server.js';
import { connectShop, sendAsShop } from '../support/shop.js';

/* Who was erased and is to stay away does not come back by what other systems send, under no form of the name, and every answer says so. */

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({
    now: '2026-05-15T12:00:00Z',
    environment: { CANTLE_SUPPRESSION_KEY: 'the_secret_that_nobody_guesses_in_tests' },
  });
});
afterAll(() => server.close());

const at = '2026-05-14T12:00:00Z';

interface Told {
  readonly taken: number;
  readonly problems: readonly { readonly index: number; readonly lost: string; readonly code: string }[];
}

async function tell(source: string, ...batch: object[]): Promise<Told> {
  const response = await fetch(`${server.url}/sources/${source}/v1/batch`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN_KEY}` },
    body: JSON.stringify({ batch: batch.map((message, n) => ({ timestamp: at, messageId: `${source}-${n}`, ...message })) }),
  });
  return (await response.json()) as Told;
}

/** Somebody who is called so, erased for good. */
async function givenErased(source: string, externalId: string): Promise<void> {
  const { syncCustomers } = await server.ask<{ syncCustomers: { results: { id: string }[] } }>(
    'mutation ($input: SyncCustomersInput!) { syncCustomers(input: $input) { results { id } } }',
    { input: { source, records: [{ externalId, firstName: 'Bob' }] } },
  );
  await server.ask('mutation ($id: ID!) { eraseCustomer(id: $id, suppress: true) { suppressed } }', {
    id: syncCustomers.results[0]?.id,
  });
}

/** What customers of the source are called, and what waits for somebody. */
async function held(source: string): Promise<readonly string[]> {
  const { customers } = await server.ask<{ customers: { nodes: { externalIds: { source: string; externalId: string }[] }[] } }>(
    '{ customers(first: 100) { nodes { externalIds { source externalId } } } }',
  );
  const database = await openDatabase({
    url: server.environment['DATABASE_URL'],
    dataFolder: server.environment['CANTLE_DATA'] ?? '',
    entities,
  });
  try {
    const waiting = await database.query<{ name: string }>(
      sql`/* test */ select 'waits for ' || customer_external_id as name from waiting_record where source = ${source}`,
    );
    const names = customers.nodes.flatMap(({ externalIds }) => externalIds.filter((one) => one.source === source));
    return [...names.map(({ externalId }) => externalId), ...waiting.map(({ name }) => name)].toSorted();
  } finally {
    await database.close();
  }
}

const known = { type: 'identify', userId: 'kim', traits: { firstName: 'Kim' } };
const CALLS: readonly (readonly [name: string, messages: readonly object[], lost: readonly number[], held: readonly string[]])[] = [
  ['alias of the user', [known, { type: 'alias', userId: 'kim', previousId: 'NAME' }], [1], ['kim']],
  ['alias of the visitor', [known, { type: 'alias', userId: 'kim', previousId: 'anonymous:NAME' }], [1], ['kim']],
  ['alias to the user', [known, { type: 'alias', userId: 'NAME', previousId: 'kim' }], [1], ['kim']],
  ['identify', [{ type: 'identify', userId: 'NAME', traits: { firstName: 'Bob' } }], [0], []],
  [
    'identify and what follows',
    [
      { type: 'identify', userId: 'NAME', traits: { firstName: 'Bob' } },
      { type: 'track', userId: 'NAME', event: 'Seen' },
      { type: 'track', userId: 'NAME', event: 'Order Completed', properties: { order_id: 'o', total: 1, currency: 'EUR' } },
      { type: 'group', userId: 'NAME', groupId: 'g', traits: { name: 'G' } },
    ],
    [0, 1, 2, 3],
    [],
  ],
  ['what a visitor does', [{ type: 'track', anonymousId: 'NAME', event: 'Seen' }], [0], []],
  [
    'what a visitor buys',
    [{ type: 'track', anonymousId: 'NAME', event: 'Order Completed', properties: { order_id: 'p', total: 1, currency: 'EUR' } }],
    [0],
    [],
  ],
  ['who a visitor is', [{ type: 'identify', anonymousId: 'NAME', traits: { email: 'bob@example.com' } }], [0], []],
  // The rest of the message is of somebody else, and is taken without that name.
  ['a device of somebody else', [{ type: 'track', userId: 'kim', anonymousId: 'NAME', event: 'Seen' }], [], ['kim']],
];

describe.each(['user', 'visitor'])('of a %s who was erased', (what) => {
  test.each(CALLS)('%s brings nothing back', async (name, messages, lost, expected) => {
    const source = `${what} ${name}`.replaceAll(' ', '-');
    await givenErased(source, what === 'user' ? 'bob' : 'anonymous:bob');
    const told = await tell(source, ...(JSON.parse(JSON.stringify(messages).replaceAll('NAME', 'bob')) as object[]));
    expect(told.problems.map(({ index, lost: how, code }) => `${index} ${how} ${code}`)).toEqual(
      lost.map((index) => `${index} message SUPPRESSED`),
    );
    expect(told.taken).toBe(messages.length - lost.length);
    expect(await held(source)).toEqual(expected);
  });
});

test('a suppression that is lifted is lifted of users and visitors alike', async () => {
  await givenErased('lifted', 'anonymous:bob');
  await server.ask('mutation { liftSuppression(source: "lifted", externalIds: ["bob"]) { lifted } }');
  expect(await tell('lifted', known, { type: 'alias', userId: 'kim', previousId: 'bob' })).toMatchObject({ taken: 2, problems: [] });
  expect(await held('lifted')).toEqual(['anonymous:bob', 'bob', 'kim']);
});

test('links say so too', async () => {
  await givenErased('linked', 'bob');
  await tell('linked', known);
  const { linkCustomers } = await server.ask<{ linkCustomers: object[] }>(
    `mutation { linkCustomers(links: [
      { source: "linked", externalId: "bob", sameAsSource: "linked", sameAsExternalId: "kim" }
      { source: "linked", externalId: "kim", sameAsSource: "linked", sameAsExternalId: "bob" }
      { source: "linked", externalId: "nobody", sameAsSource: "linked", sameAsExternalId: "bob" }]) { status errors { code path } } }`,
  );
  expect(linkCustomers).toEqual(
    ['externalId', 'sameAsExternalId', 'sameAsExternalId'].map((field) => ({
      status: 'REJECTED',
      errors: [{ code: 'SUPPRESSED', path: [field] }],
    })),
  );
});

test('orders of a guest who is to stay away are told of', async () => {
  const shop = await connectShop(server, { kind: 'SHOPIFY', source: 'guests' });
  const order = (id: number) => ({
    id,
    email: 'gus@example.com',
    customer: null,
    created_at: at,
    updated_at: at,
    total_price: '1.00',
    currency: 'EUR',
  });
  await sendAsShop(server, shop, 'orders/create', order(1));
  const { syncCustomers } = await server.ask<{ syncCustomers: { results: { id: string }[] } }>(
    'mutation { syncCustomers(input: { source: "crm", records: [{ externalId: "gus", emails: ["gus@example.com"] }] }) { results { id } } }',
  );
  await server.ask('mutation ($id: ID!) { eraseCustomer(id: $id, suppress: true) { suppressed } }', {
    id: syncCustomers.results[0]?.id,
  });
  expect(await sendAsShop(server, shop, 'orders/create', order(2))).toMatchObject({ code: 200, problems: [{ code: 'SUPPRESSED' }] });
  expect(await held('guests')).toEqual([]);
});
