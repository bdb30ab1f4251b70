import { decodeCursor, encodeCursor, epochsOf, positionLost, type Position } from '../../changes/index.js';
import { type Transaction, emptySql, joinSql, sql } from '../../database/index.js';
import { DomainError, invalidInput, limitExceeded } from '../../kernel/index.js';
import type { SyncContext } from '../context.js';
import { headOfFeed, lockFeed, numberCommitted } from './number-record-changes.js';
import { readFeedHorizon } from './record-change-horizon.js';
import { RECORD_KINDS, type RecordKind } from '../../records/index.js';
import { tableOfKind } from '../kinds/index.js';

/** Says that a record is other than it was; what it is now is read from the record itself. */
export interface RecordChange {
  readonly kind: RecordKind;
  readonly id: string;
  /** As things stand: UPSERTED if the record exists, else how it went. */
  readonly operation: 'UPSERTED' | 'DELETED' | 'ERASED';
  readonly cursor: string;
}

export interface RecordChangePage {
  /** In the order in which the changes were committed; at most one for each record. */
  readonly changes: readonly RecordChange[];
  /** Where to read on, now or later. */
  readonly cursor: string;
  readonly hasMore: boolean;
}

export interface RecordChangeQuery {
  readonly after?: string | null;
  /** Only these kinds; all if left out. A changed line is told as its order, a changed observation as its account. */
  readonly kinds?: readonly RecordKind[] | null;
  /** At most this many, 1 to 1,000. */
  readonly first: number;
}

const MAX_FIRST = 1_000;

/** What changed since a cursor: all that is kept without one. Refuses a cursor from before that with CURSOR_EXPIRED. */
export async function readRecordChanges(context: Pick<SyncContext, 'database'>, query: RecordChangeQuery): Promise<RecordChangePage> {
  if (!Number.isInteger(query.first) || query.first < 1) throw invalidInput('first', 'first must be a whole number of at least 1.');
  if (query.first > MAX_FIRST) throw limitExceeded('first', MAX_FIRST);
  const cursor = query.after === undefined || query.after === null ? undefined : decodeFeedCursor(query.after);
  return context.database.transaction(async (transaction) => {
    await lockFeed(transaction);
    const head = await headOfFeed(transaction);
    const horizon = await readFeedHorizon(transaction);
    const after = cursor?.seq ?? horizon;
    if (after < horizon) throw cursorExpired();
    const [epochs] = await transaction.ask(epochsOf('record_change'));
    if (cursor !== undefined && (after > head.seq || !epochs.includes(cursor))) throw positionLost();
    const unnumbered = await numberCommitted(transaction);
    const rows = await readRows(transaction, after, query);
    const page = rows.slice(0, query.first);
    const hasMore = rows.length > page.length;
    // At the end the cursor passes the changes of other kinds too, so that they are not walked over again.
    const last = BigInt(page.at(-1)?.seq ?? after);
    const position = hasMore ? last : max(last, (await headOfFeed(transaction)).seq);
    return {
      changes: await describe(transaction, page, head.epoch),
      cursor: encodeCursor({ epoch: head.epoch, seq: position }),
      hasMore: hasMore || unnumbered,
    };
  });
}

interface Row {
  readonly seq: string;
  readonly kind: RecordKind;
  readonly record_id: string;
}

function readRows(transaction: Transaction, after: bigint, { kinds, first }: RecordChangeQuery): Promise<Row[]> {
  const ofKinds = kinds === undefined || kinds === null ? emptySql : sql`and kind = any(${[...kinds]}::text[])`;
  return transaction.query<Row>(sql`/* sync.readChanges */
    select seq, kind, record_id from record_change where seq > ${after.toString()}::bigint ${ofKinds} order by seq limit ${first + 1}`);
}

/** Refuses with CURSOR_INVALID what is no cursor of this feed. */
function decodeFeedCursor(cursor: string): Position {
  const [, seq] = FROM_BEFORE_EPOCHS.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (seq !== undefined) return { epoch: '', seq: BigInt(seq) };
  const position = decodeCursor(cursor);
  if (position.epoch === '') throw positionLost();
  return position;
}

const FROM_BEFORE_EPOCHS = /^\{"v":1,"seq":"(\d{1,18})"\}$/;

function cursorExpired(): DomainError {
  const message = 'The changes after this cursor are no longer kept. Begin without a cursor, and read the records themselves anew.';
  return new DomainError('CURSOR_EXPIRED', message, { field: 'after' });
}

/** The last change of each record on the page, with what has become of the record. */
async function describe(transaction: Transaction, page: readonly Row[], epoch: string): Promise<RecordChange[]> {
  const last = new Map(page.map((row) => [row.record_id, row]));
  const ids = [...last.keys()];
  if (ids.length === 0) return [];
  const existing = joinSql(
    RECORD_KINDS.map((kind) => sql`select id, true as present from ${tableOfKind(kind)} where id = any(${ids}::uuid[])`),
    ' union all ',
  );
  const fates = await transaction.query<{ id: string; present: boolean }>(sql`/* sync.fatesOfRecords */
    ${existing} union all select record_id, false from record_change where operation = 'ERASED' and record_id = any(${ids}::uuid[])`);
  const present = new Set(fates.flatMap((fate) => (fate.present ? [fate.id] : [])));
  const erased = new Set(fates.flatMap((fate) => (fate.present ? [] : [fate.id])));
  return page
    .filter((row) => last.get(row.record_id) === row)
    .map((row) => ({
      kind: row.kind,
      id: row.record_id,
      operation: present.has(row.record_id) ? 'UPSERTED' : erased.has(row.record_id) ? 'ERASED' : 'DELETED',
      cursor: encodeCursor({ epoch, seq: BigInt(row.seq) }),
    }));
}

function max(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}
