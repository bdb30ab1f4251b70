/* Long because every file is asked of one server with the same customers. */

import { getNamedType, isLeafType, isObjectType } from 'graphql';
import { Catalogue } from '../../src/catalogue/index.js';
import type { Database } from '../../src/database/database.js';
import { openDatabase } from '../../src/database/open-database.js';
import { sql } from '../../src/database/sql.js';
import { makeSchema } from '../../src/graphql/schema.js';
import { RECKONED_FIELDS, RECORD_COLUMNS } from '../../src/export/record-columns.js';
import { ADMIN_KEY, createKey, startTestServer, type TestServer } from '../support/server.js';

/* Customers as a file, over HTTP. */

let server: TestServer;
let database: Database;
let segmentId: string;

beforeAll(async () => {
  server = await startTestServer({ environment: { CANTLE_IDE: 'off', CANTLE_CORS_ORIGINS: 'https://crm.example.com' } });
  const { DATABASE_URL: url, CANTLE_DATA: dataFolder = '' } = server.environment;
  database = await openDatabase({ url, dataFolder, entities: [] });
  await server.ask(`mutation {
    syncCompanies(input: { source: "shop", records: [{ externalId: "acme", name: "Acme" }] }) { created }
    syncCustomers(input: { source: "shop", records: [
      { externalId: "ann", firstName: "=Ann", emails: ["ann@example.com", "a@example.com"], phones: ["+49 30 1"], birthDate: "1990-02-01", tags: ["vip", "new"],
        addresses: [{ city: "Bonn", countryCode: "DE" }], companies: [{ companyExternalId: "acme", title: "Boss" }] }
      { externalId: "bob", firstName: "Bob", emails: ["bob@example.com"], phones: ["030 2"] }
      { externalId: "cid", firstName: "Cid", emails: ["cid@example.com"] }] }) { created }
    syncConsents(input: { source: "shop", records: [
      { customerExternalId: "ann", channel: EMAIL, status: SUBSCRIBED, changedAt: "2026-01-01T00:00:00Z" }
      { customerExternalId: "bob", channel: EMAIL, status: UNSUBSCRIBED, changedAt: "2026-01-01T00:00:00Z" }
      { customerExternalId: "bob", channel: SMS, status: SUBSCRIBED, changedAt: "2026-01-01T00:00:00Z" }] }) { created }
    syncOrders(input: { source: "shop", records: [
      { externalId: "1", customerExternalId: "ann", placedAt: "2026-05-01T00:00:00Z", total: "12.50" }
      { externalId: "2", customerExternalId: "bob", placedAt: "2026-05-01T00:00:00Z", total: "3" }] }) { created } }`);
  await giveMany();
  const made = await server.ask<{ createSegment: { segment: { id: string } } }>(
    'mutation { createSegment(input: { name: "Buyers", query: "number_of_orders > 0" }) { segment { id } } }',
  );
  segmentId = made.createSegment.segment.id;
});
afterAll(async () => {
  await database.close();
  await server.close();
});

/** 3,000 customers, which are three parts of a file. */
async function giveMany(): Promise<void> {
  for (const part of ['a', 'b', 'c']) {
    const records = Array.from({ length: 1_000 }, (_, index) => ({ externalId: `${part}${index}`, tags: ['many'] }));
    await server.ask('mutation ($records: [CustomerInput!]!) { syncCustomers(input: { source: "shop", records: $records }) { created } }', {
      records,
    });
  }
}

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
  readonly error: { readonly code: string; readonly field?: string; readonly scopes?: string[] } | undefined;
}

async function get(parameters: Readonly<Record<string, string>>, key = ADMIN_KEY): Promise<Answer> {
  return read(
    await fetch(`${server.url}/export?${new URLSearchParams(parameters).toString()}`, { headers: { authorization: `Bearer ${key}` } }),
  );
}

async function post(body: object, key = ADMIN_KEY): Promise<Answer> {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  return read(await fetch(`${server.url}/export`, { method: 'POST', headers, body: JSON.stringify(body) }));
}

async function read(response: Response): Promise<Answer> {
  const text = await response.text();
  const error = response.ok ? undefined : (JSON.parse(text) as { errors: { extensions: never }[] }).errors[0]?.extensions;
  return { status: response.status, text, headers: response.headers, error };
}

const lines = ({ text }: Answer) => text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Record<string, unknown>]));

