import { isDeepStrictEqual } from 'node:util';
import { type Transaction, sql } from '../../database/index.js';
import type { SyncContext } from '../context.js';
import { type Checked, type Columns, consent, type ConsentRecord, emptyColumns } from '../../records/index.js';
import {
  type Batch,
  type SyncOutcome,
  readState,
  recordTable,
  lockedIds,
  runBatch,
  type Applied,
  afterwards,
  overlay,
  Rejection,
  statesOf,
  upsert,
  isRequired,
  unknownReference,
  type Accepted,
} from '../batch/index.js';

type Consent = Checked<typeof consent.fields>;

interface ConsentState extends Columns<typeof consent.fields> {
  /** Of the customer and the channel together. */
  readonly id: string;
  readonly customerId: string;
  readonly source: string;
}

const CONSENT = recordTable('consent', { customerId: 'uuid', ...consent.columns, source: 'text' }, ['customerId', 'channel']);
const EMPTY = emptyColumns(consent.fields);

/**
 * Takes the latest word of customers on being reached through a channel, whichever source it comes from; an earlier word than the one
 * that is kept changes nothing. A result's id and external id are the customer's.
 */
export function syncConsents(context: SyncContext, batch: Batch<ConsentRecord>): Promise<SyncOutcome> {
  return runBatch(context, { name: consent.operation, of: consent, apply: applyConsents }, batch);
}

async function applyConsents(
  transaction: Transaction,
  context: SyncContext,
  source: string,
  accepted: readonly Accepted<Consent>[],
): Promise<Applied> {
  const records = accepted.map(({ record }) => record);
  const [customerIds] = await transaction.ask(
    lockedIds(
      'customer',
      source,
      records.map((record) => record.customerExternalId),
    ),
  );
  const customerOf = (record: Consent) => customerIds.get(record.customerExternalId);
  const now = context.clock.now().toISOString();
  const { results, created, updated } = upsert<Consent, ConsentState>(accepted, {
    stored: await lockConsents(transaction, [...customerIds.values()]),
    // Two external ids may name one customer.
    externalIdOf: (record) => consentKey(customerOf(record) ?? record.customerExternalId, record.channel),
    next: (record, before) => nextConsent(record, before, { customerId: customerOf(record), source, now }),
    write(creations, changes) {
      CONSENT.insert(transaction, statesOf(creations));
      CONSENT.update(transaction, afterwards(changes));
    },
  });
  const recordOf = new Map(accepted.map(({ index, record }) => [index, record]));
  return {
    results: results.map((result) => {
      const record = recordOf.get(result.index);
      const id = result.id === undefined || record === undefined ? undefined : customerOf(record);
      return { ...result, id, externalId: record?.customerExternalId };
    }),
    touchedCustomerIds: [...statesOf(created), ...afterwards(updated)].map((word) => word.customerId),
  };
}

interface Word {
  readonly customerId: string | undefined;
  readonly source: string;
  readonly now: string;
}

function nextConsent(record: Consent, before: ConsentState | undefined, { customerId, source, now }: Word): ConsentState | Rejection {
  if (customerId === undefined) {
    return new Rejection([unknownReference(['customerExternalId'], 'customer', record.customerExternalId)]);
  }
  const status = record.status ?? before?.status;
  if (status === undefined) return new Rejection([isRequired('status')]);
  const changedAt = record.changedAt ?? undefined;
  if (before?.changedAt !== null && before?.changedAt !== undefined && changedAt !== undefined && changedAt < before.changedAt)
    return before;

  const isNews = before === undefined || status !== before.status || (changedAt !== undefined && changedAt !== before.changedAt);
  if (!isNews) {
    // What else is said of the same word completes it, whoever says it.
    const completed = overlay<ConsentState>(before, { ...record, status, changedAt: before.changedAt });
    return isDeepStrictEqual(completed, before) ? before : { ...completed, source };
  }
  const blank = { ...EMPTY, id: consentKey(customerId, record.channel), customerId, channel: record.channel, status, source };
  // A change that is not dated came about just now; when a first word was given is not known.
  return overlay<ConsentState>(blank, { ...record, changedAt: changedAt ?? (before === undefined ? null : now) });
}

function consentKey(customerId: string, channel: string): string {
  return `${customerId} ${channel}`;
}

async function lockConsents(transaction: Transaction, customerIds: readonly string[]): Promise<Map<string, ConsentState>> {
  const rows = await transaction.query<Omit<ConsentState, 'id'>>(sql`/* sync.lockConsents */
    select ${CONSENT.selection('c')} from consent c where c.customer_id = any(${customerIds}::uuid[])
    order by c.customer_id, c.channel for no key update`);
  return new Map(
    rows.map((row) => {
      const id = consentKey(row.customerId, row.channel);
      return [id, { ...readState<ConsentState>(row), id }];
    }),
  );
}
