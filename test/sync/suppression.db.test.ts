import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from '../../src/database/sql.js';
import type { KindName } from '../../src/records/index.js';
import {
  checkSuppressionKey,
  declareAttributes,
  eraseCustomer,
  importFiles,
  liftSuppression,
  mergeCustomers,
  parseMapping,
  SuppressionKey,
  syncCustomers,
  syncUnchecked,
  unmergeCustomer,
  type SyncContext,
} from '../../src/sync/index.js';
import { pausedBefore, untilBlocked } from '../support/laws/paused-database.js';
import { MARK, markedRecord, PERSONAL_KINDS } from '../support/marked-records.js';
import { givenCampaigns, givenCustomers, givenOrders, reasons, SOURCE, statuses, syncContext } from '../support/records.js';
import { columnsWith } from '../support/searched-database.js';
import { useOneDatabase, type TestWorkspace } from '../support/workspace.js';

/* Whoever was erased and is to stay away does not come back, by whatever way, and whoever sends them is told. */

const overlapping = process.env['DATABASE_URL'] === undefined ? test.skip : test;

const SECRET = 'the_secret_that_nobody_guesses_in_tests';

/** Counts what is hashed with it. */
class CountedKey extends SuppressionKey {
  hashed = 0;

  override hash(source: string, externalId: string): Buffer {
    this.hashed += 1;
    return super.hash(source, externalId);
  }
}

let workspace: TestWorkspace;
let context: SyncContext;
const emptyWorkspace = useOneDatabase();
beforeEach(async () => {
  workspace = await emptyWorkspace();
  context = { ...syncContext(workspace.database), suppressionKey: new SuppressionKey(SECRET) };
});

const send = (kind: KindName, source: string, ...records: object[]) => syncUnchecked(context, kind, { source, records });
const erase = (id: string) => eraseCustomer(context, id, { suppress: true });
const placedAt = '2026-01-01T00:00:00Z';

/** Ann, whom the shop calls `ann` and the CRM `a-1`, and who was `ann-2` before a merge; erased. */
async function givenAnnWasErased(): Promise<void> {
  const [ann = '', other = ''] = await givenCustomers(context, { externalId: 'ann', firstName: 'Ann' }, { externalId: 'ann-2' });
  const crm = await syncCustomers(context, { source: 'crm', records: [{ externalId: 'a-1' }] });
  await mergeCustomers(context, ann, [other, crm.results[0]?.id ?? '']);
  expect((await erase(ann)).suppressed).toBe(3);
}

test('no source brings the person back by any name, and what says so names it; everybody else lands', async () => {
  await givenAnnWasErased();
  const again = await send(
    'customer',
    SOURCE,
    { externalId: 'ann' },
    { externalId: 'bob' },
    { externalId: 'ann-2' },
    { externalId: 'ann' },
  );
  expect(statuses(again)).toEqual(['REJECTED', 'CREATED', 'REJECTED', 'REJECTED']);
  expect(again.results[0]).toMatchObject({
    externalId: 'ann',
    errors: [
      {
        code: 'SUPPRESSED',
        path: ['externalId'],
        message: "externalId is of somebody who was erased and is not to come back: 'ann'.",
      },
    ],
  });
  expect(reasons(await send('customer', 'crm', { externalId: 'a-1' }))).toEqual(['0.externalId: SUPPRESSED']);
  // What another source calls somebody says nothing of who they are.
  expect(statuses(await send('customer', 'crm', { externalId: 'ann' }))).toEqual(['CREATED']);
});

test('nobody is said to have been brought by somebody who is to stay away', async () => {
  await givenAnnWasErased();
  const [bob] = await givenCustomers(context, { externalId: 'bob', referrerExternalId: 'ann' });
  const [zoe] = await givenCustomers(context, { externalId: 'zoe', referrerExternalId: 'bob' });
  const rows = await workspace.database.query(sql`/* test.referrers */
    select id, referrer_external_id from customer where id = any(${[bob, zoe]}::uuid[]) order by referrer_external_id`);
  expect(rows).toEqual([
    { id: zoe, referrer_external_id: 'bob' },
    { id: bob, referrer_external_id: null },
  ]);
});

test.each(PERSONAL_KINDS)('a %s that names the person says so, and the others land', async (kind) => {
  await givenAnnWasErased();
  await givenCustomers(context, { externalId: 'bob' });
  await givenCampaigns(context, { externalId: 'spring', name: 'Spring' });
  await declareAttributes(context, [{ owner: 'order', key: `${MARK}_key`, name: 'Key', type: 'text' }]);
  const references = kind === 'campaign_engagement' ? { campaignExternalId: 'spring' } : {};
  const of = (who: string) => ({ ...markedRecord(kind, who, who, references), externalId: `of ${who}` });
  const { externalId: _, ...consent } = of('bob');
  const records = ['ann', 'bob', 'nobody'].map((who) => (kind === 'consent' ? { ...consent, customerExternalId: who } : of(who)));
  const outcome = await send(kind, SOURCE, ...records);
  expect(statuses(outcome)).toEqual(['REJECTED', 'CREATED', 'REJECTED']);
  expect(reasons(outcome)).toEqual(['0.customerExternalId: SUPPRESSED', '2.customerExternalId: UNKNOWN_REFERENCE']);
});

