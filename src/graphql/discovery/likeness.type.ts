import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import { type Audience, AUDIENCES, type LikenessQuality as Quality, type ToldTelling, type Unlike } from '../../discovery/index.js';
import { Customer, DateTimeScalar } from '../../model/index.js';
import type { CustomerRow } from '../customer/index.js';

const REFUSALS = ['TOO_FEW_MEMBERS', 'TOO_FEW_OTHERS', 'NOTHING_TELLS', 'NO_BETTER_THAN_CHANCE'] as const satisfies readonly Unlike[];
const named = <Name extends string>(names: readonly Name[]) =>
  Object.fromEntries(names.map((name) => [name, name])) as { readonly [Each in Name]: Each };

export const AudienceType = named(AUDIENCES);
registerEnumType(AudienceType, {
  name: 'LookalikeAudience',
  description: 'Among whom lookalikes are sought.',
  valuesConfig: {
    CUSTOMERS: { description: 'Who has ordered: by everything that is compared.' },
    PROSPECTS: { description: 'Who has not ordered: by what can be known of somebody before.' },
  },
});

export const LikenessRefusalType = named(REFUSALS);
registerEnumType(LikenessRefusalType, {
  name: 'LikenessRefusal',
  description: 'Why nobody is told to be like members.',
  valuesConfig: {
    TOO_FEW_MEMBERS: { description: 'The segment has fewer than 100 members: half of them are hidden, to judge by.' },
    TOO_FEW_OTHERS: { description: 'Fewer than 100 customers are not in it.' },
    NOTHING_TELLS: { description: 'Nothing that its rule does not settle itself sets members apart, by more than chance.' },
    NO_BETTER_THAN_CHANCE: { description: 'Hidden members were found no better than by chance.' },
  },
});

@ObjectType({ description: 'Something by which members are told from others.', simpleResolvers: true })
export class LikenessTrait implements ToldTelling {
  @Field(() => String, { description: 'As a rule.' })
  rule!: string;

  @Field(() => String, { description: 'The attribute, as rules name it.' })
  attribute!: string;

  @Field(() => String, { description: 'In words.' })
  label!: string;

  @Field(() => Float, {
    description: 'What it adds to the score, in the logarithm of odds, beside the other traits; below 0 it tells against.',
  })
  weight!: number;

  @Field(() => Float, { description: 'Of the members who were learnt from, 0 to 1.' })
  share!: number;

  @Field(() => Float, { description: 'Of the others, 0 to 1.' })
  shareOfOthers!: number;
}

@ObjectType({ description: 'How many of the hidden members are among the first.', simpleResolvers: true })
export class LikenessRecall {
  @Field(() => Float, {
    description: 'Among so large a share of everybody hidden, the likest first. By chance as large a share of the members is.',
  })
  first!: number;

  @Field(() => Float, { description: 'Of the hidden members, 0 to 1.' })
  recall!: number;
}

@ObjectType({ description: 'How well members are found who were hidden, half of them and of the others.', simpleResolvers: true })
export class LikenessQuality implements Quality {
  @Field(() => Int, { description: 'Members who were hidden.' })
  hiddenMembers!: number;

  @Field(() => Int, { description: 'Others who were hidden.' })
  hiddenOthers!: number;

  @Field(() => Float, {
    description:
      'How often a hidden member stands above another: 0.5 is chance, 1 is perfect. Near 1 it is likely that a trait is what makes members be in the segment.',
  })
  auc!: number;

  @Field(() => Float, { description: 'The lower end of its 95 % interval (Hanley and McNeil): above 0.5, or nobody is told.' })
  low!: number;

  @Field(() => Float, { description: 'The upper end.' })
  high!: number;

  @Field(() => [LikenessRecall], { description: 'Among the first 1, 5, 10 and 20 of 100.' })
  recalls!: Quality['recalls'];
}

@ObjectType({ description: 'What sets members apart, of all of which a rule is made.', simpleResolvers: true })
export class IdealProfile {
  @Field(() => String, { description: 'As a rule that can be previewed and saved.' })
  rule!: string;

  @Field(() => Float, { description: 'Of the hidden members, for how many it holds, 0 to 1.' })
  share!: number;

  @Field(() => Float, { description: 'Of the hidden others.' })
  shareOfOthers!: number;

  @Field(() => Float, { description: 'The lower end of the 95 % interval of the difference (Newcombe): above 0, or there is none.' })
  low!: number;

  @Field(() => Float, { description: 'The upper end.' })
  high!: number;
}

@ObjectType({ description: 'Somebody who is like the members of a segment.', simpleResolvers: true })
export class Lookalike {
  @Field(() => Customer, { nullable: true, description: 'Who; null if just deleted.' })
  customer!: () => Promise<CustomerRow | null>;

  @Field(() => Int, { description: 'The place in the order, from 1.' })
  rank!: number;

  @Field(() => Float, {
    description:
      'What they are ranked by: the weights of their traits, added up. No probability: who is no member is not for that unlike them.',
  })
  score!: number;

  @Field(() => [LikenessTrait], { description: 'What they have in common with members, five at most, what weighs the most first.' })
  reasons!: readonly ToldTelling[];
}

@ObjectType({ description: 'Who is like the members of a segment, and what members are like.', simpleResolvers: true })
export class Lookalikes {
  @Field(() => DateTimeScalar, { description: 'The instant that it holds for.' })
  asOf!: Date;

  @Field(() => Boolean, { description: 'Whether it is a day old, or there are twice as many orders by now: it is made again by itself.' })
  isStale!: boolean;

  @Field(() => AudienceType, { description: 'Among whom.' })
  audience!: Audience;

  @Field(() => LikenessRefusalType, { nullable: true, description: 'Why nobody is told; null: somebody may be.' })
  refusal!: Unlike | null;

  @Field(() => Int, { description: 'Members; 5,000 at most were learnt from and judged by.' })
  members!: number;

  @Field(() => Int, { description: 'Others; 15,000 at most were learnt from and judged by. All are ranked.' })
  others!: number;

  @Field(() => Int, { description: 'Traits that were compared, for all of which is corrected (Benjamini and Hochberg).' })
  compared!: number;

  @Field(() => Boolean, {
    description: 'Whether the key may not ask rules for some of the traits: then neither traits nor customers are told.',
  })
  withheld!: boolean;

  @Field(() => [LikenessTrait], { description: 'By what members are told from others, what weighs the most first, 40 at most.' })
  traits!: readonly ToldTelling[];

  @Field(() => LikenessQuality, { nullable: true, description: 'How well hidden members are found; null where nobody is told.' })
  quality!: Quality | null;

  @Field(() => IdealProfile, {
    nullable: true,
    description:
      'What members are that others are not, as a rule; of PROSPECTS the ideal profile for new ones. null where no few traits set them apart in the hidden half too.',
  })
  profile!: IdealProfile | null;

  readonly runId!: string;
}
