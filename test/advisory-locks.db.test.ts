import { Client } from 'pg';
import { appendChanges, dropOldChanges, WakeUps } from '../src/changes/index.js';
import { advisoryLocks, migrate } from '../src/database/index.js';
import { sql } from '../src/database/sql.js';
import { seedDemoShop } from '../src/demo/index.js';
import { Forecaster, NextProductMaker } from '../src/discovery/index.js';
import { newId } from '../src/kernel/index.js';
import {
  addSegmentMembers,
  continueBuilding,
  createSegment,
  deleteSegment,
  evaluateBatch,
  refreshThresholds,
  sweep,
  updateSegment,
} from '../src/membership/index.js';
import {
  beginUpload,
  dropOldRecordChanges,
  keepWorkspaceCurrency,
  mergeCustomers,
  readRecordChanges,
  setExchangeRates,
} from '../src/sync/index.js';
import { beginBuildsBy, giveCustomers } from './support/builds.js';
import { givenCustomers, givenOrders } from './support/records.js';
import { serverUrlOf } from './support/database.js';
import { readSourceFiles } from './support/source-files.js';
import { saveSegment, useOneDatabase, type TestWorkspace } from './support/workspace.js';

/*
 * Whoever does what a lock is for waits for whoever holds it. That a lock is missing shows in no other way but by bad luck, so each is held here by
 * a session of the test. The embedded database runs one transaction at a time, and needs none of them.
 */
const onServer = process.env['DATABASE_URL'] === undefined ? describe.skip : describe;

type LockName = keyof typeof advisoryLocks;

interface World extends TestWorkspace {
  readonly ann: string;
  readonly bob: string;
  /** Dynamic: whoever has ordered. Ann has, and is on the queue. */
  readonly buyers: string;
  readonly list: string;
  readonly url: string;
}

/** Things that are done under a lock, by what they are. */
type Deeds = Readonly<Record<string, (world: World) => Promise<unknown>>>;

/** Waits for those who hold the lock alone, and not for those who share it. */
interface Taken {
  readonly alone?: Deeds;
  readonly shared?: Deeds;
}

const ORDER = { externalId: 'o1', customerExternalId: 'ann', placedAt: '2026-05-10T10:00:00Z', total: '10' };
const change = (world: World) => ({ segmentId: newId(), customerId: world.ann, kind: 'ENTERED', cause: 'DATA' }) as const;

/** A lock that is declared and not told here does not compile. */
const TAKEN_BY: Readonly<Record<LockName, Taken>> = {
  migrating: { alone: { 'a migration': ({ database }) => migrate(database) } },
  appendingChanges: {
    alone: {
      'an append to the log': (world) =>
        world.database.transaction(async (transaction) => appendChanges(transaction, [change(world)], world.clock.now())),
      'an evaluation that changes memberships': (world) => evaluateBatch(world),
      'an addition to a static segment': (world) => addSegmentMembers(world, world.list, [world.ann]),
      'a merge that moves places on static segments': (world) => mergeCustomers(world, world.ann, [world.bob]),
      'a rule that takes over': (world) => updateSegment(world, world.buyers, { query: 'number_of_orders = 0' }),
    },
  },
  segmentSet: {
    alone: {
      'a new segment': (world) => createSegment(world, { name: 'new', query: 'number_of_orders = 0' }),
      'a new rule': (world) => updateSegment(world, world.buyers, { query: 'number_of_orders = 0' }),
      'the end of a segment': (world) => deleteSegment(world, world.buyers),
    },
    shared: {
      'an evaluation': (world) => evaluateBatch(world),
      'a sweep': (world) => sweep(world),
      'a refresh of thresholds': (world) => refreshThresholds(world),
      'a forecast that is published': (world) => new Forecaster(world).runIfDue(0),
      'an addition to a static segment': (world) => addSegmentMembers(world, world.list, [world.ann]),
    },
  },
  numberingRecordChanges: {
    alone: {
      'a reader of the delta feed': (world) => readRecordChanges(world, { first: 1 }),
      'what drops old changes of the delta feed': (world) => dropOldRecordChanges(world, 1_000),
    },
  },
  seeding: { alone: { 'the demo shop': (world) => seedDemoShop(world) } },
  refreshingThresholds: { alone: { 'a refresh of thresholds': (world) => refreshThresholds(world) } },
  forecasting: { alone: { 'a forecast of what customers will buy': (world) => new Forecaster(world).runIfDue(0) } },
  findingNextProducts: { alone: { 'what finds out what is bought next': (world) => new NextProductMaker(world).runIfDue(0) } },
  beginningUploads: {
    alone: {
      'a file that is begun to be sent': ({ database, clock, ann }) =>
        beginUpload({ database, clock }, { owner: ann, name: 'a.csv', size: 1 }, { fileBytes: 1, totalBytes: 1 }),
    },
  },
  droppingChanges: { alone: { 'what drops old changes of the log': (world) => dropOldChanges(world, 1_000) } },
  changingRates: {
    alone: {
      'exchange rates that are set': (world) => setExchangeRates(world, [{ currency: 'CHF', day: '2026-05-10', rate: '1.05' }]),
      'a workspace that reckons in another currency': (world) => keepWorkspaceCurrency({ ...world, currency: 'CHF' }),
    },
    shared: { 'an order in another currency': (world) => givenOrders(world, { ...ORDER, externalId: 'o2', currency: 'CHF' }) },
  },
  // Nobody waits for it: see below.
  findingMembers: {},
  working: {
    shared: {
      'a process that begins to work': async ({ url }) => {
        const wakeUps = new WakeUps(url);
        await wakeUps.open();
        await wakeUps.beginWork(async () => true);
        await wakeUps.close();
      },
    },
  },
};

