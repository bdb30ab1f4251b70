import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from '../../src/database/sql.js';
import { ADMIN_KEY, ServerData, type ServerProcess } from '../support/server-process.js';

/* What becomes of an import whose process ends. */

let data: ServerData;
let server: ServerProcess;
let folder: string;

beforeAll(async () => {
  data = await ServerData.create();
  server = await data.start();
  folder = await mkdtemp(join(tmpdir(), 'cantle-import-'));
});
afterAll(async () => {
  await server.stop();
  await data.remove();
  await rm(folder, { recursive: true });
});

test('an import whose process is killed is abandoned, and whoever follows it is told so', async () => {
  const rows = 100_000;
  const big =
    'name: T\nsource: big\nsteps:\n  - { kind: customer, file: big.csv, fields: { externalId: id, firstName: first, emails: email } }\n';
  await writeFile(join(folder, 'big.csv'), `id,first,email\r\n${Array.from({ length: rows }, (_, n) => `${n},,\r\n`).join('')}`);
  await writeFile(join(folder, 'big.yaml'), big);
  const cli = join(__dirname, '..', '..', 'dist', 'cli.js');
  const child = spawn(process.execPath, [cli, 'import', join(folder, 'big.yaml'), folder], { env: data.environment(), stdio: 'ignore' });
  const id = await untilRunning();
  child.kill('SIGKILL');
  await once(child, 'exit');

  const followed = follow(id);
  const database = await data.open();
  // As if a minute had passed.
  await database.execute(sql`/* test */ update import_job set heartbeat_at = heartbeat_at - interval '1 minute' where id = ${id}`);
  await database.close();
  const told = await followed;
  expect(told).toContain('"state":"RUNNING"');
  expect(told).toContain('"state":"ABANDONED","error":"The process that ran it has ended."');
  expect(told).toContain('event: complete');
});

/** The id of the import that has brought something in and goes on. */
async function untilRunning(): Promise<string> {
  for (;;) {
    const { data: found } = await server.send<{ importJobs: { nodes: { id: string; state: string; processedRows: number }[] } }>(
      '{ importJobs(first: 1) { nodes { id state processedRows } } }',
    );
    const [job] = found.importJobs.nodes;
    if (job?.state === 'RUNNING' && job.processedRows > 0) return job.id;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** What whoever follows an import is told, to the end. */
async function follow(id: string): Promise<string> {
  const response = await fetch(`${server.url}/graphql/stream`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', authorization: `Bearer ${ADMIN_KEY}` },
    body: JSON.stringify({ query: 'subscription ($id: ID!) { importProgress(id: $id) { state error } }', variables: { id } }),
  });
  return response.text();
}
