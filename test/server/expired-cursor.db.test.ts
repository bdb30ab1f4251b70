import { dropOldChanges } from '../../src/changes/index.js';
import { openDatabase } from '../../src/database/open-database.js';
import { ADMIN_KEY, startTestServer, type TestServer } from '../support/server.js';
import { openSocket, type TestSocket } from '../support/socket.js';
import { openStream } from '../support/stream.js';

/* A client that was away for longer than changes are kept. */

const DAY_MS = 86_400_000;
const FEED = `subscription ($after: Cursor, $snapshot: Boolean) {
  membershipChanges(after: $after, snapshot: $snapshot) {
    ... on MembershipSnapshotPage { members { customer { firstName } } cursor }
    ... on MembershipChangeBatch { changes { kind customer { firstName } } cursor }
  }
}`;
const PAGE = 'query ($after: Cursor) { membershipChanges(after: $after) { changes { kind customer { firstName } } cursor } }';

interface Page {
  readonly membershipChanges: { readonly cursor: string; readonly members?: object[]; readonly changes?: object[] };
}

let server: TestServer;
let socket: TestSocket;
/** From before what is kept. */
let expired: string;

beforeAll(async () => {
  server = await startTestServer();
  socket = await openSocket(server, ADMIN_KEY);
  await server.ask('mutation ($input: CreateSegmentInput!) { createSegment(input: $input) { segment { id } } }', {
    input: { name: 'Tagged', query: "customer_tags CONTAINS 'tag'" },
  });
  expired = (await server.ask<Page>(PAGE)).membershipChanges.cursor;
  await tag('Ann', ['tag']);
  await tag('Bob', ['tag']);
  await tag('Bob', []);
  await server.ask(PAGE);
  server.clock.advance(400 * DAY_MS);
  await tag('Cid', ['tag']);
  await server.ask(PAGE);
  await dropOld();
});
afterAll(async () => {
  socket.kill();
  await server.close();
});

function tag(firstName: string, tags: readonly string[]): Promise<unknown> {
  return server.ask('mutation ($input: SyncCustomersInput!) { syncCustomers(input: $input) { rejected } }', {
    input: { source: 'test', records: [{ externalId: firstName, firstName, tags }] },
  });
}

/** As the hourly job does, on a connection of its own. */
async function dropOld(): Promise<void> {
  const { DATABASE_URL: url, CANTLE_DATA: dataFolder = '' } = server.environment;
  const database = await openDatabase({ url, dataFolder, entities: [] });
  await dropOldChanges({ database, clock: server.clock }, 365 * DAY_MS);
  await database.close();
}

test('is refused with CURSOR_EXPIRED over the WebSocket', async () => {
  const errors = await socket.subscribe(FEED, { after: expired }).nextErrors();
  expect(errors).toMatchObject([{ extensions: { code: 'CURSOR_EXPIRED', field: 'after' } }]);
});

test('is refused with CURSOR_EXPIRED over SSE', async () => {
  const stream = await openStream(server, FEED, { after: expired });
  expect(await stream.next()).toMatchObject({ errors: [{ extensions: { code: 'CURSOR_EXPIRED', field: 'after' } }] });
  expect(await stream.next()).toBeUndefined();
});

test('is refused with CURSOR_EXPIRED by the query', async () => {
  const { errors } = await server.send(PAGE, { after: expired });
  expect(errors).toMatchObject([{ extensions: { code: 'CURSOR_EXPIRED', field: 'after' } }]);
});

test('starts over from a snapshot, and goes on from there', async () => {
  const subscription = socket.subscribe(FEED, { snapshot: true });
  const { membershipChanges: snapshot } = await subscription.next<Page>();
  expect(snapshot.members).toHaveLength(2);
  expect(snapshot.members).toEqual(expect.arrayContaining(['Ann', 'Cid'].map((firstName) => ({ customer: { firstName } }))));
  subscription.stop();
  await tag('Dan', ['tag']);
  const { membershipChanges: missed } = await socket.subscribe(FEED, { after: snapshot.cursor }).next<Page>();
  expect(missed.changes).toEqual([{ kind: 'ENTERED', customer: { firstName: 'Dan' } }]);
});

test('without a cursor the query begins with what is kept', async () => {
  const { membershipChanges } = await server.ask<Page>(PAGE);
  expect(membershipChanges.changes?.[0]).toEqual({ kind: 'ENTERED', customer: { firstName: 'Cid' } });
});

test('sizes from before are refused with HISTORY_EXPIRED, which says since when they are kept', async () => {
  const { errors } = await server.send('query ($from: DateTime!) { segments { nodes { sizes(from: $from) { size } } } }', {
    from: '2026-01-01T00:00:00Z',
  });
  expect(errors?.[0]?.extensions).toEqual({ code: 'HISTORY_EXPIRED', field: 'from', keptFrom: '2026-05-15T12:00:00.000Z' });
});
