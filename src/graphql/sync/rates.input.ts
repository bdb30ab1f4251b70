import { Field, InputType, ObjectType } from 'type-graphql';
import { DateScalar, DecimalScalar } from '../../model/index.js';
import { JudgedAlone } from './input-of.js';
import type { CostRates as Rates, KnownRate } from '../../sync/index.js';

@JudgedAlone()
@InputType({
  description: 'What one unit of `base` was in `currency` on a day. It holds until the next day that has one, for 30 days at most.',
})
export class ExchangeRateInput {
  @Field(() => String, { nullable: true, description: 'ISO 4217: what the rate is told in. Required.' })
  currency?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'The day, of UTC. Required.' })
  day?: string | null;

  @Field(() => String, { nullable: true, description: 'ISO 4217: what one unit is told of; the workspace currency where it is left out.' })
  base?: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'More than 0. Required.' })
  rate?: string | null;
}

@ObjectType({ description: 'What one unit of `base` was in `currency` on a day.', simpleResolvers: true })
export class ExchangeRate implements KnownRate {
  @Field(() => String, { description: 'ISO 4217: what the rate is told in.' })
  currency!: string;

  @Field(() => DateScalar, { description: 'The day, of UTC.' })
  day!: string;

  @Field(() => String, { description: 'ISO 4217: what one unit is told of.' })
  base!: string;

  @Field(() => DecimalScalar, { description: 'How much of `currency` one unit of `base` was.' })
  rate!: string;
}

@ObjectType({ description: 'What messages of a channel cost.', simpleResolvers: true })
@InputType('MessageCostInput', { description: 'What messages of a channel cost.' })
export class MessageCost {
  @Field(() => String, { description: 'The channel, as campaigns say it.' })
  channel!: string;

  @Field(() => DecimalScalar, { description: 'Of one message, in the workspace currency.' })
  cost!: string;
}

const COSTS = 'What service and messages cost where a record does not tell, in the workspace currency.';

@ObjectType({ description: COSTS, simpleResolvers: true })
@InputType('CostRatesInput', { description: `${COSTS} What is left out has no rate.` })
export class CostRates implements Omit<Rates, 'messages'> {
  @Field(() => DecimalScalar, { nullable: true, description: 'Of each service interaction.' })
  perContact?: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'Of each minute of a service interaction.' })
  perMinute?: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'Of each point of effort of a service interaction.' })
  perEffort?: string | null;

  @Field(() => [MessageCost], { nullable: true, description: 'Of messages, by the channel of their campaign.' })
  messages?: MessageCost[] | null;
}
