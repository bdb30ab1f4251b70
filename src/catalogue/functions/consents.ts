import sql from 'sql-template-tag';
import { consent } from '../../records/index.js';
import { allowedOf } from '../field-attribute.js';
import { filterBy, testOf } from '../function.js';
import { ruleFunction } from '../rule-function.js';
import { consents as source } from '../source.js';

/** What a consent may say: as shops publish it. */
export const CONSENT_STATUSES = allowedOf(consent.fields.status);

export const consents = ruleFunction({
  name: 'consents',
  label: 'Consents',
  description: 'What the customer said about being reached by each channel: the latest word a channel.',
  personal: false,
  source,
  counts: 'channels',
  parameters: [
    filterBy('channel', 'text', sql`cs.channel`, {
      label: 'Channel',
      description: 'What the consent is for.',
      personal: false,
      allowed: allowedOf(consent.fields.channel),
    }),
    filterBy('status', 'enum', sql`cs.status`, {
      label: 'Status',
      description: 'What the customer said.',
      personal: false,
      allowed: CONSENT_STATUSES,
    }),
    filterBy('method', 'text', sql`cs.method`, {
      label: 'Method',
      description: 'How it was given, such as double_opt_in.',
      personal: false,
    }),
    filterBy('place', 'text', sql`cs.place`, { label: 'Place', description: 'Where it was given, such as checkout.', personal: false }),
    filterBy('date', 'instant', sql`cs.changed_at`, { label: 'Date', description: 'When it was given or taken back.', personal: false }),
    testOf('count', 'integer', sql`count(*)`, 0, {
      label: 'Count',
      description: 'How many such channels.',
      personal: false,
      unit: 'channels',
    }),
  ],
});
