import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Customer, RequireScopes } from '../../model/index.js';
import { OperationContext } from '../context.js';
import type { CustomerRow } from '../customer/index.js';
import { PageArguments, pageRequest } from '../paging/page-arguments.js';
import type { Page } from '../paging/page.js';
import { loadOwnedPage } from '../rows/owned-page.js';
import { newestAnswers, SurveyAnswerConnection, type SurveyAnswerRow } from './survey-answer.type.js';

/** What a customer said in surveys. */
@Resolver(() => Customer)
export class CustomerSurveysResolver {
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
