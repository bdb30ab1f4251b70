import { Arg, Ctx, FieldResolver, Float, ID, Int, Resolver, Root } from 'type-graphql';
import { isMember, sizesOf, sizesOverTime, type SegmentSizeNow } from '../../membership/index.js';
import { DateTimeScalar, Segment } from '../../model/index.js';
import { OperationContext } from '../context.js';
import { AsksAGroup } from '../operation/asks-the-base.js';
import { readInstant } from '../read-argument.js';
import { isUnfinished } from './unfinished-loader.js';
import { SegmentSizePoint, SizeInterval, type SegmentRow } from './segment.type.js';

/** How large a segment is and was. */
@Resolver(() => Segment)
export class SegmentFiguresResolver {
  @FieldResolver(() => Int, { description: 'Members at `asOf`.' })
  async size(@Root() segment: SegmentRow, @Ctx() context: OperationContext): Promise<number> {
    return (await sizeOf(context, segment.id)).size;
  }

  @FieldResolver(() => Float, { description: 'Members as a share of all customers at `asOf`, 0 to 1.' })
  async share(@Root() segment: SegmentRow, @Ctx() context: OperationContext): Promise<number> {
    return (await sizeOf(context, segment.id)).share;
  }

  @FieldResolver(() => DateTimeScalar, { description: 'The instant that size and members are exact for.' })
  async asOf(@Ctx() context: OperationContext): Promise<Date> {
    return (await context.settled()).asOf;
  }

  @FieldResolver(() => Boolean, {
    description:
      'Whether something has happened after `asOf` that is not evaluated yet, or the members for the present rule are not found yet, or the rule cannot be evaluated for everybody.',
  })
  async stale(@Root() segment: SegmentRow, @Ctx() context: OperationContext): Promise<boolean> {
    const { stale } = await context.settled();
    return stale || (await isUnfinished(context, segment.id));
  }

  @FieldResolver(() => Boolean, { description: 'Whether a customer belongs now; of one that was merged whether the survivor does.' })
  async hasMember(
    @Root() segment: SegmentRow,
    @Ctx() context: OperationContext,
    @Arg('customerId', () => ID, { description: 'Of the customer.' }) customerId: string,
  ): Promise<boolean> {
    await context.settled();
    return isMember(context.membership, segment.id, customerId);
  }

  @AsksAGroup()
  @FieldResolver(() => [SegmentSizePoint], {
    description: 'Sizes over time, from the change log; at most 1,000, and none of the time before the segment was made.',
  })
  sizes(
    @Root() segment: SegmentRow,
    @Ctx() context: OperationContext,
    @Arg('from', () => DateTimeScalar, { description: 'The first instant.' }) from: string,
    @Arg('every', () => SizeInterval, { nullable: true, defaultValue: SizeInterval.DAY, description: 'The step between instants.' })
    every?: SizeInterval | null,
    @Arg('to', () => DateTimeScalar, { nullable: true, description: 'The last instant; now where left out.' }) to?: string | null,
  ): Promise<SegmentSizePoint[]> {
    const end = to ? readInstant('to', to) : context.membership.clock.now();
    return sizesOverTime(context.membership, segment.id, { from: readInstant('from', from), to: end, every: every ?? SizeInterval.DAY });
  }
}

async function sizeOf(context: OperationContext, id: string): Promise<SegmentSizeNow> {
  await context.settled();
  const none: SegmentSizeNow = { size: 0, share: 0 };
  return context.loaders.named('segment sizes', (ids) => sizesOf(context.membership, ids), none).load(id);
}
