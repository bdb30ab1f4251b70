import { setTimeout } from 'node:timers/promises';
import { headOfLog, readChanges } from '../../src/changes/index.js';
import { rawSql, sql } from '../../src/database/sql.js';
import { continueBuilding, createSegment, Evaluator, findBuilds, settle, updateSegment } from '../../src/membership/index.js';
import { getSegment } from '../../src/membership/set/get-segment.js';
import { eraseCustomer } from '../../src/sync/index.js';
import { beginBuildsBy, buildAll, BuildsWorld } from '../support/builds.js';
import { pausedBefore, untilBlocked } from '../support/laws/paused-database.js';
import { contradictions } from '../support/laws/verify.js';
import { saveSegment, useOneDatabase } from '../support/workspace.js';

/*
 * The members of a new rule in a large base: found in one reading while evaluations go on, written part by part. Whatever happens between
 * the two, members are those of the rule.
 */

const CUSTOMERS = 100;
const PART = 20;
const IMPATIENT = { patienceMs: 0 };

let world: BuildsWorld;
const emptyWorkspace = useOneDatabase();
beforeEach(async () => {
  world = await BuildsWorld.open(await emptyWorkspace(), { customers: CUSTOMERS, firstStep: PART });
  await beginBuildsBy(world.workspace, 'finding');
});

/** Saves a new rule whose members are not found yet. */
async function edit(query: string): Promise<void> {
  await world.edit(query);
  await world.workspace.database.execute(sql`/* test */
    update segment_build set stage = 'finding', step = ${PART}::int where segment_id = ${world.segment.id}`);
  await world.workspace.database.execute(sql`/* test */ truncate segment_build_part, segment_build_evaluated`);
}

async function leftovers(): Promise<string[]> {
  const tables = ['segment_build', 'segment_build_part', 'segment_build_evaluated', 'draft_membership', 'evaluation_queue'];
  const counts = await Promise.all(tables.map((table) => world.workspace.database.query(sql`select from ${rawSql(table)}`)));
  return tables.filter((_, index) => counts[index]?.length !== 0);
}

/** Those of whom the log says that they entered when they had been erased already: erasure has nulled what it said before. */
function enteredWhenGone(): Promise<object[]> {
  return world.workspace.database.query(sql`
    select segment_id, customer_id from membership_change m
    where kind = 'ENTERED' and customer_id is not null and not exists (select from customer c where c.id = m.customer_id)`);
}

test('what is found is written part by part, and the log tells each of it once', async () => {
  const { seq: head } = await headOfLog(world.workspace.database);
  await edit('web_savviness >= 3');
  const progress: (number | undefined)[] = [];
  while (await continueBuilding(world.workspace))
    progress.push((await findBuilds(world.workspace, [world.segment.id])).get(world.segment.id)?.progress);
  // 70 members in parts of 20.
  expect(progress).toEqual([0, 0.25, 0.5, 0.75, undefined]);
  expect(await world.present()).toMatchObject({ state: 'ready', query: 'web_savviness >= 3', version: 2 });
  const changes = await readChanges(world.workspace.database, { after: head, first: 10 * CUSTOMERS });
  expect(changes.filter(({ kind }) => kind === 'ENTERED')).toHaveLength(0.5 * CUSTOMERS);
  expect(changes.filter(({ kind }) => kind === 'LEFT')).toHaveLength(0.3 * CUSTOMERS);
  expect(await contradictions(world.workspace)).toEqual([]);
  expect(await leftovers()).toEqual([]);
});

test('a rule that nobody meets is ready without a part', async () => {
  const { segment: none } = await createSegment(world.workspace, { name: 'none', query: 'web_savviness > 10' });
  expect(none?.state).toBe('ready');
  await edit('web_savviness > 11');
  await buildAll(world.workspace);
  expect(await world.present()).toMatchObject({ state: 'ready', version: 2 });
  expect(await world.sizeNow()).toBe(0);
  expect(await leftovers()).toEqual([]);
});

