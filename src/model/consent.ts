import { Entity, ManyToOne, PrimaryKey, PrimaryKeyProp, Property, type Opt, type Ref } from '@mikro-orm/core';
import { Field, ObjectType } from 'type-graphql';
import { CONSENT_CHANNEL, CONSENT_STATUS } from './closed-sets.js';
import { flag, instant, optional, owned, text } from './column.js';
import { Customer } from './customer.js';
import { RequireScopes } from './require-scopes.js';
import { DateTimeScalar } from './scalars.js';

/** The latest word of a customer on being reached through one channel. */
@Entity({ tableName: 'consent' })
@ObjectType({ description: 'The latest word of a customer on being reached through one channel.', simpleResolvers: true })
@RequireScopes('customers:read')
export class Consent {
  [PrimaryKeyProp]?: ['customer', 'channel'];

  @ManyToOne(() => Customer, { ...owned, primary: true })
  customer!: Ref<Customer>;

  @PrimaryKey({ ...text })
  @Field(() => CONSENT_CHANNEL.enumeration, { description: 'What the customer is reached through.' })
  channel!: string;

  @Property({ ...text })
  @Field(() => CONSENT_STATUS.enumeration, { description: 'What the customer said.' })
  status!: string;

  @Property(optional(instant))
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was given or taken back.' })
  changedAt: Date | null = null;

  @Property(optional(text))
  @Field(() => String, { nullable: true, description: 'How, such as `double_opt_in`.' })
  method: string | null = null;

  @Property(optional(text))
  @Field(() => String, { nullable: true, description: 'Where, such as `checkout`.' })
  place: string | null = null;

  /** By which external id of its source the customer was named. */
  @Property(optional(text))
  customerExternalId: string | null = null;

  /** Whether `changedAt` is what the source said; else it is when the word came. Null where what the source said lay ahead of the clock when it came. */
  @Property({ ...optional(flag), default: true })
  dated: (boolean & Opt) | null = true;

  @Property({ ...text })
  @Field(() => String, { description: 'The source system that said so.' })
  source!: string;
}
