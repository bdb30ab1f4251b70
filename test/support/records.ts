import type { Database } from '../../src/database/database.js';
import type {
  CampaignEngagementRecord,
  CampaignRecord,
  CompanyRecord,
  ConsentRecord,
  CustomerRecord,
  EventRecord,
  InfluenceMetricRecord,
  OrderRecord,
  ProductRecord,
  ServiceInteractionRecord,
  StoreCreditAccountRecord,
  SurveyAnswerRecord,
} from '../../src/records/index.js';
import {
  SYNC,
  syncConsents,
  syncCustomers,
  syncEvents,
  syncInfluenceMetrics,
  syncOrders,
  syncSurveyAnswers,
  type SyncContext,
  type SyncOutcome,
} from '../../src/sync/index.js';
import { TestClock } from './workspace.js';

/** The source system that records of tests come from, unless they say. */
export const SOURCE = 'shop';

/** A context whose clock stands at the given instant. */
export function syncContext(database: Database, now = '2026-03-01T12:00:00.000Z'): SyncContext & { readonly clock: TestClock } {
  return { database, clock: new TestClock(now), currency: 'EUR', timeZone: 'UTC', clockToleranceMs: 300_000 };
}

export function givenCustomers(context: SyncContext, ...records: CustomerRecord[]): Promise<string[]> {
  return accepted(syncCustomers(context, { source: SOURCE, records }));
}

export function givenProducts(context: SyncContext, ...records: ProductRecord[]): Promise<string[]> {
  return accepted(SYNC.product(context, { source: SOURCE, records }));
}

export function givenOrders(context: SyncContext, ...records: OrderRecord[]): Promise<string[]> {
  return accepted(syncOrders(context, { source: SOURCE, records }));
}

export function givenInfluenceMetrics(context: SyncContext, ...records: InfluenceMetricRecord[]): Promise<string[]> {
  return accepted(syncInfluenceMetrics(context, { source: SOURCE, records }));
}

export function givenServiceInteractions(context: SyncContext, ...records: ServiceInteractionRecord[]): Promise<string[]> {
  return accepted(SYNC.service_interaction(context, { source: SOURCE, records }));
}

export function givenCompanies(context: SyncContext, ...records: CompanyRecord[]): Promise<string[]> {
  return accepted(SYNC.company(context, { source: SOURCE, records }));
}

export function givenEvents(context: SyncContext, ...records: EventRecord[]): Promise<string[]> {
  return accepted(syncEvents(context, { source: SOURCE, records }));
}

export function givenCampaigns(context: SyncContext, ...records: CampaignRecord[]): Promise<string[]> {
  return accepted(SYNC.campaign(context, { source: SOURCE, records }));
}

export function givenCampaignEngagements(context: SyncContext, ...records: CampaignEngagementRecord[]): Promise<string[]> {
  return accepted(SYNC.campaign_engagement(context, { source: SOURCE, records }));
}

export function givenSurveyAnswers(context: SyncContext, ...records: SurveyAnswerRecord[]): Promise<string[]> {
  return accepted(syncSurveyAnswers(context, { source: SOURCE, records }));
}

export function givenConsents(context: SyncContext, ...records: ConsentRecord[]): Promise<string[]> {
  return accepted(syncConsents(context, { source: SOURCE, records }));
}

export function givenStoreCreditAccounts(context: SyncContext, ...records: StoreCreditAccountRecord[]): Promise<string[]> {
  return accepted(SYNC.store_credit_account(context, { source: SOURCE, records }));
}

/** The ids of records that must all have been taken. */
async function accepted(running: Promise<SyncOutcome>): Promise<string[]> {
  const { results } = await running;
  const errors = results.flatMap((result) => result.errors);
  if (errors.length > 0) throw new Error(`Given records were rejected: ${JSON.stringify(errors)}`);
  return results.map((result) => result.id ?? '');
}

/** What each record of a batch became. */
export function statuses(outcome: SyncOutcome): string[] {
  return outcome.results.map((result) => result.status);
}

/** Every reason of every rejected record, as `path: code`. */
export function reasons(outcome: SyncOutcome): string[] {
  return outcome.results.flatMap((result) => result.errors.map((error) => `${[result.index, ...error.path].join('.')}: ${error.code}`));
}

/** In the order in which outcomes list ids. */
export function sorted(ids: readonly (string | undefined)[]): string[] {
  return ids.flatMap((id) => id ?? []).toSorted((a, b) => (a < b ? -1 : 1));
}
