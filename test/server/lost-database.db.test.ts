import { Client } from 'pg';
import { ADMIN_KEY, startTestServer, type TestServer } from '../support/server.js';
import { openSocket, type TestSocket } from '../support/socket.js';

/* The database server goes away and comes back. Only a server can: the embedded database goes with its process. */

const SERVER = process.env['DATABASE_URL'];
const FEED =
  'subscription ($after: Cursor) { membershipChanges(after: $after) { ... on MembershipChangeBatch { changes { kind customer { firstName } } cursor } } }';

interface Update {
  readonly membershipChanges: { readonly cursor: string; readonly changes: { customer: { firstName: string } }[] };
}

let server: TestServer;
let socket: TestSocket;
let operator: Client;
beforeAll(async () => {
  server = await startTestServer();
  socket = await openSocket(server, ADMIN_KEY);
  operator = new Client({ connectionString: SERVER });
  if (SERVER !== undefined) await operator.connect();
});
afterAll(async () => {
  socket.kill();
  await server.close();
  await operator.end();
});

function enter(firstName: string): Promise<unknown> {
  return server.ask('mutation ($input: SyncCustomersInput!) { syncCustomers(input: $input) { rejected } }', {
    input: { source: 'test', records: [{ externalId: firstName, firstName, tags: ['in'] }] },
  });
}

async function untilReady(isReady: boolean): Promise<void> {
  while ((await fetch(`${server.url}/readyz`)).ok !== isReady);
}

const onServer = SERVER === undefined ? test.skip : test;

onServer('a process that lost its database resumes by itself, and its subscribers miss nothing', async () => {
  const name = new URL(server.environment['DATABASE_URL'] as string).pathname.slice(1);
  await server.ask('mutation ($input: CreateSegmentInput!) { createSegment(input: $input) { segment { id } } }', {
    input: { name: 'In', query: "customer_tags CONTAINS 'in'" },
  });
  const { membershipChanges: head } = await server.ask<Update>('{ membershipChanges { cursor } }');
  const subscription = socket.subscribe(FEED, { after: head.cursor });
  await enter('Ann');
  const names = async () => (await subscription.next<Update>()).membershipChanges.changes.map(({ customer }) => customer.firstName);
  expect(await names()).toEqual(['Ann']);

  for (const firstName of ['Bob', 'Cid']) {
    await operator.query(`alter database ${name} allow_connections false`);
    await operator.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
    await untilReady(false);
    await operator.query(`alter database ${name} allow_connections true`);
    await untilReady(true);
    await enter(firstName);
    expect(await names()).toEqual([firstName]);
  }
  // Whoever listens has also told others since, or says that it works here.
  const said = '^(listen|notify) cantle|^select pg_advisory_lock_shared';
  const listeners = async () =>
    (await operator.query('select from pg_stat_activity where datname = $1 and query ~ $2', [name, said])).rowCount;
  while ((await listeners()) === 0);
  expect(await listeners()).toBe(1);
});
