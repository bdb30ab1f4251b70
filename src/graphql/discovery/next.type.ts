import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { NEXT_REFUSALS, type NextRefusal, SUGGESTION_REASONS, type SuggestionReason } from '../../discovery/index.js';
import { CONSENT_CHANNEL, DateTimeScalar, RequireScopes } from '../../model/index.js';

const named = <Name extends string>(names: readonly Name[]) =>
  Object.fromEntries(names.map((name) => [name, name])) as { readonly [Each in Name]: Each };

export const NextReasonType = named(SUGGESTION_REASONS);
registerEnumType(NextReasonType, {
  name: 'NextProductReason',
  description: 'Why a product is suggested.',
  valuesConfig: {
    FOLLOWS: { description: 'Buyers of something that the customer bought bought it afterwards, more often than chance makes them.' },
    REPEATS: { description: 'The customer has it, and one in ten of its buyers or more bought it again on another day.' },
    FREQUENT: { description: 'Many who come again buy it. Of this customer nothing says more.' },
  },
});

export const NextRefusalType = named(NEXT_REFUSALS);
registerEnumType(NextRefusalType, {
  name: 'NextProductRefusal',
  description: 'Why nothing is suggested.',
  valuesConfig: {
    TOO_FEW_BUYERS: { description: 'Fewer than 100 customers have order lines with products.' },
    TOO_FEW_PRODUCTS: { description: 'Fewer than two products have ten buyers each.' },
  },
});

@ObjectType({ description: 'A product that is suggested, or that a suggestion comes of.', simpleResolvers: true })
export class NextProductItem {
  @Field(() => ID, { description: 'The id of the product in its source, as `products_purchased MATCHES (id = ...)` names it.' })
  key!: string;

  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => Int, { description: 'Buyers who were learnt from and bought it.' })
  buyers!: number;
}

@ObjectType({
  description: 'That buyers of one product bought another on a later day, more often than chance makes them.',
  simpleResolvers: true,
})
export class ProductFollowing {
  @Field(() => NextProductItem, { description: 'What was bought first.' })
  from!: NextProductItem;

  @Field(() => NextProductItem, { description: 'What was bought afterwards.' })
  to!: NextProductItem;

  @Field(() => Int, { description: 'Buyers of the first who had not bought the other by then.' })
  buyers!: number;

  @Field(() => Int, { description: 'How many of these bought it on a later day.' })
  followed!: number;

  @Field(() => Float, { description: 'How many times as many as chance makes of customers who came again as often for something new.' })
  lift!: number;

  @Field(() => Float, {
    description: 'The lower end of its 95 % interval (Garwood), 1.1 or more: followings and suggestions are in the order of it.',
  })
  low!: number;

  @Field(() => String, { description: 'Who bought the first and lacks the other, as a rule that can be previewed and saved.' })
  rule!: string;
}

@ObjectType({ description: 'A product that a customer is likely to buy next.', simpleResolvers: true })
@RequireScopes('orders:read', 'products:read')
export class NextProduct {
  @Field(() => NextProductItem, { description: 'The product.' })
  item!: NextProductItem;

  @Field(() => NextReasonType, { description: 'Why.' })
  reason!: SuggestionReason;

  @Field(() => Float, {
    description:
      'What suggestions are ranked by, 0 to 1, no probability: how many of those who lack it may be expected to buy it, by how often it was the next new product lately, times `low` of what it follows; where it is bought again, how many of its buyers did.',
  })
  score!: number;

  @Field(() => [ProductFollowing], { description: 'What it follows that this customer bought, three at most, the surest first.' })
  follows!: readonly ProductFollowing[];

  @Field(() => String, {
    description: 'Everybody to whom it may be suggested for the same reason, as a rule that can be previewed and saved.',
  })
  rule!: string;
}

@ObjectType({ description: 'A channel to which a customer has agreed, and how its messages are answered.', simpleResolvers: true })
@RequireScopes('customers:read', 'campaigns:read')
export class NextChannel {
  @Field(() => CONSENT_CHANNEL.enumeration, { description: 'The channel.' })
  channel!: string;

  @Field(() => Float, {
    description:
      'What channels are ranked by, 0 to 1: the share of messages that are answered, as if this customer had had ten messages more, answered as those to everybody.',
  })
  score!: number;

  @Field(() => Int, { description: 'Messages by it to this customer: campaigns, not what happened to them. Those that bounced are none.' })
  messages!: number;

