import { ServiceInteraction } from '../../model/index.js';
import { LONG_TEXT } from '../check.js';
import type { Given } from '../field.js';
import { boolean, duration, externalId, instant, integer, positiveMoney, reference, text } from '../fields.js';
import { recordKind } from '../kind.js';

export const serviceInteraction = recordKind(ServiceInteraction, {
  name: 'service_interaction',
  plural: 'service_interactions',
  table: 'service_interaction',
  tracked: true,
  scope: 'service',
  data: { name: 'service', bit: 8 },
  description: 'One contact of a customer with customer service. What is left out keeps its value; null clears it.',
  batch: 'Contacts with customer service of one source system.',
  mutation: 'Makes and changes contacts with customer service.',
  newOne: 'record',
  fields: {
    externalId: externalId(),
    customerExternalId: reference('customer', 'required when new'),
    channel: text('Such as `phone`, `email` or `chat`.', { presence: 'required when new' }),
    effort: integer('Effort it took the customer, 1 (effortless) to 10.', { min: 1, max: 10 }),
    minutes: duration('Time spent, in minutes.'),
    satisfaction: integer('Satisfaction, 1 to 5.', { min: 1, max: 5 }),
    resolved: boolean('Whether the matter was settled.'),
    cost: positiveMoney('What it cost the business, in the workspace currency.'),
    subject: text('What it was about.', { maxLength: LONG_TEXT }),
    occurredAt: instant('When it took place.', { presence: 'required when new', ahead: 'refused' }),
  },
});

export type ServiceInteractionRecord = Given<typeof serviceInteraction.fields>;
