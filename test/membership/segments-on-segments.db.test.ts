import { readChanges } from '../../src/changes/index.js';
import { addSegmentMembers, createSegment, deleteSegment, settle, updateSegment } from '../../src/membership/index.js';
import { syncCustomers } from '../../src/sync/index.js';
import { membersOf, saveSegment, useOneDatabase, type TestWorkspace } from '../support/workspace.js';

let workspace: TestWorkspace;
let idOf: (externalId: string) => string;

const emptyWorkspace = useOneDatabase();
beforeEach(async () => {
  workspace = await emptyWorkspace();
  const customers = [
    { externalId: 'ann', gender: 'female', tags: ['vip'] },
    { externalId: 'bea', gender: 'female' },
    { externalId: 'cid', gender: 'male', tags: ['vip'] },
  ];
  const { results } = await syncCustomers(workspace, { source: 'test', records: customers });
  idOf = (externalId) => results.find((result) => result.externalId === externalId)?.id ?? '';
});

test('a segment builds on another by name, and keeps its id', async () => {
  const women = await saveSegment(workspace, "gender = 'female'", 'Women');
  const others = await saveSegment(workspace, "customer_tags CONTAINS 'vip' AND segment NOT MATCHES (name = 'Women')");
  expect(others.query).toBe(`customer_tags CONTAINS 'vip' AND segment NOT MATCHES (id = '${women.id}')`);
  expect(await membersOf(workspace, others.id)).toEqual(['cid']);
});

test('a change of the lower segment moves the higher one, without a detour', async () => {
  await saveSegment(workspace, "gender = 'female'", 'Women');
  const first = await saveSegment(workspace, "segment MATCHES (name = 'Women') AND customer_tags CONTAINS 'vip'", 'First');
  const second = await saveSegment(workspace, "segment NOT MATCHES (name = 'First') AND gender = 'male'", 'Second');
  expect(await membersOf(workspace, second.id)).toEqual(['cid']);
  await syncCustomers(workspace, { source: 'test', records: [{ externalId: 'ann', gender: 'male' }] });
  await settle(workspace);
  expect(await membersOf(workspace, first.id)).toEqual([]);
  expect(await membersOf(workspace, second.id)).toEqual(['ann', 'cid']);
  const changes = await readChanges(workspace.database, { after: 0n, first: 100, segmentIds: [second.id], customerIds: [idOf('ann')] });
  expect(changes.map(({ kind, cause }) => `${kind} ${cause}`)).toEqual(['ENTERED DATA']);
});

test('a hand-kept list moves the segments that build on it', async () => {
  const { segment: list } = await createSegment(workspace, { name: 'Guests', kind: 'STATIC' });
  const guests = await saveSegment(workspace, "segment MATCHES (name = 'Guests') AND gender = 'female'");
  await addSegmentMembers(workspace, list?.id ?? '', [idOf('bea'), idOf('cid')]);
  await settle(workspace);
  expect(await membersOf(workspace, guests.id)).toEqual(['bea']);
});

test('time in a segment counts', async () => {
  await saveSegment(workspace, "gender = 'female'", 'Women');
  const settled = await saveSegment(workspace, "segment MATCHES (name = 'Women', since <= -30d)");
  expect(await membersOf(workspace, settled.id)).toEqual([]);
  workspace.clock.moveTo('2026-06-14T00:00:00Z');
  await settle(workspace);
  expect(await membersOf(workspace, settled.id)).toEqual(['ann', 'bea']);
});

test('a cycle is refused with its path, and nothing is saved', async () => {
  const one = await saveSegment(workspace, "gender = 'female'", 'One');
  await saveSegment(workspace, "segment MATCHES (name = 'One')", 'Two');
  await saveSegment(workspace, "segment MATCHES (name = 'Two')", 'Three');
  const { errors } = await updateSegment(workspace, one.id, { query: "segment MATCHES (name = 'Three')" });
  expect(errors).toEqual([
    { code: 'SEGMENT_CYCLE', message: "The segment would build on itself: 'One' > 'Three' > 'Two' > 'One'.", path: ['query'] },
  ]);
  expect(await membersOf(workspace, one.id)).toEqual(['ann', 'bea']);
});

test('a segment that others build on is not deleted', async () => {
  const women = await saveSegment(workspace, "gender = 'female'", 'Women');
  await saveSegment(workspace, "segment MATCHES (name = 'Women')", 'Copy');
  await expect(deleteSegment(workspace, women.id)).rejects.toMatchObject({ code: 'CONFLICT', message: expect.stringContaining("'Copy'") });
});

test('an unknown segment is told with the nearest name', async () => {
  await saveSegment(workspace, "gender = 'female'", 'Women');
  const { errors } = await createSegment(workspace, { name: 'x', query: "segment MATCHES (name = 'Wimen')" });
  expect(errors[0]).toMatchObject({ code: 'UNKNOWN_VALUE', suggestion: "'Women'" });
});
