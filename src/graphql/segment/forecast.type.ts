import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { ForetoldChange, SegmentForecast } from '../../membership/index.js';
import { MembershipChangeKind, RequireScopes, DateTimeScalar } from '../../model/index.js';
import { connectionOf } from '../paging/connection.js';

@ObjectType('ForetoldChange', {
  description: 'That a customer will enter or leave a segment by the passing of time alone, if nothing else happens.',
  simpleResolvers: true,
})
@RequireScopes('segments:read')
export class ForetoldChangeType implements ForetoldChange {
  @Field(() => DateTimeScalar, { description: 'When.' })
  at!: Date;

  @Field(() => MembershipChangeKind, { description: 'Which way the customer will move.' })
  kind!: ForetoldChange['kind'];

  @Field(() => ID, { description: 'Of the customer.' })
  customerId!: string;

  @Field(() => ID, { description: 'Of the segment.' })
  segmentId!: string;
}

export const ForetoldChangeConnection = connectionOf<ForetoldChange>('ForetoldChange', ForetoldChangeType);

@ObjectType('SegmentForecast', {
  description:
    'Who will enter and who will leave a segment by the passing of time alone, if nothing else happens. Segments that the rule builds on move as it does; tiers relative to the whole base are taken as they are now. A rule that asks of a segment that time moves since when somebody belongs to it, or to how many, is refused with INVALID_INPUT.',
  simpleResolvers: true,
})
export class SegmentForecastType implements Omit<SegmentForecast, 'changes'> {
  @Field(() => DateTimeScalar, { description: 'The instant that the forecast starts from, for which size is exact.' })
  asOf!: Date;

  @Field(() => Boolean, {
    description:
      'Whether something has happened after `asOf` that is not evaluated yet, or the members for the present rule are not found yet.',
  })
  stale!: boolean;

  @Field(() => DateTimeScalar, { description: 'The end of the forecast.' })
  until!: Date;

  @Field(() => Int, { description: 'Members at `asOf`.' })
  size!: number;

  @Field(() => Int, { description: 'Members at `until`.' })
  sizeThen!: number;

  @Field(() => Int, { description: 'How many times somebody will enter; a customer may enter and leave again.' })
  entering!: number;

  @Field(() => Int, { description: 'How many times somebody will leave.' })
  leaving!: number;
}
