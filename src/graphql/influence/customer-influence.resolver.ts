import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Customer, InfluenceAccount, RequireScopes, type RowOf } from '../../model/index.js';
import { OperationContext } from '../context.js';
import type { CustomerRow } from '../customer/index.js';
import { loadOwned, type Ownership } from '../rows/owned-loader.js';

const ACCOUNTS: Ownership<InfluenceAccount> = { entity: InfluenceAccount, owner: 'customer_id', order: ['customer_id', 'network', 'id'] };

/** Whom a customer reaches. */
@Resolver(() => Customer)
export class CustomerInfluenceResolver {
  @FieldResolver(() => [InfluenceAccount], { description: 'Social accounts.' })
  @RequireScopes('influence:read')
  influenceAccounts(@Root() customer: CustomerRow, @Ctx() context: OperationContext): Promise<RowOf<InfluenceAccount>[]> {
    return loadOwned(context, ACCOUNTS, customer.id);
  }
}