describe('what is in the file', () => {
  test('the members of a segment as CSV, by the names of syncs and of rules', async () => {
    const answer = await get({
      segment: 'buyers',
      columns: 'externalIds.shop.first,firstName,amount_spent,tags',
      channels: 'sms',
    });
    expect(answer.headers.get('cantle-left-out')).toBe('1');
    const everybody = await get({ segmentId, columns: 'externalIds.shop.first,firstName,amount_spent,tags,birthDate' });
    expect(everybody.text).toBe(
      "externalIds.shop.first,firstName,amount_spent,tags,birthDate\r\nann,'=Ann,12.50,vip; new,1990-02-01\r\nbob,Bob,3.00,,\r\n",
    );
    expect(Object.fromEntries(everybody.headers)).toMatchObject({
      'content-type': expect.stringMatching(/^text\/csv; charset=utf-8/),
      'content-disposition': 'attachment; filename="customers.csv"',
      'cantle-as-of': '2026-05-15T12:00:00.000Z',
      'cantle-stale': 'false',
      'cantle-customers': '2',
      'cantle-left-out': '0',
    });
  });

  test('those for whom a rule holds as NDJSON, with what has parts', async () => {
    const columns = ['externalIds', 'emails', 'addresses', 'companies', 'number_of_orders', 'consent', 'gender'];
    const answer = await post({ query: 'number_of_orders > 0', format: 'ndjson', columns, withoutConsent: 'include' });
    expect(lines(answer)[0]).toEqual({
      externalIds: { shop: ['ann'] },
      emails: ['ann@example.com', 'a@example.com'],
      addresses: [{ city: 'Bonn', countryCode: 'DE' }],
      companies: [{ id: expect.any(String), name: 'Acme', title: 'Boss', decisionMaker: null }],
      number_of_orders: 1,
      consent: ['email'],
      gender: null,
    });
  });

  test('every field of the record and every attribute of rules is a column', async () => {
    const attributes = new Catalogue().attributes().filter(({ type }) => type !== 'coordinates');
    const columns = [...new Set([...RECORD_COLUMNS, ...attributes].map(({ name }) => name))];
    expect(columns.length).toBeGreaterThan(100);
    const [ann] = lines(await post({ segmentId, format: 'ndjson', columns, withoutConsent: 'include' }));
    expect(Object.keys(ann ?? {})).toEqual(columns);
    expect(ann).toMatchObject({
      amount_spent: '12.50',
      age: 36,
      customer_emails: ['a@example.com', 'ann@example.com'],
    });
  });

  test('a column that is called as a field of customers is what the field says', async () => {
    await server.ask(
      'mutation { syncCustomers(input: { source: "shop", records: [{ externalId: "bob", lifecycleStage: "lead" }] }) { updated } }',
    );
    const type = makeSchema().getType('Customer');
    const fields = isObjectType(type) ? type.getFields() : {};
    const names = [...RECORD_COLUMNS.map(({ name }) => name), ...RECKONED_FIELDS.keys()].filter((name) => {
      const field = fields[name];
      return field !== undefined && isLeafType(getNamedType(field.type));
    });
    expect(names).toEqual(expect.arrayContaining(['lifecycleStage', 'sourceLifecycleStage', 'emails', 'addedAt']));
    const told = lines(await post({ segmentId, format: 'ndjson', columns: names, withoutConsent: 'include' }));
    const { segment } = await server.ask<{ segment: { members: { nodes: Record<string, unknown>[] } } }>(
      `query ($id: ID!) { segment(id: $id) { members { nodes { ${names.join(' ')} } } } }`,
      { id: segmentId },
    );
    const byId = (one: Record<string, unknown>, other: Record<string, unknown>) => String(one['id']).localeCompare(String(other['id']));
    expect(told.toSorted(byId)).toEqual(segment.members.nodes.toSorted(byId));
    const stages = told.map((one) => [one['lifecycleStage'], one['sourceLifecycleStage']]);
    expect(stages).toEqual(
      expect.arrayContaining([
        ['customer', null],
        ['lead', 'lead'],
      ]),
    );
  });

  test('many parts follow one another, nobody twice and nobody left out', async () => {
    const answer = await get({ query: "customer_tags CONTAINS 'many'", columns: 'id', format: 'ndjson' });
    expect(new Set(lines(answer).map(({ id }) => id)).size).toBe(3_000);
    expect(lines(answer)).toHaveLength(3_000);
    expect(await database.query(sql`/* test */ select from export_run`)).toEqual([]);
  });
});

