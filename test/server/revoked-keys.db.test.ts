import { createApiKey, OPERATOR, revokeApiKey } from '../../src/access/index.js';
import { openDatabase } from '../../src/database/open-database.js';
import { entities } from '../../src/model/index.js';
import { sql } from '../../src/database/sql.js';
import { readConfiguration } from '../../src/server/configuration.js';
import { startServer, type RunningServer } from '../../src/server/start-server.js';
import { startTestServer, createKey, type TestServer } from '../support/server.js';
import { openSocket } from '../support/socket.js';
import { openStream } from '../support/stream.js';

/* A revoked key gets nothing after the answer of revokeApiKey, on any process; its sockets close with 4403. */

const FEED = 'subscription { membershipChanges { ... on MembershipChangeBatch { changes { kind } } } }';
const SCOPES = ['segments:read'];

let server: TestServer;
/** Another process on the same database, as far as keys are concerned. */
let other: RunningServer;
let stopWriting: () => Promise<void>;

beforeAll(async () => {
  server = await startTestServer();
  other = await startServer(readConfiguration({ ...server.environment, CANTLE_LOG_LEVEL: 'silent' }), { clock: server.clock });
  await server.ask('mutation ($input: CreateSegmentInput!) { createSegment(input: $input) { segment { id } } }', {
    input: { name: 'In', query: "customer_tags CONTAINS 'in'" },
  });
  let writing = true;
  const written = (async () => {
    for (let n = 0; writing; n++) {
      await server.ask('mutation ($input: SyncCustomersInput!) { syncCustomers(input: $input) { rejected } }', {
        input: { source: 'test', records: [{ externalId: 'a', tags: n % 2 === 0 ? ['in'] : [] }] },
      });
    }
  })();
  stopWriting = async () => {
    writing = false;
    await written;
  };
});
afterAll(async () => {
  await stopWriting();
  await other.close();
  await server.close();
});

async function idOf(key: string): Promise<string> {
  const { apiKeys } = await server.ask<{ apiKeys: { id: string; prefix: string }[] }>('{ apiKeys { id prefix } }');
  return apiKeys.find(({ prefix }) => key.startsWith(prefix))?.id ?? '';
}

test('events come while a key stands, and none after it was revoked, over both protocols and on both processes', async () => {
  const key = await createKey(server, SCOPES);
  const id = await idOf(key);
  let count = 0;
  const ends = await Promise.all(
    [server, other].map(async ({ url }) => {
      const socket = await openSocket({ url }, key);
      const idle = await openSocket({ url }, key);
      const events = socket.subscribe(FEED);
      const stream = await openStream({ url }, FEED, {}, key);
      await Promise.all([events.next(), stream.next()]);
      // A change each, however busy the machine is: then there is something to be cut off.
      await Promise.all([events.next(), stream.next()]);
      count += 2;
      const follow = async () => {
        for (;;) {
          await events.next();
          count += 1;
        }
      };
      void follow();
      const streamed = (async () => {
        for (;;) {
          const event = await stream.next();
          if (event === undefined || event.errors !== undefined) return event?.errors?.[0]?.extensions?.['code'];
          count += 1;
        }
      })();
      return { closes: [socket.nextClose(), idle.nextClose()], streamed };
    }),
  );
  await server.ask('mutation ($id: ID!) { revokeApiKey(id: $id) { revokedAt } }', { id });
  const told = count;
  for (const { closes, streamed } of ends) {
    expect(await Promise.all(closes)).toEqual([4403, 4403]);
    expect(await streamed).toBe('UNAUTHENTICATED');
  }
  expect(count).toBe(told);
  expect(told).toBeGreaterThan(0);
});

test('a key that was revoked on the command line is treated the same', async () => {
  const { DATABASE_URL: url, CANTLE_DATA: dataFolder = '' } = server.environment;
  const database = await openDatabase({ url, dataFolder, entities });
  const context = { database, clock: server.clock, manager: OPERATOR } as const;
  const { key, apiKey } = await createApiKey(context, { name: 'test', scopes: SCOPES });
  const socket = await openSocket(other, key);
  await revokeApiKey(context, apiKey.id);
  expect(await socket.nextClose()).toBe(4403);
  await database.close();
});

test('an answer that was begun before the key was revoked is not told after it', async () => {
  const key = await createKey(server, SCOPES);
  const id = await idOf(key);
  const { DATABASE_URL: url, CANTLE_DATA: dataFolder = '' } = server.environment;
  const database = await openDatabase({ url, dataFolder, entities });
  let answer: ReturnType<typeof server.send> | undefined;
  await database.transaction(async (transaction) => {
    await transaction.execute(sql`/* test.holdUp */ lock table segment in access exclusive mode`);
    answer = server.send('{ segments { totalCount } }', {}, key);
    await server.ask('mutation ($id: ID!) { revokeApiKey(id: $id) { revokedAt } }', { id });
  });
  expect(await answer).toMatchObject({ status: 401, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
  await database.close();
});

test('a key that revokes itself is told so', async () => {
  const key = await createKey(server, ['keys:manage']);
  const answer = await server.send('mutation ($id: ID!) { revokeApiKey(id: $id) { revokedAt } }', { id: await idOf(key) }, key);
  expect(answer).toMatchObject({ status: 200, data: { revokeApiKey: { revokedAt: expect.any(String) } } });
  expect(await server.send('{ __typename }', {}, key)).toMatchObject({ status: 401 });
});
