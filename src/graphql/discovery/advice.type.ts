import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import {
  ADVICE_KINDS,
  ADVICE_MEASURES,
  ADVICE_STRENGTHS,
  type AdviceFigure as Figure,
  type AdviceKind,
  type AdviceMeasure,
  type AdviceStrength,
  SET_ADVICE_KINDS,
  type SetAdviceKind,
  UNSAID_REASONS,
  type UnsaidReason,
} from '../../discovery/index.js';
import { DateTimeScalar, Segment } from '../../model/index.js';
import type { SegmentRow } from '../segment/index.js';

type Lazy<Value> = () => Promise<Value>;
const named = <Name extends string>(names: readonly Name[]) =>
  Object.fromEntries(names.map((name) => [name, name])) as { readonly [Each in Name]: Each };

export const AdviceKindType = named(ADVICE_KINDS);
registerEnumType(AdviceKindType, {
  name: 'AdviceKind',
  description: 'What may be the matter with a segment.',
  valuesConfig: {
    TOO_BROAD: { description: '60 of 100 customers or more are in it.' },
    TOO_NARROW: { description: 'It has fewer than 30 members, and fewer than 5 of 100 customers.' },
    EMPTY: { description: 'Nobody is in it; `clause` is the part of its rule that leaves nobody.' },
    UNREACHABLE: { description: 'Fewer than half of its members have agreed to be reached by any channel.' },
    NEARLY_ANOTHER: { description: 'Its Jaccard index with another one is 0.8 or more.' },
    WITHIN_ANOTHER: {
      description: '95 of 100 of its members or more are in a larger one, on which it does not build and which is not too broad.',
    },
    UNSTABLE: {
      description:
        'Of those who entered within 90 days, not because its rule was changed, more than 20 of 100 left again within 7 days: the lower end of the 95 % interval.',
    },
    NOT_DISTINCT: {
      description:
        'Its members behave like everybody: nothing that its rule does not settle by itself sets them apart (`SegmentValue.drivers`), where a difference of 20 of 100 would have shown.',
    },
  },
});

export const SetAdviceKindType = named(SET_ADVICE_KINDS);
registerEnumType(SetAdviceKindType, {
  name: 'SegmentSetAdviceKind',
  description: 'What may be the matter with all segments together.',
  valuesConfig: {
    TOO_MANY: { description: 'There are more than 50.' },
    MUCH_UNCOVERED: { description: '25 of 100 customers or more are in none that is not too broad.' },
    NEARLY_SAME: { description: 'The Jaccard index of two of them is 0.8 or more.' },
  },
});

export const AdviceStrengthType = named(ADVICE_STRENGTHS);
registerEnumType(AdviceStrengthType, {
  name: 'AdviceStrength',
  description: 'How much it is the matter.',
  valuesConfig: {
    STRONG: { description: 'Beyond a second bound, which docs/figures.md tells.' },
    MODERATE: { description: 'Beyond the bound.' },
  },
});

export const AdviceMeasureType = named(ADVICE_MEASURES);
registerEnumType(AdviceMeasureType, {
  name: 'AdviceMeasure',
  description: 'What a figure is that led to advice.',
  valuesConfig: {
    CUSTOMERS: { description: 'All customers.' },
    MEMBERS: { description: 'Members of the segment.' },
    SHARE: { description: 'The members of all customers, 0 to 1.' },
    REACHED: { description: 'Members who have agreed to be reached by any channel.' },
    REACHED_SHARE: { description: 'These of the members, 0 to 1.' },
    REACHED_SHARE_OF_ALL: { description: 'Who has agreed to be reached by any channel, of all customers, 0 to 1.' },
    OTHER_MEMBERS: { description: 'Members of the other segment.' },
    SHARED: { description: 'Customers in both.' },
    JACCARD: { description: 'Customers in both divided by customers in either, 0 to 1.' },
    SHARED_SHARE: { description: 'Customers in both, of the members, 0 to 1.' },
    ENTRIES: { description: 'Who entered from 97 to 7 days ago, of the latest 20,000 changes.' },
    SOON_UNDONE: { description: 'Of these, who left again within 7 days.' },
    SOON_UNDONE_SHARE: { description: 'Their share, 0 to 1.' },
    UNDONE_BY_TIME: { description: 'Of these, who left by the passing of time alone.' },
    COMPARED: { description: 'Attributes by which members were compared with everybody else.' },
    UNSEEN_DIFFERENCE: { description: 'Differences of shares up to this would not have shown, 0 to 1.' },
    CLAUSE_ALONE: { description: 'Customers for whom the part of the rule holds, whatever the others say.' },
    SEGMENTS: { description: 'Segments.' },
    UNCOVERED: { description: 'Customers in no segment.' },
    UNCOVERED_SHARE: { description: 'Customers in no segment that is not too broad, of all customers, 0 to 1.' },
    ONLY_IN_BROAD: { description: 'Customers in none but segments that are too broad.' },
  },
});

