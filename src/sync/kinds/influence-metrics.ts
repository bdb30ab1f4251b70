import { type Transaction, sql } from '../../database/index.js';
import { newId } from '../../kernel/index.js';
import type { SyncContext } from '../context.js';
import {
  type Batch,
  type SyncOutcome,
  readState,
  recordTable,
  lockedCustomerIds,
  runBatch,
  type Applied,
  afterwards,
  overlay,
  Rejection,
  statesOf,
  upsert,
  unknownReference,
  type Accepted,
} from '../batch/index.js';
import { InfluenceAccounts } from './influence-accounts.js';
import type { InfluenceMetricRecord } from './records.js';
import { influenceMetricSchema, type InfluenceMetric } from './schemas.js';

/** One observation of one account, with whose account it was then: a record that only moves the account changes something too. */
interface ObservationState {
  /** Of the account and the moment together. */
  readonly id: string;
  readonly accountId: string;
  readonly customerId: string;
  readonly network: string;
  readonly handle: string;
  readonly observedAt: string;
  readonly followers: number;
  readonly following: number | null;
  readonly engagementRate: string | null;
  readonly brands: readonly string[];
}

const OBSERVATION = recordTable(
  'influence_observation',
  {
    accountId: 'uuid',
    observedAt: 'timestamptz',
    followers: 'int',
    following: 'int',
    engagementRate: 'numeric',
    brands: 'text[]',
  },
  ['accountId', 'observedAt'],
);

/**
 * Adds and corrects observations of social accounts; an account is made by its first observation and shows the latest. A result's
 * id and external id are the account's, its status the observation's.
 */
export function syncInfluenceMetrics(context: SyncContext, batch: Batch<InfluenceMetricRecord>): Promise<SyncOutcome> {
  return runBatch(context, { name: 'syncInfluenceMetrics', schema: influenceMetricSchema, apply: applyInfluenceMetrics }, batch);
}

async function applyInfluenceMetrics(
  transaction: Transaction,
  context: SyncContext,
  source: string,
  accepted: readonly Accepted<InfluenceMetric>[],
): Promise<Applied> {
  const records = accepted.map(({ record }) => record);
  const now = context.clock.now();
  const [customerIds, accounts] = await transaction.ask(
    lockedCustomerIds(
      source,
      records.map((record) => record.customerExternalId),
    ),
    InfluenceAccounts.locked(source, records.map(accountExternalId)),
  );
  const stored = await readObservations(transaction, accounts, records);

  const { results, created, updated } = upsert<InfluenceMetric, ObservationState>(accepted, {
    stored,
    externalIdOf: observationKey,
    next(record, before) {
      const customerId = customerIds.get(record.customerExternalId);
      if (customerId === undefined) {
        return new Rejection([unknownReference(['customerExternalId'], 'customer', record.customerExternalId)]);
      }
      const { network, handle } = record;
      const account = accounts.put(accountExternalId(record), { customerId, network, handle });
      const known = before ?? { ...BLANK, id: newId(), accountId: account.id, observedAt: record.observedAt };
      return overlay<ObservationState>({ ...known, customerId, network, handle, followers: record.followers }, record);
    },
    write(creations, changes) {
      accounts.write(transaction, source, now);
      OBSERVATION.insert(transaction, statesOf(creations));
      OBSERVATION.update(transaction, afterwards(changes));
    },
  });

  const touched = [...statesOf(created), ...updated.flatMap(({ before, after }) => [before, after])];
  const accountOf = new Map(accepted.map(({ index, record }) => [index, accountExternalId(record)]));
  return {
    results: results.map((result) => ({ ...result, ...accounts.identify(accountOf.get(result.index) ?? '') })),
    touchedCustomerIds: [...touched.map((observation) => observation.customerId), ...accounts.movedCustomerIds()],
  };
}

const BLANK = { following: null, engagementRate: null, brands: [] };

function accountExternalId(record: InfluenceMetric): string {
  return record.externalId ?? `${record.network}:${record.handle}`;
}

function observationKey(record: InfluenceMetric): string {
  return JSON.stringify([accountExternalId(record), record.observedAt]);
}

async function readObservations(
  transaction: Transaction,
  accounts: InfluenceAccounts,
  records: readonly InfluenceMetric[],
): Promise<Map<string, ObservationState>> {
  const wanted = records.flatMap((record) => {
    const account = accounts.find(accountExternalId(record));
    return account === undefined ? [] : [{ key: observationKey(record), accountId: account.id, observedAt: record.observedAt }];
  });
  if (wanted.length === 0) return new Map();
  const rows = await transaction.query<{ key: string; id: string }>(sql`/* sync.readObservations */
    select w.key, ${OBSERVATION.selection('o')}, a.customer_id as "customerId", a.network, a.handle
    from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w(key text, "accountId" uuid, "observedAt" timestamptz)
    join influence_observation o on o.account_id = w."accountId" and o.observed_at = w."observedAt"
    join influence_account a on a.id = o.account_id`);
  return new Map(rows.map(({ key, ...row }) => [key, { ...readState<ObservationState>(row), id: key }]));
}