/** What happens to customers after a reading: to those that are written already, and to those that are not. */
const MEANWHILE: Readonly<Record<string, () => Promise<unknown>>> = {
  'customers change and are evaluated': async () => {
    await world.move(2, 8);
    await world.move(7, 1);
    await settle(world.workspace);
  },
  'customers change, are evaluated, and change back unevaluated': async () => {
    await world.move(7, 1);
    await settle(world.workspace);
    await world.move(1, 7);
  },
  'customers change and are not evaluated': () => world.move(9, 0),
  'time passes': async () => {
    world.workspace.clock.advance(400 * 86_400_000);
    await settle(world.workspace);
  },
  'customers are erased': async () => {
    const rows = await world.workspace.database.query<{ id: string }>(
      sql`select id from customer where web_savviness in (1, 8) order by id`,
    );
    for (const { id } of rows) await eraseCustomer(world.workspace, id);
  },
  'customers are erased and evaluated': async () => {
    const rows = await world.workspace.database.query<{ id: string }>(
      sql`select id from customer where web_savviness in (1, 8) order by id`,
    );
    for (const { id } of rows) await eraseCustomer(world.workspace, id);
    await settle(world.workspace);
  },
  'customers come': async () => {
    await world.workspace.database.execute(sql`/* test */
      insert into customer (id, web_savviness, added_at, created_at, updated_at)
      select md5('new' || n)::uuid, n % 10, now(), now(), now() from generate_series(1, 50) n`);
    await settle(world.workspace);
  },
};

/** Rules that many meet; the latter is not read for customers of whom nothing but themselves is touched. */
const RULES = ['web_savviness >= 3 AND customer_added_date >= -1y', 'number_of_orders = 0'];
const CASES = [1, 2, 4].flatMap((after) => RULES.map((rule) => [after, rule] as const));

// The embedded database walks its base: what a reading makes of it is tested above and in laws.db.test.ts only.
(process.env['DATABASE_URL'] === undefined ? describe.skip : describe).each(Object.entries(MEANWHILE))('%s', (_, happen) => {
  test.each(CASES)('after %d parts of a build, and all is true: %s', async (after, rule) => {
    const above = await saveSegment(world.workspace, `segment MATCHES (id = '${world.segment.id}')`, 'above');
    const { segment: fresh } = await createSegment(world.workspace, { name: 'fresh', query: 'web_savviness IN (8, 9)' });
    await world.workspace.database.execute(sql`/* test */ delete from membership where segment_id = ${fresh?.id}`);
    await world.workspace.database.execute(sql`/* test */ delete from membership_change where segment_id = ${fresh?.id}`);
    await world.workspace.database.execute(sql`/* test */ update segment set state = 'failed', error = 'as if' where id = ${fresh?.id}`);
    await edit(rule);
    await updateSegment(world.workspace, fresh?.id ?? '', { query: 'web_savviness IN (1, 7, 8)' }, IMPATIENT);
    for (let part = 0; part < after; part++) {
      await continueBuilding(world.workspace, { segmentId: world.segment.id });
      await continueBuilding(world.workspace, { segmentId: fresh?.id });
    }
    await happen();
    await buildAll(world.workspace);
    expect(await contradictions(world.workspace)).toEqual([]);
    expect(await enteredWhenGone()).toEqual([]);
    expect([(await world.present()).state, (await getSegment(world.workspace, above.id)).state]).toEqual(['ready', 'ready']);
    expect((await getSegment(world.workspace, fresh?.id ?? '')).state).toBe('ready');
    expect(await leftovers()).toEqual([]);
  });
});

