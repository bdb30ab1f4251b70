import { mapped } from '../../database/index.js';
import { type Checked, event } from '../../records/index.js';
import { flatSync, type RecordError, Rejection } from '../batch/index.js';
import { canonicalOf, type DeclaredTypes, EVENT_PROPERTIES } from '../declare/index.js';

type Event = Checked<typeof event.fields>;

/** Creates and changes behavioural events. A new one needs a customer, a name and a date. */
export const syncEvents = flatSync(event, (records) =>
  mapped(
    EVENT_PROPERTIES.typesOf(records.flatMap(({ properties }) => Object.keys(properties ?? {}))),
    (types) => (record) => (record.properties === undefined ? record : withCanonical(record, record.properties, types)),
  ),
);

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
