import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { RequireScopes } from '../../model/index.js';
import { OperationContext } from '../context.js';
import { explainMembership } from './explain-membership.js';
import { MembershipExplanation } from './explanation.type.js';

@Resolver()
export class ExplanationResolver {
  @Query(() => MembershipExplanation, { description: 'Why a customer belongs to a segment, or would by a rule, or not.' })
  @RequireScopes('segments:read', 'customers:read')
  explainMembership(
    @Ctx() context: OperationContext,
    @Arg('customerId', () => ID, { description: 'Of the customer.' }) customerId: string,
    @Arg('segmentId', () => ID, { nullable: true, description: 'Of the segment.' }) segmentId?: string | null,
    @Arg('query', () => String, { nullable: true, description: 'A rule in the segment query language, in place of a segment.' })
    query?: string | null,
  ): Promise<MembershipExplanation> {
    return explainMembership(context, customerId, { segmentId, query });
  }
}
