import { ensureDemoKey } from '../../src/access/index.js';
import { SCOPES, type Scope } from '../../src/model/index.js';
import { createKey, startTestServer, type TestServer } from '../support/server.js';
import { openTestWorkspace } from '../support/workspace.js';

/* People are deleted by whoever may erase, and by nobody else who may write. */

let server: TestServer;
beforeAll(async () => void (server = await startTestServer()));
afterAll(() => server.close());

const DELETE = 'mutation ($input: DeleteRecordsInput!) { deleteRecords(input: $input) { updated unchanged rejected } }';

test('to delete a customer, known or not, among whatever else, takes customers:erase', async () => {
  const writes = Object.keys(SCOPES).filter((scope) => scope.endsWith(':write'));
  const [without, withIt] = [await createKey(server, writes), await createKey(server, [...writes, 'customers:erase'])];
  await server.ask(`mutation {
    syncCustomers(input: { source: "shop", records: [{ externalId: "ann" }] }) { created }
    syncProducts(input: { source: "shop", records: [{ externalId: "lamp", name: "Lamp" }] }) { created } }`);
  const send = (externalId: string, key: string) =>
    server.send(
      DELETE,
      {
        input: {
          source: 'shop',
          records: [
            { kind: 'PRODUCT', externalId: 'lamp' },
            { kind: 'CUSTOMER', externalId },
          ],
        },
      },
      key,
    );
  for (const externalId of ['ann', 'nobody']) {
    const { errors } = await send(externalId, without);
    expect(errors?.map(({ extensions }) => extensions)).toMatchObject([{ code: 'FORBIDDEN', scopes: ['customers:erase'] }]);
  }
  const left = await server.ask('{ customers(first: 5) { totalCount } products(first: 5) { totalCount } }');
  expect(left).toEqual({ customers: { totalCount: 1 }, products: { totalCount: 1 } });
  expect(await send('ann', withIt)).toMatchObject({ data: { deleteRecords: { updated: 2, unchanged: 0, rejected: 0 } } });
});

test('the demo key, which lies about, neither erases nor lets in again, manages no keys, and may everything else', async () => {
  const workspace = await openTestWorkspace();
  try {
    const demo = await ensureDemoKey(workspace.database, workspace.clock);
    const all = Object.keys(SCOPES) as Scope[];
    expect(all.filter((scope) => !demo?.apiKey.scopes.includes(scope)).toSorted()).toEqual([
      'admin',
      'customers:erase',
      'keys:manage',
      'suppressions:lift',
    ]);
  } finally {
    await workspace.close();
  }
});
