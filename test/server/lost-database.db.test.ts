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
  server = await startTestServer({ evaluationMayStandForMs: 3_000 });
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

const nameOfDatabase = () => new URL(server.environment['DATABASE_URL'] as string).pathname.slice(1);

/** Asks until the server says that it is ready, or not for this reason. */
async function untilReady(reason?: string): Promise<void> {
  for (;;) {
    const answer = await fetch(`${server.url}/readyz`);
    const said = (await answer.json()) as { status: string; reason?: string; message?: string };
    expect(said).toEqual(answer.ok ? { status: 'ready' } : { status: 'unavailable', reason: said.reason, message: expect.any(String) });
    if (said.reason === reason) return;
  }
}

/** Ends all connections, so that those that come next find what has been set. */
async function endConnections(): Promise<void> {
  await operator.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [nameOfDatabase()]);
}

const onServer = SERVER === undefined ? test.skip : test;

onServer('a process that lost its database resumes by itself, and its subscribers miss nothing', async () => {
  const name = nameOfDatabase();
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
    await endConnections();
    await untilReady('DATABASE_AWAY');
    // What the database itself says is for nobody, least of all for who has no key.
    await expect(openSocket(server, 'cantle_of_nobody')).rejects.toMatchObject({ code: 1013, reason: 'Try again later' });
    const { errors } = await server.send('{ __typename }', {}, 'cantle_of_nobody');
    expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['UNAVAILABLE']);
    expect(JSON.stringify(errors)).not.toMatch(/connection|database "/);
    await operator.query(`alter database ${name} allow_connections true`);
    await untilReady();
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

onServer('a database that takes no writes makes the server say so, and refuse writes until it does', async () => {
  await operator.query(`alter database ${nameOfDatabase()} set default_transaction_read_only = on`);
  await endConnections();
  await untilReady('DATABASE_READ_ONLY');
  const { errors } = await server.send('mutation { syncCustomers(input: { source: "test", records: [{ externalId: "x" }] }) { created } }');
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'UNAVAILABLE', reason: 'DATABASE_READ_ONLY', retryable: true });
  await operator.query(`alter database ${nameOfDatabase()} reset default_transaction_read_only`);
  await endConnections();
  await untilReady();
});

onServer('evaluation that gets nowhere makes the server say so, until it does', async () => {
  const onDatabase = new Client({ connectionString: server.environment['DATABASE_URL'] });
  await onDatabase.connect();
  await onDatabase.query('alter table evaluation_queue rename to mislaid');
  await untilReady('EVALUATION_STANDS');
  await onDatabase.query('alter table mislaid rename to evaluation_queue');
  await untilReady();
  await onDatabase.end();
});
