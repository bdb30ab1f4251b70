import { headOfLog, readChanges } from '../../src/changes/index.js';
import { sql } from '../../src/database/sql.js';
import { continueBuilding, createSegment, evaluateBatch, SegmentSet, settle, updateSegment } from '../../src/membership/index.js';
import { getSegment } from '../../src/membership/set/get-segment.js';
import { declareAttributes, eraseCustomer } from '../../src/sync/index.js';
import { beginBuildsBy, beginBuildsWith, buildAll, BuildsWorld } from '../support/builds.js';
import { failingAt, Interrupted } from '../support/laws/failing-database.js';
import { pausedBefore, untilBlocked } from '../support/laws/paused-database.js';
import { contradictions } from '../support/laws/verify.js';
import { saveSegment, useOneDatabase } from '../support/workspace.js';

const CUSTOMERS = 40;
/** Of customers; the next step looks at all the others. */
const FIRST_STEP = 15;

let world: BuildsWorld;
const emptyWorkspace = useOneDatabase();
beforeEach(async () => {
  world = await BuildsWorld.open(await emptyWorkspace(), { customers: CUSTOMERS, firstStep: FIRST_STEP });
});

test('a rule whose members are all found at once takes over in the same transaction', async () => {
  await beginBuildsWith(world.workspace, CUSTOMERS);
  const { seq: head } = await headOfLog(world.workspace.database);
  const above = await saveSegment(world.workspace, `segment MATCHES (id = '${world.segment.id}')`, 'above');
  expect(await world.edit('web_savviness IN (3, 7)')).toMatchObject({ state: 'ready', query: 'web_savviness IN (3, 7)', version: 2 });
  expect(await world.sizeNow()).toBe(0.2 * CUSTOMERS);
  await buildAll(world.workspace);
  const changes = await readChanges(world.workspace.database, { after: head, first: 10 * CUSTOMERS, segmentIds: [world.segment.id] });
  expect(changes.filter(({ kind }) => kind === 'LEFT')).toHaveLength(0.4 * CUSTOMERS);
  expect(changes.filter(({ kind }) => kind === 'ENTERED')).toHaveLength(0.1 * CUSTOMERS);
  expect(new Set(changes.map(({ at, cause }) => `${at.getTime()} ${cause}`)).size).toBe(1);
  expect(await world.workspace.database.query(sql`select from draft_membership`)).toEqual([]);
  expect((await getSegment(world.workspace, above.id)).state).toBe('ready');
  expect(await contradictions(world.workspace)).toEqual([]);
});

const BOTH = ['walking', 'finding'] as const;

test.each(BOTH)('processes that build and evaluate at once, while the data change, agree: %s', async (stage) => {
  await beginBuildsBy(world.workspace, stage);
  const above = await saveSegment(world.workspace, `segment MATCHES (id = '${world.segment.id}')`, 'above');
  const other = { ...world.workspace, segmentSet: new SegmentSet(world.workspace.timeZone) };
  for (const query of ['web_savviness >= 3', 'web_savviness IN (1, 4, 8)', 'web_savviness < 7']) {
    await world.edit(query);
    await Promise.all([
      world.move(2, 8),
      continueBuilding(world.workspace),
      settle(other),
      continueBuilding(other),
      world.move(8, 3),
      settle(world.workspace),
      createSegment(other, { name: `beside ${query}`, query: 'web_savviness > 2' }),
      continueBuilding(other),
      world.move(3, 2),
    ]);
    await buildAll(world.workspace);
    expect(await contradictions(world.workspace)).toEqual([]);
  }
  expect((await getSegment(world.workspace, above.id)).state).toBe('ready');
});

// The embedded database runs one transaction at a time.
const overlapping = process.env['DATABASE_URL'] === undefined ? test.skip : test;

overlapping('a step waits for the evaluation that is under way, and what changes meanwhile is not lost', async () => {
  await world.edit('web_savviness >= 3');
  await world.move(9, 8);
  const slow = pausedBefore(world.workspace.database, 'membership.done');
  const evaluation = evaluateBatch(world.another(slow.database));
  await slow.reached;
  const step = continueBuilding(world.workspace);
  const waits = await untilBlocked(world.workspace.database, step);
  await world.move(4, 1);
  slow.release();
  await Promise.all([evaluation, step]);
  expect(waits).toBe('blocked');
  await buildAll(world.workspace);
  expect(await world.sizeNow()).toBe(0.6 * CUSTOMERS);
  expect(await contradictions(world.workspace)).toEqual([]);
});

overlapping("an edit waits for a step in the evaluator's way, which writes what builds on the segment too", async () => {
  const above = await saveSegment(world.workspace, `segment MATCHES (id = '${world.segment.id}')`, 'above');
  await buildAll(world.workspace);
  await declareAttributes(world.workspace, [{ key: 'shoe', name: 'Shoe', type: 'number' }]);
  await world.workspace.database.execute(sql`update customer set attributes = '{"shoe": 42}'`);
  await world.workspace.database.execute(
    sql`update customer set attributes = '{"shoe": "large"}' where id = (select id from customer order by id desc limit 1)`,
  );
  await settle(world.workspace);
  // A failed segment has no draft: what is found of it is written at once, and what builds on it evaluated.
  await world.workspace.database.execute(sql`update segment set state = 'failed', error = 'as if' where id = ${world.segment.id}`);
  expect(await world.edit("attribute('shoe') > 40")).toMatchObject({ state: 'building' });
  const slow = pausedBefore(world.workspace.database, 'membership.evaluate');
  const step = continueBuilding(world.another(slow.database));
  await slow.reached;
  const edited = updateSegment(world.another(), above.id, { query: 'web_savviness > 2' });
  const waits = await untilBlocked(world.workspace.database, edited);
  slow.release();
  await Promise.all([step, edited]);
  expect(waits).toBe('blocked');
  await buildAll(world.workspace);
  const wrong = await world.workspace.database.query(sql`
    select c.id from customer c left join membership m on m.customer_id = c.id and m.segment_id = ${above.id}
    where (c.web_savviness > 2) <> (m.customer_id is not null)`);
  expect(wrong).toEqual([]);
});

