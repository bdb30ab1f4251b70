import { setImmediate } from 'node:timers/promises';
import type { Database } from '../../../src/database/database.js';
import { sql } from '../../../src/database/sql.js';
import { IDLE_IN_TRANSACTION_MS, LOCK_TIMEOUT_MS, PURPOSES, type Purpose } from '../../../src/database/timeouts.js';
import { openTestDatabase } from '../../support/database.js';

/* What bounds a session. Only a server does; what bounds the embedded database is in embedded tests. */
const onServer = process.env['DATABASE_URL'] === undefined ? test.skip : test;

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const read = (name: string) => sql`/* test */ select setting::int as ms from pg_settings where name = ${name}`;
const LANES = { live: 'evaluation', questions: 'question', background: 'upkeep', sessions: 'upkeep' } as const;

onServer.each(Object.entries(LANES))('connections of the lane %s are bounded for %s', async (lane, purpose) => {
  const asked = database.on(lane as keyof typeof LANES, 'test');
  expect(await asked.query(read('statement_timeout'))).toEqual([{ ms: PURPOSES[purpose].statementMs }]);
  expect(await asked.query(read('lock_timeout'))).toEqual([{ ms: LOCK_TIMEOUT_MS }]);
  expect(await asked.query(read('idle_in_transaction_session_timeout'))).toEqual([{ ms: IDLE_IN_TRANSACTION_MS }]);
  expect((await asked.query<{ ms: number }>(read('tcp_keepalives_idle')))[0]?.ms).toBeLessThanOrEqual(10);
});

onServer.each(Object.keys(PURPOSES) as Purpose[])(
  '%s has a time of its own, in a transaction and outside, and leaves none behind',
  async (purpose) => {
    const bounds = [{ ms: PURPOSES[purpose].statementMs }];
    expect(await database.with({ purpose }).query(read('statement_timeout'))).toEqual(bounds);
    expect(await database.with({ purpose }).transaction((transaction) => transaction.query(read('statement_timeout')))).toEqual(bounds);
    expect(await database.query(read('statement_timeout'))).toEqual([{ ms: PURPOSES.question.statementMs }]);
  },
);

onServer('what takes longer is refused, and says so', async () => {
  const asking = database.with({ purpose: 'preview' }).transaction(async (transaction) => {
    await transaction.execute(sql`/* test */ set local statement_timeout = '100ms'`);
    await transaction.query(sql`/* test */ select pg_sleep(20)`);
  });
  await expect(asking).rejects.toMatchObject({
    code: 'LIMIT_EXCEEDED',
    message: expect.stringContaining('the database takes for a preview'),
  });
});

const running = sql`/* test.look */ select from pg_stat_activity
  where datname = current_database() and state = 'active' and query like '/* test.long */%'`;

onServer('what nobody waits for any more is cancelled', async () => {
  const client = new AbortController();
  const asking = database.with({ signal: client.signal }).query(sql`/* test.long */ select pg_sleep(60)`);
  const ended = asking.catch((reason: unknown) => reason);
  while ((await database.query(running)).length === 0);
  client.abort('gone');
  expect(await ended).toBe('gone');
  expect(await database.query(running)).toEqual([]);
});

onServer('what a process that is gone has asked ends within seconds, with what it had locked', async () => {
  let asking: Promise<unknown> | undefined;
  await database.withConnection(async (connection) => {
    asking = connection.query(sql`/* test.long */ select pg_sleep(60)`).catch((error: unknown) => error);
    while ((await database.query(running)).length === 0);
    connection.session.abandon('As if the process were gone.');
    await asking;
  });
  const goneAt = performance.now();
  while ((await database.query(running)).length > 0) await setImmediate();
  expect(performance.now() - goneAt).toBeLessThan(20_000);
});
