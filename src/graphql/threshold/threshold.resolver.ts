import { Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { checkUnlimited } from '../../access/index.js';
import { sql } from '../../database/index.js';
import { refreshThresholds } from '../../membership/index.js';
import { RequireScopes, type RowOf, Threshold } from '../../model/index.js';
import { AsksTheBase } from '../operation/asks-the-base.js';
import { OperationContext } from '../context.js';

@Resolver()
export class ThresholdResolver {
  @Query(() => [Threshold], { description: 'What divides the whole base into tiers, by name.' })
  @RequireScopes('segments:read', 'orders:read', 'influence:read')
  thresholds(@Ctx() context: OperationContext): Promise<RowOf<Threshold>[]> {
    // As texts: the driver would round the elements of a numeric array.
    return context.database.query(sql`/* graphql.thresholds */
      select name, bounds::text[] as bounds, refreshed_at as "refreshedAt" from threshold order by name`);
  }

  @Mutation(() => [Threshold], {
    description:
      'Finds anew what divides the whole base into tiers, as the schedule does by itself. Segments that read them are evaluated again; what changes has cause THRESHOLDS.',
  })
  @AsksTheBase()
  @RequireScopes('segments:write')
  async refreshThresholds(@Ctx() context: OperationContext): Promise<RowOf<Threshold>[]> {
    // It moves members of all segments that read them.
    checkUnlimited(context.viewer);
    await refreshThresholds(context.membership);
    return this.thresholds(context);
  }
}
