import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Customer, RequireScopes } from '../../model/index.js';
import { OperationContext } from '../context.js';
import type { CustomerRow } from '../customer/index.js';
import { PageArguments, pageRequest } from '../paging/page-arguments.js';
import type { Page } from '../paging/page.js';
import { loadOwnedPage } from '../rows/owned-page.js';
import { CustomerEventConnection, newestEvents, type CustomerEventRow } from './customer-event.type.js';

/** What a customer did. */
@Resolver(() => Customer)
export class CustomerEventsResolver {
  @FieldResolver(() => CustomerEventConnection, { description: 'Events, the newest first.' })
  @RequireScopes('events:read')
  events(
    @Root() customer: CustomerRow,
    @Ctx() context: OperationContext,
    @Args(() => PageArguments) page: PageArguments,
    @Arg('name', () => String, { nullable: true, description: 'Only those of this name, such as `product_viewed`.' }) name?: string | null,
  ): Promise<Page<CustomerEventRow>> {
    return loadOwnedPage(context, newestEvents(name), customer.id, pageRequest(page));
  }
}
