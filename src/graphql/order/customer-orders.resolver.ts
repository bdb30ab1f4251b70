import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Customer, RequireScopes } from '../../model/index.js';
import { OperationContext } from '../context.js';
import type { CustomerRow } from '../customer/index.js';
import { PageArguments, pageRequest } from '../paging/page-arguments.js';
import type { Page } from '../paging/page.js';
import { loadOwnedPage } from '../rows/owned-page.js';
import { NEWEST_ORDERS, OrderConnection, type OrderRow } from './order.type.js';

/** What a customer ordered. */
@Resolver(() => Customer)
export class CustomerOrdersResolver {
  @FieldResolver(() => OrderConnection, { description: 'Orders, the newest first.' })
  @RequireScopes('orders:read')
  orders(
    @Root() customer: CustomerRow,
    @Ctx() context: OperationContext,
    @Args(() => PageArguments) page: PageArguments,
  ): Promise<Page<OrderRow>> {
    return loadOwnedPage(context, NEWEST_ORDERS, customer.id, pageRequest(page));
  }
}
