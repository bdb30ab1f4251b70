import { z } from 'zod';
import type { SyncContext } from '../context.js';
import { type SyncOutcome, LONG_TEXT, nonBlank, oneOf, optionalText, text } from '../batch/index.js';
import { Declarations } from './declarations.js';
import { PROPERTY_TYPES } from './declared-value.js';

/** What rules say of events themselves, and how they begin the names of sums and the like. */
const RESERVED = /^(name|date|count|(sum|avg|min|max|distinct|first|last|nth)_.*)$/;

export const eventPropertySchema = z.strictObject({
  key: text(100)
    .refine((key) => /^[a-z0-9_]+$/.test(key), 'must be made of a-z, 0-9 and _')
    .refine((key) => !RESERVED.test(key), 'means something else in rules'),
  name: nonBlank(),
  type: oneOf(PROPERTY_TYPES),
  unit: optionalText(),
  description: optionalText(LONG_TEXT),
});
export type EventPropertyRecord = z.input<typeof eventPropertySchema>;

export const EVENT_PROPERTIES = new Declarations('declareEventProperties', 'event_property', eventPropertySchema);

/** Declares properties of events, so that rules can ask for them. */
export function declareEventProperties(context: SyncContext, records: readonly EventPropertyRecord[]): Promise<SyncOutcome> {
  return EVENT_PROPERTIES.declare(context, records);
}
