import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { sql } from '../../database/index.js';
import { InfluenceAccount, InfluenceObservation, RequireScopes, type RowOf } from '../../model/index.js';
import { OperationContext } from '../context.js';
import { connectionOf } from '../paging/connection.js';
import { PageArguments, pageRequest } from '../paging/page-arguments.js';
import type { Page } from '../paging/page.js';
import { loadOwnedPage, type OwnedList } from '../rows/owned-page.js';

const InfluenceObservationConnection = connectionOf<RowOf<InfluenceObservation>>('InfluenceObservation', InfluenceObservation);

const NEWEST: OwnedList<InfluenceObservation> = {
  entity: InfluenceObservation,
  owner: sql`r.account_id`,
  order: { name: 'NEWEST', keys: [{ value: sql`r.observed_at`, type: 'timestamptz' }], descending: true },
};

@Resolver(() => InfluenceAccount)
export class InfluenceAccountResolver {
  @FieldResolver(() => InfluenceObservationConnection, { description: 'How the account stood over time, the newest first.' })
  @RequireScopes('influence:read')
  observations(
    @Root() account: RowOf<InfluenceAccount>,
    @Ctx() context: OperationContext,
    @Args(() => PageArguments) page: PageArguments,
  ): Promise<Page<RowOf<InfluenceObservation>>> {
    return loadOwnedPage(context, NEWEST, account.id, pageRequest(page));
  }
}
