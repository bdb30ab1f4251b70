import { setTimeout } from 'node:timers/promises';
import { headOfLog, readChanges } from '../../src/changes/index.js';
import { rawSql, sql } from '../../src/database/sql.js';
import {
  continueBuilding,
  createSegment,
  Evaluator,
  findBuilds,
  SegmentSet,
  settle,
  updateSegment,
  type Segment,
} from '../../src/membership/index.js';
import { getSegment } from '../../src/membership/set/get-segment.js';
import { eraseCustomer } from '../../src/sync/index.js';
import { beginBuildsBy, beginBuildsWith, buildAll, giveCustomers } from '../support/builds.js';
import { pausedBefore, untilBlocked } from '../support/laws/paused-database.js';
import { contradictions } from '../support/laws/verify.js';
import { openTestWorkspace, saveSegment, type TestWorkspace } from '../support/workspace.js';

/*
 * The members of a new rule in a large base: found in one reading while evaluations go on, written part by part. Whatever happens between
 * the two, members are those of the rule.
 */

const CUSTOMERS = 100;
const PART = 20;
const IMPATIENT = { patienceMs: 0 };

let workspace: TestWorkspace;
let segment: Segment;

beforeEach(async () => {
  workspace = await openTestWorkspace();
  await giveCustomers(workspace, CUSTOMERS);
  segment = await saveSegment(workspace, 'web_savviness < 5');
  await beginBuildsWith(workspace, PART);
  await beginBuildsBy(workspace, 'finding');
});
afterEach(() => workspace.close());

const present = () => getSegment(workspace, segment.id);
const another = (database = workspace.database) => ({ ...workspace, database, segmentSet: new SegmentSet(workspace.timeZone) });
const move = (from: number, to: number) =>
  workspace.database.execute(sql`update customer set web_savviness = ${to} where web_savviness = ${from}`);

/** Saves a new rule whose members are not found yet. */
async function edit(query: string): Promise<void> {
  await updateSegment(workspace, segment.id, { query }, IMPATIENT);
  await workspace.database.execute(sql`/* test */
    update segment_build set stage = 'finding', step = ${PART}::int where segment_id = ${segment.id}`);
  await workspace.database.execute(sql`/* test */ truncate segment_build_part, segment_build_evaluated`);
}

async function sizeNow(): Promise<number> {
  const rows = await workspace.database.query(sql`select from membership where segment_id = ${segment.id}`);
  return rows.length;
}

async function leftovers(): Promise<string[]> {
  const tables = ['segment_build', 'segment_build_part', 'segment_build_evaluated', 'draft_membership', 'evaluation_queue'];
  const counts = await Promise.all(tables.map((table) => workspace.database.query(sql`select from ${rawSql(table)}`)));
  return tables.filter((_, index) => counts[index]?.length !== 0);
}

/** Those of whom the log says that they entered when they had been erased already: erasure has nulled what it said before. */
function enteredWhenGone(): Promise<object[]> {
  return workspace.database.query(sql`
    select segment_id, customer_id from membership_change m
    where kind = 'ENTERED' and customer_id is not null and not exists (select from customer c where c.id = m.customer_id)`);
}

test('what is found is written part by part, and the log tells each of it once', async () => {
  const head = await headOfLog(workspace.database);
  await edit('web_savviness >= 3');
  const progress: (number | undefined)[] = [];
  while (await continueBuilding(workspace)) progress.push((await findBuilds(workspace, [segment.id])).get(segment.id)?.progress);
  // 70 members in parts of 20.
  expect(progress).toEqual([0, 0.25, 0.5, 0.75, undefined]);
  expect(await present()).toMatchObject({ state: 'ready', query: 'web_savviness >= 3', version: 2 });
  const changes = await readChanges(workspace.database, { after: head, first: 10 * CUSTOMERS });
  expect(changes.filter(({ kind }) => kind === 'ENTERED')).toHaveLength(0.5 * CUSTOMERS);
  expect(changes.filter(({ kind }) => kind === 'LEFT')).toHaveLength(0.3 * CUSTOMERS);
  expect(await contradictions(workspace)).toEqual([]);
  expect(await leftovers()).toEqual([]);
});

