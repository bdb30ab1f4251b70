import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { invalidInput, isId } from '../../kernel/index.js';
import { Customer, RequireScopes } from '../../model/index.js';
import {
  acceptReview,
  type IdentityReview,
  type KeptRules,
  linkCustomers,
  type LinkResult,
  rejectReview,
  type ResolvedPage,
  resolvePage,
  setIdentityRules,
} from '../../sync/index.js';
import { afterWrite } from '../after-write.js';
import { OperationContext } from '../context.js';
import { AsksTheBase } from '../operation/asks-the-base.js';
import { CustomerPayload } from '../customer/index.js';
import { loadRecord } from '../rows/record-loader.js';
import { CustomerLinkInput, IdentityReviewType, IdentityRulesType, LinkResultType, ResolveIdentitiesPayload } from './identity.type.js';

const ID_OF = { description: 'Of the review.' };
/** Whoever sets by what people are compared, and is told how many are alike, could guess names and birth dates until they fit. */
const TELLING = ['customers:write', 'customers:read', 'personal_data:read'] as const;

/** Who is who: by rules, by the word of a source, and by that of a person. */
@Resolver()
export class IdentityMutationResolver {
  @Mutation(() => IdentityRulesType, {
    description:
      'Sets by what customers are found to be one, from now on: in syncs, imports and whatever else brings customers in. Those who are there already are looked at by `resolveIdentities`.',
  })
  @AsksTheBase()
  @RequireScopes(...TELLING)
  setIdentityRules(
    @Ctx() context: OperationContext,
    @Arg('rules', () => IdentityRulesType, { description: 'All rules; an empty list ends it.' }) rules: IdentityRulesType,
  ): Promise<KeptRules> {
    return setIdentityRules(context.sync, rules);
  }

  @Mutation(() => ResolveIdentitiesPayload, {
    description: 'Looks by the rules at customers who are there already, 1,000 at a time: call it again with `endId` until that is null.',
  })
  @AsksTheBase()
  @RequireScopes(...TELLING)
  async resolveIdentities(
    @Ctx() context: OperationContext,
    @Arg('after', () => ID, { nullable: true, description: '`endId` of the answer before.' }) after?: string | null,
  ): Promise<ResolvedPage> {
    if (after != null && !isId(after)) throw invalidInput('after', `'${after}' is not the id of a customer.`);
    const page = await resolvePage(context.sync, after ?? null);
    afterWrite(context);
    return page;
  }

  @Mutation(() => [LinkResultType], { description: 'Says that two names are of one person: so a source names a customer of another.' })
  @RequireScopes('customers:write')
  async linkCustomers(
    @Ctx() context: OperationContext,
    @Arg('links', () => [CustomerLinkInput], { description: 'At most 1,000. Each is taken or rejected by itself.' })
    links: CustomerLinkInput[],
  ): Promise<LinkResult[]> {
    const results = await linkCustomers(context.sync, links);
    afterWrite(context);
    return results;
  }

  @Mutation(() => CustomerPayload, { description: 'They are one: merges the two customers of a review.' })
  @RequireScopes(...TELLING)
  async acceptIdentityReview(
    @Ctx() context: OperationContext,
    @Arg('id', () => ID, ID_OF) id: string,
    @Arg('keepId', () => ID, { nullable: true, description: 'Which of the two stays; the one that was made first where left out.' })
    keepId?: string | null,
  ): Promise<CustomerPayload> {
    const { customerId, mergeIds } = await acceptReview(context.sync, id, keepId ?? null);
    afterWrite(context);
    return { customer: await loadRecord(context, Customer, customerId), mergeIds, userErrors: [] };
  }

  @Mutation(() => IdentityReviewType, {
    description: 'They are two, whatever they share: no rule makes them one, and nobody is asked again.',
  })
  @RequireScopes(...TELLING)
  rejectIdentityReview(@Ctx() context: OperationContext, @Arg('id', () => ID, ID_OF) id: string): Promise<IdentityReview> {
    return rejectReview(context.sync, id);
  }
}
