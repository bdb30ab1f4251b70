import type { Database } from '../../../src/database/database.js';
import { sql } from '../../../src/database/sql.js';
import { parseMapping, type SyncContext } from '../../../src/sync/index.js';
import { openTestDatabase } from '../../support/database.js';
import { importGiven } from '../../support/given-files.js';
import { syncContext } from '../../support/records.js';

let database: Database;
let context: SyncContext;
beforeAll(async () => {
  database = await openTestDatabase();
  context = syncContext(database);
});
afterAll(() => database.close());
beforeEach(() => database.execute(sql`truncate customer, company, campaign, attribute_definition, event_property, data_source cascade`));

const run = (steps: string, files: Record<string, string>) =>
  importGiven(context, parseMapping(`name: Shop\nsource: shop\n${steps}`), files);

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
    { origin: { source: 'shop', party: 2, at: '2026-01-01T00:00:00.000Z', dated: true } },
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
