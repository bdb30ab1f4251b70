import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { GroupOutcome } from '../../insight/index.js';
import { DateTimeScalar, DecimalScalar, RequireScopes, Segment } from '../../model/index.js';
import type { Difference } from '../../statistics/index.js';
import type { SegmentRow } from '../segment/index.js';

@ObjectType({
  description: 'How far one group lies above another, and between what in 95 of 100 such trials.',
  simpleResolvers: true,
})
export class EffectDifference implements Difference {
  @Field(() => Float, { description: 'Those who were to get it, less those who were held out.' })
  difference!: number;

  @Field(() => Float, { description: 'The lower end of the 95 % interval. Where the interval holds 0, chance may be all there is.' })
  low!: number;

  @Field(() => Float, { description: 'The upper end.' })
  high!: number;
}

@ObjectType({ description: 'What customers of a group did within the days.', simpleResolvers: true })
export class EffectGroup implements GroupOutcome {
  @Field(() => Int, { description: 'Customers.' })
  customers!: number;

  @Field(() => Int, { description: 'To how many of them a message of the campaign was sent: of those who were held out it should be 0.' })
  sentTo!: number;

  @Field(() => Int, { description: 'How many ordered.' })
  buyers!: number;

  @Field(() => DecimalScalar, { description: 'What they brought, as `revenue` of rules.' })
  revenue!: string;
}

@ObjectType({
  description:
    'What a campaign caused: those who were to get it beside those who were held out by chance, whoever of them it reached, by intention to treat.',
  simpleResolvers: true,
})
@RequireScopes('orders:read')
export class CampaignEffect {
  @Field(() => DateTimeScalar, { description: 'From when on it is looked at.' })
  at!: Date;

  @Field(() => Int, { description: 'For how many days.' })
  days!: number;

  @Field(() => EffectGroup, { description: 'Those who were to get it.' })
  treated!: GroupOutcome;

  @Field(() => EffectGroup, { description: 'Those who were held out.' })
  heldOut!: GroupOutcome;

  @Field(() => EffectDifference, {
    nullable: true,
    description:
      'Of the shares of customers who ordered (Newcombe, method 10); null where a group is empty, and while the days are not over.',
  })
  buyers!: Difference | null;

  @Field(() => EffectDifference, {
    nullable: true,
    description:
      'Of the revenue a customer (Welch); null where a group has fewer than two, and while the days are not over. Of few customers who differ much it is rough.',
  })
  revenue!: Difference | null;

  @Field(() => Boolean, {
    description:
      'Whether the days are not over yet: until then no difference is told, since whoever looks again and again finds more than there is.',
  })
  isUnfinished!: boolean;

  @Field(() => Float, {
    nullable: true,
    description:
      'How likely chance makes groups of sizes so far from `heldOut`, 0 to 1; null where there is nobody. Below 0.001 something else than chance divided them.',
  })
  sampleRatio!: number | null;
}

@ObjectType({ description: 'What a campaign caused among the members of a segment, beside others.', simpleResolvers: true })
export class SegmentEffect {
  @Field(() => Segment, { description: 'The segment.' })
  segment!: () => Promise<SegmentRow>;

  @Field(() => CampaignEffect, {
    description: 'What it caused. Its intervals hold together with those of the other segments in 95 of 100 such campaigns.',
  })
  effect!: CampaignEffect;
}
