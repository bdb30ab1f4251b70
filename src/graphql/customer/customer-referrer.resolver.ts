import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { sql } from '../../database/index.js';
import { Customer } from '../../model/index.js';
import { OperationContext } from '../context.js';
import { loadRecord } from '../rows/record-loader.js';
import type { CustomerRow } from './customer.type.js';

/** Who brought a customer. */
@Resolver(() => Customer)
export class CustomerReferrerResolver {
  @FieldResolver(() => Customer, {
    nullable: true,
    description:
      'The customer who brought this one, as far as that is told and they are known. Whom they brought in turn is told by `customers(query: "referrer = \'...\'")`.',
  })
  async referrer(@Root() customer: CustomerRow, @Ctx() context: OperationContext): Promise<CustomerRow | null> {
    const loader = context.loaders.named<string | null>(
      'referrer',
      async (ids) => {
        const rows = await context.database.query<{ id: string; referrer_id: string }>(sql`/* graphql.referrers */
          select brought_id as id, customer_id as referrer_id from referral where brought_id = any(${[...ids]}::uuid[])`);
        return new Map(rows.map((row) => [row.id, row.referrer_id]));
      },
      null,
    );
    const id = await loader.load(customer.id);
    return id === null ? null : loadRecord(context, Customer, id);
  }
}
