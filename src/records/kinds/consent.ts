import { Consent } from '../../model/index.js';
import type { Given } from '../field.js';
import { instant, oneOf, reference, text } from '../fields.js';
import { recordKind } from '../kind.js';

const CHANNELS = ['email', 'sms', 'phone', 'post'] as const;
const STATUSES = ['SUBSCRIBED', 'NOT_SUBSCRIBED', 'PENDING', 'UNSUBSCRIBED', 'REDACTED', 'INVALID'] as const;

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
  fields: {
    customerExternalId: reference('customer', 'required'),
    channel: oneOf(CHANNELS, (channels) => `${channels}.`, { presence: 'required' }),
    status: oneOf(STATUSES, (statuses) => `${statuses}. Required where none is known.`, { presence: 'kept' }),
    changedAt: instant(
      'When it was given or taken back. An earlier word than the one that is known changes nothing; a change without a date is of now.',
      { ahead: 'refused' },
    ),
    method: text('How, such as `double_opt_in`.'),
    place: text('Where, such as `checkout`.'),
  },
});

export type ConsentRecord = Given<typeof consent.fields>;
