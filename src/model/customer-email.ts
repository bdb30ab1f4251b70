import { Entity, ManyToOne, PrimaryKey, PrimaryKeyProp, Property, type Ref } from '@mikro-orm/core';
import { integer, optional, owned, text } from './column.js';
import { Customer } from './customer.js';

/** One of a customer's emails; the one at position 0 is the primary one. */
@Entity({ tableName: 'customer_email' })
export class CustomerEmail {
  [PrimaryKeyProp]?: ['customer', 'position'];

  @ManyToOne(() => Customer, { ...owned, primary: true })
  customer!: Ref<Customer>;

  @PrimaryKey({ ...integer })
  position!: number;

  @Property({ ...text })
  email!: string;

  /** The address without regard to case, by which people are looked up (see normalEmail). */
  @Property(optional(text))
  normal: string | null = null;
}