test.each([
  ['walking', FIRST_STEP],
  ['walking', CUSTOMERS],
  ['finding', FIRST_STEP],
] as const)('a customer for whom a rule cannot be evaluated keeps nobody out of it: %s, steps of %d', async (stage, step) => {
  await beginBuildsBy(world.workspace, stage);
  await beginBuildsWith(world.workspace, step);
  await declareAttributes(world.workspace, [{ key: 'shoe', name: 'Shoe', type: 'number' }]);
  await world.workspace.database.execute(sql`update customer set attributes = '{"shoe": 42}'`);
  const [last] = await world.workspace.database.query<{ id: string }>(sql`select id from customer order by id desc limit 1`);
  const [middle] = await world.workspace.database.query<{ id: string }>(sql`select id from customer order by id offset 20 limit 1`);
  await world.workspace.database.execute(
    sql`update customer set attributes = '{"shoe": "large"}' where id in (${last?.id}::uuid, ${middle?.id}::uuid)`,
  );
  await world.edit("attribute('shoe') > 40");
  await buildAll(world.workspace);
  expect(await world.present()).toMatchObject({ state: 'ready', query: "attribute('shoe') > 40", error: null });
  const { segment: fresh } = await createSegment(world.workspace, { name: 'fresh', query: "attribute('shoe') = 42" });
  await buildAll(world.workspace);
  const members = await world.workspace.database.query<{ segment_id: string; count: number }>(sql`
    select segment_id, count(*)::int as count from membership where customer_id not in (${last?.id}::uuid, ${middle?.id}::uuid) group by segment_id`);
  expect(members.find(({ segment_id }) => segment_id === world.segment.id)?.count).toBe(CUSTOMERS - 2);
  expect(members.find(({ segment_id }) => segment_id === fresh?.id)?.count).toBe(CUSTOMERS - 2);
  expect(
    await world.workspace.database.query(sql`select customer_id from evaluation_failure where segment_id = ${fresh?.id}::uuid`),
  ).toHaveLength(2);
});

test.each(BOTH)('a failed segment that is tried again says who has left meanwhile, also to those that build on it: %s', async (stage) => {
  await beginBuildsBy(world.workspace, stage);
  const above = await saveSegment(world.workspace, `segment MATCHES (id = '${world.segment.id}')`, 'above');
  await world.workspace.database.execute(sql`update segment set state = 'failed', error = 'as if' where id = ${world.segment.id}`);
  await world.move(0, 9);
  await world.move(7, 1);
  const [gone] = await world.workspace.database.query<{ id: string }>(
    sql`select id from customer where web_savviness = 2 order by id limit 1`,
  );
  await settle(world.workspace);
  await eraseCustomer(world.workspace, gone?.id ?? '');
  const { seq: head } = await headOfLog(world.workspace.database);
  expect(await world.edit('web_savviness < 5')).toMatchObject({ state: 'building' });
  await buildAll(world.workspace);
  const changes = await readChanges(world.workspace.database, {
    after: head,
    first: 10 * CUSTOMERS,
    segmentIds: [world.segment.id, above.id],
  });
  expect(changes.filter(({ cause }) => cause === 'DEFINITION')).toHaveLength(4 * 0.1 * CUSTOMERS);
  expect(changes.filter(({ cause }) => cause === 'ERASURE')).toHaveLength(2);
  expect(await contradictions(world.workspace)).toEqual([]);
});

test.each([
  ['in one step', 'walking', CUSTOMERS, 'ready'],
  ['in two steps', 'walking', FIRST_STEP, 'ready'],
  ['in two steps, of a segment that had failed', 'walking', FIRST_STEP, 'failed'],
  ['in one reading', 'finding', FIRST_STEP, 'ready'],
  ['in one reading, of a segment that had failed', 'finding', FIRST_STEP, 'failed'],
] as const)(
  'a process that is killed before any statement of a build leaves it to be gone on with: %s',
  async (_, stage, customers, state) => {
    await saveSegment(world.workspace, `segment MATCHES (id = '${world.segment.id}')`, 'above');
    await beginBuildsBy(world.workspace, stage);
    await beginBuildsWith(world.workspace, customers);
    let interrupted = true;
    for (let statement = 1; interrupted; statement++) {
      await world.workspace.database.execute(sql`/* test */ update segment set state = ${state} where id = ${world.segment.id}`);
      const query = `web_savviness ${statement % 2 === 0 ? '<' : '>='} 4 AND web_savviness < ${20 + statement}`;
      interrupted = false;
      const dying = { ...world.workspace, database: failingAt(world.workspace.database, statement) };
      await updateSegment(dying, world.segment.id, { query }, { patienceMs: 60_000 }).catch((error: unknown) => {
        if (!(error instanceof Interrupted)) throw error;
        interrupted = true;
      });
      await world.workspace.database.execute(sql`/* test */ update customer set web_savviness = (web_savviness + 3) % 10`);
      // What a killed process had not begun to save is saved by the next one.
      if ((await world.present()).state === 'failed') await world.edit(query);
      await buildAll(world.workspace);
      expect(await contradictions(world.workspace)).toEqual([]);
    }
  },
  600_000,
);
