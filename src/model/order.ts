import { Entity, ManyToOne, PrimaryKey, Property, Unique, type Opt, type Ref } from '@mikro-orm/core';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { newId } from '../kernel/index.js';
import { FINANCIAL_STATUS, ORDER_STATUS } from './closed-sets.js';
import { decimal, flag, instant, integer, json, money, optional, owned, text, texts, uuid } from './column.js';
import { Customer } from './customer.js';
import { PersonalData, RequireScopes } from './require-scopes.js';
import { DateTimeScalar, DecimalScalar, JsonScalar, Node } from './scalars.js';

/** What a customer ordered at one moment. */
@Entity({ tableName: 'order' })
@Unique({ properties: ['source', 'externalId'] })
@ObjectType({ description: 'What a customer ordered at one moment.', simpleResolvers: true, implements: Node })
@RequireScopes('orders:read')
export class Order {
  @PrimaryKey({ ...uuid })
  @Field(() => ID, { description: 'Stays the same for as long as the order exists.' })
  id: string = newId();

  @Property({ ...text })
  @Field(() => String, { description: 'The source system.' })
  source!: string;

  @Property({ ...text })
  @Field(() => ID, { description: 'The id in the source system.' })
  externalId!: string;

  @Property(optional(text))
  @Field(() => String, { nullable: true, description: 'The number that people call it by.' })
  number: string | null = null;

  @ManyToOne(() => Customer, { ...owned })
  customer!: Ref<Customer>;

  /** By which external id of its source the customer was last named. */
  @Property(optional(text))
  customerExternalId: string | null = null;

  @Property({ ...text })
  @Field(() => ORDER_STATUS.enumeration, { description: 'Its state.' })
  status!: string;

  @Property({ ...text })
  @Field(() => FINANCIAL_STATUS.enumeration, { description: 'How far it is paid or refunded.' })
  financialStatus!: string;

  @Property(optional(text))
  @Field(() => String, { nullable: true, description: 'Where it was placed, such as `online`, `store` or `phone`.' })
  channel: string | null = null;

  @Property(optional(text))
  @Field(() => String, { nullable: true, description: 'What it was for, such as `christmas` or `wedding`.' })
  occasion: string | null = null;

  @Property(optional(text))
  @PersonalData()
  @Field(() => String, { nullable: true, description: 'For whom it was, such as `wife` or `self`, or a name.' })
  recipient: string | null = null;

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
  @Field(() => ID, { nullable: true, description: 'The shop or warehouse, as the source says it.' })
  locationId: string | null = null;

  @Property(optional(text))
  @Field(() => ID, { nullable: true, description: 'The application that took the order, as the source says it.' })
  appId: string | null = null;

  @Property({ ...text })
  @Field(() => String, { description: 'ISO 4217, such as `EUR`: of all amounts of the order.' })
  currency!: string;

  @Property({ ...money })
  @Field(() => DecimalScalar, { description: 'What the customer paid or is to pay, after discounts.' })
  total!: string;

  @Property({ ...money, default: 0 })
  @Field(() => DecimalScalar, { description: 'Discounts on the whole order.' })
  discount: string & Opt = '0';

  @Property({ ...money, default: 0 })
  @Field(() => DecimalScalar, { description: 'Paid back so far.' })
  refunded: string & Opt = '0';

  @Property({ ...money, generated: 'case when order_counts(status, financial_status) then total - refunded else 0 end stored' })
  @Field(() => DecimalScalar, {
    description:
      'What the business kept: the total less refunds; nothing of an order that was cancelled or voided, or whose payment is pending.',
  })
  readonly amount!: string & Opt;

  @Property(optional(money))
  @Field(() => DecimalScalar, { nullable: true, description: 'What of the total is for shipping; null if not told.' })
  shipping: string | null = null;

  @Property(optional(money))
  @Field(() => DecimalScalar, { nullable: true, description: 'What of the total is tax; null if not told.' })
  tax: string | null = null;

  @Property({ ...optional(decimal), default: 1 })
  @Field(() => DecimalScalar, {
    nullable: true,
    description: "What one unit of its currency was in the workspace's on its day; null where no rate is known, and figures leave it out.",
  })
  readonly exchangeRate: (string & Opt) | null = '1';

  @Property({ ...integer, default: 0 })
  @Field(() => Int, { description: 'The number of lines.' })
  lineCount: number & Opt = 0;

  /** Whether the source told the total; null of orders that an older version took in. */
  @Property(optional(flag))
  totalIsTold: boolean | null = null;

  @Property({ ...instant })
  @Field(() => DateTimeScalar, { description: 'When it was placed.' })
  placedAt!: Date;

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
