import sql from 'sql-template-tag';
import { serviceInteraction } from '../../records/index.js';
import { filtersOf } from '../field-filter.js';
import { testOf } from '../function.js';
import { provenanceFilters } from '../provenance-filters.js';
import { ruleFunction } from '../rule-function.js';
import { serviceInteractions as source } from '../source.js';

const by = filtersOf(serviceInteraction.fields, 's');

const effort = '1 (effortless) to 10';
const money = 'workspace currency';

export const serviceInteractions = ruleFunction({
  name: 'service_interactions',
  label: 'Service interactions',
  description: 'Contacts of the customer with customer service.',
  personal: false,
  source,
  counts: 'interactions',
  parameters: [
    by('channel', { label: 'Channel', description: 'Such as phone, email or chat.' }),
    by('effort', { label: 'Effort', description: 'How much effort it took.', unit: effort }),
    by('minutes', { type: 'number', label: 'Minutes', description: 'How long it took.', unit: 'minutes' }),
    by('satisfaction', { label: 'Satisfaction', description: 'What the customer told afterwards.', unit: '1 to 5' }),
    by('resolved', { label: 'Resolved', description: 'Whether the matter was settled.' }),
    by('cost', { label: 'Cost', description: 'What it cost the business.', unit: money }),
    by('occurredAt', { name: 'date', label: 'Date', description: 'When it took place.' }),
    ...provenanceFilters(sql`s.source`),
    testOf('count', 'integer', sql`count(*)`, 0, {
      label: 'Count',
      description: 'How many such interactions.',
      unit: 'interactions',
    }),
    testOf('avg_effort', 'number', sql`avg(s.effort)`, null, {
      label: 'Average effort',
      description: 'Mean effort of such interactions; missing without any.',
      unit: effort,
    }),
    testOf('max_effort', 'integer', sql`max(s.effort)`, null, {
      label: 'Greatest effort',
      description: 'Greatest effort of such interactions; missing without any.',
      unit: effort,
    }),
    testOf('sum_minutes', 'number', sql`sum(s.minutes)`, 0, {
      label: 'Sum of minutes',
      description: 'Minutes of such interactions together.',
      unit: 'minutes',
    }),
    testOf('sum_cost', 'money', sql`sum(s.cost)`, 0, {
      label: 'Sum of costs',
      description: 'Cost of such interactions together.',
      unit: money,
    }),
    testOf('avg_satisfaction', 'number', sql`avg(s.satisfaction)`, null, {
      label: 'Average satisfaction',
      description: 'Mean satisfaction told after such interactions; missing without any.',
      unit: '1 to 5',
    }),
  ],
});
