import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { encode } from 'iconv-lite';
import type { Database } from '../../../src/database/database.js';
import { sql } from '../../../src/database/sql.js';
import { importFiles, parseMapping, type SyncContext } from '../../../src/sync/index.js';
import { openTestDatabase } from '../../support/database.js';
import { syncContext } from '../../support/records.js';

/* What does not come in can be mended where it is written, and comes in by the same mapping. */

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

async function run(steps: string, files: Record<string, string | Buffer>, from = 'given', into = 'rejected') {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, from, name)), { recursive: true });
    await writeFile(join(folder, from, name), content);
  }
  const mapping = parseMapping(`name: Shop\nsource: shop\n${steps}`);
  return importFiles({ context, mapping, folder: join(folder, from), rejectedInto: join(folder, into) });
}

const written = (name: string, from = 'rejected') => readFile(join(folder, from, name));
const counts = ({ steps }: Awaited<ReturnType<typeof run>>) =>
  steps.map(({ rows, created, unchanged, rejected }) => ({ rows, created, unchanged, rejected }));

const PEOPLE = `steps: [{ kind: customer, file: in/people.csv, delimiter: ';', fields: { externalId: id, firstName: name, householdSize: people } }]`;

test('rows that are rejected are written as they were, with the reason in front, and come in once they are mended', async () => {
  const report = await run(PEOPLE, {
    'in/people.csv': 'id;name;people;note\r\n1;Ann;2;\r\n2;"Bo; ""B""";many;x\r\n3;Cas\r\n4;Di;few;y;too;much\r\n;Ed;"1\r\n2";',
  });
  expect(counts(report)).toEqual([{ rows: 5, created: 2, unchanged: 0, rejected: 3 }]);
  expect(report.rejectedFiles).toEqual({ folder: join(folder, 'rejected'), files: ['in/people.csv'], rows: 3, leftOut: 0 });
  expect((await written('in/people.csv')).toString()).toBe(
    '"cantle_reason";"cantle_field";id;name;people;note\r\n' +
      `"is not a whole number: 'many'";"householdSize";2;"Bo; ""B""";many;x\r\n` +
      '"has 6 columns instead of 4";"";4;Di;few;y;too;much\r\n' +
      `"is not a whole number: '1 2'";"householdSize";;Ed;"1\r\n2";\n`,
  );

  const mended = (await written('in/people.csv'))
    .toString()
    .replace(';many', ';3')
    .replace('few;y;too;much', '4;y')
    .replace(';;Ed', ';5;Ed');
  const again = await run(PEOPLE, { 'in/people.csv': mended }, 'mended', 'still');
  expect(counts(again)).toEqual([{ rows: 3, created: 2, unchanged: 0, rejected: 1 }]);
  expect((await written('in/people.csv', 'still')).toString()).toBe(
    '"cantle_reason";"cantle_field";id;name;people;note\r\n' + `"is not a whole number: '1 2'";"householdSize";5;Ed;"1\r\n2";\n`,
  );
  const last = await run(
    PEOPLE,
    { 'in/people.csv': (await written('in/people.csv', 'still')).toString().replace('"1\r\n2"', '2') },
    'last',
    'none',
  );
  expect(counts(last)).toEqual([{ rows: 1, created: 1, unchanged: 0, rejected: 0 }]);
  expect(last.rejectedFiles).toBeUndefined();
  expect(await readdir(folder)).not.toContain('none');
  expect(await database.query(sql`select first_name, household_size from customer order by first_name`)).toEqual([
    { first_name: 'Ann', household_size: 2 },
    { first_name: 'Bo; "B"', household_size: 3 },
    { first_name: 'Cas', household_size: null },
    { first_name: 'Di', household_size: 4 },
    { first_name: 'Ed', household_size: 2 },
  ]);
});

test.each([
  ['windows-1252', 'sep=;\r\n', '', '\r\n'],
  ['utf-16le', '', '\uFEFF', '\r\n'],
  ['utf-16be', '', '', '\n'],
  ['utf-8', '', '\uFEFF', '\r'],
])('a file in %s stays one', async (encoding, before, mark, lineBreak) => {
  const text = (many: string) => ['id;name;people', '1;Jürgen;1', `2;Zoë;${many}`, ''].join(lineBreak);
  const report = await run(PEOPLE, { 'in/people.csv': encode(mark + before + text('viele'), encoding, { addBOM: false }) });
  expect(counts(report)).toEqual([{ rows: 2, created: 1, unchanged: 0, rejected: 1 }]);
  const told = ['"cantle_reason";"cantle_field";id;name;people', `"is not a whole number: 'viele'";"householdSize";2;Zoë;viele`, ''];
  const bytes = await written('in/people.csv');
  expect(bytes).toEqual(encode(mark + before + told.join(lineBreak), encoding, { addBOM: false }));
  const mended = (mark + before + told.join(lineBreak)).replace(';viele', ';2');
  const again = await run(PEOPLE, { 'in/people.csv': encode(mended, encoding, { addBOM: false }) }, 'mended', 'still');
  expect(again.steps).toMatchObject([{ encoding, rows: 1, created: 1 }]);
});

