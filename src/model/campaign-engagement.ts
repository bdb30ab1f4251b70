import { Entity, ManyToOne, PrimaryKey, Property, Unique, type Ref } from '@mikro-orm/core';
import { Field, ID, ObjectType } from 'type-graphql';
import { newId } from '../kernel/index.js';
import { Campaign } from './campaign.js';
import { ENGAGEMENT_KIND, type EngagementKind } from './closed-sets.js';
import { instant, money, optional, owned, text, uuid } from './column.js';
import { Customer } from './customer.js';
import { RequireScopes } from './require-scopes.js';
import { DateTimeScalar, DecimalScalar, Node } from './scalars.js';

/** One thing that happened between a campaign and a customer. */
@Entity({ tableName: 'campaign_engagement' })
@Unique({ properties: ['source', 'externalId'] })
@ObjectType({ description: 'One thing that happened between a campaign and a customer.', simpleResolvers: true, implements: Node })
@RequireScopes('campaigns:read')
export class CampaignEngagement {
  @PrimaryKey({ ...uuid })
  @Field(() => ID, { description: 'Stays the same for as long as the engagement is kept.' })
  id: string = newId();

  @Property({ ...text })
  @Field(() => String, { description: 'The source system.' })
  source!: string;

  @Property({ ...text })
  @Field(() => ID, { description: 'The id in the source system.' })
  externalId!: string;

  @ManyToOne(() => Campaign, { ...owned })
  campaign!: Ref<Campaign>;

  @ManyToOne(() => Customer, { ...owned })
  customer!: Ref<Customer>;

  /** By which external id of its source the customer was last named. */
  @Property(optional(text))
  customerExternalId: string | null = null;

  @Property({ ...text })
  @Field(() => ENGAGEMENT_KIND.enumeration, { description: 'What happened.' })
  kind!: EngagementKind;

  @Property(optional(text))
  @Field(() => String, { nullable: true, description: "The offer that it is about, where it is another than the campaign's." })
  offer: string | null = null;

  @Property(optional(money))
  @Field(() => DecimalScalar, { nullable: true, description: 'Revenue of a conversion, in the workspace currency.' })
  revenue: string | null = null;

  @Property({ ...instant })
  @Field(() => DateTimeScalar, { description: 'When it happened.' })
  occurredAt!: Date;

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
