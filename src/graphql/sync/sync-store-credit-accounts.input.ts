import { Field, InputType } from 'type-graphql';
import { DateTimeScalar, DecimalScalar } from '../../model/index.js';
import { BatchInput } from './batch.input.js';

@InputType({ description: 'An account of store credit. What is left out keeps its value; null clears it.' })
export class StoreCreditAccountInput {
  @Field(() => String, { nullable: true, description: 'The id in the source system. Required.' })
  externalId?: string | null;

  @Field(() => String, { nullable: true, description: 'Of the customer, in the source of the batch. Required for a new record.' })
  customerExternalId?: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'In the currency of the account. Required for a new account.' })
  balance?: string | null;

  @Field(() => String, { nullable: true, description: 'ISO 4217. Required for a new account.' })
  currency?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the next part of the balance expires.' })
  nextExpiryAt?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When credit was last added.' })
  lastCreditAt?: string | null;
}

@InputType({ description: 'Accounts of store credit of one source system.' })
export class SyncStoreCreditAccountsInput extends BatchInput {
  @Field(() => [StoreCreditAccountInput], { description: 'At most 1,000. Each is taken or rejected by itself.' })
  records!: StoreCreditAccountInput[];
}
