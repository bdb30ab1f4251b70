import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { EngagementKind, Customer, RequireScopes } from '../../model/index.js';
import { CampaignEngagementConnection, newestEngagements, type CampaignEngagementRow } from '../campaign/campaign.type.js';
import { OperationContext } from '../context.js';
import { CustomerEventConnection, newestEvents, type CustomerEventRow } from '../event/customer-event.type.js';
import { PageArguments, pageRequest } from '../paging/page-arguments.js';
import type { Page } from '../paging/page.js';
import { loadOwnedPage } from '../rows/owned-page.js';
import { newestAnswers, SurveyAnswerConnection, type SurveyAnswerRow } from '../survey/survey-answer.type.js';
import type { CustomerRow } from './customer.type.js';

/** What a customer did and said. */
@Resolver(() => Customer)
export class CustomerBehaviourResolver {
  @FieldResolver(() => CustomerEventConnection, { description: 'Events, the newest first.' })
  @RequireScopes('events:read')
  events(
    @Root() customer: CustomerRow,
    @Ctx() context: OperationContext,
    @Args(() => PageArguments) page: PageArguments,
    @Arg('name', () => String, { nullable: true, description: 'Only those of this name, such as `product_viewed`.' }) name?: string | null,
  ): Promise<Page<CustomerEventRow>> {
    return loadOwnedPage(context, newestEvents(name), customer.id, pageRequest(page));
  }

  @FieldResolver(() => CampaignEngagementConnection, { description: 'What came of campaigns, the newest first.' })
  @RequireScopes('campaigns:read')
  campaignEngagements(
    @Root() customer: CustomerRow,
    @Ctx() context: OperationContext,
    @Args(() => PageArguments) page: PageArguments,
    @Arg('kind', () => EngagementKind, { nullable: true, description: 'Only those of this kind.' }) kind?: EngagementKind | null,
  ): Promise<Page<CampaignEngagementRow>> {
    return loadOwnedPage(context, newestEngagements(kind), customer.id, pageRequest(page));
  }

  @FieldResolver(() => SurveyAnswerConnection, { description: 'Answers to surveys, the newest first.' })
  @RequireScopes('surveys:read')
  surveyAnswers(
    @Root() customer: CustomerRow,
    @Ctx() context: OperationContext,
    @Args(() => PageArguments) page: PageArguments,
    @Arg('survey', () => String, { nullable: true, description: 'Only those of this survey.' }) survey?: string | null,
  ): Promise<Page<SurveyAnswerRow>> {
    return loadOwnedPage(context, newestAnswers(survey), customer.id, pageRequest(page));
  }
}
