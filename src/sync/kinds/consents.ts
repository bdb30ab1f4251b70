import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { type Transaction, sql } from '../../database/index.js';
import type { SyncContext } from '../context.js';
import {
  type Batch,
  type SyncOutcome,
  instant,
  nonBlank,
  oneOf,
  optional,
  optionalText,
  readState,
  recordTable,
  toCustomer,
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

export const CONSENT_CHANNELS = ['email', 'sms', 'phone', 'post'] as const;
export const CONSENT_STATUSES = ['SUBSCRIBED', 'NOT_SUBSCRIBED', 'PENDING', 'UNSUBSCRIBED', 'REDACTED', 'INVALID'] as const;

export const consentSchema = z.strictObject({
  customerExternalId: nonBlank(),
  channel: oneOf(CONSENT_CHANNELS),
  status: oneOf(CONSENT_STATUSES).optional(),
  /** When it was given or taken back. */
  changedAt: optional(instant()),
  /** How, such as `double_opt_in`. */
  method: optionalText(),
  /** Where, such as `checkout`. */
  place: optionalText(),
});
type Consent = z.output<typeof consentSchema>;
export type ConsentRecord = z.input<typeof consentSchema>;

interface ConsentState {
  /** Of the customer and the channel together. */
  readonly id: string;
  readonly customerId: string;
  readonly channel: string;
  readonly status: string;
  readonly changedAt: string | null;
  readonly method: string | null;
  readonly place: string | null;
  readonly source: string;
}

const CONSENT = recordTable(
  'consent',
  {
    customerId: 'uuid',
    channel: 'text',
    status: 'text',
    changedAt: 'timestamptz',
    method: 'text',
    place: 'text',
    source: 'text',
  },
  ['customerId', 'channel'],
);

/**
 * Takes the latest word of customers on being reached through a channel, whichever source it comes from; an earlier word than the one
 * that is kept changes nothing. A result's id and external id are the customer's.
 */
export function syncConsents(context: SyncContext, batch: Batch<ConsentRecord>): Promise<SyncOutcome> {
  return runBatch(context, { name: 'syncConsents', schema: consentSchema, apply: applyConsents }, batch);
}

async function applyConsents(
  transaction: Transaction,
  context: SyncContext,
  source: string,
  accepted: readonly Accepted<Consent>[],
): Promise<Applied> {
  const records = accepted.map(({ record }) => record);
  const [customerIds] = await transaction.ask(
    toCustomer.locked(
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
    touchedCustomerIds: [...statesOf(created), ...afterwards(updated)].map((consent) => consent.customerId),
  };
}

interface Word {
  readonly customerId: string | undefined;
  readonly source: string;
  readonly now: string;
}

function nextConsent(record: Consent, before: ConsentState | undefined, { customerId, source, now }: Word): ConsentState | Rejection {
  if (customerId === undefined) {
    return new Rejection([unknownReference(['customerExternalId'], toCustomer.what, record.customerExternalId)]);
  }
  const status = record.status ?? before?.status;
  if (status === undefined) return new Rejection([isRequired('status')]);
  const changedAt = record.changedAt ?? undefined;
  if (before?.changedAt !== null && before?.changedAt !== undefined && changedAt !== undefined && changedAt < before.changedAt)
    return before;

  const isNews = before === undefined || status !== before.status || (changedAt !== undefined && changedAt !== before.changedAt);
  if (!isNews) {
    // What else is said of the same word completes it, whoever says it.
    const completed = overlay<ConsentState>(before, { method: record.method, place: record.place });
    return isDeepStrictEqual(completed, before) ? before : { ...completed, source };
  }
  return {
    id: consentKey(customerId, record.channel),
    customerId,
    channel: record.channel,
    status,
    // A change that is not dated came about just now; when a first word was given is not known.
    changedAt: changedAt ?? (before === undefined ? null : now),
    method: record.method ?? null,
    place: record.place ?? null,
    source,
  };
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
