import { type Transaction, sql } from '../../database/index.js';
import { newId } from '../../kernel/index.js';
import { type Checked, type Columns, emptyColumns, influenceMetric, type InfluenceMetricRecord } from '../../records/index.js';
import type { SyncContext } from '../context.js';
import {
  type Batch,
  type SyncOutcome,
  type Aged,
  aged,
  isLate,
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
  unknownReference,
  type Accepted,
} from '../batch/index.js';
import { InfluenceAccounts, OBSERVED } from './influence-accounts.js';

type InfluenceMetric = Checked<typeof influenceMetric.fields>;

/** One observation of one account, with whose account it was then: a record that only moves the account changes something too. */
interface ObservationState extends Columns<typeof influenceMetric.fields>, Aged {
  /** Of the account and the moment together. */
  readonly id: string;
  readonly accountId: string;
  readonly customerId: string;
}

const OBSERVATION = recordTable('influence_observation', { accountId: 'uuid', ...OBSERVED, sourceUpdatedAt: 'timestamptz' }, [
  'accountId',
  'observedAt',
]);

/**
 * Adds and corrects observations of social accounts; an account is made by its first observation and shows the latest. A result's
 * id and external id are the account's, its status the observation's.
 */
export function syncInfluenceMetrics(context: SyncContext, batch: Batch<InfluenceMetricRecord>): Promise<SyncOutcome> {
  return runBatch(context, { name: influenceMetric.operation, of: influenceMetric, apply: applyInfluenceMetrics }, batch);
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
    lockedIds(
      'customer',
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
      if (before !== undefined && isLate(record, before, context)) return before;
      const account = accounts.put(accountExternalId(record), { ...record, customerId });
      const { observedAt, followers } = record;
      const known = before ?? { ...EMPTY, id: newId(), accountId: account.id, observedAt, sourceUpdatedAt: null };
      const { network, handle } = account;
      const after = overlay<ObservationState>(
        { ...known, followers, network, handle, customerId: account.customerId },
        { ...record, network, handle },
      );
      return aged(after, record, before, now.toISOString());
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

const EMPTY = emptyColumns(influenceMetric.fields);

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
