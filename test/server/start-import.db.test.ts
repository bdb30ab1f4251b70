/* Long because an import has many ends, and each is tried over real HTTP. */
import { encode } from 'iconv-lite';
import type { Database } from '../../src/database/database.js';
import { openDatabase } from '../../src/database/open-database.js';
import { sql } from '../../src/database/sql.js';
import { newId } from '../../src/kernel/index.js';
import { listShippedMappings, loadMapping } from '../../src/sync/index.js';
import { keepFile } from '../../src/sync/files/index.js';
import { filesOfMapping } from '../../src/sync/import/mapping-files.js';
import { ADMIN_KEY, createKey, startTestServer, type TestServer } from '../support/server.js';

/* Files that were sent over HTTP are imported by a mutation, in the background of the server, by the code of the command. */

const PEOPLE = `name: People
source: shop
steps: [{ kind: customer, file: people.csv, fields: { externalId: id, firstName: name, emails: email, householdSize: people } }]`;
const BESIDE = `name: Beside
source: shop
steps:
  - { kind: customer, file: a, fields: { externalId: id } }
  - { kind: customer, file: a/b.csv, fields: { externalId: id } }`;
const SCOPES = ['imports:read', 'imports:write', 'customers:write'];

let server: TestServer;
let database: Database;
let key: string;

beforeAll(async () => {
  server = await startTestServer({ environment: { CANTLE_IDE: 'off' } });
  const { DATABASE_URL: url, CANTLE_DATA: dataFolder = '' } = server.environment;
  database = await openDatabase({ url, dataFolder, entities: [] });
  key = await createKey(server, SCOPES);
});
beforeEach(() =>
  database.execute(
    sql`/* test */ truncate kept_file, kept_file_part, import_job, import_request, customer, product, "order", attribute_definition cascade`,
  ),
);
afterAll(async () => {
  await database.close();
  await server.close();
});