const ORDERS = `
tables: { offers: { file: offers.csv, key: id } }
steps:
  - { kind: customer, file: people.csv, fields: { externalId: id, tags: { collect: { file: tags.csv, key: person, matches: id, column: tag } } } }
  - kind: order
    file: orders.csv
    fields: { externalId: id, customerExternalId: person, placedAt: at }
    lines:
      file: lines.csv
      key: order
      matches: id
      fields: { name: name, quantity: pieces, unitPrice: price, promotion: { lookup: { table: offers, by: offer, column: name } } }
`;

test('an order goes with all of its lines, and with the files out of which things are looked up', async () => {
  const files = {
    'people.csv': 'id\n1\n',
    'tags.csv': 'person,tag\n1,VIP\n',
    'offers.csv': 'id,name\na,Sale\n',
    'orders.csv': 'id,person,at\no1,1,2026-01-01\no2,1,2026-01-02\no3,9,2026-01-03\n',
    'lines.csv': 'order,name,pieces,price,offer\no1,Bike,1,5,a\no2,Bell,2,1,a\no2,Lock,1,x,b\no3,Pump,1,3,a\no9,Tube,1,2,a\n',
  };
  const report = await run(ORDERS, files);
  expect(counts(report)).toEqual([
    { rows: 1, created: 1, unchanged: 0, rejected: 0 },
    { rows: 3, created: 1, unchanged: 0, rejected: 2 },
  ]);
  const names = ['people.csv', 'orders.csv', 'lines.csv', 'offers.csv', 'tags.csv'];
  expect(report.rejectedFiles).toMatchObject({ files: names, rows: 6 });
  const texts = await Promise.all(names.map(async (name) => (await written(name)).toString()));
  expect(texts).toEqual([
    '"cantle_reason","cantle_field",id\n',
    '"cantle_reason","cantle_field",id,person,at\n"","",o2,1,2026-01-02\n' +
      `"names no customer of this source: '9'","customerExternalId",o3,9,2026-01-03\n`,
    '"cantle_reason","cantle_field",order,name,pieces,price,offer\n"","",o2,Bell,2,1,a\n' +
      `"is not a decimal: 'x'; names no row of table 'offers': 'b'","lines.1.unitPrice, lines.1.promotion",o2,Lock,1,x,b\n` +
      `"","",o3,Pump,1,3,a\n"names no order that was read: 'o9'","order",o9,Tube,1,2,a\n`,
    files['offers.csv'],
    files['tags.csv'],
  ]);
  const mended = Object.fromEntries(names.map((name, n) => [name, texts[n] ?? '']));
  const again = await run(
    ORDERS,
    {
      ...mended,
      'people.csv': `${mended['people.csv']}"","",9\n`,
      'offers.csv': `${mended['offers.csv']}b,Outlet\n`,
      'lines.csv': (mended['lines.csv'] ?? '').replace('1,x,b', '1,7,b').replace('o9,Tube,1,2,a\n', 'o3,Tube,1,2,a\n'),
    },
    'mended',
    'still',
  );
  expect(again.rejects).toEqual([]);
  expect(
    await database.query(
      sql`select o.external_id, count(*)::int lines from "order" o join order_line l on l.order_id = o.id group by 1 order by 1`,
    ),
  ).toEqual([
    { external_id: 'o1', lines: 1 },
    { external_id: 'o2', lines: 2 },
    { external_id: 'o3', lines: 2 },
  ]);
});

test('of NDJSON each object says what is wrong with it, and what an earlier import said is replaced', async () => {
  const steps = 'steps: [{ kind: customer, file: p.ndjson, fields: { externalId: id, householdSize: people } }]';
  await run(steps, { 'p.ndjson': '{"id":1,"people":2}\n{ "id": 2, "people": "many" }\nnot json\n{}' });
  const first = (await written('p.ndjson')).toString();
  expect(first.split('\n')).toEqual([
    `{"cantle_reason":"is not a whole number: 'many'","cantle_field":"householdSize", "id": 2, "people": "many" }`,
    'not json',
    expect.stringMatching(/^\{"cantle_reason":"[^"]+","cantle_field":"externalId"\}$/),
    '',
  ]);
  const again = await run(steps, { 'p.ndjson': first.replace('"many"', '"few"').replace('not json\n', '') }, 'mended', 'still');
  expect(again.steps).toMatchObject([{ rows: 2, rejected: 2 }]);
  expect((await written('p.ndjson', 'still')).toString().split('\n')[0]).toBe(
    `{"cantle_reason":"is not a whole number: 'few'","cantle_field":"householdSize", "id": 2, "people": "few" }`,
  );
});

test('a folder in which there is something is refused, and nothing comes in', async () => {
  await expect(run(PEOPLE, { 'in/people.csv': 'id;name;people\n1;Ann;1\n' }, 'given', 'given')).rejects.toThrow(
    `The folder '${join(folder, 'given')}' has files in it: name one that is new or empty.`,
  );
  expect(await database.query(sql`select from customer`)).toEqual([]);
});
