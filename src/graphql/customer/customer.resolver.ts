import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, ID, Info, Query, Resolver } from 'type-graphql';
import { sql } from '../../database/index.js';
import { Customer, RequireScopes } from '../../model/index.js';
import { anyGiven, AsksTheBase } from '../operation/asks-the-base.js';
import { toldOf } from '../operation/note-bulk-read.js';
import { TellsPersonally } from '../operation/personal-lists.js';
import { OperationContext } from '../context.js';
import { PageArguments, pageRequest } from '../paging/page-arguments.js';
import type { Page } from '../paging/page.js';
import { readPage } from '../rows/record-page.js';
import { customerFilter } from './customer-filter.js';
import { AttributeOrder, isOrderOfAll, readOrder } from './attribute-order.js';
import { CUSTOMER, CustomerOrder, isPersonalOrder } from './customer-order.js';
import { CustomerConnection, type CustomerRow } from './customer.type.js';
import { findCustomer } from './find-customer.js';
import { bringFigures, readWithFigures } from './load-figure.js';
import { findByContact, MOST_OF_A_CONTACT } from './find-by-contact.js';
import { findByExternalId } from './find-by-external-id.js';
import { foundBy, MOST_FOUND, withIds } from './find-by-search.js';

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

  @Query(() => CustomerConnection, { description: 'Customers: all, those for whom a rule holds now, or those who are looked for.' })
  @AsksTheBase((given) => anyGiven('query')(given) || isOrderOfAll(given))
  @TellsPersonally((given) => isPersonalOrder(given['orderBy']) || anyGiven('search')(given))
  @RequireScopes('customers:read')
  async customers(
    @Ctx() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
    @Args(() => PageArguments) page: PageArguments,
    @Arg('query', () => String, { nullable: true, description: 'A rule in the segment query language.' }) query?: string | null,
    @Arg('orderBy', () => CustomerOrder, { nullable: true, description: 'By id unless told.' }) orderBy?: CustomerOrder | null,
    @Arg('search', () => String, {
      nullable: true,
      description: `Only those of whom a word of the name, an e-mail address, a phone number, the id in a source system or the number of an order begins so, in any case and with any accents: of these, what the key may read. All words of a name have to be there, in any order. The first ${MOST_FOUND.toLocaleString('en')} by id.`,
    })
    search?: string | null,
    @Arg('ids', () => [ID], {
      nullable: true,
      description: `Only these, at most ${MOST_FOUND.toLocaleString('en')}; of one that was merged the survivor; those that there are not are left out.`,
    })
    ids?: string[] | null,
    @Arg('orderByAttribute', () => AttributeOrder, { nullable: true, description: 'By an attribute of your own, in place of `orderBy`.' })
    orderByAttribute?: AttributeOrder | null,
  ): Promise<Page<CustomerRow>> {
    const request = pageRequest(page);
    const filter = await customerFilter(context, query, { info, customers: toldOf(context, info, request.first) });
    const condition = sql`${filter.condition ?? sql`true`} and ${foundBy(context, search, sql`c.id`)} and ${withIds(ids, sql`c.id`)}`;
    const list = {
      entity: Customer,
      alias: CUSTOMER,
      ...filter,
      condition,
      order: await readOrder(context, { orderBy, orderByAttribute }),
    };
    // Another rule, search or set of ids is another statement, which would be planned with the figures each time.
    const isEverybody = list.purpose === undefined && (search ?? ids ?? null) === null && !isOrderOfAll({ orderBy, orderByAttribute });
    if (isEverybody) return readWithFigures(context, list, request);
    const found = await readPage(context, list, request);
    await bringFigures(context, found.nodes);
    return found;
  }
}
