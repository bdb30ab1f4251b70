import fc from 'fast-check';
import { decodeCursor, readChanges, type MembershipChange } from '../../src/changes/index.js';
import { sql } from '../../src/database/sql.js';
import { Random } from '../../src/kernel/random.js';
import { createSegment, settle } from '../../src/membership/index.js';
import { assertLaw } from '../support/laws/assert-law.js';
import { Client, type Moment, type Shared } from '../support/laws/client.js';
import { readable } from '../support/laws/expected-records.js';
import { Fleet } from '../support/laws/fleet.js';
import { Operator, type Incident } from '../support/laws/operator.js';
import { LAW_RUNS, LAW_SEED } from '../support/laws/settings.js';
import { Statements } from '../support/laws/statements.js';
import { storedWorld } from '../support/laws/stored-records.js';
import { Subscriber } from '../support/laws/subscriber.js';
import { contradictions, replay } from '../support/laws/verify.js';
import type { LiveChange } from '../support/live-client.js';
import { ServerData, type ServerProcess } from '../support/server-process.js';
import { openTestWorkspace, saveSegment, type TestWorkspace } from '../support/workspace.js';

/*
 * Promises 2, 3 and 4 against servers as they run: three processes on PostgreSQL, one on the embedded database. While clients write through
 * any of them and subscribers follow any of them, processes are killed and stopped, and the clock is moved.
 */
const PROCESSES = process.env['DATABASE_URL'] === undefined ? 1 : 3;
const HISTORIES = Math.ceil(LAW_RUNS / 2_000);
/** Of what happened before a law was broken: what is said of it, which comes first, is what a log that is cut must not lose. */
const LINES_TOLD = 60;
const START = new Date('2026-03-01T12:00:00.000Z');
/**
 * More than one transaction looks at, so that members are still being found when the next statement, or the next crash, comes. Few of them
 * are ever members.
 */
const CUSTOMERS = 6_000;
/** The first of them: md5('1'). */
const MARKED = 'c4ca4238-a0b9-2382-0dcc-509a6f75849b';
const CLIENTS = ['ann', 'bob', 'cid'];
const RULES = [
  'web_savviness < 5',
  'web_savviness >= 3 AND age >= 30',
  'last_order_date >= -30d',
  'home_owner = true AND orders_placed MATCHES (date >= -90d, count = 0)',
  'number_of_orders > 1',
  'amount_spent > 100 OR home_owner = true',
  "events MATCHES (name = 'product_viewed', date >= -30d)",
  "customer_tags CONTAINS 'vip' AND anniversary('birth_date') BETWEEN today AND +90d",
];

/** Plain data, so that a failing history can be read. */
interface History {
  readonly dice: number;
  readonly incidents: readonly Incident[];
}

const incident = (moment: Moment, ...kinds: readonly Incident['kind'][]): fc.Arbitrary<Incident> =>
  fc.record({
    kind: fc.constantFrom(...kinds),
    moment: fc.constant(moment),
    count: fc.integer({ min: 10, max: 40 }),
    atEdit: moment === 'answer' ? fc.constant(false) : fc.boolean(),
    delayMs: fc.nat(30),
  });
const histories: fc.Arbitrary<History> = fc.record({
  dice: fc.nat(1_000_000),
  incidents: fc
    .tuple(incident('answer', 'kill'), incident('request', 'kill', 'stop'), incident('request', 'threeDays', 'year'))
    .chain((all) => fc.shuffledSubarray(all, { minLength: all.length })),
});

async function ask<Data>(server: ServerProcess, query: string, variables: object = {}): Promise<Data> {
  const { data, errors } = await server.send<Data>(query, variables);
  if (errors !== undefined) throw new Error(`${query} was refused: ${JSON.stringify(errors)}`);
  return data;
}

