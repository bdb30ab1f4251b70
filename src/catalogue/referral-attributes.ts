import sql from 'sql-template-tag';
import { aggregateAttribute, type Attribute } from './attribute.js';
import { referrals, referredValues } from './source.js';

/** Whom the customer brought, and what they brought in. */
export const referralAttributes: readonly Attribute[] = [
  aggregateAttribute(
    'integer',
    {
      name: 'customers_brought',
      label: 'Customers brought',
      description: 'How many customers are said to have been brought by this one.',
      personal: false,
      unit: 'customers',
      total: 'sum',
    },
    referrals,
    sql`count(*)`,
    { empty: 0 },
  ),
  aggregateAttribute(
    'money',
    {
      name: 'brought_revenue',
      label: 'Revenue brought in',
      description: 'Revenue of the customers whom this one brought. Whom these brought in turn is not in it.',
      personal: false,
      unit: 'workspace currency',
      total: 'sum',
    },
    referredValues,
    sql`sum(rv.revenue)`,
    { empty: 0 },
  ),
];
