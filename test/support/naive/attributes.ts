import type { AttributeShape } from '../../../src/language/vocabulary.js';
import { accountsOf, type Expected, isMissing, keyIn, linesOf, type NaiveCustomer, type NaiveValue, type NaiveWorld } from './customer.js';
import { amountSpent, lastSent } from './functions.js';
import { rateOf } from './money.js';
import { moment, orderMoments } from './orders.js';
import { COMPANY, PROFILE } from './profile.js';
import { DIVIDED } from './quotients.js';
import { minus, ratio, ratioOf, sum, type Ratio } from './ratio.js';
import { STAGES } from './stages.js';
import { TIERS } from './tiers.js';
import {
  campaignCost,
  contribution,
  costOfGoods,
  interactionsWithoutCost,
  messagesWithoutCost,
  revenue,
  revenueWithoutCost,
  serviceCost,
  totalMargin,
  unitsWithoutCost,
} from './worth.js';
import { isLeapYear, wallDay } from './zone.js';

type Meaning = (customer: NaiveCustomer, world: NaiveWorld) => NaiveValue;

const expected =
  (name: keyof Expected): Meaning =>
  ({ source, record }, { expectations }) =>
    optionalRatio(expectations.get(keyIn(source, record.externalId))?.[name]);

/** What each attribute of the catalogue means, written down a second time. */
export const ATTRIBUTES: Readonly<Record<string, Meaning>> = {
  ...DIVIDED,

  first_name: ({ record }) => record.firstName ?? null,
  last_name: ({ record }) => record.lastName ?? null,
  customer_added_date: ({ record }) => new Date(record.addedAt ?? Number.NaN),
  customer_account_status: ({ record }) => record.accountStatus ?? null,
  customer_language: ({ record }) => record.language ?? null,
  birth_date: ({ record }) => record.birthDate ?? null,
  age: ({ record }, { now, timeZone }) => (isMissing(record.birthDate) ? null : ratio(ageOn(record.birthDate, wallDay(now, timeZone)))),
  gender: ({ record }) => record.gender ?? null,
  marital_status: ({ record }) => record.maritalStatus ?? null,
  education: ({ record }) => record.education ?? null,
  occupation: ({ record }) => record.occupation ?? null,
  yearly_income: ({ record }) => optionalRatio(record.yearlyIncome),
  income_band: ({ record }) => record.incomeBand ?? null,
  social_class: ({ record }) => record.socialClass ?? null,
  household_size: ({ record }) => optionalRatio(record.householdSize),
  life_stage: ({ record }) => record.lifeStage ?? null,
  home_owner: ({ record }) => record.homeOwner ?? null,
  referral_source: ({ record }) => record.referralSource ?? null,
  referrer: ({ record }) => record.referrerExternalId ?? null,
  customers_brought: (customer, world) => ratio(broughtBy(customer, world).length),
  brought_revenue: (customer, world) => sum(broughtBy(customer, world).map((brought) => revenue(brought, world))),
  customer_tags: ({ record }) => record.tags ?? [],
  customer_countries: ({ record }) => (record.addresses ?? []).flatMap((address) => address.countryCode ?? []),
  customer_regions: ({ record }) =>
    (record.addresses ?? []).flatMap(({ countryCode, ...address }) => {
      const region = regionOf(address);
      return isMissing(countryCode) || region === null ? [] : [`${countryCode}-${region}`];
    }),
  customer_cities: ({ record }) =>
    (record.addresses ?? []).flatMap(({ countryCode, city, ...address }) => {
      if (isMissing(countryCode) || isMissing(city)) return [];
      const region = regionOf(address);
      return [[countryCode, ...(region === null ? [] : [region]), city.replaceAll(' ', '')].join('-')];
    }),
  postal_code: ({ record }) => (record.addresses ?? []).flatMap((address) => address.postalCode ?? []),
  customer_email_domain: ({ record }) => record.emails?.[0]?.split('@')[1] ?? null,
  customer_emails: ({ record }) => record.emails ?? [],
  customer_phones: ({ record }) => record.phones ?? [],
  data_source: ({ source }) => [source],

  ...PROFILE,
  ...COMPANY,

  email_subscription_status: ({ consents }) => statusOf(consents, 'email'),
  sms_subscription_status: ({ consents }) => statusOf(consents, 'sms'),
  consent: ({ consents }) => consents.flatMap(({ channel, status }) => (status === 'SUBSCRIBED' ? [channel] : [])),
  abandoned_checkout_date: ({ events }) =>
    latest(events.filter(({ name }) => name === 'checkout_abandoned').map(({ occurredAt }) => new Date(occurredAt ?? Number.NaN))),

  number_of_orders: ({ orders }) => ratio(orders.length),
  amount_spent: amountSpent,
  orders_without_rate: ({ orders }, world) => ratio(orders.filter((order) => rateOf(order, world) === null).length),
  revenue,
  revenue_without_cost: revenueWithoutCost,
  units_without_cost: unitsWithoutCost,
  cost_of_goods: costOfGoods,
  first_order_date: ({ orders }) => orderMoments(orders).at(0) ?? null,
  last_order_date: ({ orders }) => orderMoments(orders).at(-1) ?? null,
  last_occasion_date: ({ orders }) => orderMoments(orders.filter(({ occasion }) => !isMissing(occasion))).at(-1) ?? null,
  favourite_channel: ({ orders }) => mostFrequent(orders.map((order) => order.channel)),
  last_channel: ({ orders }) =>
    orders.reduce<NaiveCustomer['orders'][number] | undefined>(
      (latest, order) => (latest === undefined || moment(order) >= moment(latest) ? order : latest),
      undefined,
    )?.channel ?? null,
  total_margin: totalMargin,
  total_quantity: (customer, world) =>
    sum(linesOf(customer, world).map(({ record }) => minus(ratioOf(record.quantity), ratioOf(record.returnedQuantity ?? 0)))),
  favourite_brand: (customer, world) => mostFrequent(linesOf(customer, world).map((line) => line.product?.brand)),
  favourite_brands: (customer, world) => ranked(linesOf(customer, world).map((line) => line.product?.brand)),
  favourite_categories: (customer, world) => ranked(linesOf(customer, world).map((line) => line.product?.categoryPath?.at(-1))),
  favourite_category: (customer, world) => mostFrequent(linesOf(customer, world).map((line) => line.product?.categoryPath?.at(-1))),

  ...STAGES,
  ...TIERS,
  expected_orders: expected('orders'),
  expected_value: expected('value'),
  purchase_probability: expected('probability'),

  influence_reach: (customer) => sum(accountsOf(customer).map((account) => ratio(account.followers))),
  service_cost: serviceCost,
  interactions_without_cost: interactionsWithoutCost,
  campaign_cost: campaignCost,
  messages_without_cost: messagesWithoutCost,
  last_campaign: (customer, { campaigns }) =>
    campaigns.get(keyIn(customer.source, lastSent(customer)?.campaignExternalId ?? ''))?.name ?? null,
  contribution,
};

