import type { SyncContext } from '../context.js';
import { type Batch, type SyncOutcome, syncFlatRecords, type FlatKind, toCustomer } from '../batch/index.js';
import type { ServiceInteractionRecord } from './records.js';
import { serviceInteractionSchema, type ServiceInteraction } from './schemas.js';

const SERVICE_INTERACTIONS: FlatKind<ServiceInteraction> = {
  operation: 'syncServiceInteractions',
  table: 'service_interaction',
  schema: serviceInteractionSchema,
  references: { customerExternalId: toCustomer },
  required: { channel: 'text', occurredAt: 'timestamptz' },
  optional: {
    effort: 'int',
    minutes: 'numeric',
    satisfaction: 'int',
    resolved: 'boolean',
    cost: 'numeric',
    subject: 'text',
  },
};

/** Creates and changes contacts with customer service. A new one needs a customer, a channel and a date. */
export function syncServiceInteractions(context: SyncContext, batch: Batch<ServiceInteractionRecord>): Promise<SyncOutcome> {
  return syncFlatRecords(context, SERVICE_INTERACTIONS, batch);
}
