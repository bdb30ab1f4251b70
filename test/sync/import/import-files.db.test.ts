import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../../../src/database/database.js';
import { sql } from '../../../src/database/sql.js';
import { formatReport, importFiles, parseMapping, type ImportOptions, type SyncContext } from '../../../src/sync/index.js';
import { openTestDatabase } from '../../support/database.js';
import { syncContext } from '../../support/records.js';

let database: Database;
let context: SyncContext;
let folder: string;
beforeAll(async () => {
  database = await openTestDatabase();
  context = syncContext(database);
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.execute(sql`truncate customer, product, attribute_definition, import_job, exchange_rate cascade`);
  folder = await mkdtemp(join(tmpdir(), 'cantle-import-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** Imports files, given by their names, by the steps of a mapping. */
async function run(steps: string, files: Record<string, string>, options: Partial<ImportOptions> = {}) {
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return importFiles({ context, mapping: parseMapping(`name: Shop\nsource: shop\n${steps}`), folder, ...options });
}

test('values are trimmed, mapped, cut, calculated, converted and defaulted', async () => {
  const report = await run(
    `
attributes: [{ key: score, name: Score, type: number }]
steps:
  - kind: customer
    file: people.csv
    delimiter: ';'
    skipIf: [{ column: state, in: [test] }, { column: id, missing: true }]
    fields:
      externalId: { template: 'p-{id}' }
      firstName: { column: name, case: upper }
      lastName: { constant: Smith }
      emails: [mail, { column: more, split: ',' }]
      tags: { column: tags, split: '|' }
      birthDate: { column: born, format: dd.MM.yyyy }
      addedAt: { column: seen, format: dd.MM.yyyy HH:mm }
      yearlyIncome: { column: monthly, times: months, decimalSeparator: ',' }
      homeOwner: owner
      gender: { column: sex, map: { f: female }, otherwise: missing, default: unknown }
      attributes: { score: score }
`,
    {
      'people.csv':
        '\uFEFFid;name;mail;more;tags;born;seen;monthly;months;owner;sex;score;state\r\n' +
        '1; ada ;a@x.example;b@x.example, c@x.example;VIP | new;31.12.1980;01.06.2020 08:30;1.000,55;12;Y;f;4.5;ok\r\n' +
        '2;bob;;;;;01.06.2020 08:30;;;no;m;;ok\r\n' +
        '3;tester;;;;;;;;;;;test\r\n' +
        ';nobody;;;;;;;;;;;ok\r\n',
    },
    { timeZone: 'Europe/Berlin' },
  );
  expect(report.rejects).toEqual([]);
  expect(report.steps).toMatchObject([{ rows: 4, created: 2, skipped: 2 }]);
  expect(
    await database.query(sql`
      select x.external_id, first_name, last_name, tags, birth_date, added_at, yearly_income, home_owner, gender, attributes,
        array(select email from customer_email where customer_id = c.id order by position) emails
      from customer c join customer_external_id x on x.customer_id = c.id order by 1`),
  ).toEqual([
    {
      external_id: 'p-1',
      first_name: 'ADA',
      last_name: 'Smith',
      emails: ['a@x.example', 'b@x.example', 'c@x.example'],
      tags: ['VIP', 'new'],
      birth_date: '1980-12-31',
      added_at: new Date('2020-06-01T06:30:00Z'),
      yearly_income: '12006.6000',
      home_owner: true,
      gender: 'female',
      attributes: { score: 4.5 },
    },
    expect.objectContaining({
      external_id: 'p-2',
      emails: [],
      tags: [],
      birth_date: null,
      home_owner: false,
      gender: 'unknown',
      attributes: {},
    }),
  ]);
});

test('NDJSON is read by fields and paths', async () => {
  const report = await run(
    `
steps:
  - kind: customer
    file: people.ndjson
    fields: { externalId: id, emails: emails, homeOwner: house.owned, householdSize: house.people }
`,
    {
      'people.ndjson':
        '{"id": 1, "emails": ["a@x.example", "b@x.example"], "house": {"owned": true, "people": 4}}\n\nnot json\n{"id": 2, "house": {"people": "many"}}\n',
    },
  );
  expect(report.steps).toMatchObject([{ rows: 3, created: 1, rejected: 2 }]);
  expect(report.rejects).toMatchObject([
    { line: 3, reason: 'is not a JSON object in UTF-8' },
    { line: 4, column: 'house.people', field: 'householdSize', reason: "is not a whole number: 'many'" },
  ]);
  expect(await database.query(sql`select home_owner, household_size from customer`)).toEqual([{ home_owner: true, household_size: 4 }]);
});

test('a line that is longer than any record is one bad row', async () => {
  const report = await run('steps: [{ kind: customer, file: people.csv, fields: { externalId: id, householdSize: people } }]', {
    'people.csv': `id,people\n1,2\n${'x'.repeat(17 << 20)}\n2,3\n`,
  });
  expect(report.steps).toMatchObject([{ rows: 3, created: 2, rejected: 1 }]);
  expect(report.rejects).toMatchObject([{ line: 3, reason: 'is longer than 16 MB' }]);
});

test('of a cell that is longer than anybody reads, a reason quotes some', async () => {
  const report = await run('steps: [{ kind: customer, file: people.csv, fields: { externalId: id, householdSize: people } }]', {
    'people.csv': `id,people\n1,${'many'.repeat(10_000)}\n${'i'.repeat(10_000)},2\n`,
  });
  expect(report.rejects).toHaveLength(2);
  for (const { reason } of report.rejects) expect(reason.length).toBeLessThan(1_000);
});

const ORDERS = `
tables: { offers: { file: offers.csv, key: id } }
steps:
  - kind: customer
    file: people.csv
    fields: { externalId: id }
  - kind: order
    file: orders.csv
    skipIf: [{ column: state, in: [draft] }]
    fields: { externalId: id, customerExternalId: person, placedAt: at }
    lines:
      file: lines.csv
      key: order
      matches: id
      fields: { name: what, quantity: pieces, unitPrice: price, promotion: { lookup: { table: offers, by: offer, column: name } } }
`;
const FILES = {
  'offers.csv': 'id,name\n7,Spring sale\n',
  'people.csv': 'id\nada\n',
  'orders.csv':
    'id,person,at,state\no1,ada,2026-01-01,ok\no2,ada,2026-01-02 10:00,draft\no3,ada,2026-01-03T10:00:00+01:00,ok\no4,ada,soon,ok\n',
  // Lines of an order need not stand together.
  'lines.csv': 'order,what,pieces,price,offer\no1,Bike,1,100,7\no2,Bell,1,5,\no3,Bell,x,5,9\no1,Bell,2,5,\no9,Bell,1,5,\n,Bell,1,5,\n',
};

test('an order comes in with all of its lines or not at all, and every line is accounted for', async () => {
  const report = await run(ORDERS, FILES);
  expect(report.steps[1]).toMatchObject({ rows: 4, created: 1, skipped: 1, rejected: 2 });
  expect(report.rejects.map(({ file, line, column, reason }) => `${file}:${line} ${column ?? ''} ${reason}`)).toEqual([
    "lines.csv:4 pieces is not a decimal: 'x'",
    "lines.csv:4 offer names no row of table 'offers': '9'",
    "lines.csv:6 order names no order that was read: 'o9'",
    "lines.csv:7  has no 'order'",
    "orders.csv:5 at is not a date or time: 'soon'",
  ]);
  expect(
    await database.query(sql`
    select o.external_id, o.total, l.name, l.quantity, l.promotion from "order" o join order_line l on l.order_id = o.id order by l.position`),
  ).toEqual([
    { external_id: 'o1', total: '110.0000', name: 'Bike', quantity: '1.0000', promotion: 'Spring sale' },
    { external_id: 'o1', total: '110.0000', name: 'Bell', quantity: '2.0000', promotion: null },
  ]);
});

test('files and columns are checked before anything is brought in', async () => {
  const { 'lines.csv': _, ...without } = FILES;
  await expect(run(ORDERS, without)).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    message: expect.stringMatching(/^The folder '.+' has no file 'lines.csv'\.$/),
  });
  await expect(run(ORDERS, { ...FILES, 'orders.csv': 'id,who,at,state\n' })).rejects.toMatchObject({
    message: "The file 'orders.csv' has no column 'person'. It has: id, who, at, state.",
  });
  await expect(run('steps: [{ kind: customer, file: ../x.csv, fields: { externalId: id } }]', {})).rejects.toMatchObject({
    message: "The file '../x.csv' lies outside the folder.",
  });
  const elsewhere = await mkdtemp(join(tmpdir(), 'cantle-elsewhere-'));
  await writeFile(join(elsewhere, 'secret.csv'), 'id\nx\n');
  const linked = async (to: string) => {
    await rm(join(folder, 'link.csv'), { force: true });
    await symlink(to, join(folder, 'link.csv'));
    return run('steps: [{ kind: customer, file: link.csv, fields: { externalId: id } }]', { 'own.csv': 'id\n' });
  };
  await expect(linked(join(elsewhere, 'secret.csv'))).rejects.toMatchObject({ message: "The file 'link.csv' lies outside the folder." });
  expect(await database.query(sql`select 1 from customer union all select 1 from import_job`)).toEqual([]);
  // A link within the folder is as good as the file.
  expect((await linked('own.csv')).steps).toMatchObject([{ rows: 0 }]);
  await database.execute(sql`truncate import_job`);
  await rm(elsewhere, { recursive: true });
  expect(await database.query(sql`select 1 from customer union all select 1 from import_job`)).toEqual([]);
});

test('an import that is stopped says so, keeps what came in, and goes on when it is run again', async () => {
  const steps = 'steps: [{ kind: customer, file: people.csv, fields: { externalId: id } }]';
  const people = { 'people.csv': `id\n${Array.from({ length: 2_500 }, (_, n) => n).join('\n')}\n` };
  const controller = new AbortController();
  const stopped = run(steps, people, { signal: controller.signal, onProgress: () => controller.abort() });
  await expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
  const [job] = await database.query(sql`select state, processed_rows, created_records from import_job`);
  expect(job).toMatchObject({ state: 'failed', processed_rows: 1_000, created_records: 1_000 });

  const report = await run(steps, people);
  expect(report.steps).toMatchObject([{ rows: 2_500, created: 1_500, unchanged: 1_000 }]);
});

test('an attribute that is declared otherwise already is refused', async () => {
  const steps = (type: string) => `
attributes: [{ key: score, name: Score, type: ${type} }]
steps: [{ kind: customer, file: people.csv, fields: { externalId: id } }]`;
  await run(steps('number'), FILES);
  await expect(run(steps('text'), FILES)).rejects.toMatchObject({ code: 'INVALID_INPUT', message: expect.stringContaining("'score'") });
});

test('exchange rates come in as the European Central Bank publishes them, before the orders of their days', async () => {
  const orders = `
exchangeRates: [eurofxref.csv]
steps:
  - { kind: customer, file: orders.csv, firstOf: customer, fields: { externalId: customer } }
  - kind: order
    file: orders.csv
    fields: { externalId: id, customerExternalId: customer, placedAt: day, currency: currency, total: total }
`;
  const files = {
    'eurofxref.csv': 'Date, USD, JPY, XYZ, \n27 November 2025, 1.25, 180, N/A, \n26 November 2025, -1, 181, , \n',
    'orders.csv': 'id,customer,day,currency,total\n1,ada,2025-11-27,USD,100\n2,ada,2025-11-28,JPY,1800\n',
  };
  const euro = { ...context, currency: 'EUR' };
  const dry = await run(orders, files, { context: euro, dryRun: true });
  expect(await database.query(sql`select * from exchange_rate`)).toEqual([]);
  const report = await run(orders, files, { context: euro });
  expect(report.steps[0]).toEqual(dry.steps[0]);
  expect(report.steps[0]).toMatchObject({ kind: 'exchange_rate', file: 'eurofxref.csv', rows: 2, created: 3, rejected: 1 });
  expect(report.rejects).toEqual([{ file: 'eurofxref.csv', line: 3, column: 'USD', field: 'rate', reason: 'must be more than 0' }]);
  expect(
    await database.query(sql`select base, currency, day::text, trim_scale(rate)::text as rate from exchange_rate order by currency, day`),
  ).toEqual([
    { base: 'EUR', currency: 'JPY', day: '2025-11-26', rate: '181' },
    { base: 'EUR', currency: 'JPY', day: '2025-11-27', rate: '180' },
    { base: 'EUR', currency: 'USD', day: '2025-11-27', rate: '1.25' },
  ]);
  // Rates alone are an import too, and what is set again changes nothing.
  expect((await run('exchangeRates: [eurofxref.csv]', files, { context: euro })).steps).toMatchObject([{ unchanged: 3 }]);
  await expect(run('exchangeRates: [orders.csv]', files)).rejects.toThrow("must be 'Date'");
});

test('an id that stands in a file twice is told where the later row says something else', async () => {
  const steps = 'steps: [{ kind: customer, file: people.csv, fields: { externalId: id, firstName: name } }]';
  const repeated = ['77,Ann', '78,Bob', '77,Ann', ' 77,Bea', '78,Bob'];
  const files = { 'people.csv': `id,name\n${repeated.join('\n')}\n` };
  const report = await run(steps, files);
  expect(report.steps).toMatchObject([{ created: 2, updated: 1, repeated: 1, repeats: [{ externalId: '77', line: 5, earlierLine: 4 }] }]);
  expect(formatReport(report)).toContain("people.csv, line 5: the id '77' stands in line 4 with something else: the later row was kept");
  const many = Array.from({ length: 9 }, (_, index) => `77,${index}`);
  expect(formatReport(await run(steps, { 'people.csv': `id,name\n${many.join('\n')}\n` }))).toContain(
    '... and 3 more rows with an id of an earlier one',
  );
});

test('an account that is observed many times is no repetition', async () => {
  const steps = `
steps:
  - { kind: customer, file: people.csv, fields: { externalId: id } }
  - kind: influence_metric
    file: seen.csv
    fields: { externalId: id, customerExternalId: id, network: { constant: x }, handle: id, followers: followers, observedAt: seen }
`;
  const report = await run(steps, { 'people.csv': 'id\n1\n', 'seen.csv': 'id,followers,seen\n1,5,2026-01-01\n1,9,2026-02-01\n' });
  expect(report.rejects).toEqual([]);
  expect(report.steps).toMatchObject([{ repeated: 0 }, { rows: 2, repeated: 0 }]);
});
