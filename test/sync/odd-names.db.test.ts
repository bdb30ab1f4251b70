import { sql } from '../../src/database/sql.js';
import { declareAttributes, syncCustomers, type SyncContext } from '../../src/sync/index.js';
import { syncContext } from '../support/records.js';
import { useOneDatabase, type TestWorkspace } from '../support/workspace.js';

/* Names that mean something to the language that the program is written in. */

const emptyWorkspace = useOneDatabase();
let workspace: TestWorkspace;
let context: SyncContext;
beforeEach(async () => {
  workspace = await emptyWorkspace();
  context = syncContext(workspace.database);
});

const declare = async (key: string) => (await declareAttributes(context, [{ key, name: 'Odd', type: 'text' }])).results[0];

test.each(['constructor', 'toString', 'hasOwnProperty', 'shop.__proto__'])('an attribute called %s keeps its values', async (key) => {
  expect(await declare(key)).toMatchObject({ status: 'CREATED' });
  const { results } = await syncCustomers(context, { source: 'shop', records: [{ externalId: 'a', attributes: { [key]: 'y' } }] });
  expect(results).toMatchObject([{ status: 'CREATED', errors: [] }]);
  const rows = await workspace.database.query<{ value: string }>(sql`/* test */ select attributes ->> ${key} as value from customer`);
  expect(rows).toEqual([{ value: 'y' }]);
});

test('one under whose name no value could be kept is refused', async () => {
  expect(await declare('__proto__')).toMatchObject({ status: 'REJECTED', errors: [{ code: 'INVALID_VALUE', path: ['key'] }] });
});
