import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pino from 'pino';
import type { Database } from '../../src/database/database.js';
import { openDatabase } from '../../src/database/open-database.js';
import { rawSql, sql } from '../../src/database/sql.js';
import { entities } from '../../src/model/index.js';
import { KINDS, pascalCase } from '../../src/records/index.js';
import { logStrayOutput } from '../../src/server/stray-output.js';
import { MARK, MARKED_AMOUNT, MARKED_DAY, markedRecord } from '../support/marked-records.js';
import { columnsWith } from '../support/searched-database.js';
import { startTestServer, type TestServer } from '../support/server.js';
import { openSocket } from '../support/socket.js';

/*
 * Everything goes wrong about somebody that can: records are broken, requests contradict one another, rules name the person, the database itself quotes them. Then
 * the person is erased, and what the server has written is searched: its log at all levels, its folder, its tables.
 */

const TRACES = [MARK, MARKED_DAY, MARKED_AMOUNT];
const EMAIL = `${MARK}.one@mail.example`;
const SHOP = 'shop';

let server: TestServer;
let database: Database;
const printed: string[] = [];
beforeAll(async () => {
  // As the program does: what libraries print becomes lines of the log.
  logStrayOutput(pino({ level: 'trace' }, { write: (line: string) => void printed.push(line) }));
  server = await startTestServer();
  const { DATABASE_URL: url, CANTLE_DATA: dataFolder = '' } = server.environment;
  database = await openDatabase({ url, dataFolder, entities, poolSize: 2 });
});
afterAll(async () => {
  await database.close();
  await server.close();
});

const linesWith = (texts: readonly string[]) =>
  [...server.logged, ...printed].filter((line) => texts.some((text) => line.toLowerCase().includes(text.toLowerCase())));

const idOf: Record<string, string> = {};

/** A batch of one kind; `idempotencyKey` names the person too. */
async function sync(kind: (typeof KINDS)[number], records: readonly object[], idempotencyKey = `${kind.name} of ${EMAIL}`) {
  const document = `mutation ($input: Sync${pascalCase(kind.plural)}Input!) { ${kind.operation}(input: $input) { rejected results { id errors { message } } } }`;
  const { data, errors } = await server.send<Record<string, { results: { id: string | null }[] }>>(document, {
    input: { source: SHOP, idempotencyKey, records },
  });
  return { results: data?.[kind.operation]?.results ?? [], code: errors?.[0]?.extensions['code'] };
}

/** Lets the database fail with a message that quotes whatever is written to a table, as casts and checks do. */
async function failing(table: string, column: string, work: () => Promise<void>): Promise<void> {
  await database.execute(
    sql`/* test */ ${rawSql(`
    create or replace function quote_it() returns trigger language plpgsql as $$
    declare number int;
    begin number := to_jsonb(new) ->> '${column}'; return new; end $$`)}`,
  );
  await database.execute(
    sql`/* test */ ${rawSql(`create trigger quote_it before insert or update on "${table}" for each row execute function quote_it()`)}`,
  );
  try {
    await work();
  } finally {
    await database.execute(sql`/* test */ ${rawSql(`drop trigger quote_it on "${table}"`)}`);
  }
}

async function givenTheWorst(): Promise<void> {
  await server.ask('mutation ($input: DeclareAttributesInput!) { declareAttributes(input: $input) { rejected } }', {
    input: { attributes: ['CUSTOMER', 'ORDER'].map((owner) => ({ owner, key: `${MARK}_key`, name: 'Key', type: 'text' })) },
  });
  const customer = KINDS.find(({ name }) => name === 'customer')!;
  const whole = markedRecord('customer', 'one', EMAIL);
  idOf['person'] = (await sync(customer, [whole])).results[0]?.id ?? '';
  // Broken records of every kind, contradictions, and a failure within the database that quotes the record.
  for (const kind of KINDS) {
    const record = {
      ...markedRecord(kind.name, 'one', EMAIL, kind.name === 'campaign_engagement' ? { campaignExternalId: `${MARK}-none` } : {}),
    };
    const given = kind.name === 'customer' ? { ...record, externalId: EMAIL } : record;
    await sync(
      kind,
      [given, { ...given, [`${MARK}Unknown`]: EMAIL }, { externalId: { [MARK]: EMAIL } }, EMAIL as never, { ...given, updatedAt: EMAIL }],
      `broken ${kind.name}`,
    );
    expect((await sync(kind, [{ externalId: `${EMAIL} again` }], `broken ${kind.name}`)).code).toBe('CONFLICT');
  }
  await failing('customer', 'last_name', async () => {
    expect(
      (await sync(customer, [{ externalId: EMAIL, lastName: `${MARK} of "quotes" and 'others'\n    at ${MARK}` }], 'fails')).code,
    ).toBe('INTERNAL');
  });
}

