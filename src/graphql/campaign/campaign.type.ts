import { sql } from '../../database/index.js';
import { CampaignEngagement, type EngagementKind, Campaign, type RowOf } from '../../model/index.js';
import { connectionOf } from '../paging/connection.js';
import { newestFirst } from '../paging/list-orders.js';
import type { OwnedList } from '../rows/owned-page.js';
import { exactly } from '../rows/search.js';

export type CampaignRow = RowOf<Campaign>;
export type CampaignEngagementRow = RowOf<CampaignEngagement>;

export const CampaignConnection = connectionOf<CampaignRow>('Campaign', Campaign);
export const CampaignEngagementConnection = connectionOf<CampaignEngagementRow>('CampaignEngagement', CampaignEngagement);

/** The engagements of a customer, the newest first: all, or those of a kind. */
export function newestEngagements(kind: EngagementKind | null | undefined): OwnedList<CampaignEngagement> {
  return {
    entity: CampaignEngagement,
    owner: sql`r.customer_id`,
    condition: exactly(kind, sql`r.kind`),
    order: newestFirst(sql`r.occurred_at`),
  };
}

/** The engagements of a campaign, customer by customer, as its index has them: a campaign may have as many as the base is large. */
export function engagementsByCustomer(kind: EngagementKind | null | undefined): OwnedList<CampaignEngagement> {
  return {
    entity: CampaignEngagement,
    owner: sql`r.campaign_id`,
    condition: exactly(kind, sql`r.kind`),
    order: {
      name: 'CUSTOMER',
      keys: [
        { value: sql`r.customer_id`, type: 'uuid' },
        { value: sql`r.id`, type: 'uuid' },
      ],
    },
  };
}
