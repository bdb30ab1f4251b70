import { Ctx, FieldResolver, Float, Resolver, Root } from 'type-graphql';
import { findBuilds, type SegmentBuild } from '../../membership/index.js';
import { RequireScopes, Segment } from '../../model/index.js';
import { OperationContext } from '../context.js';
import type { SegmentRow } from './segment.type.js';

/** How far a segment that is building has come. */
@Resolver(() => Segment)
export class SegmentBuildResolver {
  @FieldResolver(() => Float, {
    nullable: true,
    description: 'While BUILDING, the share of all customers who have been looked at, 0 to 1; else null.',
  })
  @RequireScopes('segments:read')
  async progress(@Root() segment: SegmentRow, @Ctx() context: OperationContext): Promise<number | null> {
    return (await buildOf(context, segment.id))?.progress ?? null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The new rule, while its members are being found and those of `query` are still the members; else null.',
  })
  @RequireScopes('segments:read')
  async nextQuery(@Root() segment: SegmentRow, @Ctx() context: OperationContext): Promise<string | null> {
    return (await buildOf(context, segment.id))?.nextQuery ?? null;
  }
}

function buildOf(context: OperationContext, segmentId: string): Promise<SegmentBuild | undefined> {
  return context.loaders.named('segment builds', (ids) => findBuilds(context.membership, ids), undefined).load(segmentId);
}
