import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfiguration } from '../../src/server/configuration.js';
import { startServer, type RunningServer } from '../../src/server/start-server.js';
import { AUDIENCE, TestIssuer } from '../support/issuer/issuer.js';
import { startTestServer, type TestServer } from '../support/server.js';
import { openSocket } from '../support/socket.js';
import { openStream } from '../support/stream.js';

/* Three processes on one database, and one issuer: tokens that run out under what is open, and keys that are changed. */

const READ = '{ segments { totalCount } }';
const FEED = 'subscription { membershipChanges { ... on MembershipChangeBatch { changes { at } } } }';

let folder: string;
let issuer: TestIssuer;
let server: TestServer;
let processes: readonly Pick<RunningServer, 'url'>[];
const others: RunningServer[] = [];
let writing = true;
let written: Promise<void>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cantle-issuers-'));
  issuer = await TestIssuer.start({});
  const file = join(folder, 'issuers.yaml');
  writeFileSync(
    file,
    JSON.stringify({ issuers: [{ issuer: issuer.url, audience: AUDIENCE, algorithms: ['ES256'], clockToleranceSeconds: 0 }] }),
  );
  server = await startTestServer({ now: new Date().toISOString(), environment: { CANTLE_ISSUERS: file } });
  const configuration = readConfiguration({ ...server.environment, CANTLE_ISSUERS: file, CANTLE_LOG_LEVEL: 'silent' });
  while (others.length < 2) others.push(await startServer(configuration, { clock: server.clock }));
  processes = [server, ...others];
  await server.ask('mutation ($input: CreateSegmentInput!) { createSegment(input: $input) { segment { id } } }', {
    input: { name: 'In', query: "customer_tags CONTAINS 'in'" },
  });
  written = (async () => {
    for (let n = 0; writing; n++) {
      await server.ask('mutation ($input: SyncCustomersInput!) { syncCustomers(input: $input) { rejected } }', {
        input: { source: 'test', records: [{ externalId: 'a', tags: n % 2 === 0 ? ['in'] : [] }] },
      });
    }
  })();
});
afterAll(async () => {
  writing = false;
  await written;
  for (const other of others) await other.close();
  await server.close();
  await issuer.stop();
  rmSync(folder, { recursive: true });
});

type Event = { readonly membershipChanges: { readonly changes?: readonly { readonly at: string }[] } };
const statusAt = async ({ url }: Pick<RunningServer, 'url'>, token: string): Promise<number> => {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  return (await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query: READ }) })).status;
};

test('each process tells events until the token runs out, says so then, closes, and tells nothing of what comes after', async () => {
  const endsAt = Math.ceil(server.clock.now().getTime() / 1_000) + 60;
  const token = await issuer.forge({ exp: endsAt });
  const told: string[] = [];
  const note = ({ membershipChanges: { changes = [] } }: Event) => void told.push(...changes.map(({ at }) => at));
  const opened = await Promise.all(
    processes.map(async ({ url }) => {
      const [socket, idle] = [await openSocket({ url }, token), await openSocket({ url }, token)];
      const [events, stream] = [socket.subscribe(FEED), await openStream({ url }, FEED, {}, token)];
      const streamed = async () => (await stream.next<Event>()) ?? {};
      // Some of each, however busy the machine is: then there is something to be cut off.
      for (let n = 0; n < 3; n++) {
        note(await events.next<Event>());
        const { data } = await streamed();
        if (data) note(data);
      }
      const follow = async (): Promise<never> => {
        for (;;) note(await events.next<Event>());
      };
      void follow().catch(() => {});
      const farewell = (async () => {
        for (;;) {
          const { data, errors } = await streamed();
          if (!data) return errors?.[0]?.extensions;
          note(data);
        }
      })();
      return { farewell, closes: [socket, idle].map(async (one) => [await one.nextClose(), await one.nextCloseReason()]) };
    }),
  );
  server.clock.advance(endsAt * 1_000 - server.clock.now().getTime());
  for (const { farewell, closes } of opened) {
    expect(await Promise.all(closes)).toEqual(closes.map(() => [4419, 'The token has expired']));
    expect(await farewell).toEqual({ code: 'UNAUTHENTICATED', reason: 'TOKEN_EXPIRED' });
  }
  expect(told.length).toBeGreaterThanOrEqual(6);
  expect(told.filter((at) => Date.parse(at) >= endsAt * 1_000)).toEqual([]);
  for (const process of processes) {
    expect(await statusAt(process, token)).toBe(401);
    await expect(openSocket(process, token)).rejects.toMatchObject({ code: 4403 });
  }
});

test('each process takes tokens of a new key of the issuer at once, and those of the one before no more from then on', async () => {
  const exp = Math.ceil(server.clock.now().getTime() / 1_000) + 600;
  const before = await issuer.forge({ exp });
  for (const process of processes) expect(await statusAt(process, before)).toBe(200);
  await issuer.rotate();
  const after = await issuer.forge({ exp });
  for (const process of processes) expect([await statusAt(process, after), await statusAt(process, before)]).toEqual([200, 401]);
});
