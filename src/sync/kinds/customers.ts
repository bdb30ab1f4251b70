import type { Transaction } from '../../database/index.js';
import { attributeTypes, ARBITER } from '../declare/index.js';
import { type Checked, customer, type CustomerRecord } from '../../records/index.js';
import type { SyncContext } from '../context.js';
import {
  type Batch,
  type SyncOutcome,
  distinct,
  isSuppressed,
  lockedIds,
  runBatch,
  type Applied,
  afterwards,
  statesOf,
  Rejection,
  upsert,
  type Accepted,
} from '../batch/index.js';
import { suppressedAmong, SUPPRESSED_WITH } from '../suppression/index.js';
import { nextCustomer, type CustomerBatch, type CustomerState } from './customer-state.js';
import { lockedCustomers, writeCustomers } from './customer-tables.js';

type Customer = Checked<typeof customer.fields>;

/**
 * Creates and changes customers, with their lists, companies and custom attributes. A value that loses against
 * one from elsewhere (conflict-rule.ts) is not written, and says nothing of the record's status.
 */
export function syncCustomers(context: SyncContext, batch: Batch<CustomerRecord>): Promise<SyncOutcome> {
  return runBatch(context, { name: customer.operation, of: customer, apply: applyCustomers }, batch);
}

async function applyCustomers(
  transaction: Transaction,
  context: SyncContext,
  source: string,
  accepted: readonly Accepted<Customer>[],
): Promise<Applied> {
  const records = accepted.map(({ record }) => record);
  const now = context.clock.now();
  const companies = records.flatMap(({ companies = [] }) => companies.map((company) => company.companyExternalId));
  const externalIds = distinct(records.map((record) => record.externalId));
  const referrers = distinct(records.map(({ referrerExternalId }) => referrerExternalId ?? undefined));
  const [types, arbiter, stored, , companyIds, suppressedWith] = await transaction.ask(
    attributeTypes(accepted),
    ARBITER,
    lockedCustomers(source, externalIds),
    // Nobody is erased while they are named.
    lockedIds('customer', source, referrers),
    lockedIds('company', source, companies),
    SUPPRESSED_WITH,
  );
  const unknown = externalIds.filter((externalId) => !stored.has(externalId));
  const suppressed = await suppressedAmong(transaction, context, suppressedWith, {
    source,
    externalIds: distinct([...unknown, ...referrers]),
  });
  const batch: CustomerBatch = { source, now: now.toISOString(), undatedIsOld: context.undatedIsOld === true, types, companyIds, arbiter };
  const { results, created, updated } = upsert<Customer, CustomerState>(accepted, {
    stored,
    externalIdOf: (record) => record.externalId,
    next: (record, before) =>
      suppressed.has(record.externalId)
        ? new Rejection([isSuppressed(['externalId'], record.externalId)])
        : nextCustomer(withoutSuppressed(record, suppressed), before, batch),
    write: (newlyCreated, changed) => writeCustomers(transaction, context, source, newlyCreated, changed, now),
  });
  return { results, touchedCustomerIds: [...statesOf(created), ...afterwards(updated)].map((state) => state.id) };
}

/** Nobody who was erased, and is to stay away, is named as whoever brought another. */
function withoutSuppressed(record: Customer, suppressed: ReadonlySet<string>): Customer {
  const { referrerExternalId } = record;
  return typeof referrerExternalId === 'string' && suppressed.has(referrerExternalId) ? { ...record, referrerExternalId: null } : record;
}
