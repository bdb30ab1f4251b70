import { Consent, CONSENT_CHANNEL, CONSENT_STATUS } from '../../model/index.js';
import type { Given } from '../field.js';
import { instant, oneOf, reference, text } from '../fields.js';
import { recordKind } from '../kind.js';

/** Known by customer and channel: there is one word of each customer a channel, whoever says it. */
export const consent = recordKind(Consent, {
  name: 'consent',
  plural: 'consents',
  table: 'consent',
  tracked: false,
  scope: 'customers',
  description: 'The word of a customer on being reached through one channel. A result has the id of the customer.',
  batch: 'Consents that one source system knows of.',
  mutation: 'Takes the latest word of customers on being reached through a channel.',
  newOne: 'consent',
  computed: ['dated'],
  fields: {
    customerExternalId: reference('customer', 'required'),
    channel: oneOf(CONSENT_CHANNEL, 'What the customer is reached through.', { presence: 'required' }),
    status: oneOf(CONSENT_STATUS, 'What the customer said. Required where none is known.', { presence: 'kept' }),
    changedAt: instant(
      'When it was given or taken back; `updatedAt` where it is left out. An earlier word than the one that is known changes nothing. One without a date withdraws as of now, but undoes neither a withdrawal nor what is dated.',
      { ahead: 'refused' },
    ),
    method: text('How, such as `double_opt_in`.'),
    place: text('Where, such as `checkout`.'),
  },
});

export type ConsentRecord = Given<typeof consent.fields>;
