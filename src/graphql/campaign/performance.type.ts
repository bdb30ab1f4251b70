import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { type Engaged, GOAL_METRICS, type Rates } from '../../insight/index.js';
import { DateTimeScalar, DecimalScalar, RequireScopes, Segment } from '../../model/index.js';
import type { SegmentRow } from '../segment/index.js';

@ObjectType({ description: 'To how many something happened, and how often.', simpleResolvers: true })
export class EngagedPeople implements Engaged {
  @Field(() => Int, { description: 'Customers; each once.' })
  people!: number;

  @Field(() => Int, { description: 'Times: one customer may open a message thrice.' })
  events!: number;
}

@ObjectType({
  description:
    'What customers bought before and after a campaign reached them. It says what came after, not what came of it: for that take a group that was left out.',
  simpleResolvers: true,
})
@RequireScopes('orders:read')
export class CampaignSurroundings {
  @Field(() => Int, { description: 'How many days before and after the moment at which each customer was first reached.' })
  days!: number;

  @Field(() => Int, { description: 'Orders before it.' })
  ordersBefore!: number;

  @Field(() => Int, { description: 'Orders after it.' })
  ordersAfter!: number;

  @Field(() => DecimalScalar, { description: 'Revenue before it, as `revenue` of rules.' })
  revenueBefore!: string;

  @Field(() => DecimalScalar, { description: 'Revenue after it.' })
  revenueAfter!: string;

  @Field(() => Int, {
    description:
      'Of the orders after it, those that came within the days after another campaign too: they stand with each of them, so orders of campaigns do not add up.',
  })
  ordersShared!: number;

  @Field(() => DecimalScalar, { description: 'Revenue of these.' })
  revenueShared!: string;

  @Field(() => Int, { description: 'Customers for whom the days after are not over yet: while there are any, the two cannot be compared.' })
  unfinished!: number;
}

const PEOPLE = 'of the people whom it reached';

@ObjectType({
  description: 'What came of a campaign. Rates are of people, 0 to 1; null where there is nobody that they could be of.',
  simpleResolvers: true,
})
@RequireScopes('campaigns:read')
export class CampaignPerformance implements Rates {
  segmentId!: string | null;

  @Field(() => EngagedPeople, { description: 'Messages that were sent.' })
  sent!: Engaged;

  @Field(() => EngagedPeople, { description: 'Messages that arrived.' })
  delivered!: Engaged;

  @Field(() => EngagedPeople, { description: 'Messages that were opened.' })
  opened!: Engaged;

  @Field(() => EngagedPeople, { description: 'Links that were followed.' })
  clicked!: Engaged;

  @Field(() => EngagedPeople, { description: 'Answers.' })
  responded!: Engaged;

  @Field(() => EngagedPeople, { description: 'Conversions.' })
  converted!: Engaged;

  @Field(() => EngagedPeople, { description: 'Messages that came back.' })
  bounced!: Engaged;

  @Field(() => EngagedPeople, { description: 'Complaints.' })
  markedAsSpam!: Engaged;

  @Field(() => EngagedPeople, { description: 'Those who want no more of them.' })
  unsubscribed!: Engaged;

  @Field(() => Int, {
    description:
      'Customers among these who have been erased or deleted since. They stay counted; nothing is kept of them but these figures, so they are in no list and in nothing that they bought.',
  })
  departed!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'Reached, of those to whom it was sent. Reached is to whom it was delivered; where no deliveries are told, to whom it was sent and did not bounce; at least as many as opened it or did anything else with it.',
  })
  deliveryRate!: number | null;

  @Field(() => Float, { nullable: true, description: `Opened, ${PEOPLE}.` })
  openRate!: number | null;

  @Field(() => Float, { nullable: true, description: `Clicked, ${PEOPLE}.` })
  clickThroughRate!: number | null;

  @Field(() => Float, { nullable: true, description: `Responded, ${PEOPLE}.` })
  responseRate!: number | null;

  @Field(() => Float, { nullable: true, description: `Converted, ${PEOPLE}.` })
  conversionRate!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Bounced, of the people to whom it was sent, of whom there are as many at least as bounced.',
  })
  bounceRate!: number | null;

  @Field(() => Float, { nullable: true, description: `Complained, ${PEOPLE}.` })
  complaintRate!: number | null;

  @Field(() => Float, { nullable: true, description: `Unsubscribed, ${PEOPLE}.` })
  unsubscribeRate!: number | null;

  @Field(() => DecimalScalar, { description: 'Revenue of its conversions, in the workspace currency.' })
  revenue!: string;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'Its messages by what each costs, and their share of what the whole campaign costs; null if neither is known, and of a segment where no messages tell its share.',
  })
  cost!: string | null;

  @Field(() => Boolean, {
    description: 'Whether messages were sent of which nobody knows what they cost: then `cost` lacks them, and there is no `roi`.',
  })
  isCostPartial!: boolean;

  @Field(() => Float, {
    nullable: true,
    description: '(revenue - cost) / cost; null where the cost is 0 or not known, and where nothing is told of what came of it.',
  })
  roi!: number | null;
}

