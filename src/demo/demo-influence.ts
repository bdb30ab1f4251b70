import type { Random } from '../kernel/index.js';
import type { InfluenceMetricRecord } from '../records/index.js';
import { ranges } from './assortment.js';
import type { DemoCalendar } from './demo-calendar.js';
import type { DemoCustomer } from './demo-customers.js';

export const allBrands = [...new Set(ranges.flatMap((range) => range.brands))];

/** Each account is looked at about once a month, at most this often. */
const OBSERVATIONS = 8;
const networks = { instagram: 10, tiktok: 7, youtube: 3, x: 3, pinterest: 2 };
const noon = 12 * 60;

/** One social account over time: what it had at the last look, and by what factor it grew each month until then. */
export interface AccountHistory {
  readonly customerExternalId: string;
  readonly network: string;
  readonly handle: string;
  readonly followers: number;
  readonly following: number;
  /** 0 to 1. */
  readonly engagementRate: number;
  readonly monthlyGrowth: number;
  readonly brands: readonly string[];
  readonly lastDaysAgo: number;
}

/** The accounts of one customer, mostly of the young; few reach many people. */
export function makeInfluence(random: Random, calendar: DemoCalendar, { age, record }: DemoCustomer): InfluenceMetricRecord[] {
  const rate = age < 25 ? 0.4 : age < 35 ? 0.25 : age < 50 ? 0.1 : 0.03;
  if (!random.chance(rate)) return [];
  const handle = `${record.firstName}.${record.externalId}`.toLowerCase();
  const owned = new Set([random.weighted(networks), ...(random.chance(0.3) ? [random.weighted(networks)] : [])]);
  return [...owned].flatMap((network) => {
    const followers = Math.round(random.logNormal(420, 1.5));
    return observe(random, calendar, {
      customerExternalId: record.externalId,
      network,
      handle,
      followers,
      following: Math.round(random.logNormal(260, 0.7)),
      // The larger the audience, the smaller the part of it that answers.
      engagementRate: Math.min(0.25, random.logNormal(0.09, 0.5) / Math.max(1, Math.log10(followers + 1))),
      monthlyGrowth: Math.max(0.97, random.normal(1.02, 0.02)),
      brands: random.sample(allBrands, random.integer(0, 4)),
      lastDaysAgo: random.integer(0, 20),
    });
  });
}

/** Its observations, the earliest first. */
export function observe(random: Random, calendar: DemoCalendar, account: AccountHistory): InfluenceMetricRecord[] {
  return Array.from({ length: OBSERVATIONS }, (_, month) => OBSERVATIONS - 1 - month).map((monthsBefore) => ({
    customerExternalId: account.customerExternalId,
    network: account.network,
    handle: account.handle,
    observedAt: calendar.instant(account.lastDaysAgo + monthsBefore * 30, noon),
    followers: Math.round(account.followers / account.monthlyGrowth ** monthsBefore),
    following: account.following,
    engagementRate: (monthsBefore === 0 ? account.engagementRate : account.engagementRate * random.between(0.85, 1.15)).toFixed(4),
    brands: monthsBefore === 0 ? [...account.brands] : random.sample(account.brands, 2),
  }));
}
