import { z } from 'zod';
import type { SyncContext } from '../context.js';
import {
  type Batch,
  type SyncOutcome,
  instant,
  money,
  nonBlank,
  oneOf,
  optional,
  optionalText,
  syncFlatRecords,
  type FlatKind,
  toCampaign,
  toCustomer,
} from '../batch/index.js';

export const ENGAGEMENT_KINDS = [
  'sent',
  'delivered',
  'opened',
  'clicked',
  'responded',
  'converted',
  'bounced',
  'marked_as_spam',
  'unsubscribed',
] as const;

export const campaignEngagementSchema = z.strictObject({
  externalId: nonBlank(),
  campaignExternalId: nonBlank().optional(),
  customerExternalId: nonBlank().optional(),
  kind: oneOf(ENGAGEMENT_KINDS).optional(),
  /** The offer that it is about, where it is another than the campaign's. */
  offer: optionalText(),
  /** Of a conversion, in the workspace currency. */
  revenue: optional(money()),
  occurredAt: instant().optional(),
});
export type CampaignEngagementRecord = z.input<typeof campaignEngagementSchema>;

const CAMPAIGN_ENGAGEMENTS: FlatKind<z.output<typeof campaignEngagementSchema>> = {
  operation: 'syncCampaignEngagements',
  table: 'campaign_engagement',
  schema: campaignEngagementSchema,
  references: { customerExternalId: toCustomer, campaignExternalId: toCampaign },
  required: { kind: 'text', occurredAt: 'timestamptz' },
  optional: { offer: 'text', revenue: 'numeric' },
};

/** Creates and changes what customers did with campaigns. A new engagement needs a customer, a campaign, a kind and a date. */
export function syncCampaignEngagements(context: SyncContext, batch: Batch<CampaignEngagementRecord>): Promise<SyncOutcome> {
  return syncFlatRecords(context, CAMPAIGN_ENGAGEMENTS, batch);
}
