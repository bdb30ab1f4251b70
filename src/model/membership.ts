import { Entity, ManyToOne, PrimaryKeyProp, Property, type Ref } from '@mikro-orm/core';
import { instant, owned, uuid } from './column.js';
import { Segment } from './segment.js';

/** That a customer belongs to a segment. Written by the evaluator only; no foreign key to the customer, see 0002_segments.sql. */
@Entity({ tableName: 'membership' })
export class Membership {
  [PrimaryKeyProp]?: ['segment', 'customerId'];

  @ManyToOne(() => Segment, { ...owned, primary: true })
  segment!: Ref<Segment>;

  @Property({ ...uuid, primary: true })
  customerId!: string;

  @Property({ ...instant })
  since!: Date;
}
