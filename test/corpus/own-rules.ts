import type { RuleCase } from './rule-case.js';

/** What the language has beyond the published one, and its canonical form. */
export const OWN_RULES: readonly RuleCase[] = [
  // Operators.
  {
    fact: 'IN of texts',
    text: "customer_language IN ('de', 'fr')",
    tree: { attribute: 'customer_language', operator: 'IN', values: ['de', 'fr'] },
  },
  { fact: 'NOT IN of numbers', text: 'age NOT IN (18, 19)', tree: { attribute: 'age', operator: 'NOT IN', values: [18, 19] } },
  { fact: 'CONTAINS of a text', text: "customer_email_domain CONTAINS 'mail'" },
  { fact: 'NOT CONTAINS of a text', text: "customer_email_domain NOT CONTAINS 'mail'" },
  { fact: 'STARTS WITH', text: "customer_email_domain STARTS WITH 'mail.'" },
  {
    fact: 'ENDS WITH',
    text: "customer_email_domain ENDS WITH '.edu'",
    tree: { attribute: 'customer_email_domain', operator: 'ENDS WITH', value: '.edu' },
  },
  { fact: 'IS NULL has no value', text: 'age IS NULL', tree: { attribute: 'age', operator: 'IS NULL' } },
  { fact: 'BETWEEN has two values', text: 'age BETWEEN 30 AND 20', tree: { attribute: 'age', operator: 'BETWEEN', values: [30, 20] } },

  { fact: 'true and false may stand first', text: 'false = home_owner', printed: 'home_owner = false' },
  { fact: 'parentheses with nothing in them name a function', text: 'orders_placed() IS NULL', printed: 'orders_placed NOT MATCHES ()' },
  {
    fact: 'the deprecated test of a function is true where it is not null',
    text: "products_purchased(tag: 'a', id: 5) IS NOT NULL",
    printed: "products_purchased MATCHES (tag = 'a', id = 5)",
  },

  { fact: 'a list that is compared like one value contains it', text: "companies = 'Acme'", printed: "companies CONTAINS 'Acme'" },
  { fact: 'a list that is compared like one value lacks it', text: "companies != 'Acme'", printed: "companies NOT CONTAINS 'Acme'" },
  { fact: 'a list that is compared like one value has the operators of lists', text: "companies NOT CONTAINS 'Acme'" },
  { fact: 'every fourth hundredth year is a leap year', text: 'birth_date = 2000-02-29' },

  {
    fact: 'another spelling of an allowed value is that value',
    text: "sms_subscription_status = 'CANCELED'",
    printed: "sms_subscription_status = 'UNSUBSCRIBED'",
  },
  {
    fact: 'times run from midnight',
    text: 'last_order_date > 2026-05-30T00:00:00+00:00',
    printed: 'last_order_date > 2026-05-30T00:00:00Z',
  },
  { fact: 'times run to the last second', text: 'last_order_date > 2026-05-30T23:59:59+15:59' },
  { fact: 'time zones have minutes', text: 'last_order_date > 2026-05-30T10:00:00-15:00' },
  {
    fact: 'coordinates reach from pole to pole',
    text: "customer_within_distance MATCHES (coordinates = '90, -180', distance_km = 5)",
    printed: "customer_within_distance MATCHES (coordinates = '90,-180', distance_km = 5)",
  },

  { fact: 'a number loses needless zeros', text: 'average_effort = 5.1000', printed: 'average_effort = 5.1' },
  { fact: 'zero has no sign', text: 'average_effort = -0.00', printed: 'average_effort = 0' },
  { fact: 'a number has up to 30 digits', text: `amount_spent > ${'1'.repeat(15)}.${'1'.repeat(15)}` },
  { fact: 'a whole number has up to 64 bits', text: 'number_of_orders > -9223372036854775808' },

  // Texts of records of which more are the same.
  {
    fact: 'a parameter in a call is compared as the call says',
    text: "orders_placed MATCHES (ignoring_case ( 'app_id' ) STARTS WITH 'x', ignoring_accents('app_id') IN ('a', 5))",
    printed: "orders_placed MATCHES (ignoring_case('app_id') STARTS WITH 'x', ignoring_accents('app_id') IN ('a', 5))",
    tree: {
      function: 'orders_placed',
      matches: true,
      parameters: [
        { name: 'ignoring_case', argument: 'app_id', operator: 'STARTS WITH', value: 'x' },
        { name: 'ignoring_accents', argument: 'app_id', operator: 'IN', values: ['a', 5] },
      ],
    },
  },
  {
    fact: 'what stands beside another parameter may be in a call, and so may the other',
    text: "orders_placed MATCHES (app_id = ignoring_case('location_id'), ignoring_accents('app_id') != location_id)",
    tree: {
      function: 'orders_placed',
      matches: true,
      parameters: [
        { name: 'app_id', operator: '=', value: { parameter: 'ignoring_case', argument: 'location_id' } },
        { name: 'ignoring_accents', argument: 'app_id', operator: '!=', value: { parameter: 'location_id' } },
      ],
    },
  },
  { fact: 'the parameters of a measure stand in calls', text: "orders_placed.count(ignoring_case('app_id') = 'a') > 3" },
  {
    fact: 'so do those of records that follow',
    text: "orders_placed MATCHES (followed_by = 'orders_placed', ignoring_case('followed_by.app_id') = 'a')",
  },

  // Values of one record.
  {
    fact: 'a parameter is compared with another of the record',
    text: 'orders_placed MATCHES (location_id != app_id)',
    tree: {
      function: 'orders_placed',
      matches: true,
      parameters: [{ name: 'location_id', operator: '!=', value: { parameter: 'app_id' } }],
    },
  },
  { fact: 'where a fact is from is asked for by its field', text: "facts MATCHES (field = 'gender', party = 'THIRD', source != 'crm')" },
  { fact: 'facts of a party are counted', text: "facts.count(party = 'THIRD') > 0.5 * facts.count()" },
  {
    fact: 'a date of a record is compared with another that is moved',
    text: 'store_credit_accounts MATCHES (next_expiry_date <= last_credit_date +36h)',
    tree: {
      function: 'store_credit_accounts',
      matches: true,
      parameters: [{ name: 'next_expiry_date', operator: '<=', value: { parameter: 'last_credit_date', offset: '+36h' } }],
    },
  },
  {
    fact: 'values of a record and of the rule stand beside one another',
    text: 'store_credit_accounts MATCHES (next_expiry_date BETWEEN last_credit_date +2m AND 2026-05-30)',
  },
  { fact: 'a measure is of records whose values compare', text: 'orders_placed.count(location_id = app_id) > 1' },

  // Relations to other records.
  {
    fact: 'what follows is named, and told by parameters of its own',
    text: "orders_placed MATCHES (channel = 'store', followed_by = 'shopify_email.opened', followed_by.date >= -30d, followed_by.within_days <= 7)",
    tree: {
      function: 'orders_placed',
      matches: true,
      parameters: [
        { name: 'channel', operator: '=', value: 'store' },
        { name: 'followed_by', operator: '=', value: 'shopify_email.opened' },
        { name: 'followed_by.date', operator: '>=', value: '-30d' },
        { name: 'followed_by.within_days', operator: '<=', value: 7 },
      ],
    },
  },
  {
    fact: 'what must not follow, and a test of what was not followed',
    text: "orders_placed NOT MATCHES (not_followed_by = 'orders_placed', not_followed_by.amount > 5, count >= 2)",
  },
  { fact: 'a measure of what is followed', text: "orders_placed.count(followed_by = 'orders_placed') > 1" },

  // Keywords and blanks.
  {
    fact: 'reads keywords in any case',
    text: "age between 3 and 5 and not (home_owner = TRUE Or customer_tags Not Contains 'a')",
    printed: "age BETWEEN 3 AND 5 AND NOT (home_owner = true OR customer_tags NOT CONTAINS 'a')",
  },
  { fact: 'reads named dates in any case', text: 'birth_date < TODAY', printed: 'birth_date < today' },
  {
    fact: 'needs no blanks',
    text: "age>=3 AND(home_owner=true OR customer_tags CONTAINS'a')",
    printed: "age >= 3 AND (home_owner = true OR customer_tags CONTAINS 'a')",
  },
  { fact: 'reads lines', text: 'age > 3\r\n\tAND\n\n  age < 9\n', printed: 'age > 3 AND age < 9' },
  { fact: 'reads any blank of Unicode', text: 'age\u00a0>\u20033', printed: 'age > 3' },

  // Groups.
  {
    fact: 'NOT of a group',
    text: 'NOT (age > 3 AND age < 9)',
    tree: {
      not: {
        and: [
          { attribute: 'age', operator: '>', value: 3 },
          { attribute: 'age', operator: '<', value: 9 },
        ],
      },
    },
  },
  { fact: 'NOT before a clause', text: 'NOT age > 3 AND age < 9', printed: 'NOT (age > 3) AND age < 9' },
  { fact: 'two NOTs are none', text: 'NOT NOT age > 3', printed: 'age > 3' },
  { fact: 'three NOTs are one', text: 'NOT (NOT (NOT (age > 3)))', printed: 'NOT (age > 3)' },
  { fact: 'NOT of a function turns it', text: 'NOT orders_placed MATCHES (count > 3)', printed: 'orders_placed NOT MATCHES (count > 3)' },
  { fact: 'NOT of NOT MATCHES is MATCHES', text: 'NOT (orders_placed NOT MATCHES ())', printed: 'orders_placed MATCHES ()' },
  {
    fact: 'nested ANDs are one',
    text: '(age > 1 AND (age > 2 AND age > 3)) AND age > 4',
    printed: 'age > 1 AND age > 2 AND age > 3 AND age > 4',
  },
  { fact: 'nested ORs are one', text: 'age > 1 OR ((age > 2 OR age > 3))', printed: 'age > 1 OR age > 2 OR age > 3' },
  {
    fact: 'groups that come together by dropping NOTs are one',
    text: 'age > 1 AND NOT NOT (age > 2 AND age > 3)',
    printed: 'age > 1 AND age > 2 AND age > 3',
  },
  { fact: 'OR inside of AND inside of OR', text: 'age > 1 OR age > 2 AND (age > 3 OR age > 4 AND NOT (age > 5 OR age > 6))' },

  // Values.
  {
    fact: 'a number has one spelling',
    text: 'amount_spent > +12.50 AND average_effort < 0.0 AND average_effort > -0',
    printed: 'amount_spent > 12.5 AND average_effort < 0 AND average_effort > 0',
  },
  { fact: 'a negative number', text: 'amount_spent > -3', tree: { attribute: 'amount_spent', operator: '>', value: -3 } },
  {
    fact: 'a number too long for JSON',
    text: 'number_of_orders < 9223372036854775807',
    tree: { attribute: 'number_of_orders', operator: '<', value: '9223372036854775807' },
  },
  {
    fact: 'a decimal too long for JSON',
    text: 'amount_spent > 0.12345678901234567891',
    tree: { attribute: 'amount_spent', operator: '>', value: '0.12345678901234567891' },
  },
  {
    fact: 'a text that is a number stays a text',
    text: "created_by_app_id = '5'",
    tree: { attribute: 'created_by_app_id', operator: '=', value: '5' },
  },
  {
    fact: 'an id that is a number stays a number',
    text: 'created_by_app_id = 5',
    tree: { attribute: 'created_by_app_id', operator: '=', value: 5 },
  },
  {
    fact: 'an id too long for a JSON number becomes a text',
    text: "created_by_app_id IN (12345678901234567890, 'a')",
    printed: "created_by_app_id IN ('12345678901234567890', 'a')",
    tree: { attribute: 'created_by_app_id', operator: 'IN', values: ['12345678901234567890', 'a'] },
  },
  { fact: 'an id that is a text', text: "created_by_app_id = 'gid://app/5'" },
  { fact: 'an id with leading zeros is a text', text: "created_by_app_id = '007'" },
  { fact: 'a text with a backslash', text: "customer_tags CONTAINS 'a\\\\b'" },
  { fact: 'a lone backslash stands for itself', text: "customer_tags CONTAINS 'a\\b'", printed: "customer_tags CONTAINS 'a\\\\b'" },
  { fact: 'an empty text', text: "customer_language = ''" },
  { fact: 'a text of any script', text: "customer_tags CONTAINS 'Zürich 東京 🎉'" },
  { fact: 'a text of several lines', text: "customer_tags CONTAINS 'a\nb'" },
  {
    fact: 'a text that looks like a date',
    text: "customer_language = 'today'",
    tree: { attribute: 'customer_language', operator: '=', value: 'today' },
  },

  // Dates.
  {
    fact: 'a quoted day',
    text: "birth_date = '2026-05-30'",
    printed: 'birth_date = 2026-05-30',
    tree: { attribute: 'birth_date', operator: '=', value: '2026-05-30' },
  },
  { fact: 'a quoted offset', text: "last_order_date > '-90d'", printed: 'last_order_date > -90d' },
  { fact: 'a quoted named date', text: "last_order_date > '90_days_ago'", printed: 'last_order_date > -90d' },
  { fact: 'an offset in hours', text: 'last_order_date > -36h', tree: { attribute: 'last_order_date', operator: '>', value: '-36h' } },
  { fact: 'an offset in minutes', text: 'last_order_date > -15min' },
  { fact: 'now', text: 'last_order_date < now' },
  { fact: 'an offset of no days is today', text: 'last_order_date > -0d', printed: 'last_order_date > today' },
  { fact: 'an offset of no hours is now', text: 'last_order_date > +0h', printed: 'last_order_date > now' },
  { fact: 'an offset without needless zeros', text: 'last_order_date > -007d', printed: 'last_order_date > -7d' },
  {
    fact: 'a time with a fraction and a zone',
    text: 'last_order_date > 2026-05-30T16:00:00.250+02:00',
    printed: 'last_order_date > 2026-05-30T16:00:00.25+02:00',
  },
  { fact: 'a time in UTC', text: 'last_order_date > 2026-05-30T16:00:00.000Z', printed: 'last_order_date > 2026-05-30T16:00:00Z' },
  {
    fact: 'a zone of no offset is UTC',
    text: 'last_order_date > 2026-05-30T16:00:00+00:00',
    printed: 'last_order_date > 2026-05-30T16:00:00Z',
  },
  { fact: 'a time without seconds', text: 'last_order_date > 2026-05-30T16:00', printed: 'last_order_date > 2026-05-30T16:00:00' },
  { fact: 'the 29th of February of a leap year', text: 'birth_date = 2028-02-29' },

  // Functions.
  {
    fact: 'a function with filters and aggregates',
    text: "orders_placed MATCHES (channel = 'store', date >= -90d, count >= 3, sum_amount > 500)",
    tree: {
      function: 'orders_placed',
      matches: true,
      parameters: [
        { name: 'channel', operator: '=', value: 'store' },
        { name: 'date', operator: '>=', value: '-90d' },
        { name: 'count', operator: '>=', value: 3 },
        { name: 'sum_amount', operator: '>', value: 500 },
      ],
    },
  },
  { fact: 'a parameter used twice', text: 'orders_placed MATCHES (date >= 2026-01-01, date < 2026-07-01)' },
  {
    fact: 'every operator in a parameter',
    text: "products_purchased MATCHES (id NOT IN (1, 'b'), name STARTS WITH 'a', name NOT CONTAINS 'b', category CONTAINS 'c', quantity BETWEEN 1 AND 2)",
  },
  { fact: 'a boolean parameter', text: 'orders_placed MATCHES (gift = false)' },
  { fact: 'a custom attribute by its key', text: "attribute('nickname') = 'Joe'" },
  { fact: 'a boolean custom attribute by its key', text: "attribute('vip') = true" },
];
