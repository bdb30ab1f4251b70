import { Field, InputType } from 'type-graphql';
import { DateTimeScalar, DecimalScalar } from '../../model/index.js';
import { BatchInput } from './batch.input.js';

@InputType({ description: 'A campaign. What is left out keeps its value; null clears it.' })
export class CampaignInput {
  @Field(() => String, { nullable: true, description: 'The id in the source system. Required.' })
  externalId?: string | null;

  @Field(() => String, { nullable: true, description: 'Name. Required for a new campaign.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'What it is made through, such as `email`, `sms`, `post` or `display`.' })
  channel?: string | null;

  @Field(() => String, { nullable: true, description: 'As the source says it.' })
  type?: string | null;

  @Field(() => String, { nullable: true, description: 'What it offers, such as `10 % off`.' })
  offer?: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'Of the whole campaign, in the workspace currency.' })
  cost?: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'Of each message sent, in the workspace currency.' })
  costPerMessage?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it begins.' })
  startsAt?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ends.' })
  endsAt?: string | null;
}

@InputType({ description: 'Campaigns of one source system.' })
export class SyncCampaignsInput extends BatchInput {
  @Field(() => [CampaignInput], { description: 'At most 1,000. Each is taken or rejected by itself.' })
  records!: CampaignInput[];
}
