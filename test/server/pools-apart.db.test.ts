import { Client } from 'pg';
import { LOCK_TIMEOUT_MS } from '../../src/database/timeouts.js';
import { ADMIN_KEY, startTestServer, type TestServer } from '../support/server.js';
import { openSocket, type TestSocket } from '../support/socket.js';

/*
 * Whoever waits for a lock takes none of what others need: readiness, questions and pushes go on, and who waits is told in the end to come again. Of a
 * server: the embedded database does one thing at a time.
 */

const onServer = process.env['DATABASE_URL'] === undefined ? test.skip : test;

const FEED = 'subscription { membershipChanges { ... on MembershipChangeBatch { changes { kind customer { firstName } } } } }';
const SYNC = 'mutation ($input: SyncCustomersInput!) { syncCustomers(input: $input) { rejected } }';
const WAITING = 15;
/** Far below how long the lock is held, on however slow a machine. */
const SOON_MS = 5_000;

interface Update {
  readonly membershipChanges: { readonly changes: readonly { readonly customer: { readonly firstName: string } }[] };
}

let server: TestServer;
let socket: TestSocket;
let holder: Client;
beforeAll(async () => {
  server = await startTestServer();
  socket = await openSocket(server, ADMIN_KEY);
  holder = new Client({ connectionString: server.environment['DATABASE_URL'] });
  if (process.env['DATABASE_URL'] !== undefined) await holder.connect();
});
afterAll(async () => {
  socket.kill();
  await holder.end();
  await server.close();
});

const sync = (externalId: string, tag: string, key?: string) =>
  server.send(SYNC, { input: { source: 'test', records: [{ externalId, firstName: `${externalId} ${tag}`, tags: ['in', tag] }] } }, key);

async function soon<Answer>(what: string, work: () => Promise<Answer>): Promise<Answer> {
  const begunAt = performance.now();
  const answer = await work();
  expect([what, performance.now() - begunAt < SOON_MS]).toEqual([what, true]);
  return answer;
}

async function otherKey(): Promise<string> {
  const { createApiKey } = await server.ask<{ createApiKey: { key: string } }>(
    'mutation { createApiKey(input: { name: "other", scopes: ["admin"] }) { key } }',
  );
  return createApiKey.key;
}

onServer(
  'syncs that wait for a locked row hold up neither readiness, nor questions, nor pushes, and end in an error that says to try again',
  async () => {
    const other = await otherKey();
    const ourKeys = [ADMIN_KEY, other];
    await server.ask('mutation { createSegment(input: { name: "In", query: "customer_tags CONTAINS \'in\'" }) { segment { id } } }');
    const locked = Array.from({ length: WAITING }, (_, n) => `locked-${n}`);
    for (const externalId of locked) await sync(externalId, 'before');
    await holder.query('begin');
    await holder.query('select from customer for update');
    const begunAt = performance.now();
    const waiting = locked.map((externalId) => sync(externalId, 'after'));
    const isBlocked = async () => {
      const { rows } = await holder.query("select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()");
      return rows.length > 0;
    };
    while (!(await isBlocked()));

    const feed = socket.subscribe(FEED);
    await soon('readiness', async () => expect((await fetch(`${server.url}/readyz`)).status).toBe(200));
    for (const [n, key] of ourKeys.entries()) {
      await soon('a question', () => server.ask('{ segments(first: 1) { nodes { size } } customers(first: 1) { totalCount } }', {}, key));
      await soon('another sync', async () => expect((await sync(`free-${n}`, 'new', key)).errors).toBeUndefined());
      await soon('its push', async () => {
        const told = new Set<string>();
        while (!told.has(`free-${n} new`)) {
          const { membershipChanges } = await feed.next<Update>();
          for (const { customer } of membershipChanges.changes) told.add(customer.firstName);
        }
      });
    }

    const answers = await Promise.all(waiting);
    // All at their time, however many there are.
    expect(performance.now() - begunAt).toBeLessThan(1.5 * LOCK_TIMEOUT_MS);
    await holder.query('rollback');
    for (const { errors } of answers) {
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'UNAVAILABLE', retryable: true, reason: 'LOCKED' });
    }
    // And tried again they are done.
    expect((await sync(locked[0] ?? '', 'after')).errors).toBeUndefined();
  },
  120_000,
);

onServer(
  'twenty previews that take long hold up neither questions nor pushes of the same key',
  async () => {
    await holder.query('begin');
    await holder.query('lock table product in access exclusive mode');
    const preview = `{ previewSegment(query: "products_purchased MATCHES (category = 'x')") { size } }`;
    const previews = Array.from({ length: 20 }, () => server.send(preview));
    const feed = socket.subscribe(FEED);
    await soon('a question', () => server.ask('{ segments(first: 1) { nodes { size } } }'));
    await soon('a sync', async () => expect((await sync('beside', 'previews')).errors).toBeUndefined());
    await soon('its push', async () => {
      for (;;) {
        const { membershipChanges } = await feed.next<Update>();
        if (membershipChanges.changes.some(({ customer }) => customer.firstName === 'beside previews')) return;
      }
    });
    await holder.query('rollback');
    for (const { errors } of await Promise.all(previews)) expect(errors).toBeUndefined();
  },
  120_000,
);
