import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { MapRelation } from '../../insight/index.js';
import { DateTimeScalar, Segment } from '../../model/index.js';
import type { SegmentRow } from '../segment/index.js';

const MapRelationEnum = { SAME: 'SAME', WITHIN: 'WITHIN', OVERLAPPING: 'OVERLAPPING' } as const satisfies {
  readonly [Relation in MapRelation]: Relation;
};
registerEnumType(MapRelationEnum, {
  name: 'SegmentRelation',
  description: 'How the members of one segment lie to those of another.',
  valuesConfig: {
    SAME: { description: 'The same customers are in both.' },
    WITHIN: { description: 'All members of the first are in the second, which has others too.' },
    OVERLAPPING: { description: 'Some are in both, and each has others.' },
  },
});

@ObjectType({ description: 'A segment on the map.', simpleResolvers: true })
export class SegmentMapPlace {
  @Field(() => Segment, { description: 'The segment.' })
  segment!: SegmentRow;

  @Field(() => Int, { description: 'Members.' })
  size!: number;

  @Field(() => [Segment], {
    nullable: true,
    description: 'Those on the map whose members its rule asks for; null where the key is not told the rule.',
  })
  buildsOn!: () => Promise<readonly SegmentRow[] | null>;
}

@ObjectType({ description: 'Two segments on the map that share members.', simpleResolvers: true })
export class SegmentMapLink {
  @Field(() => [Segment], { description: 'The two: where one is within the other, that one first; else the smaller first.' })
  segments!: readonly SegmentRow[];

  @Field(() => MapRelationEnum, { description: 'How the first lies to the second.' })
  relation!: MapRelation;

  @Field(() => Int, { description: 'Customers in both.' })
  shared!: number;

  @Field(() => Float, { description: 'Jaccard index: customers in both divided by customers in either, above 0 to 1.' })
  jaccard!: number;
}

@ObjectType({
  description: 'All segments beside each other: how large they are, and what each has to do with the others.',
  simpleResolvers: true,
})
export class SegmentMap {
  @Field(() => DateTimeScalar, { description: 'The instant that the figures are exact for.' })
  asOf!: Date;

  @Field({ description: 'Whether the members of some are not all found.' })
  stale!: boolean;

  @Field(() => Int, { description: 'All customers.' })
  customers!: number;

  @Field(() => Int, { description: 'Segments that there are for the key.' })
  segments!: number;

  @Field(() => Int, { description: 'Customers who are in none of those on the map.' })
  uncovered!: number;

  @Field(() => [SegmentMapPlace], { description: 'Those on the map, the largest first.' })
  places!: readonly SegmentMapPlace[];

  /** See segment-map.resolver.ts. */
  links!: readonly SegmentMapLink[];
}
