import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { overlap } from '../../insight/index.js';
import { RequireScopes, Segment } from '../../model/index.js';
import { OperationContext } from '../context.js';
import { AsksTheBase } from '../operation/asks-the-base.js';
import { checkFirst } from '../paging/page.js';
import { loadReferenced } from '../rows/record-loader.js';
import { OverlapCombination, SegmentOverlap } from './overlap.type.js';
import { checkSegment, type SegmentRow } from '../segment/index.js';

@Resolver()
export class OverlapResolver {
  @Query(() => SegmentOverlap, { description: 'How 2 to 20 segments overlap.' })
  @AsksTheBase()
  @RequireScopes('segments:read')
  async segmentOverlap(
    @Ctx() context: OperationContext,
    @Arg('segmentIds', () => [ID], { description: 'Of the segments.' }) segmentIds: string[],
  ): Promise<SegmentOverlap> {
    const ids = segmentIds.map((id) => checkSegment(context.viewer, id));
    const { segments, pairs, combinations, ...figures } = await overlap(context.membership, ids);
    const one = (id: string) => () => loadReferenced(context, Segment, id);
    const several = (all: readonly string[]) => (): Promise<SegmentRow[]> =>
      Promise.all(all.map((id) => loadReferenced(context, Segment, id)));
    return {
      ...figures,
      segments: segments.map(({ segmentId, ...counts }) => ({ ...counts, segment: one(segmentId) })),
      pairs: pairs.map(({ segmentIds: both, ...counts }) => ({ ...counts, segments: several(both) })),
      combinations: combinations.map(({ segmentIds: all, size }) => ({ size, segments: several(all) })),
    };
  }
}

@Resolver(() => SegmentOverlap)
export class OverlapCombinationsResolver {
  @FieldResolver(() => [OverlapCombination], { description: 'Each combination that occurs, the largest first.' })
  combinations(
    @Root() { combinations }: SegmentOverlap,
    @Arg('first', () => Int, { nullable: true, description: 'Only so many of the largest, 0 to 1,000; all where left out.' })
    first?: number | null,
  ): readonly OverlapCombination[] {
    return first === null || first === undefined ? combinations : combinations.slice(0, checkFirst(first));
  }
}
