import type { Transaction } from '../database/database.js';
import { sql } from '../database/sql.js';
import { newId } from '../kernel/id.js';
import type { Batch, RecordError, SyncContext, SyncOutcome } from './batch.js';
import { readState, recordTable } from './record-table.js';
import type { ServiceInteractionRecord } from './records.js';
import { distinct, lockCustomerIds } from './references.js';
import { runBatch, type Applied } from './run-batch.js';
import { serviceInteractionSchema, type ServiceInteraction } from './schemas.js';
import { afterwards, overlay, Rejection, statesOf, upsert } from './upsert.js';
import { isRequired, unknownReference, type Accepted } from './validate.js';

interface ServiceInteractionState {
  readonly id: string;
  readonly externalId: string;
  readonly customerId: string;
  readonly channel: string;
  readonly effort: number | null;
  readonly minutes: string | null;
  readonly satisfaction: number | null;
  readonly resolved: boolean | null;
  readonly cost: string | null;
  readonly subject: string | null;
  readonly occurredAt: string;
}

const SERVICE_INTERACTION = recordTable(
  'service_interaction',
  {
    id: 'uuid',
    externalId: 'text',
    customerId: 'uuid',
    channel: 'text',
    effort: 'int',
    minutes: 'numeric',
    satisfaction: 'int',
    resolved: 'boolean',
    cost: 'numeric',
    subject: 'text',
    occurredAt: 'timestamptz',
  },
  ['id'],
);

/** Creates and changes contacts with customer service. A new one needs a customer, a channel and a date. */
export function syncServiceInteractions(context: SyncContext, batch: Batch<ServiceInteractionRecord>): Promise<SyncOutcome> {
  return runBatch(context, { name: 'syncServiceInteractions', schema: serviceInteractionSchema, apply: applyServiceInteractions }, batch);
}

async function applyServiceInteractions(
  transaction: Transaction,
  context: SyncContext,
  source: string,
  accepted: readonly Accepted<ServiceInteraction>[],
): Promise<Applied> {
  const records = accepted.map(({ record }) => record);
  const customerIds = await lockCustomerIds(
    transaction,
    source,
    records.map((record) => record.customerExternalId),
  );
  const stored = await lockServiceInteractions(transaction, source, distinct(records.map((record) => record.externalId)));
  const { results, created, updated } = await upsert<ServiceInteraction, ServiceInteractionState>(accepted, {
    stored,
    externalIdOf: (record) => record.externalId,
    next: (record, before) => nextServiceInteraction(record, before, customerIds),
    async write(creations, changes) {
      const now = context.clock.now();
      await SERVICE_INTERACTION.insert(transaction, statesOf(creations), { source, createdAt: now, updatedAt: now });
      await SERVICE_INTERACTION.update(transaction, afterwards(changes), { updatedAt: now });
    },
  });
  const touched = [...statesOf(created), ...updated.flatMap(({ before, after }) => [before, after])];
  return { results, touchedCustomerIds: touched.map((interaction) => interaction.customerId) };
}

function nextServiceInteraction(
  record: ServiceInteraction,
  before: ServiceInteractionState | undefined,
  customerIds: ReadonlyMap<string, string>,
): ServiceInteractionState | Rejection {
  const errors: RecordError[] = [];
  const customerId = record.customerExternalId === undefined ? before?.customerId : customerIds.get(record.customerExternalId);
  if (customerId === undefined) {
    errors.push(
      record.customerExternalId === undefined
        ? isRequired('customerExternalId')
        : unknownReference(['customerExternalId'], 'customer', record.customerExternalId),
    );
  }
  const channel = record.channel ?? before?.channel;
  if (channel === undefined) errors.push(isRequired('channel'));
  const occurredAt = record.occurredAt ?? before?.occurredAt;
  if (occurredAt === undefined) errors.push(isRequired('occurredAt'));
  if (customerId === undefined || channel === undefined || occurredAt === undefined) return new Rejection(errors);

  const known = before ?? { ...BLANK, id: newId(), externalId: record.externalId, customerId, channel, occurredAt };
  return overlay<ServiceInteractionState>(known, { ...record, customerId });
}

const BLANK = { effort: null, minutes: null, satisfaction: null, resolved: null, cost: null, subject: null };

async function lockServiceInteractions(
  transaction: Transaction,
  source: string,
  externalIds: readonly string[],
): Promise<Map<string, ServiceInteractionState>> {
  const rows = await transaction.query(sql`/* sync.lockServiceInteractions */
    select ${SERVICE_INTERACTION.selection('i')} from service_interaction i
    where i.source = ${source} and i.external_id = any(${externalIds}::text[])
    order by i.external_id for no key update`);
  return new Map(rows.map((row) => readState<ServiceInteractionState>(row)).map((state) => [state.externalId, state]));
}
