import { Entity, ManyToOne, PrimaryKey, Property, type Ref } from '@mikro-orm/core';
import { newId } from '../kernel/index.js';
import { instant, json, optional, owned, uuid } from './column.js';
import { Customer } from './customer.js';

/** Two customers that turned out to be one, with what is needed to take them apart again. */
@Entity({ tableName: 'customer_merge' })
export class CustomerMerge {
  @PrimaryKey({ ...uuid })
  id: string = newId();

  @ManyToOne(() => Customer, { ...owned })
  into!: Ref<Customer>;

  /** The id of the customer that is no more. */
  @Property({ ...uuid })
  mergedId!: string;

  /** Everything the merged customer had, as it stood. */
  @Property({ ...json })
  snapshot!: object;

  @Property({ ...instant })
  mergedAt!: Date;

  @Property(optional(instant))
  unmergedAt: Date | null = null;
}
