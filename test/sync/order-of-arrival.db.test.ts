import type { Database } from '../../src/database/database.js';
import { sql } from '../../src/database/sql.js';
import type { KindName } from '../../src/records/index.js';
import type { SyncContext } from '../../src/sync/index.js';
import { openTestDatabase } from '../support/database.js';
import { CHANGED, EACH_KIND, givenOneOfEach, ONE_OF_EACH, syncRecords } from '../support/one-of-each-kind.js';
import { reasons, statuses, syncContext } from '../support/records.js';

/* Records come in any order. What counts is what their source said last, of every kind. */

const EARLIER = '2026-02-10T10:00:00Z';
const LATER = '2026-02-10T10:00:00.001Z';

let database: Database;
let context: SyncContext;
beforeAll(async () => {
  database = await openTestDatabase();
  context = syncContext(database, '2026-03-01T12:00:00.000Z');
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.execute(sql`truncate customer, company, product, campaign, evaluation_queue, record_change cascade`);
  await givenWorld();
});

/** Of a time before everything that is said here. */
const givenWorld = () => givenOneOfEach(syncContext(database, '2026-01-01T00:00:00.000Z'));

const before = (kind: KindName) => ({ ...ONE_OF_EACH[kind], updatedAt: EARLIER });
const after = (kind: KindName) => ({ ...ONE_OF_EACH[kind], ...CHANGED[kind], updatedAt: LATER });
const send = async (kind: KindName, ...records: object[]) => statuses(await syncRecords(context, kind, ...records));

test.each(EACH_KIND)('%s: an older record changes nothing, in one batch and in two', async (kind) => {
  expect(await send(kind, after(kind), before(kind))).toEqual(['UPDATED', 'UNCHANGED']);
  expect(await send(kind, before(kind))).toEqual(['UNCHANGED']);
  // What is held is what came first.
  expect(await send(kind, after(kind))).toEqual(['UNCHANGED']);
});

test.each(EACH_KIND)('%s: in the order in which they were said each counts', async (kind) => {
  await send(kind, before(kind));
  expect(await send(kind, after(kind))).toEqual(['UPDATED']);
  expect(await send(kind, after(kind))).toEqual(['UNCHANGED']);
});

test.each(EACH_KIND)('%s: what an older record says wrongly is told all the same', async (kind) => {
  await send(kind, after(kind));
  expect(reasons(await syncRecords(context, kind, { ...before(kind), updatedAt: '2099-01-01T00:00:00Z' }))).toEqual([
    '0.updatedAt: INVALID_VALUE',
  ]);
  expect(reasons(await syncRecords(context, kind, { ...before(kind), updatedAt: 'yesterday' }))).toEqual(['0.updatedAt: INVALID_VALUE']);
});

test.each(EACH_KIND)('%s: a second run of a batch changes nothing, dated or not', async (kind) => {
  for (const records of [[ONE_OF_EACH[kind]], [before(kind), after(kind)], [after(kind), before(kind)]]) {
    await send(kind, ...records);
    await database.execute(sql`truncate evaluation_queue, record_change`);
    expect(new Set(await send(kind, ...records))).toEqual(new Set(['UNCHANGED']));
    expect(await database.query(sql`select 1 from evaluation_queue union all select 1 from record_change`)).toEqual([]);
    await database.execute(sql`truncate customer, company, product, campaign cascade`);
    await givenWorld();
  }
});

test.each(EACH_KIND.filter(([kind]) => kind !== 'consent'))(
  '%s: a record without a date is of now, where dates are known',
  async (kind) => {
    await send(kind, before(kind));
    expect(await send(kind, { ...ONE_OF_EACH[kind], ...CHANGED[kind] })).toEqual(['UPDATED']);
    // What the source said before now is late, what it says from now on is not.
    expect(await send(kind, { ...before(kind), updatedAt: LATER })).toEqual(['UNCHANGED']);
    expect(await send(kind, { ...before(kind), updatedAt: '2026-03-01T12:00:00.001Z' })).toEqual(['UPDATED']);
  },
);

test.each(EACH_KIND)('%s: a source that begins to date what it sends may date it back', async (kind) => {
  expect(await send(kind, { ...ONE_OF_EACH[kind], ...CHANGED[kind], updatedAt: EARLIER })).toEqual(['UPDATED']);
});

test.each(EACH_KIND)('%s: a record of a file without a date overrides none that has one', async (kind) => {
  const file = { ...syncContext(database, '2026-01-15T00:00:00.000Z'), undatedIsOld: true };
  const imported = async (record: object) => statuses(await syncRecords(file, kind, record));
  expect(await imported({ ...ONE_OF_EACH[kind], ...CHANGED[kind] })).toEqual(['UPDATED']);
  await send(kind, before(kind), after(kind));
  expect(await imported(ONE_OF_EACH[kind])).toEqual(['UNCHANGED']);
  expect(await send(kind, after(kind))).toEqual(['UNCHANGED']);
});

test('a late message of the creation does not undo a refund', async () => {
  const created = { ...ONE_OF_EACH.order, status: 'open', financialStatus: 'paid', refunded: '0', updatedAt: EARLIER };
  await send('order', { ...created, status: 'cancelled', financialStatus: 'refunded', refunded: '100', updatedAt: LATER });
  expect(await send('order', created)).toEqual(['UNCHANGED']);
  expect(await database.query(sql`select status, financial_status, refunded, amount from "order"`)).toEqual([
    { status: 'cancelled', financial_status: 'refunded', refunded: '100.0000', amount: '0.0000' },
  ]);
});

test('an account belongs to whom it was last observed to belong', async () => {
  await syncRecords(context, 'customer', { externalId: 'other' });
  const earlier = { ...ONE_OF_EACH.influence_metric, customerExternalId: 'other', handle: 'before', observedAt: '2025-11-01T00:00:00Z' };
  expect(await send('influence_metric', earlier)).toEqual(['CREATED']);
  const owners = () =>
    database.query(sql`select x.external_id, a.handle from influence_account a join customer_external_id x using (customer_id)`);
  expect(await owners()).toEqual([{ external_id: 'customer', handle: 'ada' }]);
  await send('influence_metric', { ...earlier, observedAt: '2026-02-28T00:00:00Z' });
  expect(await owners()).toEqual([{ external_id: 'other', handle: 'before' }]);
});
