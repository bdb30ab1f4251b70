import { z } from 'zod';
import {
  boolean,
  countryCode,
  currency,
  day,
  decimal,
  email,
  instant,
  integer,
  language,
  list,
  LONG_TEXT,
  money,
  nonBlank,
  numberBetween,
  oneOf,
  optional,
  optionalText,
  positiveMoney,
  share,
  textList,
} from '../batch/index.js';
import { RECORD_KINDS } from './record-kind.js';

/*
 * What each kind of record may carry, and the one form each value takes. The interfaces in records.ts say the same to callers;
 * `z.output` of these schemas is what the batches work with. undefined: keep; null: clear.
 */

export const ACCOUNT_STATUSES = ['DISABLED', 'INVITED', 'ENABLED', 'DECLINED'] as const;
export const ORDER_STATUSES = ['open', 'completed', 'cancelled'] as const;
export const FINANCIAL_STATUSES = ['pending', 'authorized', 'partially_paid', 'paid', 'partially_refunded', 'refunded', 'voided'] as const;

export const TECHNOLOGY_ADOPTIONS = ['innovator', 'early_adopter', 'early_majority', 'late_majority', 'laggard'] as const;
export const PRODUCT_SUBSCRIPTION_STATUSES = ['ACTIVE', 'PAUSED', 'CANCELLED', 'EXPIRED', 'FAILED', 'NEVER_SUBSCRIBED'] as const;

const MAX_LINES = 1_000;

export const addressSchema = z.strictObject({
  line1: optionalText(),
  line2: optionalText(),
  city: optionalText(),
  region: optionalText(),
  regionCode: optionalText(),
  countryCode: optional(countryCode()),
  postalCode: optionalText(),
  latitude: optional(numberBetween(-90, 90)),
  longitude: optional(numberBetween(-180, 180)),
});

export const customerCompanySchema = z.strictObject({
  companyExternalId: nonBlank(),
  title: optionalText(),
  decisionMaker: optional(boolean()),
});

export const customerSchema = z.strictObject({
  externalId: nonBlank(),
  firstName: optionalText(),
  lastName: optionalText(),
  emails: textList(email(), 100).optional(),
  phones: textList(nonBlank(64), 100).optional(),
  addresses: list(addressSchema, 100).optional(),
  language: optional(language()),
  birthDate: optional(day()),
  gender: optionalText(),
  maritalStatus: optionalText(),
  education: optionalText(),
  occupation: optionalText(),
  yearlyIncome: optional(positiveMoney()),
  incomeBand: optionalText(),
  socialClass: optionalText(),
  householdSize: optional(integer(0)),
  lifeStage: optionalText(),
  homeOwner: optional(boolean()),
  referralSource: optionalText(),
  accountStatus: optional(oneOf(ACCOUNT_STATUSES)),
  lifecycleStage: optionalText(),
  webSavviness: optional(integer(1, 10)),
  browser: optionalText(),
  devices: textList().optional(),
  technologyAdoption: optional(oneOf(TECHNOLOGY_ADOPTIONS)),
  personalValues: textList().optional(),
  personalityTraits: textList().optional(),
  interests: textList().optional(),
  brandLoyalty: optional(integer(1, 10)),
  priceSensitivity: optional(integer(1, 10)),
  preferredContact: optionalText(),
  createdByAppId: optionalText(),
  productSubscriptionStatus: optional(oneOf(PRODUCT_SUBSCRIPTION_STATUSES)),
  addedAt: optional(instant()),
  tags: textList().optional(),
  companies: list(customerCompanySchema, 100).optional(),
  observedAt: optional(instant()),
  // Checked against the declarations, in attribute-values.ts.
  attributes: z.record(z.string(), z.unknown(), { error: 'must be an object of values by key' }).optional(),
});

export const productSchema = z.strictObject({
  externalId: nonBlank(),
  name: nonBlank(500).optional(),
  sku: optionalText(),
  brand: optionalText(),
  supplier: optionalText(),
  categoryPath: list(nonBlank(), 20).optional(),
  tags: textList().optional(),
  listPrice: optional(positiveMoney()),
  unitCost: optional(positiveMoney()),
  releasedAt: optional(instant()),
});

export const orderLineSchema = z.strictObject({
  externalId: optional(nonBlank()),
  productExternalId: optional(nonBlank()),
  name: optional(nonBlank(500)),
  quantity: integer(0),
  unitPrice: money(),
  discount: optional(positiveMoney()),
  promotion: optionalText(),
  amount: optional(money()),
  unitCost: optional(positiveMoney()),
  returnedQuantity: optional(integer(0)),
});

export const orderSchema = z.strictObject({
  externalId: nonBlank(),
  customerExternalId: nonBlank().optional(),
  number: optionalText(),
  status: oneOf(ORDER_STATUSES).optional(),
  financialStatus: oneOf(FINANCIAL_STATUSES).optional(),
  channel: optionalText(),
  occasion: optionalText(),
  locationId: optionalText(),
  appId: optionalText(),
  currency: optional(currency()),
  total: optional(money()),
  discount: optional(positiveMoney()),
  refunded: optional(positiveMoney()),
  placedAt: instant().optional(),
  lines: list(orderLineSchema, MAX_LINES).optional(),
});

export const influenceMetricSchema = z.strictObject({
  externalId: nonBlank().optional(),
  customerExternalId: nonBlank(),
  network: nonBlank(100),
  handle: nonBlank(150),
  observedAt: instant(),
  followers: integer(0),
  following: optional(integer(0)),
  engagementRate: optional(share('interactions per follower and post')),
  brands: textList(nonBlank(), 1_000).optional(),
});

export const serviceInteractionSchema = z.strictObject({
  externalId: nonBlank(),
  customerExternalId: nonBlank().optional(),
  channel: nonBlank().optional(),
  effort: optional(integer(1, 10)),
  minutes: optional(decimal(9, 2).refine((minutes) => !minutes.startsWith('-'), 'must not be negative')),
  satisfaction: optional(integer(1, 5)),
  resolved: optional(boolean()),
  cost: optional(positiveMoney()),
  subject: optionalText(LONG_TEXT),
  occurredAt: instant().optional(),
});

export const deletionSchema = z.strictObject({
  kind: oneOf(RECORD_KINDS),
  externalId: nonBlank(),
});

export type Customer = z.output<typeof customerSchema>;
export type CustomerCompany = z.output<typeof customerCompanySchema>;
export type Address = z.output<typeof addressSchema>;
export type Product = z.output<typeof productSchema>;
export type Order = z.output<typeof orderSchema>;
export type OrderLine = z.output<typeof orderLineSchema>;
export type InfluenceMetric = z.output<typeof influenceMetricSchema>;
export type ServiceInteraction = z.output<typeof serviceInteractionSchema>;
export type Deletion = z.output<typeof deletionSchema>;
