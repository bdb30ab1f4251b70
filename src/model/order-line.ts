import { Entity, ManyToOne, PrimaryKey, PrimaryKeyProp, Property, type Opt, type Ref } from '@mikro-orm/core';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { decimal, instant, integer, money, optional, owned, quantity, text } from './column.js';
import { Customer } from './customer.js';
import { Order } from './order.js';
import { Product } from './product.js';
import { RequireScopes } from './require-scopes.js';
import { DecimalScalar } from './scalars.js';

/** One product of an order. */
@Entity({ tableName: 'order_line' })
@ObjectType({ description: 'One product of an order. Amounts are in the currency of the order.', simpleResolvers: true })
@RequireScopes('orders:read')
export class OrderLine {
  [PrimaryKeyProp]?: ['order', 'position'];

  @ManyToOne(() => Order, { ...owned, primary: true })
  order!: Ref<Order>;

  @PrimaryKey({ ...integer })
  @Field(() => Int, { description: 'Place within the order, from 0.' })
  position!: number;

  /** A copy of the order's, kept in step by a trigger, as is `placedAt`. */
  @ManyToOne(() => Customer, { ref: true, createForeignKeyConstraint: false })
  customer!: Ref<Customer>;

  @Property({ ...instant })
  placedAt!: Date;

  @ManyToOne(() => Product, { deleteRule: 'set null', updateRule: 'no action', ref: true, nullable: true })
  product: Ref<Product> | null = null;

  @Property(optional(text))
  @Field(() => ID, { nullable: true, description: 'The id in the source system.' })
  externalId: string | null = null;

  @Property({ ...text })
  @Field(() => String, { description: "What was sold: the product's name at the time." })
  name!: string;

  @Property(optional(text))
  @Field(() => String, { nullable: true, description: 'Which form of the product, such as `XL / red`.' })
  variant: string | null = null;

  @Property({ ...quantity })
  @Field(() => Float, { description: 'Pieces, or how much of goods by weight.' })
  quantity!: string;

  @Property({ ...money })
  @Field(() => DecimalScalar, { description: 'Price of one piece.' })
  unitPrice!: string;

  @Property({ ...money, default: 0 })
  @Field(() => DecimalScalar, { description: 'Discount on the whole line.' })
  discount: string & Opt = '0';

  @Property(optional(text))
  @Field(() => String, { nullable: true, description: 'The promotion that gave the discount.' })
  promotion: string | null = null;

  @Property(optional(text))
  @Field(() => ID, { nullable: true, description: "The promotion's id in the source system." })
  promotionId: string | null = null;

  @Property(optional(text))
  @Field(() => String, { nullable: true, description: 'What told of the promotion, such as `radio` or `coupon`.' })
  promotionMedium: string | null = null;

  @Property({ ...money })
  @Field(() => DecimalScalar, { description: 'What was paid for the line.' })
  amount!: string;

  @Property(optional(money))
  @Field(() => DecimalScalar, { nullable: true, description: 'What one piece cost the business at the time of sale.' })
  unitCost: string | null = null;

  @Property({ ...money, nullable: true, generated: 'amount - unit_cost * quantity stored' })
  @Field(() => DecimalScalar, { nullable: true, description: 'The amount less the cost of all pieces.' })
  readonly margin!: (string & Opt) | null;

  @Property({ ...quantity, default: 0 })
  @Field(() => Float, { description: 'How much came back.' })
  returnedQuantity: string & Opt = '0';

  /** A copy of the order's, kept in step by a trigger. */
  @Property({ ...optional(decimal), default: 1 })
  readonly exchangeRate: (string & Opt) | null = '1';
}
