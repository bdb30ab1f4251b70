import { Field, InputType } from 'type-graphql';
import { DateTimeScalar } from '../../model/index.js';
import { BatchInput } from './batch.input.js';

@InputType({ description: 'The word of a customer on being reached through one channel. A result has the id of the customer.' })
export class ConsentInput {
  @Field(() => String, { nullable: true, description: 'Of the customer, in the source of the batch. Required.' })
  customerExternalId?: string | null;

  @Field(() => String, { nullable: true, description: 'email, sms, phone or post. Required.' })
  channel?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'SUBSCRIBED, NOT_SUBSCRIBED, PENDING, UNSUBSCRIBED, REDACTED or INVALID. Required where none is known.',
  })
  status?: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'When it was given or taken back. An earlier word than the one that is known changes nothing; a change without a date is of now.',
  })
  changedAt?: string | null;

  @Field(() => String, { nullable: true, description: 'How, such as `double_opt_in`.' })
  method?: string | null;

  @Field(() => String, { nullable: true, description: 'Where, such as `checkout`.' })
  place?: string | null;
}

@InputType({ description: 'Consents that one source system knows of.' })
export class SyncConsentsInput extends BatchInput {
  @Field(() => [ConsentInput], { description: 'At most 1,000. Each is taken or rejected by itself.' })
  records!: ConsentInput[];
}
