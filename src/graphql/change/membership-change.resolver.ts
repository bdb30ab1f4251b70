import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { encodeCursor, type MembershipChange } from '../../changes/index.js';
import { Customer, RequireScopes, CursorScalar, Segment } from '../../model/index.js';
import { OperationContext } from '../context.js';
import type { CustomerRow } from '../customer/index.js';
import { loadRecord } from '../rows/record-loader.js';
import type { SegmentRow } from '../segment/index.js';
import { MembershipChangePage, MembershipChangeType } from './membership-change.type.js';
import { readChangePage } from './read-change-page.js';

const DEFAULT_FIRST = 100;

@Resolver(() => MembershipChangeType)
export class MembershipChangeResolver {
  @Query(() => MembershipChangePage, {
    description: 'Membership changes since a cursor, or all that are kept: the feed of the subscription, by polling.',
  })
  @RequireScopes('segments:read')
  membershipChanges(
    @Ctx() context: OperationContext,
    @Arg('first', () => Int, { nullable: true, defaultValue: DEFAULT_FIRST, description: 'At most so many, 0 to 1,000.' })
    first?: number | null,
    @Arg('segmentIds', () => [ID], { nullable: true, description: 'Only of these segments.' }) segmentIds?: string[] | null,
    @Arg('customerId', () => ID, { nullable: true, description: 'Only of this customer.' }) customerId?: string | null,
    @Arg('after', () => CursorScalar, { nullable: true, description: 'Begin after this cursor.' }) after?: string | null,
  ): Promise<MembershipChangePage> {
    return readChangePage(context, { first: first ?? DEFAULT_FIRST, segmentIds, customerId, after });
  }

  @FieldResolver(() => Segment, { nullable: true, description: 'The segment; null if it has been deleted since.' })
  segment(@Root() change: MembershipChange, @Ctx() context: OperationContext): Promise<SegmentRow | null> {
    return loadRecord(context, Segment, change.segmentId);
  }

  @FieldResolver(() => Customer, { nullable: true, description: 'The customer; null if there is no such customer any more.' })
  customer(@Root() change: MembershipChange, @Ctx() context: OperationContext): Promise<CustomerRow | null> | null {
    return change.customerId === null ? null : loadRecord(context, Customer, change.customerId);
  }

  @FieldResolver(() => CursorScalar, {
    description:
      'Resume after it: it is that of this very change. The changes of a quiet period are one outcome, which comes again if it is resumed after any of them but the last.',
  })
  cursor(@Root() { epoch, seq, resumeAfter = seq }: MembershipChange): string {
    return encodeCursor({ epoch, seq: resumeAfter });
  }
}
