import { daysAgo, integer, number, templatesOf, text } from '../template.js';

export const lifeCycle = templatesOf('life-cycle', [
  { key: 'prospects', name: 'Prospects', purpose: 'Known, but no order yet.', rule: "buyer_type = 'prospect'" },
  {
    key: 'new-leads',
    name: 'New leads',
    purpose: 'Became known of late and have not ordered: the first days decide.',
    rule: 'number_of_orders = 0 AND customer_added_date >= {days}',
    parameters: [daysAgo(30)],
  },
  {
    key: 'first-time-buyers',
    name: 'First-time buyers',
    purpose: 'One order so far: welcome them and make the second easy.',
    rule: "buyer_type = 'first_time'",
  },
  {
    key: 'new-buyers',
    name: 'New buyers',
    purpose: 'Ordered for the first time just now.',
    rule: 'number_of_orders = 1 AND first_order_date >= {days}',
    parameters: [daysAgo(30)],
  },
  { key: 'regular-buyers', name: 'Regular buyers', purpose: 'Order again and again: the ones to keep.', rule: "buyer_type = 'regular'" },
  {
    key: 'frequent-buyers',
    name: 'Frequent buyers',
    purpose: 'Order several times within the time: reward it.',
    rule: 'orders_placed MATCHES (date >= {days}, count >= {orders})',
    parameters: [daysAgo(365), integer('orders', 'Orders', 'orders', 4)],
  },
  {
    key: 'special-occasion-buyers',
    name: 'Special-occasion buyers',
    purpose: 'Buy for occasions: remind them in time.',
    rule: "buyer_type = 'special_occasion'",
  },
  {
    key: 'occasion-coming-back',
    name: 'Bought for an occasion last year',
    purpose: 'Bought for this occasion about a year ago: it comes back.',
    rule: 'orders_placed MATCHES (occasion = {occasion}, date BETWEEN {from} AND {to})',
    parameters: [text('occasion', 'Occasion', 'birthday'), daysAgo(395, 'from', 'From days ago'), daysAgo(335, 'to', 'To days ago')],
  },
  {
    key: 'lapsed',
    name: 'Lapsed customers',
    purpose: 'Bought before, but not for long: win them back or let them go.',
    rule: "buyer_type = 'lapsed'",
  },
  {
    key: 'silent',
    name: 'Silent for a time of your choice',
    purpose: 'Bought before, but not within the days.',
    rule: 'number_of_orders > 0 AND last_order_date < {days}',
    parameters: [daysAgo(90)],
  },
  {
    key: 'quick-second-order',
    name: 'Came back quickly',
    purpose: 'Placed the second order soon after the first: made of what regulars are made of.',
    rule: 'days_to_second_order <= {days}',
    parameters: [integer('days', 'Days to the second order', 'days', 30)],
  },
  {
    key: 'overdue',
    name: 'Overdue',
    purpose: 'Used to order often and have been silent for far longer than their own rhythm: the earliest sign of leaving.',
    rule: 'days_between_orders <= {gap} AND last_order_date < {days}',
    parameters: [number('gap', 'Usual gap between orders, at most', 'days', 60), daysAgo(90)],
  },
]);
