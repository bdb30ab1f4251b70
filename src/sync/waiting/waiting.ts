import {
  type Queryable,
  type Transaction,
  question,
  type Question,
  rowsOf,
  retriedTransaction,
  sql,
  prepared,
} from '../../database/index.js';
import { checksOfKind, KINDS, type KindName } from '../../records/index.js';
import { type Batch, isSuppressed, judge, MAX_BATCH_RECORDS, presentOf, type RecordError, type SyncOutcome } from '../batch/index.js';
import type { SyncContext } from '../context.js';
import { suppressedAmong, SUPPRESSED_WITH } from '../suppression/index.js';
import { nameGuestsOf } from './guests.js';

/*
 * Records of people whom nobody knows yet: what somebody did before they said who they are. They are kept as they were sent, and are
 * brought in as soon as there is a customer of that name.
 */

/** Of events; what is money is kept until its person comes. */
const KEPT_MS = 90 * 86_400_000;

/** Who a record is of. */
export interface WaitingFor {
  /** What the source calls them. */
  readonly customerExternalId?: string | undefined;
  /** Of a guest, the address in its normal form (guests.ts), or where there is none the number: then the name is made of it. */
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
}

export interface WaitingRecord extends WaitingFor {
  readonly kind: KindName;
  readonly externalId: string;
  /** As it was sent, without the customer. */
  readonly record: Readonly<Record<string, unknown>>;
}

export type SyncAny = (context: SyncContext, kind: KindName, batch: Batch<object>) => Promise<SyncOutcome>;

/** One of the records given that would never be taken, and why. */
export interface NotKept {
  readonly index: number;
  readonly errors: readonly RecordError[];
}

/**
 * Keeps records. One that waits already is changed as its source would change it: of what both say, the later counts. What the sync would refuse later,
 * when nobody hears of it, is refused now.
 */
export async function keepWaiting(context: SyncContext, source: string, records: readonly WaitingRecord[]): Promise<readonly NotKept[]> {
  const last = new Map<string, WaitingRecord>();
  const notKept: NotKept[] = [];
  const present = presentOf(context);
  for (const [index, one] of records.entries()) {
    const { kind, externalId, record } = one;
    const checked = judge(checksOfKind(kind), { ...record, externalId }, present);
    if ('errors' in checked) {
      notKept.push({ index, errors: checked.errors });
      continue;
    }
    const key = `${one.kind} ${one.externalId}`;
    const before = last.get(key);
    last.set(key, before === undefined ? one : { ...one, record: laterOver(before.record, one.record) });
  }
  const kept = [...last].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
  if (kept.length === 0) return notKept;
  const away = await retriedTransaction(context, async (transaction) => {
    const suppressed = await awayAmong(transaction, context, source, kept);
    await writeWaiting(
      transaction,
      context,
      source,
      kept.filter(({ customerExternalId = '' }) => !suppressed.has(customerExternalId)),
    );
    return suppressed;
  });
  for (const [index, { customerExternalId }] of records.entries()) {
    if (customerExternalId === undefined || !away.has(customerExternalId) || notKept.some((one) => one.index === index)) continue;
    notKept.push({ index, errors: [isSuppressed(['customerExternalId'], customerExternalId)] });
  }
  return notKept;
}

/** By what names people are meant who were erased and are to stay away: nothing is kept of them. */
export async function awayAmong(
  transaction: Transaction,
  context: SyncContext,
  source: string,
  records: readonly WaitingFor[],
): Promise<ReadonlySet<string>> {
  const names = records.flatMap(({ customerExternalId }) => customerExternalId ?? []);
  const [suppressedWith] = await transaction.ask(SUPPRESSED_WITH);
  return suppressedAmong(transaction, context, suppressedWith, { source, externalIds: names });
}

/** Writes records that are to wait, each once, in the order of their kinds and ids. */
export async function writeWaiting(
  transaction: Transaction,
  { clock }: SyncContext,
  source: string,
  records: readonly WaitingRecord[],
): Promise<void> {
  const rows = records.map(({ kind, externalId, customerExternalId = null, email = null, phone = null, record }) => ({
    kind: kind as string,
    externalId,
    customerExternalId,
    email,
    phone,
    record: JSON.stringify(record),
    updatedAt: updatedAtOf(record),
  }));
  if (rows.length === 0) return;
  await transaction.execute(sql`/* sync.keepWaiting */
    insert into waiting_record as w (source, kind, external_id, customer_external_id, email, phone, record, source_updated_at, at)
    select ${source}, r.kind, r.external_id, r.customer_external_id, r.email, r.phone, r.record, r.updated_at, ${clock.now()}
    from ${rowsOf(rows, WAITING_TYPES)} as r(kind, external_id, customer_external_id, email, phone, record, updated_at)
    on conflict (source, kind, external_id) do update set
      record = case when excluded.source_updated_at < w.source_updated_at then excluded.record || w.record else w.record || excluded.record end,
      customer_external_id = coalesce(excluded.customer_external_id, w.customer_external_id),
      email = case when excluded.customer_external_id is null then w.email else excluded.email end,
      phone = case when excluded.customer_external_id is null then w.phone else excluded.phone end,
      source_updated_at = greatest(excluded.source_updated_at, w.source_updated_at)`);
}

const WAITING_TYPES = {
  kind: 'text',
  externalId: 'text',
  customerExternalId: 'text',
  email: 'text',
  phone: 'text',
  record: 'jsonb',
  updatedAt: 'timestamptz',
} as const;

