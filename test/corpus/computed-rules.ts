import type { RuleCase } from './rule-case.js';

/** Comparisons of attributes, measures and literals that are computed with, and what only looks like one. */
export const COMPUTED_RULES: readonly RuleCase[] = [
  // What is compared.
  {
    fact: 'one measure is compared with a part of another',
    text: 'orders_placed.sum_amount(date >= -90d) < 0.5 * orders_placed.sum_amount(date BETWEEN -180d AND -91d)',
    tree: {
      left: { function: 'orders_placed', measure: 'sum_amount', parameters: [{ name: 'date', operator: '>=', value: '-90d' }] },
      operator: '<',
      right: {
        arithmetic: '*',
        left: { value: 0.5 },
        right: {
          function: 'orders_placed',
          measure: 'sum_amount',
          parameters: [{ name: 'date', operator: 'BETWEEN', values: ['-180d', '-91d'] }],
        },
      },
    },
  },
  { fact: 'a measure without parameters', text: 'products_purchased.distinct_id() >= 8' },
  {
    fact: 'an ordinal measure takes its number first',
    text: "orders_placed.nth_date(2, channel = 'store') >= -30d",
    tree: {
      left: {
        function: 'orders_placed',
        measure: 'nth_date',
        ordinal: 2,
        parameters: [{ name: 'channel', operator: '=', value: 'store' }],
      },
      operator: '>=',
      right: { value: '-30d' },
    },
  },
  { fact: 'an ordinal measure of all records', text: 'orders_placed.nth_date(3) IS NOT NULL' },
  { fact: 'a function whose name has dots has measures', text: 'shopify_email.opened.count(date >= -90d) >= 3' },
  {
    fact: 'a measure by an older name of its function',
    text: 'storefront.product_viewed.count() > 1',
    printed: 'storefront_event.product_viewed.count() > 1',
  },
  {
    fact: 'a measure that is missing has only a left side',
    text: 'orders_placed.avg_amount() IS NULL',
    tree: { left: { function: 'orders_placed', measure: 'avg_amount', parameters: [] }, operator: 'IS NULL' },
  },
  {
    fact: 'a list has a list on its right',
    text: 'orders_placed.count() IN (1, 2)',
    tree: { left: { function: 'orders_placed', measure: 'count', parameters: [] }, operator: 'IN', right: [{ value: 1 }, { value: 2 }] },
  },
  { fact: 'a list of computed values', text: 'age NOT IN (number_of_orders + 1, 30)' },
  {
    fact: 'BETWEEN computed values',
    text: 'orders_placed.count() BETWEEN 2 AND 2 * 3',
    tree: {
      left: { function: 'orders_placed', measure: 'count', parameters: [] },
      operator: 'BETWEEN',
      right: [{ value: 2 }, { arithmetic: '*', left: { value: 2 }, right: { value: 3 } }],
    },
  },
  { fact: 'BETWEEN inside of AND', text: 'age BETWEEN 2 AND number_of_orders - 1 AND home_owner = true' },
  {
    fact: 'two attributes',
    text: 'last_channel != favourite_channel',
    tree: { left: { attribute: 'last_channel' }, operator: '!=', right: { attribute: 'favourite_channel' } },
  },
  {
    fact: 'an attribute with an argument',
    text: "attribute('shoe_size') > metafields.custom.shoe_size",
    tree: {
      left: { attribute: 'attribute', argument: 'shoe_size' },
      operator: '>',
      right: { attribute: 'metafields.custom.shoe_size' },
    },
  },
  {
    fact: 'an attribute by an older name',
    text: 'age < customer.metafields.custom.shoe_size',
    printed: 'age < metafields.custom.shoe_size',
  },
  { fact: 'a boolean attribute with another', text: "home_owner = attribute('vip')" },
  { fact: 'texts of different types', text: "favourite_tag IN (customer_language, last_channel, 'vip')" },
  {
    fact: 'a number among texts stands for its digits',
    text: 'created_by_app_id IN (5, favourite_tag)',
    printed: "created_by_app_id IN ('5', favourite_tag)",
  },
  { fact: 'a date with another', text: 'orders_placed.first_date() = customer_added_date' },
  { fact: 'a day with a moment', text: 'birth_date < first_order_date' },
  {
    fact: 'a quoted date with a measure',
    text: "orders_placed.first_date() > '2026-05-30'",
    printed: 'orders_placed.first_date() > 2026-05-30',
  },
  { fact: 'the difference of two dates is a number of days', text: 'orders_placed.nth_date(2) - first_order_date <= 30' },
  {
    fact: 'differences of dates are computed with',
    text: '(last_order_date - first_order_date) / 365 + 1 > number_of_orders - (first_order_date - birth_date)',
  },
  { fact: 'a literal stays on the left of what is computed', text: '100 < amount_spent / number_of_orders' },
  { fact: 'a date stays on the left of a measure', text: 'today > orders_placed.first_date()' },
  { fact: 'a literal between attributes', text: '5 BETWEEN number_of_orders AND age' },
  { fact: 'a literal among attributes', text: "'store' IN (last_channel, favourite_channel)" },
  {
    fact: 'a date moved by an offset',
    text: 'last_order_date <= abandoned_checkout_date +36h',
    tree: {
      left: { attribute: 'last_order_date' },
      operator: '<=',
      right: { arithmetic: '+', left: { attribute: 'abandoned_checkout_date' }, right: { value: '+36h' } },
    },
  },
  { fact: 'a measure moved by days, against a date', text: 'orders_placed.first_date() +30d > today' },
  { fact: 'a date moved twice', text: 'first_order_date +1m -1d = last_order_date' },
  { fact: 'an offset in quotes', text: "first_order_date + '-7d' > last_order_date", printed: 'first_order_date -7d > last_order_date' },
  {
    fact: 'days between dates that are moved',
    text: '(last_order_date +1y) - first_order_date > 30',
    printed: 'last_order_date +1y - first_order_date > 30',
  },
  { fact: 'constants are not computed', text: 'age > 2 * 3 + 1' },
  { fact: 'an operand that is missing', text: 'amount_spent / number_of_orders IS NOT NULL' },
  { fact: 'NOT of a computed comparison', text: 'NOT age > number_of_orders', printed: 'NOT (age > number_of_orders)' },
  {
    fact: 'a decimal too long for JSON is computed with',
    text: 'amount_spent * 0.12345678901234567891 > 1',
    tree: {
      left: { arithmetic: '*', left: { attribute: 'amount_spent' }, right: { value: '0.12345678901234567891' } },
      operator: '>',
      right: { value: 1 },
    },
  },

  // Arithmetic.
  {
    fact: 'the left one of two alike is computed first',
    text: 'age - 5 - 3 > 2',
    tree: {
      left: { arithmetic: '-', left: { arithmetic: '-', left: { attribute: 'age' }, right: { value: 5 } }, right: { value: 3 } },
      operator: '>',
      right: { value: 2 },
    },
  },
  {
    fact: '* binds tighter than +',
    text: 'age + 2 * 3 > 2',
    tree: {
      left: { arithmetic: '+', left: { attribute: 'age' }, right: { arithmetic: '*', left: { value: 2 }, right: { value: 3 } } },
      operator: '>',
      right: { value: 2 },
    },
  },
  { fact: '/ binds tighter than -', text: 'age - 6 / 3 > 2' },
  { fact: 'keeps parentheses that change what is computed', text: '(age + 5) * (age - (5 - 3)) / (2 * 4) > 2 * (3 - age)' },
  {
    fact: 'drops parentheses that change nothing',
    text: '((age * 5) - (3)) > (2 + (3 * age)) + 1',
    printed: 'age * 5 - 3 > 2 + 3 * age + 1',
  },
  {
    fact: 'a group and a computed value both begin with a parenthesis',
    text: '(amount_spent - 5) / 2 > 3 AND (age = 1 OR age = 2)',
  },
  {
    fact: 'a computed value in a group',
    text: '((age + 1) * 2 > 3 OR ((age))/2 < (1)) AND (age = 7)',
    printed: '((age + 1) * 2 > 3 OR age / 2 < 1) AND age = 7',
  },
  { fact: 'a computed value behind NOT', text: 'NOT (age - 5) * 2 > 3', printed: 'NOT ((age - 5) * 2 > 3)' },
  { fact: 'a computed value as the first of a group behind NOT', text: 'NOT ((age - 5) * 2 > 3 AND age > 4)' },
  { fact: 'needs no blanks to compute', text: 'age-5>3+2*age', printed: 'age - 5 > 3 + 2 * age' },
  { fact: 'a sign where an operator may stand is one', text: '5 -3 +2 < age +1', printed: '5 - 3 + 2 < age + 1' },
  { fact: 'a number may be negative', text: 'age - -5 > -3 * -2', printed: 'age - -5 > -3 * -2' },
  { fact: 'a sign apart from its number', text: '- 5 + age > - (5) * - -3', printed: '-5 + age > -5 * 3' },
  { fact: 'zero has no sign', text: 'age * - 0 > 1', printed: 'age * 0 > 1' },
  {
    fact: 'a sign before what is no number is 0 less it',
    text: '-age * 2 > -(age + 1)',
    printed: '(0 - age) * 2 > 0 - (age + 1)',
  },
  { fact: 'a hyphen inside of a dotted name belongs to it', text: 'metafields.$app:loyalty.tier-name = favourite_tag' },

  // Computed in form only.
  { fact: 'an attribute in parentheses', text: '((age)) > (5)', printed: 'age > 5', tree: { attribute: 'age', operator: '>', value: 5 } },
  { fact: 'a literal before an attribute and =', text: "'de' = customer_language", printed: "customer_language = 'de'" },
  { fact: 'a literal before an attribute and !=', text: 'true != home_owner', printed: 'home_owner != true' },
  { fact: 'a literal before an attribute and <', text: '5 < age', printed: 'age > 5' },
  { fact: 'a literal before an attribute and <=', text: '-5 <= age', printed: 'age >= -5' },
  { fact: 'a literal before an attribute and >', text: 'today > birth_date', printed: 'birth_date < today' },
  { fact: 'a literal before an attribute and >=', text: "5 >= attribute('shoe_size')", printed: "attribute('shoe_size') <= 5" },
  { fact: 'a literal in parentheses before an attribute', text: '(-90d) < (last_order_date)', printed: 'last_order_date > -90d' },
  { fact: 'a list of literals in parentheses', text: 'age IN ((1), (- 2))', printed: 'age IN (1, -2)' },

  // Functions and measures of one form.
  {
    fact: 'a function whose name has a dot is tested',
    text: 'shopify_email.opened() != false',
    printed: 'shopify_email.opened MATCHES ()',
  },
  {
    fact: 'a function whose name has a dot has no record',
    text: 'shopify_email.opened() = false',
    printed: 'shopify_email.opened NOT MATCHES ()',
  },
  {
    fact: 'a function whose name has a dot IS NULL',
    text: 'shopify_email.opened() IS NULL',
    printed: 'shopify_email.opened NOT MATCHES ()',
  },
  {
    fact: 'a function whose older name has a dot IS NOT NULL',
    text: 'storefront.product_viewed() IS NOT NULL',
    printed: 'storefront_event.product_viewed MATCHES ()',
  },
  {
    fact: 'a function whose name has a dot before MATCHES',
    text: 'shopify_email.opened() MATCHES (count > 1)',
    printed: 'shopify_email.opened MATCHES (count > 1)',
  },
  { fact: 'an attribute with nothing between its parentheses', text: 'age() > 5', printed: 'age > 5' },
];
