import { DomainError } from '../kernel/index.js';
import { advisoryLocks, emptySql, sql, type Queryable, type Sql, type Transaction } from '../database/index.js';
import type { MembershipChange, NewChange } from './change.js';
import { readHorizon } from './horizon.js';

/**
 * Appends changes in the order given, with the next statement. Call it last in a transaction: then the lock that makes numbers follow the
 * order of commits (docs/adr/0003) and lets every other appender wait is taken and given back in one round trip.
 */
export function appendChanges(transaction: Transaction, changes: readonly NewChange[], at: Date): void {
  if (changes.length === 0) return;
  lockLog(transaction);
  transaction.defer(sql`/* changes.append */
    insert into membership_change (segment_id, customer_id, kind, cause, at)
    select segment_id, customer_id, kind, cause, ${at}
    from unnest(
      ${changes.map((change) => change.segmentId)}::uuid[], ${changes.map((change) => change.customerId)}::uuid[],
      ${changes.map((change) => change.kind)}::text[], ${changes.map((change) => change.cause)}::text[]
    ) with ordinality as appended(segment_id, customer_id, kind, cause, position)
    order by position`);
}

/** Keeps every other appender waiting, from the next statement until the commit. */
export function lockLog(transaction: Transaction): void {
  transaction.defer(sql`/* changes.lock */ select pg_advisory_xact_lock(${advisoryLocks.appendingChanges}::bigint)`);
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

/** Changes in order. */
export async function readChanges(
  database: Queryable,
  { after, first, segmentIds, customerIds }: ChangeQuery,
): Promise<MembershipChange[]> {
  const rows = await database.query<ChangeRow>(sql`/* changes.read */
    select seq, segment_id, customer_id, kind, cause, at from membership_change
    where seq > ${after.toString()}::bigint
    ${segmentIds === undefined ? emptySql : sql`and segment_id = any(${[...segmentIds]}::uuid[])`}
    ${customerIds === undefined ? emptySql : sql`and customer_id = any(${[...customerIds]}::uuid[])`}
    order by seq limit ${first}`);
  return rows.map((row) => ({
    seq: BigInt(row.seq),
    segmentId: row.segment_id,
    customerId: row.customer_id,
    kind: row.kind,
    cause: row.cause,
    at: row.at,
  }));
}

/** The position of the last change that has been committed; 0 for an empty log. */
export async function headOfLog(database: Queryable): Promise<bigint> {
  const [row] = await database.query<{ seq: string | null }>(sql`/* changes.head */ select max(seq) as seq from membership_change`);
  return BigInt(row?.seq ?? 0);
}

/**
 * Refuses a position from which the log can no longer be read without a gap: what followed it has been dropped by retention (CURSOR_EXPIRED),
 * or it lies beyond the head, so it comes from another database (CURSOR_INVALID). Checked after a read, it vouches for what was read.
 */
export async function checkPosition(database: Queryable, after: bigint): Promise<void> {
  const { seq: droppedTo } = await readHorizon(database);
  if (after < droppedTo) {
    throw new DomainError('CURSOR_EXPIRED', 'The changes after this cursor are no longer kept. Start over from a snapshot.', {
      field: 'after',
    });
  }
  if (after > (await headOfLog(database))) {
    throw new DomainError('CURSOR_INVALID', 'The cursor lies beyond the end of the log of changes.', { field: 'after' });
  }
}