/** What two words of one record come to: of what both say, the later counts. */
export function laterOver(before: WaitingRecord['record'], after: WaitingRecord['record']): WaitingRecord['record'] {
  const [first, second] = [updatedAtOf(before), updatedAtOf(after)];
  return first !== null && second !== null && second < first ? { ...after, ...before } : { ...before, ...after };
}

function updatedAtOf({ updatedAt }: WaitingRecord['record']): string | null {
  return typeof updatedAt === 'string' ? updatedAt : null;
}

interface Found {
  readonly source: string;
  readonly kind: KindName;
  readonly external_id: string;
  readonly name: string;
  readonly record: Record<string, unknown>;
}

/** What came of records that had waited. */
export interface Attached {
  readonly source: string;
  readonly kind: KindName;
  readonly outcome: SyncOutcome;
}

/**
 * Brings in what waits for these customers, or for anybody: `null`. What is brought in waits no more, whatever came of it: who crashes in
 * between brings it in again, which changes nothing.
 */
export async function attachWaiting(context: SyncContext, customerIds: readonly string[] | null, sync: SyncAny): Promise<Attached[]> {
  const attached: Attached[] = [];
  if (customerIds?.length === 0) return attached;
  if (customerIds !== null) await nameGuestsOf(context, customerIds);
  for (;;) {
    const found = await context.database.transaction((transaction) => findWaiting(transaction, customerIds));
    if (found.length === 0) return attached;
    // Kinds in the order in which they refer to one another.
    for (const { name: kind } of KINDS) {
      for (const source of new Set(found.filter((one) => one.kind === kind).map((one) => one.source))) {
        const those = found.filter((one) => one.kind === kind && one.source === source);
        const records = those.map(({ record, external_id: externalId, name }) => ({ ...record, externalId, customerExternalId: name }));
        const stillWanted = (transaction: Transaction) => holdWaiting(transaction, those);
        attached.push({ source, kind, outcome: await sync(context, kind, { source, records, stillWanted }) });
        await forget(context, those);
      }
    }
    if (found.length < MAX_BATCH_RECORDS) return attached;
  }
}

/** Whether something waits for any of these customers, for who knows no more of it than that there mostly is nothing. */
export function isWaitedFor(customerIds: readonly string[]): Question<boolean> {
  const ids = [...customerIds];
  return question<[{ waits: boolean }], boolean>(
    [
      prepared`/* sync.isWaitedFor */ select
        exists (select from customer_external_id x join waiting_record w on w.source = x.source and w.customer_external_id = x.external_id
          where x.customer_id = any(${ids}::uuid[]))
        or exists (select from customer_email e join waiting_record w on w.email = e.normal where e.customer_id = any(${ids}::uuid[]))
        or exists (select from customer_phone p join waiting_record w on w.phone = p.normal where p.customer_id = any(${ids}::uuid[])) as waits`,
    ],
    ([row]) => row?.waits === true,
  );
}

async function findWaiting(database: Queryable, customerIds: readonly string[] | null): Promise<Found[]> {
  return database.query<Found>(sql`/* sync.whoWaits */
    select w.source, w.kind, w.external_id, x.external_id as name, w.record
    from customer_external_id x join waiting_record w on w.source = x.source and w.customer_external_id = x.external_id
    where (${customerIds === null}::boolean or x.customer_id = any(${[...(customerIds ?? [])]}::uuid[]))
    order by w.source, w.kind, w.external_id limit ${MAX_BATCH_RECORDS}`);
}

/** Which of these wait still: whoever deletes one waits until it has been brought in, and deletes that then. */
async function holdWaiting(transaction: Transaction, found: readonly Found[]): Promise<ReadonlySet<number>> {
  const rows = found.map(({ source, kind, external_id: externalId }, place) => ({ source, kind: kind as string, externalId, place }));
  const held = await transaction.query<{ place: number }>(sql`/* sync.holdWaiting */
    select r.place from waiting_record w
    join ${rowsOf(rows, { source: 'text', kind: 'text', externalId: 'text', place: 'int' })} as r(source, kind, external_id, place)
      on w.source = r.source and w.kind = r.kind and w.external_id = r.external_id
    order by w.source, w.kind, w.external_id for update of w`);
  return new Set(held.map(({ place }) => place));
}

/** One that was changed meanwhile stays, and is brought in once more. */
async function forget(context: SyncContext, found: readonly Found[]): Promise<void> {
  const rows = found.map(({ source, kind, external_id: externalId, record }) => ({
    source,
    kind: kind as string,
    externalId,
    record: JSON.stringify(record),
  }));
  await retriedTransaction(context, (transaction) =>
    transaction.execute(sql`/* sync.forgetAttached */
      delete from waiting_record w using ${rowsOf(rows, { source: 'text', kind: 'text', externalId: 'text', record: 'jsonb' })} as r(source, kind, external_id, record)
      where w.source = r.source and w.kind = r.kind and w.external_id = r.external_id and w.record = r.record`),
  );
}

/** Drops events that have waited for long: most visitors never say who they are. */
export async function dropOldWaiting(context: SyncContext): Promise<void> {
  const before = new Date(context.clock.now().getTime() - KEPT_MS);
  await retriedTransaction(context, (transaction) =>
    transaction.execute(sql`/* sync.dropOldWaiting */ delete from waiting_record where kind = 'event' and at < ${before}`),
  );
}
