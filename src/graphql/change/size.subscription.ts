import { Arg, Ctx, Field, FieldResolver, Float, ID, Int, ObjectType, Resolver, Root, Subscription } from 'type-graphql';
import { subscribeToSizes, type SegmentSizeUpdate } from '../../live/index.js';
import { RequireScopes, DateTimeScalar, Segment } from '../../model/index.js';
import { OperationContext } from '../context.js';
import { loadRecord } from '../rows/record-loader.js';
import { visibleSegments, type SegmentRow } from '../segment/index.js';

@ObjectType({ description: 'How large a segment is at a moment.', simpleResolvers: true })
@RequireScopes('segments:read')
class SegmentSize implements SegmentSizeUpdate {
  @Field(() => ID, { description: 'Of the segment.' })
  segmentId!: string;

  @Field(() => Int, { description: 'Members.' })
  size!: number;

  @Field(() => Float, { description: 'Their share of all customers, 0 to 1.' })
  share!: number;

  @Field(() => DateTimeScalar, { description: 'When they were counted.' })
  at!: Date;
}

@Resolver(() => SegmentSize)
export class SizeSubscription {
  @Subscription(() => SegmentSize, {
    subscribe: ({ args, context }: { args: { segmentIds?: string[] | null }; context: OperationContext }) =>
      subscribeToSizes(context.membership, context.services.feed, visibleSegments(context.viewer, args.segmentIds)),
    description: 'The sizes of segments: those named at once, and each again whenever it has changed.',
  })
  @RequireScopes('segments:read')
  segmentSizes(
    @Root() update: SegmentSizeUpdate,
    @Arg('segmentIds', () => [ID], { nullable: true, description: 'Only of these segments.' }) _segmentIds?: string[] | null,
  ): SegmentSizeUpdate {
    return update;
  }

  @FieldResolver(() => Segment, { nullable: true, description: 'The segment; null if it has been deleted meanwhile.' })
  segment(@Root() update: SegmentSizeUpdate, @Ctx() context: OperationContext): Promise<SegmentRow | null> {
    return loadRecord(context, Segment, update.segmentId);
  }
}
