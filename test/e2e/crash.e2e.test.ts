import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../../src/database/database.js';
import { sql } from '../../src/database/sql.js';
import { ADMIN_KEY, ServerData, type ServerProcess } from '../support/server-process.js';

let data: ServerData;
let server: ServerProcess;

beforeAll(async () => {
  data = await ServerData.create();
  server = await data.start();
});
afterAll(async () => {
  await server.stop();
  await data.remove();
});

const CRASHES = 3;
const BATCH = 40;

const SYNC = `mutation ($customers: SyncCustomersInput!, $orders: SyncOrdersInput!) {
  syncCustomers(input: $customers) { created }
  syncOrders(input: $orders) { created rejected }
}`;

function batch(number: number): object {
  const ids = Array.from({ length: BATCH }, (_, index) => `${number}-${index}`);
  return {
    customers: { source: 'shop', records: ids.map((externalId) => ({ externalId })) },
    orders: {
      source: 'shop',
      records: ids.map((externalId, index) => ({
        externalId,
        customerExternalId: externalId,
        placedAt: '2026-01-01T00:00:00Z',
        lines: [{ name: 'Hat', quantity: 1, unitPrice: String(index) }],
      })),
    },
  };
}

test('a killed server loses nothing that it acknowledged, and membership equals evaluation from scratch', async () => {
  const queries = ['amount_spent >= 20', 'number_of_orders = 1', 'amount_spent < 5 OR amount_spent > 35'];
  const segments: string[] = [];
  for (const query of queries) {
    const { data } = await server.send<{ createSegment: { segment: { id: string } } }>(
      'mutation ($input: CreateSegmentInput!) { createSegment(input: $input) { segment { id } } }',
      {
        input: { name: query, query },
      },
    );
    segments.push(data.createSegment.segment.id);
  }
  const acknowledged: number[] = [];
  let next = 0;
  for (let crash = 0; crash < CRASHES; crash++) {
    let killed = false;
    const writer = async (): Promise<void> => {
      while (!killed) {
        const number = next++;
        const answer = await server.send(SYNC, batch(number)).catch(() => undefined);
        if (answer?.errors === undefined && answer?.data != null) acknowledged.push(number);
      }
    };
    const writers = [writer(), writer()];
    const enough = acknowledged.length + 6;
    while (acknowledged.length < enough) await new Promise((resolve) => setTimeout(resolve, 20));
    await server.kill();
    killed = true;
    await Promise.all(writers);
    server = await data.start();
  }

  for (const number of acknowledged) {
    const { data } = await server.send(
      'query ($id: String!) { customerByExternalId(source: "shop", externalId: $id) { orders { nodes { total } } } }',
      {
        id: `${number}-${BATCH - 1}`,
      },
    );
    expect(data).toEqual({ customerByExternalId: { orders: { nodes: [{ total: expect.stringMatching(/^39(\.0+)?$/) }] } } });
  }
  for (const [index, id] of segments.entries()) {
    const { data } = await server.send<{ segment: { size: number; stale: boolean }; previewSegment: { size: number } }>(
      'query ($id: ID!, $query: String!) { segment(id: $id) { size stale } previewSegment(query: $query) { size } }',
      { id, query: queries[index] },
    );
    const { segment, previewSegment } = data;
    expect(segment).toEqual({ size: previewSegment.size, stale: false });
    expect(segment.size).toBeGreaterThan(0);
  }
}, 180_000);

/** Does something with the database, on which no server runs meanwhile. */
async function withoutServer<Result>(work: (database: Database) => Promise<Result>): Promise<Result> {
  const database = await data.open();
  const result = await work(database);
  await database.close();
  return result;
}