test('a rule that nobody meets is ready without a part', async () => {
  const { segment: none } = await createSegment(workspace, { name: 'none', query: 'web_savviness > 10' });
  expect(none?.state).toBe('ready');
  await edit('web_savviness > 11');
  await buildAll(workspace);
  expect(await present()).toMatchObject({ state: 'ready', version: 2 });
  expect(await sizeNow()).toBe(0);
  expect(await leftovers()).toEqual([]);
});

/** What happens to customers after a reading: to those that are written already, and to those that are not. */
const MEANWHILE: Readonly<Record<string, () => Promise<unknown>>> = {
  'customers change and are evaluated': async () => {
    await move(2, 8);
    await move(7, 1);
    await settle(workspace);
  },
  'customers change, are evaluated, and change back unevaluated': async () => {
    await move(7, 1);
    await settle(workspace);
    await move(1, 7);
  },
  'customers change and are not evaluated': () => move(9, 0),
  'time passes': async () => {
    workspace.clock.advance(400 * 86_400_000);
    await settle(workspace);
  },
  'customers are erased': async () => {
    const rows = await workspace.database.query<{ id: string }>(sql`select id from customer where web_savviness in (1, 8) order by id`);
    for (const { id } of rows) await eraseCustomer(workspace, id);
  },
  'customers are erased and evaluated': async () => {
    const rows = await workspace.database.query<{ id: string }>(sql`select id from customer where web_savviness in (1, 8) order by id`);
    for (const { id } of rows) await eraseCustomer(workspace, id);
    await settle(workspace);
  },
  'customers come': async () => {
    await workspace.database.execute(sql`/* test */
      insert into customer (id, web_savviness, added_at, created_at, updated_at)
      select md5('new' || n)::uuid, n % 10, now(), now(), now() from generate_series(1, 50) n`);
    await settle(workspace);
  },
};

/** Rules that many meet; the latter is not read for customers of whom nothing but themselves is touched. */
const RULES = ['web_savviness >= 3 AND customer_added_date >= -1y', 'number_of_orders = 0'];
const CASES = [1, 2, 4].flatMap((after) => RULES.map((rule) => [after, rule] as const));

// The embedded database walks its base: what a reading makes of it is tested above and in laws.db.test.ts only.
(process.env['DATABASE_URL'] === undefined ? describe.skip : describe).each(Object.entries(MEANWHILE))('%s', (_, happen) => {
  test.each(CASES)('after %d parts of a build, and all is true: %s', async (after, rule) => {
    const above = await saveSegment(workspace, `segment MATCHES (id = '${segment.id}')`, 'above');
    const { segment: fresh } = await createSegment(workspace, { name: 'fresh', query: 'web_savviness IN (8, 9)' });
    await workspace.database.execute(sql`/* test */ delete from membership where segment_id = ${fresh?.id}`);
    await workspace.database.execute(sql`/* test */ delete from membership_change where segment_id = ${fresh?.id}`);
    await workspace.database.execute(sql`/* test */ update segment set state = 'failed', error = 'as if' where id = ${fresh?.id}`);
    await edit(rule);
    await updateSegment(workspace, fresh?.id ?? '', { query: 'web_savviness IN (1, 7, 8)' }, IMPATIENT);
    for (let part = 0; part < after; part++) {
      await continueBuilding(workspace, { segmentId: segment.id });
      await continueBuilding(workspace, { segmentId: fresh?.id });
    }
    await happen();
    await buildAll(workspace);
    expect(await contradictions(workspace)).toEqual([]);
    expect(await enteredWhenGone()).toEqual([]);
    expect([(await present()).state, (await getSegment(workspace, above.id)).state]).toEqual(['ready', 'ready']);
    expect((await getSegment(workspace, fresh?.id ?? '')).state).toBe('ready');
    expect(await leftovers()).toEqual([]);
  });
});

