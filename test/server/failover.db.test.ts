import { hasPrograms } from '../support/postgres/own-server.js';
import { ServerPair } from '../support/postgres/server-pair.js';
import { ADMIN_KEY, startTestServer, type TestServer } from '../support/server.js';
import { openSocket, type TestSocket } from '../support/socket.js';

/* A standby is promoted that has not got the last changes. Skipped where there is no PostgreSQL to start. */

const onPair = hasPrograms ? test : test.skip;

const FEED =
  'subscription ($after: Cursor) { membershipChanges(after: $after) { ... on MembershipChangeBatch { changes { customer { firstName } } cursor } } }';

interface Batch {
  readonly membershipChanges: {
    readonly cursor: string;
    readonly changes: readonly { readonly customer: { readonly firstName: string } | null }[];
  };
}

let pair: ServerPair | undefined;
let server: TestServer;
let socket: TestSocket;
beforeAll(async () => {
  if (!hasPrograms) return;
  pair = await ServerPair.start();
  server = await startTestServer({ environment: { DATABASE_URL: pair.url, CANTLE_IDE: 'off' } });
  socket = await openSocket(server, ADMIN_KEY);
});
afterAll(async () => {
  socket?.kill();
  await server?.close();
  await pair?.remove();
});

async function enter(...firstNames: string[]): Promise<void> {
  for (const firstName of firstNames) {
    await server.ask('mutation ($input: SyncCustomersInput!) { syncCustomers(input: $input) { rejected membershipChanges { kind } } }', {
      input: { source: 'test', records: [{ externalId: firstName, firstName, tags: ['in'] }] },
    });
  }
}

/** Of both feeds, after everything that has happened. */
async function cursors(): Promise<{ readonly log: string; readonly feed: string }> {
  const { membershipChanges, changes } = await server.ask<Batch & { changes: { cursor: string } }>(
    '{ membershipChanges(first: 1000) { cursor } changes(first: 1000) { cursor } }',
  );
  return { log: membershipChanges.cursor, feed: changes.cursor };
}

const namesIn = ({ membershipChanges }: Batch) => membershipChanges.changes.map(({ customer }) => customer?.firstName);
const codesOf = (errors: readonly { readonly extensions?: Record<string, unknown> }[] | undefined) =>
  errors?.map(({ extensions }) => extensions?.['code']);
const CURSOR_INVALID = ['CURSOR_INVALID'];

async function refusals({ log, feed }: { readonly log: string; readonly feed: string }) {
  return {
    page: codesOf((await server.send('query ($after: Cursor) { membershipChanges(after: $after) { cursor } }', { after: log })).errors),
    feed: codesOf((await server.send('query ($after: Cursor) { changes(after: $after) { cursor } }', { after: feed })).errors),
    subscription: codesOf(await socket.subscribe(FEED, { after: log }).nextErrors()),
  };
}

onPair(
  'who was ahead of a promoted standby is told to start over, who was not misses nothing, and so it stays when the log has grown past both',
  async () => {
    await server.ask('mutation ($input: CreateSegmentInput!) { createSegment(input: $input) { segment { id } } }', {
      input: { name: 'In', query: "customer_tags CONTAINS 'in'" },
    });
    await enter('Ann', 'Bob');
    const before = await cursors();
    await pair?.untilFollowed();
    await pair?.cutOff();
    const running = socket.subscribe(FEED, { after: before.log });
    const waiting = socket.subscribe(FEED);
    await enter('Lost');
    expect(namesIn(await running.next<Batch>())).toEqual(['Lost']);
    expect(namesIn(await waiting.next<Batch>())).toEqual(['Lost']);
    const ahead = await cursors();

    await pair?.loseThePrimary();
    await pair?.promote();
    expect(codesOf(await running.nextErrors())).toEqual(CURSOR_INVALID);
    expect(codesOf(await waiting.nextErrors())).toEqual(CURSOR_INVALID);
    const everywhere = { page: CURSOR_INVALID, feed: CURSOR_INVALID, subscription: CURSOR_INVALID };
    expect(await refusals(ahead)).toEqual(everywhere);

    const behind = socket.subscribe(FEED, { after: before.log });
    const names = Array.from({ length: 60 }, (_, number) => `New ${number}`);
    await enter(...names);
    const told: unknown[] = [];
    while (told.length < names.length) told.push(...namesIn(await behind.next<Batch>()));
    expect(told).toEqual(names);
    expect(await refusals(ahead)).toEqual(everywhere);
    const fresh = await server.ask<Batch>(
      'query ($after: Cursor) { membershipChanges(after: $after, first: 1000) { changes { customer { firstName } } } }',
      { after: before.log },
    );
    expect(namesIn(fresh)).toEqual(names);
  },
  180_000,
);