onServer('advisory locks', () => {
  const emptyWorkspace = useOneDatabase();
  let world: World;
  let holder: Client;

  beforeEach(async () => {
    const workspace = await emptyWorkspace();
    await keepWorkspaceCurrency(workspace);
    const [ann = '', bob = ''] = await givenCustomers(workspace, { externalId: 'ann' }, { externalId: 'bob' });
    const { id: buyers } = await saveSegment(workspace, 'number_of_orders >= 1');
    const { segment } = await createSegment(workspace, { name: 'list', kind: 'STATIC' });
    await givenOrders(workspace, ORDER);
    const list = segment?.id ?? '';
    await addSegmentMembers(workspace, list, [bob]);
    const url = await serverUrlOf(workspace.database);
    world = { ...workspace, ann, bob, buyers, list, url };
    holder = new Client({ connectionString: url });
    await holder.connect();
  });
  // What is held goes with the session.
  afterEach(() => holder.end());

  const hold = (lock: LockName, how: 'alone' | 'shared') =>
    holder.query(`select pg_advisory_lock${how === 'shared' ? '_shared' : ''}($1::bigint)`, [advisoryLocks[lock]]);
  const letGo = () => holder.query('select pg_advisory_unlock_all()');

  /** Whether it waits for the lock; if not, it has ended. */
  async function waitsFor(lock: LockName, deed: Promise<unknown>): Promise<boolean> {
    let hasEnded = false;
    void deed.finally(() => (hasEnded = true)).catch(() => {});
    while (!hasEnded) {
      const { rowCount } = await holder.query(
        `select from pg_locks where locktype = 'advisory' and objid = $1 and not granted
          and database = (select oid from pg_database where datname = current_database())`,
        [advisoryLocks[lock]],
      );
      if (rowCount !== 0) return true;
    }
    return false;
  }

  const cases = (how: 'alone' | 'shared') =>
    Object.entries(TAKEN_BY).flatMap(([lock, taken]) =>
      Object.entries(taken[how] ?? {}).map(([what, deed]) => [lock as LockName, what, deed] as const),
    );

  test.each([...cases('alone'), ...cases('shared')])('%s: %s waits for who holds it alone', async (lock, _, deed) => {
    await hold(lock, 'alone');
    const doing = deed(world);
    expect(await waitsFor(lock, doing)).toBe(true);
    await letGo();
    await doing;
  });

  test.each(cases('alone'))('%s: %s waits for who shares it', async (lock, _, deed) => {
    await hold(lock, 'shared');
    const doing = deed(world);
    expect(await waitsFor(lock, doing)).toBe(true);
    await letGo();
    await doing;
  });

  test.each(cases('shared'))('%s: %s shares it', async (lock, _, deed) => {
    await hold(lock, 'shared');
    const doing = deed(world);
    expect(await waitsFor(lock, doing)).toBe(false);
    await doing;
  });

  test('findingMembers: the members of one segment are found at a time, and who comes meanwhile is told to come again', async () => {
    await giveCustomers(world, 20);
    await beginBuildsBy(world, 'finding');
    await hold('findingMembers', 'alone');
    await updateSegment(world, world.buyers, { query: 'web_savviness > 4' }, { patienceMs: 0 });
    const stages = () => world.database.query(sql`/* test */ select stage from segment_build where segment_id = ${world.buyers}`);
    await continueBuilding(world);
    expect(await stages()).toEqual([{ stage: 'finding' }]);
    await letGo();
    while (await continueBuilding(world));
    expect(await stages()).toEqual([]);
  });

  test('are all taken somewhere, and only by their names', () => {
    const taken = readSourceFiles('src', ['.ts']).flatMap(({ text }) =>
      [...text.matchAll(/advisoryLocks\.(\w+)/g)].map(([, name]) => name),
    );
    expect(new Set(taken)).toEqual(new Set(Object.keys(advisoryLocks)));
  });
});