test('a segment of which a killed server had found some members has them all after the restart', async () => {
  await server.send('mutation ($input: SyncCustomersInput!) { syncCustomers(input: $input) { created } }', {
    input: { source: 'build', records: Array.from({ length: 30 }, (_, index) => ({ externalId: `b${index}`, webSavviness: 3 })) },
  });
  await server.stop();
  // A build begins with few customers, and does not come to its end.
  await withoutServer(async (database) => {
    await database.execute(sql`alter table segment_build alter column step set default 10`);
    await database.execute(sql`/* test */
      create function test_hold() returns trigger language plpgsql as $$ begin raise exception 'held'; end $$`);
    await database.execute(
      sql`/* test */ create trigger test_hold before delete on segment_build for each row execute function test_hold()`,
    );
  });
  server = await data.start();
  const query = "web_savviness = 3 AND data_source CONTAINS 'build'";
  const create = 'mutation ($input: CreateSegmentInput!) { createSegment(input: $input) { segment { state } } }';
  await server.send(create, { input: { name: 'left', query } });
  await server.kill();
  const left = await withoutServer(async (database) => {
    await database.execute(sql`/* test */ drop trigger test_hold on segment_build`);
    await database.execute(sql`/* test */ drop function test_hold()`);
    return database.query<{ walked: number; state: string }>(sql`/* test */
      select b.walked, s.state from segment_build b join segment s on s.id = b.segment_id`);
  });
  expect(left).toEqual([{ walked: 10, state: 'building' }]);

  server = await data.start();
  const read = '{ segments(search: "left") { nodes { state size stale } } }';
  const deadline = Date.now() + 60_000;
  let found: unknown;
  do found = (await server.send<{ segments: { nodes: unknown[] } }>(read)).data.segments.nodes[0];
  while ((found as { state: string }).state !== 'READY' && Date.now() < deadline);
  expect(found).toEqual({ state: 'READY', size: 30, stale: false });
}, 180_000);

test('an import that ended with the server is given up after the restart, whoever follows it is told so, and it comes in when it is run again', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'cantle-crash-'));
  const rows = 20_000;
  await writeFile(join(folder, 'c.csv'), `id\n${Array.from({ length: rows }, (_, n) => `${n}\n`).join('')}`);
  await writeFile(
    join(folder, 'm.yaml'),
    'name: T\nsource: crash\nsteps:\n  - { kind: customer, file: c.csv, fields: { externalId: id } }\n',
  );
  const run = () =>
    spawn(process.execPath, [join(__dirname, '..', '..', 'dist', 'cli.js'), 'import', join(folder, 'm.yaml'), folder], {
      env: data.environment(),
      stdio: 'ignore',
    });
  const child = run();
  const ended = once(child, 'exit');
  const jobs = '{ importJobs(first: 1) { nodes { id state processedRows } } }';
  type Jobs = { importJobs: { nodes: { id: string; state: string; processedRows: number }[] } };
  const latest = async () => (await server.send<Jobs>(jobs)).data.importJobs.nodes[0];
  let job = await latest();
  while (job === undefined || job.processedRows === 0) job = await latest();
  child.kill('SIGKILL');
  await Promise.all([ended, server.kill()]);
  const left = await withoutServer(async (database) => {
    // As if a minute had passed.
    await database.execute(sql`/* test */ update import_job set heartbeat_at = heartbeat_at - interval '1 minute'`);
    return database.query<{ state: string }>(sql`/* test */ select state from import_job`);
  });
  expect(left).toEqual([{ state: 'running' }]);

  server = await data.start();
  const told = await fetch(`${server.url}/graphql/stream`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', authorization: `Bearer ${ADMIN_KEY}` },
    body: JSON.stringify({ query: 'subscription ($id: ID!) { importProgress(id: $id) { state } }', variables: { id: job.id } }),
    signal: AbortSignal.timeout(60_000),
  });
  expect(await told.text()).toMatch(/"state":"ABANDONED"[^]*event: complete/);
  const [code] = (await once(run(), 'exit')) as [number];
  expect(code).toBe(0);
  expect(await latest()).toMatchObject({ state: 'COMPLETED', processedRows: rows });
  await rm(folder, { recursive: true });
}, 180_000);
