import sql from 'sql-template-tag';
import { computedAttribute, figure, figureAttribute, ratioAttribute, type Attribute } from './attribute.js';
import {
  campaignCost,
  costOfGoods,
  interactionsWithoutCost,
  margin,
  messagesWithoutCost,
  ordersWithoutRate,
  revenue,
  revenueWithoutCost,
  serviceCost,
  unitsWithoutCost,
} from './money.js';

const unit = 'workspace currency';
const personal = false;

const cost = sql`(${figure(serviceCost)} + ${figure(campaignCost)})`;
const contribution = sql`${figure(margin)} - ${cost}`;

/** What the customer brings and costs: docs/figures.md. */
export const valueAttributes: readonly Attribute[] = [
  figureAttribute(
    'money',
    {
      name: 'revenue',
      label: 'Revenue',
      description:
        'Net sales: what the business kept of the orders for goods, after discounts and refunds, without shipping and tax. Nothing of orders that do not count as spent.',
      personal,
      unit,
      total: 'sum',
    },
    revenue,
  ),
  figureAttribute(
    'money',
    {
      name: 'cost_of_goods',
      label: 'Cost of goods',
      description: 'What the goods that the customer kept cost at the time of sale, where it is known.',
      personal,
      unit,
      total: 'sum',
    },
    costOfGoods,
  ),
  figureAttribute(
    'money',
    {
      name: 'total_margin',
      label: 'Total margin',
      description: 'Revenue less cost of goods, of the goods whose cost is known; the rest is `revenue_without_cost`.',
      personal,
      unit,
      total: 'sum',
    },
    margin,
  ),
  ratioAttribute(
    'number',
    {
      name: 'margin_rate',
      label: 'Margin rate',
      description: 'Total margin divided by the revenue of the goods whose cost is known; missing where that is 0.',
      personal,
      unit: 'ratio: 1 is 100 %',
    },
    figure(margin),
    sql`(${figure(revenue)} - ${figure(revenueWithoutCost)})`,
    [margin, revenue, revenueWithoutCost],
  ),
  figureAttribute(
    'money',
    {
      name: 'revenue_without_cost',
      label: 'Revenue without cost',
      description: 'Revenue of goods of which nobody knows what they cost: margin leaves it out.',
      personal,
      unit,
      total: 'sum',
    },
    revenueWithoutCost,
  ),
  figureAttribute(
    'number',
    {
      name: 'units_without_cost',
      label: 'Units without cost',
      description: 'Pieces that the customer kept of which nobody knows what they cost.',
      personal,
      unit: 'units',
      total: 'sum',
    },
    unitsWithoutCost,
  ),
  figureAttribute(
    'integer',
    {
      name: 'orders_without_rate',
      label: 'Orders without rate',
      description: 'Orders in a currency for which no exchange rate of their day is known: amounts leave them out.',
      personal,
      unit: 'orders',
      total: 'sum',
    },
    ordersWithoutRate,
  ),
  figureAttribute(
    'money',
    {
      name: 'service_cost',
      label: 'Service cost',
      description:
        'What the service interactions cost: as each tells, else by the rates that were set for contacts, minutes and effort. Others are left out: `interactions_without_cost`.',
      personal,
      unit,
      total: 'sum',
    },
    serviceCost,
  ),
  figureAttribute(
    'integer',
    {
      name: 'interactions_without_cost',
      label: 'Interactions without cost',
      description: 'Service interactions that tell no cost, and have none by the rates that were set.',
      personal,
      unit: 'interactions',
      total: 'sum',
    },
    interactionsWithoutCost,
  ),
  figureAttribute(
    'money',
    {
      name: 'campaign_cost',
      label: 'Campaign cost',
      description:
        'Cost of the messages sent to the customer: as their campaigns tell, else by the rates that were set for channels. Others are left out: `messages_without_cost`. Costs of campaigns as a whole are not spread over people.',
      personal,
      unit,
      total: 'sum',
    },
    campaignCost,
  ),
  figureAttribute(
    'integer',
    {
      name: 'messages_without_cost',
      label: 'Messages without cost',
      description: 'Messages sent to the customer of which neither the campaign nor a rate tells the cost.',
      personal,
      unit: 'messages',
      total: 'sum',
    },
    messagesWithoutCost,
  ),
  computedAttribute(
    'money',
    {
      name: 'contribution',
      label: 'Contribution',
      description: 'Total margin less service cost and campaign cost.',
      personal,
      unit,
      total: 'sum',
    },
    contribution,
    [margin, serviceCost, campaignCost],
  ),
  ratioAttribute(
    'number',
    {
      name: 'roi',
      label: 'Return on investment',
      description:
        'Contribution divided by what was spent on the customer: (margin - cost) / cost, cost being service cost and campaign cost; missing where nothing was spent (P. Farris et al., Marketing Metrics).',
      personal,
      unit: 'ratio: 1 is 100 %',
    },
    contribution,
    cost,
    [margin, serviceCost, campaignCost],
  ),
];
