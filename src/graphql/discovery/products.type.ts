import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import { PRODUCT_GROUPINGS, type ProductGrouping } from '../../discovery/index.js';
import { DecimalScalar } from '../../model/index.js';

export const GroupingType = Object.fromEntries(PRODUCT_GROUPINGS.map((name) => [name, name])) as {
  readonly [Each in ProductGrouping]: Each;
};
registerEnumType(GroupingType, {
  name: 'ProductGrouping',
  description: 'What is taken for one thing of those that customers buy.',
  valuesConfig: {
    PRODUCT: { description: 'The product.' },
    CATEGORY: { description: 'The narrowest category of the product.' },
    BRAND: { description: 'The brand.' },
  },
});

@ObjectType({ description: 'A thing that customers buy.', simpleResolvers: true })
export class BoughtItem {
  @Field(() => String, { description: 'The id of the product in its source, the category or the brand.' })
  key!: string;

  @Field(() => String, { description: 'In words.' })
  name!: string;

  @Field(() => Int, { description: 'Buyers who were looked at and bought it.' })
  customers!: number;

  @Field(() => String, { description: 'Who bought it, as a rule.' })
  rule!: string;
}

@ObjectType({ description: 'Two things that the same customers buy, more often than chance makes them.', simpleResolvers: true })
export class BoughtTogether {
  @Field(() => BoughtItem, { description: 'One of them.' })
  one!: BoughtItem;

  @Field(() => BoughtItem, { description: 'The other.' })
  other!: BoughtItem;

  @Field(() => Int, { description: 'Who bought both.' })
  customers!: number;

  @Field(() => Float, { description: 'Of all buyers who were looked at, 0 to 1.' })
  support!: number;

  @Field(() => Float, { description: 'Of those who bought the one, who bought the other too, 0 to 1.' })
  confidence!: number;

  @Field(() => Float, { description: 'Of those who bought the other, who bought the one too, 0 to 1.' })
  confidenceBack!: number;

  @Field(() => Float, { description: 'How many times as often as if the two had nothing to do with each other.' })
  lift!: number;

  @Field(() => Float, {
    description:
      'The same among customers who bought equally many different things: without what comes of buying much. What is told has 1.1 or more.',
  })
  liftAmongEquals!: number;

  @Field(() => Float, {
    description:
      'How likely chance alone makes so many buy both among customers of equally many things, corrected for all pairs that were compared (Benjamini and Hochberg).',
  })
  pValue!: number;

  @Field(() => String, { description: 'Who bought the one and not the other, as a rule that can be previewed and saved.' })
  ruleOneOnly!: string;

  @Field(() => String, { description: 'Who bought the other and not the one.' })
  ruleOtherOnly!: string;
}

@ObjectType({ description: 'What customers buy together. Customers are counted, not orders.', simpleResolvers: true })
export class BoughtTogetherAnswer {
  @Field(() => Int, { description: 'Customers with order lines who were looked at, 50,000 at most.' })
  buyers!: number;

  @Field(() => Int, { description: 'Who bought more than 200 different things and were left out.' })
  leftOut!: number;

  @Field(() => Int, { description: 'Things that were compared: at most 400, the most frequent, of which 10 customers bought each.' })
  items!: number;

  @Field(() => Int, { description: 'Pairs of them, for all of which is corrected.' })
  compared!: number;

  @Field(() => [BoughtTogether], {
    description: 'By how many more bought both than chance makes, the most first. At most one in twenty is chance, on the mean.',
  })
  pairs!: BoughtTogether[];
}

@ObjectType({ description: 'Something that members lack though it goes with what they bought.', simpleResolvers: true })
export class MissingItemAnswer {
  @Field(() => BoughtItem, { description: 'What they lack.' })
  item!: BoughtItem;

  @Field(() => Int, { description: 'How many of the members who bought the first lack it.' })
  members!: number;

  @Field(() => Float, { description: 'Of all buyers of the first, who bought it too, 0 to 1.' })
  confidence!: number;

  @Field(() => Float, { description: 'How many times as often as by chance, among customers of equally many things.' })
  lift!: number;

  @Field(() => Float, {
    description:
      'How many of those who lack it would buy it if they did as other buyers of the first: members x confidence. An assumption, no forecast.',
  })
  expectedBuyers!: number;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'What these would spend on it, as its buyers did, in the currency of the workspace; null where nobody knows.',
  })
  expectedAmount!: string | null;

  @Field(() => String, { description: 'Who they are, as a rule that can be previewed and saved.' })
  rule!: string;
}

@ObjectType({ description: 'What members bought, and what of the things that go with it they lack.', simpleResolvers: true })
export class PurchaseGap {
  @Field(() => BoughtItem, { description: 'What they bought.' })
  bought!: BoughtItem;

  @Field(() => Int, { description: 'Members who bought it.' })
  members!: number;

  @Field(() => [MissingItemAnswer], { description: 'At most 5 things that go with it, those that most of its buyers have first.' })
  missing!: MissingItemAnswer[];

  @Field(() => Int, { description: 'Members who bought it and none of these.' })
  withoutAny!: number;

  @Field(() => String, { description: 'Who they are, as a rule.' })
  ruleWithoutAny!: string;
}
