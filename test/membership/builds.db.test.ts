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
  type Segment,
} from '../../src/membership/index.js';
import { getSegment } from '../../src/membership/set/get-segment.js';
import { declareAttributes } from '../../src/sync/index.js';
import { beginBuildsWith, buildAll, giveCustomers } from '../support/builds.js';
import { pausedBefore, untilBlocked } from '../support/laws/paused-database.js';
import { contradictions } from '../support/laws/verify.js';
import { openTestWorkspace, saveSegment, type TestWorkspace } from '../support/workspace.js';

const CUSTOMERS = 12_000;
/** Fewer than all of them, so that a caller without patience leaves work to be done. */
const FIRST_STEP = 5_000;
const IMPATIENT = { patienceMs: 0 };

let workspace: TestWorkspace;
let segment: Segment;

beforeEach(async () => {
  workspace = await openTestWorkspace();
  await giveCustomers(workspace, CUSTOMERS);
  segment = await saveSegment(workspace, 'web_savviness < 5');
  await beginBuildsWith(workspace, FIRST_STEP);
});
afterEach(() => workspace.close());

async function sizeNow(): Promise<number> {
  const rows = await workspace.database.query(sql`select from membership where segment_id = ${segment.id}`);
  return rows.length;
}

const present = () => getSegment(workspace, segment.id);
const edit = async (query: string) => (await updateSegment(workspace, segment.id, { query }, IMPATIENT)).segment;
const move = (from: number, to: number) =>
  workspace.database.execute(sql`update customer set web_savviness = ${to} where web_savviness = ${from}`);

test('the members of the rule before answer, kept up to date, until those of the new one are all found', async () => {
  const head = await headOfLog(workspace.database);
  expect(await edit('web_savviness >= 3')).toMatchObject({ state: 'building', query: 'web_savviness < 5', version: 1 });
  const build = (await findBuilds(workspace, [segment.id])).get(segment.id);
  expect(build).toEqual({ nextQuery: 'web_savviness >= 3', progress: FIRST_STEP / CUSTOMERS });
  expect(await headOfLog(workspace.database)).toBe(head);
  // From both to the present rule only, and from the next rule only to both.
  await move(3, 2);
  await move(9, 4);
  await settle(workspace);
  expect(await sizeNow()).toBe(0.6 * CUSTOMERS);
  await buildAll(workspace);
  expect(await present()).toMatchObject({ state: 'ready', query: 'web_savviness >= 3', version: 2 });
  expect(await sizeNow()).toBe(0.6 * CUSTOMERS);
  expect(await contradictions(workspace)).toEqual([]);
});

test('what changes by the new rule is in the log in one piece', async () => {
  await edit('web_savviness >= 4');
  const before = await headOfLog(workspace.database);
  await buildAll(workspace);
  const changes = await readChanges(workspace.database, { after: before, first: CUSTOMERS });
  expect(new Set(changes.map(({ cause }) => cause))).toEqual(new Set(['DEFINITION']));
  expect(new Set(changes.map(({ at }) => at.getTime())).size).toBe(1);
  expect(changes.filter(({ kind }) => kind === 'ENTERED')).toHaveLength(0.5 * CUSTOMERS);
  expect(changes.filter(({ kind }) => kind === 'LEFT')).toHaveLength(0.4 * CUSTOMERS);
});

test('an edit supersedes the one under way, and the rule before gives it up', async () => {
  await edit('web_savviness >= 3');
  await edit('web_savviness = 7');
  expect(await findBuilds(workspace, [segment.id])).toEqual(
    new Map([[segment.id, { nextQuery: 'web_savviness = 7', progress: FIRST_STEP / CUSTOMERS }]]),
  );
  await buildAll(workspace);
  expect(await sizeNow()).toBe(0.1 * CUSTOMERS);
  await edit('web_savviness < 9');
  expect(await edit('web_savviness = 7')).toMatchObject({ state: 'ready', version: 2 });
  expect(await continueBuilding(workspace)).toBe(false);
  expect(await contradictions(workspace)).toEqual([]);
});

