import type { Transaction } from '../database/database.js';
import { findAttributeTypes } from './attribute-values.js';
import type { Batch, SyncContext, SyncOutcome } from './batch.js';
import { nextCustomer, type CustomerState } from './customer-state.js';
import { lockCustomers, writeCustomers } from './customer-tables.js';
import type { CustomerRecord } from './records.js';
import { distinct } from './references.js';
import { runBatch, type Applied } from './run-batch.js';
import { customerSchema, type Customer } from './schemas.js';
import { afterwards, statesOf, upsert } from './upsert.js';
import type { Accepted } from './validate.js';

/** Creates and changes customers, with their e-mails, phones, addresses, tags and custom attributes. */
export function syncCustomers(context: SyncContext, batch: Batch<CustomerRecord>): Promise<SyncOutcome> {
  return runBatch(context, { name: 'syncCustomers', schema: customerSchema, apply: applyCustomers }, batch);
}

async function applyCustomers(
  transaction: Transaction,
  context: SyncContext,
  source: string,
  accepted: readonly Accepted<Customer>[],
): Promise<Applied> {
  const now = context.clock.now();
  const types = await findAttributeTypes(transaction, accepted);
  const stored = await lockCustomers(transaction, source, distinct(accepted.map(({ record }) => record.externalId)));
  const { results, created, updated } = await upsert<Customer, CustomerState>(accepted, {
    stored,
    externalIdOf: (record) => record.externalId,
    next: (record, before) => nextCustomer(record, before, types, now.toISOString()),
    write: (newlyCreated, changed) => writeCustomers(transaction, source, newlyCreated, changed, now),
  });
  return { results, touchedCustomerIds: [...statesOf(created), ...afterwards(updated)].map((state) => state.id) };
}