/** Sends a whole file. Gives its id. */
async function upload(name: string, content: string | Buffer, by = key): Promise<string> {
  const response = await fetch(`${server.url}/uploads`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${by}`,
      'tus-resumable': '1.0.0',
      'upload-length': String(Buffer.byteLength(content)),
      'upload-metadata': `filename ${Buffer.from(name).toString('base64')}`,
      'content-type': 'application/offset+octet-stream',
    },
    body: content,
  });
  expect(response.status).toBe(201);
  return response.headers.get('location')?.split('/').at(-1) ?? '';
}

interface Job {
  readonly id: string;
  readonly state: string;
  readonly error: string | null;
}
const START = 'mutation ($input: StartImportInput!) { startImport(input: $input) { id name state dryRun } }';

async function start(input: object, by = key): Promise<string> {
  const { startImport } = await server.ask<{ startImport: Job }>(START, { input }, by);
  expect(startImport.state).toBe('WAITING');
  return startImport.id;
}

async function ended(id: string): Promise<Job> {
  for (;;) {
    const { importJob } = await server.ask<{ importJob: Job & { finishedAt: string | null } }>(
      'query ($id: ID!) { importJob(id: $id) { id state error finishedAt totalRows processedRows createdRecords updatedRecords unchangedRecords rejectedRows dryRun } }',
      { id },
    );
    if (importJob.finishedAt !== null) return importJob;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

interface Report {
  readonly dryRun: boolean;
  readonly steps: readonly object[];
  readonly reasons: readonly object[];
  readonly reasonsPath: string | null;
  readonly sample: readonly object[];
  readonly rejectedFiles: readonly { readonly name: string; readonly size: number; readonly path: string }[];
}
async function reportOf(id: string, by = key): Promise<Report | null> {
  const { importReport } = await server.ask<{ importReport: Report | null }>(
    `query ($id: ID!) { importReport(id: $id) { dryRun leftOut reasonCount reasonsPath steps { kind file encoding rows skipped created updated unchanged rejected repeated }
      reasons { file line column field externalId reason } sample { kind file line externalId status fields record } rejectedFiles { name size path } } }`,
    { id },
    by,
  );
  return importReport;
}

async function get(path: string, by = key): Promise<{ readonly status: number; readonly text: string; readonly type: string | null }> {
  const response = await fetch(`${server.url}${path}`, { headers: { authorization: `Bearer ${by}` } });
  return { status: response.status, text: await response.text(), type: response.headers.get('content-type') };
}

const names = () => database.query(sql`/* test */ select first_name as name from customer order by 1`);
const kept = async () =>
  (await database.query<{ purpose: string }>(sql`/* test */ select purpose from kept_file order by 1`)).map(({ purpose }) => purpose);

test('what was sent is imported, told of as it goes on, and dropped', async () => {
  const uploadId = await upload('people.csv', 'id,name,email,people\n1,Ann,ann@example.com,2\n2,Bob,bob@example.com,\n');
  const id = await start({ files: [{ uploadId }], mappingText: PEOPLE });
  const stream = await fetch(`${server.url}/graphql/stream`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', authorization: `Bearer ${key}` },
    body: JSON.stringify({ query: 'subscription ($id: ID!) { importProgress(id: $id) { state processedRows } }', variables: { id } }),
  });
  const told = await stream.text();
  expect(told).toContain('"state":"COMPLETED","processedRows":2');
  expect(told).toContain('event: complete');
  expect(await ended(id)).toMatchObject({
    state: 'COMPLETED',
    error: null,
    totalRows: 2,
    processedRows: 2,
    createdRecords: 2,
    rejectedRows: 0,
    dryRun: false,
  });
  expect(await names()).toEqual([{ name: 'Ann' }, { name: 'Bob' }]);
  expect(await kept()).toEqual(['report']);
  expect(await reportOf(id)).toMatchObject({
    dryRun: false,
    steps: [{ kind: 'customer', file: 'people.csv', encoding: 'utf-8', rows: 2, created: 2, rejected: 0 }],
    reasons: [],
    reasonsPath: null,
    rejectedFiles: [],
  });
  const { auditLog } = await server.ask<{ auditLog: { nodes: object[] } }>(
    '{ auditLog(first: 3) { nodes { operation actorKind actorName outcome subjectIds counts } } }',
  );
  expect(JSON.stringify(auditLog.nodes)).toContain('"operation":"import","actorKind":"KEY","actorName":"test","outcome":"DONE"');
  expect(auditLog.nodes).toEqual(
    expect.arrayContaining([expect.objectContaining({ operation: 'startImport', subjectIds: [uploadId, id] })]),
  );
});

test('a dry run shows what would be made and changed, keeps nothing, and what was sent can be imported then', async () => {
  const one = await upload('people.csv', 'id,name,email,people\n1,Ann,ann@example.com,2\n');
  await ended(await start({ files: [{ uploadId: one }], mappingText: PEOPLE }));
  const two = await upload('people.csv', 'id,name,email,people\n1,Anne,ann@example.com,2\n2,Bob,bob@example.com,\n3,Cid,,many\n');
  const id = await start({ files: [{ uploadId: two }], mappingText: PEOPLE, dryRun: true });
  expect(await ended(id)).toMatchObject({ state: 'COMPLETED', dryRun: true });
  expect(await names()).toEqual([{ name: 'Ann' }]);
  const report = await reportOf(id);
  expect(report?.sample).toEqual([
    {
      kind: 'customer',
      file: 'people.csv',
      line: 2,
      externalId: '1',
      status: 'UPDATED',
      fields: ['firstName'],
      record: { externalId: '1', firstName: 'Anne', emails: ['ann@example.com'], householdSize: 2 },
    },
    {
      kind: 'customer',
      file: 'people.csv',
      line: 3,
      externalId: '2',
      status: 'CREATED',
      fields: ['externalId', 'firstName', 'emails'],
      record: { externalId: '2', firstName: 'Bob', emails: ['bob@example.com'], householdSize: null },
    },
  ]);
  expect(report).toMatchObject({
    dryRun: true,
    steps: [{ created: 1, updated: 1, rejected: 1 }],
    reasons: [{ line: 4, column: 'people', field: 'householdSize', externalId: '3', reason: "is not a whole number: 'many'" }],
  });
  expect(await ended(await start({ files: [{ uploadId: two }], mappingText: PEOPLE }))).toMatchObject({
    createdRecords: 1,
    updatedRecords: 1,
    rejectedRows: 1,
  });
});

test('rows that were not taken are fetched, mended and sent again', async () => {
  const uploadId = await upload('people.csv', 'id,name,email,people\n1,Ann,ann@example.com,two\n2,Bob,,3\n');
  const id = await start({ files: [{ uploadId }], mappingText: PEOPLE });
  await ended(id);
  const report = await reportOf(id);
  const [file] = report?.rejectedFiles ?? [];
  const rejected = await get(file?.path ?? '');
  expect(rejected).toEqual({
    status: 200,
    type: 'application/octet-stream',
    text: `"cantle_reason","cantle_field",id,name,email,people\n"is not a whole number: 'two'","householdSize",1,Ann,ann@example.com,two\n`,
  });
  expect(file).toMatchObject({ name: 'people.csv', size: rejected.text.length });
  const reasons = await get(report?.reasonsPath ?? '');
  expect(reasons).toMatchObject({ status: 200, type: 'text/csv; charset=utf-8' });
  expect(reasons.text).toBe("file,line,column,field,externalId,reason\npeople.csv,2,people,householdSize,1,is not a whole number: 'two'\n");
  const mended = await upload('people.csv', rejected.text.replace(',two\n', ',2\n'));
  expect(await ended(await start({ files: [{ uploadId: mended }], mappingText: PEOPLE }))).toMatchObject({
    createdRecords: 1,
    rejectedRows: 0,
  });
  expect(await names()).toEqual([{ name: 'Ann' }, { name: 'Bob' }]);

  const other = await createKey(server, SCOPES);
  expect(await reportOf(id, other)).toBeNull();
  for (const path of [file?.path ?? '', report?.reasonsPath ?? '']) {
    expect((await get(path, other)).status).toBe(404);
    expect((await get(path, await createKey(server, ['imports:write']))).status).toBe(403);
    expect((await get(path, 'nobody')).status).toBe(401);
  }
  server.clock.advance(8 * 86_400_000);
  expect(await reportOf(id)).toBeNull();
  expect((await get(file?.path ?? '')).status).toBe(404);
  expect((await get(`/imports/${id}/rejected/%00`)).status).toBe(404);
});

test('a file whose end of the name is nearly all of it is looked at as any other', async () => {
  const { errors } = await server.send(
    START,
    { input: { files: [{ uploadId: await upload(`a.${'x'.repeat(253)}`, 'a,b\n1,2\n') }] } },
    key,
  );
  expect(errors?.[0]).toMatchObject({ extensions: { code: 'INVALID_INPUT', field: 'mapping' } });
});

test('one whose file is gone fails, and says which', async () => {
  const uploadId = await upload('people.csv', 'id,name,email,people\n1,Ann,ann@example.com,2\n');
  const id = newId();
  const [file] = await database.query<{ owner: string }>(sql`/* test */ delete from kept_file where id = ${uploadId} returning owner`);
  const owner = file?.owner ?? '';
  const mapping = { purpose: 'mapping', name: 'mapping.yaml', owner, importId: id } as const;
  await keepFile({ database, clock: server.clock }, mapping, [Buffer.from(PEOPLE)]);
  await database.execute(sql`/* test */
    with job as (insert into import_job (id, name, state, started_at) values (${id}, 'People', 'waiting', ${server.clock.now()}) returning id)
    insert into import_request (import_id, owner, holder, scopes) select id, ${owner}::uuid, 'key', ${SCOPES}::text[] from job`);
  expect(await ended(id)).toMatchObject({ state: 'FAILED', error: "The file 'people.csv' is there no more: send it again." });
});

describe('the mapping that reads just these files', () => {
  /** Files with the columns that a mapping reads, and no rows. */
  async function filesOf(name: string): Promise<[name: string, content: string][]> {
    return [...filesOfMapping(await loadMapping(name))].map(
      ([
        file,
        {
          columns,
          mapping: { delimiter = ',' },
        },
      ]) => [file, `${[...columns, 'something else'].join(delimiter)}\n`],
    );
  }

  test('is found by their headers, of all that come with Cantle', async () => {
    const mappings = await listShippedMappings();
    for (const name of mappings) {
      const files = [];
      for (const [file, content] of await filesOf(name)) files.push({ uploadId: await upload(file, content, ADMIN_KEY) });
      const { startImport } = await server.ask<{ startImport: { name: string } }>(START, { input: { files, dryRun: true } });
      expect(startImport.name).toBe((await loadMapping(name)).name);
    }
    expect(mappings.length).toBeGreaterThan(3);
  });

  test('is found though they are called otherwise', async () => {
    const files = [];
    for (const [file, content] of await filesOf('adventureworks'))
      files.push({ uploadId: await upload(`copy of ${file}`, content, ADMIN_KEY) });
    const id = await start({ files }, ADMIN_KEY);
    expect(await ended(id)).toMatchObject({ state: 'COMPLETED' });
    expect((await reportOf(id, ADMIN_KEY))?.steps).toMatchObject([
      { file: 'products.csv' },
      { file: 'customers.csv' },
      { file: 'orders.csv' },
    ]);
  });

  test('is refused where there is none', async () => {
    const { errors } = await server.send(START, { input: { files: [{ uploadId: await upload('x.csv', 'a,b\n1,2\n') }] } }, key);
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'INVALID_INPUT', field: 'mapping' } });
    expect(errors?.[0]?.message).toContain('adventureworks');
  });
});

describe('refused', () => {
  const file = () => upload('people.csv', 'id,name,email,people\n1,Ann,ann@example.com,2\n');

  test.each<[string, () => Promise<object>, string, string | undefined, string]>([
    ['no file', async () => ({ files: [], mappingText: PEOPLE }), 'INVALID_INPUT', 'files', 'which files'],
    [
      'a file that there is not',
      async () => ({ files: [{ uploadId: '0192f6a0-0000-7000-8000-000000000000' }], mappingText: PEOPLE }),
      'NOT_FOUND',
      undefined,
      'No upload',
    ],
    [
      'a mapping that is none',
      async () => ({ files: [{ uploadId: await file() }], mappingText: 'name: x\nsteps: 3' }),
      'INVALID_INPUT',
      'mapping',
      'steps',
    ],
    [
      'a mapping that there is not',
      async () => ({ files: [{ uploadId: await file() }], mapping: 'shopfy' }),
      'INVALID_INPUT',
      'mapping',
      "mean 'shopify'",
    ],
    [
      'a path for a mapping',
      async () => ({ files: [{ uploadId: await file() }], mapping: 'package.json' }),
      'INVALID_INPUT',
      'mapping',
      'No mapping',
    ],
    [
      'two mappings',
      async () => ({ files: [{ uploadId: await file() }], mapping: 'shopify', mappingText: PEOPLE }),
      'INVALID_INPUT',
      'mappingText',
      'both',
    ],
    [
      'a file that the mapping does not read',
      async () => ({ files: [{ uploadId: await file() }, { uploadId: await upload('b.csv', 'a\n') }], mappingText: PEOPLE }),
      'INVALID_INPUT',
      'files.1',
      "does not read 'b.csv'",
    ],
    [
      'no file that it reads',
      async () => ({ files: [{ uploadId: await file(), file: 'b.csv' }], mappingText: PEOPLE }),
      'INVALID_INPUT',
      'files',
      "'people.csv'",
    ],
    [
      'a name that leads out',
      async () => ({ files: [{ uploadId: await file(), file: '../b.csv' }], mappingText: PEOPLE.replace('people.csv', '../b.csv') }),
      'INVALID_INPUT',
      'files.0.file',
      'A file has a name',
    ],
    [
      'a name of more bytes than a file can have',
      async () => ({ files: [{ uploadId: await file(), file: `in/${'ü'.repeat(128)}` }], mappingText: PEOPLE }),
      'INVALID_INPUT',
      'files.0.file',
      '255 bytes',
    ],
    [
      'a file that is called as the folder of another',
      async () => ({
        files: [
          { uploadId: await file(), file: 'a/b.csv' },
          { uploadId: await file(), file: 'a' },
        ],
        mappingText: BESIDE,
      }),
      'INVALID_INPUT',
      'files.1',
      "'a' is called as the folder",
    ],
    [
      'a header without a column',
      async () => ({ files: [{ uploadId: await upload('people.csv', 'id,name\n1,Ann\n') }], mappingText: PEOPLE }),
      'INVALID_INPUT',
      'mapping',
      'email',
    ],
    [
      'kinds that the key may not write',
      async () => ({
        files: [{ uploadId: await upload('p.csv', 'id\n1\n') }],
        mappingText: 'name: P\nsource: s\nsteps: [{ kind: product, file: p.csv, fields: { externalId: id } }]',
      }),
      'FORBIDDEN',
      undefined,
      'products:write',
    ],
    [
      'regular expressions of anybody',
      async () => ({
        files: [{ uploadId: await file() }],
        mappingText: PEOPLE.replace('firstName: name', () => "firstName: { column: name, matching: '(a+)+$' }"),
      }),
      'FORBIDDEN',
      undefined,
      'admin',
    ],
  ])('%s', async (_what, input, code, field, words) => {
    const { errors } = await server.send(START, { input: await input() }, key);
    expect(errors?.[0]).toMatchObject({ extensions: { code, ...(field === undefined ? {} : { field }) } });
    expect(errors?.[0]?.message).toContain(words);
    expect(await database.query(sql`/* test */ select 1 from import_job`)).toEqual([]);
  });

  test('a file of which something is missing', async () => {
    const response = await fetch(`${server.url}/uploads`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${key}`,
        'tus-resumable': '1.0.0',
        'upload-length': '9',
        'upload-metadata': 'filename cGVvcGxlLmNzdg==',
      },
    });
    const uploadId = response.headers.get('location')?.split('/').at(-1);
    const { errors } = await server.send(START, { input: { files: [{ uploadId }], mappingText: PEOPLE } }, key);
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'INVALID_INPUT', field: 'files.0.uploadId' } });
  });
});

