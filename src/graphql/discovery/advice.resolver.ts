import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { ADVICE_KINDS, type Advice, adviseSegment, adviseSegments, type AdviceKind } from '../../discovery/index.js';
import { RequireScopes, Segment } from '../../model/index.js';
import { OperationContext } from '../context.js';
import { AsksTheBase } from '../operation/asks-the-base.js';
import { checkFirst } from '../paging/page.js';
import { loadRecord } from '../rows/record-loader.js';
import { checkSegment, type SegmentRow, visibleSegments } from '../segment/index.js';
import { AdviceKindType, AdvisedSegment, type SegmentAdvice, SegmentAdviceAnswer, SegmentSetAdviceAnswer } from './advice.type.js';

@Resolver()
export class AdviceResolver {
  @Query(() => SegmentAdviceAnswer, {
    description:
      'Whether a segment is of use as it is: too broad or too narrow, empty by a part of its rule, out of reach, nearly another one, unstable, or not distinct; with the figures that led to it and what to change.',
  })
  @AsksTheBase()
  @RequireScopes('segments:read')
  async segmentAdvice(
    @Ctx() context: OperationContext,
    @Arg('segmentId', () => ID, { description: 'Of the segment.' }) segmentId: string,
    @Arg('kinds', () => [AdviceKindType], {
      nullable: true,
      description: 'Only these; all where left out. NOT_DISTINCT takes by far the longest.',
    })
    kinds?: readonly AdviceKind[] | null,
  ): Promise<SegmentAdviceAnswer> {
    const { viewer, membership } = context;
    const id = checkSegment(viewer, segmentId);
    const { advice, unsaid, asOf, stale } = await adviseSegment(
      membership,
      id,
      new Set(kinds ?? ADVICE_KINDS),
      visibleSegments(viewer, undefined),
    );
    return {
      asOf,
      stale,
      advice: advice.map((one) => told(context, one)),
      unsaid: unsaid.map((one) => ({ ...one, segments: 1 })),
    };
  }

  @Query(() => SegmentSetAdviceAnswer, {
    description: 'Whether all segments together are of use as they are: how many, what they leave uncovered, which are nearly the same.',
  })
  @AsksTheBase()
  @RequireScopes('segments:read')
  async segmentSetAdvice(@Ctx() context: OperationContext): Promise<SegmentSetAdviceAnswer> {
    const { advice, unsaid, each, ...figures } = await adviseSegments(context.membership, visibleSegments(context.viewer, undefined));
    return {
      ...figures,
      advice: advice.map(({ segmentIds, ...one }) => ({ ...one, segments: several(context, segmentIds) })),
      unsaid: [...unsaid],
      each: each.map(({ segmentId, advice: own }) => ({
        segment: () => loadRecord(context, Segment, segmentId),
        advice: own.map((one) => told(context, one)),
      })),
    };
  }
}

@Resolver(() => SegmentSetAdviceAnswer)
export class AdvisedSegmentsResolver {
  @FieldResolver(() => [AdvisedSegment], { description: 'Segments with which something is the matter, those with the most first.' })
  each(
    @Root() { each }: SegmentSetAdviceAnswer,
    @Arg('first', () => Int, { nullable: true, defaultValue: 100, description: 'At most so many, 0 to 100.' }) first?: number | null,
  ): readonly AdvisedSegment[] {
    return each.slice(0, checkFirst(first ?? 100));
  }
}

function told(context: OperationContext, { segmentIds, ...advice }: Advice): SegmentAdvice {
  return { ...advice, others: several(context, segmentIds) };
}

/** Those that are still there. */
function several(context: OperationContext, ids: readonly string[]): () => Promise<SegmentRow[]> {
  return async () => (await Promise.all(ids.map((id) => loadRecord(context, Segment, id)))).filter((one) => one !== null);
}
