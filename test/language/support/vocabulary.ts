import type {
  AttributeShape,
  FunctionShape,
  MeasureShape,
  Operator,
  ParameterShape,
  ValueType,
  Vocabulary,
} from '../../../src/language/index.js';

/** A small vocabulary with every value type, every kind of list, and functions with filters, aggregates, measures and a required parameter. */

const EQUALITY: readonly Operator[] = ['=', '!=', 'IN', 'NOT IN'];
const ORDER: readonly Operator[] = ['=', '!=', '>', '>=', '<', '<=', 'BETWEEN'];
const NULLNESS: readonly Operator[] = ['IS NULL', 'IS NOT NULL'];
const SUBSTRING: readonly Operator[] = ['CONTAINS', 'NOT CONTAINS', 'STARTS WITH', 'ENDS WITH'];

const OPERATORS_OF: Readonly<Record<ValueType, readonly Operator[]>> = {
  text: [...EQUALITY, ...SUBSTRING],
  tag: EQUALITY,
  plain: EQUALITY,
  enum: EQUALITY,
  integer: [...ORDER, 'IN', 'NOT IN'],
  number: [...ORDER, 'IN', 'NOT IN'],
  money: ORDER,
  boolean: ['=', '!='],
  day: [...ORDER, 'IN', 'NOT IN'],
  instant: ORDER,
  anniversary: ['=', 'BETWEEN'],
  coordinates: ['='],
};

function attribute(name: string, type: ValueType, more: Partial<AttributeShape> = {}): AttributeShape {
  const own = more.list ? (['CONTAINS', 'NOT CONTAINS'] as const) : OPERATORS_OF[type];
  return { name, type, label: name, description: `The ${name}.`, list: false, operators: [...own, ...NULLNESS], ...more };
}

function allowed(...values: readonly string[]): Pick<AttributeShape, 'allowed'> {
  return { allowed: values.map((value) => ({ value, label: value.toLowerCase() })) };
}

function filter(name: string, type: ValueType, more: Partial<ParameterShape> = {}): ParameterShape {
  return { name, type, label: name, description: `The ${name}.`, role: 'filter', operators: OPERATORS_OF[type], ...more };
}

function aggregate(name: string, type: ValueType): ParameterShape {
  return filter(name, type, { role: 'aggregate', operators: ORDER });
}

const EMAIL_PARAMETERS = [filter('activity_id', 'text'), filter('date', 'instant'), aggregate('count', 'integer')];

function functionOf(
  name: string,
  parameters: readonly ParameterShape[],
  measures: readonly MeasureShape[] = [],
  more: Partial<FunctionShape> = {},
): FunctionShape {
  return { name, label: name, description: `The ${name}.`, parameters, measures, ...more };
}

function measure(name: string, type: ValueType, more: Partial<MeasureShape> = {}): MeasureShape {
  return { name, type, label: name, description: `The ${name}.`, ...more };
}

const EMAIL_MEASURES = [measure('count', 'integer'), measure('first_date', 'instant')];

const ATTRIBUTES: readonly AttributeShape[] = [
  attribute('abandoned_checkout_date', 'instant'),
  attribute('age', 'integer', { unit: 'years' }),
  attribute('amount_spent', 'money', { unit: 'currency' }),
  attribute('average_effort', 'number', { unit: '1-10' }),
  attribute('birth_date', 'day'),
  attribute('companies', 'text', { list: true, equalsContains: true }),
  attribute('created_by_app_id', 'text'),
  attribute('customer_account_status', 'enum', allowed('DECLINED', 'DISABLED', 'ENABLED', 'INVITED')),
  attribute('customer_added_date', 'instant'),
  attribute('customer_cities', 'text', { list: true }),
  attribute('customer_countries', 'enum', { list: true, ...allowed('AU', 'BE', 'CA', 'FR', 'MX', 'US') }),
  attribute('customer_email_domain', 'text'),
  attribute('customer_language', 'text', allowed('de', 'en', 'fr')),
  attribute('customer_regions', 'text', { list: true }),
  attribute('customer_tags', 'tag', { list: true }),
  attribute('email_subscription_status', 'enum', allowed('INVALID', 'NOT_SUBSCRIBED', 'PENDING', 'SUBSCRIBED', 'UNSUBSCRIBED')),
  attribute('favourite_channel', 'enum', allowed('online', 'phone', 'store')),
  attribute('favourite_tag', 'tag'),
  attribute('first_order_date', 'instant'),
  attribute('home_owner', 'boolean'),
  attribute('last_channel', 'enum', allowed('online', 'phone', 'store')),
  attribute('last_order_date', 'instant'),
  attribute('metafields.custom.shoe_size', 'number'),
  attribute('metafields.facts.birth_date', 'day'),
  attribute('metafields.$app:loyalty.tier-name', 'text'),
  attribute('number_of_orders', 'integer'),
  attribute('predicted_spend_tier', 'enum', allowed('HIGH', 'MEDIUM', 'LOW')),
  attribute('rfm_group', 'enum', allowed('CHAMPIONS', 'LOYAL', 'ACTIVE', 'NEW', 'AT_RISK', 'DORMANT', 'PROSPECTS')),
  attribute('sms_subscription_status', 'enum', {
    allowed: ['NOT_SUBSCRIBED', 'SUBSCRIBED', 'UNSUBSCRIBED'].map((value) => ({
      value,
      label: value.toLowerCase(),
      ...(value === 'UNSUBSCRIBED' ? { spellings: ['CANCELED'] } : {}),
    })),
  }),
];

