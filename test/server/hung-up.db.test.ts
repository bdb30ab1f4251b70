import { runInThisContext } from 'node:vm';
import { sql } from '../../src/database/sql.js';
import type { Database } from '../../src/database/database.js';
import { openDatabase } from '../../src/database/open-database.js';
import { ADMIN_KEY, startTestServer, type TestServer } from '../support/server.js';
import { openSocket } from '../support/socket.js';
import { untilFormsAreKept } from '../support/forms-kept.js';

/* Clients that go away while the database works for them. */
const onServer = process.env['DATABASE_URL'] === undefined ? test.skip : test;

let server: TestServer;
let database: Database;
beforeAll(async () => {
  server = await startTestServer();
  database = await openDatabase({ url: server.environment['DATABASE_URL'], dataFolder: '', entities: [] });
  // What it does at its start waits for locks too.
  await untilFormsAreKept(database);
});
afterAll(async () => {
  await database.close();
  await server.close();
});

const waiting = (statement: string) => sql`/* test */ select from pg_stat_activity
  where datname = current_database() and wait_event_type = 'Lock' and query like ${`%${statement}%`}`;
const PREVIEW = 'query { previewSegment(query: "age > 30") { size } }';

/** Lets somebody ask for a preview that waits for a lock, and go away; resolves when the database does not work on it any more. */
async function hangUp(ask: () => Promise<() => void>, statement = 'plan.look'): Promise<void> {
  await database.transaction(async (blocking) => {
    await blocking.execute(sql`/* test */ lock table customer in access exclusive mode`);
    const leave = await ask();
    while ((await database.query(waiting(statement))).length === 0);
    leave();
    while ((await database.query(waiting(statement))).length > 0);
  });
}

onServer('a question over HTTP whose client has hung up is not worked on any more', async () => {
  await hangUp(async () => {
    const client = new AbortController();
    void fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN_KEY}` },
      body: JSON.stringify({ query: PREVIEW }),
      signal: client.signal,
    }).catch(() => {});
    return () => client.abort();
  });
});

onServer(
  'nor is a sync, of which nothing is written then',
  async () => {
    const externalId = 'left';
    await hangUp(async () => {
      const client = new AbortController();
      const query = 'mutation ($input: SyncCustomersInput!) { syncCustomers(input: $input) { rejected } }';
      void fetch(`${server.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN_KEY}` },
        body: JSON.stringify({ query, variables: { input: { source: 'test', records: [{ externalId }] } } }),
        signal: client.signal,
      }).catch(() => {});
      return () => client.abort();
    }, '/* sync');
    const query = 'query ($externalId: String!) { customerByExternalId(source: "test", externalId: $externalId) { id } }';
    expect(await server.ask(query, { externalId })).toEqual({ customerByExternalId: null });
  },
  9_000,
);

onServer('that a client has hung up is no error of ours', async () => {
  const before = server.logged.length;
  await hangUp(async () => {
    const client = new AbortController();
    const query = 'query { segmentValue(query: "age > 30") { drivers { compared } } }';
    void fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN_KEY}` },
      body: JSON.stringify({ query }),
      signal: client.signal,
    }).catch(() => {});
    return () => client.abort();
  }, '');
  const told = () => server.logged.slice(before);
  while (!told().some((line) => /nobody waited|an operation failed/.test(line))) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(told().filter((line) => line.includes('"level":50'))).toEqual([]);
});

onServer('nor is one over a WebSocket that is lost', async () => {
  const socket = await openSocket(server, ADMIN_KEY);
  await hangUp(async () => {
    socket.subscribe(PREVIEW);
    return () => socket.kill();
  });
});

onServer('nor is one that its client completes before there is an answer, and the socket goes on', async () => {
  const socket = await openSocket(server, ADMIN_KEY);
  await hangUp(async () => {
    const asked = socket.subscribe(PREVIEW);
    return () => asked.stop();
  });
  expect(await socket.subscribe(PREVIEW).next()).toEqual({ previewSegment: { size: 0 } });
  await socket.close();
});

onServer('many questions of one operation wait on one signal without a warning', async () => {
  const warnings: string[] = [];
  const take = ({ name }: Error) => void warnings.push(`${name}`);
  // That of a test is a copy, which is told of no warnings.
  const { process: real } = runInThisContext('globalThis') as { process: NodeJS.Process };
  real.on('warning', take);
  const socket = await openSocket(server, ADMIN_KEY);
  const asked = Array.from({ length: 30 }, () => socket.subscribe('{ segments { nodes { id } } }'));
  for (const one of asked) await one.next();
  const aliases = Array.from({ length: 30 }, (_, n) => `a${n}: segmentByName(name: "s${n}") { id }`).join(' ');
  await socket.subscribe(`{ ${aliases} }`).next();
  await socket.close();
  // They are told in a later turn.
  await new Promise((resolve) => setImmediate(resolve));
  real.off('warning', take);
  expect(warnings).toEqual([]);
});
