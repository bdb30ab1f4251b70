import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { commandLine, type Ended } from '../support/command-line.js';
import { Guide } from '../support/guide.js';
import { LIST_ID, startMailingTool, TOOL_KEY, type MailingTool } from '../support/mailing-tool.js';
import { memoryFolder } from '../support/memory-folder.js';
import { startTestServer, type TestServer } from '../support/server.js';

/* The pages of docs/guides, walked through as they stand there beside a server, in a folder with the samples. The mailing tool is one of the test. */

const ROOT = join(__dirname, '..', '..');
const HOME = process.cwd();
const run = promisify(execFile);
let server: TestServer;
let folder: string;
let guide: Guide;

beforeEach(async () => {
  server = await startTestServer({ environment: { CANTLE_WEBHOOKS_PRIVATE: 'on', CANTLE_CURRENCY: 'EUR' } });
  folder = mkdtempSync(join(memoryFolder(), 'cantle-guide-'));
  cpSync(join(ROOT, 'test', 'data', 'guides'), folder, { recursive: true });
  process.chdir(folder);
});
afterEach(async () => {
  process.chdir(HOME);
  rmSync(folder, { recursive: true });
  await server.close();
  expect(guide.untried()).toEqual([]);
});

const content = (file: string) => readFileSync(join(folder, file), 'utf8');

/** Types the commands of a block, one after the other. What goes into a file (`>`) is put there. */
async function type(name: string): Promise<Ended[]> {
  const ended: Ended[] = [];
  for (const line of guide.take(name).trim().split('\n')) {
    const [, command = '', file] = /^npx cantle (.*?)(?: > (\S+))?(?: +# .*)?$/.exec(line) ?? [];
    const parameters = [...command.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(
      ([, single, double, bare]) => single ?? double ?? bare ?? '',
    );
    expect(parameters).not.toEqual([]);
    const one = await commandLine(server.environment, ...parameters);
    if (file !== undefined) writeFileSync(join(folder, file), one.out);
    ended.push(one);
  }
  return ended;
}

const codesOf = (ended: readonly Ended[]) => ended.map(({ code }) => code);

test('Connect Shopify', async () => {
  guide = new Guide('connect-shopify.md');
  writeFileSync(join(folder, 'shopify-export.yaml'), guide.take('mapping'));
  expect(codesOf(await type('import'))).toEqual([0, 0]);
  const { customers } = await server.ask<{ customers: { nodes: object[] } }>(
    '{ customers(first: 9, query: "customer_tags CONTAINS \'regular\'") { nodes { firstName numberOfOrders amountSpent consents { channel status } } } }',
  );
  expect(customers.nodes).toEqual([
    { firstName: 'Ann', numberOfOrders: 2, amountSpent: '145.00', consents: [{ channel: 'EMAIL', status: 'SUBSCRIBED' }] },
  ]);
  const [made] = await type('key');
  const key = made?.out.trim() ?? '';
  const { connectShop } = await server.ask<{ connectShop: { address: string } }>(guide.take('connect'), {}, key);
  const typed = guide.take('try').replaceAll('https://cantle.example.com', server.url);
  const { stdout } = await run('bash', ['-ec', typed], { env: { ...process.env, ADDRESS: connectShop.address } });
  expect(JSON.parse(stdout)).toEqual({ status: 'TAKEN', problems: [] });
  expect(await server.ask(guide.take('look'), {}, key)).toEqual({
    shops: [{ name: 'Web shop', lastMessageAt: expect.any(String), refusedFor: null }],
    inboundProblems: { nodes: [] },
  });
  expect(await server.ask('{ customerByExternalId(source: "shopify", externalId: "7") { firstName } }')).toEqual({
    customerByExternalId: { firstName: 'Ann' },
  });
});

test('Import from HubSpot', async () => {
  guide = new Guide('import-from-hubspot.md');
  expect(codesOf(await type('guess'))).toEqual([0]);
  expect(content('guessed.yaml')).toMatch(/kind: customer\n[^]*firstName: First Name\n/);
  writeFileSync(join(folder, 'hubspot-contacts.yaml'), guide.take('mapping'));
  expect(codesOf(await type('import'))).toEqual([2, 2]);
  const rejected = content('mend-me/contacts.csv');
  expect(rejected).toMatch(/cantle_reason[^]*cem@example,/);
  writeFileSync(join(folder, 'mend-me', 'contacts.csv'), rejected.replace('cem@example,', 'cem@example.com,'));
  expect(codesOf(await type('mend'))).toEqual([0]);
  const { customers } = await server.ask<{ customers: { nodes: { emails: string[] }[] } }>('{ customers(first: 9) { nodes { emails } } }');
  expect(customers.nodes.flatMap(({ emails }) => emails).toSorted()).toEqual(['ann@example.com', 'bob@example.com', 'cem@example.com']);
  expect(codesOf(await type('list'))).toEqual([0]);
  const [told] = await type('rule');
  expect(told?.out.trim().split(/\r?\n/)).toEqual(['externalIds.hubspot.first,firstName', '101,Ann']);
});

describe('beside a mailing tool', () => {
  let tool: MailingTool;
  beforeEach(async () => {
    tool = await startMailingTool();
  });
  afterEach(() => tool.close());

  test('Feed a mailing tool', async () => {
    guide = new Guide('feed-a-mailing-tool.md');
    const person = (id: string, name: string) => ({ externalId: id, firstName: name, emails: [`${id}@example.com`] });
    const order = (externalId: string, customerExternalId: string) => ({
      externalId,
      customerExternalId,
      placedAt: '2025-01-10T10:00:00Z',
      total: '25',
    });
    await server.ask(
      `mutation ($customers: SyncCustomersInput!, $orders: SyncOrdersInput!) {
        syncCustomers(input: $customers) { created } syncOrders(input: $orders) { created }
      }`,
      {
        customers: { source: 'shop', records: [person('ann', 'Ann'), person('bob', 'Bob')] },
        orders: { source: 'shop', records: [order('1', 'ann'), order('2', 'ann'), order('3', 'bob'), order('4', 'bob')] },
      },
    );
    expect(await server.ask(guide.take('consent'))).toMatchObject({ syncConsents: { created: 1, results: [{ errors: [] }] } });
    const { createSegment } = await server.ask<{ createSegment: { segment: { id: string; size: number } } }>(guide.take('segment'));
    expect(createSegment.segment.size).toBe(2);
    const asked = guide.take('destination');
    expect([asked.includes(LIST_ID), asked.includes(TOOL_KEY)]).toEqual([true, true]);
    const { createDestination } = await server.ask<{ createDestination: { destination: { id: string }; userErrors: object[] } }>(
      asked.replace('apiKey:', `url: "${tool.url}", apiKey:`),
      { segmentId: createSegment.segment.id },
    );
    expect(createDestination.userErrors).toEqual([]);
    const standing = guide.take('standing');
    const stands = () =>
      server.ask<{ destination: { isComparing: boolean; lastError: string | null } }>(standing, { id: createDestination.destination.id });
    let { destination } = await stands();
    while (destination.isComparing && destination.lastError === null) ({ destination } = await stands());
    expect(destination).toMatchObject({ isComparing: false, lastError: null, counts: { present: 1, putting: 0, refused: 0 } });
    expect(tool.subscribed()).toEqual(['ann@example.com']);
    expect(codesOf(await type('export'))).toEqual([0]);
    expect(content('come-back.csv').trim().split(/\r?\n/)).toEqual(['emails.first,firstName,amount_spent', 'ann@example.com,Ann,50.00']);
  });
});
