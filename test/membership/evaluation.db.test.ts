import { headOfLog, readChanges } from '../../src/changes/index.js';
import { deleteSegment, retryFailed, SegmentSet, settle, updateSegment, type Segment } from '../../src/membership/index.js';
import { syncCustomers, syncOrders } from '../../src/sync/index.js';
import { membersOf, saveSegment, useOneDatabase, type TestWorkspace } from '../support/workspace.js';

let workspace: TestWorkspace;

const emptyWorkspace = useOneDatabase();
beforeEach(async () => {
  workspace = await emptyWorkspace();
  await syncCustomers(workspace, {
    source: 'test',
    records: [{ externalId: 'ann', birthDate: '1980-01-01' }, { externalId: 'bob', birthDate: '2010-01-01' }, { externalId: 'cid' }],
  });
});

async function placeOrder(externalId: string, customer: string, total: string, placedAt: string, refunded?: string): Promise<void> {
  const { rejected, results } = await syncOrders(workspace, {
    source: 'test',
    records: [
      {
        externalId,
        customerExternalId: customer,
        placedAt,
        refunded: refunded ?? null,
        lines: [{ name: 'Hat', quantity: 1, unitPrice: total }],
      },
    ],
  });
  expect([rejected, results[0]?.errors]).toEqual([0, []]);
}

async function changesOf(segmentId: string): Promise<string[]> {
  const changes = await readChanges(workspace.database, { after: 0n, first: 100, segmentIds: [segmentId] });
  return changes.map((change) => `${change.kind} ${change.cause}`);
}

test('a new segment has its members at once', async () => {
  const adults = await saveSegment(workspace, 'age >= 30');
  expect(adults.state).toBe('ready');
  expect(await membersOf(workspace, adults.id)).toEqual(['ann']);
  expect(await changesOf(adults.id)).toEqual(['ENTERED DEFINITION']);
});

test('an order makes a customer enter and its refund makes the customer leave', async () => {
  const spenders = await saveSegment(workspace, 'amount_spent > 100');
  await placeOrder('o1', 'ann', '150.00', '2026-05-01T10:00:00Z');
  await settle(workspace);
  expect(await membersOf(workspace, spenders.id)).toEqual(['ann']);
  await placeOrder('o1', 'ann', '150.00', '2026-05-01T10:00:00Z', '100.00');
  await settle(workspace);
  expect(await membersOf(workspace, spenders.id)).toEqual([]);
  expect(await changesOf(spenders.id)).toEqual(['ENTERED DATA', 'LEFT DATA']);
});

test('the passing of time moves membership without any write', async () => {
  const recent = await saveSegment(workspace, 'last_order_date >= -30d');
  const lapsed = await saveSegment(workspace, 'orders_placed MATCHES (date >= -30d, count = 0)');
  await placeOrder('o1', 'ann', '150.00', '2026-05-01T10:00:00Z');
  await settle(workspace);
  expect(await membersOf(workspace, recent.id)).toEqual(['ann']);
  expect(await membersOf(workspace, lapsed.id)).toEqual(['bob', 'cid']);
  workspace.clock.moveTo('2026-05-31T23:59:59Z');
  await settle(workspace);
  expect(await membersOf(workspace, recent.id)).toEqual(['ann']);
  workspace.clock.moveTo('2026-06-01T00:00:00Z');
  await settle(workspace);
  expect(await membersOf(workspace, recent.id)).toEqual([]);
  expect(await membersOf(workspace, lapsed.id)).toEqual(['ann', 'bob', 'cid']);
  expect(await changesOf(recent.id)).toEqual(['ENTERED DATA', 'LEFT TIME']);
});

test('a changed definition moves members with cause DEFINITION, and deleting a segment says that they left', async () => {
  const segment = await saveSegment(workspace, 'age >= 30', 'people');
  await updateSegment(workspace, segment.id, { query: 'age < 30' });
  expect(await membersOf(workspace, segment.id)).toEqual(['bob']);
  await deleteSegment(workspace, segment.id);
  expect(await changesOf(segment.id)).toEqual(['ENTERED DEFINITION', 'LEFT DEFINITION', 'ENTERED DEFINITION', 'LEFT DEFINITION']);
});

test('nothing is written where nothing changes', async () => {
  await saveSegment(workspace, 'age >= 30');
  const { seq: head } = await headOfLog(workspace.database);
  await placeOrder('o1', 'ann', '1.00', '2026-05-01T10:00:00Z');
  await settle(workspace);
  expect((await headOfLog(workspace.database)).seq).toBe(head);
});

const MOVING = ['last_order_date >= -3d', 'last_order_date < -300d', 'age >= 47', "anniversary('birth_date') BETWEEN today AND +30d"];

test('a clock that jumps a year, ahead and back, moves each customer once', async () => {
  await placeOrder('o1', 'ann', '150.00', '2026-05-14T10:00:00Z');
  const segments: Segment[] = [];
  for (const rule of MOVING) segments.push(await saveSegment(workspace, rule));
  const members = () => Promise.all(segments.map(({ id }) => membersOf(workspace, id)));
  const before = await members();
  expect(before).toEqual([['ann'], [], [], []]);
  workspace.clock.moveTo('2027-05-15T12:00:00Z');
  await settle(workspace);
  expect(await members()).toEqual([[], ['ann'], ['ann'], []]);
  workspace.clock.moveTo('2026-05-15T12:00:00Z');
  await settle(workspace);
  expect(await members()).toEqual(before);
  const changes = await Promise.all(segments.map(({ id }) => changesOf(id)));
  expect(changes).toEqual([
    ['ENTERED DEFINITION', 'LEFT TIME', 'ENTERED TIME'],
    ['ENTERED TIME', 'LEFT TIME'],
    ['ENTERED TIME', 'LEFT TIME'],
    [],
  ]);
});

test('a process that starts after three days of downtime works off what was left, and the days', async () => {
  const recent = await saveSegment(workspace, 'last_order_date >= -3d');
  const spenders = await saveSegment(workspace, 'amount_spent > 100');
  await placeOrder('o1', 'ann', '150.00', '2026-05-14T10:00:00Z');
  await placeOrder('o3', 'cid', '10.00', '2026-05-14T10:00:00Z');
  await settle(workspace);
  // Of these the process that went down had not evaluated any.
  await placeOrder('o2', 'bob', '150.00', '2026-05-15T10:00:00Z');
  await placeOrder('o1', 'ann', '150.00', '2026-05-14T10:00:00Z', '100.00');
  workspace.clock.moveTo('2026-05-18T12:00:00Z');
  const started = { ...workspace, segmentSet: new SegmentSet(workspace.timeZone) };
  await retryFailed(started);
  expect(await settle(started)).toMatchObject({ stale: false });
  expect(await membersOf(workspace, recent.id)).toEqual(['bob']);
  expect(await membersOf(workspace, spenders.id)).toEqual(['bob']);
  // Who left for a written reason and by time left by what was written.
  expect((await changesOf(recent.id)).toSorted()).toEqual([...Array<string>(3).fill('ENTERED DATA'), 'LEFT DATA', 'LEFT TIME']);
  expect((await changesOf(spenders.id)).toSorted()).toEqual(['ENTERED DATA', 'ENTERED DATA', 'LEFT DATA']);
});
