import { sql } from '../../src/database/sql.js';
import {
  countFailures,
  evaluateBatch,
  measureQueue,
  retryPutAside,
  SegmentSet,
  settle,
  updateSegment,
  type EvaluationFailure,
  type MembershipContext,
  type Segment,
} from '../../src/membership/index.js';
import { getSegment } from '../../src/membership/set/get-segment.js';
import { declareAttributes, syncCustomers } from '../../src/sync/index.js';
import { contradictions } from '../support/laws/verify.js';
import { givenCustomers } from '../support/records.js';
import { membersOf, saveSegment, useOneDatabase, type TestWorkspace } from '../support/workspace.js';

let workspace: TestWorkspace & MembershipContext;
let reported: EvaluationFailure[];

const emptyWorkspace = useOneDatabase();
beforeEach(async () => {
  reported = [];
  workspace = { ...(await emptyWorkspace()), onFailure: (failure) => reported.push(failure) };
  await declareAttributes(workspace, [
    { key: 'shoe_size', name: 'Shoe size', type: 'number' },
    { key: 'wedding', name: 'Wedding day', type: 'date' },
  ]);
  await givenCustomers(workspace, ...['ann', 'bob', 'cid', 'dee'].map((externalId) => ({ externalId, attributes: { shoe_size: 40 } })));
});

/** What no sync would write: somebody's attribute as a text that is none of its type. */
async function poison(externalId: string, attributes: object): Promise<void> {
  await workspace.database.execute(sql`update customer c set attributes = ${JSON.stringify(attributes)}::jsonb
    from customer_external_id x where x.customer_id = c.id and x.external_id = ${externalId}`);
}

async function setAges(...externalIds: string[]): Promise<void> {
  await syncCustomers(workspace, { source: 'shop', records: externalIds.map((externalId) => ({ externalId, birthDate: '1980-01-01' })) });
}

const present = (segment: Segment) => getSegment(workspace, segment.id);
const failuresNow = () =>
  workspace.database.query(sql`select x.external_id, s.name, f.error from evaluation_failure f
  join customer_external_id x on x.customer_id = f.customer_id join segment s on s.id = f.segment_id order by 1, 2`);

test('a customer for whom a rule fails is put aside for that segment, and everybody and everything else goes on', async () => {
  const adults = await saveSegment(workspace, 'age >= 30', 'adults');
  const large = await saveSegment(workspace, "attribute('shoe_size') > 39", 'large');
  await poison('bob', { shoe_size: 'huge' });
  await setAges('ann', 'bob');
  await poison('cid', { shoe_size: 30 });
  expect((await settle(workspace)).stale).toBe(false);
  expect(await membersOf(workspace, adults.id)).toEqual(['ann', 'bob']);
  expect(await membersOf(workspace, large.id)).toEqual(['ann', 'bob', 'dee']);
  expect(await failuresNow()).toEqual([{ external_id: 'bob', name: 'large', error: 'invalid input syntax for type numeric (22P02)' }]);
  expect(await present(large)).toMatchObject({ state: 'ready' });
  expect(reported).toEqual([
    { segmentId: large.id, customerId: expect.any(String), cause: 'DATA', error: expect.not.stringContaining('huge') },
  ]);
  expect(await countFailures(workspace)).toEqual({ segments: 0, customers: 1 });
});

test('who was put aside is taken back when touched next, or when a server starts, with the cause that was waiting', async () => {
  const large = await saveSegment(workspace, "attribute('shoe_size') > 40", 'large');
  await poison('bob', { shoe_size: 'huge' });
  await poison('cid', { shoe_size: 'tiny' });
  await settle(workspace);
  await poison('bob', { shoe_size: 50 });
  await settle(workspace);
  expect(await membersOf(workspace, large.id)).toEqual(['bob']);
  expect(await failuresNow()).toMatchObject([{ external_id: 'cid' }]);
  await retryPutAside(workspace);
  await settle(workspace);
  expect(await failuresNow()).toMatchObject([{ external_id: 'cid' }]);
  await poison('cid', { shoe_size: 50 });
  // As if it had been the program that failed, and nobody had touched the customer.
  await workspace.database.execute(sql`update evaluation_queue set enqueued_at = enqueued_at - interval '1 hour'`);
  expect(await measureQueue(workspace.database)).toEqual({ waiting: 1, ageSeconds: expect.closeTo(3_600, -2) });
  await workspace.database.execute(sql`delete from evaluation_queue`);
  expect(await measureQueue(workspace.database)).toEqual({ waiting: 0, ageSeconds: 0 });
  await retryPutAside(workspace);
  await settle(workspace);
  expect(await membersOf(workspace, large.id)).toEqual(['bob', 'cid']);
  expect(await failuresNow()).toEqual([]);
  expect(await contradictions(workspace)).toEqual([]);
});

