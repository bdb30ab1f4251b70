import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { CampaignEngagement, Campaign } from '../../model/index.js';
import { OperationContext } from '../context.js';
import { loadReferenced } from '../rows/record-loader.js';
import type { CampaignEngagementRow, CampaignRow } from './campaign.type.js';

@Resolver(() => CampaignEngagement)
export class CampaignEngagementResolver {
  @FieldResolver(() => Campaign, { description: 'The campaign.' })
  campaign(@Root() engagement: CampaignEngagementRow, @Ctx() context: OperationContext): Promise<CampaignRow> {
    return loadReferenced(context, Campaign, engagement.campaignId);
  }
}
