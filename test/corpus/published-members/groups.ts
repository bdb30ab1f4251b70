import type { PublishedQuery } from './published-query.js';

const SUBSCRIBED = "email_subscription_status = 'SUBSCRIBED'";
const WEARS_PAJAMAS = "products_purchased MATCHES (tag = 'Family Christmas Pajamas', date >= -60d)";

/** Clauses together: the published examples of groups, and segments that shops hold. */
export const GROUPS: readonly PublishedQuery[] = [
  { text: `${SUBSCRIBED} AND customer_countries CONTAINS 'CA'`, members: 'cleo fay ivy' },
  { text: `${SUBSCRIBED} OR customer_countries CONTAINS 'CA'`, members: 'ben cleo fay gus hal ivy jon kim max ora pat quinn' },
  { text: `${SUBSCRIBED} AND customer_countries CONTAINS 'CA' OR amount_spent > 999.99`, members: 'cleo fay ivy lea max' },
  {
    text: `(${SUBSCRIBED} AND customer_countries CONTAINS 'CA') OR amount_spent > 999.99`,
    printed: `${SUBSCRIBED} AND customer_countries CONTAINS 'CA' OR amount_spent > 999.99`,
    members: 'cleo fay ivy lea max',
  },
  { text: `${SUBSCRIBED} AND (customer_countries CONTAINS 'CA' OR amount_spent > 999.99)`, members: 'cleo fay ivy max' },
  {
    // Eleven clauses, which is one too many elsewhere.
    text: ['CA', 'FR', 'MX', 'AU', 'AX', 'AZ', 'FI', 'BE', 'TH', 'ES', 'BR']
      .map((country) => `customer_countries CONTAINS '${country}'`)
      .join(' OR '),
    members: 'cleo eve fay hal ivy jon kim lea',
  },
  {
    text: `${SUBSCRIBED} AND (customer_added_date > -6m OR (customer_added_date <= -6m AND (number_of_orders > 0 OR shopify_email.clicked() = true)))`,
    printed: `${SUBSCRIBED} AND (customer_added_date > -6m OR customer_added_date <= -6m AND (number_of_orders > 0 OR shopify_email.clicked MATCHES ()))`,
    members: 'ben cleo fay gus ivy max ora quinn',
  },
  {
    text: 'last_order_date BETWEEN -32d AND -30d AND number_of_orders BETWEEN 1 AND 2 AND products_purchased MATCHES (id = 9847762092347)',
    members: 'sol',
  },
  {
    text: 'products_purchased MATCHES (id = 1012132033639) AND products_purchased NOT MATCHES (id = 32421429314657)',
    members: 'cleo fay ivy jon',
  },
  {
    text: "shopify_email.opened MATCHES (date > '2025-08-01') AND orders_placed NOT MATCHES (date > '2025-08-01')",
    printed: 'shopify_email.opened MATCHES (date > 2025-08-01) AND orders_placed NOT MATCHES (date > 2025-08-01)',
    members: 'ben cleo',
  },
  { text: `${SUBSCRIBED} AND number_of_orders = 0 AND customer_added_date > -30d`, members: 'ora' },
  { text: `${SUBSCRIBED} AND number_of_orders = 0 AND customer_added_date > -12m`, members: 'ora pat quinn' },
  { text: `${SUBSCRIBED} AND number_of_orders = 1 AND first_order_date > -90d`, members: 'fay' },
  { text: `${SUBSCRIBED} AND number_of_orders >= 2 AND last_order_date < -180d`, members: 'max' },
  { text: `${SUBSCRIBED} AND number_of_orders >= 1 AND last_order_date >= 2024-01-01`, members: 'fay gus ivy max' },
  { text: `${SUBSCRIBED} AND number_of_orders >= 1 AND last_order_date < 2021-01-01`, members: 'ben cleo' },
  {
    text: `${SUBSCRIBED} AND products_purchased(tag: 'Christmas Pajamas') = true`,
    printed: `${SUBSCRIBED} AND products_purchased MATCHES (tag = 'Christmas Pajamas')`,
    members: 'gus',
  },
  { text: "products_purchased(tag: 'Family Christmas Pajamas', date: -60d) = true", printed: WEARS_PAJAMAS, members: 'gus' },
  {
    text: `${SUBSCRIBED} AND customer_countries CONTAINS 'US' AND (last_order_date >= 2024-01-01 OR shopify_email.opened(date: -45d) = true OR shopify_email.clicked(date: -45d) = true)`,
    printed: `${SUBSCRIBED} AND customer_countries CONTAINS 'US' AND (last_order_date >= 2024-01-01 OR shopify_email.opened MATCHES (date >= -45d) OR shopify_email.clicked MATCHES (date >= -45d))`,
    members: 'ben fay gus',
  },
  {
    text: `${SUBSCRIBED} AND customer_countries CONTAINS 'US' AND (shopify_email.opened(date: -45d) = true OR shopify_email.clicked(date: -45d) = true) AND products_purchased(tag: 'Family Christmas Pajamas', date: -60d) = false`,
    printed: `${SUBSCRIBED} AND customer_countries CONTAINS 'US' AND (shopify_email.opened MATCHES (date >= -45d) OR shopify_email.clicked MATCHES (date >= -45d)) AND ${WEARS_PAJAMAS.replace('MATCHES', 'NOT MATCHES')}`,
    members: 'ben fay',
  },
  {
    text: "companies is not null and orders_placed not matches (date >= -12m)\n  or customer_tags contains 'vip'",
    printed: "companies IS NOT NULL AND orders_placed NOT MATCHES (date >= -12m) OR customer_tags CONTAINS 'vip'",
    members: 'ben cleo fay kim',
  },
];
