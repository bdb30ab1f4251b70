import sql from 'sql-template-tag';
import { WorkspaceTimeZone } from '../expression.js';
import { filterBy, testOf } from '../function.js';
import { compared, ofOrder } from '../money.js';
import { ruleFunction } from '../rule-function.js';
import { orders } from '../source.js';

const statuses = ['open', 'completed', 'cancelled'].map((value) => ({ value, label: value }));
const financialStatuses = ['pending', 'authorized', 'partially_paid', 'paid', 'partially_refunded', 'refunded', 'voided'].map((value) => ({
  value,
  label: value.replaceAll('_', ' '),
}));

/** The order's moment as the workspace's clocks showed it. */
const localTime = sql`(o.placed_at at time zone ${new WorkspaceTimeZone()})`;

export const ordersPlaced = ruleFunction({
  name: 'orders_placed',
  label: 'Orders placed',
  description: 'Orders of the customer.',
  personal: false,
  source: orders,
  counts: 'orders',
  parameters: [
    filterBy('date', 'instant', sql`o.placed_at`, { label: 'Date', description: 'When the order was placed.', personal: false }),
    {
      ...filterBy('amount', 'money', sql`o.amount`, {
        label: 'Amount',
        description: 'The order’s total less refunds; nothing of an order that was cancelled or voided, or whose payment is pending.',
        personal: false,
        unit: 'workspace currency',
      }),
      ...compared(ofOrder(sql`o.amount`), sql`o.amount`),
    },
    filterBy('id', 'text', sql`o.external_id`, {
      label: 'Order id',
      description: 'The order’s id in the system that it came from.',
      personal: false,
    }),
    filterBy('location_id', 'text', sql`o.location_id`, {
      label: 'Location',
      description: 'Id of the place where the order was taken.',
      personal: false,
    }),
    filterBy('app_id', 'text', sql`o.app_id`, { label: 'App', description: 'Id of the app that created the order.', personal: false }),
    filterBy('financial_status', 'enum', sql`o.financial_status`, {
      label: 'Financial status',
      description: 'How far the order is paid or refunded.',
      personal: false,
      allowed: financialStatuses,
    }),
    filterBy('status', 'enum', sql`o.status`, { label: 'Status', description: 'State of the order.', personal: false, allowed: statuses }),
    filterBy('channel', 'text', sql`o.channel`, {
      label: 'Channel',
      description: 'Where it was bought, such as online, store or phone.',
      personal: false,
    }),
    filterBy('occasion', 'text', sql`o.occasion`, {
      label: 'Occasion',
      description: 'What it was bought for, such as birthday.',
      personal: false,
    }),
    filterBy('currency', 'text', sql`o.currency`, {
      label: 'Currency',
      description: 'ISO 4217 code that the order was paid in.',
      personal: false,
    }),
    {
      ...filterBy('discount', 'money', sql`o.discount`, {
        label: 'Discount',
        description: 'Discount on the whole order.',
        personal: false,
        unit: 'workspace currency',
      }),
      ...compared(ofOrder(sql`o.discount`), sql`o.discount`),
    },
    {
      ...filterBy('refunded', 'money', sql`o.refunded`, {
        label: 'Refunded',
        description: 'Paid back so far.',
        personal: false,
        unit: 'workspace currency',
      }),
      ...compared(ofOrder(sql`o.refunded`), sql`o.refunded`),
    },
    filterBy('line_count', 'integer', sql`o.line_count`, {
      label: 'Lines',
      description: 'Number of order lines.',
      personal: false,
      unit: 'lines',
    }),
    filterBy('weekday', 'integer', sql`extract(isodow from ${localTime})`, {
      label: 'Weekday',
      description: 'Day of the week that it was placed, in the workspace’s time zone: 1 is Monday, 7 is Sunday.',
      personal: false,
    }),
    filterBy('hour', 'integer', sql`extract(hour from ${localTime})`, {
      label: 'Hour',
      description: 'Hour of the day that it was placed, in the workspace’s time zone: 0 to 23.',
      personal: false,
    }),
    testOf('count', 'integer', sql`count(*)`, 0, { label: 'Count', description: 'How many such orders.', personal: false, unit: 'orders' }),
    testOf('sum_amount', 'money', sql`sum(${ofOrder(sql`o.amount`)})`, 0, {
      label: 'Sum of amounts',
      description: 'Amount of all such orders together.',
      personal: false,
      unit: 'workspace currency',
    }),
    testOf('avg_amount', 'money', sql`avg(${ofOrder(sql`o.amount`)})`, null, {
      label: 'Average amount',
      description: 'Mean amount of such orders; missing without any.',
      personal: false,
      unit: 'workspace currency',
    }),
    testOf('min_amount', 'money', sql`min(${ofOrder(sql`o.amount`)})`, null, {
      label: 'Smallest amount',
      description: 'Smallest amount of such orders; missing without any.',
      personal: false,
      unit: 'workspace currency',
    }),
    testOf('max_amount', 'money', sql`max(${ofOrder(sql`o.amount`)})`, null, {
      label: 'Largest amount',
      description: 'Largest amount of such orders; missing without any.',
      personal: false,
      unit: 'workspace currency',
    }),
  ],
});
