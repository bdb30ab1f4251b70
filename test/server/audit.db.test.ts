/* Long because every way to the log is tried on one server. */
import { dropOldEntries, exportEntries } from '../../src/audit/index.js';
import type { Database } from '../../src/database/database.js';
import { openDatabase } from '../../src/database/open-database.js';
import { sql } from '../../src/database/sql.js';
import { entities } from '../../src/model/index.js';
import { TRACKED_KINDS } from '../../src/records/index.js';
import { columnsWith } from '../support/searched-database.js';
import { createKey, startTestServer, type TestServer } from '../support/server.js';
import { openSocket } from '../support/socket.js';

/* Who did what, when, from where and what came of it, as the server writes it down by itself. */

const LOG = `query ($filter: AuditFilterInput) { auditLog(first: 1000, filter: $filter) { nodes {
  at actorKind actorId actorName operation outcome code subjectKind subjectIds counts address requestId } } }`;
const SYNC = 'mutation ($input: SyncCustomersInput!) { syncCustomers(input: $input) { created results { id } } }';

interface Entry {
  readonly actorKind: string;
  readonly actorId: string | null;
  readonly actorName: string | null;
  readonly operation: string;
  readonly outcome: string;
  readonly code: string | null;
  readonly subjectKind: string;
  readonly subjectIds: readonly string[];
  readonly counts: Readonly<Record<string, number>>;
  readonly address: string;
  readonly requestId: string;
}

/** What `deleteRecords` takes, whatever it deletes. */
const DELETION_SCOPES = [...new Set(TRACKED_KINDS.map(({ scope }) => `${scope}:write`))];

let server: TestServer;
let database: Database;
beforeAll(async () => {
  server = await startTestServer({ environment: { CANTLE_TRUSTED_PROXIES: 'loopback', CANTLE_IDE: 'off' } });
  const { DATABASE_URL: url, CANTLE_DATA: dataFolder = '' } = server.environment;
  database = await openDatabase({ url, dataFolder, entities, poolSize: 2 });
});
afterAll(async () => {
  await database.close();
  await server.close();
});
beforeEach(() => database.execute(sql`/* test */ delete from audit_entry`));

async function entries(filter: object = {}): Promise<Entry[]> {
  const { auditLog } = await server.ask<{ auditLog: { nodes: Entry[] } }>(LOG, { filter });
  return auditLog.nodes.toReversed();
}

/** As `entries`, once there are so many: a refusal is written down beside its answer. */
async function entriesOnce(count: number): Promise<Entry[]> {
  const deadline = performance.now() + 20_000;
  let found: Entry[];
  do found = await entries();
  while (found.length < count && performance.now() < deadline);
  expect(found.length).toBeGreaterThanOrEqual(count);
  return found;
}

function sync(count: number, prefix: string) {
  const records = Array.from({ length: count }, (_, n) => ({ externalId: `${prefix}${n}`, firstName: prefix }));
  return server.ask<{ syncCustomers: { results: { id: string }[] } }>(SYNC, { input: { source: 'test', records } });
}

