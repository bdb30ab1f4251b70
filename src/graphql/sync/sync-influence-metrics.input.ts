import { Field, InputType, Int } from 'type-graphql';
import { DateTimeScalar, DecimalScalar } from '../../model/index.js';
import { BatchInput } from './batch.input.js';

@InputType({ description: 'One observation of a social account, which is known by customer, network and handle.' })
export class InfluenceMetricInput {
  @Field(() => String, { nullable: true, description: 'Of the account; `network:handle` where it is left out.' })
  externalId?: string | null;

  @Field(() => String, { nullable: true, description: 'Of the customer, in the source of the batch. Required.' })
  customerExternalId?: string | null;

  @Field(() => String, { nullable: true, description: 'Such as `instagram`. Required.' })
  network?: string | null;

  @Field(() => String, { nullable: true, description: 'The name of the account. Required.' })
  handle?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was observed. Required.' })
  observedAt?: string | null;

  @Field(() => Int, { nullable: true, description: 'Accounts that follow it. Required.' })
  followers?: number | null;

  @Field(() => Int, { nullable: true, description: 'Accounts that it follows.' })
  following?: number | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'Interactions per follower and post, 0 to 1.' })
  engagementRate?: string | null;

  @Field(() => [String], { nullable: true, description: 'Brands mentioned.' })
  brands?: string[] | null;
}

@InputType({ description: 'Observations of one source system.' })
export class SyncInfluenceMetricsInput extends BatchInput {
  @Field(() => [InfluenceMetricInput], { description: 'At most 1,000. Each is taken or rejected by itself.' })
  records!: InfluenceMetricInput[];
}
