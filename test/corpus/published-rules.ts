import type { RuleCase } from './rule-case.js';

/**
 * Every form of clause in Shopify's published reference of the segment query language (2026-10) and in its help pages, with
 * ids and values as they stand there: facts to keep, not text of ours.
 */
export const PUBLISHED_RULES: readonly RuleCase[] = [
  // Scalars.
  { fact: 'compares an enum', text: "email_subscription_status = 'SUBSCRIBED'" },
  { fact: 'excludes an enum value', text: "customer_account_status != 'DISABLED'" },
  { fact: 'compares a text', text: "customer_email_domain = 'example.com'" },
  { fact: 'excludes a text', text: "customer_email_domain != 'example.com'" },
  { fact: 'compares an integer with =', text: 'number_of_orders = 10' },
  { fact: 'compares an integer with !=', text: 'number_of_orders != 10' },
  { fact: 'compares an integer with >', text: 'number_of_orders > 10' },
  { fact: 'compares an integer with >=', text: 'number_of_orders >= 10' },
  { fact: 'compares an integer with <', text: 'number_of_orders < 10' },
  { fact: 'compares an integer with <=', text: 'number_of_orders <= 10' },
  { fact: 'compares an integer with BETWEEN', text: 'number_of_orders BETWEEN 100 AND 1000' },
  { fact: 'compares money with a decimal', text: 'amount_spent = 10.99' },
  { fact: 'compares money with a range', text: 'amount_spent BETWEEN 1 AND 999.99' },
  { fact: 'compares a boolean', text: 'home_owner = true' },
  { fact: 'excludes a boolean', text: 'home_owner != true' },

  // Dates.
  { fact: 'compares a date with a day', text: 'last_order_date = 2020-05-30' },
  { fact: 'excludes a day', text: 'last_order_date != 2020-05-30' },
  { fact: 'compares a date with an offset in days', text: 'last_order_date > -7d' },
  { fact: 'compares a date with an offset in weeks', text: 'last_order_date >= -2w' },
  { fact: 'compares a date with an offset in months', text: 'last_order_date = -1m' },
  { fact: 'compares a date with an offset in years', text: 'last_order_date < -1y' },
  { fact: 'compares a date with today', text: 'last_order_date = today' },
  { fact: 'compares a date with yesterday', text: 'last_order_date = yesterday' },
  { fact: 'mixes kinds of date in a range', text: 'last_order_date BETWEEN 2021-01-01 AND today' },
  { fact: 'ends a range at an offset', text: 'last_order_date BETWEEN 2020-01-01 AND -7d' },
  { fact: 'compares a date with a time of day', text: 'last_order_date > 2020-05-30T16:00:00' },
  { fact: 'reads 7_days_ago', text: 'abandoned_checkout_date >= 7_days_ago', printed: 'abandoned_checkout_date >= -7d' },
  { fact: 'reads 30_days_ago', text: 'abandoned_checkout_date >= 30_days_ago', printed: 'abandoned_checkout_date >= -30d' },
  { fact: 'reads 90_days_ago', text: 'last_order_date > 90_days_ago', printed: 'last_order_date > -90d' },
  { fact: 'reads 12_months_ago', text: 'abandoned_checkout_date >= 12_months_ago', printed: 'abandoned_checkout_date >= -12m' },
  { fact: 'tests a date for being missing', text: 'abandoned_checkout_date IS NULL' },
  { fact: 'tests a date for being there', text: 'abandoned_checkout_date IS NOT NULL' },

  // Lists.
  { fact: 'finds a tag', text: "customer_tags CONTAINS 'vip'" },
  { fact: 'excludes a tag', text: "customer_tags NOT CONTAINS 'vip'" },
  { fact: 'finds a city', text: "customer_cities CONTAINS 'US-CA-LosAngeles'" },
  { fact: 'finds a text with quotes in it', text: "customer_tags CONTAINS '\\'VIP\\''" },
  { fact: 'finds an id without quotes', text: 'companies CONTAINS 1012132033639' },
  { fact: 'tests a list for being empty', text: 'companies IS NULL' },
  { fact: 'tests a list for having any', text: 'companies IS NOT NULL' },

  // Groups.
  { fact: 'joins clauses by AND', text: "email_subscription_status = 'SUBSCRIBED' AND customer_countries CONTAINS 'CA'" },
  { fact: 'joins clauses by OR', text: "email_subscription_status = 'SUBSCRIBED' OR customer_countries CONTAINS 'CA'" },
  {
    fact: 'binds AND tighter than OR',
    text: "email_subscription_status = 'SUBSCRIBED' AND customer_countries CONTAINS 'CA' OR amount_spent > 999.99",
    tree: {
      or: [
        {
          and: [
            { attribute: 'email_subscription_status', operator: '=', value: 'SUBSCRIBED' },
            { attribute: 'customer_countries', operator: 'CONTAINS', value: 'CA' },
          ],
        },
        { attribute: 'amount_spent', operator: '>', value: 999.99 },
      ],
    },
  },
  {
    fact: 'drops parentheses that change nothing',
    text: "(email_subscription_status = 'SUBSCRIBED' AND customer_countries CONTAINS 'CA') OR amount_spent > 999.99",
    printed: "email_subscription_status = 'SUBSCRIBED' AND customer_countries CONTAINS 'CA' OR amount_spent > 999.99",
  },
  {
    fact: 'keeps parentheses that change the meaning',
    text: "email_subscription_status = 'SUBSCRIBED' AND (customer_countries CONTAINS 'CA' OR amount_spent > 999.99)",
  },

  // Functions.
  { fact: 'tests a function for no record', text: 'products_purchased NOT MATCHES ()' },
  { fact: 'tests a function for any record', text: 'shopify_email.opened MATCHES ()' },
  { fact: 'filters by one id', text: 'products_purchased MATCHES (id = 2012162031638)' },
  { fact: 'filters by several ids', text: 'products_purchased MATCHES (id IN (1012132033639, 2012162031638, 32421429314657))' },
  { fact: 'filters by a list of one id', text: 'shopify_email.unsubscribed MATCHES (activity_id IN (5240029206))' },
  { fact: 'excludes ids', text: 'products_purchased MATCHES (id NOT IN (1012132033639))' },
  { fact: 'filters by tag', text: "products_purchased MATCHES (tag = 'Sports wear')" },
  { fact: 'filters by id and count', text: 'products_purchased MATCHES (id = 1234, count > 1)' },
  { fact: 'filters by id and day', text: 'products_purchased MATCHES (id = 1012132033639, date = 2022-01-01)' },
  { fact: 'tests for no record since', text: 'products_purchased NOT MATCHES (date > -3m)' },
  { fact: 'filters by tag and period', text: "products_purchased MATCHES (tag = 'Sports wear', date >= -12m)" },
  { fact: 'filters by id and range', text: 'products_purchased MATCHES (id = 1012132033639, date BETWEEN -12m AND today)' },
  { fact: 'filters by a quantity that is not', text: 'products_purchased MATCHES (quantity != 5)' },
  { fact: 'filters by a quantity above', text: 'products_purchased MATCHES (quantity > 5)' },
  {
    fact: 'tests for no bounce in a range',
    text: 'shopify_email.bounced NOT MATCHES (activity_id = 5240029206, date BETWEEN -12m AND today)',
  },
  {
    fact: 'filters with spaces inside parentheses',
    text: 'products_purchased MATCHES ( id = 7698145706200, date >= -30d )',
    printed: 'products_purchased MATCHES (id = 7698145706200, date >= -30d)',
  },
  { fact: 'filters by place', text: "customer_within_distance MATCHES (coordinates = '46.24,-63.13', distance_km = 5)" },
  { fact: 'filters by store credit', text: "store_credit_accounts MATCHES (balance > 0, currency = 'CAD')" },
  { fact: 'finds a view of a product', text: 'storefront_event.product_viewed MATCHES (id = 1012132033639, date >= -7d, count >= 2)' },
  {
    fact: 'reads the short name of storefront events',
    text: 'storefront.collection_viewed MATCHES (id = 5)',
    printed: 'storefront_event.collection_viewed MATCHES (id = 5)',
  },
  {
    fact: 'reads NOT_MATCHES',
    text: 'orders_placed NOT_MATCHES (date > 2025-01-01)',
    printed: 'orders_placed NOT MATCHES (date > 2025-01-01)',
  },
  {
    fact: 'reads IS NULL of a function',
    text: 'orders_placed IS NULL',
    printed: 'orders_placed NOT MATCHES ()',
    tree: { function: 'orders_placed', matches: false, parameters: [] },
  },
  { fact: 'reads IS NOT NULL of a function', text: 'orders_placed IS NOT NULL', printed: 'orders_placed MATCHES ()' },
  {
    fact: 'reads MATCHES behind empty parentheses',
    text: 'orders_placed() MATCHES (count > 1)',
    printed: 'orders_placed MATCHES (count > 1)',
  },

  // Anniversaries and custom attributes.
  {
    fact: 'is read out of the query of the customer list',
    text: 'FROM customers\nSHOW customer_name, note, subscription_status, location, orders, amount_spent\nWHERE amount_spent >= 100\nORDER BY updated_at',
    printed: 'amount_spent >= 100',
  },
  { fact: 'is read behind FROM and WHERE', text: ' from customers where age > 3 order by name desc ', printed: 'age > 3' },
  {
    fact: 'compares an anniversary with a day',
    text: "anniversary('metafields.facts.birth_date') = today",
    tree: { attribute: 'anniversary', argument: 'metafields.facts.birth_date', operator: '=', value: 'today' },
  },
  {
    fact: 'reads a space before the argument',
    text: "anniversary ('metafields.facts.birth_date') = today",
    printed: "anniversary('metafields.facts.birth_date') = today",
  },
  {
    fact: 'reads the deprecated argument of anniversary',
    text: "anniversary(date: 'metafields.facts.birth_date') BETWEEN today AND +30d",
    printed: "anniversary('metafields.facts.birth_date') BETWEEN today AND +30d",
  },
  { fact: 'compares a custom attribute', text: 'metafields.custom.shoe_size >= 42' },
  {
    fact: 'reads the owner before a custom attribute',
    text: 'customer.metafields.custom.shoe_size >= 42',
    printed: 'metafields.custom.shoe_size >= 42',
  },
  { fact: 'compares a custom attribute of an app', text: "metafields.$app:loyalty.tier-name = 'gold'" },

  // Deprecated function calls.
  { fact: 'reads a call without arguments', text: 'shopify_email.opened() = true', printed: 'shopify_email.opened MATCHES ()' },
  { fact: 'reads = false of a call', text: 'products_purchased() = false', printed: 'products_purchased NOT MATCHES ()' },
  { fact: 'reads != true of a call', text: 'products_purchased() != true', printed: 'products_purchased NOT MATCHES ()' },
  { fact: 'reads != false of a call', text: 'products_purchased() != false', printed: 'products_purchased MATCHES ()' },
  {
    fact: 'reads an id of a call',
    text: "products_purchased(id: '2012162031638') = true",
    printed: "products_purchased MATCHES (id = '2012162031638')",
  },
  {
    fact: 'reads a list of a call',
    text: 'products_purchased(id: (1012132033639, 2012162031638)) = true',
    printed: 'products_purchased MATCHES (id IN (1012132033639, 2012162031638))',
  },
  {
    fact: 'reads a quantity of a call',
    text: 'products_purchased(quantity: 5) = true',
    printed: 'products_purchased MATCHES (quantity = 5)',
  },
  {
    fact: 'reads a tag of a call',
    text: "products_purchased(tag: 'Red hats') = true",
    printed: "products_purchased MATCHES (tag = 'Red hats')",
  },
  {
    fact: 'reads an offset of a call as the beginning of a period',
    text: 'shopify_email.clicked(date: -45d) = true',
    printed: 'shopify_email.clicked MATCHES (date >= -45d)',
  },
  {
    fact: 'reads a named date of a call as the beginning of a period',
    text: 'products_purchased(id: 5, date: 30_days_ago) = false',
    printed: 'products_purchased NOT MATCHES (id = 5, date >= -30d)',
  },
  {
    fact: 'reads a day of a call as that day',
    text: 'products_purchased(date: 2022-01-01) = true',
    printed: 'products_purchased MATCHES (date = 2022-01-01)',
  },
  {
    fact: 'reads a range of a call',
    text: 'products_purchased(date: BETWEEN -12m AND today) = true',
    printed: 'products_purchased MATCHES (date BETWEEN -12m AND today)',
  },
  {
    fact: 'reads since and until of a call',
    text: 'products_purchased(since: -12m, until: today) = true',
    printed: 'products_purchased MATCHES (date >= -12m, date <= today)',
  },
  {
    fact: 'reads a least count of a call',
    text: 'shopify_email.opened(count_at_least: 5) = true',
    printed: 'shopify_email.opened MATCHES (count >= 5)',
  },
  {
    fact: 'reads coordinates of a call',
    text: 'customer_within_distance(coordinates: (46.24, -63.13), distance_mi: 6.2) = true',
    printed: "customer_within_distance MATCHES (coordinates = '46.24,-63.13', distance_mi = 6.2)",
  },
  {
    fact: 'reads quoted coordinates of a call',
    text: "customer_within_distance(coordinates: '46.24, -63.13', distance_km: 5) = true",
    printed: "customer_within_distance MATCHES (coordinates = '46.24,-63.13', distance_km = 5)",
  },
  {
    fact: 'reads IS NULL of a call',
    text: 'shopify_email.opened(activity_id: 7) IS NULL',
    printed: 'shopify_email.opened NOT MATCHES (activity_id = 7)',
  },
  {
    fact: 'reads comments',
    text: '-- lapsed\nlast_order_date < -1y /* a year */ AND number_of_orders > 1',
    printed: 'last_order_date < -1y AND number_of_orders > 1',
  },
];