test('a change is told with who made it, to what, from where, and by which request', async () => {
  const key = await createKey(server, ['segments:write', 'segments:read', 'customers:read', 'orders:read']);
  const answer = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${key}`,
      'x-forwarded-for': '198.51.100.7, 203.0.113.9',
      'x-request-id': 'request-1',
    },
    body: JSON.stringify({
      query: 'mutation { createSegment(input: { name: "Audited", query: "number_of_orders = 1" }) { segment { id } } }',
    }),
  });
  const { data } = (await answer.json()) as { data: { createSegment: { segment: { id: string } } } };
  expect(answer.headers.get('x-request-id')).toBe('request-1');
  const [madeKey, madeSegment] = await entries();
  expect(madeKey).toMatchObject({ operation: 'createApiKey', subjectKind: 'ApiKey', outcome: 'DONE' });
  expect(madeSegment).toMatchObject({
    actorKind: 'KEY',
    actorId: madeKey?.subjectIds[0],
    actorName: 'test',
    operation: 'createSegment',
    outcome: 'DONE',
    subjectKind: 'Segment',
    subjectIds: [data.createSegment.segment.id],
    // Who sends to a proxy that is trusted is believed only as far as that proxy has seen it.
    address: '203.0.113.9',
    requestId: 'request-1',
  });
});

test('a batch is one entry with counts, and the request that repeats it another', async () => {
  await sync(50, 'batch');
  await sync(50, 'batch');
  expect((await entries()).map(({ operation, counts, subjectIds }) => ({ operation, counts, subjectIds }))).toEqual([
    { operation: 'syncCustomers', counts: { created: 50, updated: 0, unchanged: 0, rejected: 0 }, subjectIds: [] },
    { operation: 'syncCustomers', counts: { created: 0, updated: 0, unchanged: 50, rejected: 0 }, subjectIds: [] },
  ]);
});

test('a batch of one names its record where something came of it, and who did it is found by name', async () => {
  const one = (firstName: string) => ({ input: { source: 'one', records: [{ externalId: '1', firstName }] } });
  const {
    createApiKey: { key },
  } = await server.ask<{ createApiKey: { key: string } }>(
    'mutation { createApiKey(input: { name: "the loader", scopes: ["customers:write"] }) { key } }',
  );
  const {
    syncCustomers: {
      results: [made],
    },
  } = await server.ask<{ syncCustomers: { results: { id: string }[] } }>(SYNC, one('Ann'), key);
  await server.ask(SYNC, one('Ann'), key);
  await server.ask(SYNC, one('Anna'));
  const about = await entries({ subjectId: made?.id });
  expect(about.map(({ operation, actorName }) => [operation, actorName])).toEqual([
    ['syncCustomers', 'the loader'],
    ['syncCustomers', about[1]?.actorName],
  ]);
  expect((await entries({ actorName: 'the loader' })).map(({ subjectIds }) => subjectIds)).toEqual([[made?.id], []]);
});

test('the entry of a batch is whole when it is written with the COMMIT: it is not written again before the answer', async () => {
  await database.execute(sql`/* test */
    create function refuse_change() returns trigger language plpgsql as $$ begin raise exception 'changed'; end $$`);
  await database.execute(sql`/* test */ create trigger refuse before update on audit_entry for each row execute function refuse_change()`);
  try {
    for (const count of [1, 1, 3]) expect(await server.send(SYNC, batchOf(count))).not.toHaveProperty('errors');
  } finally {
    await database.execute(sql`/* test */ drop trigger refuse on audit_entry`);
    await database.execute(sql`/* test */ drop function refuse_change`);
  }
  const [last] = await database.query<{ operation: string }>(
    sql`/* test */ select operation from audit_entry order by at desc, id desc limit 1`,
  );
  expect(last?.operation).toBe('syncCustomers');
});

const batchOf = (count: number) => ({
  input: { source: 'whole', records: Array.from({ length: count }, (_, n) => ({ externalId: String(n), firstName: `of ${count}` })) },
});

test('what cannot be written down does not happen', async () => {
  await database.execute(sql`/* test */
    create function refuse_entries() returns trigger language plpgsql as $$ begin raise exception 'no entry'; end $$`);
  await database.execute(sql`/* test */ create trigger refuse before insert on audit_entry for each row execute function refuse_entries()`);
  try {
    const { errors } = await server.send(SYNC, { input: { source: 'test', records: [{ externalId: 'unaudited' }] } });
    expect(errors).toHaveLength(1);
    expect(await database.query(sql`/* test */ select from customer_external_id where external_id = 'unaudited'`)).toEqual([]);
  } finally {
    await database.execute(sql`/* test */ drop trigger refuse on audit_entry`);
  }
});

test('attempts without the right, whatever they ask for, and those that come to nothing are told with the reason', async () => {
  const key = await createKey(server, ['segments:read']);
  await database.execute(sql`/* test */ delete from audit_entry`);
  await server.send('mutation { deleteSegment(id: "00000000-0000-0000-0000-000000000000") { deletedId } }', {}, key);
  await entriesOnce(1);
  await server.send('{ customers(first: 1) { nodes { id } } }', {}, key);
  await entriesOnce(2);
  await server.send('{ previewSegment(query: "first_name = \'Ann\'") { size } }', {}, key);
  await server.send('mutation { createSegment(input: { name: "", query: "nonsense" }) { userErrors { code } } }');
  await server.send('mutation { eraseCustomer(id: "00000000-0000-0000-0000-000000000000") { deletedId } }');
  expect((await entriesOnce(5)).map(({ operation, outcome, code }) => `${operation} ${outcome} ${code}`)).toEqual([
    'deleteSegment REFUSED FORBIDDEN',
    'customers REFUSED FORBIDDEN',
    'previewSegment REFUSED FORBIDDEN',
    expect.stringMatching(/^createSegment REFUSED [A-Z_]+$/),
    'eraseCustomer REFUSED NOT_FOUND',
  ]);
});

test('personal data read of more than 100 at once is told, by whatever way', async () => {
  await server.ask('{ customers(first: 100) { nodes { firstName } } }');
  await server.ask('{ customers(first: 1000) { nodes { id } } }');
  await server.ask('{ customers(first: 101) { nodes { firstName } } }');
  await server.ask('{ segments(first: 20) { nodes { members(first: 50) { nodes { id emails } } } } }');
  expect((await entries()).map(({ operation, counts }) => ({ operation, counts }))).toEqual([
    { operation: 'customers', counts: { records: 101 } },
    { operation: 'segments', counts: { records: 1_000 } },
  ]);
});

describe('personal data of many is told, though no one field is read of more than 100', () => {
  const told = async () => (await entries()).map(({ operation, outcome, counts }) => ({ operation, outcome, counts }));
  const CHANGE = '... on MembershipChangeBatch { changes { customer { emails } } }';

  test('by many aliases of one operation, at the root or below', async () => {
    await server.ask('{ a: customers(first: 60) { nodes { emails } } b: customers(first: 41) { nodes { birthDate } } }');
    await server.ask('{ a: customers(first: 50) { nodes { emails } } a: customers(first: 50) { nodes { birthDate } } }');
    await server.ask(
      '{ segments(first: 1) { nodes { a: members(first: 60) { nodes { emails } } b: members(first: 60) { nodes { phones } } } } }',
    );
    expect(await told()).toEqual([
      { operation: 'customers', outcome: 'DONE', counts: { records: 60 } },
      { operation: 'customers', outcome: 'DONE', counts: { records: 41 } },
      { operation: 'segments', outcome: 'DONE', counts: { records: 120 } },
    ]);
  });

  test.each([
    `subscription { membershipChanges(snapshot: true) { ... on MembershipSnapshotPage { members { customer { emails } } } } }`,
    `subscription { membershipChanges { ${CHANGE} } }`,
  ])('by lists without a page size: %s', async (subscription) => {
    const key = await createKey(server, ['admin']);
    await database.execute(sql`/* test */ delete from audit_entry`);
    const socket = await openSocket(server, key);
    const events = socket.subscribe(subscription);
    await socket.subscribe('{ __typename }').next();
    expect((await entriesOnce(1)).map(({ operation, counts }) => [operation, counts])).toEqual([['membershipChanges', { records: 1_000 }]]);
    events.stop();
    await socket.close();
  });

  test('by the answer to a batch', async () => {
    await server.ask(
      'mutation ($input: SyncCustomersInput!) { syncCustomers(input: $input) { membershipChanges { customer { emails } } } }',
      { input: { source: 'test', records: [] } },
    );
    expect(await told()).toMatchObject([{ operation: 'syncCustomers', counts: { records: 1_000 } }]);
  });

  test.each([
    ['customers(first: 101, orderBy: NAME) { edges { cursor } }', 'customers', 101],
    ['customers(first: 101, orderBy: NAME) { pageInfo { endCursor } }', 'customers', 101],
    ['customers(first: 101, orderBy: AGE_DESC) { nodes { id } }', 'customers', 101],
    ['customers(first: 101, search: "ann") { nodes { id } }', 'customers', 101],
    ['customers(first: 101, query: "customer_emails CONTAINS \'a@b.example\'") { nodes { id } }', 'customers', 101],
    ['lossMakingCustomers(first: 101, query: "age > 3") { nodes { customer { id } } }', 'lossMakingCustomers', 101],
    ['previewSegment(first: 101, query: "age > 3") { sample { id } }', 'previewSegment', 101],
    ['segments(first: 3) { nodes { members(first: 40, orderBy: NAME) { edges { cursor } } } }', 'segments', 120],
  ])('by whom a list has and in which order, whatever is read of them: %s', async (question, operation, records) => {
    await server.ask(`{ ${question} }`);
    expect(await told()).toEqual([{ operation, outcome: 'DONE', counts: { records } }]);
  });

  test('by whom a segment has whose rule looks at personal data, or builds on such, and by when they will leave it', async () => {
    await sync(120, 'born');
    // They are 30 in some months.
    const birthDay = new Date(server.clock.now().getTime() + 100 * 86_400_000);
    birthDay.setUTCFullYear(birthDay.getUTCFullYear() - 30);
    const births = Array.from({ length: 120 }, (_, n) => ({
      externalId: `born${n}`,
      birthDate: birthDay.toISOString().slice(0, 10),
      tags: ['born'],
    }));
    await server.ask(SYNC, { input: { source: 'test', records: births } });
    const make = async (name: string, query: string) => {
      const made = await server.ask<{ createSegment: { segment: { id: string } } }>(
        'mutation ($input: CreateSegmentInput!) { createSegment(input: $input) { segment { id } } }',
        { input: { name, query } },
      );
      return made.createSegment.segment.id;
    };
    const young = await make('Young', "age < 30 AND customer_tags CONTAINS 'born'");
    const tagged = await make('Tagged', "customer_tags CONTAINS 'born'");
    await make('Built on', "segment MATCHES (name = 'Young')");
    const year = new Date(server.clock.now().getTime() + 300 * 86_400_000).toISOString();
    const each = async (question: string) => {
      await database.execute(sql`/* test */ delete from audit_entry`);
      await server.ask(`{ ${question} }`);
      return told();
    };
    const noted = (operation: string, records: number) => [{ operation, outcome: 'DONE', counts: { records } }];
    expect(await each(`segment(id: "${young}") { members(first: 120) { edges { leavesAt } } }`)).toEqual(noted('segment', 120));
    expect(await each(`customers(first: 110, query: "segment MATCHES (name = 'Built on')") { nodes { id } }`)).toEqual(
      noted('customers', 110),
    );
    expect(
      await each(`segmentForecast(segmentId: "${young}", until: "${year}") { changes(first: 115) { nodes { at customerId } } }`),
    ).toEqual(noted('segmentForecast', 115));
    const those = `customers(first: 120, query: "customer_tags CONTAINS 'born'")`;
    expect(await each(`${those} { nodes { segments { since } } }`)).toEqual(noted('customers', 101));
    expect(await each(`${those} { nodes { upcomingMembershipChanges(until: "${year}") { at } } }`)).toEqual(noted('customers', 101));
    for (const question of [
      `segment(id: "${tagged}") { members(first: 120) { edges { leavesAt } } }`,
      `segment(id: "${young}") { members(first: 100) { nodes { id } } }`,
      `segment(id: "${young}") { members(first: 120) { totalCount } }`,
      `segmentForecast(segmentId: "${young}", until: "${year}") { changes(first: 100) { nodes { at customerId } } }`,
    ])
      expect(await each(question)).toEqual([]);
  });

  test('by rules of many aliases of one operation', async () => {
    const aliases = Array.from({ length: 4 }, (_, index) => `a${index}: customers(first: 40, query: "age > ${index}") { nodes { id } }`);
    await server.ask(`{ ${aliases.join(' ')} }`);
    expect(await told()).toEqual([
      { operation: 'customers', outcome: 'DONE', counts: { records: 120 } },
      { operation: 'customers', outcome: 'DONE', counts: { records: 40 } },
    ]);
  });

  test.each([
    '{ customers(first: 100, orderBy: NAME) { edges { cursor } } }',
    '{ customers(first: 101, orderBy: NAME) { totalCount } }',
    '{ customers(first: 101, orderBy: ADDED_DATE) { edges { cursor } } }',
    '{ customers(first: 101, orderBy: AMOUNT_SPENT) { edges { cursor } } }',
    '{ customers(first: 100, query: "age > 3") { nodes { id } } }',
    '{ customers(first: 101, query: "age > 3") { totalCount } }',
    '{ customers(first: 101, query: "amount_spent > 3") { nodes { id } } }',
    '{ previewSegment(first: 101, query: "age > 3") { size } }',
  ])('and no more: %s', async (operation) => {
    await server.ask(operation);
    expect(await told()).toEqual([]);
  });

  test.each([
    ['breakdown(by: "customer_emails", first: 100) { parts { value } }', { records: 100 }],
    ['recordBreakdown(by: "influence.handle") { parts { value } }', { records: 20 }],
    ['figures(names: ["customer_emails"]) { values { value } }', { records: 20 }],
  ])('by the values of a group: %s', async (question, counts) => {
    await server.ask(`{ segmentValue(query: "number_of_orders >= 0") { ${question} again: ${question} } }`);
    expect(await told()).toEqual([{ operation: 'segmentValue', outcome: 'DONE', counts }]);
    await server.ask('{ segmentValue(query: "number_of_orders >= 0") { breakdown(by: "number_of_orders") { parts { value } } } }');
    expect(await told()).toHaveLength(1);
  });
});

describe('whatever an operation is refused for leaves its traces', () => {
  const ID = '00000000-0000-0000-0000-000000000001';
  const traces = async (count: number) =>
    (await entriesOnce(count))
      .map(({ operation, outcome, code, subjectIds }) => [operation, outcome, code, ...subjectIds])
      .toSorted((one, other) => (String(one) < String(other) ? -1 : 1));
  let key: string;
  beforeEach(async () => {
    key = await createKey(server, ['segments:read', 'segments:write']);
    await server.ask('mutation { createSegment(input: { name: "Traces", query: "number_of_orders = 1" }) { userErrors { code } } }');
    await database.execute(sql`/* test */ delete from audit_entry`);
  });

  test('want of a right below the root', async () => {
    const { errors } = await server.send('{ segments { nodes { value { figures(names: ["age"]) { mean } } } } }', {}, key);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
    expect(await traces(1)).toEqual([['segments', 'REFUSED', 'FORBIDDEN']]);
  });

  test('each mutation of several of which the key may not do some, with what it was to be done to', async () => {
    const erase = `eraseCustomer(id: "${ID}") { deletedId }`;
    await server.send(
      `mutation { a: createSegment(input: { name: "x", query: "" }) { userErrors { code } } b: ${erase} ...More }
       fragment More on Mutation { c: deleteRecords(input: { source: "test", records: [] }) { updated } }`,
      {},
      key,
    );
    expect(await traces(3)).toEqual([
      ['createSegment', 'REFUSED', 'FORBIDDEN'],
      ['deleteRecords', 'REFUSED', 'FORBIDDEN'],
      ['eraseCustomer', 'REFUSED', 'FORBIDDEN', ID],
    ]);
  });

  test('mutations beyond a limit, and with variables that do not fit', async () => {
    const many = Array.from({ length: 51 }, (_, n) => `a${n}: deleteSegment(id: "${ID}") { deletedId }`);
    await server.send(`mutation { ${many.join(' ')} }`);
    expect(await traces(50)).toEqual(Array.from({ length: 50 }, () => ['deleteSegment', 'REFUSED', 'LIMIT_EXCEEDED', ID]));
    await database.execute(sql`/* test */ delete from audit_entry`);
    await server.send('mutation ($id: ID!) { eraseCustomer(id: $id) { deletedId } }', { id: null });
    expect(await traces(1)).toEqual([['eraseCustomer', 'REFUSED', 'INVALID_INPUT']]);
  });
});

test('what is refused in an event of a subscription is told once, from where it was asked', async () => {
  const { syncCustomers } = await sync(1, 'followed');
  const [id = ''] = syncCustomers.results.map((result) => result.id);
  const key = await createKey(server, ['segments:read', 'customers:read']);
  const { createSegment } = await server.ask<{ createSegment: { segment: { id: string } } }>(
    'mutation { createSegment(input: { name: "followed", kind: STATIC }) { segment { id } } }',
  );
  const put = (verb: string) =>
    server.ask(
      `mutation ($segmentId: ID!, $id: ID!) { ${verb}SegmentMembers(segmentId: $segmentId, customerIds: [$id]) { userErrors { code } } }`,
      {
        segmentId: createSegment.segment.id,
        id,
      },
    );
  const socket = await openSocket(server, key);
  const following = socket.subscribe(
    'subscription { membershipChanges(snapshot: true) { ... on MembershipChangeBatch { changes { customer { timeline(kinds: [ORDER]) { totalCount } } } } } }',
  );
  await following.next();
  await database.execute(sql`/* test */ delete from audit_entry`);
  const events: unknown[] = [];
  for (const verb of ['add', 'remove', 'add']) {
    await put(verb);
    events.push(await following.nextErrors());
  }
  expect(events).toMatchObject(Array.from({ length: 3 }, () => [{ extensions: { code: 'FORBIDDEN' } }]));
  await socket.close();
  const deadline = performance.now() + 20_000;
  let told: Entry[];
  do told = (await entries()).filter(({ operation }) => operation === 'membershipChanges');
  while (told.length < 1 && performance.now() < deadline);
  expect(told.map(({ outcome, code, address }) => [outcome, code, address !== null])).toEqual([['REFUSED', 'FORBIDDEN', true]]);
});

test('deleting customers takes the right to erase them, and is told with their ids', async () => {
  const { syncCustomers } = await sync(1, 'deleted');
  const [id = ''] = syncCustomers.results.map((result) => result.id);
  const DELETE = 'mutation ($input: DeleteRecordsInput!) { deleteRecords(input: $input) { updated } }';
  const input = (kind: string) => ({ input: { source: 'test', records: [{ kind, externalId: 'deleted0' }] } });
  const { createApiKey } = await server.ask<{ createApiKey: { key: string } }>(
    'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { key } }',
    { input: { name: 'writer', scopes: DELETION_SCOPES } },
  );
  for (const kind of ['CUSTOMER', ' customer']) {
    const { data, errors } = await server.send(DELETE, input(kind), createApiKey.key);
    expect([data ?? null, errors?.[0]?.extensions['code']]).toEqual([null, 'FORBIDDEN']);
  }
  expect((await server.send(DELETE, input('ORDER'), createApiKey.key)).errors).toBeUndefined();
  await server.ask(DELETE, input('CUSTOMER'));
  expect((await entries({ operation: 'deleteRecords' })).map(({ code, subjectIds }) => [code, ...subjectIds])).toEqual([
    ['FORBIDDEN'],
    ['FORBIDDEN'],
    [null],
    [null, id],
  ]);
});

test.each([
  ['nonsense', /^(::ffff:)?127\.0\.0\.1$|^::1$/],
  ['198.51.100.7, <script>, 127.0.0.1', /^127\.0\.0\.1$/],
  ['198.51.100.7', /^198\.51\.100\.7$/],
])('an address is one, whatever a proxy says: %s', async (forwarded, address) => {
  const key = await createKey(server, ['admin']);
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}`, 'x-forwarded-for': forwarded };
  const query = 'mutation { liftSuppression(source: "test", externalIds: ["x"]) { lifted } }';
  await fetch(`${server.url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) });
  const [entry] = await entries({ operation: 'liftSuppression' });
  expect(entry?.address).toMatch(address);
});

test('in place of an erased customer stands an id that leads nowhere, in all entries but that of the erasure', async () => {
  const { syncCustomers } = await sync(2, 'erased');
  const [a = '', b = ''] = syncCustomers.results.map(({ id }) => id);
  await server.ask('mutation ($a: ID!, $b: ID!) { mergeCustomers(intoId: $a, ids: [$b]) { mergeIds } }', { a, b });
  expect(await entries({ subjectId: b })).toHaveLength(1);
  await server.ask('mutation ($a: ID!) { eraseCustomer(id: $a) { deletedId } }', { a });
  expect((await entries({ subjectId: a })).map(({ operation }) => operation)).toEqual(['eraseCustomer']);
  expect(await entries({ subjectId: b })).toEqual([]);
  const [merged] = await entries({ operation: 'mergeCustomers' });
  expect(merged).toMatchObject({ outcome: 'DONE', subjectKind: 'Customer' });
  expect(merged?.subjectIds.filter((id) => id === a || id === b)).toEqual([]);
});

test('the log is filtered by all that is said, exported whole, and dropped by age', async () => {
  await sync(1, 'old');
  const before = server.clock.now();
  server.clock.advance(86_400_000);
  await sync(1, 'new');
  expect(await entries({ to: server.clock.now().toISOString() })).toHaveLength(1);
  expect(await entries({ from: server.clock.now().toISOString(), operation: 'syncCustomers' })).toHaveLength(1);
  expect(await entries({ outcome: 'REFUSED' })).toEqual([]);
  expect(await entries({ actorId: 'nobody' })).toEqual([]);
  const exported: object[] = [];
  for await (const entry of exportEntries(database, { operation: 'syncCustomers' })) exported.push(entry);
  expect(exported).toEqual([
    expect.objectContaining({ operation: 'syncCustomers', outcome: 'DONE', actorKind: 'KEY' }),
    expect.objectContaining({ operation: 'syncCustomers' }),
  ]);
  await dropOldEntries({ database, clock: server.clock }, server.clock.now().getTime() - before.getTime());
  expect(await entries({ operation: 'syncCustomers' })).toHaveLength(2);
  server.clock.advance(1);
  await dropOldEntries({ database, clock: server.clock }, 86_400_000);
  expect(await entries({ operation: 'syncCustomers' })).toHaveLength(1);
});

test('nobody reads it without the scope', async () => {
  const key = await createKey(server, ['keys:manage', 'customers:read']);
  const { errors } = await server.send('{ auditLog { nodes { id } } }', {}, key);
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', scopes: ['audit:read'] });
});

describe('whoever is not let in is told', () => {
  const REFUSED = { operation: 'authenticate' };
  /** What the log has of them, once it has so many attempts: it is written a moment later. */
  async function refusedOnce(attempts: number): Promise<Entry[]> {
    let found: Entry[];
    do found = await entries(REFUSED);
    while (found.reduce((sum, { counts }) => sum + (counts['attempts'] ?? 0), 0) < attempts);
    return found;
  }
  // A minute of its own for each test.
  beforeEach(() => server.clock.advance(60_000));

  const comeWith = (key: string | null, headers: Readonly<Record<string, string>> = {}, path = '/graphql') =>
    fetch(`${server.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(key === null ? {} : { authorization: `Bearer ${key}` }), ...headers },
      body: '{"query":"{ __typename }"}',
    });

  test('with the reason, from where, and the key if there was one, but nothing of what they came with', async () => {
    const make = async (expiresAt?: Date) => {
      const { createApiKey } = await server.ask<{ createApiKey: { key: string; apiKey: { id: string } } }>(
        'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { key apiKey { id } } }',
        { input: { name: 'fallen', scopes: ['segments:read'], expiresAt } },
      );
      return createApiKey;
    };
    const [revoked, expired] = [await make(), await make(new Date(server.clock.now().getTime() + 1_000))];
    await server.ask('mutation ($id: ID!) { revokeApiKey(id: $id) { id } }', { id: revoked.apiKey.id });
    server.clock.advance(1_000);
    const unknown = 'cantle_zqx_that_nobody_ever_had';

    const answers = [
      await comeWith(null, { 'x-request-id': 'first' }),
      await comeWith(unknown, { 'x-forwarded-for': '203.0.113.9' }),
      await comeWith(unknown, { 'x-forwarded-for': '203.0.113.9', accept: 'text/event-stream' }),
      await comeWith(revoked.key, {}, '/graphql/stream'),
      await comeWith(expired.key),
    ];
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401]);
    expect(answers[0]?.headers.get('x-request-id')).toBe('first');
    await expect(openSocket(server, null)).rejects.toMatchObject({ code: 4401 });
    await expect(openSocket(server, expired.key)).rejects.toMatchObject({ code: 4403 });

    const found = await refusedOnce(7);
    const told = found.map(({ actorKind, actorId, actorName, code, address, counts }) => [
      code ?? '',
      [actorKind, actorId, actorName, address, counts['attempts']],
    ]);
    expect(told).toHaveLength(4);
    expect(Object.fromEntries(told)).toEqual({
      NO_KEY: ['NOBODY', null, null, expect.any(String), 2],
      KEY_UNKNOWN: ['NOBODY', null, null, '203.0.113.9', 2],
      KEY_REVOKED: ['KEY', revoked.apiKey.id, 'fallen', expect.any(String), 1],
      KEY_EXPIRED: ['KEY', expired.apiKey.id, 'fallen', expect.any(String), 2],
    });
    expect(found.every(({ outcome, subjectKind }) => outcome === 'REFUSED' && subjectKind === 'Request')).toBe(true);
    expect(found.find(({ code }) => code === 'NO_KEY')?.requestId).toBe('first');
    expect((await entries({ actorId: revoked.apiKey.id, outcome: 'REFUSED' })).map(({ code }) => code)).toEqual(['KEY_REVOKED']);
    expect(await columnsWith(database, [unknown, revoked.key.slice('cantle_'.length + 6)])).toEqual([]);
    expect(server.logged.filter((line) => [unknown, revoked.key].some((key) => line.includes(key)))).toEqual([]);
  });

  test('in 21 entries a minute at most, whoever comes from wherever, with the number of them all', async () => {
    for (let n = 0; n < 300; n++) await comeWith(`cantle_guess_${n}`, { 'x-forwarded-for': `203.0.113.${n % 100}` });
    const found = await refusedOnce(300);
    expect(found).toHaveLength(21);
    const [others, ...rest] = found.filter(({ address }) => address === null);
    expect([rest, others?.code, others?.counts]).toEqual([[], 'UNAUTHENTICATED', { attempts: 240 }]);
    server.clock.advance(60_000);
    await comeWith(null);
    expect(await refusedOnce(301)).toHaveLength(22);
  });
});
