import type { Database } from '../../src/database/database.js';
import { Unavailable } from '../../src/database/unavailable.js';
import { continueBuilding } from '../../src/membership/build/index.js';
import { updateSegment } from '../../src/membership/index.js';
import { getSegment } from '../../src/membership/set/get-segment.js';
import { contradictions } from '../support/laws/verify.js';
import { pausedBefore } from '../support/laws/paused-database.js';
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

test('an edit is answered in time, whatever its members wait for, and they are found all the same', async () => {
  const { id } = await saveSegment(workspace, 'age >= 30', 'people');
  const held = pausedBefore(workspace.database, 'build.claim');
  const edited = await updateSegment(
    { ...workspace, database: held.database },
    id,
    { query: 'age < 30' },
    { patienceMs: 10, graceMs: 100 },
  );
  expect(edited).toMatchObject({ errors: [], segment: { query: 'age >= 30', state: 'building' } });
  held.release();
  while (await continueBuilding(workspace));
  expect(await getSegment(workspace, id)).toMatchObject({ query: 'age < 30', state: 'ready' });
  expect(await contradictions(workspace)).toEqual([]);
});

test('an edit that is saved is not refused because a lock keeps its members from being found', async () => {
  const { id } = await saveSegment(workspace, 'age >= 30', 'people');
  let transactions = 0;
  const locked: Database = new Proxy(workspace.database, {
    get: (target, key) => {
      const member: unknown = Reflect.get(target, key, target);
      if (key === 'with' || key === 'on') return () => locked;
      // The first is that of the edit itself.
      if (key === 'transaction' && ++transactions > 1) return () => Promise.reject(new Unavailable('LOCKED'));
      return typeof member === 'function' ? (member.bind(target) as unknown) : member;
    },
  });
  expect(await updateSegment({ ...workspace, database: locked }, id, { query: 'age < 30' })).toMatchObject({
    errors: [],
    segment: { state: 'building' },
  });
});
