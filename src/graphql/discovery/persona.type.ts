import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { type PersonaCard as Card, STRENGTHS, type Strength } from '../../discovery/index.js';
import { DateTimeScalar } from '../../model/index.js';

export const StrengthType = Object.fromEntries(STRENGTHS.map((name) => [name, name])) as { readonly [Each in Strength]: Each };
registerEnumType(StrengthType, {
  name: 'StatementStrength',
  description: 'How far a statement of a persona goes.',
  valuesConfig: {
    NEARLY_ALL: { description: 'It holds for 85 of 100 of them or more: the lower end of the 95 % interval.' },
    MOST: {
      description:
        'It holds for more than half of them, by the lower end of the 95 % interval; of a few it may hold for all who are there.',
    },
    MIDDLE_HALF: { description: 'It is where the middle half of them lies.' },
    MORE_THAN_OTHERS: { description: 'It holds for them more often than for others, by more than chance, though not for most.' },
  },
});

@ObjectType({ description: 'A part of the members by a fact.', simpleResolvers: true })
export class PersonaPart {
  @Field(() => String, { nullable: true, description: 'The value; the least of a range. null: it is missing.' })
  value!: string | null;

  @Field(() => String, { nullable: true, description: 'The greatest of a range; null where it is a value.' })
  to!: string | null;

  @Field(() => Int, { description: 'Members who were looked at.' })
  members!: number;

  @Field(() => Float, { description: 'Of the members, 0 to 1. Of lists, such as interests, a member may be in several parts.' })
  share!: number;

  @Field(() => Float, { description: 'Of everybody who is not a member, 0 to 1.' })
  shareOfOthers!: number;

  @Field(() => Float, { nullable: true, description: '100 x share / shareOfOthers: 100 is as others; null where no others have it.' })
  index!: number | null;
}

@ObjectType({ description: 'Something that is known of members.', simpleResolvers: true })
export class PersonaFact {
  @Field(() => String, { description: 'The attribute, as rules name it.' })
  attribute!: string;

  @Field(() => String, { description: 'In words.' })
  label!: string;

  @Field(() => String, { nullable: true, description: 'Such as `orders`.' })
  unit!: string | null;

  @Field(() => Int, { description: 'Of how many of the members who were looked at it is known.' })
  known!: number;

  @Field(() => [String], {
    description: 'Of what has an order: a quarter, half and three quarters of those of whom it is known lie there or below. Else none.',
  })
  quartiles!: readonly string[];

  @Field(() => [PersonaPart], {
    description:
      'How members spread: of what has an order in up to ten ranges in that order, else by up to twelve values, the most frequent first.',
  })
  parts!: PersonaPart[];

  @Field(() => Boolean, {
    description: 'Whether members differ from others in it by more than chance, corrected for all facts (as `drivers`).',
  })
  isDistinct!: boolean;
}

@ObjectType({ description: 'A sentence about the typical member.', simpleResolvers: true })
export class PersonaStatement {
  @Field(() => String, { description: 'In English.' })
  text!: string;

  @Field(() => String, { description: 'The attribute that it is of, as rules name it.' })
  attribute!: string;

  @Field(() => StrengthType, { description: 'How far it goes.' })
  strength!: Strength;

  @Field(() => Float, { description: 'Of the members of whom it is known, for how many it holds, 0 to 1.' })
  share!: number;

  @Field(() => Float, { description: 'The lower end of its 95 % interval (Wilson).' })
  low!: number;

  @Field(() => Float, { description: 'The upper end.' })
  high!: number;
}

@ObjectType({
  description:
    'The typical member of a group as the data show it, beside everybody else. Not every member is like it: how many are stands with each statement.',
  simpleResolvers: true,
})
export class Persona {
  @Field(() => Boolean, { description: 'Whether the group has fewer than 5 members, of whom nobody is typical: then nothing is told.' })
  isRefused!: boolean;

  @Field(() => Int, { description: 'Members who were looked at, 10,000 at most.' })
  members!: number;

  @Field(() => Int, { description: 'Others who were looked at, 10,000 at most.' })
  others!: number;

  @Field(() => String, { description: 'All statements as one text; empty where there are none.' })
  profile!: string;

  @Field(() => [PersonaStatement], { description: 'What can be said: of what is known of half of the members or more.' })
  statements!: PersonaStatement[];

  @Field(() => [PersonaFact], {
    description: 'What there is to know, in the order in which one would tell it; what the key may ask rules for.',
  })
  facts!: PersonaFact[];
}

@ObjectType({ description: 'What people say of the persona of a segment, beside what the data show.', simpleResolvers: true })
export class PersonaCard implements Card {
  @Field(() => String, { nullable: true, description: 'What they call it, such as `Joe`.' })
  name!: string | null;

  @Field(() => String, { nullable: true, description: 'Anything else.' })
  notes!: string | null;

  @Field(() => String, { nullable: true, description: 'How its members are best reached.' })
  channel!: string | null;

  @Field(() => String, { nullable: true, description: 'How they are best spoken to.' })
  tone!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was last changed.' })
  changedAt!: Date;
}

@InputType({ description: 'What people say of a persona. What is left out stays; null clears it.' })
export class PersonaCardInput implements Partial<Card> {
  @Field(() => ID, { description: 'The segment.' })
  segmentId!: string;

  @Field(() => String, { nullable: true, description: 'At most 200 characters.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'At most 10,000 characters.' })
  notes?: string | null;

  @Field(() => String, { nullable: true, description: 'At most 200 characters.' })
  channel?: string | null;

  @Field(() => String, { nullable: true, description: 'At most 1,000 characters.' })
  tone?: string | null;
}
