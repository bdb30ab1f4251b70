import sql from 'sql-template-tag';
import { aggregateAttribute, computedAttribute, figure, ratioAttribute, type Attribute } from './attribute.js';
import type { Aggregate } from './expression.js';
import { campaignEngagements, orderLines, serviceInteractions } from './source.js';

const money = 'workspace currency';
const none: ReadonlySet<string> = new Set();

const margin: Aggregate = { source: orderLines, call: sql`sum(l.margin)`, empty: 0, needs: none };
const serviceCost: Aggregate = { source: serviceInteractions, call: sql`sum(s.cost)`, empty: 0, needs: none };
const campaignCost: Aggregate = {
  source: campaignEngagements,
  call: sql`sum(ca.cost_per_message)`,
  filter: sql`ce.kind = 'sent'`,
  empty: 0,
  needs: new Set(['campaign']),
};
const cost = sql`(${figure(serviceCost)} + ${figure(campaignCost)})`;

/** What the customer brings and costs. */
export const valueAttributes: readonly Attribute[] = [
  aggregateAttribute(
    'money',
    {
      name: 'service_cost',
      label: 'Service cost',
      description: 'Sum of the cost of all service interactions.',
      personal: false,
      unit: money,
    },
    serviceInteractions,
    sql`sum(s.cost)`,
    { empty: 0 },
  ),
  aggregateAttribute(
    'money',
    {
      name: 'campaign_cost',
      label: 'Campaign cost',
      description: 'Cost of the messages sent to the customer; costs of campaigns as a whole are not spread over people.',
      personal: false,
      unit: money,
    },
    campaignEngagements,
    sql`sum(ca.cost_per_message)`,
    { filter: sql`ce.kind = 'sent'`, empty: 0, needs: ['campaign'] },
  ),
  computedAttribute(
    'money',
    {
      name: 'contribution',
      label: 'Contribution',
      description: 'Total margin less service cost and campaign cost.',
      personal: false,
      unit: money,
    },
    sql`${figure(margin)} - ${cost}`,
    [margin, serviceCost, campaignCost],
  ),
  ratioAttribute(
    'number',
    {
      name: 'roi',
      label: 'Return on investment',
      description:
        'Contribution divided by what was spent on the customer: (margin - cost) / cost, cost being service cost and campaign cost; missing where nothing was spent (P. Farris et al., Marketing Metrics).',
      personal: false,
      unit: 'ratio: 1 is 100 %',
    },
    sql`${figure(margin)} - ${cost}`,
    cost,
    [margin, serviceCost, campaignCost],
  ),
];
