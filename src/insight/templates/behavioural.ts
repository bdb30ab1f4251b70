import { daysAgo, integer, number, templatesOf } from '../template.js';

export const behavioural = templatesOf('behavioural', [
  {
    key: 'abandoned-checkout',
    name: 'Abandoned checkout',
    purpose: 'Left a checkout of late and have not ordered since: remind them.',
    rule: 'abandoned_checkout_date >= {days} AND orders_placed NOT MATCHES (date >= {days})',
    parameters: [daysAgo(3)],
  },
  {
    key: 'viewed-not-bought',
    name: 'Looked, did not buy',
    purpose: 'Looked at products again and again and ordered nothing: answer what holds them back.',
    rule: "events MATCHES (name = 'product_viewed', date >= {days}, count >= {views}) AND orders_placed NOT MATCHES (date >= {days})",
    parameters: [daysAgo(7), integer('views', 'Product views', 'views', 3)],
  },
  {
    key: 'cart-not-bought',
    name: 'Filled a cart, did not buy',
    purpose: 'Put something into the cart and ordered nothing.',
    rule: "events MATCHES (name = 'cart_added', date >= {days}) AND orders_placed NOT MATCHES (date >= {days})",
    parameters: [daysAgo(7)],
  },
  {
    key: 'dormant-users',
    name: 'Stopped signing in',
    purpose: 'Used to sign in and have not of late: ask what is missing.',
    rule: "events MATCHES (name = 'signed_in') AND events NOT MATCHES (name = 'signed_in', date >= {days})",
    parameters: [daysAgo(60)],
  },
  {
    key: 'discount-seekers',
    name: 'Discount seekers',
    purpose: 'Buy under promotions: the price decides.',
    rule: 'products_purchased MATCHES (promotion IS NOT NULL, count >= {lines})',
    parameters: [integer('lines', 'Order lines under a promotion', 'order lines', 3)],
  },
  {
    key: 'full-price-buyers',
    name: 'Full-price buyers',
    purpose: 'Buy again and again without a promotion: a discount would be a gift.',
    rule: 'number_of_orders >= {orders} AND products_purchased NOT MATCHES (promotion IS NOT NULL)',
    parameters: [integer('orders', 'Orders', 'orders', 3)],
  },
  {
    key: 'online-only',
    name: 'Buy online only',
    purpose: 'Never bought anywhere but online: speak to them there.',
    rule: "orders_placed MATCHES (channel = 'online') AND orders_placed NOT MATCHES (channel != 'online')",
  },
  {
    key: 'several-channels',
    name: 'Buy through several channels',
    purpose: 'At home in shop and web alike: the most faithful of all, as a rule.',
    rule: 'orders_placed.distinct_channel() >= {channels}',
    parameters: [integer('channels', 'Channels', 'channels', 2)],
  },
  {
    key: 'weekend-buyers',
    name: 'Weekend buyers',
    purpose: 'Most of their orders fall on a Saturday or Sunday: write on Friday.',
    rule: 'orders_placed.count(weekday >= 6) > {share} * orders_placed.count()',
    parameters: [number('share', 'Share of orders', '0 to 1', 0.5)],
  },
  {
    key: 'return-much',
    name: 'Return much',
    purpose: 'Send back much of what they order: find out why.',
    rule: 'products_purchased MATCHES (returned = true, date >= {days}, count >= {lines})',
    parameters: [daysAgo(365), integer('lines', 'Order lines returned', 'order lines', 3)],
  },
]);
