import { Entity, ManyToOne, PrimaryKeyProp, Property, type Opt, type Ref } from '@mikro-orm/core';
import { Field, Int, ObjectType } from 'type-graphql';
import { instant, integer, optional, owned, rate, texts } from './column.js';
import { InfluenceAccount } from './influence-account.js';
import { RequireScopes } from './require-scopes.js';
import { DateTimeScalar, DecimalScalar } from './scalars.js';

/** How a social account stood at one moment. */
@Entity({ tableName: 'influence_observation' })
@ObjectType({ description: 'How a social account stood at one moment.', simpleResolvers: true })
@RequireScopes('influence:read')
export class InfluenceObservation {
  [PrimaryKeyProp]?: ['account', 'observedAt'];

  @ManyToOne(() => InfluenceAccount, { ...owned, primary: true })
  account!: Ref<InfluenceAccount>;

  @Property({ ...instant, primary: true })
  @Field(() => DateTimeScalar, { description: 'When it was observed.' })
  observedAt!: Date;

  @Property({ ...integer })
  @Field(() => Int, { description: 'Accounts that follow it.' })
  followers!: number;

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
  sourceUpdatedAt: Date | null = null;
}
