import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { MOST_ON_MAP, segmentMap } from '../../insight/index.js';
import { RequireScopes, Segment } from '../../model/index.js';
import { OperationContext } from '../context.js';
import { AsksTheBase } from '../operation/asks-the-base.js';
import { checkFirst } from '../paging/page.js';
import { loadRecord } from '../rows/record-loader.js';
import { type SegmentRow, visibleSegments, withheld } from '../segment/index.js';
import { SegmentMap, SegmentMapLink } from './segment-map.type.js';

const LINKS = 300;

@Resolver()
export class SegmentMapResolver {
  @Query(() => SegmentMap, {
    description:
      'The map of all segments: how large they are, which share members, lie within another or build on it, and how many customers are in none.',
  })
  @AsksTheBase()
  @RequireScopes('segments:read')
  async segmentMap(
    @Ctx() context: OperationContext,
    @Arg('first', () => Int, { nullable: true, defaultValue: MOST_ON_MAP, description: 'At most so many of the largest, 0 to 100.' })
    first?: number | null,
  ): Promise<SegmentMap> {
    const among = visibleSegments(context.viewer, undefined);
    const { places, links, ...figures } = await segmentMap(context.membership, among, checkFirst(first ?? MOST_ON_MAP));
    const found = await Promise.all(places.map(({ segmentId }) => loadRecord(context, Segment, segmentId)));
    // Those that were not deleted meanwhile.
    const standing = new Map(found.flatMap((segment): [string, SegmentRow][] => (segment === null ? [] : [[segment.id, segment]])));
    const several = (ids: readonly string[]) => ids.flatMap((id) => standing.get(id) ?? []);
    return {
      ...figures,
      places: places.flatMap(({ segmentId, size, buildsOn }) =>
        several([segmentId]).map((segment) => ({
          size,
          segment,
          buildsOn: async () => ((await withheld(context, segmentId, 'present')) === undefined ? several(buildsOn) : null),
        })),
      ),
      links: links
        .map(({ segmentIds, ...link }) => ({ ...link, segments: several(segmentIds) }))
        .filter(({ segments }) => segments.length === 2),
    };
  }
}

@Resolver(() => SegmentMap)
export class SegmentMapLinksResolver {
  @FieldResolver(() => [SegmentMapLink], { description: 'Each two that share members, those that are most alike first.' })
  links(
    @Root() { links }: SegmentMap,
    @Arg('first', () => Int, { nullable: true, defaultValue: LINKS, description: 'At most so many, 0 to 1,000.' }) first?: number | null,
  ): readonly SegmentMapLink[] {
    return links.slice(0, checkFirst(first ?? LINKS));
  }
}