  @Field(() => Int, { description: 'How many of them were answered: clicked, replied to, or converted.' })
  answered!: number;

  @Field(() => Float, { nullable: true, description: 'The share of those to everybody that were answered; null where there were none.' })
  shareOfAll!: number | null;
}

@ObjectType({ description: 'How often one of so many suggestions was bought in the hidden days.', simpleResolvers: true })
export class NextProductHitRate {
  @Field(() => Int, { description: 'So many suggestions to each customer.' })
  suggestions!: number;

  @Field(() => Float, { description: 'The share of customers who bought one of them, 0 to 1.' })
  hitRate!: number;

  @Field(() => Float, { description: 'The same of as many of the products that most customers bought.' })
  hitRateOfFrequent!: number;

  @Field(() => Float, { description: 'The difference of the two.' })
  difference!: number;

  @Field(() => Float, {
    description: 'The lower end of its 95 % interval (Agresti and Min). Where it is not above 0 the plain way does as well.',
  })
  low!: number;

  @Field(() => Float, { description: 'The upper end.' })
  high!: number;
}

@ObjectType({
  description: 'How good suggestions are: made of the days before the latest, and compared with what was bought in these.',
  simpleResolvers: true,
})
export class NextProductQuality {
  @Field(() => Int, { description: 'Days that were hidden: the latest fifth of the time, 90 at most.' })
  hiddenDays!: number;

  @Field(() => Int, {
    description: 'Customers who had bought before, and in these days bought something that they lacked, or that is bought again.',
  })
  customers!: number;

  @Field(() => Int, { description: 'To how many of them something was suggested that follows what they had bought.' })
  withFollowing!: number;

  @Field(() => [NextProductHitRate], { description: 'With one suggestion, three and five.' })
  rates!: readonly NextProductHitRate[];
}

@ObjectType({
  description: 'How good the choice of a channel is: made of the days before the latest 90, and compared with what was answered in these.',
  simpleResolvers: true,
})
export class NextChannelQuality {
  @Field(() => Int, { description: 'Days that were hidden.' })
  hiddenDays!: number;

  @Field(() => Int, { description: 'Customers to whom messages went by two channels or more in them.' })
  customers!: number;

  @Field(() => Float, { description: 'Of the messages by the channel that was best for each of them, the share that was answered.' })
  answered!: number;

  @Field(() => Float, { description: 'The same by the channel that was best for everybody.' })
  answeredByCommon!: number;

  @Field(() => Float, {
    description: 'The difference of the two. Who was sent what was not left to chance: it says what came, not what would have come.',
  })
  difference!: number;

  @Field(() => Float, { description: 'The lower end of its 95 % interval (Newcombe).' })
  low!: number;

  @Field(() => Float, { description: 'The upper end.' })
  high!: number;
}

@ObjectType({
  description:
    'What all customers together say of what each will buy next: `Customer.nextProducts` and `Customer.nextChannels` come of it.',
  simpleResolvers: true,
})
@RequireScopes('orders:read', 'products:read')
export class NextProductModel {
  @Field(() => DateTimeScalar, {
    description: 'The instant that it holds for: no later order is in it. What a customer has bought is always as of now.',
  })
  asOf!: Date;

  @Field(() => NextRefusalType, { nullable: true, description: 'Why nothing is suggested; null: something is.' })
  refusal!: NextRefusal | null;

  @Field(() => Int, { description: 'Customers who were learnt from, 50,000 at most, by chance and always the same.' })
  buyers!: number;

  @Field(() => Int, { description: 'Who bought more than 200 different products and were left out.' })
  leftOut!: number;

  @Field(() => Int, {
    description: 'Products that were compared: at most 400, the most frequent, of ten buyers each. Only they are suggested.',
  })
  products!: number;

  @Field(() => Int, { description: 'Pairs of them, in either order, for all of which is corrected.' })
  compared!: number;

  @Field(() => Int, {
    description: 'How many of these follow: at most one in twenty of them is chance, on the mean (Benjamini and Hochberg).',
  })
  followed!: number;

  @Field(() => NextProductQuality, {
    nullable: true,
    description: 'How good suggestions are; null where fewer than 50 customers came again.',
  })
  quality!: NextProductQuality | null;

  @Field(() => NextChannelQuality, {
    nullable: true,
    description: 'How good channels are; null where fewer than 50 customers had messages by two. Needs campaigns:read.',
  })
  @RequireScopes('campaigns:read')
  channelQuality!: NextChannelQuality | null;
}
