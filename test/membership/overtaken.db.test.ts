import { appendChanges, readChanges } from '../../src/changes/index.js';
import { sql } from '../../src/database/sql.js';
import { newId } from '../../src/kernel/id.js';
import { evaluateBatch, SegmentSet, settle, sweep, updateSegment } from '../../src/membership/index.js';
import { pausedBefore, untilBlocked, type Pause } from '../support/laws/paused-database.js';
import { contradictions } from '../support/laws/verify.js';
import { givenCustomers, givenOrders } from '../support/records.js';
import { membersOf, saveSegment, useOneDatabase, type TestWorkspace } from '../support/workspace.js';

/* What begins first does not end first: transactions that overtake each other. The embedded database runs one at a time. */
const overlapping = process.env['DATABASE_URL'] === undefined ? test.skip : test;

let workspace: TestWorkspace;
let ann: string;
let bob: string;

const emptyWorkspace = useOneDatabase();
beforeEach(async () => {
  workspace = await emptyWorkspace();
  [ann = '', bob = ''] = await givenCustomers(workspace, { externalId: 'ann' }, { externalId: 'bob' });
});
afterEach(async () => {
  // A test that fails leaves somebody paused, with locks held.
  for (const { release } of pauses.splice(0)) release();
});

const pauses: Pause[] = [];
function paused(name: string): Pause {
  const pause = pausedBefore(workspace.database, name);
  pauses.push(pause);
  return pause;
}

/** A process of its own: it shares nothing with the other but the database. */
const another = (database = workspace.database) => ({ ...workspace, database, segmentSet: new SegmentSet(workspace.timeZone) });

const order = (externalId: string) => ({ externalId, customerExternalId: 'ann', placedAt: '2026-05-10T10:00:00Z', total: '10' });

async function changesOf(segmentId: string): Promise<string[]> {
  const changes = await readChanges(workspace.database, { after: 0n, first: 100, segmentIds: [segmentId] });
  return changes.map(({ kind }) => kind);
}

overlapping('a reader of the log never passes over a change that commits late', async () => {
  const segmentId = newId();
  const append = paused('test.end');
  const appendOf = (database: typeof workspace.database, customerId: string) =>
    database.transaction(async (transaction) => {
      appendChanges(transaction, [{ segmentId, customerId, kind: 'ENTERED', cause: 'DATA' }], workspace.clock.now());
      await transaction.query(sql`/* test.append */ select 1`);
      await transaction.query(sql`/* test.end */ select 1`);
    });
  const first = appendOf(append.database, ann);
  await append.reached;
  const second = appendOf(workspace.database, bob);
  expect(await untilBlocked(workspace.database, second)).toBe('blocked');
  const seen = await readChanges(workspace.database, { after: 0n, first: 100 });
  append.release();
  await Promise.all([first, second]);
  seen.push(...(await readChanges(workspace.database, { after: seen.at(-1)?.seq ?? 0n, first: 100 })));
  expect(seen.map(({ customerId }) => customerId)).toEqual([ann, bob]);
});

overlapping('a write that commits after a later one has been evaluated is evaluated too', async () => {
  const { id } = await saveSegment(workspace, 'number_of_orders = 1 AND web_savviness >= 5');
  const late = paused('test.end');
  const writing = late.database.transaction(async (transaction) => {
    await transaction.execute(sql`/* test */
      insert into "order" (id, source, external_id, customer_id, status, financial_status, currency, total, discount, refunded, line_count,
        placed_at, created_at, updated_at)
      values (${newId()}, 'shop', 'o1', ${ann}, 'completed', 'paid', 'EUR', 10, 0, 0, 0, now(), now(), now())`);
    await transaction.query(sql`/* test.end */ select 1`);
  });
  await late.reached;
  await workspace.database.execute(sql`/* test */ update customer set web_savviness = 9 where id = ${ann}`);
  await settle(workspace);
  expect(await membersOf(workspace, id)).toEqual([]);
  late.release();
  await writing;
  await settle(workspace);
  expect(await membersOf(workspace, id)).toEqual(['ann']);
  expect(await contradictions(workspace)).toEqual([]);
});

overlapping('of two evaluators of one customer the second does what else there is, and a reader waits for the first', async () => {
  const once = await saveSegment(workspace, 'number_of_orders = 1');
  const often = await saveSegment(workspace, 'number_of_orders > 1');
  await settle(workspace);
  await givenOrders(workspace, order('o1'));
  const slow = paused('membership.done');
  const first = evaluateBatch(another(slow.database));
  await slow.reached;
  await givenOrders(workspace, order('o2'), { ...order('o3'), customerExternalId: 'bob' });
  const second = await evaluateBatch(another());
  expect(second).toMatchObject({ changes: 1 });
  expect(second.passedOver).toBeGreaterThan(0);
  expect(await membersOf(workspace, once.id)).toEqual(['bob']);
  const reading = settle(another());
  expect(await untilBlocked(workspace.database, reading)).toBe('blocked');
  slow.release();
  expect([await first, await reading]).toMatchObject([{ changes: 1 }, { stale: false }]);
  expect([await changesOf(once.id), await changesOf(often.id)]).toEqual([['ENTERED', 'ENTERED', 'LEFT'], ['ENTERED']]);
  expect(await contradictions(workspace)).toEqual([]);
});

