import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readRecipes, SourceCopy, type Step } from '../support/recipes.js';
import { BROWSER, openBrowser, Visitor } from '../console/support/browser.js';
import { ADMIN_KEY, ServerData, type ServerProcess } from '../support/server-process.js';

/*
 * docs/recipes.md is followed in a copy of the sources, which is compiled once without some of the steps, and once with all of them; then what was added is
 * used through the API.
 */

const COMPILER = join(__dirname, '..', '..', 'node_modules', 'typescript', 'bin', 'tsc');
const COMPILING_MS = 120_000;
const run = promisify(execFile);

const recipes = readRecipes();
const [field = [], kind = []] = [...recipes.values()];
const stepsFor = (steps: readonly Step[], part: RegExp) => steps.filter(({ path }) => part.test(path));
/** What is forgotten in the experiment. */
const FORGOTTEN = [...stepsFor(field, /records\/kinds\//), ...stepsFor(kind, /sync\/kinds\/sync/)];

const SETTINGS = { CANTLE_LOG_LEVEL: 'info', CANTLE_IDE: 'off' };
const inBrowser = BROWSER === undefined ? test.skip : test;

let copy: SourceCopy;
/** What the compiler says of the sources without the forgotten steps. */
let complaints: string;

beforeAll(async () => {
  copy = await SourceCopy.create();
  const steps = [...recipes.values()].flat().filter((step) => !FORGOTTEN.includes(step));
  for (const step of steps) await copy.follow(step);
  complaints = await compile({ include: ['src'], noEmit: true });
  for (const step of FORGOTTEN) await copy.follow(step);
}, COMPILING_MS);
afterAll(() => copy.remove());

/** What the compiler finds wrong; nothing if all is well. */
async function compile(how: { readonly include: readonly string[]; readonly noEmit: boolean }): Promise<string> {
  const { include, noEmit } = how;
  const project = join(copy.folder, 'tsconfig.recipes.json');
  const compilerOptions = { noEmit, rootDir: '.', outDir: 'built', types: ['node', 'jest'] };
  writeFileSync(project, JSON.stringify({ extends: './tsconfig.json', compilerOptions, include }));
  return run(process.execPath, [COMPILER, '-p', project]).then(
    () => '',
    (error: { readonly stdout: string }) => error.stdout,
  );
}

test('a stored field takes four files of the program and one of the tests', () => {
  const paths = field.map(({ path }) => path.replace(/\/.*/, '')).toSorted();
  expect(paths).toEqual(['migrations', 'src', 'src', 'src', 'test']);
});

test('a kind of record takes six new files of the program and five changed ones', () => {
  const own = kind.filter(({ path }) => !path.startsWith('test/'));
  expect([own.filter(({ isNew }) => isNew).length, own.filter(({ isNew }) => !isNew).length]).toEqual([6, 5]);
});

test('a field that is forgotten in its declaration, and a kind that nothing brings in, do not compile', () => {
  expect(complaints).toMatch(/records\/kinds\/customer\.ts.*\bpropertiesWithoutField: "loyaltyTier"/s);
  expect(complaints).toMatch(/sync\/kinds\/sync\.ts.*\bProperty 'loyalty_transaction' is missing\b/);
});

describe('with everything added, the program', () => {
  let data: ServerData;
  let server: ServerProcess;

  beforeAll(async () => {
    expect(await compile({ include: ['src', 'test/support/naive', 'test/support/laws'], noEmit: false })).toBe('');
    data = await ServerData.create(join(copy.folder, 'built', 'src', 'cli.js'));
    server = await data.start(SETTINGS);
  }, COMPILING_MS);
  afterAll(async () => {
    await server?.stop();
    await data?.remove();
  });

  async function ask<Data = Record<string, unknown>>(query: string, variables: object = {}): Promise<Data> {
    const answer = await server.send<Data>(query, variables);
    expect(answer.errors).toBeUndefined();
    return answer.data;
  }

  const sync = async (operation: string, ...records: readonly object[]) => {
    const mutation = `mutation ($input: S${operation.slice(1)}Input!) { ${operation}(input: $input) { created updated results { errors { message } } } }`;
    return (await ask<Record<string, object>>(mutation, { input: { source: 'shop', records } }))[operation];
  };
  const ada = `customerByExternalId(source: "shop", externalId: "ada")`;

  test('keeps the field, refuses what it must not be, and lets rules ask for it', async () => {
    expect(await sync('syncCustomers', { externalId: 'ada', loyaltyTier: 'gold' })).toMatchObject({ created: 1 });
    expect(await sync('syncCustomers', { externalId: 'ada', loyaltyTier: 'x'.repeat(256) })).toMatchObject({
      updated: 0,
      results: [{ errors: [{ message: expect.stringContaining('is longer than 255') }] }],
    });
    const answer = await ask(`{ ${ada} { loyaltyTier } customers(first: 5, query: "loyalty_tier = 'gold'") { nodes { loyaltyTier } } }`);
    expect(answer).toEqual({ customerByExternalId: { loyaltyTier: 'gold' }, customers: { nodes: [{ loyaltyTier: 'gold' }] } });
  });

  test('knows the figure as a field, in rules, as an order, in sums and parts of a group, in files and among what the documents list', async () => {
    const order = { externalId: 'o1', customerExternalId: 'ada', placedAt: '2026-05-01T10:00:00Z', total: '20', refunded: '5' };
    expect(await sync('syncOrders', order, { ...order, externalId: 'o2', refunded: '0' })).toMatchObject({ created: 2 });
    const ranked = 'customers(first: 1, query: "refunded_orders = 1", orderBy: REFUNDED_ORDERS_DESC) { nodes { refundedOrders } }';
    const group = `segmentValue(query: "number_of_orders > 0") { figures(names: ["refunded_orders"]) { label sum mean median histogram { count } }
      breakdown(by: "refunded_orders", figures: ["refunded_orders"]) { parts { value figures { sum } } } }`;
    const answer = await ask(`{ ${ada} { refundedOrders } ${ranked} ${group} segmentAttributes { name } }`);
    expect(answer).toEqual({
      customerByExternalId: { refundedOrders: 1 },
      customers: { nodes: [{ refundedOrders: 1 }] },
      segmentValue: {
        figures: [{ label: 'Refunded orders', sum: '1', mean: '1.00', median: '1.00', histogram: [{ count: 1 }] }],
        breakdown: { parts: [{ value: '1', figures: [{ sum: '1' }] }] },
      },
      segmentAttributes: expect.arrayContaining([{ name: 'refunded_orders' }]) as object,
    });
    const file = await fetch(`${server.url}/export?query=number_of_orders%20%3E%200&columns=refunded_orders`, {
      headers: { authorization: `Bearer ${ADMIN_KEY}` },
    });
    expect((await file.text()).trim().split(/\r?\n/)).toEqual(['refunded_orders', '1']);
  });

  inBrowser('has the figure as a column of the members in the console, which knows nothing of it', async () => {
    const { createSegment } = await ask<{ createSegment: { segment: { id: string } } }>(
      `mutation { createSegment(input: { name: "Buyers", query: "number_of_orders > 0" }) { segment { id } userErrors { message } } }`,
    );
    const browser = await openBrowser();
    const visitor = await Visitor.of(browser, server.url, { key: ADMIN_KEY });
    try {
      await visitor.visit(`/segments/${createSegment.segment.id}?tab=members`);
      const { page } = visitor;
      await page.getByRole('button', { name: 'Columns' }).click();
      await page.getByLabel('Find a column').fill('paid back');
      await page.getByRole('checkbox', { name: 'Refunded orders' }).check();
      await page.keyboard.press('Escape');
      const members = page.getByRole('table', { name: 'Members' });
      await members.getByRole('columnheader', { name: 'Refunded orders' }).waitFor();
      // What is new in a table comes after its head.
      const refunded = members.getByRole('row').nth(1).getByRole('cell').last().getByText('1', { exact: true });
      await refunded.waitFor();
      await members.getByRole('button', { name: 'Refunded orders' }).click();
      await page.waitForURL(/sort=-refundedOrders/);
      await refunded.waitFor();
      expect(visitor.wrong()).toEqual([]);
    } finally {
      await visitor.leave();
      await browser.close();
    }
  });

  let savers = '';
  test('brings in records of the kind, moves members by them, tells of them, and deletes them', async () => {
    const { createSegment } = await ask<{ createSegment: { segment: { id: string } } }>(
      `mutation { createSegment(input: { name: "Savers", query: "loyalty_transactions MATCHES (sum_points >= 100)" }) { segment { id } userErrors { message } } }`,
    );
    savers = createSegment.segment.id;
    const members = async () =>
      (await ask<{ segment: { size: number } }>(`{ segment(id: "${createSegment.segment.id}") { size } }`)).segment.size;
    const earned = { externalId: 't1', customerExternalId: 'ada', points: 120, reason: 'welcome', occurredAt: '2026-05-01T10:00:00Z' };
    expect(await sync('syncLoyaltyTransactions', earned, { externalId: 't2', customerExternalId: 'ada' })).toMatchObject({
      created: 1,
      results: [{ errors: [] }, { errors: [{ message: expect.stringContaining('points') }, expect.anything()] }],
    });
    expect(await members()).toBe(1);
    expect(await ask(`{ ${ada} { loyaltyTransactions(first: 5) { nodes { points reason customer { loyaltyTier } } } } }`)).toEqual({
      customerByExternalId: { loyaltyTransactions: { nodes: [{ points: 120, reason: 'welcome', customer: { loyaltyTier: 'gold' } }] } },
    });
    const feed = () =>
      ask(`{ changes(first: 9, kinds: [LOYALTY_TRANSACTION]) { changes { operation record { ... on LoyaltyTransaction { points } } } } }`);
    expect(await feed()).toEqual({ changes: { changes: [{ operation: 'UPSERTED', record: { points: 120 } }] } });
    const deletion = `mutation { deleteRecords(input: { source: "shop", records: [{ kind: LOYALTY_TRANSACTION, externalId: "t1" }] }) { updated } }`;
    expect(await ask(deletion)).toEqual({ deleteRecords: { updated: 1 } });
    expect(await members()).toBe(0);
    expect(await feed()).toEqual({ changes: { changes: [{ operation: 'DELETED', record: null }] } });
  });

  test('hands on each change of the log, once while it is stopped in peace, and leaves none out when it is killed', async () => {
    const told = () =>
      [...server.log.matchAll(/"kind":"(\w+)".*"segmentId":"([^"]+)".*"membership changed"/g)].flatMap(([, what, segmentId]) =>
        segmentId === savers ? [what] : [],
      );
    const earn = (externalId: string) =>
      sync('syncLoyaltyTransactions', { externalId, customerExternalId: 'ada', points: 100, occurredAt: '2026-05-02T10:00:00Z' });
    await until(() => told().length >= 2);
    expect(told()).toEqual(['ENTERED', 'LEFT']);
    await server.stop();
    server = await data.start(SETTINGS);
    await earn('t3');
    await until(() => told().length >= 1);
    expect(told()).toEqual(['ENTERED']);
    await server.kill();
    server = await data.start(SETTINGS);
    expect(
      await ask(
        `mutation { deleteRecords(input: { source: "shop", records: [{ kind: LOYALTY_TRANSACTION, externalId: "t3" }] }) { updated } }`,
      ),
    ).toEqual({
      deleteRecords: { updated: 1 },
    });
    await until(() => told().includes('LEFT'));
    // What was told but not yet written down as told when it was killed is told again.
    expect([['LEFT'], ['ENTERED', 'LEFT']]).toContainEqual(told());
  });
});

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 20));
}
