import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { LIST_ID, type MailingTool, startMailingTool, TOOL_KEY } from '../support/mailing-tool.js';
import { createKey, startTestServer, type TestServer } from '../support/server.js';

/* The examples of docs/destinations.md, on a server that writes to a list and a table by itself. */

let server: TestServer;
let tool: MailingTool;
let theirs: Client;
let tableUrl: string;
let segmentId: string;
beforeAll(async () => {
  tool = await startMailingTool();
  server = await startTestServer({ environment: { CANTLE_IDE: 'off', CANTLE_WEBHOOKS_PRIVATE: 'on' } });
  tableUrl = server.environment['DATABASE_URL'] ?? '';
  theirs = new Client({ connectionString: tableUrl });
  await theirs.connect();
  const { createSegment } = await server.ask<{ createSegment: { segment: { id: string } } }>(
    `mutation { createSegment(input: { name: "F", query: "gender = 'f'" }) { segment { id } } }`,
  );
  segmentId = createSegment.segment.id;
  await server.ask(`mutation { syncCustomers(input: { source: "shop", records: [
    { externalId: "ann", gender: "f", firstName: "Ann", emails: ["ann@mail.example"], tags: ["vip"] }, { externalId: "bea", gender: "f" }] }) { created } }`);
  await server.ask(`mutation { syncConsents(input: { source: "shop", records: [
    { customerExternalId: "ann", channel: email, status: SUBSCRIBED, changedAt: "2026-05-01T00:00:00Z" }] }) { created } }`);
});
afterAll(async () => {
  await theirs.end();
  await server.close();
  await tool.close();
});

/** The example of a document that has this in it. */
function example(has: string): string {
  const text = readFileSync(join(__dirname, '..', '..', 'docs', 'destinations.md'), 'utf8');
  const found = [...text.matchAll(/^```\w+\n(.*?)^```/gms)].find(([, block = '']) => block.includes(has));
  if (found?.[1] === undefined) throw new Error(`No example has ${has}.`);
  return found[1];
}

interface Told {
  readonly destination: { readonly counts: { readonly present: number; readonly skipped: number }; readonly lastError: string | null };
}

async function made(document: string): Promise<string> {
  const { createDestination } = await server.ask<{ createDestination: { destination: { id: string } } }>(document, { segmentId });
  return createDestination.destination.id;
}

/** How it stands once everybody is told of. */
async function whole(id: string): Promise<Told['destination']> {
  for (;;) {
    const { destination } = await server.ask<Told>(example('members(state: REFUSED'), { id });
    if (destination.counts.present + destination.counts.skipped === 2) return destination;
  }
}

test('the list of the example is filled, and tells nobody its key', async () => {
  const id = await made(
    example('mailingList:')
      .replace(`"0123456789abcdef0123456789abcdef-us6"`, `"${TOOL_KEY}", url: "${tool.url}"`)
      .replace('a1b2c3d4e5', LIST_ID),
  );
  expect(await whole(id)).toMatchObject({ pausedFor: null, lastError: null, counts: { present: 1, skipped: 1 } });
  expect([...tool.members.values()]).toMatchObject([{ email: 'ann@mail.example', mergeFields: { FNAME: 'Ann', SPENT: '0.00' } }]);
  expect(await server.ask(example('testDestination'), { id })).toMatchObject({ testDestination: { error: null } });
  expect(server.logged.join('')).not.toContain(TOOL_KEY);
  const { auditLog } = await server.ask<{ auditLog: object }>('{ auditLog(first: 50) { nodes { operation subjectIds } } }');
  expect(JSON.stringify(auditLog)).toContain('createDestination');
  const metrics = await (await fetch(`${server.url}/metrics`)).text();
  expect(metrics).toMatch(/^cantle_destinations_paused 0$/m);
});

test('the table of the example has its rows', async () => {
  await theirs.query(`create schema crm; ${example('create table')}`);
  const id = await made(example('table: { url:').replace('postgres://cantle:secret@db.example.com/warehouse', tableUrl));
  expect(await whole(id)).toMatchObject({ lastError: null, counts: { present: 2 } });
  const { rows } = await theirs.query('select email, spent, tags from crm.members order by email');
  expect(rows).toEqual([
    { email: 'ann@mail.example', spent: '0.00', tags: ['vip'] },
    { email: null, spent: '0.00', tags: [] },
  ]);
});

test('nobody makes one that is told what they may not read, and addresses are public unless they may be others', async () => {
  const make = `mutation ($segmentId: ID!) { createDestination(input: { name: "x", segmentId: $segmentId, mailingList: { listId: "l", apiKey: "k-us6" } }) {
    destination { id } userErrors { message } } }`;
  const scopes = ['destinations:manage', 'destinations:read', 'segments:read', 'customers:read'];
  const { errors } = await server.send(make, { segmentId }, await createKey(server, scopes));
  expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN', scopes: ['personal_data:read'] } }]);
  const { data } = await server.send(make, { segmentId }, await createKey(server, [...scopes, 'personal_data:read']));
  expect(data).toMatchObject({ createDestination: { userErrors: [] } });
});
