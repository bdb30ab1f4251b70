import { WebSocket } from 'ws';
import { createClient, dataOf, type CantleClient, type LiveSegment, type LiveSegmentEvent } from '../../packages/client/src/index.js';
import { CreateSegment, Segments } from '../../packages/client/src/operations.js';
import { ADMIN_KEY, startTestServer, type TestServer } from '../support/server.js';

/* The client of frontends, on a real server. */

let server: TestServer;
let client: CantleClient;
let tagged: string;

beforeAll(async () => {
  server = await startTestServer();
  client = createClient({ url: server.url, token: () => ADMIN_KEY, webSocketImpl: WebSocket });
  const input = { name: 'Tagged', query: "customer_tags CONTAINS 'tag'" };
  const { createSegment } = dataOf(await client.mutate(CreateSegment, { input }));
  tagged = createSegment.segment!.id;
});
afterAll(async () => {
  client.close();
  await server.close();
});

const tag = (externalId: string, tags: readonly string[]) =>
  client.sync('customers', [{ externalId, firstName: externalId, tags }], { source: 'test' }).summary();

const names = (live: LiveSegment<{ firstName: string }>) => [...live.current.members.values()].map(({ customer }) => customer?.firstName);

test('answers typed operations, and errors as values with the code of the server', async () => {
  const answer = await client.query(Segments);
  expect(answer.data?.segments.nodes.map(({ name }) => name)).toEqual(['Tagged']);
  const refused = await client.query('query ($after: Cursor) { membershipChanges(after: $after) { cursor } }', { after: 'x' });
  expect(refused).toMatchObject({ ok: false, error: { code: 'CURSOR_INVALID', details: { field: 'after' } } });
  const stranger = createClient({ url: server.url, token: () => 'cantle_nobody' });
  expect(await stranger.query(Segments)).toMatchObject({ ok: false, error: { code: 'UNAUTHENTICATED', retryable: false } });
});

test('a live segment tells its members, then who enters and leaves', async () => {
  await tag('Ann', ['tag']);
  const live = client.liveSegment<{ firstName: string }>(tagged, { customerFields: 'firstName' });
  expect(live.current).toMatchObject({ state: 'loading', size: 0, asOf: undefined });
  const events = live[Symbol.asyncIterator]();
  const next = async () => (await events.next()).value as LiveSegmentEvent<{ firstName: string }>;
  expect(await next()).toMatchObject({ type: 'snapshot' });
  expect(names(live)).toEqual(['Ann']);
  expect(live.current.state).toBe('live');
  await tag('Bob', ['tag']);
  expect(await next()).toMatchObject({ type: 'entered', member: { customer: { firstName: 'Bob' } }, change: { cause: 'DATA' } });
  await tag('Ann', []);
  expect(await next()).toMatchObject({ type: 'left', member: { customer: { firstName: 'Ann' } } });
  expect(names(live)).toEqual(['Bob']);
  expect(live.current).toBe(live.current);
  live.close();
  expect(await events.next()).toEqual({ value: undefined, done: true });
});
