import sql from 'sql-template-tag';
import { aggregateAttribute, type Attribute } from './attribute.js';
import { events } from './source.js';

/** What the customer last did, from behavioural events. */
export const eventAttributes: readonly Attribute[] = [
  aggregateAttribute(
    'instant',
    {
      name: 'abandoned_checkout_date',
      label: 'Abandoned checkout',
      description: 'When the customer last left a checkout without ordering: the latest event checkout_abandoned.',
      personal: false,
    },
    events,
    sql`max(ev.occurred_at)`,
    { filter: sql`ev.name = 'checkout_abandoned'`, timed: sql`ev.occurred_at` },
  ),
];