test('a running process goes on with what another has left, new segments and new rules', async () => {
  await edit('web_savviness >= 3');
  await createSegment(workspace, { name: 'new', query: 'web_savviness = 1' });
  // As if the process had been killed after the first part.
  await workspace.database
    .execute(sql`/* test */ with unfinished as (update segment set state = 'building' where name = 'new' returning id),
    emptied as (delete from membership using unfinished where segment_id = unfinished.id returning customer_id),
    forgotten as (delete from membership_change using unfinished where segment_id = unfinished.id)
    insert into segment_build (segment_id, id, total) select id, gen_random_uuid(), ${CUSTOMERS}::int from unfinished`);
  const other = { ...workspace, segmentSet: new SegmentSet(workspace.timeZone) };
  const errors: unknown[] = [];
  const evaluators = [workspace, other].map((context) => new Evaluator(context, (error) => errors.push(error)));
  for (const evaluator of evaluators) evaluator.start();
  const built = new Promise<void>((resolve) => {
    const unsubscribe = workspace.database.onStatement((text) => {
      if (!/build\.(switch|finish)/.test(text) || ++finished < 2) return;
      unsubscribe();
      resolve();
    });
    let finished = 0;
  });
  await built;
  for (const evaluator of evaluators) await evaluator.close();
  await buildAll(workspace);
  expect(errors).toEqual([]);
  expect(await contradictions(workspace)).toEqual([]);
});

// The embedded database runs one transaction at a time.
(process.env['DATABASE_URL'] === undefined ? test.skip : test)(
  'an edit that comes while another process is at a part of a build waits for it, and takes its place',
  async () => {
    await edit('web_savviness >= 3');
    const slow = pausedBefore(workspace.database, 'build.advance');
    const building = continueBuilding({ ...workspace, database: slow.database, segmentSet: new SegmentSet(workspace.timeZone) });
    await slow.reached;
    const editing = edit('web_savviness = 7');
    const waits = await untilBlocked(workspace.database, editing);
    await move(7, 8);
    slow.release();
    await Promise.all([building, editing]);
    expect(waits).toBe('blocked');
    await move(1, 7);
    await buildAll(workspace);
    expect(await present()).toMatchObject({ state: 'ready', query: 'web_savviness = 7', version: 2 });
    expect(await sizeNow()).toBe(0.1 * CUSTOMERS);
    expect(await contradictions(workspace)).toEqual([]);
  },
);

test('segments that build on one that is edited follow it', async () => {
  const above = await saveSegment(workspace, `segment MATCHES (id = '${segment.id}') AND web_savviness > 2`, 'above');
  await edit('web_savviness >= 4');
  const refused = await updateSegment(workspace, segment.id, { query: `segment MATCHES (id = '${above.id}')` });
  expect(refused.errors).toMatchObject([{ code: 'SEGMENT_CYCLE' }]);
  await buildAll(workspace);
  expect(await contradictions(workspace)).toEqual([]);
});

test('a new rule that cannot be evaluated leaves the one before', async () => {
  await declareAttributes(workspace, [{ key: 'shoe', name: 'Shoe', type: 'number' }]);
  await workspace.database.execute(sql`update customer set attributes = '{"shoe": "large"}'`);
  await edit("attribute('shoe') > 40");
  await buildAll(workspace);
  expect(await present()).toMatchObject({ state: 'ready', query: 'web_savviness < 5', error: expect.stringContaining('stays') });
  expect(await sizeNow()).toBe(0.5 * CUSTOMERS);
  expect(await contradictions(workspace)).toEqual([]);
});

test('a segment that is deleted while its new rule is being built is gone, and leaves nothing behind', async () => {
  await edit('web_savviness >= 3');
  await deleteSegment(workspace, segment.id);
  await saveSegment(workspace, 'web_savviness = 2', 'other');
  await buildAll(workspace);
  for (const table of ['segment_build', 'evaluation_queue']) {
    expect(await workspace.database.query(sql`select from ${rawSql(table)}`)).toEqual([]);
  }
  expect(await contradictions(workspace)).toEqual([]);
});
