import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sql } from '../../src/database/sql.js';
import { ADMIN_KEY, ServerData, type ServerProcess } from '../support/server-process.js';

/* Files over HTTP, with servers as processes of their own: docs/uploads.md pasted into a shell, and processes that are killed in the middle. */

const run = promisify(execFile);
const several = process.env['DATABASE_URL'] === undefined ? test.skip : test;

let data: ServerData;
let server: ServerProcess;
let folder: string;

beforeEach(async () => {
  data = await ServerData.create();
  server = await data.start();
  folder = await mkdtemp(join(tmpdir(), 'cantle-uploads-'));
});
afterEach(async () => {
  await server.stop();
  await data.remove();
  await rm(folder, { recursive: true });
});

test('docs/uploads.md does what it says, pasted as it is', async () => {
  const text = await readFile(join(__dirname, '..', '..', 'docs', 'uploads.md'), 'utf8');
  const blocks = [...text.matchAll(/<!-- e2e: (\w+) -->\n\n```sh\n([\s\S]*?)```/g)].map(
    ([, name, block = '']) => `echo '== ${name}'\n${block}`,
  );
  expect(blocks.length).toBe(8);
  const script = blocks.join('\n').replaceAll('localhost:4000', server.url.replace('http://', ''));
  const { stdout } = await run('bash', ['-euo', 'pipefail', '-c', script], { cwd: folder, env: { ...process.env, CANTLE_KEY: ADMIN_KEY } });
  const told = new Map(stdout.split('== ').map((part) => [part.split('\n')[0], part]));
  expect(told.get('follow')).toMatch(/"state":"COMPLETED","processedRows":3,"totalRows":3,"createdRecords":2,"rejectedRows":1/);
  expect(told.get('report')).toContain('"status":"CREATED","externalId":"1","fields":["externalId","firstName","emails","householdSize"]');
  expect(told.get('report')).toContain(`"line":3,"column":"people","reason":"is not a whole number: 'three'"`);
  expect(told.get('import')).toMatch(/"state":"COMPLETED","processedRows":3,"totalRows":3,"createdRecords":2,"rejectedRows":1/);
  expect(told.get('mend')).toMatch(/"state":"COMPLETED","processedRows":1,"totalRows":1,"createdRecords":1,"rejectedRows":0/);
  const { data: found } = await server.send<{ customers: { nodes: { firstName: string; householdSize: number }[] } }>(
    '{ customers(first: 9) { nodes { firstName householdSize } } }',
  );
  expect(found.customers.nodes.map(({ firstName, householdSize }) => `${firstName} ${householdSize}`).toSorted()).toEqual([
    'Ann 2',
    'Bob 3',
    'Cid 1',
  ]);
});

const ROWS = 40_000;
const FILE = `id,name\n${Array.from({ length: ROWS }, (_, n) => `${n},Ann ${n}\n`).join('')}`;
const MAPPING = 'name: T\nsource: big\nsteps: [{ kind: customer, file: big.csv, fields: { externalId: id, firstName: name } }]';
const HEADERS = { authorization: `Bearer ${ADMIN_KEY}`, 'tus-resumable': '1.0.0' };

async function begin(at: ServerProcess): Promise<string> {
  const headers = {
    ...HEADERS,
    'upload-length': String(FILE.length),
    'upload-metadata': `filename ${Buffer.from('big.csv').toString('base64')}`,
  };
  const answer = await fetch(`${at.url}/uploads`, { method: 'POST', headers });
  return answer.headers.get('location') ?? '';
}

async function offsetAt(at: ServerProcess, path: string): Promise<number> {
  const answer = await fetch(`${at.url}${path}`, { method: 'HEAD', headers: HEADERS });
  return Number(answer.headers.get('upload-offset'));
}