describe('consent', () => {
  const columns = 'externalIds.shop.first,emails.first,phones.first';

  test('a contact needs the channel that it is for', async () => {
    expect((await get({ segmentId, columns: 'emails' })).error).toMatchObject({ code: 'INVALID_INPUT', field: 'channels' });
    expect((await get({ segmentId, columns: 'customer_phones', channels: 'email' })).error).toMatchObject({ field: 'channels' });
  });

  test('leaves out who has not agreed to all channels, and says how many', async () => {
    const answer = await get({ segmentId, columns: 'externalIds.shop.first,emails.first', channels: 'email' });
    expect(answer.text).toBe('externalIds.shop.first,emails.first\r\nann,ann@example.com\r\n');
    expect([answer.headers.get('cantle-customers'), answer.headers.get('cantle-left-out')]).toEqual(['2', '1']);
    expect((await get({ segmentId, columns, channels: 'email,sms' })).headers.get('cantle-left-out')).toBe('2');
  });

  test('or blanks each contact for which there is no consent', async () => {
    const answer = await get({ segmentId, columns, channels: 'email,sms', withoutConsent: 'blank' });
    expect(answer.text.split('\r\n').slice(1, 3)).toEqual(['ann,ann@example.com,', 'bob,,030 2']);
  });

  test('is passed over with a right of its own', async () => {
    const scopes = ['segments:read', 'customers:read', 'personal_data:read'];
    const wanted = { segmentId, columns: 'phones.first', withoutConsent: 'include' };
    const { error } = await get(wanted, await createKey(server, scopes));
    expect(error).toMatchObject({ code: 'FORBIDDEN', field: 'withoutConsent', scopes: ['consents:override'] });
    expect((await get(wanted, await createKey(server, [...scopes, 'consents:override']))).text).toBe(
      "phones.first\r\n'+49 30 1\r\n030 2\r\n",
    );
  });
});

describe('rights', () => {
  test('columns need what reading them needs, and a segment what its members need', async () => {
    const key = await createKey(server, ['segments:read', 'customers:read']);
    expect((await get({ segmentId, columns: 'id,gender' }, key)).status).toBe(200);
    expect((await get({ segmentId, columns: 'firstName,amount_spent,companies' }, key)).error).toMatchObject({
      code: 'FORBIDDEN',
      field: 'columns',
      scopes: ['personal_data:read', 'orders:read', 'companies:read'],
    });
    expect((await get({ query: 'number_of_orders > 0' }, key)).error).toMatchObject({ code: 'FORBIDDEN' });
    expect((await get({ segmentId }, await createKey(server, ['customers:read']))).error).toMatchObject({ scopes: ['segments:read'] });
    expect((await get({ segmentId }, 'cantle_nobody')).status).toBe(401);
  });

  test('a key that reads no segments is not told which there are', async () => {
    const key = await createKey(server, ['imports:read']);
    const entries = () =>
      server.ask<{ auditLog: { nodes: object[] } }>('{ auditLog(first: 6, filter: { operation: "export" }) { nodes { outcome code } } }');
    const asked = [
      ...['Buyers', 'nosuch'].map((segment) => ({ segment })),
      ...[segmentId, '00000000-0000-0000-0000-000000000000'].map((id) => ({ segmentId: id })),
      ...['Buyers', 'nosuch'].map((name) => ({ query: `segment MATCHES (name = '${name}')` })),
    ];
    for (const one of asked) expect((await get(one as never, key)).error).toMatchObject({ code: 'FORBIDDEN' });
    expect((await entries()).auditLog.nodes).toEqual(asked.map(() => ({ outcome: 'REFUSED', code: 'FORBIDDEN' })));
    const reads = await createKey(server, ['customers:read']);
    for (const one of asked.slice(4)) expect((await get(one as never, reads)).error).toMatchObject({ code: 'FORBIDDEN' });
  });

  test('for a key that is limited to segments there are no others', async () => {
    const made = await server.ask<{ createSegment: { segment: { id: string } } }>(
      'mutation { createSegment(input: { name: "Own", query: "number_of_orders > 5" }) { segment { id } } }',
    );
    const key = await createKey(server, ['admin'], [made.createSegment.segment.id]);
    expect((await get({ segment: 'Own' }, key)).status).toBe(200);
    expect((await get({ segmentId }, key)).error).toMatchObject({ code: 'NOT_FOUND' });
    expect((await get({ segment: 'Buyers' }, key)).error).toMatchObject({ code: 'INVALID_INPUT', field: 'segment' });
  });

  test('the audit log tells who exported whom, and how many', async () => {
    await get({ segmentId, columns: 'id', channels: 'sms' });
    await get({ segmentId, columns: 'nothing' });
    const { auditLog } = await server.ask<{ auditLog: { nodes: object[] } }>(
      '{ auditLog(first: 2, filter: { operation: "export" }) { nodes { outcome code subjectKind subjectIds counts } } }',
    );
    expect(auditLog.nodes).toEqual([
      { outcome: 'REFUSED', code: 'INVALID_INPUT', subjectKind: 'Segment', subjectIds: [segmentId], counts: {} },
      { outcome: 'DONE', code: null, subjectKind: 'Segment', subjectIds: [segmentId], counts: { customers: 2, exported: 1, cut: 0 } },
    ]);
  });
});

