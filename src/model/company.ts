import { Entity, PrimaryKey, Property, Unique, type Opt } from '@mikro-orm/core';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { newId } from '../kernel/index.js';
import { instant, integer, json, money, optional, rate, text, texts, uuid } from './column.js';
import { RequireScopes } from './require-scopes.js';
import { DateTimeScalar, DecimalScalar, JsonScalar, Node } from './scalars.js';

/** A business that customers belong to. */
@Entity({ tableName: 'company' })
@Unique({ properties: ['source', 'externalId'] })
@ObjectType({ description: 'A business that customers belong to.', simpleResolvers: true, implements: Node })
@RequireScopes('companies:read')
export class Company {
  @PrimaryKey({ ...uuid })
  @Field(() => ID, { description: 'Stays the same for as long as the company exists.' })
  id: string = newId();

  @Property({ ...text })
  @Field(() => String, { description: 'The source system.' })
  source!: string;

  @Property({ ...text })
  @Field(() => ID, { description: 'The id in the source system.' })
  externalId!: string;

  @Property({ ...text })
  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Property(optional(text))
  @Field(() => String, { nullable: true, description: 'Internet domain, such as `example.com`.' })
  domain: string | null = null;

  @Property({ ...texts, defaultRaw: `'{}'` })
  @Field(() => [String], { description: 'Tags.' })
  tags: string[] & Opt = [];

  /** The tags folded for comparison. The database computes it. */
  @Property({ ...texts, generated: 'lower_all(tags) stored' })
  readonly tagKeys!: string[] & Opt;

  @Property({ ...json, defaultRaw: `'{}'` })
  @Field(() => JsonScalar, { description: 'Values of declared custom attributes by key (see `attributeDefinitions`).' })
  attributes: Record<string, unknown> & Opt = {};

  @Property(optional(text))
  @Field(() => String, { nullable: true, description: 'Industry, as the source says it.' })
  industry: string | null = null;

  @Property(optional(integer))
  @Field(() => Int, { nullable: true, description: 'Employees.' })
  size: number | null = null;

  @Property(optional(money))
  @Field(() => DecimalScalar, { nullable: true, description: 'Turnover a year, in the workspace currency.' })
  turnover: string | null = null;

  @Property(optional(text))
  @Field(() => String, { nullable: true, description: 'Stage of its life as the source says it, such as `startup`, `growth` or `mature`.' })
  stage: string | null = null;

  @Property(optional(text))
  @Field(() => String, { nullable: true, description: 'The plan it is on, such as `basic`.' })
  plan: string | null = null;

  @Property(optional(rate))
  @Field(() => DecimalScalar, { nullable: true, description: 'Share of what the plan allows that is used, 0 to 1.' })
  usageRate: string | null = null;

  @Property(optional(text))
  @Field(() => String, { nullable: true, description: 'How it buys, such as `tender` or `self_service`.' })
  buyingProcess: string | null = null;

  @Property(optional(integer))
  @Field(() => Int, { nullable: true, description: 'People who take part in a decision to buy.' })
  decisionMakers: number | null = null;

  @Property(optional(text))
  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2, such as `US`.' })
  countryCode: string | null = null;

  @Property(optional(instant))
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When the source last changed it, as far as it says so (`updatedAt` of what it sent).',
  })
  sourceUpdatedAt: Date | null = null;

  @Property({ ...instant })
  @Field(() => DateTimeScalar, { description: 'When the record was made here.' })
  createdAt!: Date;

  @Property({ ...instant })
  @Field(() => DateTimeScalar, { description: 'When the record last changed here.' })
  updatedAt!: Date;
}
