import { Entity, PrimaryKey, Property, Unique } from '@mikro-orm/core';
import { Field, ID, ObjectType } from 'type-graphql';
import { newId } from '../kernel/index.js';
import { instant, money, optional, text, uuid } from './column.js';
import { RequireScopes } from './require-scopes.js';
import { DateTimeScalar, DecimalScalar, Node } from './scalars.js';

/** An effort to reach customers. */
@Entity({ tableName: 'campaign' })
@Unique({ properties: ['source', 'externalId'] })
@ObjectType({ description: 'An effort to reach customers.', simpleResolvers: true, implements: Node })
@RequireScopes('campaigns:read')
export class Campaign {
  @PrimaryKey({ ...uuid })
  @Field(() => ID, { description: 'Stays the same for as long as the campaign exists.' })
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
  @Field(() => String, { nullable: true, description: 'What it is made through, such as `email`, `sms`, `post` or `display`.' })
  channel: string | null = null;

  @Property(optional(text))
  @Field(() => String, { nullable: true, description: 'What sort of campaign it is, such as `newsletter` or `win_back`.' })
  type: string | null = null;

  @Property(optional(text))
  @Field(() => String, { nullable: true, description: 'What it offers, such as `10 % off`.' })
  offer: string | null = null;

  @Property(optional(money))
  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Cost of the whole campaign without its messages, in the workspace currency.',
  })
  cost: string | null = null;

  @Property(optional(money))
  @Field(() => DecimalScalar, { nullable: true, description: 'Cost of each message sent, in the workspace currency.' })
  costPerMessage: string | null = null;

  @Property(optional(instant))
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it begins.' })
  startsAt: Date | null = null;

  @Property(optional(instant))
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ends.' })
  endsAt: Date | null = null;

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
