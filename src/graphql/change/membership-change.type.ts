import { Field, ID, ObjectType } from 'type-graphql';
import type { MembershipChange } from '../../changes/index.js';
import { MembershipChangeCause, MembershipChangeKind, RequireScopes, CursorScalar, DateTimeScalar } from '../../model/index.js';

@ObjectType('MembershipChange', { description: 'That a customer entered or left a segment.', simpleResolvers: true })
@RequireScopes('segments:read')
export class MembershipChangeType {
  @Field(() => ID, { description: 'Of the segment, which may have been deleted since.' })
  segmentId!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Of the customer; null once the customer has been erased, but where it left the segment for good.',
  })
  customerId!: string | null;

  @Field(() => MembershipChangeKind, { description: 'Which way the customer moved.' })
  kind!: MembershipChange['kind'];

  @Field(() => MembershipChangeCause, { description: 'Why.' })
  cause!: MembershipChange['cause'];

  @Field(() => DateTimeScalar, { description: 'When.' })
  at!: Date;
}

@ObjectType({ description: 'A stretch of the change log.', simpleResolvers: true })
@RequireScopes('segments:read')
export class MembershipChangePage {
  @Field(() => [MembershipChangeType], { description: 'Changes, the oldest first.' })
  changes!: readonly MembershipChange[];

  @Field(() => CursorScalar, { description: 'Read on after this, now or later.' })
  cursor!: string;

  @Field(() => Boolean, { description: 'Whether there are more now.' })
  hasMore!: boolean;
}
