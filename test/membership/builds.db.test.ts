import { headOfLog, readChanges } from '../../src/changes/index.js';
import { rawSql, sql } from '../../src/database/sql.js';
import {
  continueBuilding,
  createSegment,
  deleteSegment,
  Evaluator,
  findBuilds,
  SegmentSet,
  settle,
  updateSegment,
} from '../../src/membership/index.js';
import { declareAttributes } from '../../src/sync/index.js';
import { buildAll, BuildsWorld } from '../support/builds.js';
import { pausedBefore, untilBlocked } from '../support/laws/paused-database.js';
import { contradictions } from '../support/laws/verify.js';
import { saveSegment, useOneDatabase } from '../support/workspace.js';

const CUSTOMERS = 1_200;
/** Fewer than all of them, so that a caller without patience leaves work to be done. */
const FIRST_STEP = 500;

let world: BuildsWorld;
const emptyWorkspace = useOneDatabase();
beforeEach(async () => {
  world = await BuildsWorld.open(await emptyWorkspace(), { customers: CUSTOMERS, firstStep: FIRST_STEP });
});

const savviness = (operator: string, value: number) => ({ attribute: 'web_savviness', operator, value });

test('the members of the rule before answer, kept up to date, until those of the new one are all found', async () => {
  const { seq: head } = await headOfLog(world.workspace.database);
  expect(await world.edit('web_savviness >= 3')).toMatchObject({ state: 'building', query: 'web_savviness < 5', version: 1 });
  const build = (await findBuilds(world.workspace, [world.segment.id])).get(world.segment.id);
  expect(build).toEqual({ nextQuery: 'web_savviness >= 3', nextRule: savviness('>=', 3), progress: FIRST_STEP / CUSTOMERS });
  expect((await headOfLog(world.workspace.database)).seq).toBe(head);
  // From both to the present rule only, and from the next rule only to both.
  await world.move(3, 2);
  await world.move(9, 4);
  await settle(world.workspace);
  expect(await world.sizeNow()).toBe(0.6 * CUSTOMERS);
  await buildAll(world.workspace);
  expect(await world.present()).toMatchObject({ state: 'ready', query: 'web_savviness >= 3', version: 2 });
  expect(await world.sizeNow()).toBe(0.6 * CUSTOMERS);
  expect(await contradictions(world.workspace)).toEqual([]);
});

test('what changes by the new rule is in the log in one piece', async () => {
  await world.edit('web_savviness >= 4');
  const { seq: before } = await headOfLog(world.workspace.database);
  await buildAll(world.workspace);
  const changes = await readChanges(world.workspace.database, { after: before, first: CUSTOMERS });
  expect(new Set(changes.map(({ cause }) => cause))).toEqual(new Set(['DEFINITION']));
  expect(new Set(changes.map(({ at }) => at.getTime())).size).toBe(1);
  expect(changes.filter(({ kind }) => kind === 'ENTERED')).toHaveLength(0.5 * CUSTOMERS);
  expect(changes.filter(({ kind }) => kind === 'LEFT')).toHaveLength(0.4 * CUSTOMERS);
});

test('an edit supersedes the one under way, and the rule before gives it up', async () => {
  await world.edit('web_savviness >= 3');
  await world.edit('web_savviness = 7');
  expect(await findBuilds(world.workspace, [world.segment.id])).toEqual(
    new Map([[world.segment.id, { nextQuery: 'web_savviness = 7', nextRule: savviness('=', 7), progress: FIRST_STEP / CUSTOMERS }]]),
  );
  await buildAll(world.workspace);
  expect(await world.sizeNow()).toBe(0.1 * CUSTOMERS);
  await world.edit('web_savviness < 9');
  expect(await world.edit('web_savviness = 7')).toMatchObject({ state: 'ready', version: 2 });
  expect(await continueBuilding(world.workspace)).toBe(false);
  expect(await contradictions(world.workspace)).toEqual([]);
});

