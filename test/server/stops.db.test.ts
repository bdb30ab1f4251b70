import { once } from 'node:events';
import { Client } from 'pg';
import { WebSocket } from 'ws';
import { ADMIN_KEY, startTestServer } from '../support/server.js';

/* A stop ends in time, whoever does not read, sleeps, or waits for somebody else. */

/** The embedded database does one thing at a time: nobody can hold a lock there. */
const onServer = process.env['DATABASE_URL'] === undefined ? test.skip : test;

const AUTHORIZATION = `Bearer ${ADMIN_KEY}`;
const SYNC = 'mutation ($input: SyncCustomersInput!) { syncCustomers(input: $input) { rejected } }';

test('a stop does not wait for a socket whose client has fallen asleep, whether it had a key or not', async () => {
  const other = await startTestServer();
  const asleep = await Promise.all(
    ['', AUTHORIZATION].map(async (authorization) => {
      const socket = new WebSocket(other.url.replace('http', 'ws') + '/graphql', 'graphql-transport-ws');
      await once(socket, 'open');
      if (authorization !== '') {
        socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization } }));
        await once(socket, 'message');
      }
      socket.pause();
      return socket;
    }),
  );
  const begunAt = performance.now();
  await other.close();
  const tookMs = performance.now() - begunAt;
  for (const socket of asleep) socket.terminate();
  expect(tookMs).toBeLessThan(8_000);
}, 90_000);

onServer(
  'what a stop has waited for long enough is given up, and whoever asked is told to come again',
  async () => {
    const other = await startTestServer();
    const holder = new Client({ connectionString: other.environment['DATABASE_URL'] });
    // Its database goes with the server.
    holder.on('error', () => {});
    await holder.connect();
    await other.ask(SYNC, { input: { source: 'test', records: [{ externalId: 'locked' }] } });
    await holder.query('begin');
    await holder.query('select from customer for update');
    const waiting = other.send(SYNC, { input: { source: 'test', records: [{ externalId: 'locked', firstName: 'Ada' }] } });
    const isBlocked = async () => {
      const { rows } = await holder.query("select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()");
      return rows.length > 0;
    };
    while (!(await isBlocked()));
    const closed = other.close();
    expect((await waiting).errors).toMatchObject([{ extensions: { code: 'UNAVAILABLE', reason: 'STOPPING', retryable: true } }]);
    await closed;
    await holder.end();
    expect(other.logged.filter((line) => line.includes('"level":50'))).toEqual([]);
  },
  90_000,
);
