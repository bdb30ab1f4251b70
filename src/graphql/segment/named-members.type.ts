import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { UserError } from '../user-error.type.js';
import { Segment } from '../../model/index.js';
import type { SegmentRow } from './segment.type.js';

@InputType({ description: 'Customers as a list from elsewhere names them: by `emails`, or by `externalIds` of one `source`.' })
export class NamedMembersInput {
  @Field(() => ID, { description: 'The static segment.' })
  segmentId!: string;

  @Field(() => [String], {
    nullable: true,
    description: 'E-mail addresses, at most 10,000, compared without regard to case. It needs `personal_data:read`.',
  })
  emails?: string[] | null;

  @Field(() => String, { nullable: true, description: 'The system that the ids are of.' })
  source?: string | null;

  @Field(() => [String], { nullable: true, description: 'Ids of the source, at most 10,000.' })
  externalIds?: string[] | null;
}

@ObjectType({ description: 'What became of a list of customers.', simpleResolvers: true })
export class NamedMembersPayload {
  @Field(() => Segment, { nullable: true, description: 'The segment; null if there are user errors.' })
  segment!: SegmentRow | null;

  @Field(() => Int, { description: 'How many customers came onto the segment or left it: not those who were there already, or were not.' })
  moved!: number;

  @Field(() => [UserError], {
    description:
      'The names that were left out: `NOT_FOUND` where no customer is known by it, `CONFLICT` where several are. `path` says which.',
  })
  rejected!: readonly UserError[];

  @Field(() => [UserError], { description: 'Why nothing was done; empty if it was.' })
  userErrors!: readonly UserError[];
}
