import { isDeepStrictEqual } from 'node:util';
import { type Transaction, sql } from '../../database/index.js';
import type { SyncContext } from '../context.js';
import { besideWordAhead, isLaterWord, isWithdrawal, type Word } from './later-word.js';
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

interface ConsentState extends Columns<typeof consent.fields>, Word {
  /** Of the customer and the channel together. */
  readonly id: string;
  readonly customerId: string;
  readonly customerExternalId: string | null;
  readonly source: string;
}

const CONSENT = recordTable(
  'consent',
  { customerId: 'uuid', customerExternalId: 'text', ...consent.columns, dated: 'boolean', source: 'text' },
  ['customerId', 'channel'],
);
const EMPTY = emptyColumns(consent.fields);

/**
 * Takes the latest word of customers on being reached through a channel, whichever source it comes from (later-word.ts); any other word
 * than that changes nothing. A result's id and external id are the customer's.
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
  const present = { now: context.clock.now().toISOString(), toleranceMs: context.clockToleranceMs };
  const { results, created, updated } = upsert<Consent, ConsentState>(accepted, {
    stored: await lockConsents(transaction, [...customerIds.values()]),
    // Two external ids may name one customer.
    externalIdOf: (record) => consentKey(customerOf(record) ?? record.customerExternalId, record.channel),
    next: (record, before) => nextConsent(record, before, { customerId: customerOf(record), source, present }),
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

interface Speaker {
  readonly customerId: string | undefined;
  readonly source: string;
  readonly present: { readonly now: string; readonly toleranceMs: number };
}

function nextConsent(
  record: Consent,
  before: ConsentState | undefined,
  { customerId, source, present }: Speaker,
): ConsentState | Rejection {
  if (customerId === undefined) {
    return new Rejection([unknownReference(['customerExternalId'], 'customer', record.customerExternalId)]);
  }
  const status = record.status ?? before?.status;
  if (status === undefined) return new Rejection([isRequired('status')]);
  const said = record.changedAt ?? record.updatedAt ?? undefined;
  // When a first word was given is not known, unless it withdraws: that counts from now on.
  const came = before === undefined && !isWithdrawal({ status }) ? null : present.now;
  const given: Word = { status, changedAt: said ?? came, dated: said === undefined ? false : said > present.now ? null : true };
  const word = before === undefined ? given : besideWordAhead(given, before, present);
  const isSame = before !== undefined && status === before.status && (word.dated === false || word.changedAt === before.changedAt);
  if (isSame) {
    // What else is said of the same word completes it, whoever says it.
    const completed = overlay<ConsentState>(before, {
      ...record,
      status,
      changedAt: before.changedAt,
      customerExternalId: before.customerExternalId,
    });
    return isDeepStrictEqual(completed, before) ? before : { ...completed, source };
  }
  if (before !== undefined && !isLaterWord(word, before)) return before;
  const { channel, customerExternalId } = record;
  const blank = { ...EMPTY, id: consentKey(customerId, channel), customerId, customerExternalId, channel, source, ...word, status };
  return overlay<ConsentState>(blank, { ...record, status, changedAt: word.changedAt });
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
