import sql from 'sql-template-tag';
import { aggregateAttribute, figure, figureAttribute, rankingAttribute, RANKED, ratioAttribute, type Attribute } from './attribute.js';
import type { Aggregate } from './expression.js';
import { ordersWithRate, spent } from './money.js';
import { orderLines, orders } from './source.js';

const none: ReadonlySet<string> = new Set();
const count: Aggregate = { source: orders, call: sql`count(*)`, empty: 0, needs: none };
const first: Aggregate = { source: orders, call: sql`min(o.placed_at)`, empty: null, needs: none };
const last: Aggregate = { source: orders, call: sql`max(o.placed_at)`, empty: null, needs: none };

const SECONDS_A_DAY = 86_400;
/** Seconds from the first order to the last. */
const span = sql`extract(epoch from ${figure(last)} - ${figure(first)})`;

/** What the customer bought, over all orders. */
export const orderAttributes: readonly Attribute[] = [
  aggregateAttribute(
    'integer',
    {
      name: 'number_of_orders',
      label: 'Number of orders',
      description: 'How many orders the customer placed, cancelled ones included.',
      personal: false,
      unit: 'orders',
      total: 'sum',
    },
    orders,
    sql`count(*)`,
    { empty: 0 },
  ),
  figureAttribute(
    'money',
    {
      name: 'amount_spent',
      label: 'Amount spent',
      description:
        'Sum of the orders’ totals less refunds; orders that were cancelled or voided, and those whose payment is pending, count as nothing. Orders in a currency without a rate are left out: `orders_without_rate`.',
      personal: false,
      unit: 'workspace currency',
      total: 'sum',
    },
    spent,
  ),
  ratioAttribute(
    'money',
    {
      name: 'average_order_value',
      label: 'Average order value',
      description:
        'Amount spent divided by the number of orders; missing without orders. Orders in a currency without a rate are left out.',
      personal: false,
      unit: 'workspace currency',
    },
    figure(spent),
    figure(ordersWithRate),
    [spent, ordersWithRate],
  ),
  aggregateAttribute(
    'instant',
    { name: 'first_order_date', label: 'First order', description: 'When the first order was placed.', personal: false },
    orders,
    sql`min(o.placed_at)`,
    { timed: sql`o.placed_at` },
  ),
  aggregateAttribute(
    'instant',
    { name: 'last_order_date', label: 'Last order', description: 'When the latest order was placed.', personal: false },
    orders,
    sql`max(o.placed_at)`,
    { timed: sql`o.placed_at` },
  ),
  aggregateAttribute(
    'instant',
    {
      name: 'last_occasion_date',
      label: 'Last order for an occasion',
      description: 'When the latest order that was for an occasion was placed.',
      personal: false,
    },
    orders,
    sql`max(o.placed_at)`,
    { filter: sql`o.occasion is not null`, timed: sql`o.placed_at` },
  ),
  ratioAttribute(
    'number',
    {
      name: 'days_between_orders',
      label: 'Days between orders',
      description:
        'Mean time from one order to the next: days from the first to the last, divided by the number of orders less one; missing below two orders.',
      personal: false,
      unit: 'days',
    },
    span,
    sql`(${figure(count)} - 1) * ${SECONDS_A_DAY}::numeric`,
    [first, last, count],
  ),
  ratioAttribute(
    'number',
    {
      name: 'order_frequency',
      label: 'Order frequency',
      description:
        'Orders per 30 days between the first and the last order: (orders - 1) x 30 / days from first to last; missing where that is no time at all.',
      personal: false,
      unit: 'orders per 30 days',
    },
    sql`(${figure(count)} - 1) * 30 * ${SECONDS_A_DAY}::numeric`,
    span,
    [first, last, count],
  ),
  aggregateAttribute(
    'text',
    {
      name: 'favourite_channel',
      label: 'Favourite channel',
      description: 'The channel with most orders; of equals the first by name (in the order of Unicode).',
      personal: false,
    },
    orders,
    sql`mode() within group (order by o.channel collate "C")`,
  ),
  aggregateAttribute(
    'text',
    { name: 'last_channel', label: 'Last channel', description: 'The channel of the latest order.', personal: false },
    orders,
    sql`(array_agg(o.channel order by o.placed_at desc, o.id desc))[1]`,
  ),
  aggregateAttribute(
    'number',
    {
      name: 'total_quantity',
      label: 'Total quantity',
      description: 'Units bought less units returned, over all order lines.',
      personal: false,
      unit: 'units',
      total: 'sum',
    },
    orderLines,
    sql`sum(l.quantity - l.returned_quantity)`,
    { empty: 0 },
  ),
  aggregateAttribute(
    'text',
    {
      name: 'favourite_brand',
      label: 'Favourite brand',
      description: 'The brand on most order lines; of equals the first by name (in the order of Unicode).',
      personal: false,
    },
    orderLines,
    sql`mode() within group (order by p.brand collate "C")`,
    { needs: ['product'] },
  ),
  aggregateAttribute(
    'text',
    {
      name: 'favourite_category',
      label: 'Favourite category',
      description: 'The narrowest category on most order lines; of equals the first by name (in the order of Unicode).',
      personal: false,
    },
    orderLines,
    sql`mode() within group (order by p.category_path[cardinality(p.category_path)] collate "C")`,
    { needs: ['product'] },
  ),
  rankingAttribute(
    {
      name: 'favourite_brands',
      label: 'Favourite brands',
      description: `The ${RANKED} brands on most order lines, the most frequent first; of equals the first by name (in the order of Unicode).`,
      personal: false,
    },
    orderLines,
    sql`p.brand`,
    ['product'],
  ),
  rankingAttribute(
    {
      name: 'favourite_categories',
      label: 'Favourite categories',
      description: `The ${RANKED} narrowest categories on most order lines, the most frequent first; of equals the first by name (in the order of Unicode).`,
      personal: false,
    },
    orderLines,
    sql`p.category_path[cardinality(p.category_path)]`,
    ['product'],
  ),
];