export const UnsaidReasonType = named(UNSAID_REASONS);
registerEnumType(UnsaidReasonType, {
  name: 'AdviceUnsaidReason',
  description: 'What is missing for something to be said.',
  valuesConfig: {
    NO_CUSTOMERS: { description: 'There are no customers.' },
    FEW_CUSTOMERS: { description: 'There are fewer than 50 customers.' },
    FEW_MEMBERS: { description: 'It has too few members: 10 are needed, to find whether it is distinct some hundreds.' },
    FEW_OTHERS: { description: 'Too few customers are not in it.' },
    NO_CONSENTS: { description: 'No consent of anybody is known.' },
    NO_OTHER_SEGMENTS: { description: 'There is no other segment.' },
    FEW_CHANGES: { description: 'Fewer than 30 customers have entered within 90 days, and 7 days ago or longer.' },
    FEW_ATTRIBUTES: { description: 'Fewer than 5 attributes can be compared.' },
    NO_RULE: { description: 'It is a list kept by hand.' },
    NOT_ALLOWED: { description: 'The key may not ask rules for what it takes.' },
    MEMBERS_NOT_FOUND: { description: 'Its members are being found, or cannot be.' },
  },
});

@ObjectType({ description: 'A figure that led to advice.', simpleResolvers: true })
export class AdviceFigure implements Figure {
  @Field(() => AdviceMeasureType, { description: 'What it is.' })
  measure!: AdviceMeasure;

  @Field(() => Float, { description: 'A count, or a share from 0 to 1.' })
  value!: number;

  @Field(() => Float, { nullable: true, description: 'The bound beyond which, or below which, advice is given; null where it has none.' })
  bound!: number | null;
}

@ObjectType({ description: 'A rule that advice suggests.', simpleResolvers: true })
export class AdviceSuggestion {
  @Field(() => String, { description: 'In the segment query language, to be previewed and saved.' })
  rule!: string;

  @Field(() => Int, { description: 'Customers for whom it holds.' })
  size!: number;
}

@ObjectType({ description: 'Something that is the matter with a segment, and what to do about it.', simpleResolvers: true })
export class SegmentAdvice {
  @Field(() => AdviceKindType, { description: 'What it is.' })
  kind!: AdviceKind;

  @Field(() => AdviceStrengthType, { description: 'How much.' })
  strength!: AdviceStrength;

  @Field(() => String, { description: 'What is the matter, in English, with the figures.' })
  text!: string;

  @Field(() => String, { description: 'What to change, in English.' })
  change!: string;

  @Field(() => [AdviceFigure], { description: 'The figures that led to it.' })
  figures!: readonly Figure[];

  @Field(() => String, { nullable: true, description: 'The part of the rule that it is about.' })
  clause!: string | null;

  @Field(() => [Segment], { description: 'Other segments that it is about.' })
  others!: Lazy<SegmentRow[]>;

  @Field(() => AdviceSuggestion, { nullable: true, description: 'A rule with which it would be better; null where none can be given.' })
  suggestion!: AdviceSuggestion | null;
}