describe('one that goes on', () => {
  const ROWS = 30_000;

  /** An import of which something has come in, and of which much is left. */
  async function running(by = key): Promise<{ readonly id: string; readonly uploadId: string }> {
    const rows = Array.from({ length: ROWS }, (_, n) => `${n},Ann,,\n`).join('');
    const uploadId = await upload('people.csv', `id,name,email,people\n${rows}`, by);
    const id = await start({ files: [{ uploadId }], mappingText: PEOPLE }, by);
    for (;;) {
      const { importJob } = await server.ask<{ importJob: { processedRows: number } }>(
        'query ($id: ID!) { importJob(id: $id) { processedRows } }',
        { id },
      );
      if (importJob.processedRows > 0) return { id, uploadId };
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  test('is cancelled by whoever has asked for it, between two batches; what was sent can be imported again', async () => {
    const { id, uploadId } = await running();
    const cancel = 'mutation ($id: ID!) { cancelImport(id: $id) { state } }';
    const others = await server.send(cancel, { id }, await createKey(server, SCOPES));
    expect(others.errors?.[0]?.extensions['code']).toBe('NOT_FOUND');
    const again = await server.send(START, { input: { files: [{ uploadId }], mappingText: PEOPLE } }, key);
    expect(again.errors?.[0]?.extensions).toMatchObject({ code: 'CONFLICT', field: 'files' });
    await server.ask(cancel, { id }, key);
    const job = (await ended(id)) as Job & { processedRows: number };
    expect(job).toMatchObject({ state: 'CANCELLED', error: null });
    expect(job.processedRows).toBeLessThan(ROWS);
    expect(await kept()).toEqual(['upload']);
    expect(await database.query(sql`/* test */ select 1 from import_request`)).toEqual([]);
    const once = await server.send(cancel, { id }, key);
    expect(once.errors?.[0]?.extensions['code']).toBe('NOT_FOUND');
    expect(await start({ files: [{ uploadId }], mappingText: PEOPLE })).not.toBe(id);
  });

  test('ends with the key that has asked for it', async () => {
    const own = await createKey(server, SCOPES);
    const { apiKeys } = await server.ask<{ apiKeys: { id: string; prefix: string }[] }>('{ apiKeys { id prefix } }');
    const { id } = await running(own);
    await server.ask('mutation ($id: ID!) { revokeApiKey(id: $id) { revokedAt } }', {
      id: apiKeys.find(({ prefix }) => own.startsWith(prefix))?.id,
    });
    expect(await ended(id)).toMatchObject({ state: 'FAILED', error: 'The key that has asked for the import has been revoked.' });
  });

  test('is let go of nobody who is erased meanwhile: what it has read, and what it writes, goes when it ends', async () => {
    const before = await upload('people.csv', 'id,name,email,people\nann,Ann,ann.of.the.files@example.com,2\n');
    await ended(await start({ files: [{ uploadId: before }], mappingText: PEOPLE }));
    const [ann] = await database.query<{ id: string }>(sql`/* test */ select id from customer`);
    const rows = Array.from({ length: ROWS }, (_, n) => `${n},Bob,,many\n`).join('');
    const uploadId = await upload('people.csv', `id,name,email,people\nx,Ann,Ann.Of.The.Files@example.com,many\n${rows}`);
    const id = await start({ files: [{ uploadId }], mappingText: PEOPLE });
    await server.ask('mutation ($id: ID!) { eraseCustomer(id: $id) { deletedId } }', { id: ann?.id });
    await ended(id);
    expect(await reportOf(id)).toBeNull();
    expect(await kept()).toEqual([]);
  });
});

test('an erasure takes along the files that name the person, in whatever encoding, and no others', async () => {
  await server.ask(
    `mutation { syncCustomers(input: { source: "shop", records: [{ externalId: "ann-1987", lastName: "Jürgensen", emails: ["ann.j@example.com"], phones: ["+49 30 7654321"] }] }) { created } }`,
  );
  const [ann] = await database.query<{ id: string }>(sql`/* test */ select id from customer`);
  const naming = [
    Buffer.from('email\nANN.J@Example.com\n'),
    Buffer.from('\uFEFFemail\nann.j@example.com\n', 'utf16le'),
    Buffer.from('name\nJÜRGENSEN\n', 'latin1'),
    Buffer.from('name\nJurgensen\n'),
    Buffer.from('phone\n030 / 765-4321\n'),
    Buffer.from('id\nann-1987\n'),
    encode('name\nJürgensen\n', 'cp437'),
    Buffer.from(String.raw`{"name":"J\u00FCrgensen"}`),
    Buffer.from(String.raw`{"email":"ann.j\u0040example.com"}`),
    // Over the edge of two parts.
    Buffer.from(`email\n${'x'.repeat(1_048_576 - 10)}ann.j@example.com\n`),
    Buffer.from(`${'x'.repeat(1_048_576 - 4)}${String.raw`J\u00fcrgensen`}`),
  ];
  for (const [n, content] of naming.entries()) await upload(`${n}.csv`, content);
  await upload('of ann-1987.csv', 'id\n');
  const others = [Buffer.from('email,name,phone,id\njoan.k@example.com,Hansen,030 1234567,ann-1988\n')];
  for (const content of others) await upload('others.csv', content);
  await server.ask('mutation ($id: ID!) { eraseCustomer(id: $id) { deletedId } }', { id: ann?.id });
  const left = await database.query<{ name: string }>(sql`/* test */ select name from kept_file order by name`);
  expect(left.map(({ name }) => name)).toEqual(['others.csv']);
  expect(
    await database.query(sql`/* test */ select distinct f.name from kept_file_part p left join kept_file f on f.id = p.file_id`),
  ).toEqual([{ name: 'others.csv' }]);
});

const onServer = process.env['DATABASE_URL'] === undefined ? test.skip : test;

onServer('an erasure that looks through files is not told to the audit log before it is done', async () => {
  await server.ask('mutation { syncCustomers(input: { source: "shop", records: [{ externalId: "ann-1987" }] }) { created } }');
  const [ann] = await database.query<{ id: string }>(sql`/* test */ select id from customer`);
  const told = () =>
    database.query(
      sql`/* test */ select outcome from audit_entry where operation = 'eraseCustomer' and ${ann?.id}::uuid = any(subject_ids)`,
    );
  let erasing: Promise<unknown> | undefined;
  await database.transaction(async (transaction) => {
    await transaction.query(sql`/* test */ select 1 from customer for update`);
    erasing = server.ask('mutation ($id: ID!) { eraseCustomer(id: $id) { deletedId } }', { id: ann?.id });
    const waiting = () =>
      transaction.query(sql`/* test */ select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`);
    while ((await waiting()).length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await told()).toEqual([]);
  });
  await erasing;
  expect(await told()).toEqual([{ outcome: 'done' }]);
});