const FUNCTIONS: readonly FunctionShape[] = [
  functionOf(
    'customer_within_distance',
    [
      filter('coordinates', 'coordinates', { required: true }),
      filter('distance_km', 'number', { operators: ['=', '<', '<='] }),
      filter('distance_mi', 'number', { operators: ['=', '<', '<='] }),
    ],
    [measure('count', 'integer')],
    { oneOf: ['distance_km', 'distance_mi'] },
  ),
  functionOf(
    'orders_placed',
    [
      filter('date', 'instant'),
      filter('amount', 'money'),
      filter('channel', 'enum', allowed('online', 'phone', 'store')),
      filter('location_id', 'text'),
      filter('app_id', 'text'),
      filter('gift', 'boolean'),
      aggregate('count', 'integer'),
      aggregate('sum_amount', 'money'),
    ],
    [
      measure('count', 'integer', { unit: 'orders' }),
      measure('sum_amount', 'money'),
      measure('avg_amount', 'money'),
      measure('distinct_channel', 'integer'),
      measure('first_date', 'instant'),
      measure('last_date', 'instant'),
      measure('nth_date', 'instant', { ordinal: true }),
    ],
    {
      relations: [
        filter('followed_by', 'enum', { operators: ['='], ...allowed('orders_placed', 'shopify_email.opened') }),
        filter('followed_by.within_days', 'integer', { operators: ['=', '<='] }),
        filter('not_followed_by', 'enum', { operators: ['='], ...allowed('orders_placed', 'shopify_email.opened') }),
      ],
    },
  ),
  functionOf(
    'products_purchased',
    [
      filter('id', 'text'),
      filter('tag', 'tag'),
      filter('name', 'text'),
      filter('category', 'text', { list: true, operators: ['CONTAINS', 'NOT CONTAINS', '='] }),
      filter('date', 'instant'),
      filter('quantity', 'number'),
      aggregate('count', 'integer'),
      aggregate('sum_quantity', 'number'),
    ],
    [measure('count', 'integer'), measure('sum_quantity', 'number'), measure('avg_quantity', 'number'), measure('distinct_id', 'integer')],
  ),
  functionOf('shopify_email.bounced', EMAIL_PARAMETERS, EMAIL_MEASURES),
  functionOf('shopify_email.clicked', EMAIL_PARAMETERS, EMAIL_MEASURES),
  functionOf('shopify_email.delivered', EMAIL_PARAMETERS, EMAIL_MEASURES),
  functionOf('shopify_email.marked_as_spam', EMAIL_PARAMETERS, EMAIL_MEASURES),
  functionOf('shopify_email.opened', EMAIL_PARAMETERS, EMAIL_MEASURES),
  functionOf('shopify_email.unsubscribed', EMAIL_PARAMETERS, EMAIL_MEASURES),
  functionOf(
    'facts',
    [
      filter('field', 'text'),
      filter('source', 'text'),
      filter('party', 'enum', allowed('ZERO', 'FIRST', 'SECOND', 'THIRD')),
      aggregate('count', 'integer'),
    ],
    [measure('count', 'integer')],
  ),
  functionOf('store_credit_accounts', [
    filter('balance', 'money'),
    filter('currency', 'text'),
    filter('next_expiry_date', 'instant'),
    filter('last_credit_date', 'instant'),
  ]),
  functionOf('storefront_event.collection_viewed', [filter('id', 'text'), filter('date', 'instant'), aggregate('count', 'integer')]),
  functionOf(
    'storefront_event.product_viewed',
    [filter('id', 'text'), filter('date', 'instant'), aggregate('count', 'integer')],
    [measure('count', 'integer')],
  ),
];

const CALLS: Readonly<Record<string, Readonly<Record<string, ValueType>>>> = {
  anniversary: { birth_date: 'anniversary', 'metafields.facts.birth_date': 'anniversary', first_order_date: 'anniversary' },
  attribute: { shoe_size: 'number', nickname: 'text', vip: 'boolean' },
};

const LIKENESSES: Readonly<Record<string, ValueType>> = { ignoring_case: 'tag', ignoring_accents: 'plain' };

const ALIASES: ReadonlyMap<string, string> = new Map([
  ['storefront.product_viewed', 'storefront_event.product_viewed'],
  ['storefront.collection_viewed', 'storefront_event.collection_viewed'],
  ['customer.metafields.custom.shoe_size', 'metafields.custom.shoe_size'],
]);

function findCall(name: string, argument: string): AttributeShape | undefined {
  const known = Object.hasOwn(CALLS, name) ? CALLS[name] : undefined;
  const type = known && Object.hasOwn(known, argument) ? known[argument] : undefined;
  return type && attribute(name, type);
}

export const TEST_VOCABULARY: Vocabulary = {
  attribute: (name, argument) => (argument === undefined ? ATTRIBUTES.find((shape) => shape.name === name) : findCall(name, argument)),
  function: (name) => FUNCTIONS.find((shape) => shape.name === name),
  attributes: () => ATTRIBUTES,
  functions: () => FUNCTIONS,
  calls: () => Object.entries(CALLS).map(([name, known]) => ({ name, description: `The ${name}.`, arguments: Object.keys(known) })),
  alias: (name) => ALIASES.get(name),
  alike: (call, shape) =>
    call in LIKENESSES && shape.role === 'filter' && shape.type === 'text' ? { ...shape, type: LIKENESSES[call] as ValueType } : undefined,
  likenesses: () => Object.keys(LIKENESSES).map((name) => ({ name, description: `The ${name}.` })),
};
