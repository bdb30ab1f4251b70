import { registerEnumType } from 'type-graphql';

/**
 * A closed set of words: stored, and written in rules, as they are; an enum of the API in capitals. What each means is said to those who
 * read the schema.
 */
export interface ClosedSet<Word extends string = string> {
  readonly words: readonly [Word, ...Word[]];
  /** The enum, to be named as the type of a field. */
  readonly enumeration: Readonly<Record<string, Word>>;
}

export function closedSet<const Meanings extends Readonly<Record<string, string>>>(
  name: string,
  description: string,
  meanings: Meanings,
): ClosedSet<keyof Meanings & string> {
  type Word = keyof Meanings & string;
  const words = Object.keys(meanings) as [Word, ...Word[]];
  const enumeration = Object.fromEntries(words.map((word) => [word.toUpperCase(), word]));
  const valuesConfig = Object.fromEntries(words.map((word) => [word.toUpperCase(), { description: meanings[word] as string }]));
  registerEnumType(enumeration, { name, description, valuesConfig });
  return { words, enumeration };
}

/* The closed sets of the records. What a set is called in the API, and what its words mean, stands here once. */

export const ORDER_STATUS = closedSet('OrderStatus', 'The state of an order.', {
  open: 'It is still to be fulfilled.',
  completed: 'It has been fulfilled.',
  cancelled: 'It was called off, and counts as nothing.',
});

export const FINANCIAL_STATUS = closedSet('FinancialStatus', 'How far an order is paid or refunded.', {
  pending: 'Nobody has paid or promised anything yet; it counts as nothing until then.',
  authorized: 'The payment is promised.',
  partially_paid: 'A part of it is paid.',
  paid: 'It is paid.',
  partially_refunded: 'A part of it was paid back.',
  refunded: 'It was paid back.',
  voided: 'The payment was given up, and it counts as nothing.',
});

export const ENGAGEMENT_KIND = closedSet('EngagementKind', 'What happened between a campaign and a customer.', {
  sent: 'A message was sent.',
  delivered: 'It arrived.',
  opened: 'It was opened.',
  clicked: 'A link in it was followed.',
  responded: 'The customer answered.',
  converted: 'The customer did what the campaign is for, such as buy.',
  bounced: 'It could not be delivered.',
  marked_as_spam: 'The customer reported it as spam.',
  unsubscribed: 'The customer wants no more of them.',
});
export type EngagementKind = (typeof ENGAGEMENT_KIND.words)[number];

export const CONSENT_CHANNEL = closedSet('ConsentChannel', 'What a customer is reached through.', {
  email: 'E-mail.',
  sms: 'Text messages.',
  phone: 'Calls.',
  post: 'Letters.',
});

export const CONSENT_STATUS = closedSet('ConsentStatus', 'The word of a customer on being reached through a channel.', {
  SUBSCRIBED: 'The customer agreed.',
  NOT_SUBSCRIBED: 'The customer never agreed.',
  PENDING: 'The customer agreed and has yet to confirm it.',
  UNSUBSCRIBED: 'The customer took it back.',
  REDACTED: 'The customer is erased in the source.',
  INVALID: 'The address or number does not work.',
});

export type ConsentStatus = (typeof CONSENT_STATUS.words)[number];

export const ACCOUNT_STATUS = closedSet('AccountStatus', 'The state of a customer account in the shop.', {
  DISABLED: 'There is none.',
  INVITED: 'The customer was invited to have one.',
  ENABLED: 'The customer has one.',
  DECLINED: 'The customer declined to have one.',
});

export const TECHNOLOGY_ADOPTION = closedSet('TechnologyAdoption', 'How early somebody takes up new technology (Rogers).', {
  innovator: 'Before everybody else.',
  early_adopter: 'Early.',
  early_majority: 'Before most.',
  late_majority: 'After most.',
  laggard: 'After everybody else.',
});

export const SUBSCRIPTION_STATUS = closedSet('ProductSubscriptionStatus', 'The state of the product subscriptions of a customer.', {
  ACTIVE: 'One is running.',
  PAUSED: 'It rests.',
  CANCELLED: 'It was cancelled.',
  EXPIRED: 'It has ended.',
  FAILED: 'It could not be paid.',
  NEVER_SUBSCRIBED: 'There has never been one.',
});

export const PROPERTY_TYPE = closedSet('PropertyType', 'What the values of a declared property of events are.', {
  text: 'Text.',
  number: 'A number.',
  money: 'An exact decimal.',
  boolean: 'True or false.',
  date: 'A calendar day.',
});

export const ATTRIBUTE_OWNER = closedSet('AttributeOwner', 'Whose a declared attribute is.', {
  customer: "Of customers: `attribute('key')` in rules.",
  company: "Of companies: `company_attribute('key')`, of the main company of a customer.",
  order: 'Of orders: the parameter `order_key` of `orders_placed` and `products_purchased`.',
  product: 'Of products: the parameter `product_key` of `products_purchased`.',
});
export type AttributeOwner = (typeof ATTRIBUTE_OWNER.words)[number];

export const ATTRIBUTE_TYPE = closedSet('AttributeType', 'What the values of a declared attribute are.', {
  text: 'Text.',
  number: 'A number.',
  money: 'An exact decimal.',
  boolean: 'True or false.',
  date: 'A calendar day.',
  list: 'A list of texts.',
});
