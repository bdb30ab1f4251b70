import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql';
import { Customer, RequireScopes } from '../../model/index.js';
import { anyGiven, AsksTheBase } from '../operation/asks-the-base.js';
import { OperationContext } from '../context.js';
import { PageArguments, pageRequest } from '../paging/page-arguments.js';
import type { Page } from '../paging/page.js';
import { readPage } from '../rows/record-page.js';
import { customerFilter } from './customer-filter.js';
import { CUSTOMER, CustomerOrder, customerOrder, isReckonedOrder } from './customer-order.js';
import { CustomerConnection, type CustomerRow } from './customer.type.js';
import { findCustomer } from './find-customer.js';
import { findByContact, MOST_OF_A_CONTACT } from './find-by-contact.js';
import { findByExternalId } from './find-by-external-id.js';

@Resolver()
export class CustomerResolver {
  @Query(() => Customer, {
    nullable: true,
    description:
      'A customer by id: of one that was merged the survivor; null if there never was one. One that was erased or deleted is refused with GONE.',
  })
  @RequireScopes('customers:read')
  customer(
    @Ctx() context: OperationContext,
    @Arg('id', () => ID, { description: 'Of the customer.' }) id: string,
  ): Promise<CustomerRow | null> {
    return findCustomer(context, id);
  }

  @Query(() => Customer, { nullable: true, description: 'A customer by what a source system calls them; null if there is none.' })
  @RequireScopes('customers:read')
  customerByExternalId(
    @Ctx() context: OperationContext,
    @Arg('source', () => String, { description: 'The source system.' }) source: string,
    @Arg('externalId', () => String, { description: 'The id in that system.' }) externalId: string,
  ): Promise<CustomerRow | null> {
    return findByExternalId(context, source, externalId);
  }

  @Query(() => [Customer], {
    description: `Customers who have an e-mail address or a phone number, however either was written; with both, those who have both. At most ${MOST_OF_A_CONTACT}.`,
  })
  @RequireScopes('customers:read', 'personal_data:read')
  customersByContact(
    @Ctx() context: OperationContext,
    @Arg('email', () => String, { nullable: true, description: 'In any case.' }) email?: string | null,
    @Arg('phone', () => String, {
      nullable: true,
      description: 'With its country, such as `+49 30 123456`, or as it is dialled in the country that `CANTLE_PHONE_REGION` names.',
    })
    phone?: string | null,
  ): Promise<CustomerRow[]> {
    return findByContact(context, email, phone);
  }

  @Query(() => CustomerConnection, { description: 'Customers: all, or those for whom a rule holds now.' })
  @AsksTheBase((given) => anyGiven('query')(given) || isReckonedOrder(given['orderBy']))
  @RequireScopes('customers:read')
  async customers(
    @Ctx() context: OperationContext,
    @Args(() => PageArguments) page: PageArguments,
    @Arg('query', () => String, { nullable: true, description: 'A rule in the segment query language.' }) query?: string | null,
    @Arg('orderBy', () => CustomerOrder, { nullable: true, description: 'By id unless told.' }) order?: CustomerOrder | null,
  ): Promise<Page<CustomerRow>> {
    const filter = await customerFilter(context, query);
    const list = { entity: Customer, alias: CUSTOMER, ...filter, order: customerOrder(order ?? CustomerOrder.ID, context.viewer) };
    return readPage(context, list, pageRequest(page));
  }
}
