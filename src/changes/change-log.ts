import { DomainError } from '../kernel/index.js';
import {
  advisoryLocks,
  emptySql,
  mapped,
  type Queryable,
  question,
  rowsOf,
  sql,
  type Sql,
  together,
  type Transaction,
  prepared,
} from '../database/index.js';
import type { MembershipChange, NewChange } from './change.js';
import type { Position } from './cursor.js';
import { epochsOf, latestEpochOf, positionLost } from './epochs.js';
import { readHorizon } from './horizon.js';

/**
 * Appends changes in the order given, with the next statement. Call it last in a transaction: then the lock that makes numbers follow the
 * order of commits (docs/adr/0003) and lets every other appender wait is taken and given back in one round trip.
 */
export function appendChanges(transaction: Transaction, changes: readonly NewChange[], at: Date): void {
  if (changes.length === 0) return;
  lockLog(transaction);
  transaction.defer(
    prepared`/* changes.append */
    insert into membership_change (segment_id, customer_id, kind, cause, at)
    select segment_id, customer_id, kind, cause, ${at}
    from ${rowsOf(changes, { segmentId: 'uuid', customerId: 'uuid', kind: 'text', cause: 'text' })}
      with ordinality as appended(segment_id, customer_id, kind, cause, position)
    order by position`,
  );
}

const LOCK_LOG = prepared`/* changes.lock */ select pg_advisory_xact_lock(${advisoryLocks.appendingChanges}::bigint)`;

/** Keeps every other appender waiting, from the next statement until the commit. */
export function lockLog(transaction: Transaction): void {
  transaction.defer(LOCK_LOG);
}

/**
 * Appends what a selection gives (segment_id, customer_id, kind, cause), in its order, without its leaving the database. The last part of
 * a statement, in a transaction that has locked the log: numbers are taken while it runs.
 */
export function appendSelected(changes: Sql, at: Date): Sql {
  return sql`insert into membership_change (segment_id, customer_id, kind, cause, at)
    select segment_id, customer_id, kind, cause, ${at}::timestamptz from (${changes}) appended`;
}

export interface ChangeQuery {
  /** Changes after this position; 0 for the beginning of the log. */
  readonly after: bigint;
  readonly first: number;
  /** Only these segments; all if undefined. */
  readonly segmentIds?: readonly string[] | undefined;
  /** Only these customers; all if undefined. */
  readonly customerIds?: readonly string[] | undefined;
}

interface ChangeRow {
  readonly seq: string;
  readonly segment_id: string;
  readonly customer_id: string | null;
  readonly kind: MembershipChange['kind'];
  readonly cause: MembershipChange['cause'];
  readonly at: Date;
}

const LAST_SEQ = '9223372036854775807';

/** Changes in order. */
export async function readChanges(database: Queryable, query: ChangeQuery): Promise<MembershipChange[]> {
  const { changes } = await readLog(database, query);
  return changes;
}

/** Changes in order, and where the log ends. */
export async function readLog(
  database: Queryable,
  { after, first, segmentIds, customerIds }: ChangeQuery,
): Promise<{ readonly changes: MembershipChange[]; readonly head: Position }> {
  // Bounded on both sides: until PostgreSQL has looked at the table it takes that for few rows and goes by the index, and one bound for a third of them all.
  const read = sql`/* changes.read */
    select seq, segment_id, customer_id, kind, cause, at from membership_change
    where seq > ${after.toString()}::bigint and seq <= ${LAST_SEQ}::bigint
    ${segmentIds === undefined ? emptySql : sql`and segment_id = any(${[...segmentIds]}::uuid[])`}
    ${customerIds === undefined ? emptySql : sql`and customer_id = any(${[...customerIds]}::uuid[])`}
    order by seq limit ${first}`;
  // Who follows everything goes by the numbers, whatever they are; of some the plan is another for few than for many.
  const isOfAll = segmentIds === undefined && customerIds === undefined;
  const [rows, head] = await database.ask(
    question<[ChangeRow], ChangeRow[]>([isOfAll ? prepared`${read}` : read], (found) => found),
    HEAD,
  );
  const changes = rows.map((row) => ({
    seq: BigInt(row.seq),
    epoch: head.epoch,
    segmentId: row.segment_id,
    customerId: row.customer_id,
    kind: row.kind,
    cause: row.cause,
    at: row.at,
  }));
  return { changes, head };
}

const HEAD = mapped(
  together([
    question<[{ seq: string | null }], bigint>([prepared`/* changes.head */ select max(seq) as seq from membership_change`], ([row]) =>
      BigInt(row?.seq ?? 0),
    ),
    latestEpochOf('membership_change'),
  ]),
  ([seq, epoch]): Position => ({ epoch, seq }),
);

/** The position of the last change that has been committed; 0 for an empty log. */
export async function headOfLog(database: Queryable): Promise<Position> {
  const [head] = await database.ask(HEAD);
  return head;
}

/**
 * Refuses a position from which the log can no longer be read without a gap: what followed it has been dropped by retention (CURSOR_EXPIRED),
 * or it is none of this log (CURSOR_INVALID). Checked after a read, it vouches for what was read.
 */
export async function checkPosition(database: Queryable, after: Position): Promise<void> {
  const { seq: droppedTo } = await readHorizon(database);
  if (after.seq < droppedTo) {
    throw new DomainError('CURSOR_EXPIRED', 'The changes after this cursor are no longer kept. Start over from a snapshot.', {
      field: 'after',
    });
  }
  const isOfThisLog = await positionTest(database);
  if (!isOfThisLog(after)) throw positionLost();
}

/** Tells of positions whether they are of the log as it is now. */
export async function positionTest(database: Queryable): Promise<(position: Position) => boolean> {
  const [epochs, head] = await database.ask(epochsOf('membership_change'), HEAD);
  return (position) => position.seq <= head.seq && epochs.includes(position);
}
