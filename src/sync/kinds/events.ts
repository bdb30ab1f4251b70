import { z } from 'zod';
import { mapped } from '../../database/index.js';
import type { SyncContext } from '../context.js';
import {
  type Batch,
  type RecordError,
  type SyncOutcome,
  instant,
  nonBlank,
  syncFlatRecords,
  type FlatKind,
  jsonObject,
  toCustomer,
  Rejection,
} from '../batch/index.js';
import { canonicalOf, type DeclaredTypes, EVENT_PROPERTIES } from '../declare/index.js';

export const eventSchema = z.strictObject({
  externalId: nonBlank(),
  customerExternalId: nonBlank().optional(),
  /** Such as `product_viewed`, `cart_added`, `checkout_abandoned` or `signed_in`. */
  name: nonBlank().optional(),
  /** Replaced as a whole: an event happened once. Declared properties are checked; others are kept as they are. */
  properties: jsonObject().optional(),
  occurredAt: instant().optional(),
});
type Event = z.output<typeof eventSchema>;
export type EventRecord = z.input<typeof eventSchema>;

const EVENTS: FlatKind<Event> = {
  operation: 'syncEvents',
  table: 'event',
  schema: eventSchema,
  references: { customerExternalId: toCustomer },
  required: { name: 'text', occurredAt: 'timestamptz' },
  optional: { properties: 'jsonb' },
  completion: (records) =>
    mapped(
      EVENT_PROPERTIES.typesOf(records.flatMap(({ properties }) => Object.keys(properties ?? {}))),
      (types) => (record) => (record.properties === undefined ? record : withCanonical(record, record.properties, types)),
    ),
};

/** Creates and changes behavioural events. A new one needs a customer, a name and a date. */
export function syncEvents(context: SyncContext, batch: Batch<EventRecord>): Promise<SyncOutcome> {
  return syncFlatRecords(context, EVENTS, batch);
}

/** The event with its declared properties in canonical form. Null is no value of any type, and stays. */
function withCanonical(record: Event, properties: Readonly<Record<string, unknown>>, types: DeclaredTypes): Event | Rejection {
  const errors: RecordError[] = [];
  const canonical = Object.entries(properties).map(([key, value]): [string, unknown] => {
    const type = types.get(key);
    if (type === undefined || value === null) return [key, value];
    const checked = canonicalOf(type, value, ['properties', key]);
    if ('value' in checked) return [key, checked.value];
    errors.push(...checked.errors);
    return [key, value];
  });
  return errors.length > 0 ? new Rejection(errors) : { ...record, properties: Object.fromEntries(canonical) };
}
