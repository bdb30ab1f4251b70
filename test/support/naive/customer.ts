import type {
  CampaignEngagementRecord,
  CampaignRecord,
  CompanyRecord,
  ConsentRecord,
  CustomerRecord,
  EventRecord,
  InfluenceMetricRecord,
  OrderLineRecord,
  OrderRecord,
  ProductRecord,
  ServiceInteractionRecord,
  StoreCreditAccountRecord,
  SurveyAnswerRecord,
} from '../../../src/records/index.js';
import type { CostRates, ExchangeRateRecord } from '../../../src/sync/index.js';
import type { Ratio } from './ratio.js';

/** All that is known about one customer, as it was synced; lists are in the order in which they became known. */
export interface NaiveCustomer {
  readonly source: string;
  readonly record: CustomerRecord;
  readonly orders: readonly OrderRecord[];
  readonly observations: readonly InfluenceMetricRecord[];
  readonly interactions: readonly ServiceInteractionRecord[];
  readonly events: readonly EventRecord[];
  readonly engagements: readonly CampaignEngagementRecord[];
  readonly answers: readonly SurveyAnswerRecord[];
  readonly consents: readonly ConsentRecord[];
  readonly credits: readonly StoreCreditAccountRecord[];
  /** Of static segments, by name, since an instant. */
  readonly memberships: readonly { readonly segment: string; readonly since: string }[];
}

/** What a rule is evaluated in; products, companies and campaigns are by source and external id. */
export interface NaiveWorld {
  readonly now: Date;
  readonly timeZone: string;
  readonly products: ReadonlyMap<string, ProductRecord>;
  readonly companies: ReadonlyMap<string, CompanyRecord>;
  readonly campaigns: ReadonlyMap<string, CampaignRecord>;
  /** Where the bounds of tiers lay when they were last looked for, by name. */
  readonly tiers: Tiers;
  /** What the current forecast expects, by source and external id. */
  readonly expectations: ReadonlyMap<string, Expected>;
  /** The currency of the workspace, and what is known of others. */
  readonly currency: string;
  readonly rates: readonly ExchangeRateRecord[];
  readonly costRates: CostRates;
  /** Everybody there is. */
  readonly people: readonly NaiveCustomer[];
  /** The ids of customers by source and external id, as far as they are known. */
  readonly customerIds: ReadonlyMap<string, string>;
  /** The ids of segments by name. */
  readonly segmentIds: ReadonlyMap<string, string>;
}

/** What divides the whole base, as it was found at an instant. */
export interface Tiers {
  readonly refreshedAt: Date;
  readonly bounds: ReadonlyMap<string, readonly Ratio[]>;
}

/** As decimals. */
export interface Expected {
  readonly orders: string;
  readonly value: string | null;
  readonly probability: string;
}

/** A value as rules see it. Days are `YYYY-MM-DD`, moments are Dates, numbers are exact. */
export type NaiveValue = null | string | boolean | Ratio | Date | readonly string[];

export interface NaiveLine {
  readonly record: OrderLineRecord;
  readonly order: OrderRecord;
  readonly product: ProductRecord | undefined;
}

export function linesOf(customer: NaiveCustomer, { products }: NaiveWorld): NaiveLine[] {
  return customer.orders.flatMap((order) =>
    (order.lines ?? []).map((record) => ({
      record,
      order,
      product: isMissing(record.productExternalId) ? undefined : products.get(keyIn(customer.source, record.productExternalId)),
    })),
  );
}

export function keyIn(source: string, externalId: string): string {
  return `${source}/${externalId}`;
}

/** The latest observation of each social account. */
export function accountsOf(customer: NaiveCustomer): InfluenceMetricRecord[] {
  const latest = new Map<string, InfluenceMetricRecord>();
  for (const observation of customer.observations) {
    const key = observation.externalId ?? `${observation.network}:${observation.handle}`;
    const known = latest.get(key);
    if (known === undefined || new Date(known.observedAt) <= new Date(observation.observedAt)) latest.set(key, observation);
  }
  return [...latest.values()];
}

export function isMissing(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}

/** Of a customer of whom nothing is known but who it is. */
export const WITHOUT_RECORDS = {
  orders: [],
  observations: [],
  interactions: [],
  events: [],
  engagements: [],
  answers: [],
  consents: [],
  credits: [],
  memberships: [],
} as const satisfies Partial<NaiveCustomer>;

/** The fields of which a record says something: where nothing was known, a list of nothing says nothing, but for one's own attributes. */
export function factsOf({ attributes, ...record }: NaiveCustomer['record']): string[] {
  const told = Object.entries(record).filter(([, value]) => !isMissing(value) && !(Array.isArray(value) && value.length === 0));
  const own = Object.entries(attributes ?? {}).filter(([, value]) => !isMissing(value));
  return [...told.map(([field]) => field).filter((field) => !SAYS_NOTHING.includes(field)), ...own.map(([key]) => `attributes.${key}`)];
}

/** By what a record is known, and when it was changed. */
const SAYS_NOTHING = ['externalId', 'updatedAt'];
