import sql from 'sql-template-tag';
import { aggregateAttribute, type Attribute } from './attribute.js';
import { influenceAccounts, serviceInteractions } from './source.js';

/** Whom the customer reaches, and what the customer costs to serve. */
export const influenceAttributes: readonly Attribute[] = [
  aggregateAttribute(
    'integer',
    {
      name: 'influence_reach',
      label: 'Influence reach',
      description: 'Followers over all social accounts, at the latest observation of each.',
      unit: 'followers',
    },
    influenceAccounts,
    sql`sum(i.followers)`,
    { empty: 0 },
  ),
  aggregateAttribute(
    'number',
    {
      name: 'engagement_rate',
      label: 'Engagement rate',
      description: 'Mean engagement rate of the accounts, weighted by followers, at the latest observation of each.',
      unit: 'interactions per follower and post, 0 to 1',
    },
    influenceAccounts,
    sql`sum(i.engagement_rate * i.followers) / nullif(sum(i.followers) filter (where i.engagement_rate is not null), 0)`,
  ),
];

export const serviceAttributes: readonly Attribute[] = [
  aggregateAttribute(
    'number',
    {
      name: 'service_effort',
      label: 'Service effort',
      description: 'Mean effort of the service interactions.',
      unit: '1 (effortless) to 10',
    },
    serviceInteractions,
    sql`avg(s.effort)`,
  ),
  aggregateAttribute(
    'money',
    {
      name: 'service_cost',
      label: 'Service cost',
      description: 'Sum of the cost of all service interactions.',
      unit: 'workspace currency',
    },
    serviceInteractions,
    sql`sum(s.cost)`,
    { empty: 0 },
  ),
  aggregateAttribute(
    'number',
    { name: 'satisfaction', label: 'Satisfaction', description: 'Mean satisfaction told after service interactions.', unit: '1 to 5' },
    serviceInteractions,
    sql`avg(s.satisfaction)`,
  ),
];
