import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Customer, ENGAGEMENT_KIND, type EngagementKind, RequireScopes } from '../../model/index.js';
import { OperationContext } from '../context.js';
import type { CustomerRow } from '../customer/index.js';
import { PageArguments, pageRequest } from '../paging/page-arguments.js';
import type { Page } from '../paging/page.js';
import { loadOwnedPage } from '../rows/owned-page.js';
import { CampaignEngagementConnection, newestEngagements, type CampaignEngagementRow } from './campaign.type.js';

/** What campaigns brought about in a customer. */
@Resolver(() => Customer)
export class CustomerCampaignsResolver {
  @FieldResolver(() => CampaignEngagementConnection, { description: 'What came of campaigns, the newest first.' })
  @RequireScopes('campaigns:read')
  campaignEngagements(
    @Root() customer: CustomerRow,
    @Ctx() context: OperationContext,
    @Args(() => PageArguments) page: PageArguments,
    @Arg('kind', () => ENGAGEMENT_KIND.enumeration, { nullable: true, description: 'Only those of this kind.' })
    kind?: EngagementKind | null,
  ): Promise<Page<CampaignEngagementRow>> {
    return loadOwnedPage(context, newestEngagements(kind), customer.id, pageRequest(page));
  }
}
