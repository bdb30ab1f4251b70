import { Entity, PrimaryKey, Property, type Opt } from '@mikro-orm/core';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { newId } from '../kernel/index.js';
import { ACCOUNT_STATUS, SUBSCRIPTION_STATUS, TECHNOLOGY_ADOPTION } from './closed-sets.js';
import { flag, instant, integer, json, money, optional, text, texts, uuid, day } from './column.js';
import type { DataParty } from './data-source.js';
import { PersonalData, RequireScopes } from './require-scopes.js';
import { DateScalar, DateTimeScalar, DecimalScalar, JsonScalar, Node } from './scalars.js';

/** Where the value of one field came from. */
export interface FieldOrigin {
  readonly source: string;
  readonly party: DataParty;
  /** RFC 3339. */
  readonly at: string;
  /** Whether the source said when; else `at` is when the value came. */
  readonly dated?: true;
  /** The external id under which it came, of a customer who has several. */
  readonly by?: string;
}

/** What is known about one person. What they have several of stands in tables of its own. */
@Entity({ tableName: 'customer' })
@ObjectType({ description: 'A person who bought, or may buy.', simpleResolvers: true, implements: Node })
@RequireScopes('customers:read')
export class Customer {
  @PrimaryKey({ ...uuid })
  @Field(() => ID, { description: 'Stays the same for as long as the customer exists.' })
  id: string = newId();

  @Property(optional(text))
  @Field(() => String, { nullable: true, description: 'Given name.' })
  @PersonalData()
  firstName: string | null = null;

  @Property(optional(text))
  @Field(() => String, { nullable: true, description: 'Family name.' })
  @PersonalData()
  lastName: string | null = null;

  @Property(optional(text))
  @Field(() => String, { nullable: true, description: 'Preferred language, BCP 47, such as `en-GB`.' })
  language: string | null = null;

  @Property(optional(day))
  @Field(() => DateScalar, { nullable: true, description: 'Date of birth.' })
  @PersonalData()
  birthDate: string | null = null;

  @Property(optional(text))
  @Field(() => String, { nullable: true, description: 'As the source says it.' })
  gender: string | null = null;

  @Property(optional(text))
  @Field(() => String, { nullable: true, description: 'As the source says it, such as `single` or `married`.' })
  maritalStatus: string | null = null;

  @Property(optional(text))
  @Field(() => String, { nullable: true, description: 'Highest education.' })
  education: string | null = null;

  @Property(optional(text))
  @Field(() => String, { nullable: true, description: 'Occupation.' })
  occupation: string | null = null;

  @Property(optional(money))
  @Field(() => DecimalScalar, { nullable: true, description: 'Income a year, in the workspace currency.' })
  yearlyIncome: string | null = null;

  @Property(optional(text))
  @Field(() => String, { nullable: true, description: 'Income as a band, as the source says it.' })
  incomeBand: string | null = null;

  @Property(optional(text))
  @Field(() => String, { nullable: true, description: 'Social class.' })
  socialClass: string | null = null;

  @Property(optional(integer))
  @Field(() => Int, { nullable: true, description: 'People in the household.' })
  householdSize: number | null = null;

  @Property(optional(text))
  @Field(() => String, { nullable: true, description: 'Stage of life, such as `young family`.' })
  lifeStage: string | null = null;

  @Property(optional(flag))
  @Field(() => Boolean, { nullable: true, description: 'Whether the customer owns a home.' })
  homeOwner: boolean | null = null;

  @Property(optional(text))
  @Field(() => String, { nullable: true, description: 'Through what or whom the customer came.' })
  referralSource: string | null = null;

  @Property(optional(text))
  @Field(() => ID, { nullable: true, description: 'The customer who brought this one, as the same source calls them.' })
  referrerExternalId: string | null = null;

  /** The source that names the referrer. The database computes it. */
  @Property({ ...optional(text), generated: 'source_of_referrer(provenance) stored' })
  readonly referrerSource!: (string | null) & Opt;

