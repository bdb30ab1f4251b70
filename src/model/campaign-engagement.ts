import { Entity, ManyToOne, PrimaryKey, Property, Unique, type Ref } from '@mikro-orm/core';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { newId } from '../kernel/index.js';
import { Campaign } from './campaign.js';
import { instant, money, optional, owned, text, uuid } from './column.js';
import { Customer } from './customer.js';
import { RequireScopes } from './require-scopes.js';
import { DateTimeScalar, DecimalScalar } from './scalars.js';

export enum EngagementKind {
  SENT = 'sent',
  DELIVERED = 'delivered',
  OPENED = 'opened',
  CLICKED = 'clicked',
  RESPONDED = 'responded',
  CONVERTED = 'converted',
  BOUNCED = 'bounced',
  MARKED_AS_SPAM = 'marked_as_spam',
  UNSUBSCRIBED = 'unsubscribed',
}
registerEnumType(EngagementKind, {
  name: 'EngagementKind',
  description: 'What happened between a campaign and a customer.',
  valuesConfig: {
    SENT: { description: 'A message was sent.' },
    DELIVERED: { description: 'It arrived.' },
    OPENED: { description: 'It was opened.' },
    CLICKED: { description: 'A link in it was followed.' },
    RESPONDED: { description: 'The customer answered.' },
    CONVERTED: { description: 'The customer did what the campaign is for, such as buy.' },
    BOUNCED: { description: 'It could not be delivered.' },
    MARKED_AS_SPAM: { description: 'The customer reported it as spam.' },
    UNSUBSCRIBED: { description: 'The customer wants no more of them.' },
  },
});

/** One thing that happened between a campaign and a customer. */
@Entity({ tableName: 'campaign_engagement' })
@Unique({ properties: ['source', 'externalId'] })
@ObjectType({ description: 'One thing that happened between a campaign and a customer.', simpleResolvers: true })
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

  @Property({ ...text })
  @Field(() => EngagementKind, { description: 'What happened.' })
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

  @Property({ ...instant })
  @Field(() => DateTimeScalar, { description: 'When the record was made here.' })
  createdAt!: Date;

  @Property({ ...instant })
  @Field(() => DateTimeScalar, { description: 'When the record last changed here.' })
  updatedAt!: Date;
}
