import { Ctx, FieldResolver, Float, Resolver, Root } from 'type-graphql';
import { RequireScopes, Segment } from '../../model/index.js';
import { OperationContext } from '../context.js';
import { buildOf } from './build-loader.js';
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
}
