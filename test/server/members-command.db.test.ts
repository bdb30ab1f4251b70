import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encode } from 'iconv-lite';
import { commandLine } from '../support/command-line.js';
import { startTestServer, type TestServer } from '../support/server.js';

/* `cantle members` on lists as other systems export them. */

let server: TestServer;
let folder: string;

beforeAll(async () => {
  // As late as it is for the command.
  server = await startTestServer({ now: new Date().toISOString() });
  folder = await mkdtemp(join(tmpdir(), 'cantle-members-'));
  const records = ['ann', 'bob', 'jürgen'].map((externalId) => ({ externalId, emails: [`${externalId}@example.com`] }));
  await server.ask('mutation ($records: [CustomerInput!]!) { syncCustomers(input: { source: "erp", records: $records }) { created } }', {
    records,
  });
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

async function run(operation: string, file: string, content: string | Buffer, ...options: string[]) {
  const path = join(folder, file);
  await writeFile(path, content);
  return commandLine(server.environment, 'members', operation, 'Fair', path, ...options);
}

async function members(): Promise<readonly string[]> {
  const { segmentByName } = await server.ask<{
    segmentByName: { members: { nodes: { externalIds: { externalId: string }[] }[] } } | null;
  }>('{ segmentByName(name: "fair") { members { nodes { externalIds { externalId } } } } }');
  return (segmentByName?.members.nodes ?? []).map(({ externalIds }) => externalIds[0]?.externalId ?? '').toSorted();
}

test('a segment is made only if that is asked for, and the people of a list come onto it', async () => {
  const list = 'E-mail\r\nANN@example.com\r\nnobody@example.com\r\n\r\nbob@example.com\r\n';
  expect(await run('add', 'list.csv', list, '--email', 'E-mail')).toMatchObject({ code: 1, err: expect.stringContaining('--create') });
  expect(await run('add', 'list.csv', list, '--email', 'Mail', '--create')).toMatchObject({
    code: 1,
    err: expect.stringContaining("no column 'Mail', but 'E-mail'"),
  });
  expect(await members()).toEqual([]);
  const ended = await run('add', 'list.csv', list, '--email', 'E-mail', '--create');
  expect(ended).toMatchObject({ code: 2, err: "line 3: No customer is known by 'nobody@example.com'.\n" });
  expect(ended.out).toBe("2 customers were put on 'Fair'. 1 row was left out.\n");
  expect(await members()).toEqual(['ann', 'bob']);
});

test('ids of a source take people off, whatever the file is written in', async () => {
  const list = encode('Nr;Name\r\nbob;Bob\r\n', 'windows-1252');
  expect(await run('remove', 'left.csv', list, '--external-id', 'Nr', '--source', 'erp')).toMatchObject({ code: 0, err: '' });
  const lines = '{"who":"jürgen"}\n{"who":null}\n';
  expect(await run('add', 'more.ndjson', lines, '--external-id', 'who', '--source', 'erp')).toMatchObject({ code: 0, err: '' });
  expect(await members()).toEqual(['ann', 'jürgen']);
});

test('a source that no customer has an id of is told once, before anything is made', async () => {
  for (const [operation, ...more] of [['add', '--create'], ['remove']] as const) {
    const ended = await run(operation, 'misspelt.csv', 'Nr\nann\nbob\n', '--external-id', 'Nr', '--source', 'epr', ...more);
    expect(ended).toMatchObject({ code: 1, err: "No customer has an id of the source 'epr'.\n" });
  }
});

test('rows in which nobody is named are counted, and keep no other from being taken', async () => {
  const list = 'Name;E-mail\nAnn;ann@example.com\nBob;\nJürgen; \n;\n';
  expect(await run('remove', 'blank.csv', list, '--email', 'E-mail')).toMatchObject({
    code: 0,
    err: '',
    out: "1 customer was taken off 'Fair'. 2 rows were passed over: nothing is in the column 'E-mail'.\n",
  });
});

test('what cannot be meant is told in one line', async () => {
  const told = async (...options: string[]) => (await run('add', 'list.csv', 'id\n1\n', ...options)).err.trim().split('\n');
  expect(await told()).toEqual([expect.stringContaining('Name the column')]);
  expect(await told('--external-id', 'id')).toEqual([expect.stringContaining('--source')]);
  expect(await told('--email', 'id', '--external-id', 'id')).toHaveLength(1);
});

test('a name that cannot be stored is nobody, and keeps no other from being found', async () => {
  const lines = '{"who":"a\\u0000b"}\n{"who":"bob"}\n';
  const ended = await run('add', 'odd.ndjson', lines, '--external-id', 'who', '--source', 'erp');
  expect(ended).toMatchObject({ code: 2, err: expect.stringContaining('line 1: No customer is known by') });
  expect(await members()).toContain('bob');
});
