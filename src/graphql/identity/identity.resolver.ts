import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { sql } from '../../database/index.js';
import { Customer, CustomerMerge, RequireScopes, type RowOf } from '../../model/index.js';
import { countReviews, identityRules, type IdentityReview, type KeptRules, listReviews, type ReviewState } from '../../sync/index.js';
import { OperationContext } from '../context.js';
import type { CustomerRow } from '../customer/index.js';
import { connectionOf } from '../paging/connection.js';
import { afterCursor, type KeysetOrder } from '../paging/keyset.js';
import { PageArguments, pageRequest } from '../paging/page-arguments.js';
import { type Page, pageOf } from '../paging/page.js';
import { loadOwned, type Ownership } from '../rows/owned-loader.js';
import { loadRecord } from '../rows/record-loader.js';
import { IdentityReviewType, IdentityRulesType, ReviewStateEnum } from './identity.type.js';

type Listed = IdentityReview & { readonly keyset: readonly string[] };

const IdentityReviewConnection = connectionOf<Listed>('IdentityReview', IdentityReviewType);

const SUREST: KeysetOrder = {
  name: 'SUREST',
  keys: [
    { value: sql`r.score`, type: 'numeric' },
    { value: sql`r.id`, type: 'uuid' },
  ],
  descending: true,
};

@Resolver(() => IdentityReviewType)
export class IdentityResolver {
  @Query(() => IdentityRulesType, { description: 'By what customers are found to be one.' })
  @RequireScopes('customers:read')
  identityRules(@Ctx() context: OperationContext): Promise<KeptRules> {
    return identityRules(context.sync);
  }

  @Query(() => IdentityReviewConnection, { description: 'Pairs of customers who may be one, those that most speaks for first.' })
  @RequireScopes('customers:read', 'personal_data:read')
  async identityReviews(
    @Ctx() { database }: OperationContext,
    @Args(() => PageArguments) page: PageArguments,
    @Arg('state', () => ReviewStateEnum, {
      nullable: true,
      description: 'Those of which nobody has decided yet, as where it is left out, or those that are two.',
    })
    given?: ReviewState | null,
  ): Promise<Page<Listed>> {
    const [request, state] = [pageRequest(page), given ?? 'OPEN'];
    const condition = afterCursor(SUREST, request.after);
    const rows = await listReviews(database, { state, limit: request.first + 1, condition });
    return pageOf(rows, request, SUREST, () => countReviews(database, state));
  }

  @FieldResolver(() => Customer, { nullable: true })
  customer(@Root() { customerId }: IdentityReview, @Ctx() context: OperationContext): Promise<CustomerRow | null> {
    return loadRecord(context, Customer, customerId);
  }

  @FieldResolver(() => Customer, { nullable: true })
  other(@Root() { otherId }: IdentityReview, @Ctx() context: OperationContext): Promise<CustomerRow | null> {
    return loadRecord(context, Customer, otherId);
  }
}

const MERGES: Ownership<CustomerMerge> = { entity: CustomerMerge, owner: 'into_id', order: ['merged_at', 'id'] };

@Resolver(() => Customer)
export class CustomerMergesResolver {
  @FieldResolver(() => [CustomerMerge], {
    description: 'What customers became part of this one, when, by whom and why: those that stand and those that were undone.',
  })
  merges(@Root() customer: CustomerRow, @Ctx() context: OperationContext): Promise<RowOf<CustomerMerge>[]> {
    return loadOwned(context, MERGES, customer.id);
  }
}
