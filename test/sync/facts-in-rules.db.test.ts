import { settle } from '../../src/membership/index.js';
import { declareDataSources, mergeCustomers, syncCustomers } from '../../src/sync/index.js';
import { membersOf, saveSegment, useOneDatabase, type TestWorkspace } from '../support/workspace.js';

/* A broker tells what ann is; of bob only our own system tells anything. */
const emptyWorkspace = useOneDatabase();
let workspace: TestWorkspace;
let ann: string;

const tell = async (source: string, externalId: string, more: object): Promise<string> => {
  const { results } = await syncCustomers(workspace, { source, records: [{ externalId, ...more }] });
  const [result] = results;
  if (result === undefined || result.status === 'REJECTED') throw new Error(`It is refused: ${JSON.stringify(result)}`);
  return String(result.id);
};

beforeEach(async () => {
  workspace = await emptyWorkspace();
  await declareDataSources(workspace, [{ name: 'broker', party: 3 }]);
  ann = await tell('broker', 'a', { gender: 'female', householdSize: 2 });
  await tell('mx', 'b', { gender: 'male' });
});

test('whose word a fact is can be asked for, and who tells it next changes who belongs', async () => {
  const { id: bought } = await saveSegment(workspace, "facts MATCHES (field = 'gender', party = 'THIRD')");
  const { id: own } = await saveSegment(workspace, "facts MATCHES (field = 'gender', party = 'FIRST', source = 'mx')");
  const { id: mostly } = await saveSegment(workspace, "facts.count(party = 'THIRD') > 0.5 * facts.count()");
  await settle(workspace);
  expect(await membersOf(workspace, bought)).toEqual(['a']);
  expect(await membersOf(workspace, own)).toEqual(['b']);
  expect(await membersOf(workspace, mostly)).toEqual(['a']);
  // Our own system comes to know her, and says it itself.
  const known = await tell('mx', 'a', {});
  await mergeCustomers(workspace, ann, [known]);
  await tell('mx', 'a', { gender: 'other' });
  await settle(workspace);
  expect(await membersOf(workspace, bought)).toEqual([]);
  expect((await membersOf(workspace, own)).toSorted()).toEqual(['a', 'a', 'b']);
});
