import { openDatabase } from '../../src/database/open-database.js';
import { sql } from '../../src/database/sql.js';
import { entities } from '../../src/model/index.js';
import { untilBlocked } from '../support/laws/paused-database.js';
import { startTestServer, type TestServer } from '../support/server.js';

/* What a former secret of a key is refused, it is refused in the very moment of the rotation too. */

const CREATE = 'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { key apiKey { id } } }';
const UPDATE = 'mutation ($id: ID!, $input: UpdateApiKeyInput!) { updateApiKey(id: $id, input: $input) { name } }';
const ROTATE = 'mutation ($id: ID!, $overlapSeconds: Int!) { rotateApiKey(id: $id, overlapSeconds: $overlapSeconds) { key } }';

let server: TestServer;
beforeAll(async () => void (server = await startTestServer()));
afterAll(() => server.close());

async function make(input: object): Promise<{ readonly key: string; readonly id: string }> {
  const { createApiKey } = await server.ask<{ createApiKey: { key: string; apiKey: { id: string } } }>(CREATE, {
    input: { name: 'test', ...input },
  });
  return { key: createApiKey.key, id: createApiKey.apiKey.id };
}

const codeOf = async (query: string, variables: object, key: string) =>
  (await server.send(query, variables, key)).errors?.[0]?.extensions['code'];

const SHOP = ['imports:read', 'imports:write', 'customers:write', 'orders:write', 'products:write', 'personal_data:read'];
const CONNECT = 'mutation { connectShop(input: { name: "s", kind: SHOPIFY, secret: "a-secret-of-the-tests" }) { id } }';
const MOMENTS: readonly (readonly [what: string, ask: () => Promise<readonly [mutation: string, variables: object]>])[] = [
  ['makes no key', async () => [CREATE, { input: { name: 'x', scopes: [] } }]],
  ['changes no other key', async () => [UPDATE, { id: (await make({ scopes: [] })).id, input: { name: 'x' } }]],
  ['rotates no other key', async () => [ROTATE, { id: (await make({ scopes: [] })).id, overlapSeconds: 0 }]],
  ['connects no shop', async () => [CONNECT, {}]],
  [
    'gives no shop another secret',
    async () => {
      const { connectShop } = await server.ask<{ connectShop: { id: string } }>(CONNECT);
      return ['mutation ($id: ID!) { rotateShopSecret(id: $id, secret: "another-secret-of-tests") { id } }', { id: connectShop.id }];
    },
  ],
];
test.each(process.env['DATABASE_URL'] === undefined ? [] : MOMENTS)(
  'in the very moment in which its key is rotated, a former secret %s',
  async (_, asked) => {
    const { key, id } = await make({ scopes: ['keys:manage', ...SHOP] });
    const [mutation, variables] = await asked();
    const { DATABASE_URL: url } = server.environment;
    const database = await openDatabase({ url, dataFolder: '', entities });
    let answer: ReturnType<typeof codeOf> | undefined;
    // As a rotation that has not come to its end.
    await database.transaction(async (transaction) => {
      await transaction.execute(sql`/* test */ insert into api_key_former_secret (hash, api_key_id, ends_at)
        select hash, id, ${new Date(server.clock.now().getTime() + 60_000)} from api_key where id = ${id}::uuid`);
      await transaction.execute(sql`/* test */ update api_key set hash = sha256(${key}::bytea || 'x') where id = ${id}::uuid`);
      answer = codeOf(mutation, variables, key);
      await untilBlocked(database, answer);
    });
    expect(await answer).toBe('FORBIDDEN');
    await database.close();
  },
);
