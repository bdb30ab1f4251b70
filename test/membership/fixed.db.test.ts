import { sql } from '../../src/database/sql.js';
import { addSegmentMembers, createSegment, explain, settle } from '../../src/membership/index.js';
import { mergeCustomers, syncCustomers, unmergeCustomer } from '../../src/sync/index.js';
import { askedText } from '../support/asked.js';
import { membersOf, saveSegment, useOneDatabase, type TestWorkspace } from '../support/workspace.js';

/* What the laws have found, as the shortest histories that show it. */

let workspace: TestWorkspace;

const emptyWorkspace = useOneDatabase();
beforeEach(async () => {
  workspace = await emptyWorkspace();
});

async function givenCustomers(...externalIds: string[]): Promise<string[]> {
  const { results } = await syncCustomers(workspace, { source: 'test', records: externalIds.map((externalId) => ({ externalId })) });
  return results.map(({ id }) => id ?? '');
}

test('a new customer enters segments of those who have nothing', async () => {
  const without = await saveSegment(workspace, 'orders_placed NOT MATCHES () AND number_of_orders = 0');
  await givenCustomers('ann');
  await settle(workspace);
  expect(await membersOf(workspace, without.id)).toEqual(['ann']);
});

test('a merge that moves a place on a static segment moves membership of what builds on it, and so does its undoing', async () => {
  const [ann = '', bob = ''] = await givenCustomers('ann', 'bob');
  const { segment: list } = await createSegment(workspace, { name: 'list', kind: 'STATIC' });
  const built = await saveSegment(workspace, `segment MATCHES (id = '${list?.id}')`);
  await addSegmentMembers(workspace, list?.id ?? '', [bob]);
  await settle(workspace);
  const members = async () =>
    (await workspace.database.query<{ id: string }>(sql`select customer_id as id from membership where segment_id = ${built.id}`)).map(
      ({ id }) => id,
    );
  expect(await members()).toEqual([bob]);
  const { mergeIds } = await mergeCustomers(workspace, ann, [bob]);
  await settle(workspace);
  expect(await members()).toEqual([ann]);
  await unmergeCustomer(workspace, mergeIds[0] ?? '');
  await settle(workspace);
  expect(await members()).toEqual([bob]);
});

test('a segment made by a process whose clock is behind has the members of the time that was swept', async () => {
  await syncCustomers(workspace, { source: 'test', records: [{ externalId: 'ann', addedAt: '2026-05-15T10:59:45Z' }] });
  await settle(workspace);
  workspace.clock.advance(-30_000);
  const earlier = await saveSegment(workspace, 'customer_added_date < -60min');
  expect(await membersOf(workspace, earlier.id)).toEqual(['ann']);
});

test.each([
  ['2024-02-28T12:00:00Z', '2000-02-29', 23],
  ['2024-02-29T12:00:00Z', '2000-02-29', 24],
  ['2025-02-27T12:00:00Z', '2000-02-29', 24],
  ['2025-02-28T12:00:00Z', '2000-02-29', 25],
  ['2025-02-28T12:00:00Z', '2000-03-01', 24],
])('on %s an explanation gives somebody born on %s the age of %d that the rule sees', async (now, birthDate, age) => {
  workspace.clock.moveTo(now);
  const { results } = await syncCustomers(workspace, { source: 'test', records: [{ externalId: 'ann', birthDate }] });
  const { root } = await explain(workspace, results[0]?.id ?? '', await askedText(workspace, `age = ${age}`));
  expect([root.holds, root.actual[0]?.value]).toEqual([true, age]);
});
