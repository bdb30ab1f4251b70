import sql from 'sql-template-tag';
import { aggregateAttribute, figure, meanAttribute, ratioAttribute, type Attribute } from './attribute.js';
import type { Aggregate } from './expression.js';
import { influenceAccounts, serviceInteractions } from './source.js';

const none: ReadonlySet<string> = new Set();
const interactions: Aggregate = { source: influenceAccounts, call: sql`sum(i.engagement_rate * i.followers)`, empty: null, needs: none };
const ratedFollowers: Aggregate = {
  source: influenceAccounts,
  call: sql`sum(i.followers)`,
  filter: sql`i.engagement_rate is not null`,
  empty: null,
  needs: none,
};

/** Whom the customer reaches, and what the customer costs to serve. */
export const influenceAttributes: readonly Attribute[] = [
  aggregateAttribute(
    'integer',
    {
      name: 'influence_reach',
      label: 'Influence reach',
      description: 'Followers over all social accounts, at the latest observation of each.',
      personal: false,
      unit: 'followers',
      total: 'sum',
    },
    influenceAccounts,
    sql`sum(i.followers)`,
    { empty: 0 },
  ),
  ratioAttribute(
    'number',
    {
      name: 'engagement_rate',
      label: 'Engagement rate',
      description: 'Mean engagement rate of the accounts, weighted by followers, at the latest observation of each.',
      personal: false,
      unit: 'interactions per follower and post, 0 to 1',
    },
    figure(interactions),
    figure(ratedFollowers),
    [interactions, ratedFollowers],
  ),
];

export const serviceAttributes: readonly Attribute[] = [
  meanAttribute(
    'number',
    {
      name: 'service_effort',
      label: 'Service effort',
      description: 'Mean effort of the service interactions.',
      personal: false,
      unit: '1 (effortless) to 10',
    },
    serviceInteractions,
    sql`s.effort`,
  ),
  meanAttribute(
    'number',
    {
      name: 'satisfaction',
      label: 'Satisfaction',
      description: 'Mean satisfaction told after service interactions.',
      personal: false,
      unit: '1 to 5',
    },
    serviceInteractions,
    sql`s.satisfaction`,
  ),
];