/** Bob's order passes out of the segment at noon, and Ann's an hour later. */
async function passingOneAfterTheOther() {
  const { id } = await saveSegment(workspace, 'last_order_date > -36h');
  const placedAt = (hour: number) => new Date(workspace.clock.now().getTime() - (36 - hour) * HOUR_MS).toISOString();
  await givenOrders(
    workspace,
    { ...order('o1'), placedAt: placedAt(1), customerExternalId: 'bob' },
    { ...order('o2'), placedAt: placedAt(2) },
  );
  await settle(workspace);
  expect(await membersOf(workspace, id)).toEqual(['ann', 'bob']);
  workspace.clock.advance(HOUR_MS + 1);
  return id;
}
const HOUR_MS = 3_600_000;

test('whoever crosses while memberships are brought up to date is not among the members of the instant that is named', async () => {
  const id = await passingOneAfterTheOther();
  const slow = paused('membership.lockFreeCustomers');
  const reading = settle(another(slow.database));
  await slow.reached;
  workspace.clock.advance(HOUR_MS);
  slow.release();
  expect(await reading).toEqual({ asOf: workspace.clock.now(), stale: false });
  expect(await membersOf(workspace, id)).toEqual([]);
});

overlapping('whom the passing of time has put on the queue a reader waits for, whoever has taken them', async () => {
  const id = await passingOneAfterTheOther();
  const behind = paused('membership.claim');
  const reading = settle(another(behind.database));
  await behind.reached;
  const slow = paused('membership.done');
  const first = evaluateBatch(another(slow.database));
  await slow.reached;
  behind.release();
  expect(await untilBlocked(workspace.database, reading)).toBe('blocked');
  slow.release();
  await first;
  expect(await reading).toMatchObject({ stale: false });
  expect(await membersOf(workspace, id)).toEqual(['ann']);
});

overlapping('whom another process has put on the queue meanwhile is waited for too', async () => {
  const id = await passingOneAfterTheOther();
  const slow = paused('membership.lockFreeCustomers');
  const reading = settle(another(slow.database));
  await slow.reached;
  workspace.clock.advance(HOUR_MS);
  expect(await sweep(another())).toBe(1);
  slow.release();
  expect(await reading).toEqual({ asOf: workspace.clock.now(), stale: false });
  expect(await membersOf(workspace, id)).toEqual([]);
});

overlapping.each([
  ['a customer', 'membership.done'],
  ['a new customer', 'membership.done'],
  ['a batch', 'membership.lockFreeCustomers'],
])('whoever holds %s for long keeps no evaluation waiting, and readers are answered in time', async (what, at) => {
  const once = await saveSegment(workspace, 'number_of_orders = 1');
  if (what !== 'a new customer') await settle(workspace);
  await givenOrders(workspace, order('o1'));
  const frozen = paused(at);
  const first = evaluateBatch(another(frozen.database));
  await frozen.reached;
  await givenOrders(workspace, order('o2'));
  const began = performance.now();
  expect(await settle(another(), { patienceMs: 300 })).toMatchObject({ stale: true });
  await givenCustomers(workspace, { externalId: 'cid' });
  await givenOrders(workspace, { ...order('o3'), customerExternalId: 'cid' });
  while (!(await membersOf(workspace, once.id)).includes('cid')) await evaluateBatch(another());
  expect(performance.now() - began).toBeLessThan(3_000);
  frozen.release();
  await first;
  expect(await settle(workspace)).toMatchObject({ stale: false });
  expect(await membersOf(workspace, once.id)).toEqual(['cid']);
  expect(await contradictions(workspace)).toEqual([]);
});

overlapping('a rule does not change under an evaluator that has read it', async () => {
  const { id } = await saveSegment(workspace, 'number_of_orders = 1');
  await givenOrders(workspace, order('o1'));
  const slow = paused('membership.lockFreeCustomers');
  const evaluation = evaluateBatch(another(slow.database));
  await slow.reached;
  const editing = updateSegment(another(), id, { query: 'number_of_orders = 0' });
  const waits = await untilBlocked(workspace.database, editing);
  slow.release();
  await Promise.all([evaluation, editing]);
  await settle(workspace);
  expect(await membersOf(workspace, id)).toEqual(['bob']);
  expect(await contradictions(workspace)).toEqual([]);
  expect(waits).toBe('blocked');
});
