import { Entity, ManyToOne, PrimaryKey, Property, Unique, type Ref } from '@mikro-orm/core';
import { Field, ID, ObjectType } from 'type-graphql';
import { newId } from '../kernel/index.js';
import { instant, money, optional, owned, text, uuid } from './column.js';
import { Customer } from './customer.js';
import { RequireScopes } from './require-scopes.js';
import { DateTimeScalar, DecimalScalar, Node } from './scalars.js';

/** Credit that a customer may spend with the business. */
@Entity({ tableName: 'store_credit_account' })
@Unique({ properties: ['source', 'externalId'] })
@ObjectType({ description: 'Credit that a customer may spend with the business.', simpleResolvers: true, implements: Node })
@RequireScopes('customers:read')
export class StoreCreditAccount {
  @PrimaryKey({ ...uuid })
  @Field(() => ID, { description: 'Stays the same for as long as the account exists.' })
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

  @Property({ ...money })
  @Field(() => DecimalScalar, { description: 'What is left, in the currency of the account.' })
  balance!: string;

  @Property({ ...text })
  @Field(() => String, { description: 'ISO 4217, such as `EUR`.' })
  currency!: string;

  @Property(optional(instant))
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the next part of the balance expires.' })
  nextExpiryAt: Date | null = null;

  @Property(optional(instant))
  @Field(() => DateTimeScalar, { nullable: true, description: 'When credit was last added.' })
  lastCreditAt: Date | null = null;

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