test('a running process goes on with what another has left, new segments and new rules', async () => {
  await world.edit('web_savviness >= 3');
  await createSegment(world.workspace, { name: 'new', query: 'web_savviness = 1' });
  // As if the process had been killed after the first part.
  await world.workspace.database
    .execute(sql`/* test */ with unfinished as (update segment set state = 'building' where name = 'new' returning id),
    emptied as (delete from membership using unfinished where segment_id = unfinished.id returning customer_id),
    forgotten as (delete from membership_change using unfinished where segment_id = unfinished.id)
    insert into segment_build (segment_id, id, total) select id, gen_random_uuid(), ${CUSTOMERS}::int from unfinished`);
  const other = { ...world.workspace, segmentSet: new SegmentSet(world.workspace.timeZone) };
  const errors: unknown[] = [];
  const evaluators = [world.workspace, other].map((context) => new Evaluator(context, (error) => errors.push(error)));
  for (const evaluator of evaluators) evaluator.start();
  const built = new Promise<void>((resolve) => {
    const unsubscribe = world.workspace.database.onStatement((text) => {
      if (!/build\.(switch|finish)/.test(text) || ++finished < 2) return;
      unsubscribe();
      resolve();
    });
    let finished = 0;
  });
  await built;
  for (const evaluator of evaluators) await evaluator.close();
  await buildAll(world.workspace);
  expect(errors).toEqual([]);
  expect(await contradictions(world.workspace)).toEqual([]);
});

// The embedded database runs one transaction at a time.
(process.env['DATABASE_URL'] === undefined ? test.skip : test)(
  'an edit that comes while another process is at a part of a build waits for it, and takes its place',
  async () => {
    await world.edit('web_savviness >= 3');
    const slow = pausedBefore(world.workspace.database, 'build.advance');
    const building = continueBuilding({
      ...world.workspace,
      database: slow.database,
      segmentSet: new SegmentSet(world.workspace.timeZone),
    });
    await slow.reached;
    const editing = world.edit('web_savviness = 7');
    const waits = await untilBlocked(world.workspace.database, editing);
    await world.move(7, 8);
    slow.release();
    await Promise.all([building, editing]);
    expect(waits).toBe('blocked');
    await world.move(1, 7);
    await buildAll(world.workspace);
    expect(await world.present()).toMatchObject({ state: 'ready', query: 'web_savviness = 7', version: 2 });
    expect(await world.sizeNow()).toBe(0.1 * CUSTOMERS);
    expect(await contradictions(world.workspace)).toEqual([]);
  },
);

test('segments that build on one that is edited follow it', async () => {
  const above = await saveSegment(world.workspace, `segment MATCHES (id = '${world.segment.id}') AND web_savviness > 2`, 'above');
  await world.edit('web_savviness >= 4');
  const refused = await updateSegment(world.workspace, world.segment.id, { query: `segment MATCHES (id = '${above.id}')` });
  expect(refused.errors).toMatchObject([{ code: 'SEGMENT_CYCLE' }]);
  await buildAll(world.workspace);
  expect(await contradictions(world.workspace)).toEqual([]);
});

test('a new rule that cannot be evaluated leaves the one before', async () => {
  await declareAttributes(world.workspace, [{ key: 'shoe', name: 'Shoe', type: 'number' }]);
  await world.workspace.database.execute(sql`update customer set attributes = '{"shoe": "large"}'`);
  await world.edit("attribute('shoe') > 40");
  await buildAll(world.workspace);
  expect(await world.present()).toMatchObject({ state: 'ready', query: 'web_savviness < 5', error: expect.stringContaining('stays') });
  expect(await world.sizeNow()).toBe(0.5 * CUSTOMERS);
  expect(await contradictions(world.workspace)).toEqual([]);
});

test('a segment that is deleted while its new rule is being built is gone, and leaves nothing behind', async () => {
  await world.edit('web_savviness >= 3');
  await deleteSegment(world.workspace, world.segment.id);
  await saveSegment(world.workspace, 'web_savviness = 2', 'other');
  await buildAll(world.workspace);
  for (const table of ['segment_build', 'evaluation_queue']) {
    expect(await world.workspace.database.query(sql`select from ${rawSql(table)}`)).toEqual([]);
  }
  expect(await contradictions(world.workspace)).toEqual([]);
});
