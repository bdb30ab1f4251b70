import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Customer, DateTimeScalar, RequireScopes } from '../../model/index.js';
import type { Evidence, EvidenceKind, Identifier, IdentityReview, KeptRule, LinkResult, ReviewState } from '../../sync/index.js';
import type { CustomerRow } from '../customer/index.js';
import { UserError } from '../user-error.type.js';

/** An enum of which each word stands for itself. */
function wordsOf<Word extends string>(name: string, description: string, meanings: Readonly<Record<Word, string>>): Record<Word, Word> {
  const words = Object.fromEntries(Object.keys(meanings).map((word) => [word, word])) as Record<Word, Word>;
  const valuesConfig = Object.fromEntries(Object.entries<string>(meanings).map(([word, meaning]) => [word, { description: meaning }]));
  registerEnumType(words, { name, description, valuesConfig: valuesConfig as never });
  return words;
}

const IDENTIFIER_MEANINGS: Readonly<Record<Identifier, string>> = {
  EXTERNAL_ID: 'The id in the source system, where several sources have the same ids.',
  EMAIL:
    'An e-mail address, however it is written: without regard to case, and to dots and what follows a + where the host reads over them.',
  PHONE: 'A telephone number, as it is dialled from anywhere.',
  ATTRIBUTE: 'A declared attribute, such as the number of a loyalty card; without regard to case.',
  NAME_AND_BIRTH_DATE: 'Given name, family name and date of birth together.',
};

export const IdentifierEnum = wordsOf('Identifier', 'What people are known by.', IDENTIFIER_MEANINGS);

export const EvidenceKindEnum = wordsOf<EvidenceKind>('IdentityEvidenceKind', 'What speaks for two customers being one, or against it.', {
  ...IDENTIFIER_MEANINGS,
  SAME_NAME: 'Both have the same given and family name.',
  SIMILAR_NAME: 'Their names differ by a letter, an accent, an initial, a second name or their order.',
  OTHER_FAMILY_NAME: 'The given name is the same, the family name another: people marry.',
  UNSURE_FAMILY_NAME: 'The family names differ, and a given name is missing.',
  OTHER_GIVEN_NAME: 'The given names differ.',
  OTHER_NAME: 'Given and family names differ.',
  SAME_BIRTH_DATE: 'Both were born on the same day.',
  SIMILAR_BIRTH_DATE: 'The dates of birth differ by a digit, or day and month are swapped.',
  OTHER_BIRTH_DATE: 'They were born on different days.',
  SAME_SOURCE: 'One source has both: sources have mostly one record of each person.',
});

export const ReviewStateEnum = wordsOf<ReviewState>('IdentityReviewState', 'What was decided of two customers who may be one.', {
  OPEN: 'Nobody has decided yet.',
  REJECTED: 'They are two.',
});

@ObjectType('IdentityEvidence', { description: 'One thing that speaks for two customers being one, or against it.', simpleResolvers: true })
export class EvidenceType {
  @Field(() => EvidenceKindEnum, { description: 'What.' })
  kind!: EvidenceKind;

  @Field(() => Int, { description: 'How much: below zero it speaks against it.' })
  points!: number;

  @Field(() => String, { nullable: true, description: 'Of an attribute, its key.' })
  attribute?: string | undefined;
}

@ObjectType('IdentityReview', { description: 'Two customers who may be one.' })
@RequireScopes('customers:read', 'personal_data:read')
export class IdentityReviewType {
  @Field(() => ID, { description: 'Stays the same while both are there.' })
  id!: string;

  @Field(() => Customer, { nullable: true, description: 'One of the two; null if it is none any more.' })
  customer!: CustomerRow | null;

  @Field(() => Customer, { nullable: true, description: 'The other; null if it is none any more.' })
  other!: CustomerRow | null;

  @Field(() => ReviewStateEnum, { description: 'What was decided.' })
  state!: ReviewState;

  @Field(() => Int, { description: 'All points of the evidence together.' })
  score!: number;

