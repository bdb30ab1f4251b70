import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, Info, InputType, Mutation, Resolver } from 'type-graphql';
import { requireScopes } from '../../access/index.js';
import { RequireScopes } from '../../model/index.js';
import { customer } from '../../records/index.js';
import { changeCustomers, customerChange, type CustomerChangeRecord, upsertCustomersByEmail } from '../../sync/index.js';
import { OperationContext } from '../context.js';
import { batchOf } from './batch-of.js';
import { BatchInput } from './batch.input.js';
import { batchInputOf, EACH_BY_ITSELF, inputOfPart, type RecordsInput } from './input-of.js';
import { syncPayload } from './sync-payload.js';
import { SyncPayload } from './sync.type.js';

const ChangeInput = inputOfPart(customerChange);
const CustomersInput = batchInputOf(customer);
const BATCH = { description: 'The batch.' };

@InputType({ description: 'Changes of customers beside what stands.' })
export class ChangeCustomersInput extends BatchInput {
  @Field(() => [ChangeInput], EACH_BY_ITSELF)
  records!: object[];
}

/** Customers changed otherwise than as a source tells the whole of them. */
@Resolver()
export class CustomerChangeResolver {
  @Mutation(() => SyncPayload, {
    description:
      'Adds and takes away tags, and adds to numbers, of customers who are known, by id or, with `personal_data:read`, by e-mail: what else there is stays, whoever writes at the same time.',
  })
  @RequireScopes('customers:write')
  changeCustomers(
    @Ctx() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => ChangeCustomersInput, BATCH) input: ChangeCustomersInput,
  ): Promise<SyncPayload> {
    const batch = batchOf<CustomerChangeRecord>(context, info, input);
    // The answer tells whether an address is known.
    if (batch.records.some(namesByAddress)) requireScopes(context.viewer, 'Naming customers by e-mail', 'personal_data:read');
    return syncPayload(context, (sync) => changeCustomers(sync, batch));
  }

  @Mutation(() => SyncPayload, {
    description:
      'Makes and changes customers of a source that has no ids of them: each is known by the first of its `emails`, and `externalId` is left out. Whoever alone has the address is the customer; of an address that several have the record is rejected.',
  })
  @RequireScopes('customers:write', 'personal_data:read')
  upsertCustomersByEmail(
    @Ctx() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => CustomersInput, BATCH) input: RecordsInput,
  ): Promise<SyncPayload> {
    return syncPayload(context, (sync) => upsertCustomersByEmail(sync, batchOf(context, info, input)));
  }
}

/** Whatever was sent: it is judged later. */
function namesByAddress(record: CustomerChangeRecord | null | undefined): boolean {
  return typeof record === 'object' && record !== null && record.email !== undefined && record.email !== null;
}
