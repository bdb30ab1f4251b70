import sql from 'sql-template-tag';
import { calendarFilters } from '../calendar-filters.js';
import { order } from '../../records/index.js';
import { filtersOf } from '../field-filter.js';
import { attributeFilters, type CustomAttributeDefinition } from '../custom-attributes.js';
import { filterBy, type FilterParameter, type RuleFunction, testOf } from '../function.js';
import { compared, ofOrder } from '../money.js';
import { provenanceFilters } from '../provenance-filters.js';
import { type GivenParameter, ruleFunction } from '../rule-function.js';
import { orders } from '../source.js';

const by = filtersOf(order.fields, 'o');

const FILTERS: readonly FilterParameter[] = [
  by('placedAt', { name: 'date', label: 'Date', description: 'When the order was placed.' }),
  {
    ...filterBy('amount', 'money', sql`o.amount`, {
      label: 'Amount',
      description: 'The order’s total less refunds; nothing of an order that was cancelled or voided, or whose payment is pending.',
      personal: false,
      unit: 'workspace currency',
    }),
    ...compared(ofOrder(sql`o.amount`), sql`o.amount`),
  },
  by('externalId', { name: 'id', label: 'Order id', description: 'The order’s id in the system that it came from.' }),
  by('locationId', { label: 'Location', description: 'Id of the place where the order was taken.' }),
  by('appId', { label: 'App', description: 'Id of the app that created the order.' }),
  by('financialStatus', { label: 'Financial status', description: 'How far the order is paid or refunded.' }),
  by('status', { label: 'Status', description: 'State of the order.' }),
  by('channel', { label: 'Channel', description: 'Where it was bought, such as online, store or phone.' }),
  by('occasion', { label: 'Occasion', description: 'What it was bought for, such as birthday.' }),
  by('tags', {
    name: 'tag',
    type: 'tag',
    keys: 'tag_keys',
    label: 'Order tag',
    description: 'A tag of the order. Compared without regard to case.',
  }),
  by('recipient', { label: 'Recipient', description: 'For whom it was, such as wife or self, or a name.' }),
  by('currency', { label: 'Currency', description: 'ISO 4217 code that the order was paid in.' }),
  {
    ...by('discount', { label: 'Discount', description: 'Discount on the whole order.', unit: 'workspace currency' }),
    ...compared(ofOrder(sql`o.discount`), sql`o.discount`),
  },
  {
    ...by('refunded', { label: 'Refunded', description: 'Paid back so far.', unit: 'workspace currency' }),
    ...compared(ofOrder(sql`o.refunded`), sql`o.refunded`),
  },
  {
    ...by('shipping', {
      label: 'Shipping',
      description: 'What of the total is for shipping; missing where it is not told.',
      unit: 'workspace currency',
    }),
    ...compared(ofOrder(sql`o.shipping`), sql`o.shipping`),
  },
  {
    ...by('tax', { label: 'Tax', description: 'What of the total is tax; missing where it is not told.', unit: 'workspace currency' }),
    ...compared(ofOrder(sql`o.tax`), sql`o.tax`),
  },
  filterBy('line_count', 'integer', sql`o.line_count`, {
    label: 'Lines',
    description: 'Number of order lines.',
    personal: false,
    unit: 'lines',
  }),
  ...calendarFilters(sql`o.placed_at`, { source: orders, column: sql`o.placed_at` }),
  ...provenanceFilters(sql`o.source`),
];

const TESTS: readonly GivenParameter[] = [
  testOf('count', 'integer', sql`count(*)`, 0, { label: 'Count', description: 'How many such orders.', unit: 'orders' }),
  testOf('sum_amount', 'money', sql`sum(${ofOrder(sql`o.amount`)})`, 0, {
    label: 'Sum of amounts',
    description: 'Amount of all such orders together.',
    unit: 'workspace currency',
  }),
  testOf('avg_amount', 'money', sql`avg(${ofOrder(sql`o.amount`)})`, null, {
    label: 'Average amount',
    description: 'Mean amount of such orders; missing without any.',
    unit: 'workspace currency',
  }),
  testOf('min_amount', 'money', sql`min(${ofOrder(sql`o.amount`)})`, null, {
    label: 'Smallest amount',
    description: 'Smallest amount of such orders; missing without any.',
    unit: 'workspace currency',
  }),
  testOf('max_amount', 'money', sql`max(${ofOrder(sql`o.amount`)})`, null, {
    label: 'Largest amount',
    description: 'Largest amount of such orders; missing without any.',
    unit: 'workspace currency',
  }),
];

/** Orders of the customer, with their declared attributes. */
export function ordersFunction(attributes: readonly CustomAttributeDefinition[]): RuleFunction {
  return ruleFunction({
    name: 'orders_placed',
    label: 'Orders placed',
    description: 'Orders of the customer.',
    personal: false,
    source: orders,
    counts: 'orders',
    orderId: sql`o.id`,
    parameters: [...FILTERS, ...attributeFilters('order', attributes, { alias: 'o' }), ...TESTS],
  });
}
