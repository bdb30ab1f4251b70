import type { Database } from '../../src/database/database.js';
import { sql } from '../../src/database/sql.js';
import type { RecordKind } from '../../src/records/index.js';
import { deleteRecords, dropOldRecordChanges, eraseCustomer, readRecordChanges, type SyncContext } from '../../src/sync/index.js';
import { openTestDatabase } from '../support/database.js';
import { givenCustomers, givenOrders, givenProducts, SOURCE, syncContext } from '../support/records.js';

let database: Database;
let context: SyncContext;
beforeAll(async () => {
  database = await openTestDatabase();
  context = syncContext(database);
});
afterAll(() => database.close());
beforeEach(() => database.execute(sql`truncate customer, product, record_change cascade`));

/** Reads to the end, `first` at a time. */
async function readAll(after?: string, first = 1_000, kinds?: RecordKind[]) {
  const changes: string[] = [];
  let cursor = after;
  for (;;) {
    const page = await readRecordChanges(context, { after: cursor, first, kinds });
    changes.push(...page.changes.map((change) => `${change.kind} ${change.id} ${change.operation}`));
    expect(page.changes.length).toBeLessThanOrEqual(first);
    cursor = page.cursor;
    if (!page.hasMore) return { changes, cursor };
  }
}

/** How many there are in the feed: a record has one for each of its tables that was written. */
async function rows(): Promise<number> {
  const [row] = await database.query<{ count: number }>(sql`/* test */ select count(*)::int as count from record_change`);
  return row?.count ?? 0;
}

const order = (externalId: string) => ({
  externalId,
  customerExternalId: 'ada',
  placedAt: '2026-01-01T00:00:00Z',
  lines: [{ name: 'Bike', quantity: 1, unitPrice: '1' }],
});

test('tells each record once a page, a changed line as its order', async () => {
  const [ada] = await givenCustomers(context, { externalId: 'ada', emails: ['a@example.com'], phones: ['1'] });
  const [bike] = await givenProducts(context, { externalId: 'bike', name: 'Bike' });
  const [o1] = await givenOrders(context, order('o1'));
  const { changes, cursor } = await readAll();
  expect(changes).toEqual([`customer ${ada} UPSERTED`, `product ${bike} UPSERTED`, `order ${o1} UPSERTED`]);
  expect((await readAll(cursor)).changes).toEqual([]);

  await givenOrders(context, { ...order('o1'), lines: [] });
  expect((await readAll(cursor)).changes).toEqual([`order ${o1} UPSERTED`]);
});

test('pages of any size lose nothing, and the cursor of any change leads on', async () => {
  const ids = await givenCustomers(context, ...Array.from({ length: 25 }, (_, n) => ({ externalId: `c${n}`, phones: ['1'] })));
  for (const first of [1, 3, 7]) expect(new Set((await readAll(undefined, first)).changes).size).toBe(ids.length);
  const page = await readRecordChanges(context, { first: 25 });
  const { hasMore } = await readRecordChanges(context, { first: await rows() });
  expect(hasMore).toBe(false);
  const middle = page.changes[10]?.cursor;
  const told = new Set((await readAll(middle)).changes.map((change) => change.split(' ')[1]));
  for (const change of page.changes.slice(11)) expect(told).toContain(change.id);
});

test('reads chosen kinds only, and does not walk over the others again', async () => {
  await givenCustomers(context, { externalId: 'ada' });
  const { changes, cursor } = await readAll(undefined, 10, ['product']);
  expect(changes).toEqual([]);
  const [bike] = await givenProducts(context, { externalId: 'bike', name: 'Bike' });
  expect((await readAll(cursor)).changes).toEqual([`product ${bike} UPSERTED`]);
});

