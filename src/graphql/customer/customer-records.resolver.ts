import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Customer, InfluenceAccount, RequireScopes, type RowOf, ServiceInteraction, StoreCreditAccount } from '../../model/index.js';
import { OperationContext } from '../context.js';
import { NEWEST_ORDERS, OrderConnection, type OrderRow } from '../order/order.type.js';
import { PageArguments, pageRequest } from '../paging/page-arguments.js';
import type { Page } from '../paging/page.js';
import { loadOwned, type Ownership } from '../rows/owned-loader.js';
import { loadOwnedPage } from '../rows/owned-page.js';
import { NEWEST_INTERACTIONS, ServiceInteractionConnection } from '../service/service-interaction.type.js';
import type { CustomerRow } from './customer.type.js';

const ACCOUNTS: Ownership<InfluenceAccount> = { entity: InfluenceAccount, owner: 'customer_id', order: ['customer_id', 'network', 'id'] };

const CREDIT: Ownership<StoreCreditAccount> = {
  entity: StoreCreditAccount,
  owner: 'customer_id',
  order: ['customer_id', 'currency', 'id'],
};

/** What has been between a customer and the business. */
@Resolver(() => Customer)
export class CustomerRecordsResolver {
  @FieldResolver(() => OrderConnection, { description: 'Orders, the newest first.' })
  @RequireScopes('orders:read')
  orders(
    @Root() customer: CustomerRow,
    @Ctx() context: OperationContext,
    @Args(() => PageArguments) page: PageArguments,
  ): Promise<Page<OrderRow>> {
    return loadOwnedPage(context, NEWEST_ORDERS, customer.id, pageRequest(page));
  }

  @FieldResolver(() => ServiceInteractionConnection, { description: 'Contacts with customer service, the newest first.' })
  @RequireScopes('service:read')
  serviceInteractions(
    @Root() customer: CustomerRow,
    @Ctx() context: OperationContext,
    @Args(() => PageArguments) page: PageArguments,
  ): Promise<Page<RowOf<ServiceInteraction>>> {
    return loadOwnedPage(context, NEWEST_INTERACTIONS, customer.id, pageRequest(page));
  }

  @FieldResolver(() => [InfluenceAccount], { description: 'Social accounts.' })
  @RequireScopes('influence:read')
  influenceAccounts(@Root() customer: CustomerRow, @Ctx() context: OperationContext): Promise<RowOf<InfluenceAccount>[]> {
    return loadOwned(context, ACCOUNTS, customer.id);
  }

  @FieldResolver(() => [StoreCreditAccount], { description: 'Credit to spend with the business, by currency.' })
  storeCreditAccounts(@Root() customer: CustomerRow, @Ctx() context: OperationContext): Promise<RowOf<StoreCreditAccount>[]> {
    return loadOwned(context, CREDIT, customer.id);
  }
}
