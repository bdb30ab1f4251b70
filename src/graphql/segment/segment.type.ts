import { Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Customer, type RowOf, DateTimeScalar, JsonScalar, Segment, SegmentKind } from '../../model/index.js';
import type { CustomerRow } from '../customer/index.js';
import { connectionOf, edgeOf } from '../paging/connection.js';
import type { Edge } from '../paging/page.js';
import { UserError } from '../user-error.type.js';

export type SegmentRow = RowOf<Segment>;

export const SegmentConnection = connectionOf<SegmentRow>('Segment', Segment);

@ObjectType({ description: 'A member of a segment.', simpleResolvers: true })
export class SegmentMemberEdge extends edgeOf<CustomerRow>('SegmentMemberNode', Customer) {
  @Field(() => DateTimeScalar, { description: 'Since when the customer belongs without a break.' })
  since!: Date;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When the customer will leave by the passing of time alone if nothing else happens; null if time does not move them.',
  })
  leavesAt!: () => Promise<Date | null>;
}

export const SegmentMemberConnection = connectionOf<CustomerRow, SegmentMemberEdge & Edge<CustomerRow>>(
  'SegmentMember',
  Customer,
  SegmentMemberEdge,
);

export enum SizeInterval {
  HOUR = 'HOUR',
  DAY = 'DAY',
  WEEK = 'WEEK',
  MONTH = 'MONTH',
}
registerEnumType(SizeInterval, { name: 'SizeInterval', description: "Steps of the workspace's time zone." });

@ObjectType({ description: 'How large a segment was at an instant.', simpleResolvers: true })
export class SegmentSizePoint {
  @Field(() => DateTimeScalar, { description: 'The instant.' })
  at!: Date;

  @Field(() => Int, { description: 'Members.' })
  size!: number;
}

@InputType({ description: 'A segment to make. The rule is given as text or as a tree, not both.' })
export class CreateSegmentInput {
  @Field(() => String, { description: 'Unique without regard to case; at most 200 characters.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'For people.' })
  description?: string | null;

  @Field(() => String, { nullable: true, description: 'The rule in the segment query language.' })
  query?: string | null;

  @Field(() => JsonScalar, { nullable: true, description: 'The rule as a tree.' })
  rule?: unknown;

  @Field(() => SegmentKind, {
    nullable: true,
    defaultValue: SegmentKind.DYNAMIC,
    description: 'STATIC for a list kept by hand, which has no rule.',
  })
  kind?: SegmentKind | null;
}

@InputType({ description: 'What to change of a segment; what is left out stays.' })
export class UpdateSegmentInput {
  @Field(() => String, { nullable: true, description: 'A new name.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'A new description; null removes it.' })
  description?: string | null;

  @Field(() => String, { nullable: true, description: 'A new rule in the segment query language.' })
  query?: string | null;

  @Field(() => JsonScalar, { nullable: true, description: 'A new rule as a tree.' })
  rule?: unknown;

  @Field(() => Int, {
    nullable: true,
    description:
      'The `version` that was read before the change. If somebody has changed the segment since, nothing is changed, and the error VERSION_CONFLICT expects the present one.',
  })
  expectedVersion?: number | null;
}

@ObjectType({ description: 'A segment after a change, or why it was not changed.', simpleResolvers: true })
export class SegmentPayload {
  @Field(() => Segment, { nullable: true, description: 'The segment; null if there are errors.' })
  segment!: SegmentRow | null;

  @Field(() => [UserError], { description: 'Why nothing was changed; empty if it was.' })
  userErrors!: readonly UserError[];
}
