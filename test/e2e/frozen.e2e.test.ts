import { IDLE_IN_TRANSACTION_MS } from '../../src/database/timeouts.js';
import type { Database } from '../../src/database/database.js';
import { sql } from '../../src/database/sql.js';
import { ADMIN_KEY, ServerData, type ServerProcess } from '../support/server-process.js';
import { openSocket, type TestSubscription } from '../support/socket.js';

/* One of two processes is frozen in the middle of an evaluation, as a machine that is paused or a network that is cut. */

const several = process.env['DATABASE_URL'] === undefined ? test.skip : test;

let data: ServerData;
let database: Database;
const servers = new Map<string, ServerProcess>();
beforeEach(async () => {
  data = await ServerData.create();
  database = await data.open();
});
afterEach(async () => {
  for (const server of servers.values()) {
    server.thaw();
    await server.stop();
  }
  servers.clear();
  await database.close();
  await data.remove();
});

/** Starts a process that the database knows by its name. */
async function start(name: string): Promise<void> {
  const url = new URL(data.environment()['DATABASE_URL'] as string);
  url.searchParams.set('application_name', name);
  servers.set(name, await data.start({ DATABASE_URL: url.href }));
}

async function enter(server: ServerProcess, externalId: string): Promise<void> {
  const { errors } = await server.send('mutation ($input: SyncCustomersInput!) { syncCustomers(input: $input) { rejected } }', {
    input: { source: 'shop', records: [{ externalId, firstName: externalId, tags: ['in'] }] },
  });
  expect(errors).toBeUndefined();
}

/** Resolves with the name of the process that evaluates, once it waits for what `blocking` holds. */
async function evaluatorBlocked(): Promise<string> {
  for (;;) {
    const [row] = await database.query<{ name: string }>(sql`/* test */
      select application_name as name from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock' and query ~ 'membership.(knowCustomers|lockFreeCustomers)'`);
    if (row !== undefined) return row.name;
  }
}

/** Freezes the process that evaluates next, with a batch in its hands, after `cause` has given it something to do. */
async function freezeEvaluator(cause: () => Promise<void>): Promise<string> {
  return database.transaction(async (blocking) => {
    await blocking.execute(sql`/* test */ lock table customer_evaluation in exclusive mode`);
    await cause();
    const name = await evaluatorBlocked();
    servers.get(name)?.freeze();
    return name;
  });
}

const FEED = `subscription { membershipChanges { ... on MembershipChangeBatch { changes { kind customer { firstName } } } } }`;
interface Update {
  readonly membershipChanges: { readonly changes: readonly { kind: string; customer: { firstName: string } }[] };
}

async function namesUntil(subscription: TestSubscription, last: string): Promise<string[]> {
  const names: string[] = [];
  while (!names.some((name) => name.endsWith(` ${last}`))) {
    const { membershipChanges } = await subscription.next<Update>();
    names.push(...membershipChanges.changes.map(({ kind, customer }) => `${kind} ${customer.firstName}`));
  }
  return names;
}

interface Sizes {
  readonly segments: { readonly nodes: readonly { readonly size: number; readonly stale: boolean }[] };
}
const READ = '{ segments(first: 1) { nodes { size stale } } }';

several(
  'a frozen process stops nobody else: others are told of at once, reads say that they are stale, and what it held is done in time',
  async () => {
    await Promise.all([start('one'), start('two')]);
    const [one] = [...servers.values()] as [ServerProcess];
    await one.send('mutation ($input: CreateSegmentInput!) { createSegment(input: $input) { segment { id } } }', {
      input: { name: 'In', query: "customer_tags CONTAINS 'in'" },
    });
    const frozen = await freezeEvaluator(() => enter(one, 'held'));
    const frozenAt = performance.now();
    const [other] = [...servers].flatMap(([name, server]) => (name === frozen ? [] : [server])) as [ServerProcess];
    const socket = await openSocket(other, ADMIN_KEY);
    const subscription = socket.subscribe(FEED);

    for (const externalId of ['first', 'second', 'third']) {
      const writtenAt = performance.now();
      await enter(other, externalId);
      expect(await namesUntil(subscription, externalId)).toEqual([`ENTERED ${externalId}`]);
      expect(performance.now() - writtenAt).toBeLessThan(2_000);
    }
    const askedAt = performance.now();
    const { data: sizes } = await other.send<Sizes>(READ);
    expect(sizes.segments.nodes).toEqual([{ size: 3, stale: true }]);
    expect(performance.now() - askedAt).toBeLessThan(7_000);

    expect(await namesUntil(subscription, 'held')).toEqual(['ENTERED held']);
    expect(performance.now() - frozenAt).toBeLessThan(IDLE_IN_TRANSACTION_MS + 5_000);
    servers.get(frozen)?.thaw();
    for (const server of servers.values()) {
      expect((await server.send<Sizes>(READ)).data.segments.nodes).toEqual([{ size: 4, stale: false }]);
    }
    await enter(servers.get(frozen) as ServerProcess, 'last');
    expect(await namesUntil(subscription, 'last')).toEqual(['ENTERED last']);
    socket.kill();
  },
  240_000,
);
