import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from '../../../src/database/sql.js';
import { guessMapping, importFiles, parseMapping } from '../../../src/sync/index.js';
import { useOneDatabase, type TestWorkspace } from '../../support/workspace.js';

/* Mappings guessed of files, and what comes of them. */

const AW_MINI = join(__dirname, '..', '..', 'data', 'aw-mini');
const fresh = useOneDatabase();
let workspace: TestWorkspace;
let folder: string;
beforeEach(async () => {
  workspace = await fresh();
  folder = await mkdtemp(join(tmpdir(), 'cantle-guess-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function guess(file: string, ...lines: readonly string[]): Promise<string> {
  await writeFile(join(folder, file), `${lines.join('\n')}\n`);
  return guessMapping(join(folder, file));
}

/** Letters of Russian, whose places there are in the order of Unicode. */
const windows1251 = (text: string) => Buffer.from(Array.from(text, (one) => (one >= 'А' ? one.charCodeAt(0) - 0x350 : one.charCodeAt(0))));

const stepsOf = (text: string) => parseMapping(text).steps;

test('a German spreadsheet of customers comes in as it is guessed', async () => {
  const text = await guess(
    'kunden.csv',
    'Kundennummer;Vorname;Nachname;E-Mail;Geburtsdatum;Kunde seit;Einkommen;PLZ;Ort;Land;Newsletter;Gruppen',
    '1001;Jürgen;Groß;j@x.example;31.12.1980;01.02.2020 08:30;1.000,50;10115;Berlin;DE;ja;VIP, neu',
    '1002;Ann;Bo;a@x.example;05.06.1990;03.04.2021 18:30;25.000,00;80331;München;DE;nein;',
  );
  const report = await importFiles({ context: workspace, mapping: parseMapping(text), folder });
  expect(report).toMatchObject({ rejects: [], steps: [{ kind: 'customer', created: 2 }] });
  const [row] = await workspace.database.query(sql`/* test */
    select c.first_name, c.last_name, c.birth_date::text, c.added_at, c.yearly_income, c.tags, a.city, a.postal_code, a.country_code, e.email
    from customer c join customer_address a on a.customer_id = c.id join customer_email e on e.customer_id = c.id where first_name = 'Jürgen'`);
  expect(row).toEqual({
    first_name: 'Jürgen',
    last_name: 'Groß',
    birth_date: '1980-12-31',
    added_at: new Date('2020-02-01T08:30:00Z'),
    yearly_income: '1000.5000',
    tags: ['VIP', 'neu'],
    city: 'Berlin',
    postal_code: '10115',
    country_code: 'DE',
    email: 'j@x.example',
  });
  expect(text).toContain('#   Newsletter: such as ja');
});

test('a file whose encoding cannot be told is guessed once that is said, and the mapping says it', async () => {
  const path = join(folder, 'kunden.csv');
  const text = 'id,Vorname,Nachname\n1,Иван,Петров\n2,Олег,Сидоров\n';
  await writeFile(path, windows1251(text));
  await expect(guessMapping(path)).rejects.toMatchObject({ message: expect.stringContaining('--encoding') });
  const mapping = parseMapping(await guessMapping(path, { encoding: 'windows-1251' }));
  expect(await importFiles({ context: workspace, mapping, folder })).toMatchObject({ rejects: [], steps: [{ created: 2 }] });
  expect(await workspace.database.query(sql`/* test */ select last_name from customer order by 1`)).toEqual([
    { last_name: 'Петров' },
    { last_name: 'Сидоров' },
  ]);
});

test('a column that is there twice is left out with a remark, so that what is guessed can be imported', async () => {
  const text = await guess('customers.csv', 'id,firstName,lastName,email,email', '1,Ann,Bo,a@x.example,b@x.example');
  expect(text).toContain('#   email: there are several columns of this name');
  const report = await importFiles({ context: workspace, mapping: parseMapping(text), folder });
  expect(report).toMatchObject({ rejects: [], steps: [{ created: 1 }] });
});

test('a file without names of columns is told so', async () => {
  await writeFile(join(folder, 'empty.csv'), '');
  await expect(guessMapping(join(folder, 'empty.csv'))).rejects.toMatchObject({
    message: "The file 'empty.csv' has no names of columns in its first line.",
  });
});

test.each([
  ['customers.csv', 'customer', 925],
  ['products.csv', 'product', 606],
])('%s of AdventureWorks is known for what it is, and every row fits', async (file, kind, rows) => {
  const mapping = parseMapping(await guessMapping(join(AW_MINI, file)));
  const report = await importFiles({ context: workspace, mapping, folder: AW_MINI, dryRun: true });
  expect(report).toMatchObject({ rejects: [], steps: [{ kind, rows, created: rows }] });
});

test('days that may be months are said to be; those that cannot are read for what they are', async () => {
  const header = 'Order ID,Customer ID,Order Date,Total,Currency';
  const either = await guess('sales.csv', header, '1,7,03/04/2024,10.50,EUR', '2,8,05/06/2024,11,EUR');
  expect(stepsOf(either)[0]).toMatchObject({ kind: 'order', fields: { placedAt: { column: 'Order Date', format: 'dd/MM/yyyy' } } });
  expect(either).toContain('# { column: Order Date, format: MM/dd/yyyy } fits as well');
  const american = await guess('sales.csv', header, '1,7,03/04/2024,10.50,EUR', '2,8,05/26/2024,11,EUR');
  expect(stepsOf(american)[0]?.fields).toMatchObject({ placedAt: { format: 'MM/dd/yyyy' }, customerExternalId: { column: 'Customer ID' } });
  expect(american).not.toContain('fits as well');
});

test('what does not fit in some rows is told, and what is only called like a field is left out', async () => {
  const text = await guess(
    'people.csv',
    'id,first name,dob,country,email',
    '1,Ann,1980-01-31,Germany,a@x.example',
    '2,Bob,unknown,France,b@x.example',
    '3,Cid,1990-02-01,Spain,c@x.example',
  );
  expect(text).toContain("# does not fit in 1 of the rows: 'unknown'");
  expect(text).toContain('#   country: such as Germany; called like countryCode, whose values these are not');
  expect(stepsOf(text)[0]?.fields).not.toHaveProperty('addresses');
});

test('a column that any parser of YAML would take for something else keeps its name', async () => {
  const text = await guess('people.csv', 'id,"first: name",Email #1,email,last', '1,Ann,x,a@x.example,Bo');
  expect(stepsOf(text)[0]?.fields).toMatchObject({
    firstName: { column: 'first: name' },
    emails: [{ column: 'email' }],
    lastName: { column: 'last' },
  });
  const parted = await guess('people.csv', 'id;"first, or given";last;email', '1;Ann;Bo;a@x.example');
  expect(stepsOf(parted)[0]).toMatchObject({ delimiter: ';', fields: { lastName: { column: 'last' } } });
});

test('whatever a header or a cell says stays in its line, and tells a terminal nothing', async () => {
  const escape = '\u001b]0;pwn\u0007';
  const text = await guess(
    'people.csv',
    `id,firstname,lastname,"x\n  - kind: customer\n    file: other.csv\n    fields: { externalId: id } #",${escape},note`,
    `1,Ann,Bo,x,y,${escape}`,
  );
  expect(stepsOf(text)).toHaveLength(1);
  expect(text).toContain('#   x - kind: customer file: other.csv');
  expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
  const wide = Array.from({ length: 1_001 }, (_, n) => `c${n}`).join(',');
  await expect(guess('wide.csv', wide, '')).rejects.toMatchObject({ code: 'LIMIT_EXCEEDED' });
});

test.each([
  ['rows.csv', 'a,b\n1,2', "What 'rows.csv' holds cannot be told"],
  ['levels.csv', 'id,location_id,updated_at\n1,2,2024-01-01', "What 'levels.csv' holds cannot be told"],
  ['people.ndjson', '{"id":1}', 'is no CSV'],
])('%s is refused, with the reason', async (file, text, reason) => {
  await expect(guess(file, text)).rejects.toMatchObject({ code: 'INVALID_INPUT', message: expect.stringContaining(reason) });
  await expect(guessMapping(join(folder, 'none.csv'))).rejects.toMatchObject({ code: 'INVALID_INPUT' });
});

test('orders with an address and no customer are those of guests; with a customer the address says nothing', async () => {
  const rows = ['2025-01-01,25.00,ann@x.example', '2025-01-02,30.00,bob@x.example'];
  const text = await guess('orders.csv', 'Order ID,Order Date,Total,Email', ...rows.map((row, index) => `${index + 1},${row}`));
  expect(stepsOf(text)).toMatchObject([{ kind: 'order', fields: { guestEmail: { column: 'Email' } } }]);
  expect(text).not.toContain('customerExternalId');
  const report = await importFiles({ context: workspace, mapping: parseMapping(text), folder });
  expect(report).toMatchObject({ rejects: [], steps: [{ kind: 'order', created: 2 }] });
  const told = await guess(
    'sales.csv',
    'Order ID,Customer ID,Order Date,Total,Email',
    ...rows.map((row, index) => `${index + 1},7,${row}`),
  );
  expect(told).toContain('customerExternalId: Customer ID');
  expect(told).not.toContain('guestEmail');
});