test('an edit supersedes what has been found', async () => {
  await edit('web_savviness >= 3');
  await continueBuilding(world.workspace);
  await continueBuilding(world.workspace);
  await edit('web_savviness = 7');
  await buildAll(world.workspace);
  expect(await world.present()).toMatchObject({ query: 'web_savviness = 7', version: 2 });
  expect(await world.sizeNow()).toBe(0.1 * CUSTOMERS);
  expect(await contradictions(world.workspace)).toEqual([]);
  expect(await leftovers()).toEqual([]);
});

// The embedded database runs one transaction at a time.
const overlapping = process.env['DATABASE_URL'] === undefined ? test.skip : test;

overlapping('evaluations go on while the base is read, and what they have written stands', async () => {
  await edit('web_savviness >= 3');
  const slow = pausedBefore(world.workspace.database, 'build.found');
  const finding = continueBuilding(world.another(slow.database));
  await slow.reached;
  await world.move(9, 0);
  expect(await settle(world.workspace)).toMatchObject({ stale: false });
  expect(await world.sizeNow()).toBe(0.6 * CUSTOMERS);
  slow.release();
  await finding;
  await buildAll(world.workspace);
  expect(await world.sizeNow()).toBe(0.6 * CUSTOMERS);
  expect(await contradictions(world.workspace)).toEqual([]);
});

overlapping('an edit does not wait for the reading that it supersedes', async () => {
  await edit('web_savviness >= 3');
  const slow = pausedBefore(world.workspace.database, 'build.found');
  const finding = continueBuilding(world.another(slow.database));
  await slow.reached;
  const edited = updateSegment(world.workspace, world.segment.id, { query: 'web_savviness = 7' }, IMPATIENT);
  expect(await Promise.race([edited.then(() => 'edited'), untilBlocked(world.workspace.database, edited)])).not.toBe('blocked');
  slow.release();
  await Promise.all([edited, finding]);
  await buildAll(world.workspace);
  expect(await world.sizeNow()).toBe(0.1 * CUSTOMERS);
  expect(await contradictions(world.workspace)).toEqual([]);
  expect(await leftovers()).toEqual([]);
});

overlapping('one process reads, the others leave it to it', async () => {
  await edit('web_savviness >= 3');
  const slow = pausedBefore(world.workspace.database, 'build.found');
  const finding = continueBuilding(world.another(slow.database));
  await slow.reached;
  expect(await continueBuilding(world.another())).toBe(true);
  const [parts] = await world.workspace.database.query<{ count: number }>(sql`select count(*)::int as count from segment_build_part`);
  expect(parts?.count).toBe(0);
  // It has seen that there is something to find, and gets its turn when it has been found.
  const late = pausedBefore(world.workspace.database, 'build.lockFinding');
  const findingLate = continueBuilding(world.another(late.database));
  await late.reached;
  slow.release();
  await finding;
  late.release();
  expect(await findingLate).toBe(true);
  expect(await world.workspace.database.query(sql`select from segment_build_part`)).toHaveLength(4);
  await buildAll(world.workspace);
  expect(await contradictions(world.workspace)).toEqual([]);
});

overlapping('who has no patience any more gives the reading up, and so does a process that ends; another begins again', async () => {
  await edit('web_savviness >= 3');
  const errors: unknown[] = [];
  await world.workspace.database.transaction(async (transaction) => {
    // What is found cannot be kept until this ends.
    await transaction.execute(sql`/* test */ lock table segment_build_part in exclusive mode`);
    expect(await continueBuilding(world.another(), { segmentId: world.segment.id, signal: AbortSignal.timeout(100) })).toBe(true);
    const evaluator = new Evaluator(world.another(), (error) => errors.push(error));
    evaluator.start();
    await setTimeout(100);
    await evaluator.close();
  });
  expect(errors).toEqual([]);
  expect((await findBuilds(world.workspace, [world.segment.id])).get(world.segment.id)).toMatchObject({ progress: 0 });
  await buildAll(world.workspace);
  expect(await world.present()).toMatchObject({ state: 'ready', query: 'web_savviness >= 3' });
  expect(await contradictions(world.workspace)).toEqual([]);
});