function patch(at: ServerProcess, path: string, offset: number, body = FILE.slice(offset)): Promise<Response> {
  const headers = { ...HEADERS, 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' };
  return fetch(`${at.url}${path}`, { method: 'PATCH', headers, body });
}

async function start(at: ServerProcess, path: string): Promise<string> {
  const { data: started } = await at.send<{ startImport: { id: string } }>(
    'mutation ($input: StartImportInput!) { startImport(input: $input) { id } }',
    { input: { files: [{ uploadId: path.split('/').at(-1) }], mappingText: MAPPING } },
  );
  return started.startImport.id;
}

interface Job {
  readonly state: string;
  readonly error: string | null;
  readonly processedRows: number;
  readonly createdRecords: number;
  readonly unchangedRecords: number;
}

async function until(at: ServerProcess, id: string, passes: (job: Job) => boolean): Promise<Job> {
  for (;;) {
    const { data: found } = await at.send<{ importJob: Job }>(
      'query ($id: ID!) { importJob(id: $id) { state error processedRows createdRecords unchangedRecords } }',
      { id },
    );
    if (passes(found.importJob)) return found.importJob;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function customers(at: ServerProcess): Promise<number> {
  const { data: found } = await at.send<{ customers: { totalCount: number } }>('{ customers(first: 1) { totalCount } }');
  return found.customers.totalCount;
}

/** As if a minute had passed since the process that was killed was heard of. */
async function aMinuteLater(): Promise<void> {
  const database = await data.open();
  await database.execute(sql`/* test */ update import_job set heartbeat_at = heartbeat_at - interval '1 minute'`);
  await database.close();
}

const isOver = ({ state }: Job) => state !== 'RUNNING' && state !== 'WAITING';

test('a file that is on its way to a process that is killed goes on at the next, and so does its import', async () => {
  const path = await begin(server);
  const sending = httpRequest(`${server.url}${path}`, {
    method: 'PATCH',
    agent: false,
    headers: { ...HEADERS, 'upload-offset': 0, 'content-type': 'application/offset+octet-stream', 'content-length': FILE.length },
  });
  sending.on('error', () => {});
  sending.write(FILE.slice(0, 300_000));
  await new Promise((resolve) => setTimeout(resolve, 200));
  await server.kill();
  server = await data.start();
  const offset = await offsetAt(server, path);
  expect(offset).toBeLessThanOrEqual(300_000);
  expect((await patch(server, path, offset)).status).toBe(204);

  const id = await start(server, path);
  const before = await until(server, id, ({ processedRows }) => processedRows > 0);
  expect(before.state).toBe('RUNNING');
  await server.kill();
  await aMinuteLater();
  server = await data.start();
  const after = await until(server, id, isOver);
  expect(after).toMatchObject({ state: 'COMPLETED', error: null, processedRows: ROWS });
  expect(after.createdRecords + after.unchangedRecords).toBe(ROWS);
  expect(after.unchangedRecords).toBeGreaterThan(0);
  expect(await customers(server)).toBe(ROWS);
});

test('an import whose process is told to stop goes on as soon as there is another', async () => {
  const path = await begin(server);
  await patch(server, path, 0);
  const id = await start(server, path);
  await until(server, id, ({ processedRows }) => processedRows > 0);
  await server.stop();
  server = await data.start();
  expect(await until(server, id, isOver)).toMatchObject({ state: 'COMPLETED', processedRows: ROWS });
  expect(await customers(server)).toBe(ROWS);
});

test('an import that ends three processes has failed', async () => {
  const path = await begin(server);
  await patch(server, path, 0);
  const id = await start(server, path);
  for (let n = 0; n < 3; n++) {
    await until(server, id, ({ state, processedRows }) => state === 'RUNNING' && processedRows > 0);
    await server.kill();
    await aMinuteLater();
    server = await data.start();
  }
  expect(await until(server, id, isOver)).toMatchObject({ state: 'FAILED', error: 'The process that ran it has ended, 3 times.' });
});

several('parts that come to two processes make one file, which one of them imports', async () => {
  const other = await data.start();
  try {
    const path = await begin(server);
    const half = Math.floor(FILE.length / 2);
    expect((await patch(server, path, 0, FILE.slice(0, half))).status).toBe(204);
    expect(await offsetAt(other, path)).toBe(half);
    expect((await patch(other, path, half)).status).toBe(204);
    const ids = [await start(other, path)];
    expect(await until(server, ids[0] ?? '', isOver)).toMatchObject({ state: 'COMPLETED', createdRecords: ROWS });
  } finally {
    await other.stop();
  }
});