/** Rules that name the person, whole and broken, by every way, and documents that are none. */
async function givenRulesAndNonsense(): Promise<void> {
  const rules = [
    `customer_emails CONTAINS '${EMAIL}'`,
    `customer_emails CONTAINS '${EMAIL}`,
    `${MARK}_attribute = 1`,
    `number_of_orders = '${EMAIL}'`,
  ];
  for (const query of rules) {
    await server.send('query ($query: String!) { previewSegment(query: $query) { size } }', { query });
    await server.send('query ($query: String!) { customers(query: $query, first: 1) { nodes { id } } }', { query });
    await server.send('query ($query: String!) { checkSegmentQuery(query: $query) { valid } }', { query });
    await server.send('query ($query: String!, $id: ID!) { explainMembership(query: $query, customerId: $id) { clauses { text } } }', {
      query,
      id: idOf['person'],
    });
    for (let n = 0; n < 2; n++) {
      await server.send('mutation ($input: CreateSegmentInput!) { createSegment(input: $input) { segment { id } } }', {
        input: { name: `${EMAIL} ${query}`, query },
      });
    }
  }
  await givenWhatIsSaidOfSegments();
  await server.send(`{ customerByExternalId(source: "${SHOP}", externalId: "${EMAIL}") { id nonsense } }`);
  await server.send(`{ customers(query: "${EMAIL}`);
  await server.send('{ customers(after: $after) { nodes { id } } }', { after: EMAIL });
  await server.send('query ($after: String) { customers(after: $after, first: 1) { nodes { id } } }', {
    after: Buffer.from(JSON.stringify(['ID', EMAIL])).toString('base64url'),
  });
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${server.environment['CANTLE_BOOTSTRAP_KEY']}` };
  await fetch(`${server.url}/graphql`, { method: 'POST', headers, body: `{"query": ${EMAIL}}` });
  await fetch(`${server.url}/graphql?query=${EMAIL}&variables=${EMAIL}`, { headers });
  await fetch(`${server.url}/${EMAIL}`, { headers });
  await fetch(`${server.url}/graphql`, { method: 'POST', headers: { ...headers, 'content-type': EMAIL }, body: EMAIL }).catch(() => {});
  const socket = await openSocket(server, server.environment['CANTLE_BOOTSTRAP_KEY'] ?? '');
  await socket.subscribe(`subscription { membershipChanges(after: "${EMAIL}") { __typename } }`).nextErrors();
  await socket.close();
}

/** Segments that do not name the person, of which somebody says something that does. */
async function givenWhatIsSaidOfSegments(): Promise<void> {
  const make = async (name: string) => {
    const { createSegment } = await server.ask<{ createSegment: { segment: { id: string } } }>(
      'mutation ($input: CreateSegmentInput!) { createSegment(input: $input) { segment { id } } }',
      { input: { name, query: 'number_of_orders > 100' } },
    );
    return createSegment.segment.id;
  };
  await server.ask('mutation ($input: PersonaCardInput!) { setPersonaCard(input: $input) { __typename } }', {
    input: { segmentId: await make('With a card'), notes: `As ${EMAIL} told us` },
  });
  const action = { trigger: 'ENTERED', effect: { kind: 'ADD_TAG', tag: `friend of ${EMAIL}` } };
  await server.ask('mutation ($input: CreateSegmentActionInput!) { createSegmentAction(input: $input) { action { id } } }', {
    input: { ...action, segmentId: await make('With an action'), name: 'it' },
  });
}

/** The evaluation itself fails over what the person has, which the database quotes. */
async function givenAFailedEvaluation(): Promise<void> {
  await server.ask('mutation ($input: DeclareAttributesInput!) { declareAttributes(input: $input) { rejected } }', {
    input: { attributes: [{ key: 'shoe_size', name: 'Shoe size', type: 'number' }] },
  });
  await server.ask('mutation ($input: CreateSegmentInput!) { createSegment(input: $input) { segment { id } } }', {
    input: { name: 'Big feet', query: "attribute('shoe_size') >= 45" },
  });
  // No sync writes such a value.
  const attributes = { shoe_size: `${MARK} huge` };
  await database.execute(sql`/* test */ update customer set attributes = attributes || ${JSON.stringify(attributes)}::jsonb`);
  await server.ask('{ segments(first: 10) { nodes { size } } }');
}

test('nothing of somebody who is erased is in the log, the folder or the tables, whatever went wrong about them', async () => {
  await givenTheWorst();
  await givenRulesAndNonsense();
  await givenAFailedEvaluation();
  const told = server.logged.join('');
  expect(['an operation failed', 'a segment could not be evaluated'].filter((message) => !told.includes(message))).toEqual([]);
  expect(linesWith(TRACES)).toEqual([]);

  const { eraseCustomer } = await server.ask<{ eraseCustomer: { namedBySegments: { id: string }[] } }>(
    'mutation ($id: ID!) { eraseCustomer(id: $id) { namedBySegments { id } } }',
    { id: idOf['person'] },
  );
  expect(eraseCustomer.namedBySegments).not.toEqual([]);
  for (const { id } of eraseCustomer.namedBySegments)
    await server.ask('mutation ($id: ID!) { deleteSegment(id: $id) { deletedId } }', { id });
  await server.ask('{ segments(first: 10) { nodes { size } } }');
  expect(linesWith(TRACES)).toEqual([]);
  // What is no person's, and was sent as a product or a company, is not erased.
  const ofNobody = /^(?:attribute_definition|product|company|campaign|event_property)\./;
  expect((await columnsWith(database, TRACES)).filter((column) => !ofNobody.test(column))).toEqual([]);
  expect(await filesWith(server.environment['CANTLE_DATA'] ?? '')).toEqual([]);
});

/** The files in which the person is found, but for those of the embedded database, whose tables were searched. */
async function filesWith(folder: string): Promise<string[]> {
  const isOfDatabase = server.environment['DATABASE_URL'] === undefined;
  const entries = await readdir(folder, { recursive: !isOfDatabase, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const texts = await Promise.all(files.map(async (file) => [file, (await readFile(file)).toString('latin1').toLowerCase()] as const));
  return texts.flatMap(([file, text]) => (TRACES.some((trace) => text.includes(trace)) ? file : []));
}
