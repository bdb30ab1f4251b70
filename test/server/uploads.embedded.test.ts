import { startTestServer, ADMIN_KEY, type TestServer } from '../support/server.js';

/* On the embedded database a file lies in the data folder, and a dry run is all that happens as long as it takes. */

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ environment: { CANTLE_IDE: 'off' } });
});
afterAll(() => server.close());

const MAPPING =
  'name: P\nsource: s\nsteps: [{ kind: customer, file: p.csv, fields: { externalId: id, firstName: name, householdSize: people } }]';
const HEADERS = { authorization: `Bearer ${ADMIN_KEY}`, 'tus-resumable': '1.0.0' };

function patch(path: string, offset: number, body: string): Promise<Response> {
  const headers = { ...HEADERS, 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset) };
  return fetch(`${server.url}${path}`, { method: 'PATCH', headers, body });
}

async function imported(path: string, dryRun: boolean): Promise<Record<string, unknown>> {
  const { startImport } = await server.ask<{ startImport: { id: string } }>(
    'mutation ($input: StartImportInput!) { startImport(input: $input) { id } }',
    { input: { files: [{ uploadId: path.split('/').at(-1) }], mappingText: MAPPING, dryRun } },
  );
  for (;;) {
    const { importJob } = await server.ask<{ importJob: Record<string, unknown> }>(
      'query ($id: ID!) { importJob(id: $id) { state error finishedAt totalRows processedRows createdRecords rejectedRows } }',
      startImport,
    );
    if (importJob['finishedAt'] !== null) {
      const { importReport } = await server.ask<{ importReport: object }>(
        'query ($id: ID!) { importReport(id: $id) { steps { rows created rejected } rejectedFiles { name path } sample { externalId } } }',
        startImport,
      );
      return { ...importJob, ...importReport };
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

test('a file of several parts is tried, imported, and what is not taken is fetched', async () => {
  const rows = 5_000;
  const note = 'x'.repeat(500);
  const file = `id,name,people,note\n${Array.from({ length: rows }, (_, n) => `${n},Ann,${n === 7 ? 'many' : 2},${note}\n`).join('')}`;
  const begun = await fetch(`${server.url}/uploads`, {
    method: 'POST',
    headers: { ...HEADERS, 'upload-length': String(file.length), 'upload-metadata': `filename ${Buffer.from('p.csv').toString('base64')}` },
  });
  const path = begun.headers.get('location') ?? '';
  const half = 1_500_000;
  expect((await patch(path, 0, file.slice(0, half))).headers.get('upload-offset')).toBe(String(half));
  expect((await patch(path, half, file.slice(half))).status).toBe(204);

  const counts = { rows, created: rows - 1, rejected: 1 };
  const tried = await imported(path, true);
  const told = { totalRows: rows, processedRows: rows, createdRecords: rows - 1, rejectedRows: 1 };
  expect(tried).toMatchObject({ state: 'COMPLETED', error: null, steps: [counts], ...told });
  expect(tried['sample']).toHaveLength(10);
  const { customers } = await server.ask<{ customers: { totalCount: number } }>('{ customers(first: 1) { totalCount } }');
  expect(customers.totalCount).toBe(0);

  const done = await imported(path, false);
  expect(done).toMatchObject({ state: 'COMPLETED', steps: [counts], ...told, rejectedFiles: [{ name: 'p.csv' }] });
  const [rejected] = done['rejectedFiles'] as { path: string }[];
  const text = await (await fetch(`${server.url}${rejected?.path}`, { headers: HEADERS })).text();
  expect(text.split('\n')[1]).toBe(`"is not a whole number: 'many'","householdSize",7,Ann,many,${note}`);
});
