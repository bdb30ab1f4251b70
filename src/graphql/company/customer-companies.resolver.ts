import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Customer, CustomerCompany, RequireScopes, type RowOf } from '../../model/index.js';
import { OperationContext } from '../context.js';
import type { CustomerRow } from '../customer/index.js';
import { loadOwned, type Ownership } from '../rows/owned-loader.js';

const COMPANIES: Ownership<CustomerCompany> = { entity: CustomerCompany, owner: 'customer_id', order: ['customer_id', 'position'] };

/** Where a customer works. */
@Resolver(() => Customer)
export class CustomerCompaniesResolver {
  @FieldResolver(() => [CustomerCompany], { description: 'Companies that the customer belongs to, the main one first.' })
  @RequireScopes('companies:read')
  companies(@Root() customer: CustomerRow, @Ctx() context: OperationContext): Promise<RowOf<CustomerCompany>[]> {
    return loadOwned(context, COMPANIES, customer.id);
  }
}
