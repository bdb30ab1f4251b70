import { Client } from 'pg';
import { hasPrograms, OwnServer } from '../support/postgres/own-server.js';
import { hasPgBouncer, Pooler } from '../support/postgres/pooler.js';
import { ADMIN_KEY, startTestServer, type TestServer } from '../support/server.js';
import { openSocket } from '../support/socket.js';

/* Through a PgBouncer that lends a connection for a transaction. Skipped where there is none to start. */

const onPooler = hasPrograms && hasPgBouncer ? test : test.skip;

/** Fewer than the server would open, so that transactions change connections all the time. */
const CONNECTIONS = 4;

let postgres: OwnServer;
let pooler: Pooler;
beforeAll(async () => {
  if (!hasPrograms || !hasPgBouncer) return;
  postgres = await OwnServer.start();
  pooler = await Pooler.start(postgres, CONNECTIONS);
});
afterAll(async () => {
  await pooler?.remove();
  await postgres?.remove();
});

const start = (settings: Readonly<Record<string, string>>) => startTestServer({ environment: { CANTLE_IDE: 'off', ...settings } });

onPooler('a server does not start through a pooler alone, and says what it needs', async () => {
  await expect(start({ DATABASE_URL: pooler.url })).rejects.toThrow(
    'DATABASE_URL leads through a connection pooler, such as PgBouncer. Set DATABASE_DIRECT_URL',
  );
  await expect(start({ DATABASE_URL: pooler.url, DATABASE_DIRECT_URL: pooler.url })).rejects.toThrow('DATABASE_DIRECT_URL leads through');
});

const SYNC = 'mutation ($input: SyncCustomersInput!) { syncCustomers(input: $input) { created rejected membershipChanges { kind } } }';
const FEED = 'subscription { membershipChanges { ... on MembershipChangeBatch { changes { customer { firstName } } } } }';
interface Update {
  readonly membershipChanges: { readonly changes: readonly { readonly customer: { readonly firstName: string } }[] };
}

async function write(server: TestServer, number: number): Promise<unknown> {
  const input = { source: 'test', records: [{ externalId: `c${number}`, firstName: `c${number}`, tags: ['in'] }] };
  return (await server.send(SYNC, { input })).errors ?? [];
}

onPooler('with a direct address everything works through it: syncs, segments, subscriptions, other processes', async () => {
  const settings = { DATABASE_URL: pooler.url, DATABASE_DIRECT_URL: postgres.url };
  const [one, two] = [await start(settings), await start(settings)];
  await one.ask('mutation ($input: CreateSegmentInput!) { createSegment(input: $input) { segment { id } } }', {
    input: { name: 'In', query: "customer_tags CONTAINS 'in'" },
  });
  const socket = await openSocket(two, ADMIN_KEY);
  const feed = socket.subscribe(FEED);
  const numbers = Array.from({ length: 100 }, (_, number) => number);
  expect((await Promise.all(numbers.map((number) => write(number % 2 === 0 ? one : two, number)))).flat()).toEqual([]);
  const told: string[] = [];
  while (told.length < numbers.length) {
    told.push(...(await feed.next<Update>()).membershipChanges.changes.map(({ customer }) => customer.firstName));
  }
  expect(told.toSorted()).toEqual(numbers.map((number) => `c${number}`).toSorted());
  for (const server of [one, two]) {
    expect(
      await server.ask('{ segments(first: 1) { nodes { size stale } } previewSegment(query: "customer_tags CONTAINS \'in\'") { size } }'),
    ).toEqual({
      segments: { nodes: [{ size: 100, stale: false }] },
      previewSegment: { size: 100 },
    });
  }
  socket.kill();
  for (const server of [one, two]) {
    expect(server.logged.filter((line) => line.includes('"level":50'))).toEqual([]);
    await server.close();
  }
});

onPooler('what a client has given up is cancelled behind the pooler too, and nothing else', async () => {
  const server = await start({ DATABASE_URL: pooler.url, DATABASE_DIRECT_URL: postgres.url });
  const blocking = new Client({ connectionString: postgres.url });
  await blocking.connect();
  await blocking.query('begin; lock table customer in access exclusive mode');
  const client = new AbortController();
  const asked = fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN_KEY}` },
    body: JSON.stringify({ query: '{ previewSegment(query: "age > 30") { size } }' }),
    signal: client.signal,
  }).catch(() => 'given up');
  const kept = server.send('{ customers(first: 1) { nodes { id } } }');
  const waiting = () => postgres.ask("select from pg_stat_activity where wait_event_type = 'Lock'");
  while ((await waiting()).length < 2);
  client.abort();
  expect(await asked).toBe('given up');
  while ((await waiting()).length > 1);
  await blocking.query('rollback');
  expect((await kept).errors).toBeUndefined();
  await blocking.end();
  await server.close();
});
