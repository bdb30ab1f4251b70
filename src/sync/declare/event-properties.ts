import { check, type Given, oneOf, part, text, textLike } from '../../records/index.js';
import { PROPERTY_TYPE } from '../../model/index.js';
import type { SyncContext } from '../context.js';
import type { SyncOutcome } from '../batch/index.js';
import { Declarations } from './declarations.js';

/** What rules say of events themselves, and how they begin the names of sums and the like. */
const RESERVED = /^(name|date|count|(sum|avg|min|max|distinct|first|last|nth)_.*)$/;

export const eventProperty = part(
  'EventProperty',
  'A property of events that rules may ask for. Its type never changes once it is declared.',
  {
    key: textLike(
      check
        .text(100)
        .refine((key) => /^[a-z0-9_]+$/.test(key), 'must be made of a-z, 0-9 and _')
        .refine((key) => !RESERVED.test(key), 'means something else in rules'),
      '`[a-z0-9_]+`, but not name, date or count, nor anything that begins with sum_, avg_, min_, max_, distinct_, first_, last_ or nth_.',
      { presence: 'required' },
    ),
    name: text('As people read it.', { presence: 'required' }),
    type: oneOf(PROPERTY_TYPE, 'What its values are.', { presence: 'required' }),
    unit: text('Unit of the values, such as `seconds`.'),
    description: text('What it means.', { maxLength: check.LONG_TEXT }),
  },
);
export type EventPropertyRecord = Given<typeof eventProperty.fields>;

export const EVENT_PROPERTIES = new Declarations('declareEventProperties', 'event_property', eventProperty);

/** Declares properties of events, so that rules can ask for them. */
export function declareEventProperties(context: SyncContext, records: readonly EventPropertyRecord[]): Promise<SyncOutcome> {
  return EVENT_PROPERTIES.declare(context, records);
}
