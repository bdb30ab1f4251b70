import sql from 'sql-template-tag';
import { influenceMetric } from '../../records/index.js';
import { filtersOf } from '../field-filter.js';
import { filterBy, testOf } from '../function.js';
import { provenanceFilters } from '../provenance-filters.js';
import { ruleFunction } from '../rule-function.js';
import { influenceAccounts } from '../source.js';

const by = filtersOf(influenceMetric.fields, 'i');

export const influence = ruleFunction({
  name: 'influence',
  label: 'Influence',
  description: 'Social accounts of the customer, as they were last observed.',
  personal: false,
  source: influenceAccounts,
  counts: 'accounts',
  parameters: [
    by('network', { label: 'Network', description: 'The social network, such as instagram.' }),
    by('handle', { label: 'Handle', description: 'The name of the account.' }),
    by('followers', { label: 'Followers', description: 'Accounts that follow it.', unit: 'followers' }),
    by('following', { label: 'Following', description: 'Accounts and brands that it follows.', unit: 'accounts' }),
    by('engagementRate', { type: 'number', label: 'Engagement rate', description: 'Interactions per follower and post.', unit: '0 to 1' }),
    by('posts', { label: 'Posts', description: 'Posts in the 30 days before it was observed.', unit: 'posts' }),
    by('brands', { name: 'brand', label: 'Brand mentioned', description: 'A brand that it mentions.' }),
    filterBy('brand_count', 'integer', sql`cardinality(i.brands)`, {
      label: 'Brands mentioned',
      description: 'How many brands it mentions.',
      personal: false,
      unit: 'brands',
    }),
    by('observedAt', { name: 'date', label: 'Observed', description: 'When it was last observed.' }),
    ...provenanceFilters(sql`i.source`),
    testOf('count', 'integer', sql`count(*)`, 0, {
      label: 'Count',
      description: 'How many such accounts.',
      unit: 'accounts',
    }),
    testOf('sum_followers', 'integer', sql`sum(i.followers)`, 0, {
      label: 'Sum of followers',
      description: 'Followers of such accounts together.',
      unit: 'followers',
    }),
    testOf('max_followers', 'integer', sql`max(i.followers)`, null, {
      label: 'Most followers',
      description: 'Followers of the largest such account; missing without any.',
      unit: 'followers',
    }),
    testOf('avg_engagement_rate', 'number', sql`avg(i.engagement_rate)`, null, {
      label: 'Average engagement rate',
      description: 'Mean engagement rate of such accounts; missing without any.',
      unit: '0 to 1',
    }),
  ],
});
