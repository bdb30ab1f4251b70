import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { sql } from '../../database/index.js';
import { Customer, RequireScopes, DateTimeScalar, Segment } from '../../model/index.js';
import { OperationContext } from '../context.js';
import type { CustomerRow } from '../customer/index.js';
import { noteToldBySegments } from '../operation/note-bulk-read.js';
import { groupBy } from '../rows/owned-loader.js';
import { loadReferenced } from '../rows/record-loader.js';
import { leavingLoader } from './leaving-loader.js';
import { MembershipType, type MembershipRow } from './membership.type.js';
import { visibleSegments } from './segment-access.js';
import type { SegmentRow } from './segment.type.js';
import { withoutDeleted } from './standing-memberships.js';

@Resolver(() => MembershipType)
export class MembershipResolver {
  @FieldResolver(() => Segment, { description: 'The segment.' })
  segment(@Root() membership: MembershipRow, @Ctx() context: OperationContext): Promise<SegmentRow> {
    return loadReferenced(context, Segment, membership.segmentId);
  }

  @FieldResolver(() => Customer, { description: 'The customer.' })
  customer(@Root() membership: MembershipRow, @Ctx() context: OperationContext): Promise<CustomerRow> {
    return loadReferenced(context, Customer, membership.customerId);
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description:
      'When the customer will leave by the passing of time alone if nothing else happens; null if time does not move them, or if it cannot be foretold (`segmentForecast`).',
  })
  leavesAt(@Root() membership: MembershipRow, @Ctx() context: OperationContext): Promise<Date | null> {
    return leavingLoader(context, membership.segmentId).load(membership.customerId);
  }
}

@Resolver(() => Customer)
export class CustomerSegmentsResolver {
  @FieldResolver(() => [MembershipType], { description: 'The segments that the customer belongs to now.' })
  @RequireScopes('segments:read')
  async segments(
    @Root() customer: CustomerRow,
    @Ctx() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<MembershipRow[]> {
    await context.settled();
    const visible = visibleSegments(context.viewer, undefined);
    const loader = context.loaders.named<MembershipRow[]>(
      'memberships',
      async (ids) => {
        const only = visible === undefined ? sql`true` : sql`segment_id = any(${[...visible]}::uuid[])`;
        const rows = await context.database.query<MembershipRow>(sql`/* graphql.memberships */
          select segment_id as "segmentId", customer_id as "customerId", since from membership
          where customer_id = any(${[...ids]}::uuid[]) and ${only} order by customer_id, segment_id`);
        return groupBy(rows, (row) => row.customerId);
      },
      [],
    );
    const memberships = await withoutDeleted(context, await loader.load(customer.id));
    await noteToldBySegments(
      context,
      info,
      memberships.map(({ segmentId }) => segmentId),
      1,
    );
    return memberships;
  }
}
