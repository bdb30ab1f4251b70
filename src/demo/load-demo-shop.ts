import { invariant } from '../kernel/index.js';
import {
  type SyncContext,
  type Batch,
  type SyncOutcome,
  MAX_BATCH_RECORDS,
  declareAttributes,
  SYNC,
  syncConsents,
  syncCustomers,
  declareEventProperties,
  syncEvents,
  syncInfluenceMetrics,
  syncOrders,
  syncSurveyAnswers,
} from '../sync/index.js';
import type { DemoShop } from './demo-shop.js';

/** The source system that the demo's records come from: `customerByExternalId(source: "demo", externalId: "joe")`. */
export const DEMO_SOURCE = 'demo';

/** Batches under way together: while the database writes one, the next is checked. */
const AT_ONCE = 3;

export interface DemoProgress {
  readonly recordsDone: number;
  readonly recordsTotal: number;
}

/** How many records there are of a shop. */
export function recordsOf(shop: DemoShop): number {
  return Object.values(shop).reduce((sum, records) => sum + records.length, 0);
}

/**
 * Syncs what there is of the demo shop, batch by batch, as an integration would. Each batch is a transaction of its own; loading the same shop again after
 * a crash completes it, since records are known by their external ids.
 */
export async function loadDemoShop(context: SyncContext, shop: DemoShop, onLoaded: (records: number) => void = () => {}): Promise<void> {
  async function load<Record>(
    sync: (to: SyncContext, batch: Batch<Record>) => Promise<SyncOutcome>,
    records: readonly Record[],
  ): Promise<void> {
    const starts = Array.from({ length: Math.ceil(records.length / MAX_BATCH_RECORDS) }, (_, batch) => batch * MAX_BATCH_RECORDS).values();
    const loadNext = async (): Promise<void> => {
      for (const start of starts) {
        const outcome = await sync(context, { source: DEMO_SOURCE, records: records.slice(start, start + MAX_BATCH_RECORDS) });
        const rejected = outcome.results.find((result) => result.status === 'REJECTED');
        invariant(rejected === undefined, `the demo's records are valid, but not ${JSON.stringify(rejected)}`);
        onLoaded(outcome.results.length);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, loadNext));
  }

  // Those that others refer to come first.
  await load((to, { records }) => declareAttributes(to, records), shop.attributes);
  await load((to, { records }) => declareEventProperties(to, records), shop.eventProperties);
  await load(SYNC.product, shop.products);
  await load(SYNC.company, shop.companies);
  await load(SYNC.campaign, shop.campaigns);
  await load(syncCustomers, shop.customers);
  await load(syncOrders, shop.orders);
  await load(syncInfluenceMetrics, shop.influenceMetrics);
  await load(SYNC.service_interaction, shop.serviceInteractions);
  await load(syncConsents, shop.consents);
  await load(syncEvents, shop.events);
  await load(SYNC.campaign_engagement, shop.campaignEngagements);
  await load(syncSurveyAnswers, shop.surveyAnswers);
  const inCurrency = shop.storeCredit.map((credit) => ({ ...credit, currency: context.currency }));
  await load(SYNC.store_credit_account, inCurrency);
}
