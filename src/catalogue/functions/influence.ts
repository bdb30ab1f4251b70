import sql from 'sql-template-tag';
import { filterBy, testOf } from '../function.js';
import { ruleFunction } from '../rule-function.js';
import { influenceAccounts } from '../source.js';

export const influence = ruleFunction({
  name: 'influence',
  label: 'Influence',
  description: 'Social accounts of the customer, as they were last observed.',
  personal: false,
  source: influenceAccounts,
  counts: 'accounts',
  parameters: [
    filterBy('network', 'text', sql`i.network`, {
      label: 'Network',
      description: 'The social network, such as instagram.',
      personal: false,
    }),
    filterBy('handle', 'text', sql`i.handle`, { label: 'Handle', description: 'The name of the account.', personal: true }),
    filterBy('followers', 'integer', sql`i.followers`, {
      label: 'Followers',
      description: 'Accounts that follow it.',
      personal: false,
      unit: 'followers',
    }),
    filterBy('following', 'integer', sql`i.following`, {
      label: 'Following',
      description: 'Accounts and brands that it follows.',
      personal: false,
      unit: 'accounts',
    }),
    filterBy('engagement_rate', 'number', sql`i.engagement_rate`, {
      label: 'Engagement rate',
      description: 'Interactions per follower and post.',
      personal: false,
      unit: '0 to 1',
    }),
    filterBy('brand', 'text', sql`i.brands`, {
      label: 'Brand mentioned',
      description: 'A brand that it mentions.',
      personal: false,
      list: true,
    }),
    filterBy('date', 'instant', sql`i.observed_at`, { label: 'Observed', description: 'When it was last observed.', personal: false }),
    testOf('count', 'integer', sql`count(*)`, 0, {
      label: 'Count',
      description: 'How many such accounts.',
      personal: false,
      unit: 'accounts',
    }),
    testOf('sum_followers', 'integer', sql`sum(i.followers)`, 0, {
      label: 'Sum of followers',
      description: 'Followers of such accounts together.',
      personal: false,
      unit: 'followers',
    }),
    testOf('max_followers', 'integer', sql`max(i.followers)`, null, {
      label: 'Most followers',
      description: 'Followers of the largest such account; missing without any.',
      personal: false,
      unit: 'followers',
    }),
    testOf('avg_engagement_rate', 'number', sql`avg(i.engagement_rate)`, null, {
      label: 'Average engagement rate',
      description: 'Mean engagement rate of such accounts; missing without any.',
      personal: false,
      unit: '0 to 1',
    }),
  ],
});
