import { Field, InputType, Int } from 'type-graphql';
import { DateTimeScalar, DecimalScalar } from '../../model/index.js';
import { BatchInput } from './batch.input.js';

@InputType({ description: 'One contact of a customer with customer service. What is left out keeps its value; null clears it.' })
export class ServiceInteractionInput {
  @Field(() => String, { nullable: true, description: 'The id in the source system. Required.' })
  externalId?: string | null;

  @Field(() => String, { nullable: true, description: 'Of the customer, in the source of the batch. Required for a new record.' })
  customerExternalId?: string | null;

  @Field(() => String, { nullable: true, description: 'Such as `phone`, `email` or `chat`. Required for a new record.' })
  channel?: string | null;

  @Field(() => Int, { nullable: true, description: 'Effort it took the customer, 1 (effortless) to 10.' })
  effort?: number | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'Time spent, in minutes.' })
  minutes?: string | null;

  @Field(() => Int, { nullable: true, description: 'Satisfaction, 1 to 5.' })
  satisfaction?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the matter was settled.' })
  resolved?: boolean | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'What it cost the business, in the workspace currency.' })
  cost?: string | null;

  @Field(() => String, { nullable: true, description: 'What it was about.' })
  subject?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it took place. Required for a new record.' })
  occurredAt?: string | null;
}

@InputType({ description: 'Contacts with customer service of one source system.' })
export class SyncServiceInteractionsInput extends BatchInput {
  @Field(() => [ServiceInteractionInput], { description: 'At most 1,000. Each is taken or rejected by itself.' })
  records!: ServiceInteractionInput[];
}