function broughtBy(customer: NaiveCustomer, { people }: NaiveWorld): readonly NaiveCustomer[] {
  return people.filter(
    (other) => other !== customer && other.source === customer.source && other.record.referrerExternalId === customer.record.externalId,
  );
}

function statusOf(consents: NaiveCustomer['consents'], channel: string): string | null {
  return consents.find((consent) => consent.channel === channel)?.status ?? null;
}

function latest(dates: readonly Date[]): Date | null {
  return dates.toSorted((a, b) => a.getTime() - b.getTime()).at(-1) ?? null;
}

/** The value of a custom attribute of a customer or another record. */
export function customValue(
  { attributes }: { readonly attributes?: Readonly<Record<string, unknown>> | undefined },
  key: string,
  { type, list }: Pick<AttributeShape, 'type' | 'list'>,
): NaiveValue {
  const value = attributes?.[key] as string | number | boolean | string[] | null | undefined;
  if (list) return Array.isArray(value) ? value : [];
  if (value === undefined || value === null || typeof value === 'boolean') return value ?? null;
  return type === 'number' || type === 'money' ? ratioOf(String(value)) : String(value);
}

/** Whole years from a birth date to a day. Born on 29 February, one is a year older on the 28th of years without a 29th. */
export function ageOn(birthDate: string, day: string): number {
  const [born, today] = [Number(birthDate.slice(0, 4)), Number(day.slice(0, 4))];
  const anniversary = birthDate.slice(5) === '02-29' && !isLeapYear(today) ? '02-28' : birthDate.slice(5);
  return today - born - (day.slice(5) < anniversary ? 1 : 0);
}

function optionalRatio(value: string | number | null | undefined): Ratio | null {
  return isMissing(value) ? null : ratioOf(value);
}

function regionOf({ regionCode, region }: { readonly regionCode?: string | null; readonly region?: string | null }): string | null {
  return regionCode ?? region?.replaceAll(' ', '') ?? null;
}

function mostFrequent(values: readonly (string | null | undefined)[]): string | null {
  return ranked(values)[0] ?? null;
}

/** The five most frequent, of equals the first by name. */
function ranked(values: readonly (string | null | undefined)[]): string[] {
  const counts = new Map<string, number>();
  for (const value of values) if (!isMissing(value)) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts.keys()]
    .sort()
    .sort((one, other) => (counts.get(other) ?? 0) - (counts.get(one) ?? 0))
    .slice(0, 5);
}
