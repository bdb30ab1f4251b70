import sql from 'sql-template-tag';
import { filterBy, testOf } from '../function.js';
import { ruleFunction } from '../rule-function.js';
import { serviceInteractions as source } from '../source.js';

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
    filterBy('channel', 'text', sql`s.channel`, { label: 'Channel', description: 'Such as phone, email or chat.', personal: false }),
    filterBy('effort', 'integer', sql`s.effort`, {
      label: 'Effort',
      description: 'How much effort it took.',
      personal: false,
      unit: effort,
    }),
    filterBy('minutes', 'number', sql`s.minutes`, { label: 'Minutes', description: 'How long it took.', personal: false, unit: 'minutes' }),
    filterBy('satisfaction', 'integer', sql`s.satisfaction`, {
      label: 'Satisfaction',
      description: 'What the customer told afterwards.',
      personal: false,
      unit: '1 to 5',
    }),
    filterBy('resolved', 'boolean', sql`s.resolved`, {
      label: 'Resolved',
      description: 'Whether the matter was settled.',
      personal: false,
    }),
    filterBy('cost', 'money', sql`s.cost`, { label: 'Cost', description: 'What it cost the business.', personal: false, unit: money }),
    filterBy('date', 'instant', sql`s.occurred_at`, { label: 'Date', description: 'When it took place.', personal: false }),
    testOf('count', 'integer', sql`count(*)`, 0, {
      label: 'Count',
      description: 'How many such interactions.',
      personal: false,
      unit: 'interactions',
    }),
    testOf('avg_effort', 'number', sql`avg(s.effort)`, null, {
      label: 'Average effort',
      description: 'Mean effort of such interactions; missing without any.',
      personal: false,
      unit: effort,
    }),
    testOf('max_effort', 'integer', sql`max(s.effort)`, null, {
      label: 'Greatest effort',
      description: 'Greatest effort of such interactions; missing without any.',
      personal: false,
      unit: effort,
    }),
    testOf('sum_minutes', 'number', sql`sum(s.minutes)`, 0, {
      label: 'Sum of minutes',
      description: 'Minutes of such interactions together.',
      personal: false,
      unit: 'minutes',
    }),
    testOf('sum_cost', 'money', sql`sum(s.cost)`, 0, {
      label: 'Sum of costs',
      description: 'Cost of such interactions together.',
      personal: false,
      unit: money,
    }),
    testOf('avg_satisfaction', 'number', sql`avg(s.satisfaction)`, null, {
      label: 'Average satisfaction',
      description: 'Mean satisfaction told after such interactions; missing without any.',
      personal: false,
      unit: '1 to 5',
    }),
  ],
});
