import { Ctx, Query, Resolver } from 'type-graphql';
import { sql } from '../../database/sql.js';
import { RequireScopes } from '../../model/require-scopes.js';
import type { RowOf } from '../../model/row.js';
import { Threshold } from '../../model/threshold.js';
import { OperationContext } from '../context.js';

@Resolver()
export class ThresholdResolver {
  @Query(() => [Threshold], { description: 'What divides the whole base into tiers, by name.' })
  @RequireScopes('segments:read')
  thresholds(@Ctx() context: OperationContext): Promise<RowOf<Threshold>[]> {
    // As texts: the driver would round the elements of a numeric array.
    return context.database.query(sql`/* graphql.thresholds */
      select name, bounds::text[] as bounds, refreshed_at as "refreshedAt" from threshold order by name`);
  }
}
