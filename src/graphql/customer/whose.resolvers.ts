import { Ctx, FieldResolver, Resolver, Root, type ClassType } from 'type-graphql';
import { Customer } from '../../model/index.js';
import { OWNED_KINDS } from '../../records/index.js';
import { OperationContext } from '../context.js';
import { loadReferenced } from '../rows/record-loader.js';
import type { CustomerRow } from './customer.type.js';

/** The field `customer` of a record that belongs to one. */
function whose(record: ClassType<object>): Function {
  @Resolver(() => record)
  class WhoseResolver {
    @FieldResolver(() => Customer, { description: 'Whose it is.' })
    customer(@Root() { customerId }: { readonly customerId: string }, @Ctx() context: OperationContext): Promise<CustomerRow> {
      return loadReferenced(context, Customer, customerId);
    }
  }
  return WhoseResolver;
}

export const WHOSE_RESOLVERS: readonly Function[] = OWNED_KINDS.map(({ entity }) => whose(entity));
