import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { RequireScopes, DateTimeScalar, Segment } from '../../model/index.js';
import { OperationContext } from '../context.js';
import { AsksAGroup } from '../operation/asks-the-base.js';
import { noteToldBySegments, toldOf } from '../operation/note-bulk-read.js';
import { TellsPersonally } from '../operation/personal-lists.js';
import { AttributeOrder, bringFigures, CustomerOrder, type CustomerRow, isOrderOfAll, isPersonalOrder } from '../customer/index.js';
import { PageArguments, pageRequest } from '../paging/page-arguments.js';
import type { Page } from '../paging/page.js';
import { readInstant } from '../read-argument.js';
import { readMembers } from './segment-members.js';
import { SegmentMemberConnection, type SegmentMemberEdge, type SegmentRow } from './segment.type.js';

@Resolver(() => Segment)
export class SegmentMembersResolver {
  @AsksAGroup((given) => isOrderOfAll(given) || (given['asOf'] ?? null) !== null)
  @TellsPersonally(({ orderBy }) => isPersonalOrder(orderBy))
  @FieldResolver(() => SegmentMemberConnection, { description: 'The members, now or as of a past instant.' })
  @RequireScopes('customers:read')
  async members(
    @Root() segment: SegmentRow,
    @Ctx() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
    @Args(() => PageArguments) page: PageArguments,
    @Arg('orderBy', () => CustomerOrder, { nullable: true, description: 'By id unless told.' }) orderBy?: CustomerOrder | null,
    @Arg('asOf', () => DateTimeScalar, { nullable: true, description: 'Who belonged at this instant, of those who are still customers.' })
    asOf?: string | null,
    @Arg('orderByAttribute', () => AttributeOrder, { nullable: true, description: 'By an attribute of your own, in place of `orderBy`.' })
    orderByAttribute?: AttributeOrder | null,
  ): Promise<Page<CustomerRow, SegmentMemberEdge>> {
    const instant = asOf ? readInstant('asOf', asOf) : undefined;
    const request = pageRequest(page);
    await noteToldBySegments(context, info, [segment.id], toldOf(context, info, request.first));
    const found = await readMembers(context, segment.id, { ...request, order: { orderBy, orderByAttribute }, asOf: instant });
    await bringFigures(context, found.nodes);
    return found;
  }
}
