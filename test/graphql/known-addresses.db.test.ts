import { createKey, startTestServer, type TestServer } from '../support/server.js';

/* Whoever may not read personal data is not told by what is written whether somebody has an address. */

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await server.ask(
    'mutation { syncCustomers(input: { source: "crm", records: [{ externalId: "ann", emails: ["ann@example.com"] }] }) { created } }',
  );
});
afterAll(() => server.close());

const MUTATIONS: readonly (readonly [name: string, of: (email: string) => string])[] = [
  [
    'changeCustomers',
    (email) =>
      `changeCustomers(input: { source: "crm", records: [{ externalId: "ann", addTags: ["x"] }, { email: "${email}", addTags: ["x"] }] })`,
  ],
  [
    'syncOrders',
    (email) =>
      `syncOrders(input: { source: "form", records: [{ externalId: "1", placedAt: "2026-01-01T00:00:00Z", guestEmail: "${email}" }] })`,
  ],
  ['upsertCustomersByEmail', (email) => `upsertCustomersByEmail(input: { source: "form", records: [{ emails: ["${email}"] }] })`],
];

const WRITES = ['customers:write', 'orders:write'];

test.each(MUTATIONS)('%s takes personal_data:read where people are named by address', async (_name, of) => {
  const [without, withIt] = [await createKey(server, WRITES), await createKey(server, [...WRITES, 'personal_data:read'])];
  const ask = async (email: string, key: string) => {
    const { errors, data } = await server.send(`mutation { ${of(email)} { results { status } } }`, {}, key);
    return errors === undefined ? JSON.stringify(data) : JSON.stringify(errors.map(({ message, extensions }) => [message, extensions]));
  };
  const [known, unknown] = [await ask('ann@example.com', without), await ask('nobody@example.com', without)];
  expect(known).toMatch(/FORBIDDEN.*"scopes":\["personal_data:read"\]/);
  expect(unknown).toBe(known);
  expect(await ask('ann@example.com', withIt)).toMatch(/CREATED|UPDATED|UNCHANGED/);
});

test('changeCustomers by id takes no more than it writes', async () => {
  const key = await createKey(server, ['customers:write']);
  for (const record of ['{ externalId: "ann", addTags: ["y"] }', '{ externalId: "ann", email: null, addTags: ["z"] }']) {
    const { errors } = await server.send(
      `mutation { changeCustomers(input: { source: "crm", records: [${record}] }) { results { status } } }`,
      {},
      key,
    );
    expect(errors).toBeUndefined();
  }
});
