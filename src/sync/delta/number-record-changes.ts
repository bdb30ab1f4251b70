import { latestEpochOf, type Position } from '../../changes/index.js';
import { advisoryLocks, question, type Transaction, sql } from '../../database/index.js';
import { feedHorizon } from './record-change-horizon.js';

const NUMBERED_AT_ONCE = 50_000;

/** From here to the end of the transaction nobody else numbers, reads or drops changes of the delta feed. */
export async function lockFeed(transaction: Transaction): Promise<void> {
  await transaction.query(sql`/* sync.lockNumbering */ select pg_advisory_xact_lock(${advisoryLocks.numberingRecordChanges}::bigint)`);
}

/** The highest number that a reader may have seen, and in which epoch. Call it under `lockFeed`, before anything is numbered. */
export async function headOfFeed(transaction: Transaction): Promise<Position> {
  const [head, epoch] = await transaction.ask(HEAD, EPOCH);
  return { epoch, seq: head };
}

const NUMBERED = sql`greatest((select coalesce(max(seq), 0) from record_change), ${feedHorizon})`;
const HEAD = question<[object, { seq: string }], bigint>(
  [sql`/* sync.beginEpoch */ select begin_epoch('record_change', ${NUMBERED})`, sql`/* sync.headOfFeed */ select ${NUMBERED} as seq`],
  (_begun, [row]) => BigInt(row?.seq ?? 0),
);
const EPOCH = latestEpochOf('record_change');

/**
 * Numbers rows that their writers have committed, and says whether some are left. Call it under `lockFeed`, one at a time: rows get their
 * numbers only when they are visible, so none can turn up behind a cursor (docs/adr/0004). Of a record that several tables, or several writers, have
 * changed since the last time one row is left: the feed tells it once.
 */
export async function numberCommitted(transaction: Transaction): Promise<boolean> {
  const [numbered] = await transaction.query<{ committed: number }>(sql`/* sync.numberChanges */
    with committed as materialized (
      select id, record_id, operation from record_change where seq is null order by id limit ${NUMBERED_AT_ONCE}),
    ranked as materialized (
      select id, operation, row_number() over (partition by record_id order by operation = 'ERASED' desc, id desc) = 1 as is_told from committed),
    untold as (delete from record_change c using ranked r where c.id = r.id and not r.is_told and r.operation <> 'ERASED'),
    told as (
      update record_change c set seq = n.seq
      from (select id, nextval('record_change_seq') as seq from (select id from ranked where is_told or operation = 'ERASED' order by id) told) n
      where c.id = n.id and c.seq is null)
    select count(*)::int as committed from committed`);
  return numbered?.committed === NUMBERED_AT_ONCE;
}
