import { decodeCursor, readOn } from '../changes/index.js';
import { type Database, type Queryable, sql, type Transaction } from '../database/index.js';
import { DomainError } from '../kernel/index.js';
import { readRecordChanges, type RecordChangePage } from '../sync/index.js';
import { restartComparison } from './comparison.js';
import type { StoredDestination } from './destination.js';
import { lookAt } from './plan.js';

/** Changes that are read of a log at a time. */
const AT_ONCE = 1_000;
/** While so many are to be looked at the logs are where the rest is. */
const MOST_DUE = 5_000;

/**
 * Has those looked at who have entered or left the segment since, and moves the position in the same transaction. Where the log cannot be read on, everybody is
 * looked at. Gives whether there may be more.
 */
export async function followLog(transaction: Transaction, destination: StoredDestination, now: Date): Promise<boolean> {
  const { id, segmentId } = destination;
  const position = { epoch: destination.epoch, seq: BigInt(destination.seq) };
  const { changes, to, isWhole, isMissed } = await readOn(transaction, position, { first: AT_ONCE, segmentIds: [segmentId ?? ''] });
  if (!isMissed && to.seq === position.seq && to.epoch === position.epoch) return false;
  if (isMissed) await restartComparison(transaction, id);
  const ids = [...new Set(changes.flatMap(({ customerId }) => customerId ?? []))];
  if (ids.length > 0) await lookAt(transaction, id, sql`select c.id from customer c where c.id = any(${ids}::uuid[])`, now);
  await transaction.execute(sql`/* destination.move */
    update destination set epoch = ${to.epoch}, seq = ${to.seq.toString()}::bigint where id = ${id}::uuid`);
  return !isWhole || isMissed;
}

/** Whether there are so many to be looked at already that no log is read on. */
export async function isFull(database: Queryable, { id }: StoredDestination): Promise<boolean> {
  const [row] = await database.query<{ due: number }>(sql`/* destination.countDue */
    select count(*)::int as due from (select from destination_due where destination_id = ${id}::uuid limit ${MOST_DUE}::int) d`);
  return row !== undefined && row.due >= MOST_DUE;
}

/** Where the delta feed ends. */
export async function headOfFeed(database: Database): Promise<string> {
  const { cursor } = await readRecordChanges({ database }, { first: 1, kinds: [] });
  return cursor;
}

/** What has changed of customers themselves since; undefined where that is not known any more. */
export async function readFeed(database: Database, { feedCursor }: StoredDestination): Promise<RecordChangePage | undefined> {
  try {
    return await readRecordChanges({ database }, { first: AT_ONCE, after: feedCursor, kinds: ['customer'] });
  } catch (error) {
    if (error instanceof DomainError && error.code.startsWith('CURSOR_')) return undefined;
    throw error;
  }
}

/** Has those looked at whose own data have changed: what is told of them, by what they are known there, or what they have agreed to. */
export async function followFeed(
  transaction: Transaction,
  { id, segmentId }: StoredDestination,
  page: Pick<RecordChangePage, 'changes' | 'cursor'>,
  now: Date,
): Promise<void> {
  const ids = page.changes.map((change) => change.id);
  if (ids.length > 0) {
    const concerned = sql`select c.id from customer c where c.id = any(${ids}::uuid[]) and (
      exists (select from membership m where m.segment_id = ${segmentId}::uuid and m.customer_id = c.id)
      or exists (select from destination_member d where d.destination_id = ${id}::uuid and d.customer_id = c.id))`;
    await lookAt(transaction, id, concerned, now);
  }
  await transaction.execute(sql`/* destination.moveFeed */
    update destination set feed_cursor = ${page.cursor}, feed_seq = ${decodeCursor(page.cursor).seq.toString()}::bigint where id = ${id}::uuid`);
}
