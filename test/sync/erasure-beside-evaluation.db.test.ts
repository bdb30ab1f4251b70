import { sql } from '../../src/database/sql.js';
import { addSegmentMembers, continueBuilding, createSegment, evaluateBatch, SegmentSet, settle } from '../../src/membership/index.js';
import { eraseCustomer, mergeCustomers } from '../../src/sync/index.js';
import { beginBuild } from '../../src/membership/build/index.js';
import { pausedBefore, untilBlocked } from '../support/laws/paused-database.js';
import { contradictions } from '../support/laws/verify.js';
import { givenCustomers } from '../support/records.js';
import { saveSegment, useOneDatabase, type TestWorkspace } from '../support/workspace.js';

/* Somebody is erased while an evaluator, a build or a list puts the same customer into segments. The embedded database does one after the other. */
const overlapping = process.env['DATABASE_URL'] === undefined ? test.skip : test;

const SEGMENTS = 8;
const RACES = 200;

let workspace: TestWorkspace;
const emptyWorkspace = useOneDatabase();
beforeEach(async () => {
  workspace = await emptyWorkspace();
  for (let n = 0; n < SEGMENTS; n++) await saveSegment(workspace, n === 0 ? 'number_of_orders >= 0' : `number_of_orders >= -${n}`);
});

/** A process of its own: it shares nothing with the other but the database. */
const another = (database = workspace.database) => ({ ...workspace, database, segmentSet: new SegmentSet(workspace.timeZone) });

/** Changes that name somebody who is gone, other than the last leaving of a segment. */
async function traces(): Promise<object[]> {
  while ((await settle(workspace)).stale);
  return workspace.database.query(sql`/* test */
    select customer_id, kind, cause from membership_change m
    where customer_id is not null and not exists (select from customer c where c.id = m.customer_id)
      and (kind = 'ENTERED' or exists (select from membership_change later
        where later.customer_id = m.customer_id and later.segment_id = m.segment_id and later.seq > m.seq))`);
}

/** The names of the statements that something sends, each once, in order. */
async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const names = new Set<string>();
  const stop = workspace.database.onStatement((text) => {
    const name = /\/\* (\S+) \*\//.exec(text)?.[1];
    if (name !== undefined && !name.startsWith('database.')) names.add(name);
  });
  await work();
  stop();
  return [...names];
}

interface Beside {
  readonly prepare?: () => Promise<unknown>;
  readonly work: (context: TestWorkspace, customerId: string) => Promise<unknown>;
}

/** What goes on beside an erasure, held up before each of its statements in turn. */
const BESIDE: Readonly<Record<string, Beside>> = {
  'an evaluation': { work: (context) => evaluateBatch(context) },
  'a build': {
    // Saved, and left to whoever builds.
    prepare: () =>
      workspace.database.transaction(async (transaction) => {
        const [segment] = await transaction.query<{ id: string }>(sql`/* test */
          update segment set state = 'building' where name = 'number_of_orders >= -1' returning id`);
        await beginBuild(workspace, transaction, segment?.id ?? '');
      }),
    work: (context) => continueBuilding(context),
  },
  'an entry on a list': {
    work: async (context, customerId) => {
      const [list] = await workspace.database.query<{ id: string }>(sql`/* test */ select id from segment where kind = 'static'`);
      return addSegmentMembers(context, list?.id ?? '', [customerId]).catch(() => undefined);
    },
  },
};

describe.each(Object.entries(BESIDE))('beside %s', (_, { prepare, work }) => {
  overlapping('that stops before any of its statements, an erasure leaves no trace', async () => {
    await createSegment(workspace, { name: 'A list', kind: 'STATIC' });
    const begin = async () => {
      const [id = ''] = await givenCustomers(workspace, { externalId: 'ann' });
      await prepare?.();
      return id;
    };
    const known = await begin();
    const names = await statementsOf(() => work(another(), known));
    expect(names.length).toBeGreaterThan(3);
    await eraseCustomer(workspace, known);
    const tried: string[] = [];
    for (const name of names) {
      const id = await begin();
      const pause = pausedBefore(workspace.database, name);
      const running = work(another(pause.database), id);
      const stopped = await Promise.race([pause.reached.then(() => true), running.then(() => false)]);
      const erasing = eraseCustomer(workspace, id);
      if (stopped) tried.push(`${name}: ${await untilBlocked(workspace.database, erasing)}`);
      pause.release();
      await Promise.all([running, erasing]);
      expect({ name, traces: await traces() }).toEqual({ name, traces: [] });
    }
    expect(tried.length).toBeGreaterThan(3);
    expect(new Set(tried.map((line) => line.split(': ')[1]))).toContain('blocked');
    expect(await contradictions(workspace)).toEqual([]);
  });
});

overlapping('hundreds of erasures at any moment of an evaluation leave no trace', async () => {
  const other = another();
  let isOver = false;
  const evaluating = (async () => {
    while (!isOver) await evaluateBatch(other);
  })();
  for (let race = 0; race < RACES; race++) {
    const [id = '', merged = ''] = await givenCustomers(workspace, { externalId: 'ann' }, { externalId: 'augusta' });
    if (race % 3 === 0) await mergeCustomers(workspace, id, [merged]);
    // A statement more each time: so much later in what the evaluator does.
    for (let moment = 0; moment < race % 15; moment++) await workspace.database.query(sql`/* test */ select 1`);
    await Promise.all([eraseCustomer(workspace, id), race % 3 === 0 ? undefined : eraseCustomer(workspace, merged)]);
  }
  isOver = true;
  await evaluating;
  expect(await traces()).toEqual([]);
  expect(await contradictions(workspace)).toEqual([]);
});