test('a rule over the whole base fails for one customer only, also when it is new', async () => {
  await poison('bob', { shoe_size: 'huge' });
  const large = await saveSegment(workspace, "attribute('shoe_size') > 39", 'large');
  expect(large.state).toBe('ready');
  expect(await membersOf(workspace, large.id)).toEqual(['ann', 'cid', 'dee']);
  expect(await failuresNow()).toMatchObject([{ external_id: 'bob' }]);
});

test('a rule that fails for everybody fails its segment, says why, and leaves the others alone until it is edited', async () => {
  const adults = await saveSegment(workspace, 'age >= 30', 'adults');
  const large = await saveSegment(workspace, "attribute('shoe_size') > 39", 'large');
  const many = Array.from({ length: 200 }, (_, index) => ({ externalId: `n${index}`, birthDate: '1980-01-01' }));
  await givenCustomers(workspace, ...many);
  await settle(workspace);
  await workspace.database.execute(sql`update customer set attributes = '{"shoe_size": "huge"}'`);
  await setAges('ann');
  await settle(workspace);
  expect(await present(large)).toMatchObject({ state: 'failed', error: 'invalid input syntax for type numeric (22P02)' });
  expect(await membersOf(workspace, large.id)).toEqual(['ann', 'bob', 'cid', 'dee']);
  expect(await membersOf(workspace, adults.id)).toHaveLength(201);
  expect(await failuresNow()).toEqual([]);
  await workspace.database.execute(sql`update customer set attributes = '{"shoe_size": 38}'`);
  const healed = await updateSegment(workspace, large.id, { query: "attribute('shoe_size') > 39" });
  expect(healed.segment).toMatchObject({ state: 'ready', error: null });
  expect(await membersOf(workspace, large.id)).toEqual([]);
  expect(await contradictions(workspace)).toEqual([]);
});

test('a stored rule that no longer checks fails its segment only', async () => {
  const adults = await saveSegment(workspace, 'age >= 30', 'adults');
  const large = await saveSegment(workspace, "attribute('shoe_size') > 39", 'large');
  await workspace.database.execute(sql`delete from attribute_definition where key = 'shoe_size'`);
  await setAges('ann');
  await settle(workspace);
  expect(await membersOf(workspace, adults.id)).toEqual(['ann']);
  expect(await present(large)).toMatchObject({ state: 'failed', error: expect.stringContaining('shoe_size') });
  expect(await present(adults)).toMatchObject({ state: 'ready' });
  await updateSegment(workspace, large.id, { query: 'age < 30 OR age >= 30' });
  expect(await membersOf(workspace, large.id)).toEqual(['ann']);
  expect(await contradictions(workspace)).toEqual([]);
});

test('a date that cannot be read does not keep time from passing for the others', async () => {
  const married = await saveSegment(workspace, "attribute('wedding') >= -30d", 'married');
  const recent = await saveSegment(workspace, 'last_order_date IS NULL AND customer_added_date >= -30d', 'recent');
  await poison('ann', { wedding: '2026-05-01' });
  await poison('bob', { wedding: 'in spring' });
  await settle(workspace);
  expect(await membersOf(workspace, married.id)).toEqual(['ann']);
  expect(await membersOf(workspace, recent.id)).toHaveLength(4);
  workspace.clock.advance(60 * 86_400_000);
  await settle(workspace);
  expect(await membersOf(workspace, married.id)).toEqual([]);
  expect(await membersOf(workspace, recent.id)).toEqual([]);
});

test('several evaluators find the same poison, and agree on everything else', async () => {
  const adults = await saveSegment(workspace, 'age >= 30', 'adults');
  const large = await saveSegment(workspace, "attribute('shoe_size') > 39", 'large');
  const builtOn = await saveSegment(workspace, "segment MATCHES (name = 'large') AND age >= 30", 'large adults');
  const others = Array.from({ length: 60 }, (_, index) => `n${index}`);
  await givenCustomers(workspace, ...others.map((externalId) => ({ externalId })));
  const second = { ...workspace, segmentSet: new SegmentSet(workspace.timeZone) };
  for (const name of ['n3', 'n17', 'n40']) await poison(name, { shoe_size: 'huge' });
  await Promise.all([
    setAges(...others.slice(0, 30)),
    settle(workspace),
    settle(second),
    evaluateBatch(second),
    setAges(...others.slice(30)),
    evaluateBatch(workspace),
  ]);
  await Promise.all([settle(workspace), settle(second)]);
  expect(await membersOf(workspace, adults.id)).toEqual(others);
  expect(await failuresNow()).toMatchObject([{ external_id: 'n17' }, { external_id: 'n3' }, { external_id: 'n40' }]);
  for (const name of ['n3', 'n17', 'n40']) await poison(name, { shoe_size: 45 });
  await Promise.all([settle(workspace), settle(second)]);
  expect(await membersOf(workspace, large.id)).toEqual(['n3', 'ann', 'bob', 'cid', 'dee', 'n17', 'n40']);
  expect(await membersOf(workspace, builtOn.id)).toEqual(['n3', 'n17', 'n40']);
  expect(await contradictions(workspace)).toEqual([]);
});
