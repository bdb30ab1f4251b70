import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import type {
  DiscoveryRefusal,
  DiscoveryRun as Run,
  DiscoveryState,
  Measure,
  SegmentationNode,
  Suggestion,
  SuggestionKind,
} from '../../discovery/index.js';
import { DateTimeScalar } from '../../model/index.js';
import { KindOfSuggestion, MeasureOfSuggestion, RefusalOfDiscovery, RunState, RunStep } from './groups.enums.js';

@ObjectType({ description: 'The search for groups that the data suggest, in the background.', simpleResolvers: true })
export class DiscoveryRun {
  @Field(() => ID, { description: 'To cancel it by.' })
  id!: string;

  @Field(() => RunState, { description: 'How far it is.' })
  state!: DiscoveryState;

  @Field(() => DateTimeScalar, { description: 'When it was asked for.' })
  askedAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'The instant that it holds for: when it was begun; null before.' })
  asOf!: Date | null;

  @Field(() => RunStep, { nullable: true, description: 'What is being done; null where nothing is.' })
  step!: Run['step'];

  @Field(() => Float, { description: 'How much of all is done, 0 to 1.' })
  progress!: number;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ended; null before.' })
  finishedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Why it failed.' })
  error!: string | null;
}

@ObjectType({ description: 'An attribute by which a suggested group is told from others.', simpleResolvers: true })
export class SuggestionAttribute {
  @Field(() => String, { description: 'As rules name it; of things that were bought `products_purchased`.' })
  attribute!: string;

  @Field(() => String, { description: 'In words; of things that were bought what they are called.' })
  label!: string;
}

@ObjectType({
  description: 'What the difference of a suggested group turns around within: then that is what tells.',
  simpleResolvers: true,
})
export class SuggestionTurn {
  @Field(() => String, { description: 'The attribute, as rules name it.' })
  attribute!: string;

  @Field(() => String, { description: 'In words.' })
  label!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Among whom, as a rule: a fifth of all or more. null: over all who are alike in the attribute (Mantel and Haenszel).',
  })
  rule!: string | null;

  @Field(() => Float, { description: 'The difference of the means there, of the opposite sign.' })
  difference!: number;
}

@ObjectType({ description: 'A group that the data suggest, with how it stands beside everybody else.', simpleResolvers: true })
export class SegmentSuggestion implements Suggestion {
  @Field(() => KindOfSuggestion, { description: 'What it is.' })
  kind!: SuggestionKind;

  @Field(() => MeasureOfSuggestion, { description: 'What is compared.' })
  measure!: Measure;

  @Field(() => String, { description: 'The rule, which can be previewed and saved as it is.' })
  rule!: string;

  @Field(() => [SuggestionAttribute], { description: 'By what it is told from others.' })
  attributes!: readonly SuggestionAttribute[];

  @Field(() => Int, { description: 'Customers for whom the rule held as of the discovery, of all.' })
  customers!: number;

  @Field(() => Int, {
    description:
      'By how many customers of the group it was judged: of the half in which it was not sought; of RFM groups, of all who were looked at; of cross-selling, those who bought both.',
  })
  members!: number;

  @Field(() => Float, { description: 'The mean of these.' })
  mean!: number;

  @Field(() => Float, { description: 'The mean of those in the same half who are not in the group.' })
  meanOfRest!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'mean / meanOfRest; null where either is 0. Of cross-selling, how many times as many bought both as chance makes among customers of equally many things.',
  })
  lift!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'The lower end of its interval. All intervals of a discovery that were judged hold together in 95 of 100 such (Bonferroni).',
  })
  low!: number | null;

  @Field(() => Float, { nullable: true, description: 'The upper end.' })
  high!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'How likely chance makes such a difference in the half that judged, corrected for all that were judged. null for RFM and cross-selling.',
  })
  pValue!: number | null;

  @Field(() => [SuggestionTurn], { description: 'Within what the difference turns around.' })
  turnsWithin!: readonly SuggestionTurn[];
}

