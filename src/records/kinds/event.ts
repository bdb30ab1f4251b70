import { CustomerEvent } from '../../model/index.js';
import type { Given } from '../field.js';
import { externalId, instant, propertiesByKey, reference, text } from '../fields.js';
import { recordKind } from '../kind.js';

export const event = recordKind(CustomerEvent, {
  name: 'event',
  plural: 'events',
  table: 'event',
  tracked: true,
  scope: 'events',
  data: { name: 'event', bit: 32 },
  description: 'Something that a customer did at one moment. What is left out keeps its value; null clears it.',
  batch: 'Events of one source system.',
  mutation: 'Makes and changes behavioural events.',
  newOne: 'event',
  fields: {
    externalId: externalId(),
    customerExternalId: reference('customer', 'required when new'),
    name: text('What happened, such as `product_viewed`, `cart_added` or `signed_in`.', { presence: 'required when new' }),
    properties: propertiesByKey(
      'Particulars by key, replaced as a whole. Those that are declared must be of their type; others are kept as they are.',
    ),
    occurredAt: instant('When it happened.', { presence: 'required when new', ahead: 'refused' }),
  },
});

export type EventRecord = Given<typeof event.fields>;
