import sql from 'sql-template-tag';
import { consent } from '../../records/index.js';
import { allowedOf } from '../field-attribute.js';
import { filtersOf } from '../field-filter.js';
import { testOf } from '../function.js';
import { provenanceFilters } from '../provenance-filters.js';
import { ruleFunction } from '../rule-function.js';
import { consents as source } from '../source.js';

const by = filtersOf(consent.fields, 'cs');

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
    by('channel', { type: 'text', label: 'Channel', description: 'What the consent is for.' }),
    by('status', { label: 'Status', description: 'What the customer said.' }),
    by('method', { label: 'Method', description: 'How it was given, such as double_opt_in.' }),
    by('place', { label: 'Place', description: 'Where it was given, such as checkout.' }),
    by('changedAt', { name: 'date', label: 'Date', description: 'When it was given or taken back.' }),
    ...provenanceFilters(sql`cs.source`),
    testOf('count', 'integer', sql`count(*)`, 0, {
      label: 'Count',
      description: 'How many such channels.',
      unit: 'channels',
    }),
  ],
});
