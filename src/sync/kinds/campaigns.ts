import { z } from 'zod';
import type { SyncContext } from '../context.js';
import {
  type Batch,
  type SyncOutcome,
  instant,
  nonBlank,
  optional,
  optionalText,
  positiveMoney,
  syncFlatRecords,
  type FlatKind,
} from '../batch/index.js';

export const campaignSchema = z.strictObject({
  externalId: nonBlank(),
  name: nonBlank(500).optional(),
  /** What it is made through, such as `email`, `sms`, `post` or `display`. */
  channel: optionalText(),
  type: optionalText(),
  /** What it offers, such as `10 % off`. */
  offer: optionalText(),
  /** Of the whole campaign, and of each message sent, in the workspace currency. */
  cost: optional(positiveMoney()),
  costPerMessage: optional(positiveMoney()),
  startsAt: optional(instant()),
  endsAt: optional(instant()),
});
export type CampaignRecord = z.input<typeof campaignSchema>;

const CAMPAIGNS: FlatKind<z.output<typeof campaignSchema>> = {
  operation: 'syncCampaigns',
  table: 'campaign',
  schema: campaignSchema,
  references: {},
  required: { name: 'text' },
  optional: {
    channel: 'text',
    type: 'text',
    offer: 'text',
    cost: 'numeric',
    costPerMessage: 'numeric',
    startsAt: 'timestamptz',
    endsAt: 'timestamptz',
  },
};

/** Creates and changes campaigns. A new one needs a name. */
export function syncCampaigns(context: SyncContext, batch: Batch<CampaignRecord>): Promise<SyncOutcome> {
  return syncFlatRecords(context, CAMPAIGNS, batch);
}