/** What the servers find when they start, with the ids of the segments: the rules' own and two lists. */
async function givenWorkspace(
  data: ServerData,
): Promise<{ readonly segmentIds: string[]; readonly listId: string; readonly markerId: string }> {
  const workspace = await openTestWorkspace({ database: await data.open(), now: START.toISOString() });
  try {
    await workspace.database.execute(sql`
      insert into customer (id, web_savviness, birth_date, added_at, created_at, updated_at)
      select md5(n::text)::uuid, case when n % 20 = 0 then 1 + n / 20 % 9 end, case when n % 20 = 0 then '1950-01-15'::date + n * 3 end, now(), now(), now()
      from generate_series(1, ${CUSTOMERS}::int) n`);
    const segmentIds: string[] = [];
    for (const [index, rule] of RULES.entries()) segmentIds.push((await saveSegment(workspace, rule, `all segment ${index}`)).id);
    const [listId = '', markerId = ''] = await Promise.all(
      ['list', 'marker'].map(async (name) => (await createSegment(workspace, { name, kind: 'STATIC' })).segment?.id),
    );
    return { segmentIds, listId, markerId };
  } finally {
    await workspace.close();
  }
}

/** Asks every process until each says that everything is found and exact: every question does some of the work that is left. */
async function untilSettled(fleet: Fleet): Promise<void> {
  const deadline = Date.now() + 60_000;
  const query = '{ segments(first: 100) { nodes { name state stale } } }';
  for (const server of fleet.running) {
    for (;;) {
      const { segments } = await ask<{ segments: { nodes: { state: string; stale: boolean }[] } }>(server, query);
      const open = segments.nodes.filter(({ state, stale }) => state !== 'READY' || stale);
      if (open.length === 0) break;
      if (Date.now() > deadline) throw new Error(`Not settled: ${JSON.stringify(open)}`);
    }
  }
}

/** Clients write, some of it to the same records, until the operator is done. */
async function write(client: Client, random: Random, fleet: Fleet, isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    const contended = random.chance(0.3);
    const statements = new Statements(random, contended ? 'all' : client.name, RULES, fleet.now());
    await client.say(statements.next(), { contended });
  }
}

/** What a subscriber must have been told of a log, as it is told. Of the erased the log has forgotten the names. */
function told(change: LiveChange, logged: MembershipChange | undefined): string {
  const customer = logged?.customerId === null ? 'erased' : change.customerId;
  return [decodeCursor(change.cursor).seq, change.kind, change.cause, change.segmentId, customer].join(' ');
}

function logLine({ seq, kind, cause, segmentId, customerId: customer }: MembershipChange): string {
  return [seq, kind, cause, segmentId, customer ?? 'erased'].join(' ');
}

function checkSubscriber({ name, wanted, members, seen }: Subscriber, log: readonly MembershipChange[]): void {
  const concerned = log.filter(({ segmentId }) => wanted.segmentIds?.includes(segmentId) !== false);
  if (wanted.snapshot !== true) {
    const bySeq = new Map(concerned.map((change) => [change.seq, change]));
    expect([name, seen.map((change) => told(change, bySeq.get(decodeCursor(change.cursor).seq)))]).toEqual([name, concerned.map(logLine)]);
  }
  const seqs = seen.map(({ cursor }) => decodeCursor(cursor).seq);
  // The changes of an outcome are resumed after together, and come again to whoever kept a part of them.
  const once = wanted.quietPeriodMs === undefined ? [...new Set(seqs)] : seqs;
  expect([name, seqs]).toEqual([name, once.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0))]);
  expect([name, [...members].toSorted()]).toEqual([name, [...replay(concerned).members].toSorted()]);
}

async function checkStored(workspace: TestWorkspace, clients: readonly Client[], listId: string): Promise<void> {
  expect(await workspace.database.query(sql`select * from evaluation_queue`)).toEqual([]);
  // Only time has passed since the servers were asked.
  await settle(workspace);
  expect(await contradictions(workspace)).toEqual([]);
  for (const client of clients) {
    const stored = readable(await storedWorld(workspace.database, client.name, listId));
    const expected = client.expected.map(readable);
    if (expected.length === 1) expect([client.name, stored]).toEqual([client.name, expected[0]]);
    else expect(expected).toContainEqual(stored);
  }
}

