import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { encode } from 'iconv-lite';
import { commandLine, type Ended } from '../support/command-line.js';
import { startTestServer, type TestServer } from '../support/server.js';

/* `cantle import` on files as spreadsheets and other systems write them. */

let server: TestServer;
let folder: string;

beforeAll(async () => {
  // As late as it is for the command.
  server = await startTestServer({ now: new Date().toISOString() });
  folder = await mkdtemp(join(tmpdir(), 'cantle-import-'));
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

async function runImport(mapping: string, files: Readonly<Record<string, string | Buffer>>, ...options: string[]): Promise<Ended> {
  for (const [name, content] of Object.entries({ ...files, 'mapping.yaml': mapping })) await writeFile(join(folder, name), content);
  return run(join(folder, 'mapping.yaml'), folder, ...options);
}

const run = (...given: string[]) => commandLine(server.environment, 'import', ...given);

const FIELDS = 'fields: { externalId: id, firstName: first, emails: email }';
const HEADER = 'id,first,email\r\n';
const customers = (file: string, more = '', fields = FIELDS) => `  - { kind: customer, file: ${file}, ${more}${fields} }`;
const mapping = (...steps: string[]) => ['name: T', 'source: t', 'steps:', ...steps, ''].join('\n');

async function firstNames(): Promise<Record<string, string | null>> {
  const { customers } = await server.ask<{
    customers: { nodes: { firstName: string | null; externalIds: { externalId: string }[] }[] };
  }>('{ customers(first: 100) { nodes { firstName externalIds { externalId } } } }');
  return Object.fromEntries(customers.nodes.map(({ firstName, externalIds }) => [externalIds[0]?.externalId ?? '', firstName]));
}

test('whatever a spreadsheet makes of a table, every row comes in', async () => {
  const text = `${HEADER}1,Jürgen,j@x.example\r\n`;
  const numbered = (n: number) => text.replace('1,Jürgen', `${n},Jürgen`).replace('j@', `j${n}@`);
  const ended = await runImport(
    mapping(
      customers('excel.csv'),
      customers('ansi.csv'),
      customers('unicode.csv'),
      customers('bare.csv'),
      customers('separated.csv'),
      customers('dos.csv', 'encoding: cp850, '),
    ),
    {
      'excel.csv': `${HEADER}a,Ann,a@x.example\r\nb,Bob\r\nc,Cas,c@x.example,,\r\n,,\r\nd\r\n`,
      'ansi.csv': encode(numbered(1), 'windows-1252'),
      'unicode.csv': encode(numbered(2), 'utf-16le', { addBOM: true }),
      'bare.csv': encode(numbered(3), 'utf-16be', { addBOM: false }),
      'separated.csv': `sep=;\r\n${numbered(4).replaceAll(',', ';')}`,
      'dos.csv': encode(numbered(5), 'cp850'),
    },
  );
  expect(ended).toMatchObject({ code: 0, err: '' });
  expect(ended.out).toContain('excel.csv: 4 rows, 4 created');
  expect(ended.out).toContain('ansi.csv (windows-1252): 1 rows, 1 created');
  expect(await firstNames()).toEqual({
    a: 'Ann',
    b: 'Bob',
    c: 'Cas',
    d: null,
    1: 'Jürgen',
    2: 'Jürgen',
    3: 'Jürgen',
    4: 'Jürgen',
    5: 'Jürgen',
  });
});

test('numbers are read by the signs that the mapping declares, and ids keep their digits', async () => {
  const order = `
decimalSeparator: ','
steps:
  - { kind: customer, file: c.csv, delimiter: ';', fields: { externalId: id, yearlyIncome: income, householdSize: people } }
  - kind: order
    file: o.csv
    delimiter: ';'
    fields: { externalId: id, customerExternalId: who, placedAt: at, refunded: { sum: { file: r.csv, delimiter: ';', key: order, matches: id, column: amount } } }
    lines: { file: l.csv, delimiter: ';', key: order, matches: id, fields: { name: name, quantity: pieces, unitPrice: price } }
`;
  const ended = await runImport(`name: N\nsource: n${order}`, {
    'c.csv': 'id;income;people\n1;1.000,50;2\n2;1,23456;2\n1,23E+12;1;2\n',
    'o.csv': 'id;who;at\no1;1;2026-01-01\n',
    'l.csv': 'order;name;pieces;price\no1;Bike;1.000;1.000,50\n',
    'r.csv': 'order;amount\no1;1.000,25\no1;0,25\n',
  });
  expect(ended).toMatchObject({ code: 2, err: '' });
  expect(ended.out.split('\n').slice(1)).toEqual([
    '  c.csv: 3 rows, 1 created, 2 rejected',
    '  o.csv: 1 rows, 1 created',
    "  c.csv, line 3: column 'income' has more than the 4 decimals that are kept, unless the mapping says `round: true`: '1,23456'",
    "  c.csv, line 4: column 'id' is in scientific notation, in which a spreadsheet has lost its digits: '1,23E+12'. Format the column as text and save the file again",
    '',
  ]);
  const { data: found } = await server.send<unknown>(
    '{ customerByExternalId(source: "n", externalId: "1") { yearlyIncome orders { nodes { total refunded } } } }',
  );
  expect(JSON.stringify(found)).toBe(
    '{"customerByExternalId":{"yearlyIncome":"1000.50","orders":{"nodes":[{"total":"1000500.00","refunded":"1000.50"}]}}}',
  );
});

test.each<[string, string | Buffer, string, string]>([
  ['a column twice', 'id,first,email,first\n', '', "The file 'x.csv' has several columns 'first': which one is meant cannot be told."],
  ['another delimiter', 'id;first;email\n', '', `The file 'x.csv' is delimited by ';'. Say so in the mapping: delimiter: ";".`],
  [
    'an encoding that cannot be told',
    encode(`${HEADER}1,Мария,\r\n`, 'windows-1251'),
    '',
    "The file 'x.csv' is not UTF-8, and which encoding it has cannot be told. Say so in the mapping, such as encoding: windows-1250, or by --encoding where one is guessed.",
  ],
])('a file with %s is refused in a line', async (_, content, more, message) => {
  expect(await runImport(mapping(customers('x.csv', more)), { 'x.csv': content })).toEqual({ code: 1, out: '', err: `${message}\n` });
});

test('an encoding that there is not is refused', async () => {
  const { code, err } = await runImport(mapping(customers('x.csv', 'encoding: klingon, ')), { 'x.csv': HEADER });
  expect([code, err]).toEqual([1, expect.stringContaining('steps[0].encoding: is no encoding that can be read')]);
});

test('a report that cannot be written is told before the first row comes in', async () => {
  const before = await firstNames();
  const report = join(folder, 'nowhere', 'report.csv');
  const ended = await runImport(mapping(customers('late.csv')), { 'late.csv': `${HEADER}late,Lea,l@x.example\r\n` }, '--report', report);
  expect(ended).toEqual({ code: 1, out: '', err: `The report '${report}' cannot be written: ENOENT: no such file or directory.\n` });
  expect(await firstNames()).toEqual(before);
});

test('a report is written over nothing that is read, by whatever name', async () => {
  const content = `${HEADER}kept,Kim,k@x.example\r\n`;
  const report = join(folder, '..', basename(folder), 'kept.csv');
  const ended = await runImport(mapping(customers('kept.csv')), { 'kept.csv': content }, '--report', report);
  expect(ended).toMatchObject({ code: 1, out: '', err: expect.stringContaining('which is read. Name another file.') });
  expect(await readFile(join(folder, 'kept.csv'), 'utf8')).toBe(content);
});

test('rejected rows are written into a folder, to be mended and imported again', async () => {
  const before = customers('half.csv', '', 'fields: { externalId: id, householdSize: people }');
  const rejected = join(folder, 'rejected');
  const ended = await runImport(mapping(before), { 'half.csv': 'id,people\nh1,2\nh2,many\n' }, '--rejected', rejected);
  expect(ended).toMatchObject({ code: 2, err: '' });
  expect(ended.out).toContain(`What did not come in is in the folder '${rejected}': 1 rows. Mend them, and import it by the same mapping.`);
  const file = join(rejected, 'half.csv');
  await writeFile(file, (await readFile(file, 'utf8')).replace(',many', ',3'));
  expect(await run(join(folder, 'mapping.yaml'), rejected)).toMatchObject({ code: 0, out: expect.stringContaining('1 rows, 1 created') });
  expect(await run(join(folder, 'mapping.yaml'), folder, '--rejected', rejected)).toEqual({
    code: 1,
    out: '',
    err: `The folder '${rejected}' has files in it: name one that is new or empty.\n`,
  });
});

test('a mapping is guessed of a file, and tried as it is', async () => {
  const file = join(folder, 'guests.csv');
  await writeFile(file, 'Customer ID;First name;E-mail;Birthday\n1;Ann;a@guests.example;31.12.1980\n');
  const guessed = await run('--guess', file);
  expect(guessed).toMatchObject({ code: 0, err: '' });
  await writeFile(join(folder, 'guests.yaml'), guessed.out);
  expect(await run(join(folder, 'guests.yaml'), folder, '--dry-run')).toMatchObject({
    code: 0,
    out: expect.stringContaining('1 rows, 1 created'),
  });
  expect(await run('--guess', join(folder, 'nobody.csv'))).toMatchObject({
    code: 1,
    out: '',
    err: `The folder '${folder}' has no file 'nobody.csv'.\n`,
  });
  expect(await run(join(folder, 'guests.yaml'), join(folder, 'nowhere'))).toMatchObject({
    code: 1,
    err: `There is no folder '${join(folder, 'nowhere')}'.\n`,
  });
  expect(await run()).toMatchObject({ code: 1, out: '' });
});
