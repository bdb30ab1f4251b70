import { setTimeout as wait } from 'node:timers/promises';
import { openDatabase } from '../../src/database/open-database.js';
import { sql } from '../../src/database/sql.js';
import { entities } from '../../src/model/index.js';
import { startTestServer, type TestServer } from '../support/server.js';

/* What the audit log has of readings is written before they are answered: nobody is told anything that could not be written down. */

let server: TestServer;
let customerId: string;
beforeAll(async () => {
  server = await startTestServer();
  const { syncCustomers } = await server.ask<{ syncCustomers: { results: { id: string }[] } }>(
    'mutation { syncCustomers(input: { source: "shop", records: [{ externalId: "ann", firstName: "Ann" }] }) { results { id } } }',
  );
  customerId = syncCustomers.results[0]?.id ?? '';
});
afterAll(() => server.close());

const READ: Readonly<Record<string, string>> = {
  'of many, by page sizes': '{ customers(first: 101) { nodes { firstName } } }',
  'of many, by a rule': '{ customers(first: 101, query: "last_name = \'x\'") { nodes { id } } }',
  'of everything that is held about one': 'query ($id: ID!) { exportCustomer(id: $id) }',
};

test.each(Object.entries(READ))('%s', async (_, document) => {
  const { DATABASE_URL: url, CANTLE_DATA: dataFolder = '' } = server.environment;
  const database = await openDatabase({ url, dataFolder, entities, poolSize: 2 });
  let answer: ReturnType<TestServer['send']> | undefined;
  const first = await database.transaction(async (transaction) => {
    await transaction.execute(sql`/* test.holdUp */ lock table audit_entry in access exclusive mode`);
    answer = server.send(document, { id: customerId });
    // What is not audited goes on.
    for (let n = 0; n < 5; n++) await server.ask('{ customers(first: 1) { nodes { firstName } } }');
    return Promise.race([answer.then(() => 'told'), wait(500, 'held up')]);
  });
  expect(first).toBe('held up');
  expect((await answer)?.errors).toBeUndefined();
  await database.close();
});