@ObjectType({ description: 'A group of a whole segmentation: each customer is in exactly one.', simpleResolvers: true })
export class SegmentationGroup implements Omit<SegmentationNode, 'from' | 'until'> {
  @Field(() => String, { description: 'The rule, which can be previewed and saved as it is.' })
  rule!: string;

  @Field(() => [SuggestionAttribute], { description: 'By what it is told from the others.' })
  attributes!: readonly SuggestionAttribute[];

  @Field(() => Int, { description: 'Customers for whom the rule held as of the discovery, of all.' })
  customers!: number;

  @Field(() => Int, { description: 'How many of them are in the half that did not grow the tree; the means are theirs.' })
  members!: number;

  @Field(() => Float, { description: 'What a customer of it has spent on the mean, in the currency of the workspace.' })
  mean!: number;

  @Field(() => Float, { description: 'The mean of everybody else.' })
  meanOfRest!: number;

  @Field(() => Float, { nullable: true, description: 'mean / meanOfRest; null where either is 0.' })
  lift!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'The lower end of its interval; those of 20 groups hold together in 95 of 100 such (Bonferroni).',
  })
  low!: number | null;

  @Field(() => Float, { nullable: true, description: 'The upper end.' })
  high!: number | null;
}

@ObjectType({
  description:
    'The whole base in a few groups by what customers have spent: a tree (CART) of which one half of the customers suggested each split and the other half confirmed it.',
  simpleResolvers: true,
})
export class Segmentation {
  @Field(() => [SegmentationGroup], { description: 'The groups: who spends most first.' })
  groups!: readonly SegmentationGroup[];

  @Field(() => Int, { description: 'Into how many groups it can be divided at most: further splits did not hold.' })
  mostGroups!: number;

  @Field(() => Float, {
    description: 'How much of how customers differ in what they spent it tells of the half that did not grow it, 0 to 1.',
  })
  explained!: number;
}

@ObjectType({
  description:
    'What the data suggest: groups found in one half of the customers who are looked at, by chance and always the same, and judged by the other half. They go with what is compared; that they make it is not said.',
  simpleResolvers: true,
})
export class Discovery {
  @Field(() => DateTimeScalar, { description: 'The instant that it holds for.' })
  asOf!: Date;

  @Field(() => Boolean, {
    description: 'Whether it is a day old, or there are twice as many orders by now: then it is made again by itself.',
  })
  isStale!: boolean;

  @Field(() => RefusalOfDiscovery, { nullable: true, description: 'Why nothing is said; null: something may be.' })
  refusal!: DiscoveryRefusal | null;

  @Field(() => Int, { description: 'Customers that there were.' })
  customers!: number;

  @Field(() => Int, { description: 'How many were looked at, 20,000 at most.' })
  lookedAt!: number;

  @Field(() => Int, { description: 'How many of these have ordered.' })
  buyers!: number;

  @Field(() => Int, { description: 'Attributes that were looked at: none of orders, of which what is compared is made.' })
  attributes!: number;

  @Field(() => Int, { description: 'Attributes that were not, since 300 are at most.' })
  leftOut!: number;

  @Field(() => Int, { description: 'Groups and pairs of things that were compared in one half.' })
  compared!: number;

  @Field(() => Int, { description: 'How many of these came before the other half.' })
  judged!: number;

  @Field(() => Float, {
    description: 'On a base in which nothing has to do with anything, so likely at most any group by attributes is told.',
  })
  falseDiscoveryRate!: number;

  @Field(() => Int, { description: 'Suggestions that the key is not told, since it may not ask for what their rules mention.' })
  withheld!: number;

  /** What `suggestions` and `segmentation` choose from. */
  told!: readonly Suggestion[];
  nodes!: readonly SegmentationNode[] | null;
  explained!: readonly number[];
}
