import { Entity, ManyToOne, PrimaryKey, Property, Unique, type Ref } from '@mikro-orm/core';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { newId } from '../kernel/index.js';
import { duration, flag, instant, integer, money, optional, owned, text, uuid } from './column.js';
import { Customer } from './customer.js';
import { RequireScopes } from './require-scopes.js';
import { DateTimeScalar, DecimalScalar, Node } from './scalars.js';

/** One contact of a customer with customer service. */
@Entity({ tableName: 'service_interaction' })
@Unique({ properties: ['source', 'externalId'] })
@ObjectType({ description: 'One contact of a customer with customer service.', simpleResolvers: true, implements: Node })
@RequireScopes('service:read')
export class ServiceInteraction {
  @PrimaryKey({ ...uuid })
  @Field(() => ID, { description: 'Stays the same for as long as the interaction exists.' })
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
  @Field(() => String, { description: 'Such as `phone`, `email` or `chat`.' })
  channel!: string;

  @Property(optional(integer))
  @Field(() => Int, { nullable: true, description: 'Effort it took the customer, 1 (effortless) to 10.' })
  effort: number | null = null;

  @Property(optional(duration))
  @Field(() => DecimalScalar, { nullable: true, description: 'Time spent, in minutes.' })
  minutes: string | null = null;

  @Property(optional(integer))
  @Field(() => Int, { nullable: true, description: 'Satisfaction, 1 to 5.' })
  satisfaction: number | null = null;

  @Property(optional(flag))
  @Field(() => Boolean, { nullable: true, description: 'Whether the matter was settled.' })
  resolved: boolean | null = null;

  @Property(optional(money))
  @Field(() => DecimalScalar, { nullable: true, description: 'What it cost the business, in the workspace currency.' })
  cost: string | null = null;

  @Property(optional(text))
  @Field(() => String, { nullable: true, description: 'What it was about.' })
  subject: string | null = null;

  @Property({ ...instant })
  @Field(() => DateTimeScalar, { description: 'When it took place.' })
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