test('a record of somebody else that is to become the person’s stays where it is', async () => {
  await givenAnnWasErased();
  await givenCustomers(context, { externalId: 'bob' });
  await givenOrders(context, { externalId: 'o1', customerExternalId: 'bob', placedAt, total: '1' });
  const outcome = await send('order', SOURCE, { externalId: 'o1', customerExternalId: 'ann' });
  expect(reasons(outcome)).toEqual(['0.customerExternalId: SUPPRESSED']);
});

test('an import tells it of its rows, and takes the others', async () => {
  await givenAnnWasErased();
  const folder = await mkdtemp(join(tmpdir(), 'cantle-suppressed-'));
  try {
    await writeFile(join(folder, 'people.csv'), 'id\nann\nbob\n');
    await writeFile(join(folder, 'orders.csv'), 'id,who,at\no1,ann,2026-01-01T00:00:00Z\no2,bob,2026-01-01T00:00:00Z\n');
    const steps = `
  - { kind: customer, file: people.csv, fields: { externalId: id } }
  - { kind: order, file: orders.csv, fields: { externalId: id, customerExternalId: who, placedAt: at } }`;
    const report = await importFiles({ context, mapping: parseMapping(`name: Shop\nsource: ${SOURCE}\nsteps:${steps}`), folder });
    expect(report.steps.map(({ created, rejected }) => ({ created, rejected }))).toEqual([
      { created: 1, rejected: 1 },
      { created: 1, rejected: 1 },
    ]);
    expect(report.rejects).toMatchObject([
      { file: 'people.csv', line: 2, reason: expect.stringContaining('was erased and is not to come back') },
      { file: 'orders.csv', line: 2, reason: expect.stringContaining('was erased and is not to come back') },
    ]);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('no merge gives the person back', async () => {
  const [ann = '', other = ''] = await givenCustomers(context, { externalId: 'ann' }, { externalId: 'ann-2' });
  const { mergeIds } = await mergeCustomers(context, ann, [other]);
  await erase(ann);
  await expect(unmergeCustomer(context, mergeIds[0] ?? '')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  const [bob = ''] = await givenCustomers(context, { externalId: 'bob' });
  await expect(mergeCustomers(context, bob, [ann])).rejects.toMatchObject({ code: 'GONE' });
});

test('nobody stays away who was erased without a word of it, or deleted', async () => {
  const [ann = ''] = await givenCustomers(context, { externalId: 'ann' }, { externalId: 'bob' });
  expect((await eraseCustomer(context, ann)).suppressed).toBe(0);
  await syncUnchecked(context, 'customer', { source: SOURCE, records: [] });
  expect(statuses(await send('customer', SOURCE, { externalId: 'ann' }))).toEqual(['CREATED']);
});

test('a suppression that is lifted is as if it had never been', async () => {
  await givenAnnWasErased();
  expect(await liftSuppression(context, { source: SOURCE, externalIds: ['  ann ', 'bob'] })).toBe(1);
  expect(statuses(await send('customer', SOURCE, { externalId: 'ann' }, { externalId: 'ann-2' }))).toEqual(['CREATED', 'REJECTED']);
  // With the last one the key is free.
  await expect(checkSuppressionKey(workspace.database, undefined)).rejects.toThrow('CANTLE_SUPPRESSION_KEY is not set');
  expect(await liftSuppression(context, { source: SOURCE, externalIds: ['ann-2'] })).toBe(1);
  expect(await liftSuppression(context, { source: 'crm', externalIds: ['a-1'] })).toBe(1);
  await checkSuppressionKey(workspace.database, undefined);
  await expect(liftSuppression(context, { source: SOURCE, externalIds: [] })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  const tooMany = Array.from({ length: 1_001 }, (_, n) => `${n}`);
  await expect(liftSuppression(context, { source: SOURCE, externalIds: tooMany })).rejects.toMatchObject({ code: 'LIMIT_EXCEEDED' });
});

test('a server without the key, or with another, lets nobody in whom it does not know, and does not start', async () => {
  await givenAnnWasErased();
  await givenCustomers(context, { externalId: 'bob' });
  for (const suppressionKey of [undefined, new SuppressionKey(`${SECRET}!`)]) {
    const other = { ...context, suppressionKey };
    const customer = { source: SOURCE, records: [{ externalId: 'ann' }] };
    const refused = { code: 'UNAVAILABLE', details: { reason: 'SUPPRESSION_KEY', retryable: true } };
    await expect(syncUnchecked(other, 'customer', customer)).rejects.toMatchObject(refused);
    await expect(liftSuppression(other, { source: SOURCE, externalIds: ['ann'] })).rejects.toMatchObject(refused);
    expect(statuses(await syncCustomers(other, { source: SOURCE, records: [{ externalId: 'bob', firstName: 'Bob' }] }))).toHaveLength(1);
    await expect(checkSuppressionKey(workspace.database, suppressionKey)).rejects.toThrow('CANTLE_SUPPRESSION_KEY is not');
  }
  const [bob] = await workspace.database.query<{ id: string }>(sql`/* test */ select id from customer`);
  await expect(eraseCustomer({ ...context, suppressionKey: undefined }, bob?.id ?? '', { suppress: true })).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    details: { field: 'suppress' },
  });
  const another = { ...context, suppressionKey: new SuppressionKey(`${SECRET}!`) };
  await expect(eraseCustomer(another, bob?.id ?? '', { suppress: true })).rejects.toMatchObject({ code: 'CONFLICT' });
  expect(await workspace.database.query(sql`/* test */ select from customer`)).toHaveLength(1);
  await checkSuppressionKey(workspace.database, context.suppressionKey);
});

test('neither the external ids nor the key lie in the database', async () => {
  const [ann = ''] = await givenCustomers(context, { externalId: 'zqxann' });
  await erase(ann);
  expect(await columnsWith(workspace.database, ['zqxann', SECRET])).toEqual([]);
});

overlapping('a sync that waits for the erasure, and one that an erasure waits for, bring nobody back', async () => {
  const { database } = workspace;
  const [ann = ''] = await givenCustomers(context, { externalId: 'ann' });
  const pause = pausedBefore(database, 'sync.eraseCustomer');
  const erasing = eraseCustomer({ ...context, database: pause.database }, ann, { suppress: true });
  await pause.reached;
  const syncing = send('customer', SOURCE, { externalId: 'ann', firstName: 'Again' });
  const ordering = send('order', SOURCE, { externalId: 'o1', customerExternalId: 'ann', placedAt });
  expect(await untilBlocked(database, syncing)).toBe('blocked');
  pause.release();
  await erasing;
  expect(reasons(await syncing)).toEqual(['0.externalId: SUPPRESSED']);
  expect(reasons(await ordering)).toEqual(['0.customerExternalId: SUPPRESSED']);

  const [bob = ''] = await givenCustomers(context, { externalId: 'bob' });
  const slow = pausedBefore(database, 'sync.update: customer');
  const first = syncCustomers(
    { ...context, database: slow.database },
    { source: SOURCE, records: [{ externalId: 'bob', firstName: 'B' }] },
  );
  await slow.reached;
  const second = erase(bob);
  expect(await untilBlocked(database, second)).toBe('blocked');
  slow.release();
  await Promise.all([first, second]);
  expect(reasons(await send('customer', SOURCE, { externalId: 'bob' }))).toEqual(['0.externalId: SUPPRESSED']);
  expect(await database.query(sql`/* test */ select from customer`)).toEqual([]);
});

describe('where nobody is suppressed', () => {
  /** The statements about suppression that something sends, and in how many round trips. */
  async function asked(work: () => Promise<unknown>): Promise<string[]> {
    const names: string[] = [];
    const stop = workspace.database.onStatement((text) => {
      const name = /\/\* (sync\.suppress\S+) \*\//.exec(text)?.[1];
      if (name !== undefined) names.push(name);
    });
    await work();
    stop();
    return names;
  }

  test('a batch asks for one row of the settings beside its locks, and of records of others nothing', async () => {
    const suppressionKey = new CountedKey(SECRET);
    context = { ...context, suppressionKey };
    const many = Array.from({ length: 1_000 }, (_, n) => ({ externalId: `c${n}` }));
    expect(await asked(() => send('customer', SOURCE, ...many))).toEqual(['sync.suppressedWith']);
    expect(await asked(() => givenOrders(context, { externalId: 'o', customerExternalId: 'c1', placedAt }))).toEqual([]);
    const unknown = many.map(({ externalId }) => ({
      externalId,
      customerExternalId: `x${externalId}`,
      name: 'seen',
      occurredAt: placedAt,
    }));
    expect(await asked(() => send('event', SOURCE, ...unknown))).toEqual(['sync.suppressedWith']);
    expect(suppressionKey.hashed).toBe(0);
  });

  test('and where somebody is, one more, however many there are whom nobody knows', async () => {
    await givenAnnWasErased();
    const many = Array.from({ length: 1_000 }, (_, n) => ({ externalId: `c${n}` }));
    expect(await asked(() => send('customer', SOURCE, ...many))).toEqual(['sync.suppressedWith', 'sync.suppressedAmong']);
    expect(await asked(() => send('customer', SOURCE, ...many))).toEqual(['sync.suppressedWith']);
  });
});
