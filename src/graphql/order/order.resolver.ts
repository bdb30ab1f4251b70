import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { sql } from '../../database/index.js';
import { invalidInput, isId } from '../../kernel/index.js';
import { standingIds } from '../../membership/index.js';
import { OrderLine, Order, RequireScopes } from '../../model/index.js';
import { OperationContext } from '../context.js';
import { PageArguments, pageRequest } from '../paging/page-arguments.js';
import type { Page } from '../paging/page.js';
import { loadOwned, type Ownership } from '../rows/owned-loader.js';
import { loadRecord } from '../rows/record-loader.js';
import { readPage } from '../rows/record-page.js';
import { NEWEST_ORDERS, OrderConnection, type OrderLineRow, type OrderRow } from './order.type.js';

const LINES: Ownership<OrderLine> = { entity: OrderLine, owner: 'order_id', order: ['order_id', 'position'] };

@Resolver(() => Order)
export class OrderResolver {
  @Query(() => Order, { nullable: true, description: 'An order by id; null if there is none.' })
  @RequireScopes('orders:read')
  order(@Ctx() context: OperationContext, @Arg('id', () => ID, { description: 'Of the order.' }) id: string): Promise<OrderRow | null> {
    return loadRecord(context, Order, id);
  }

  @Query(() => OrderConnection, { description: 'Orders, the newest first: all, or those of a customer.' })
  @RequireScopes('orders:read')
  orders(
    @Ctx() context: OperationContext,
    @Args(() => PageArguments) page: PageArguments,
    @Arg('customerId', () => ID, {
      nullable: true,
      description: 'Only the orders of this customer; of one that was merged those of the survivor.',
    })
    customerId?: string | null,
  ): Promise<Page<OrderRow>> {
    if (customerId && !isId(customerId)) throw invalidInput('customerId', `'${customerId}' is not the id of a customer.`);
    const condition = customerId ? sql`r.customer_id = any(${standingIds([customerId])})` : sql`true`;
    return readPage(context, { ...NEWEST_ORDERS, alias: sql`r`, condition }, pageRequest(page));
  }

  @FieldResolver(() => [OrderLine], { description: 'What was ordered.' })
  lines(@Root() order: OrderRow, @Ctx() context: OperationContext): Promise<OrderLineRow[]> {
    return loadOwned(context, LINES, order.id);
  }
}