test('an edit supersedes what has been found', async () => {
  await edit('web_savviness >= 3');
  await continueBuilding(workspace);
  await continueBuilding(workspace);
  await edit('web_savviness = 7');
  await buildAll(workspace);
  expect(await present()).toMatchObject({ query: 'web_savviness = 7', version: 2 });
  expect(await sizeNow()).toBe(0.1 * CUSTOMERS);
  expect(await contradictions(workspace)).toEqual([]);
  expect(await leftovers()).toEqual([]);
});

// The embedded database runs one transaction at a time.
const overlapping = process.env['DATABASE_URL'] === undefined ? test.skip : test;

overlapping('evaluations go on while the base is read, and what they have written stands', async () => {
  await edit('web_savviness >= 3');
  const slow = pausedBefore(workspace.database, 'build.found');
  const finding = continueBuilding(another(slow.database));
  await slow.reached;
  await move(9, 0);
  expect(await settle(workspace)).toMatchObject({ stale: false });
  expect(await sizeNow()).toBe(0.6 * CUSTOMERS);
  slow.release();
  await finding;
  await buildAll(workspace);
  expect(await sizeNow()).toBe(0.6 * CUSTOMERS);
  expect(await contradictions(workspace)).toEqual([]);
});

overlapping('an edit does not wait for the reading that it supersedes', async () => {
  await edit('web_savviness >= 3');
  const slow = pausedBefore(workspace.database, 'build.found');
  const finding = continueBuilding(another(slow.database));
  await slow.reached;
  const edited = updateSegment(workspace, segment.id, { query: 'web_savviness = 7' }, IMPATIENT);
  expect(await Promise.race([edited.then(() => 'edited'), untilBlocked(workspace.database, edited)])).not.toBe('blocked');
  slow.release();
  await Promise.all([edited, finding]);
  await buildAll(workspace);
  expect(await sizeNow()).toBe(0.1 * CUSTOMERS);
  expect(await contradictions(workspace)).toEqual([]);
  expect(await leftovers()).toEqual([]);
});

overlapping('one process reads, the others leave it to it', async () => {
  await edit('web_savviness >= 3');
  const slow = pausedBefore(workspace.database, 'build.found');
  const finding = continueBuilding(another(slow.database));
  await slow.reached;
  expect(await continueBuilding(another())).toBe(true);
  const [parts] = await workspace.database.query<{ count: number }>(sql`select count(*)::int as count from segment_build_part`);
  expect(parts?.count).toBe(0);
  // It has seen that there is something to find, and gets its turn when it has been found.
  const late = pausedBefore(workspace.database, 'build.lockFinding');
  const findingLate = continueBuilding(another(late.database));
  await late.reached;
  slow.release();
  await finding;
  late.release();
  expect(await findingLate).toBe(true);
  expect(await workspace.database.query(sql`select from segment_build_part`)).toHaveLength(4);
  await buildAll(workspace);
  expect(await contradictions(workspace)).toEqual([]);
});

overlapping('who has no patience any more gives the reading up, and so does a process that ends; another begins again', async () => {
  await edit('web_savviness >= 3');
  const errors: unknown[] = [];
  await workspace.database.transaction(async (transaction) => {
    // What is found cannot be kept until this ends.
    await transaction.execute(sql`/* test */ lock table segment_build_part in exclusive mode`);
    expect(await continueBuilding(another(), { segmentId: segment.id, signal: AbortSignal.timeout(100) })).toBe(true);
    const evaluator = new Evaluator(another(), (error) => errors.push(error));
    evaluator.start();
    await setTimeout(100);
    await evaluator.close();
  });
  expect(errors).toEqual([]);
  expect((await findBuilds(workspace, [segment.id])).get(segment.id)).toMatchObject({ progress: 0 });
  await buildAll(workspace);
  expect(await present()).toMatchObject({ state: 'ready', query: 'web_savviness >= 3' });
  expect(await contradictions(workspace)).toEqual([]);
});
