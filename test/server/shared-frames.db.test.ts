import { sql } from '../../src/database/sql.js';
import { openDatabase } from '../../src/database/open-database.js';
import WebSocket from 'ws';
import { ADMIN_KEY, createKey, startTestServer, type TestServer } from '../support/server.js';

/* A payload that many get is written once; each gets it under the id of their own subscription. */

const FEED = `subscription ($segmentIds: [ID!]) {
  membershipChanges(segmentIds: $segmentIds) {
    ... on MembershipChangeBatch { changes { kind segment { name description } customer { tags } } cursor }
  }
}`;
/** What JSON, JavaScript and UTF-8 each write in another way than as it is. */
const AWKWARD = [
  '"quoted" \\ back',
  'line\nbreak\ttab',
  'Zoë Šimić 東京 😀',
  'a\u2028b\u2029c',
  '{"id":"x","type":"next","payload":{}}',
  '}',
];
const IDS = ['one', 'with "quotes" and \\', 'Ünïcode 😀', '{"id":"one","type":"next","payload":{"extensions":{"payload":1}}}'];

interface Frame {
  readonly id?: string;
  readonly type: string;
  readonly payload?: { readonly data?: { readonly membershipChanges: { readonly changes: object[] } } | null; readonly errors?: object[] };
}

let server: TestServer;
let segmentIds: string[];
const sockets: WebSocket[] = [];

beforeAll(async () => {
  server = await startTestServer();
  segmentIds = [];
  for (const name of ['In "quotes"', 'Other']) {
    const { createSegment } = await server.ask<{ createSegment: { segment: { id: string } } }>(
      'mutation ($input: CreateSegmentInput!) { createSegment(input: $input) { segment { id } } }',
      { input: { name, description: AWKWARD.join(' '), query: `customer_tags CONTAINS '${name === 'Other' ? 'other' : 'in'}'` } },
    );
    segmentIds.push(createSegment.segment.id);
  }
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.terminate();
  while ((await running()) > 0);
});
afterAll(() => server.close());

/** Subscribes under ids of the caller's choice on one socket, and gives the frames as they come. */
async function subscribe(key: string, ids: readonly string[]): Promise<{ frames(count: number): Promise<Frame[]> }> {
  const before = await running();
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  sockets.push(socket);
  const frames: Frame[] = [];
  let arrived = () => {};
  await new Promise<void>((resolve) => {
    socket.once('open', () => socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${key}` } })));
    socket.on('message', (bytes: Buffer) => {
      const frame = JSON.parse(bytes.toString()) as Frame;
      if (frame.type === 'connection_ack') resolve();
      else if (frame.id !== undefined) {
        frames.push(frame);
        arrived();
      }
    });
  });
  for (const id of ids) socket.send(JSON.stringify({ id, type: 'subscribe', payload: { query: FEED } }));
  while ((await running()) < before + ids.length);
  return {
    async frames(count) {
      while (frames.length < count) await new Promise<void>((resolve) => (arrived = resolve));
      return frames.splice(0, count);
    },
  };
}

/** Subscriptions that the server has begun and not ended. */
async function running(): Promise<number> {
  const metrics = await (await fetch(`${server.url}/metrics`)).text();
  return Number(/^cantle_subscriptions\{protocol="ws"\} (\d+)/m.exec(metrics)?.[1] ?? 0);
}

async function tag(externalId: string, tags: readonly string[]): Promise<void> {
  const answer = await server.ask(
    'mutation ($input: SyncCustomersInput!) { syncCustomers(input: $input) { results { errors { message } } } }',
    {
      input: { source: 'test', records: [{ externalId, tags }] },
    },
  );
  expect(answer).toEqual({ syncCustomers: { results: [{ errors: [] }] } });
}

test('each gets the same text under an id of their own, whatever characters are in either', async () => {
  const [many, one] = [await subscribe(ADMIN_KEY, IDS), await subscribe(ADMIN_KEY, ['one'])];
  await tag('awkward', ['in', '"quoted" \\ back 東京 😀']);
  const frames = [...(await many.frames(IDS.length)), ...(await one.frames(1))];
  expect(frames.map(({ id }) => `${id}`).toSorted()).toEqual([...IDS, 'one'].toSorted());
  expect(new Set(frames.map(({ payload }) => JSON.stringify(payload)))).toHaveProperty('size', 1);
  expect(frames[0]).toMatchObject({
    type: 'next',
    payload: { data: { membershipChanges: { changes: [{ kind: 'ENTERED', segment: { name: 'In "quotes"' } }] } } },
  });
  expect(frames[0]!.payload!.data!.membershipChanges.changes).toMatchObject([
    { segment: { description: AWKWARD.join(' ') }, customer: { tags: ['in', '"quoted" \\ back 東京 😀'] } },
  ]);
});

test('other rights get another text', async () => {
  const limited = await createKey(server, ['segments:read', 'customers:read'], [segmentIds[1] as string]);
  const [all, few] = [await subscribe(ADMIN_KEY, ['all']), await subscribe(limited, ['few'])];
  await tag('both', ['in', 'other']);
  const [[ofAll], [ofFew]] = [await all.frames(1), await few.frames(1)];
  expect(ofAll?.payload?.data?.membershipChanges.changes).toHaveLength(2);
  expect(ofFew?.payload?.data?.membershipChanges.changes).toMatchObject([{ segment: { name: 'Other' } }]);
});

test('errors in a payload are told to everybody, as one incident and without their cause', async () => {
  const subscribers = [await subscribe(ADMIN_KEY, ['a', 'b']), await subscribe(ADMIN_KEY, ['c'])];
  const url = server.environment['DATABASE_URL'];
  const database = await openDatabase({ url, dataFolder: server.environment['CANTLE_DATA'] ?? '', entities: [] });
  await database.execute(sql`alter table segment rename column name to hidden`);
  await tag('failing', ['in']);
  const frames = [...(await subscribers[0]!.frames(2)), ...(await subscribers[1]!.frames(1))];
  await database.execute(sql`alter table segment rename column hidden to name`);
  await database.close();
  expect(new Set(frames.map(({ payload }) => JSON.stringify(payload)))).toHaveProperty('size', 1);
  expect(frames[0]?.payload?.errors).toMatchObject([{ message: 'Something went wrong on our side.', extensions: { code: 'INTERNAL' } }]);
});
