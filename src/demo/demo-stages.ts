import type { Clock } from '../kernel/index.js';
import { generateDemoShop, type DemoShop, type DemoShopOptions } from './demo-shop.js';

const SEED = 'cantle';

/** What was there from the beginning. */
const NOTHING_MORE = { attributes: [], eventProperties: [], companies: [], campaigns: [], products: [] } as const;

/** A moment up to which the shop is loaded, by a clock that stands there. */
export interface DemoStage {
  readonly clock: Clock;
  /** What is loaded by then. */
  readonly shop: DemoShop;
}

/** How long before a campaign is sent everybody is in their segments. */
const AHEAD_MS = 60_000;

/**
 * The demo shop in the order of time: as it stood before each campaign, and as it stands now. So segments had members when campaigns were sent, and
 * have changed since. `present` alone where time cannot be turned back.
 */
export function stagesOf(options: Omit<DemoShopOptions, 'seed'>, present: Clock, turnsBack: boolean): DemoStage[] {
  const shop = generateDemoShop({ seed: SEED, ...options });
  if (!turnsBack) return [{ clock: present, shop }];
  const moments = shop.campaigns.map(({ startsAt }) => Date.parse(startsAt ?? '') - AHEAD_MS).toSorted((a, b) => a - b);
  const stageAt = (at: string | null | undefined): number => {
    const stage = moments.findIndex((moment) => Date.parse(at ?? '') <= moment);
    return at == null ? 0 : stage < 0 ? moments.length : stage;
  };
  const customers = new Map(shop.customers.map(({ externalId, addedAt }) => [externalId, stageAt(addedAt)]));
  const within = <Of extends { readonly customerExternalId?: string | undefined }>(
    records: readonly Of[],
    at: (record: Of) => string | null | undefined,
    stage: number,
  ): Of[] =>
    // Nothing is told of somebody before they are known.
    records.filter((record) => Math.max(stageAt(at(record)), customers.get(record.customerExternalId ?? '') ?? 0) === stage);
  return [...moments, undefined].map((moment, stage) => ({
    clock: moment === undefined ? present : { now: () => new Date(moment) },
    shop: {
      ...(stage === 0 ? shop : NOTHING_MORE),
      customers: shop.customers.filter(({ externalId }) => customers.get(externalId) === stage),
      orders: within(shop.orders, ({ placedAt }) => placedAt, stage),
      influenceMetrics: within(shop.influenceMetrics, ({ observedAt }) => observedAt, stage),
      serviceInteractions: within(shop.serviceInteractions, ({ occurredAt }) => occurredAt, stage),
      consents: within(shop.consents, ({ changedAt }) => changedAt, stage),
      events: within(shop.events, ({ occurredAt }) => occurredAt, stage),
      campaignEngagements: within(shop.campaignEngagements, ({ occurredAt }) => occurredAt, stage),
      surveyAnswers: within(shop.surveyAnswers, ({ answeredAt }) => answeredAt, stage),
      storeCredit: within(shop.storeCredit, ({ lastCreditAt }) => lastCreditAt, stage),
    },
  }));
}