  @Field(() => [EvidenceType], { description: 'What speaks for it and against it.' })
  evidence!: readonly Evidence[];

  @Field(() => DateTimeScalar, { description: 'When they were found.' })
  foundAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When somebody decided.' })
  decidedAt!: IdentityReview['decidedAt'];
}

@ObjectType('IdentityRule', { description: 'By what customers are found to be one.', simpleResolvers: true })
@InputType('IdentityRuleInput', { description: 'By what customers are to be found to be one.' })
export class IdentityRuleType {
  @Field(() => IdentifierEnum, { description: 'What they have in common.' })
  identifier!: Identifier;

  @Field(() => String, { nullable: true, description: 'Of ATTRIBUTE: the key of a declared attribute, text or number.' })
  attribute?: string | null;

  @Field(() => [String], { nullable: true, description: 'Of EXTERNAL_ID: the sources, 2 to 50, that have the same ids.' })
  sources?: string[] | null;

  @Field(() => Int, { description: 'Points of those who have it in common, 1 to 100.' })
  trust!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'One that stands for more people than that identifies nobody, 2 to 20; 5 where left out.',
  })
  mostPeople?: number | null;
}

@ObjectType('IdentityRules', { description: 'By what customers are found to be one. Without rules nobody is.', simpleResolvers: true })
@InputType('IdentityRulesInput', { description: 'By what customers are to be found to be one. All rules at once.' })
export class IdentityRulesType {
  @Field(() => [IdentityRuleType], {
    description: 'At most 20. The first that holds of two customers gives its points whole, each that follows 15.',
  })
  rules!: KeptRule[];

  @Field(() => Int, { nullable: true, description: 'From so many points on two are made one; 100 where left out, at most 200.' })
  mergeAt?: number | null;

  @Field(() => Int, { nullable: true, description: 'From so many on somebody is to look at them (`identityReviews`); 50 where left out.' })
  reviewAt?: number | null;
}

@ObjectType({ description: 'What came of looking at customers who are there already.', simpleResolvers: true })
export class ResolveIdentitiesPayload {
  @Field(() => Int, { description: 'How many were looked at, at most 1,000.' })
  looked!: number;

  @Field(() => Int, { description: 'How many became part of others.' })
  merged!: number;

  @Field(() => Int, { description: 'How many pairs somebody has to look at.' })
  doubtful!: number;

  @Field(() => ID, { nullable: true, description: 'To go on after; null when all have been looked at.' })
  endId!: string | null;
}

@InputType({ description: 'Two names of one person, in two sources or in one.' })
export class CustomerLinkInput {
  @Field(() => String, { description: 'The source of the one name.' })
  source!: string;

  @Field(() => ID, { description: 'The id in it.' })
  externalId!: string;

  @Field(() => String, { description: 'The source of the other. Where both names are of customers, that one stays.' })
  sameAsSource!: string;

  @Field(() => ID, { description: 'The id in it.' })
  sameAsExternalId!: string;
}

export const LinkStatusEnum = wordsOf<LinkResult['status']>('CustomerLinkStatus', 'What came of two names that are of one person.', {
  NAMED: 'A customer has the other name too from now on.',
  MERGED: 'Both were names of customers, who are one from now on.',
  UNCHANGED: 'That was known.',
  REJECTED: 'Neither is the name of a customer, or one is of somebody who was erased and is not to come back.',
});

@ObjectType('CustomerLinkResult', { description: 'What came of one link.', simpleResolvers: true })
export class LinkResultType {
  @Field(() => Int, { description: 'Its place, from 0.' })
  index!: number;

  @Field(() => LinkStatusEnum, { description: 'What came of it.' })
  status!: LinkResult['status'];

  @Field(() => ID, { nullable: true, description: 'Of the customer.' })
  customerId?: string;

  @Field(() => [UserError], { description: 'Why it was rejected.' })
  errors!: LinkResult['errors'];
}
