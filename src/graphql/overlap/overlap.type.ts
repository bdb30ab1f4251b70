import { Field, Float, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar, Segment } from '../../model/index.js';
import type { SegmentRow } from '../segment/index.js';

type Lazy<Value> = () => Promise<Value>;

@ObjectType({ description: 'One of the segments compared.', simpleResolvers: true })
export class OverlapSegment {
  @Field(() => Segment, { description: 'The segment.' })
  segment!: Lazy<SegmentRow>;

  @Field(() => Int, { description: 'Members.' })
  size!: number;

  @Field(() => Int, { description: 'Members of this segment alone.' })
  only!: number;
}

@ObjectType({ description: 'Two of the segments compared.', simpleResolvers: true })
export class OverlapPair {
  @Field(() => [Segment], { description: 'The two segments.' })
  segments!: Lazy<SegmentRow[]>;

  @Field(() => Int, { description: 'Customers in both.' })
  size!: number;

  @Field(() => Float, { description: 'Jaccard index: customers in both divided by customers in either, 0 to 1.' })
  jaccard!: number;
}

@ObjectType({ description: 'Customers who are in exactly these of the segments compared.', simpleResolvers: true })
export class OverlapCombination {
  @Field(() => [Segment], { description: 'The segments.' })
  segments!: Lazy<SegmentRow[]>;

  @Field(() => Int, { description: 'Customers.' })
  size!: number;
}

@ObjectType({ description: 'How segments overlap.', simpleResolvers: true })
export class SegmentOverlap {
  @Field(() => DateTimeScalar, { description: 'The instant that the figures are exact for.' })
  asOf!: Date;

  @Field(() => Int, { description: 'Customers in at least one of the segments.' })
  union!: number;

  @Field(() => [OverlapSegment], { description: 'Each segment, in the order asked for.' })
  segments!: OverlapSegment[];

  @Field(() => [OverlapPair], { description: 'Each two segments.' })
  pairs!: OverlapPair[];

  /** See overlap.resolver.ts. */
  combinations!: OverlapCombination[];
}
