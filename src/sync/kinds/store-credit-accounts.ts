import { z } from 'zod';
import type { SyncContext } from '../context.js';
import {
  type Batch,
  type SyncOutcome,
  currency,
  instant,
  money,
  nonBlank,
  optional,
  syncFlatRecords,
  type FlatKind,
  toCustomer,
} from '../batch/index.js';

export const storeCreditAccountSchema = z.strictObject({
  externalId: nonBlank(),
  customerExternalId: nonBlank().optional(),
  balance: money().optional(),
  currency: currency().optional(),
  /** When the next part of the balance expires, and when credit was last added. */
  nextExpiryAt: optional(instant()),
  lastCreditAt: optional(instant()),
});
export type StoreCreditAccountRecord = z.input<typeof storeCreditAccountSchema>;

const STORE_CREDIT_ACCOUNTS: FlatKind<z.output<typeof storeCreditAccountSchema>> = {
  operation: 'syncStoreCreditAccounts',
  table: 'store_credit_account',
  schema: storeCreditAccountSchema,
  references: { customerExternalId: toCustomer },
  required: { balance: 'numeric', currency: 'text' },
  optional: { nextExpiryAt: 'timestamptz', lastCreditAt: 'timestamptz' },
};

/** Creates and changes accounts of store credit. A new one needs a customer, a balance and a currency. */
export function syncStoreCreditAccounts(context: SyncContext, batch: Batch<StoreCreditAccountRecord>): Promise<SyncOutcome> {
  return syncFlatRecords(context, STORE_CREDIT_ACCOUNTS, batch);
}
