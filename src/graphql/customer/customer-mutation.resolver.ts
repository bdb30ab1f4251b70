import { Arg, Ctx, Field, ID, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import { maySeeSegment } from '../../access/index.js';
import { Customer, RequireScopes, Segment } from '../../model/index.js';
import { eraseCustomer, liftSuppression, mergeCustomers, unmergeCustomer } from '../../sync/index.js';
import { OperationContext } from '../context.js';
import { orUserErrors } from '../or-user-errors.js';
import { loadRecord } from '../rows/record-loader.js';
import { UserError } from '../user-error.type.js';
import { afterWrite } from '../after-write.js';
import type { CustomerRow } from './customer.type.js';
import { EraseCustomerPayload, toldTo } from './erasure.type.js';

@ObjectType({ description: 'A customer after a change.', simpleResolvers: true })
export class CustomerPayload {
  @Field(() => Customer, { nullable: true, description: 'The customer; null if there are errors.' })
  customer!: CustomerRow | null;

  @Field(() => [ID], { description: 'Of the merges made: give one to `unmergeCustomer` to undo it.' })
  mergeIds!: readonly string[];

  @Field(() => [UserError], { description: 'Why nothing was changed; empty if it was.' })
  userErrors!: readonly UserError[];
}

@ObjectType({ description: 'Whom sources may bring in again.', simpleResolvers: true })
export class LiftSuppressionPayload {
  @Field(() => Int, { description: 'How many of the external ids were suppressed.' })
  lifted!: number;
}

const unchanged = (userErrors: UserError[]): CustomerPayload => ({ customer: null, mergeIds: [], userErrors });

@Resolver()
export class CustomerMutationResolver {
  @Mutation(() => CustomerPayload, {
    description: 'Makes several customers one. What the survivor lacks it gets from the others, in their order.',
  })
  @RequireScopes('customers:write')
  async mergeCustomers(
    @Ctx() context: OperationContext,
    @Arg('intoId', () => ID, { description: 'Of the survivor.' }) intoId: string,
    @Arg('ids', () => [ID], { description: 'Of the others, at most 100.' }) ids: string[],
  ): Promise<CustomerPayload> {
    return orUserErrors<CustomerPayload>(async () => {
      const { mergeIds } = await mergeCustomers(context.sync, intoId, ids);
      afterWrite(context);
      return { customer: await loadRecord(context, Customer, intoId), mergeIds, userErrors: [] };
    }, unchanged);
  }

  @Mutation(() => CustomerPayload, { description: 'Undoes a merge and gives the customer that is there again.' })
  @RequireScopes('customers:write')
  async unmergeCustomer(
    @Ctx() context: OperationContext,
    @Arg('mergeId', () => ID, { description: 'Of the merge.' }) mergeId: string,
  ): Promise<CustomerPayload> {
    return orUserErrors<CustomerPayload>(async () => {
      const { customerId } = await unmergeCustomer(context.sync, mergeId);
      afterWrite(context);
      return { customer: await loadRecord(context, Customer, customerId), mergeIds: [], userErrors: [] };
    }, unchanged);
  }

  @Mutation(() => EraseCustomerPayload, {
    description: 'Erases a person: the customer with everything that hangs on it, and its name in the logs.',
  })
  @RequireScopes('customers:erase')
  async eraseCustomer(
    @Ctx() context: OperationContext,
    @Arg('id', () => ID, { description: 'Of the customer.' }) id: string,
    @Arg('suppress', () => Boolean, {
      defaultValue: false,
      description:
        'Whether the external ids of the person, of all sources, are kept from coming back: as keyed hashes, which takes CANTLE_SUPPRESSION_KEY.',
    })
    suppress: boolean,
  ): Promise<EraseCustomerPayload> {
    const { namedBySegmentIds, namedBy, suppressed } = await eraseCustomer(context.sync, id, { suppress });
    afterWrite(context);
    const visible = namedBySegmentIds.filter((segmentId) => maySeeSegment(context.viewer, segmentId));
    const namedBySegments = async () => {
      const rows = await Promise.all(visible.map((segmentId) => loadRecord(context, Segment, segmentId)));
      return rows.filter((row) => row !== null);
    };
    return { deletedId: id, namedBySegments, namedBy: toldTo(context.viewer, namedBy), suppressed, userErrors: [] };
  }

  @Mutation(() => LiftSuppressionPayload, {
    description: 'Lets sources bring in again whom they call so, who was erased and is kept from coming back.',
  })
  @RequireScopes('suppressions:lift')
  async liftSuppression(
    @Ctx() context: OperationContext,
    @Arg('source', () => String, { description: 'The source system.' }) source: string,
    @Arg('externalIds', () => [String], { description: 'The ids in that system, at most 1,000.' }) externalIds: string[],
  ): Promise<LiftSuppressionPayload> {
    return { lifted: await liftSuppression(context.sync, { source, externalIds }) };
  }
}
