import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { sql } from '../../database/index.js';
import { Campaign, ENGAGEMENT_KIND, type EngagementKind, RequireScopes } from '../../model/index.js';
import { OperationContext } from '../context.js';
import { BY_NAME } from '../paging/list-orders.js';
import { PageArguments, pageRequest } from '../paging/page-arguments.js';
import type { Page } from '../paging/page.js';
import { loadOwnedPage } from '../rows/owned-page.js';
import { loadRecord } from '../rows/record-loader.js';
import { readPage } from '../rows/record-page.js';
import { containing } from '../rows/search.js';
import {
  CampaignConnection,
  CampaignEngagementConnection,
  engagementsByCustomer,
  type CampaignEngagementRow,
  type CampaignRow,
} from './campaign.type.js';

@Resolver(() => Campaign)
export class CampaignResolver {
  @Query(() => Campaign, { nullable: true, description: 'A campaign by id; null if there is none.' })
  @RequireScopes('campaigns:read')
  campaign(
    @Ctx() context: OperationContext,
    @Arg('id', () => ID, { description: 'Of the campaign.' }) id: string,
  ): Promise<CampaignRow | null> {
    return loadRecord(context, Campaign, id);
  }

  @Query(() => CampaignConnection, { description: 'Campaigns by name.' })
  @RequireScopes('campaigns:read')
  campaigns(
    @Ctx() context: OperationContext,
    @Args(() => PageArguments) page: PageArguments,
    @Arg('search', () => String, {
      nullable: true,
      description: 'Only those with this in their name, channel, type or offer, in any case.',
    })
    search?: string | null,
  ): Promise<Page<CampaignRow>> {
    const condition = containing(search, sql`r.name`, sql`r.channel`, sql`r.type`, sql`r.offer`);
    return readPage(context, { entity: Campaign, alias: sql`r`, condition, order: BY_NAME }, pageRequest(page));
  }

  @FieldResolver(() => CampaignEngagementConnection, { description: 'What came of it, customer by customer.' })
  engagements(
    @Root() campaign: CampaignRow,
    @Ctx() context: OperationContext,
    @Args(() => PageArguments) page: PageArguments,
    @Arg('kind', () => ENGAGEMENT_KIND.enumeration, { nullable: true, description: 'Only those of this kind.' })
    kind?: EngagementKind | null,
  ): Promise<Page<CampaignEngagementRow>> {
    return loadOwnedPage(context, engagementsByCustomer(kind), campaign.id, pageRequest(page));
  }
}
