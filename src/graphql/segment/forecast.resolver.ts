import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { forecastCustomers, forecastSegment, type ForetoldChange, type SegmentForecast } from '../../membership/index.js';
import { Customer, RequireScopes, DateTimeScalar, Segment } from '../../model/index.js';
import { OperationContext } from '../context.js';
import { AsksTheBase } from '../operation/asks-the-base.js';
import { noteToldBySegments, toldOf } from '../operation/note-bulk-read.js';
import type { CustomerRow } from '../customer/index.js';
import { PageArguments, pageRequest } from '../paging/page-arguments.js';
import type { Page } from '../paging/page.js';
import { readInstant } from '../read-argument.js';
import { loadRecord } from '../rows/record-loader.js';
import { ForetoldChangeConnection, ForetoldChangeType, SegmentForecastType } from './forecast.type.js';
import { pageOfForecast } from './forecast-page.js';
import { checkSegment, visibleSegments } from './segment-access.js';
import type { SegmentRow } from './segment.type.js';

type ForecastOfSegment = SegmentForecast & { readonly segmentId: string };

@Resolver(() => SegmentForecastType)
export class ForecastResolver {
  @Query(() => SegmentForecastType, {
    description: 'Who will enter and who will leave a segment until a date, by the passing of time alone.',
  })
  @AsksTheBase()
  @RequireScopes('segments:read')
  async segmentForecast(
    @Ctx() context: OperationContext,
    @Arg('segmentId', () => ID, { description: 'Of the segment.' }) of: string,
    @Arg('until', () => DateTimeScalar, { description: 'The end of the forecast, at most 366 days away.' }) until: string,
  ): Promise<ForecastOfSegment> {
    const segmentId = checkSegment(context.viewer, of);
    return { ...(await forecastSegment(context.membership, segmentId, readInstant('until', until))), segmentId };
  }

  @FieldResolver(() => ForetoldChangeConnection, { description: 'Every entering and leaving, in the order of the instants.' })
  @RequireScopes('segments:read')
  async changes(
    @Root() { segmentId, changes }: ForecastOfSegment,
    @Ctx() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
    @Args(() => PageArguments) page: PageArguments,
  ): Promise<Page<ForetoldChange>> {
    const request = pageRequest(page);
    await noteToldBySegments(context, info, [segmentId], toldOf(context, info, Math.min(request.first, changes.length)));
    return pageOfForecast(changes, request);
  }
}

@Resolver(() => ForetoldChangeType)
export class ForetoldChangeResolver {
  @FieldResolver(() => Segment, { nullable: true, description: 'The segment; null if it has just been deleted.' })
  segment(@Root() change: ForetoldChange, @Ctx() context: OperationContext): Promise<SegmentRow | null> {
    return loadRecord(context, Segment, change.segmentId);
  }

  @FieldResolver(() => Customer, { nullable: true, description: 'The customer; null if there is no such customer any more.' })
  customer(@Root() change: ForetoldChange, @Ctx() context: OperationContext): Promise<CustomerRow | null> {
    return loadRecord(context, Customer, change.customerId);
  }
}

@Resolver(() => Customer)
export class CustomerForecastResolver {
  @FieldResolver(() => [ForetoldChangeType], {
    description:
      'The segments that the customer will enter and leave until a date by the passing of time alone, if nothing else happens. Segments that cannot be foretold (`segmentForecast`) are left out.',
  })
  @RequireScopes('segments:read')
  async upcomingMembershipChanges(
    @Root() customer: CustomerRow,
    @Ctx() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('until', () => DateTimeScalar, { description: 'The end of the forecast, at most 366 days away.' }) until: string,
  ): Promise<ForetoldChange[]> {
    const end = readInstant('until', until);
    const visible = visibleSegments(context.viewer, undefined);
    const read = (ids: readonly string[]) => forecastCustomers(context.membership, ids, end, visible);
    const changes = await context.loaders.named<ForetoldChange[]>(`upcoming ${end.toISOString()}`, read, []).load(customer.id);
    await noteToldBySegments(
      context,
      info,
      changes.map(({ segmentId }) => segmentId),
      1,
    );
    return changes;
  }
}
