import { Ctx, FieldResolver, Resolver, Root, type ClassType } from 'type-graphql';
import { CampaignEngagement } from '../../model/campaign-engagement.js';
import { CustomerEvent } from '../../model/customer-event.js';
import { Customer } from '../../model/customer.js';
import { InfluenceAccount } from '../../model/influence-account.js';
import { Order } from '../../model/order.js';
import { ServiceInteraction } from '../../model/service-interaction.js';
import { StoreCreditAccount } from '../../model/store-credit-account.js';
import { SurveyAnswer } from '../../model/survey-answer.js';
import { OperationContext } from '../context.js';
import { loadReferenced } from '../rows/record-loader.js';
import type { CustomerRow } from './customer.type.js';

/** The field `customer` of a record that belongs to one. */
function whose(record: ClassType<object>): Function {
  @Resolver(() => record)
  class WhoseResolver {
    @FieldResolver(() => Customer, { description: 'Whose it is.' })
    customer(@Root() { customerId }: { readonly customerId: string }, @Ctx() context: OperationContext): Promise<CustomerRow> {
      return loadReferenced(context, Customer, customerId);
    }
  }
  return WhoseResolver;
}

export const WHOSE_RESOLVERS: readonly Function[] = [
  CampaignEngagement,
  CustomerEvent,
  InfluenceAccount,
  Order,
  ServiceInteraction,
  StoreCreditAccount,
  SurveyAnswer,
].map(whose);
