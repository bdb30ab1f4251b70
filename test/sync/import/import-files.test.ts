import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../../../src/database/database.js';
import { sql } from '../../../src/database/sql.js';
import { importFiles, parseMapping, type ImportOptions, type SyncContext } from '../../../src/sync/index.js';
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
  await database.execute(
    sql`truncate customer, company, campaign, product, attribute_definition, event_property, data_source, import_job cascade`,
  );
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
    "lines.csv:4 pieces is not a whole number: 'x'",
    "lines.csv:4 offer names no row of table 'offers': '9'",
    "lines.csv:6 order names no order that was read: 'o9'",
    "lines.csv:7  has no 'order'",
    "orders.csv:5 at is not a date or time: 'soon'",
  ]);
  expect(
    await database.query(sql`
    select o.external_id, o.total, l.name, l.quantity, l.promotion from "order" o join order_line l on l.order_id = o.id order by l.position`),
  ).toEqual([
    { external_id: 'o1', total: '110.0000', name: 'Bike', quantity: 1, promotion: 'Spring sale' },
    { external_id: 'o1', total: '110.0000', name: 'Bell', quantity: 2, promotion: null },
  ]);
});

test('files and columns are checked before anything is brought in', async () => {
  const { 'lines.csv': _, ...without } = FILES;
  await expect(run(ORDERS, without)).rejects.toMatchObject({ code: 'INVALID_INPUT', message: "The folder has no file 'lines.csv'." });
  await expect(run(ORDERS, { ...FILES, 'orders.csv': 'id,who,at,state\n' })).rejects.toMatchObject({
    message: "The file 'orders.csv' has no column 'person'. It has: id, who, at, state.",
  });
  await expect(run('steps: [{ kind: customer, file: ../x.csv, fields: { externalId: id } }]', {})).rejects.toMatchObject({
    message: "The file '../x.csv' lies outside the folder.",
  });
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

test('values are collected and summed up from the rows of other files', async () => {
  const report = await run(
    `
attributes: [{ key: refunded, name: Refunded, type: money }]
tables:
  lists: { file: lists.csv, key: id }
steps:
  - kind: customer
    file: people.csv
    fields:
      externalId: id
      tags:
        - { collect: { file: tags.csv, key: person, matches: id, column: tag, skipIf: [{ column: gone, in: ['yes'] }] } }
        - { collect: { file: members.csv, key: person, matches: id, column: list, through: { table: lists, column: name } } }
      householdSize: { sum: { file: household.csv, key: person, matches: id, column: people } }
      attributes:
        refunded: { sum: { file: refunds.csv, key: person, matches: id, column: amount }, default: '0' }
`,
    {
      'people.csv': 'id\n1\n2\n',
      'tags.csv': 'person,tag,gone\n1,b,\n1,a,no\n1,c,yes\n3,x,\n2,,\n',
      'lists.csv': 'id,name\n7,VIP\n,nobody asks\n',
      'members.csv': 'person,list\n1,7\n1,8\n',
      'household.csv': 'person,people\n1,2\n1,1\n',
      'refunds.csv': 'person,amount\n1,0.1\n1,0.2\n1,"1,000.00"\n1,lots\n1,1e-3\n',
    },
  );
  expect(report.rejects).toEqual([{ file: 'refunds.csv', line: 5, column: 'amount', reason: "is not a decimal: 'lots'" }]);
  expect(await database.query(sql`select tags, household_size, attributes from customer order by household_size`)).toEqual([
    { tags: ['b', 'a', 'VIP'], household_size: 3, attributes: { refunded: '1000.3010' } },
    { tags: [], household_size: null, attributes: { refunded: '0.0000' } },
  ]);
});

test('values are picked out of texts, stand for any text, or are missing without an error', async () => {
  const report = await run(
    `
tables:
  known: { file: known.csv, key: id }
steps:
  - kind: customer
    file: people.csv
    fields:
      externalId: id
      firstName: { column: name, matching: '^(\\S+) ' }
      emails: { column: mail, matching: '@' , present: found@example.com }
      occupation: { lookup: { table: known, by: job, column: name, optional: true }, default: none }
      accountStatus: { column: closed_at, present: DISABLED, default: ENABLED }
      addedAt: since
`,
    {
      'people.csv':
        'id,name,mail,job,closed_at,since\n' +
        '1,Ada King,a@b.example,7,2020-01-01,2020-01-01 10:00:00 UTC\n' +
        '2,Bob,5f4dcc3b,9,,2020-01-01 10:00:00.5 +0200\n' +
        '3,Cy Dee,,,,2020-01-01T10:00:00-05:00\n',
      'known.csv': 'id,name\n7,Smith\n',
    },
  );
  expect(report.rejects).toEqual([]);
  const people = sql`select first_name, occupation, account_status, added_at from customer order by added_at`;
  expect(await database.query(people)).toEqual([
    { first_name: null, occupation: 'none', account_status: 'ENABLED', added_at: new Date('2020-01-01T08:00:00.500Z') },
    { first_name: 'Ada', occupation: 'Smith', account_status: 'DISABLED', added_at: new Date('2020-01-01T10:00:00Z') },
    { first_name: 'Cy', occupation: 'none', account_status: 'ENABLED', added_at: new Date('2020-01-01T15:00:00Z') },
  ]);
  expect(await database.query(sql`select email from customer_email`)).toEqual([{ email: 'found@example.com' }]);
});

test('every other kind of record comes in, with declared properties and the trust in their source', async () => {
  const report = await run(
    `
dataSource: { party: SECOND, rank: 7 }
eventProperties: [{ key: price, name: Price, type: money }]
steps:
  - { kind: company, file: all.csv, fields: { externalId: id, name: { constant: Acme }, size: n, turnover: n } }
  - kind: customer
    file: all.csv
    fields: { externalId: id, companies: [{ companyExternalId: id, title: title, decisionMaker: { constant: true } }, { companyExternalId: none }], observedAt: at }
  - { kind: campaign, file: all.csv, fields: { externalId: id, name: { constant: Spring }, startsAt: at, costPerMessage: n } }
  - kind: event
    file: all.csv
    fields: { externalId: id, customerExternalId: id, name: { constant: seen }, occurredAt: at, properties: { price: n, note: none, page: title } }
  - kind: campaign_engagement
    file: all.csv
    fields: { externalId: id, customerExternalId: id, campaignExternalId: id, kind: { constant: sent }, occurredAt: at }
  - kind: survey_answer
    file: all.csv
    fields: { externalId: id, customerExternalId: id, survey: title, question: title, answer: n, answeredAt: at }
  - { kind: consent, file: all.csv, fields: { customerExternalId: id, channel: { constant: sms }, status: { constant: PENDING }, changedAt: at } }
  - { kind: store_credit_account, file: all.csv, fields: { externalId: id, customerExternalId: id, balance: n, currency: { constant: EUR } } }
`,
    { 'all.csv': 'id,n,title,at,none\n1,5,CEO,2026-01-01,\n' },
  );
  expect(report.rejects).toEqual([]);
  expect(report.steps.map(({ kind, created }) => `${kind} ${created}`)).toEqual([
    'company 1',
    'customer 1',
    'campaign 1',
    'event 1',
    'campaign_engagement 1',
    'survey_answer 1',
    'consent 1',
    'store_credit_account 1',
  ]);
  expect(await database.query(sql`select properties from event`)).toEqual([{ properties: { price: '5.0000', page: 'CEO' } }]);
  expect(await database.query(sql`select title, decision_maker from customer_company`)).toEqual([{ title: 'CEO', decision_maker: true }]);
  expect(await database.query(sql`select provenance -> 'companies' as origin from customer`)).toEqual([
    { origin: { source: 'shop', party: 2, at: '2026-01-01T00:00:00.000Z' } },
  ]);
});

test('of the rows of one thing the first makes it, and all are its lines', async () => {
  const steps = `
steps:
  - { kind: customer, file: rows.csv, firstOf: who, fields: { externalId: who } }
  - kind: order
    file: rows.csv
    firstOf: basket
    fields: { externalId: basket, customerExternalId: who, placedAt: at }
    lines: { file: rows.csv, key: basket, matches: basket, fields: { name: what, quantity: n, unitPrice: { column: paid, dividedBy: n, default: '0' }, amount: paid } }
`;
  const files = {
    'rows.csv': 'basket,who,at,what,n,paid\nb1,ada,2026-01-01,Tea,2,3\nb1,ada,2026-01-01,Cup,0,1\nb2,ada,2026-01-02,Tea,1,1.5\n',
  };
  const report = await run(steps, files);
  expect(report.rejects).toEqual([]);
  expect(report.steps).toMatchObject([
    { created: 1, skipped: 2 },
    { created: 2, skipped: 1 },
  ]);
  expect(await database.query(sql`select external_id, total, line_count from "order" order by 1`)).toEqual([
    { external_id: 'b1', total: '4.0000', line_count: 2 },
    { external_id: 'b2', total: '1.5000', line_count: 1 },
  ]);
});
