import { Entity, PrimaryKey, Property } from '@mikro-orm/core';
import { registerEnumType } from 'type-graphql';
import { instant, optional, text, uuid } from './column.js';

export enum MembershipChangeKind {
  ENTERED = 'ENTERED',
  LEFT = 'LEFT',
}
registerEnumType(MembershipChangeKind, { name: 'MembershipChangeKind', description: 'Which way a customer moved.' });

export enum MembershipChangeCause {
  DATA = 'DATA',
  TIME = 'TIME',
  DEFINITION = 'DEFINITION',
  THRESHOLDS = 'THRESHOLDS',
  MERGE = 'MERGE',
  ERASURE = 'ERASURE',
  MANUAL = 'MANUAL',
}
registerEnumType(MembershipChangeCause, {
  name: 'MembershipChangeCause',
  description: 'Why a membership changed.',
  valuesConfig: {
    DATA: { description: 'A record was written or deleted.' },
    TIME: { description: 'A date boundary passed, with no new data.' },
    DEFINITION: { description: "The segment's rule changed, or the segment was made." },
    THRESHOLDS: { description: 'What is relative to the whole base was found anew: thresholds, or what customers are expected to buy.' },
    MERGE: { description: 'Customers were merged or taken apart.' },
    ERASURE: { description: 'The customer was erased.' },
    MANUAL: { description: 'Somebody put the customer on a static list, or took them off it.' },
  },
});

/** One line of the change log. No foreign keys: the log outlives segments, and erasure nulls the customer. */
@Entity({ tableName: 'membership_change' })
export class MembershipChange {
  /** The order of commits; as text, because it may pass 2^53. */
  @PrimaryKey({ type: 'bigint', columnType: 'bigint', generated: 'identity' })
  seq!: string;

  @Property({ ...uuid })
  segmentId!: string;

  @Property(optional(uuid))
  customerId: string | null = null;

  @Property({ ...text })
  kind!: MembershipChangeKind;

  @Property({ ...text })
  cause!: MembershipChangeCause;

  @Property({ ...instant })
  at!: Date;
}