@ObjectType({ description: 'Something of which nothing is said, and why.', simpleResolvers: true })
export class AdviceUnsaid {
  @Field(() => AdviceKindType, { description: 'What was to be found.' })
  kind!: AdviceKind;

  @Field(() => UnsaidReasonType, { description: 'What is missing.' })
  reason!: UnsaidReason;

  @Field(() => Int, { description: 'Of how many segments.' })
  segments!: number;
}

@ObjectType({ description: 'Whether a segment is of any use as it is.', simpleResolvers: true })
export class SegmentAdviceAnswer {
  @Field(() => DateTimeScalar, { description: 'The instant that the figures are exact for.' })
  asOf!: Date;

  @Field(() => Boolean, { description: 'Whether its members are not all found.' })
  stale!: boolean;

  @Field(() => [SegmentAdvice], { description: 'What is the matter, the strongest first; empty where nothing is, or nothing can be said.' })
  advice!: SegmentAdvice[];

  @Field(() => [AdviceUnsaid], { description: 'Of what nothing can be said, and what is missing for it.' })
  unsaid!: AdviceUnsaid[];
}

@ObjectType({ description: 'Something that is the matter with all segments together.', simpleResolvers: true })
export class SegmentSetAdvice {
  @Field(() => SetAdviceKindType, { description: 'What it is.' })
  kind!: SetAdviceKind;

  @Field(() => AdviceStrengthType, { description: 'How much.' })
  strength!: AdviceStrength;

  @Field(() => String, { description: 'What is the matter, in English, with the figures.' })
  text!: string;

  @Field(() => String, { description: 'What to change, in English.' })
  change!: string;

  @Field(() => [AdviceFigure], { description: 'The figures that led to it.' })
  figures!: readonly Figure[];

  @Field(() => [Segment], { description: 'Segments that it is about.' })
  segments!: Lazy<SegmentRow[]>;

  @Field(() => AdviceSuggestion, {
    nullable: true,
    description: 'A rule for a segment that would make it better; null where none can be given.',
  })
  suggestion!: AdviceSuggestion | null;
}

@ObjectType({ description: 'A segment of all, and what is the matter with it.', simpleResolvers: true })
export class AdvisedSegment {
  @Field(() => Segment, { nullable: true, description: 'The segment; null if it has just been deleted.' })
  segment!: Lazy<SegmentRow | null>;

  @Field(() => [SegmentAdvice], { description: 'What is the matter, the strongest first.' })
  advice!: SegmentAdvice[];
}

@ObjectType({
  description:
    'Whether all segments together are of use as they are. Of each is said what can be without asking its rule or comparing its members by all that is known of them: `segmentAdvice` of one says which part of a rule leaves nobody, and whether it is distinct.',
  simpleResolvers: true,
})
export class SegmentSetAdviceAnswer {
  @Field(() => DateTimeScalar, { description: 'The instant that the figures are exact for.' })
  asOf!: Date;

  @Field(() => Boolean, { description: 'Whether the members of some are not all found.' })
  stale!: boolean;

  @Field(() => Int, { description: 'All customers.' })
  customers!: number;

  @Field(() => Int, { description: 'Segments that there are for the key.' })
  segments!: number;

  @Field(() => Int, { description: 'How many of them were looked at: 100 at most, those that were made first.' })
  compared!: number;

  @Field(() => Int, { description: 'Customers who are in none of those.' })
  uncovered!: number;

  @Field(() => Int, { description: 'Customers who are in none but such that are too broad.' })
  onlyInBroad!: number;

  @Field(() => [SegmentSetAdvice], {
    description: 'What is the matter with them together, the strongest first; of pairs the 20 most alike.',
  })
  advice!: SegmentSetAdvice[];

  @Field(() => [AdviceUnsaid], { description: 'Of what nothing can be said, and what is missing for it.' })
  unsaid!: AdviceUnsaid[];

  /** See advice.resolver.ts. */
  each!: readonly AdvisedSegment[];
}
