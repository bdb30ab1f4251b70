import { Entity, ManyToOne, PrimaryKey, PrimaryKeyProp, Property, type Ref } from '@mikro-orm/core';
import { integer, optional, owned, text } from './column.js';
import { Customer } from './customer.js';

/** One of a customer's phones; the one at position 0 is the primary one. */
@Entity({ tableName: 'customer_phone' })
export class CustomerPhone {
  [PrimaryKeyProp]?: ['customer', 'position'];

  @ManyToOne(() => Customer, { ...owned, primary: true })
  customer!: Ref<Customer>;

  @PrimaryKey({ ...integer })
  position!: number;

  @Property({ ...text })
  phone!: string;

  /** The number as it is dialled from anywhere, by which people are looked up (see normalPhone). */
  @Property(optional(text))
  normal: string | null = null;
}
