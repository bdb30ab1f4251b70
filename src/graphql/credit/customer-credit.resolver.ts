import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Customer, type RowOf, StoreCreditAccount } from '../../model/index.js';
import { OperationContext } from '../context.js';
import type { CustomerRow } from '../customer/index.js';
import { loadOwned, type Ownership } from '../rows/owned-loader.js';

const CREDIT: Ownership<StoreCreditAccount> = {
  entity: StoreCreditAccount,
  owner: 'customer_id',
  order: ['customer_id', 'currency', 'id'],
};

/** What the business owes a customer. */
@Resolver(() => Customer)
export class CustomerCreditResolver {
  @FieldResolver(() => [StoreCreditAccount], { description: 'Credit to spend with the business, by currency.' })
  storeCreditAccounts(@Root() customer: CustomerRow, @Ctx() context: OperationContext): Promise<RowOf<StoreCreditAccount>[]> {
    return loadOwned(context, CREDIT, customer.id);
  }
}
