import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Customer, RequireScopes, type RowOf, ServiceInteraction } from '../../model/index.js';
import { OperationContext } from '../context.js';
import type { CustomerRow } from '../customer/index.js';
import { PageArguments, pageRequest } from '../paging/page-arguments.js';
import type { Page } from '../paging/page.js';
import { loadOwnedPage } from '../rows/owned-page.js';
import { NEWEST_INTERACTIONS, ServiceInteractionConnection } from './service-interaction.type.js';

/** What customer service had to do with a customer. */
@Resolver(() => Customer)
export class CustomerServiceResolver {
  @FieldResolver(() => ServiceInteractionConnection, { description: 'Contacts with customer service, the newest first.' })
  @RequireScopes('service:read')
  serviceInteractions(
    @Root() customer: CustomerRow,
    @Ctx() context: OperationContext,
    @Args(() => PageArguments) page: PageArguments,
  ): Promise<Page<RowOf<ServiceInteraction>>> {
    return loadOwnedPage(context, NEWEST_INTERACTIONS, customer.id, pageRequest(page));
  }
}
