import { appendChanges, BEGINNING, checkPosition, decodeCursor, encodeCursor, headOfLog } from '../../src/changes/index.js';
import type { Database } from '../../src/database/database.js';
import { sql } from '../../src/database/sql.js';
import { newId } from '../../src/kernel/id.js';
import { readRecordChanges } from '../../src/sync/index.js';
import { openTestDatabase } from '../support/database.js';
import { givenCustomers, syncContext } from '../support/records.js';

let database: Database;
beforeEach(async () => {
  database = await openTestDatabase();
});
afterEach(() => database.close());

async function append(on: Database, count: number): Promise<void> {
  for (let number = 0; number < count; number++) {
    await on.transaction(async (transaction) =>
      appendChanges(transaction, [{ segmentId: newId(), customerId: newId(), kind: 'ENTERED', cause: 'DATA' }], new Date()),
    );
  }
}

/** As if it were a promoted standby, or restored, with what it had got until then. */
async function comeBackWithout(on: Database, lost: 'membership_change' | 'record_change', after: bigint): Promise<void> {
  await on.execute(sql`/* test.elsewhere */ update log_epoch set place = 'elsewhere'`);
  if (lost === 'membership_change')
    await on.execute(sql`/* test.lose */ delete from membership_change where seq > ${after.toString()}::bigint`);
  else await on.execute(sql`/* test.lose */ delete from record_change where seq > ${after.toString()}::bigint`);
}

test('a cursor of another database is refused, however long the log is', async () => {
  const other = await openTestDatabase();
  await append(other, 3);
  const theirs = await headOfLog(other);
  const theirFeed = (await givenCustomers(syncContext(other), { externalId: 'a' }),
  await readRecordChanges(syncContext(other), { first: 10 })).cursor;
  await other.close();
  await append(database, 5);
  await givenCustomers(syncContext(database), { externalId: 'a' }, { externalId: 'b' });
  await expect(checkPosition(database, theirs)).rejects.toMatchObject({ code: 'CURSOR_INVALID' });
  await expect(readRecordChanges(syncContext(database), { first: 10, after: theirFeed })).rejects.toMatchObject({ code: 'CURSOR_INVALID' });
});

test('what was seen before the database went elsewhere is still a position of it, what it has lost is not, however far it goes on', async () => {
  await append(database, 2);
  const kept = await headOfLog(database);
  await append(database, 1);
  const lost = await headOfLog(database);
  await comeBackWithout(database, 'membership_change', kept.seq);
  const refused = { code: 'CURSOR_INVALID' };
  await expect(checkPosition(database, lost)).rejects.toMatchObject(refused);
  await append(database, 5);
  await expect(checkPosition(database, lost)).rejects.toMatchObject(refused);
  await checkPosition(database, kept);
  const head = await headOfLog(database);
  expect(head.epoch).not.toBe(kept.epoch);
  await checkPosition(database, head);
});

test('a database that has lost nothing goes on for everybody', async () => {
  await append(database, 2);
  const before = await headOfLog(database);
  await comeBackWithout(database, 'membership_change', before.seq);
  await append(database, 1);
  await checkPosition(database, before);
  expect((await headOfLog(database)).epoch).not.toBe(before.epoch);
});

test('the delta feed does the same', async () => {
  const context = syncContext(database);
  await givenCustomers(context, { externalId: 'a' });
  const { cursor: kept } = await readRecordChanges(context, { first: 10 });
  await givenCustomers(context, { externalId: 'b' });
  const { cursor: lost } = await readRecordChanges(context, { first: 10 });
  await comeBackWithout(database, 'record_change', decodeCursor(kept).seq);
  await givenCustomers(context, ...['c', 'd', 'e'].map((externalId) => ({ externalId })));
  await expect(readRecordChanges(context, { first: 10, after: lost })).rejects.toMatchObject({ code: 'CURSOR_INVALID' });
  expect((await readRecordChanges(context, { first: 10, after: kept })).changes).toHaveLength(3);
  await expect(readRecordChanges(context, { first: 10, after: lost })).rejects.toMatchObject({ code: 'CURSOR_INVALID' });
});

test('cursors from before there were epochs hold as far as the log had come then', async () => {
  await append(database, 3);
  const { seq } = await headOfLog(database);
  await database.execute(sql`/* test.migrated */
    update log_epoch set started_after = ${seq.toString()}::bigint where log = 'membership_change'`);
  await append(database, 2);
  const old = (position: bigint) => decodeCursor(encodeCursor({ ...BEGINNING, seq: position }));
  await checkPosition(database, old(seq));
  await expect(checkPosition(database, old(seq + 1n))).rejects.toMatchObject({ code: 'CURSOR_INVALID' });
});