/** Lets a history happen, checks the laws, and gives what else was wrong: what clients were told, and what servers said of themselves. */
async function live({ dice, incidents }: History, data: ServerData, journal: string[]): Promise<string[]> {
  const random = new Random(`processes ${dice}`);
  const fleet = new Fleet(data, PROCESSES, START);
  const giveUp = new AbortController();
  try {
    const { segmentIds, listId, markerId } = await givenWorkspace(data);
    await fleet.startAll();
    const operator = new Operator(fleet, random.fork('operator'), journal);
    const problems: string[] = [];
    const onMoment: Shared['onMoment'] = (...heard) => operator.heard(...heard);
    const shared: Shared = { fleet, listId, onMoment, journal, problems };
    const clients = CLIENTS.map((name) => new Client(name, random.fork(name), shared));
    const some = [...random.sample(segmentIds, 3), listId, markerId];
    const subscribers = [
      new Subscriber('all', { over: 'socket' }, random.fork('all'), fleet),
      new Subscriber('all by SSE', { over: 'stream' }, random.fork('stream'), fleet),
      new Subscriber('some', { over: 'socket', segmentIds: some }, random.fork('some'), fleet),
      new Subscriber('snapshot', { over: 'socket', segmentIds: some, snapshot: true }, random.fork('snapshot'), fleet),
      new Subscriber('quiet', { over: 'socket', segmentIds: some, snapshot: true, quietPeriodMs: 50 }, random.fork('quiet'), fleet),
    ];
    const following = Promise.all(subscribers.map((subscriber) => subscriber.follow(markerId, giveUp.signal)));
    following.catch(() => {});

    let isOver = false;
    const writing = Promise.all(clients.map((client) => write(client, random.fork(`writes of ${client.name}`), fleet, () => isOver)));
    await Promise.race([operator.run(incidents), writing, following]).finally(() => (isOver = true));
    await writing;
    await untilSettled(fleet);

    const query = 'mutation ($id: ID!, $ids: [ID!]!) { addSegmentMembers(segmentId: $id, customerIds: $ids) { userErrors { message } } }';
    await ask(await fleet.anyone(random), query, { id: markerId, ids: [MARKED] });
    setTimeout(() => giveUp.abort(), 60_000).unref();
    await following;
    await fleet.endAll();

    const workspace = await openTestWorkspace({ database: await data.open(), now: fleet.now().toISOString() });
    try {
      const log = await readChanges(workspace.database, { after: 0n, first: 1_000_000 });
      const end = log.findIndex(({ segmentId }) => segmentId === markerId);
      for (const subscriber of subscribers) checkSubscriber(subscriber, log.slice(0, end + 1));
      await checkStored(workspace, clients, listId);
      return [...problems, ...fleet.complaints];
    } finally {
      await workspace.close();
    }
  } finally {
    giveUp.abort();
    await fleet.endAll(() => 'kill');
  }
}

test(
  'whatever happens to processes, memberships are what the rules say, nothing acknowledged is lost, and subscribers see every change once',
  async () => {
    await assertLaw(
      fc.asyncProperty(histories, async (history) => {
        const data = await ServerData.create();
        const journal: string[] = [];
        try {
          expect(await live(history, data, journal)).toEqual([]);
        } catch (error) {
          throw new Error(
            `${error instanceof Error ? error.message : String(error)}\n\nAfter this:\n${journal.slice(-LINES_TOLD).join('\n')}`,
            { cause: error },
          );
        } finally {
          await data.remove();
        }
      }),
      // What processes do does not repeat exactly, so a shorter history proves nothing.
      { numRuns: HISTORIES, seed: LAW_SEED, endOnFailure: true },
    );
  },
  HISTORIES * 300_000,
);
