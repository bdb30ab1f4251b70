import { Field, InputType } from 'type-graphql';
import { DateTimeScalar, DecimalScalar } from '../../model/index.js';
import { BatchInput } from './batch.input.js';

@InputType({
  description: 'What a customer did with a campaign, or the campaign with them. What is left out keeps its value; null clears it.',
})
export class CampaignEngagementInput {
  @Field(() => String, { nullable: true, description: 'The id in the source system. Required.' })
  externalId?: string | null;

  @Field(() => String, { nullable: true, description: 'Of the campaign, in the source of the batch. Required for a new record.' })
  campaignExternalId?: string | null;

  @Field(() => String, { nullable: true, description: 'Of the customer, in the source of the batch. Required for a new record.' })
  customerExternalId?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'sent, delivered, opened, clicked, responded, converted, bounced, marked_as_spam or unsubscribed. Required for a new record.',
  })
  kind?: string | null;

  @Field(() => String, { nullable: true, description: "The offer that it is about, where it is another than the campaign's." })
  offer?: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'Of a conversion, in the workspace currency.' })
  revenue?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it happened. Required for a new record.' })
  occurredAt?: string | null;
}

@InputType({ description: 'Engagements of one source system.' })
export class SyncCampaignEngagementsInput extends BatchInput {
  @Field(() => [CampaignEngagementInput], { description: 'At most 1,000. Each is taken or rejected by itself.' })
  records!: CampaignEngagementInput[];
}