  @Property(optional(text))
  @Field(() => ACCOUNT_STATUS.enumeration, { nullable: true, description: 'Of the shop account.' })
  accountStatus: string | null = null;

  @Property(optional(text))
  @Field(() => String, {
    name: 'sourceLifecycleStage',
    // The property is called otherwise, which graphql would not look for.
    simple: false,
    nullable: true,
    description: 'What sources said as `lifecycleStage`, such as `lead`; null where they said nothing.',
  })
  lifecycleStage: string | null = null;

  @Property(optional(integer))
  @Field(() => Int, { nullable: true, description: 'How much at home on the web, 1 (not at all) to 10.' })
  webSavviness: number | null = null;

  @Property(optional(text))
  @Field(() => String, { nullable: true, description: 'Browser.' })
  browser: string | null = null;

  @Property({ ...texts, defaultRaw: `'{}'` })
  @Field(() => [String], { description: 'Devices used, such as `phone` or `tablet`.' })
  devices: string[] & Opt = [];

  @Property(optional(text))
  @Field(() => TECHNOLOGY_ADOPTION.enumeration, { nullable: true, description: 'How early new technology is taken up.' })
  technologyAdoption: string | null = null;

  @Property({ ...texts, defaultRaw: `'{}'` })
  @Field(() => [String], { description: 'What matters to the person, such as `sustainability`.' })
  personalValues: string[] & Opt = [];

  @Property({ ...texts, defaultRaw: `'{}'` })
  @Field(() => [String], { description: 'Traits of personality.' })
  personalityTraits: string[] & Opt = [];

  @Property({ ...texts, defaultRaw: `'{}'` })
  @Field(() => [String], { description: 'Interests.' })
  interests: string[] & Opt = [];

  @Property(optional(integer))
  @Field(() => Int, { nullable: true, description: 'Loyalty to brands, 1 (none) to 10.' })
  brandLoyalty: number | null = null;

  @Property(optional(integer))
  @Field(() => Int, { nullable: true, description: 'Sensitivity to prices, 1 (none) to 10.' })
  priceSensitivity: number | null = null;

  @Property(optional(text))
  @Field(() => String, { nullable: true, description: 'The channel that the person wants to be reached by.' })
  preferredContact: string | null = null;

  @Property(optional(text))
  @Field(() => ID, { nullable: true, description: 'The application that made the record in its source system.' })
  createdByAppId: string | null = null;

  @Property(optional(text))
  @Field(() => SUBSCRIPTION_STATUS.enumeration, { nullable: true, description: 'Of product subscriptions.' })
  productSubscriptionStatus: string | null = null;

  /** By field: which source said the value, what party it is and when it observed it. */
  @Property({ ...json, defaultRaw: `'{}'` })
  provenance: Readonly<Record<string, FieldOrigin>> & Opt = {};

  @Property({ ...texts, defaultRaw: `'{}'` })
  @Field(() => [String], { description: 'Tags, as written; compared without regard to case.' })
  tags: string[] & Opt = [];

  /** The tags folded for comparison. The database computes it. */
  @Property({ ...texts, generated: 'lower_all(tags) stored' })
  readonly tagKeys!: string[] & Opt;

  @Property({ ...json, defaultRaw: `'{}'` })
  @Field(() => JsonScalar, { description: 'Values of declared custom attributes by key (see `attributeDefinitions`).' })
  attributes: Record<string, unknown> & Opt = {};

  @Property({ ...instant })
  @Field(() => DateTimeScalar, { description: 'When the customer became known to the business.' })
  addedAt!: Date;

  @Property({ ...instant })
  @Field(() => DateTimeScalar, { description: 'When the record was made here.' })
  createdAt!: Date;

  @Property({ ...instant })
  @Field(() => DateTimeScalar, { description: 'When the record last changed here.' })
  updatedAt!: Date;
}
