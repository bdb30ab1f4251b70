import { Field, InputType } from 'type-graphql';
import { DateTimeScalar, JsonScalar } from '../../model/index.js';
import { BatchInput } from './batch.input.js';

@InputType({ description: 'Something that a customer did at one moment. What is left out keeps its value; null clears it.' })
export class EventInput {
  @Field(() => String, { nullable: true, description: 'The id in the source system. Required.' })
  externalId?: string | null;

  @Field(() => String, { nullable: true, description: 'Of the customer, in the source of the batch. Required for a new record.' })
  customerExternalId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What happened, such as `product_viewed`, `cart_added` or `signed_in`. Required for a new event.',
  })
  name?: string | null;

  @Field(() => JsonScalar, {
    nullable: true,
    description: 'Particulars by key, replaced as a whole. Those that are declared must be of their type; others are kept as they are.',
  })
  properties?: Record<string, unknown> | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it happened. Required for a new event.' })
  occurredAt?: string | null;
}

@InputType({ description: 'Events of one source system.' })
export class SyncEventsInput extends BatchInput {
  @Field(() => [EventInput], { description: 'At most 1,000. Each is taken or rejected by itself.' })
  records!: EventInput[];
}