test('says what became of records that are gone', async () => {
  const [ada, bob] = await givenCustomers(
    context,
    { externalId: 'ada', emails: ['a@example.com'] },
    { externalId: 'bob', emails: ['b@example.com'] },
  );
  const [o1] = await givenOrders(context, order('o1'));
  const { cursor } = await readAll();
  await eraseCustomer(context, ada ?? '');
  await deleteRecords(context, { source: SOURCE, records: [{ kind: 'customer', externalId: 'bob' }] });
  const { changes } = await readAll(cursor);
  expect(changes.toSorted((a, b) => a.localeCompare(b))).toEqual(
    [`customer ${ada} ERASED`, `customer ${bob} DELETED`, `order ${o1} ERASED`].toSorted((a, b) => a.localeCompare(b)),
  );
  expect((await readAll(undefined, 1)).changes).not.toContainEqual(expect.stringContaining('UPSERTED'));
});

test('refuses cursors that this feed did not make', async () => {
  const beyond = Buffer.from('{"v":1,"seq":"999999"}').toString('base64url');
  for (const after of [
    '',
    'garbage',
    Buffer.from('{"v":2,"seq":"1"}').toString('base64url'),
    Buffer.from('null').toString('base64url'),
    beyond,
  ]) {
    await expect(readRecordChanges(context, { after, first: 10 })).rejects.toMatchObject({ code: 'CURSOR_INVALID' });
  }
  await expect(readRecordChanges(context, { first: 1_001 })).rejects.toMatchObject({ code: 'LIMIT_EXCEEDED' });
  await expect(readRecordChanges(context, { first: 0 })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
});

test('a change that is committed after a later one was read is not missed', async () => {
  if (database.embedded) return; // Transactions run one at a time there.
  let commit = () => {};
  const held = new Promise<void>((resolve) => (commit = resolve));
  let written = () => {};
  const isWritten = new Promise<void>((resolve) => (written = resolve));
  const slow = database.transaction(async (transaction) => {
    await transaction.execute(sql`insert into record_change (kind, record_id, operation) values ('order', gen_random_uuid(), 'DELETED')`);
    written();
    await held;
  });
  await isWritten;
  const [ada] = await givenCustomers(context, { externalId: 'ada' });
  const { changes, cursor } = await readAll();
  expect(changes).toEqual([`customer ${ada} UPSERTED`]);
  commit();
  await slow;
  expect((await readAll(cursor)).changes).toEqual([expect.stringMatching(/^order .* DELETED$/)]);
});

describe('what has been told for long enough', () => {
  const DAY_MS = 86_400_000;
  const age = (days: number) => database.execute(sql`update record_change set at = at - make_interval(days => ${days}::int)`);

  test('is dropped, and a cursor from before is refused with CURSOR_EXPIRED', async () => {
    const [ada] = await givenCustomers(context, { externalId: 'ada' });
    const { cursor: expired } = await readRecordChanges(context, { first: 1 });
    const [bob] = await givenCustomers(context, { externalId: 'bob' });
    const { cursor: current } = await readAll();
    await age(20);
    const [cid] = await givenCustomers(context, { externalId: 'cid' });
    await dropOldRecordChanges(context, 10 * DAY_MS);
    await expect(readRecordChanges(context, { after: expired, first: 1 })).rejects.toMatchObject({ code: 'CURSOR_EXPIRED' });
    expect((await readAll(current)).changes).toEqual([`customer ${cid} UPSERTED`]);
    expect((await readAll()).changes).toEqual([`customer ${cid} UPSERTED`]);
    expect([ada, bob]).not.toContain(cid);
  });

  test('is dropped where nobody reads, and still expires the cursor that missed it', async () => {
    await givenCustomers(context, { externalId: 'ada' });
    const { cursor } = await readAll();
    await givenCustomers(context, { externalId: 'bob' });
    await age(20);
    await Promise.all([dropOldRecordChanges(context, 10 * DAY_MS), dropOldRecordChanges(context, 10 * DAY_MS)]);
    expect(await database.query(sql`select 1 from record_change`)).toEqual([]);
    await expect(readAll(cursor)).rejects.toMatchObject({ code: 'CURSOR_EXPIRED' });
  });
});
