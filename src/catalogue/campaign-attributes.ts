import sql from 'sql-template-tag';
import { aggregateAttribute, type Attribute } from './attribute.js';
import { campaignEngagements } from './source.js';

/** What campaigns were to the customer. */
export const campaignAttributes: readonly Attribute[] = [
  aggregateAttribute(
    'text',
    {
      name: 'last_campaign',
      label: 'Last campaign',
      description: 'Name of the campaign whose message was sent to the customer last.',
      personal: false,
    },
    campaignEngagements,
    sql`(array_agg(ca.name order by ce.occurred_at desc, ce.id desc) filter (where ce.kind = 'sent'))[1]`,
    { needs: ['campaign'] },
  ),
];