describe('bounds', () => {
  test.each([
    [{ columns: 'amount_spend' }, 'columns'],
    [{ columns: 'id,id' }, 'columns'],
    [{ columns: '' }, 'columns'],
    [{ format: 'pdf' }, 'format'],
    [{ sheet: '1' }, 'sheet'],
    [{ query: 'age >' }, 'query'],
  ])('%j is refused, and the argument is named', async (parameters, field) => {
    const own = 'query' in parameters ? {} : { segmentId };
    expect((await get({ ...own, ...parameters } as Record<string, string>)).error).toMatchObject({ code: 'INVALID_INPUT', field });
  });

  test('a rule that does not check is told with its place and what is meant', async () => {
    const { error, text } = await get({ query: 'ammount_spent > 3', columns: 'id' });
    expect(text).toMatch(/"Line 1, column 1: [^"]* Write amount_spent"/);
    expect(error).toMatchObject({
      userErrors: [{ position: { offset: 0, length: 13 }, suggestion: 'amount_spent' }],
    });
  });

  test('one that is refused leaves its place to others', async () => {
    for (let count = 0; count < 5; count++)
      expect((await get({ segment: 'nosuch' })).error).toMatchObject({ code: 'INVALID_INPUT', field: 'segment' });
    expect((await get({ segment: 'Buyers' })).status).toBe(200);
  });

  test('an export that loses its customers in the middle breaks off without an end', async () => {
    await database.execute(sql`/* test */
      create function lose_parts() returns trigger language plpgsql as $$ begin delete from export_part where part = 1; return null; end $$`);
    await database.execute(sql`/* test */
      create trigger lose_parts after update on export_run for each statement execute function lose_parts()`);
    const broken = get({ query: "customer_tags CONTAINS 'many'", columns: 'id', format: 'csv' });
    await expect(broken).rejects.toThrow('terminated');
    await database.execute(sql`/* test */ drop trigger lose_parts on export_run`);
    expect((await get({ segmentId })).status).toBe(200);
  });

  test('one whose client has gone ends, and says so in the audit log', async () => {
    const client = new AbortController();
    const headers = { authorization: `Bearer ${ADMIN_KEY}` };
    const blocked = database.transaction(async (transaction) => {
      await transaction.execute(sql`/* test */ lock table customer_external_id in access exclusive mode`);
      const going = fetch(`${server.url}/export?segmentId=${segmentId}`, { headers, signal: client.signal }).catch(() => 'gone');
      const waiting = sql`/* test */ select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '%export.read%'`;
      while ((await database.query(waiting)).length === 0);
      client.abort();
      while ((await database.query(waiting)).length > 0);
      return going;
    });
    expect(await blocked).toBe('gone');
    while ((await database.query(sql`/* test */ select from export_run`)).length > 0);
    const entry = sql`/* test */ select counts from audit_entry where operation = 'export' and counts ->> 'cut' = '1'`;
    let entries: object[] = [];
    while (entries.length === 0) entries = await database.query(entry);
    expect(entries).toEqual([{ counts: { customers: 2, exported: 0, cut: 1 } }]);
  });

  test('pages of other origins may read what is said of the file', async () => {
    const headers = { authorization: `Bearer ${ADMIN_KEY}`, origin: 'https://crm.example.com' };
    const response = await fetch(`${server.url}/export?segmentId=${segmentId}`, { headers });
    await response.text();
    expect(response.headers.get('access-control-expose-headers')).toContain('cantle-left-out');
  });
});
