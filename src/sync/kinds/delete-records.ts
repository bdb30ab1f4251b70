import { rowsByExternalId, rowsOf, type Transaction, sql, type Sql } from '../../database/index.js';
import { type Checked, customerCompany, type Given, OWNED_KINDS, RECORD_KINDS, type RecordKind, deletion } from '../../records/index.js';
import type { SyncContext } from '../context.js';
import { type Batch, columnList, type SyncOutcome, runBatch, type Applied, type Accepted } from '../batch/index.js';
import { forgetTextConflicts } from '../text-conflicts.js';
import { tableOfKind } from './table-of-kind.js';

/** Names a record to be deleted. */
export type RecordDeletion = Given<typeof deletion.fields>;
type Deletion = Checked<typeof deletion.fields>;

export interface DeletionOptions {
  /** Throws where the batch must not have customers in it. */
  readonly checkCustomers?: () => void;
}

/**
 * Deletes records by their external ids in the batch's source, with all that belongs to them: a customer with its orders, events and all
 * else, whatever source they came from, a campaign with its engagements. A customer who is known to other sources too is deleted whole,
 * as the person is one. Order lines of a deleted product stay, without the product; a deleted company's people stay too. A record that was deleted is UPDATED, one that is not there is
 * UNCHANGED, also where it waited for somebody whom nobody knows: that goes too. Deleting again changes nothing.
 */
export function deleteRecords(
  context: SyncContext,
  batch: Batch<RecordDeletion>,
  { checkCustomers = () => {} }: DeletionOptions = {},
): Promise<SyncOutcome> {
  const apply: typeof applyDeletions = (transaction, given, source, accepted) => {
    if (accepted.some(({ record }) => record.kind === 'customer')) checkCustomers();
    return applyDeletions(transaction, given, source, accepted);
  };
  return runBatch(context, { name: 'deleteRecords', of: deletion, apply }, batch);
}

async function applyDeletions(
  transaction: Transaction,
  _context: SyncContext,
  source: string,
  accepted: readonly Accepted<Deletion>[],
): Promise<Applied> {
  // First: what is being brought in meanwhile is there by then, and is found.
  await deleteWaiting(
    transaction,
    source,
    accepted.map(({ record }) => record),
  );
  const found = new Map<string, Found>();
  for (const kind of RECORD_KINDS) {
    const externalIds = accepted.flatMap(({ record }) => (record.kind === kind ? [record.externalId] : []));
    if (externalIds.length === 0) continue;
    for (const row of await transaction.query<Found>(find(kind, source, externalIds))) found.set(keyOf(kind, row.external_id), row);
  }
  // What belongs to others first, so that nothing is deleted before it has been found.
  for (const kind of RECORD_KINDS.toReversed()) {
    const ids = accepted.flatMap(({ record }) => (record.kind === kind ? (found.get(keyOf(kind, record.externalId))?.id ?? []) : []));
    if (ids.length === 0) continue;
    if (kind === 'company') await leaveCompanies(transaction, ids);
    await transaction.execute(remove(kind, ids));
    if (kind === 'customer') await forgetTextConflicts(transaction);
  }

  const told = new Set<string>();
  const results = accepted.map(({ index, record: { kind, externalId } }) => {
    const id = found.get(keyOf(kind, externalId))?.id;
    if (id === undefined || told.has(id)) return { index, status: 'UNCHANGED' as const, externalId, errors: [] };
    told.add(id);
    return { index, status: 'UPDATED' as const, id, externalId, errors: [] };
  });
  return { results, touchedCustomerIds: [...found.values()].flatMap((row) => row.customer_id ?? []) };
}

/** What waits for somebody whom nobody knows (src/sync/waiting) is not to be brought in with them. */
async function deleteWaiting(transaction: Transaction, source: string, records: readonly Deletion[]): Promise<void> {
  const rows = records.map(({ kind, externalId }) => ({ kind: kind as string, externalId }));
  await transaction.execute(sql`/* sync.deleteWaiting */
    delete from waiting_record w using ${rowsOf(rows, { kind: 'text', externalId: 'text' })} as r(kind, external_id)
    where w.source = ${source} and w.kind = r.kind and w.external_id = r.external_id`);
}

interface Found {
  readonly id: string;
  readonly external_id: string;
  readonly customer_id: string | null;
}

function keyOf(kind: RecordKind, externalId: string): string {
  return `${kind} ${externalId}`;
}

/** Locks what it finds. */
function find(kind: RecordKind, source: string, externalIds: readonly string[]): Sql {
  return kind === 'customer'
    ? sql`/* sync.findDeleted: customer */
        select c.id, x.external_id, c.id as customer_id
        from ${rowsByExternalId(sql`customer_external_id`, source, externalIds)} x join customer c on c.id = x.customer_id order by c.id for update of c`
    : sql`/* sync.findDeleted */
        select id, external_id, ${OWNED_KINDS.some(({ table }) => table === kind) ? sql`customer_id` : sql`null::uuid`} as customer_id from ${tableOfKind(kind)}
        where id in (select id from ${rowsByExternalId(tableOfKind(kind), source, externalIds)} asked) order by external_id for update`;
}

/** What is said of a place in a company. */
const PARTICULARS = columnList(customerCompany.columns);

/** Their people's other companies move up: the first of them is the main one now. */
async function leaveCompanies(transaction: Transaction, ids: readonly string[]): Promise<void> {
  const rows = await transaction.query(sql`/* sync.takeCompanies */
    delete from customer_company
    where customer_id in (select customer_id from customer_company where company_id = any(${ids}::uuid[]))
    returning *`);
  await transaction.execute(sql`/* sync.leaveCompanies */
    insert into customer_company (customer_id, position, company_id, ${PARTICULARS})
    select customer_id, row_number() over (partition by customer_id order by position) - 1, company_id, ${PARTICULARS}
    from jsonb_populate_recordset(null::customer_company, ${JSON.stringify(rows)}::jsonb)
    where company_id <> all(${ids}::uuid[])`);
}

function remove(kind: RecordKind, ids: readonly string[]): Sql {
  return sql`/* sync.delete */ delete from ${tableOfKind(kind)} where id = any(${ids}::uuid[])`;
}
