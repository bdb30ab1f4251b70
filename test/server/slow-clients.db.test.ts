import { startTestServer, ADMIN_KEY, type TestServer } from '../support/server.js';
import { openSocket, type TestSocket } from '../support/socket.js';
import { openStream } from '../support/stream.js';

/* A client that does not keep up costs bounded memory, delays nobody, and can resume without a loss. */

const CUSTOMERS = 250;
/** Makes a frame of half a megabyte of so many changes. */
const LONG_TAGS = Array.from({ length: 20 }, (_, n) => `${n}`.padEnd(100, '-'));
const MB = 1024 * 1024;
/** What src/server/socket/bounded-socket.ts allows, and the frame that passes it. */
const MOST_BUFFERED = 8 * MB + MB;
const FEED = `subscription ($after: Cursor) {
  membershipChanges(after: $after) { ... on MembershipChangeBatch { changes { kind cursor customer { id tags } } cursor } }
}`;

interface Update {
  readonly membershipChanges: { readonly cursor: string; readonly changes: { kind: string; cursor: string }[] };
}

let server: TestServer;
let slow: TestSocket;
let quick: TestSocket;
beforeAll(async () => {
  server = await startTestServer();
  await server.ask('mutation ($input: CreateSegmentInput!) { createSegment(input: $input) { segment { id } } }', {
    input: { name: 'In', query: "customer_tags CONTAINS 'in'" },
  });
});
beforeEach(async () => {
  slow = await openSocket(server, ADMIN_KEY);
  quick = await openSocket(server, ADMIN_KEY);
});
afterEach(() => {
  slow.kill();
  quick.kill();
});
afterAll(() => server.close());

/** Everybody enters, or everybody leaves. */
async function moveAll(isIn: boolean): Promise<void> {
  const tags = isIn ? [...LONG_TAGS, 'in'] : LONG_TAGS;
  await server.ask('mutation ($input: SyncCustomersInput!) { syncCustomers(input: $input) { rejected } }', {
    input: { source: 'test', records: Array.from({ length: CUSTOMERS }, (_, n) => ({ externalId: `${n}`, tags })) },
  });
}

/** The present end of the log: whoever subscribes after it misses nothing, however long subscribing takes. */
async function headCursor(): Promise<string> {
  const { membershipChanges } = await server.ask<{ membershipChanges: { cursor: string } }>(
    '{ membershipChanges(first: 1000) { cursor } }',
  );
  return membershipChanges.cursor;
}

async function metric(name: string): Promise<number> {
  const metrics = await (await fetch(`${server.url}/metrics`)).text();
  return Number(new RegExp(`^${name} (\\S+)`, 'm').exec(metrics)?.[1]);
}

test('a socket that is not read is closed with 4413 and a cursor after which nothing is missing; others get everything', async () => {
  const after = await headCursor();
  const stuck = Array.from({ length: 40 }, () => slow.subscribe(FEED, { after }));
  const live = quick.subscribe(FEED, { after });
  await moveAll(true);
  const [told] = await Promise.all([live, ...stuck].map((subscription) => subscription.next<Update>()));
  const first = told?.membershipChanges.cursor as string;
  slow.pause();
  const toldToQuick: string[] = [];
  let most = 0;
  for (const isIn of [false, true, false, true]) {
    await moveAll(isIn);
    for (let count = 0; count < CUSTOMERS;) {
      const { membershipChanges } = await live.next<Update>();
      count += membershipChanges.changes.length;
      toldToQuick.push(...membershipChanges.changes.map(({ cursor }) => cursor));
    }
    most = Math.max(most, await metric('cantle_sockets_buffered_bytes'));
  }
  expect(most).toBeGreaterThan(MB);
  expect(most).toBeLessThan(MOST_BUFFERED);

  while ((await metric('cantle_sockets_closing')) === 0) await moveAll(true);
  slow.resume();
  expect(await slow.nextClose()).toBe(4413);
  const [, cursor] = /^Too slow\. Resume after (\S+)$/.exec(await slow.nextCloseReason()) ?? [];
  expect(toldToQuick.concat(first)).toContain(cursor);
  const missed = quick.subscribe(FEED, { after: cursor });
  const rest = toldToQuick.slice(toldToQuick.indexOf(cursor as string) + 1);
  const resumed: string[] = [];
  while (resumed.length < rest.length)
    resumed.push(...(await missed.next<Update>()).membershipChanges.changes.map((change) => change.cursor));
  expect(resumed).toEqual(rest);
  expect(rest.length).toBeGreaterThan(0);
});

test('a stream that is not read is held back, and told all of it when it reads on', async () => {
  const after = await headCursor();
  const stream = await openStream(server, FEED, { after });
  const live = quick.subscribe(FEED, { after });
  const told: string[] = [];
  for (let round = 0; round < 10; round++) {
    await moveAll(round % 2 === 1);
    for (let count = 0; count < CUSTOMERS;) {
      const { membershipChanges } = await live.next<Update>();
      count += membershipChanges.changes.length;
      told.push(...membershipChanges.changes.map(({ cursor }) => cursor));
    }
  }
  const streamed: string[] = [];
  while (streamed.length < told.length)
    streamed.push(...((await stream.next<Update>())?.data?.membershipChanges.changes ?? []).map(({ cursor }) => cursor));
  // Both begin at one cursor; what a test before this one had still under way may come first, and more than was counted last.
  expect(streamed.slice(0, told.length)).toEqual(told);
  await stream.close();
});

test('a client that vanishes while megabytes wait for it is no failure of the server', async () => {
  const after = await headCursor();
  const stuck = Array.from({ length: 20 }, () => slow.subscribe(FEED, { after }));
  await moveAll(false);
  await Promise.all(stuck.map((subscription) => subscription.next<Update>()));
  slow.pause();
  for (let isIn = true; (await metric('cantle_sockets_buffered_bytes')) < MB; isIn = !isIn) await moveAll(isIn);
  const open = await metric('cantle_sockets');
  slow.kill();
  while ((await metric('cantle_sockets')) === open) await moveAll(true);
  expect(server.logged.filter((line) => line.includes('failed'))).toEqual([]);
});
