import { updateSegment } from '../../src/membership/index.js';
import { getSegment } from '../../src/membership/set/get-segment.js';
import { contradictions } from '../support/laws/verify.js';
import { givenCustomers } from '../support/records.js';
import { saveSegment, useOneDatabase, type TestWorkspace } from '../support/workspace.js';

const ROUNDS = 8;

let workspace: TestWorkspace;
const emptyWorkspace = useOneDatabase();
beforeEach(async () => {
  workspace = await emptyWorkspace();
  await givenCustomers(workspace, { externalId: 'ann', birthDate: '1980-01-01' }, { externalId: 'bob', birthDate: '2010-01-01' });
});

test('edits of different fields at once all take effect', async () => {
  const { id } = await saveSegment(workspace, 'age >= 30', 'people');
  for (let round = 0; round < ROUNDS; round++) {
    const edits = [{ name: `people ${round}` }, { description: `as of ${round}` }, { query: `age >= ${round}` }];
    await Promise.all(edits.map((edit) => updateSegment(workspace, id, edit)));
    expect(await getSegment(workspace, id)).toMatchObject({ ...Object.assign({}, ...edits), version: 2 + round, state: 'ready' });
  }
  expect(await contradictions(workspace)).toEqual([]);
});

test('of rules saved at once the last one holds, and the members are its own', async () => {
  const { id } = await saveSegment(workspace, 'age >= 30', 'people');
  for (let round = 0; round < ROUNDS; round++) {
    await Promise.all(['age >= 30', 'age < 30', 'age >= 0', 'age < 0'].map((query) => updateSegment(workspace, id, { query })));
    expect(await contradictions(workspace)).toEqual([]);
  }
});
