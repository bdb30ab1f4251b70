import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandLine } from '../support/command-line.js';
import { startTestServer, type TestServer } from '../support/server.js';

/** The command line on the database of a running server. */

let server: TestServer;

beforeAll(async () => {
  // As late as it is for the commands.
  server = await startTestServer({ now: new Date().toISOString() });
});
afterAll(() => server.close());

const cantle = (...parameters: string[]) => commandLine(server.environment, ...parameters);

test('a key is made, listed, used and revoked', async () => {
  const made = await cantle('key', 'create', '--name', 'reader', '--scopes', 'segments:read,customers:read');
  const key = made.out.trim();
  expect(key).toMatch(/^cantle_/);
  expect((await server.send('{ segments { totalCount } }', {}, key)).errors).toBeUndefined();
  expect((await server.send('{ products { totalCount } }', {}, key)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);

  const line = (await cantle('key', 'list')).out.split('\n').find((candidate) => candidate.includes('reader')) ?? '';
  expect(line).toContain(key.slice(0, 10));
  expect(line).not.toContain(key);
  // A program that takes the key from what is printed takes nothing else.
  expect(made).toEqual({ code: 0, out: `${key}\n`, err: `The id of the key 'reader' is ${line.split(' ')[0]}.\n` });
  await cantle('key', 'revoke', line.split(' ')[0] ?? '');
  expect((await server.send('{ segments { totalCount } }', {}, key)).errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
});

test('the audit log tells what was done, on the command line too, and what is held about somebody is printed whole', async () => {
  // It is later than when the commands before were run.
  server.clock.moveTo(new Date());
  const { data: synced } = await server.send<{ syncCustomers: { results: { id: string }[] } }>(
    'mutation { syncCustomers(input: { source: "cli", records: [{ externalId: "ann", firstName: "Ann" }] }) { results { id } } }',
  );
  const id = synced?.syncCustomers.results[0]?.id ?? '';
  expect(JSON.parse((await cantle('customer', 'export', id)).out)).toMatchObject({ customer: [{ firstName: 'Ann' }] });
  await cantle('key', 'create', '--name', 'audited', '--scopes', 'segments:read');
  await cantle('customer', 'export', 'nobody');
  const entries = (await cantle('audit')).out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  const told = entries.map(({ operation, outcome, actorKind, code }) => [operation, outcome, actorKind, code].join(' '));
  expect(told.slice(-4)).toEqual([
    'syncCustomers DONE KEY ',
    'customer export DONE COMMAND ',
    'key create DONE COMMAND ',
    'customer export REFUSED COMMAND NOT_FOUND',
  ]);
  const aboutHer = (await cantle('audit', '--subject', id)).out.trim().split('\n');
  expect(aboutHer.map((line) => (JSON.parse(line) as { operation: string }).operation)).toEqual(['syncCustomers', 'customer export']);
  expect((await cantle('audit', '--from', 'yesterday')).err).toBe("'yesterday' is no instant, such as 2026-05-30T16:00:00Z.\n");
});

test('customers are exported to a file, which is there when it is whole', async () => {
  await server.send(
    'mutation { syncCustomers(input: { source: "cli", records: [{ externalId: "eve", firstName: "Eve", tags: ["exported"] }] }) { created } }',
  );
  const parameters = ['export', '--query', "customer_tags CONTAINS 'exported'", '--columns', 'externalIds.cli,firstName'];
  const printed = await cantle(...parameters);
  expect(printed).toMatchObject({
    code: 0,
    out: 'externalIds.cli,firstName\r\neve,Eve\r\n',
    err: expect.stringMatching(/^1 of 1 customers, as of /),
  });
  const file = join(await mkdtemp(join(tmpdir(), 'cantle-export-')), 'out.ndjson');
  expect((await cantle(...parameters, '--format', 'ndjson', '--output', file)).code).toBe(0);
  expect(await readFile(file, 'utf8')).toBe('{"externalIds.cli":["eve"],"firstName":"Eve"}\n');
  expect(await cantle(...parameters, '--output', join(file, 'x'))).toMatchObject({
    code: 1,
    err: expect.stringMatching(/cannot be written: ENOTDIR/),
  });
  expect(await cantle('export', '--segment', 'Nobody')).toEqual({ code: 1, out: '', err: "There is no segment 'Nobody'.\n" });
});

test('what cannot be done is said in a line, without a stack', async () => {
  expect(await cantle('key', 'create', '--scopes', 'customers:reed')).toMatchObject({
    code: 1,
    err: "There is no scope 'customers:reed'. Did you mean 'customers:read'?\n",
  });
  expect(await cantle('key', 'revoke', 'x')).toEqual({ code: 1, out: '', err: "No API key has the id 'x'.\n" });
  expect(await cantle('import', 'nothing', '.')).toMatchObject({
    code: 1,
    err: expect.stringMatching(/^There is no mapping file 'nothing'/),
  });
});

test('migrating what is migrated does no harm', async () => {
  expect((await cantle('migrate')).out).toBe('The database is up to date.\n');
});

test('the schema is printed', async () => {
  expect((await cantle('schema')).out).toContain('type Query {');
});

test('files of the European Central Bank are read as they are, and orders of those days are valued', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'cantle-rates-'));
  try {
    const [daily, historical, other] = ['daily.csv', 'historical.csv', 'other.csv'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    await writeFile(daily, 'Date, USD, JPY, \n15 May 2026, 1.25, 160.00, \n');
    await writeFile(historical, 'Date,USD,CYP,\n2026-05-14,1.20,N/A,\n2026-05-13,1.10,N/A,\n');
    await writeFile(other, 'day;rate\n2026-05-14;1\n');
    expect(await cantle('rates', daily)).toMatchObject({ code: 0, out: '2 rates are set.\n' });
    expect(await cantle('rates', historical)).toMatchObject({ code: 0, out: '2 rates are set.\n' });
    const refused = await cantle('rates', other);
    expect([refused.code, refused.err.trim().split('\n')]).toEqual([1, [expect.stringContaining('Date')]]);
    const { data: answer } = await server.send(
      `mutation { syncCustomers(input: { source: "rates", records: [{ externalId: "ann" }] }) { created }
        syncOrders(input: { source: "rates", records: [
          { externalId: "1", customerExternalId: "ann", placedAt: "2026-05-14T10:00:00Z", currency: "EUR", total: "100.00" },
          { externalId: "2", customerExternalId: "ann", placedAt: "2026-05-14T10:00:00Z", currency: "CHF", total: "5.00" }] }) { rejected } }`,
    );
    expect(answer).toMatchObject({ syncOrders: { rejected: 0 } });
    const { data: read } = await server.send(
      '{ customerByExternalId(source: "rates", externalId: "ann") { amountSpent ordersWithoutRate } }',
    );
    expect(read).toEqual({ customerByExternalId: { amountSpent: '120.00', ordersWithoutRate: 1 } });
  } finally {
    await rm(folder, { recursive: true });
  }
});
