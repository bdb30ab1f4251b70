import { addSegmentMembers, createSegment, settle } from '../../src/membership/index.js';
import { entities } from '../../src/model/index.js';
import { adviceOf, adviceOfAll } from '../support/advice.js';
import { givenCustomers, givenOrders } from '../support/records.js';
import { saveSegment, useOneDatabase, type TestWorkspace } from '../support/workspace.js';

/* Advice on a shop that begins, and on whom time and data move. */

const emptyWorkspace = useOneDatabase({ entities });
let workspace: TestWorkspace;
beforeEach(async () => {
  workspace = await emptyWorkspace();
});

test('without customers, and with one, what is missing is said, and nothing is invented', async () => {
  expect(await adviceOfAll(workspace)).toMatchObject({ customers: 0, segments: 0, advice: [], each: [], unsaid: [] });
  const { id } = await saveSegment(workspace, 'household_size > 2', 'Large');
  expect(await adviceOf(workspace, id)).toMatchObject({
    advice: [],
    unsaid: [
      { kind: 'TOO_BROAD', reason: 'NO_CUSTOMERS' },
      { kind: 'UNSTABLE', reason: 'FEW_CHANGES' },
    ],
  });
  await givenCustomers(workspace, { externalId: 'ann', householdSize: 4 });
  expect(await adviceOf(workspace, id)).toMatchObject({
    advice: [],
    unsaid: [
      { kind: 'TOO_BROAD', reason: 'FEW_CUSTOMERS' },
      { kind: 'UNREACHABLE', reason: 'NO_CONSENTS' },
      { kind: 'NEARLY_ANOTHER', reason: 'FEW_MEMBERS' },
      { kind: 'UNSTABLE', reason: 'FEW_CHANGES' },
      { kind: 'NOT_DISTINCT', reason: 'FEW_MEMBERS' },
    ],
  });
  expect((await adviceOfAll(workspace)).unsaid).toContainEqual({ kind: 'UNREACHABLE', reason: 'NO_CONSENTS', segments: 1 });
});

const DAY_MS = 86_400_000;
const forty = Array.from({ length: 40 }, (_, index) => `p${index}`);
const unstable = async (id: string) => (await adviceOf(workspace, id, ['UNSTABLE'])).advice;

test('a segment that many enter and soon leave is unstable, by what data say or by time; one that they stay in is not', async () => {
  await givenCustomers(workspace, ...forty.map((externalId) => ({ externalId, householdSize: 1, webSavviness: 1 })));
  const edge = await saveSegment(workspace, 'household_size > 2', 'Edge');
  const steady = await saveSegment(workspace, 'web_savviness > 5', 'Steady');
  const lately = await saveSegment(workspace, 'last_order_date >= -3d', 'Lately');
  await settle(workspace);
  await givenCustomers(workspace, ...forty.map((externalId) => ({ externalId, householdSize: 3, webSavviness: 9 })));
  await givenOrders(
    workspace,
    ...forty.map((externalId) => ({
      externalId,
      customerExternalId: externalId,
      placedAt: workspace.clock.now().toISOString(),
      total: '20',
    })),
  );
  await settle(workspace);
  workspace.clock.advance(2 * DAY_MS);
  await givenCustomers(workspace, ...forty.slice(0, 30).map((externalId) => ({ externalId, householdSize: 2 })));
  await settle(workspace);
  // Until the days after all entries are over, nobody knows how many are undone.
  workspace.clock.advance(4 * DAY_MS);
  await settle(workspace);
  expect(await adviceOf(workspace, edge.id, ['UNSTABLE'])).toMatchObject({ advice: [], unsaid: [{ reason: 'FEW_CHANGES' }] });
  workspace.clock.advance(2 * DAY_MS);
  await settle(workspace);
  expect(await unstable(edge.id)).toMatchObject([
    {
      kind: 'UNSTABLE',
      strength: 'STRONG',
      figures: [
        { measure: 'ENTRIES', value: 40 },
        { measure: 'SOON_UNDONE', value: 30 },
        { measure: 'SOON_UNDONE_SHARE', value: 0.75 },
        { measure: 'UNDONE_BY_TIME', value: 0 },
      ],
    },
  ]);
  expect(await unstable(steady.id)).toEqual([]);
  expect((await unstable(lately.id))[0]?.change).toMatch(/^Its dates lie too near each other/);
});

test('who comes and goes because the rule was changed, or long ago, makes no segment unstable', async () => {
  await givenCustomers(workspace, ...forty.map((externalId) => ({ externalId, householdSize: 3 })));
  const { id } = await saveSegment(workspace, 'household_size > 2', 'Made');
  await settle(workspace);
  workspace.clock.advance(DAY_MS);
  await givenCustomers(workspace, ...forty.map((externalId) => ({ externalId, householdSize: 1 })));
  await settle(workspace);
  await givenCustomers(workspace, ...forty.map((externalId) => ({ externalId, householdSize: 5 })));
  await settle(workspace);
  await givenCustomers(workspace, ...forty.map((externalId) => ({ externalId, householdSize: 1 })));
  await settle(workspace);
  workspace.clock.advance(8 * DAY_MS);
  // The first time they entered since the segment was made.
  expect((await unstable(id))[0]?.figures[0]).toMatchObject({ measure: 'ENTRIES', value: 40 });
  workspace.clock.advance(100 * DAY_MS);
  expect(await adviceOf(workspace, id, ['UNSTABLE'])).toMatchObject({ advice: [], unsaid: [{ reason: 'FEW_CHANGES' }] });
});

test('a list kept by hand has no rule to be unstable, and what is too broad may be one of several', async () => {
  const ids = await givenCustomers(
    workspace,
    ...Array.from({ length: 60 }, (_, index) => ({ externalId: `p${index}`, householdSize: 1 + (index % 3) })),
  );
  const { segment } = await createSegment(workspace, { name: 'List', kind: 'STATIC' });
  await addSegmentMembers(workspace, segment?.id ?? '', ids.slice(0, 20));
  expect(await adviceOf(workspace, segment?.id ?? '', ['UNSTABLE', 'NEARLY_ANOTHER'])).toMatchObject({
    advice: [],
    unsaid: [
      { kind: 'NEARLY_ANOTHER', reason: 'NO_OTHER_SEGMENTS' },
      { kind: 'UNSTABLE', reason: 'NO_RULE' },
    ],
  });
  const broad = await saveSegment(workspace, 'household_size < 3 OR household_size = 3', 'Broad');
  expect((await adviceOf(workspace, broad.id, ['TOO_BROAD'])).advice).toMatchObject([
    { clause: 'household_size < 3', suggestion: { rule: 'household_size = 3', size: 20 } },
  ]);
  expect((await adviceOfAll(workspace)).advice).toMatchObject([
    { kind: 'MUCH_UNCOVERED', strength: 'STRONG', suggestion: { rule: "segment NOT MATCHES (name = 'List')", size: 40 } },
  ]);
});
