import { Field, ID, ObjectType } from 'type-graphql';
import { RequireScopes, DateTimeScalar } from '../../model/index.js';

/** That a customer belongs to a segment, as rows and snapshots have it. */
export interface MembershipRow {
  readonly segmentId: string;
  readonly customerId: string;
  readonly since: Date;
}

@ObjectType('Membership', { description: 'That a customer belongs to a segment.', simpleResolvers: true })
@RequireScopes('segments:read')
export class MembershipType implements MembershipRow {
  @Field(() => ID, { description: 'Of the segment.' })
  segmentId!: string;

  @Field(() => ID, { description: 'Of the customer.' })
  customerId!: string;

  @Field(() => DateTimeScalar, { description: 'Since when, without a break.' })
  since!: Date;
}
