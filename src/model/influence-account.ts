import { Entity, ManyToOne, PrimaryKey, Property, Unique, type Opt, type Ref } from '@mikro-orm/core';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { newId } from '../kernel/index.js';
import { instant, integer, optional, owned, rate, text, texts, uuid } from './column.js';
import { Customer } from './customer.js';
import { PersonalData, RequireScopes } from './require-scopes.js';
import { DateTimeScalar, DecimalScalar, Node } from './scalars.js';

/** One social account of a customer; it shows its latest observation, which a trigger keeps in step. */
@Entity({ tableName: 'influence_account' })
@Unique({ properties: ['source', 'externalId'] })
@ObjectType({
  description: 'A social account of a customer, with the figures of its latest observation.',
  simpleResolvers: true,
  implements: Node,
})
@RequireScopes('influence:read')
export class InfluenceAccount {
  @PrimaryKey({ ...uuid })
  @Field(() => ID, { description: 'Stays the same for as long as the account exists.' })
  id: string = newId();

  @Property({ ...text })
  @Field(() => String, { description: 'The source system.' })
  source!: string;

  @Property({ ...text })
  @Field(() => ID, { description: 'The id in the source system.' })
  @PersonalData()
  externalId!: string;

  @ManyToOne(() => Customer, { ...owned })
  customer!: Ref<Customer>;

  /** By which external id of its source the customer was last named. */
  @Property(optional(text))
  customerExternalId: string | null = null;

  @Property({ ...text })
  @Field(() => String, { description: 'The network, such as `instagram`.' })
  network!: string;

  @Property({ ...text })
  @Field(() => String, { description: 'The name of the account on the network.' })
  @PersonalData()
  handle!: string;

  @Property(optional(integer))
  @Field(() => Int, { nullable: true, description: 'Accounts that follow it.' })
  followers: number | null = null;

  @Property(optional(integer))
  @Field(() => Int, { nullable: true, description: 'Accounts that it follows.' })
  following: number | null = null;

  @Property(optional(rate))
  @Field(() => DecimalScalar, { nullable: true, description: 'Interactions per follower and post, 0 to 1.' })
  engagementRate: string | null = null;

  @Property(optional(integer))
  @Field(() => Int, { nullable: true, description: 'Posts in the 30 days before it was observed.' })
  posts: number | null = null;

  @Property({ ...texts, defaultRaw: `'{}'` })
  @Field(() => [String], { description: 'Brands mentioned.' })
  brands: string[] & Opt = [];

  @Property(optional(instant))
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was last observed.' })
  observedAt: Date | null = null;

  @Property({ ...instant })
  @Field(() => DateTimeScalar, { description: 'When the record was made here.' })
  createdAt!: Date;

  @Property({ ...instant })
  @Field(() => DateTimeScalar, { description: 'When the record last changed here.' })
  updatedAt!: Date;
}