@ObjectType({
  description: 'What came of a campaign among the members of a segment as it stood when each was first reached.',
  simpleResolvers: true,
})
@RequireScopes('segments:read')
export class SegmentPerformance {
  @Field(() => Segment, { description: 'The segment.' })
  segment!: () => Promise<SegmentRow>;

  @Field(() => CampaignPerformance, {
    description:
      'What came of it. Who entered or left afterwards changes nothing. Whom it reached before there was the segment is not in it: `reachedBefore`.',
  })
  performance!: CampaignPerformance;

  @Field(() => Int, {
    description:
      'How many people it reached before the segment was made (`createdAt`). Who of them would have been in it nobody knows; where there are any, noughts beside it say nothing.',
  })
  reachedBefore!: number;
}

export const GoalMetricType = Object.fromEntries(GOAL_METRICS.map((metric) => [metric.toUpperCase(), metric]));
registerEnumType(GoalMetricType, {
  name: 'GoalMetric',
  description: 'What a campaign may be held to: a rate or a sum of its performance.',
  valuesConfig: {
    OPEN_RATE: { description: 'At least this share of people opens it.' },
    CLICK_THROUGH_RATE: { description: 'At least this share of people clicks.' },
    RESPONSE_RATE: { description: 'At least this share of people responds.' },
    CONVERSION_RATE: { description: 'At least this share of people converts.' },
    UNSUBSCRIBE_RATE: { description: 'At most this share of people unsubscribes.' },
    RESPONDED: { description: 'At least so many people respond.' },
    CONVERTED: { description: 'At least so many people convert.' },
    REVENUE: { description: 'At least so much revenue.' },
    ROI: { description: 'At least this return on investment.' },
  },
});

@InputType({ description: 'What a campaign is to reach.' })
export class CampaignGoalInput {
  @Field(() => GoalMetricType, { description: 'Of what.' })
  metric!: string;

  @Field(() => DecimalScalar, { description: 'How much; of rates a share, 0 to 1; of people a whole number.' })
  target!: string;

  @Field(() => DateTimeScalar, { description: 'By when: later than now, except of a goal that had the date before.' })
  dueAt!: string;
}

@ObjectType({ description: 'What a campaign is to reach, and how far it is.', simpleResolvers: true })
@RequireScopes('campaigns:read')
export class CampaignGoal {
  @Field(() => GoalMetricType, { description: 'Of what.' })
  metric!: string;

  @Field(() => DecimalScalar, { description: 'How much; of rates a share, 0 to 1.' })
  target!: string;

  @Field(() => DateTimeScalar, { description: 'By when.' })
  dueAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When the goal was set.' })
  setAt!: Date;

  @Field(() => Float, {
    nullable: true,
    description:
      'How much there was when it was set. It stays, whatever comes, and while the goal is set again as it is. null where it could not be told.',
  })
  baseline!: number | null;

  @Field(() => Boolean, {
    description: 'Whether something that counts was told, or changed, only after the date: the figures of then were others.',
  })
  restated!: boolean;

  @Field(() => Float, {
    nullable: true,
    description:
      'How much there is: what happened up to the date, and nothing after it. null where it cannot be told, as of a rate of nobody.',
  })
  actual!: number | null;

  @Field(() => Boolean, { description: 'Whether it is reached now.' })
  reached!: boolean;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether it will be reached if it goes on evenly from the start of the campaign to the date; of a rate, whether it is reached now. null where `actual` is.',
  })
  onCourse!: boolean | null;
}

@InputType({ description: 'The goals of a campaign.' })
export class SetCampaignGoalsInput {
  @Field(() => ID, { description: 'Of the campaign.' })
  campaignId!: string;

  @Field(() => [CampaignGoalInput], { description: 'All of them: those of before are replaced. One for each metric.' })
  goals!: CampaignGoalInput[];
}
