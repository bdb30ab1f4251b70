import { Entity, ManyToOne, PrimaryKey, Property, Unique, type Opt, type Ref } from '@mikro-orm/core';
import { Field, ID, ObjectType } from 'type-graphql';
import { newId } from '../kernel/index.js';
import { instant, json, owned, text, uuid, optional } from './column.js';
import { Customer } from './customer.js';
import { RequireScopes } from './require-scopes.js';
import { DateTimeScalar, JsonScalar, Node } from './scalars.js';

/** Something that a customer did at one moment. Not `Event`: clients that generate types would hide the one of the browser. */
@Entity({ tableName: 'event' })
@Unique({ properties: ['source', 'externalId'] })
@ObjectType({ description: 'Something that a customer did at one moment.', simpleResolvers: true, implements: Node })
@RequireScopes('events:read')
export class CustomerEvent {
  @PrimaryKey({ ...uuid })
  @Field(() => ID, { description: 'Stays the same for as long as the event is kept.' })
  id: string = newId();

  @Property({ ...text })
  @Field(() => String, { description: 'The source system.' })
  source!: string;

  @Property({ ...text })
  @Field(() => ID, { description: 'The id in the source system.' })
  externalId!: string;

  @ManyToOne(() => Customer, { ...owned })
  customer!: Ref<Customer>;

  /** By which external id of its source the customer was last named. */
  @Property(optional(text))
  customerExternalId: string | null = null;

  @Property({ ...text })
  @Field(() => String, { description: 'What happened, such as `product_viewed`, `cart_added`, `checkout_abandoned` or `signed_in`.' })
  name!: string;

  @Property({ ...json, defaultRaw: `'{}'` })
  @Field(() => JsonScalar, { description: 'Particulars by key; rules may ask for those that are declared (see `eventProperties`).' })
  properties: Record<string, unknown> & Opt = {};

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
