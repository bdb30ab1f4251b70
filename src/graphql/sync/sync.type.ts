import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { MembershipChange } from '../../changes/index.js';
import type { SyncOutcome, SyncResult } from '../../sync/index.js';
import { MembershipChangeType } from '../change/index.js';
import { HoldsUpTo } from '../operation/list-size.js';
import { MOST_PER_PAGE } from '../paging/page.js';
import { UserError } from '../user-error.type.js';

export enum SyncStatus {
  CREATED = 'CREATED',
  UPDATED = 'UPDATED',
  UNCHANGED = 'UNCHANGED',
  REJECTED = 'REJECTED',
}
registerEnumType(SyncStatus, {
  name: 'SyncStatus',
  description: 'What happened to a record.',
  valuesConfig: {
    CREATED: { description: 'It is new.' },
    UPDATED: { description: 'It was changed, or deleted where it was to be deleted.' },
    UNCHANGED: { description: 'It was the same already.' },
    REJECTED: { description: 'It was not taken; `errors` say why. The others were.' },
  },
});

@ObjectType('SyncResult', { description: 'What happened to one record of a batch.', simpleResolvers: true })
export class SyncResultType {
  @Field(() => Int, { description: 'Its place in the batch, from 0.' })
  index!: number;

  @Field(() => SyncStatus, { description: 'What happened.' })
  status!: SyncResult['status'];

  @Field(() => ID, { nullable: true, description: 'The id of the record here.' })
  id?: string;

  @Field(() => String, { nullable: true, description: 'Its id in the source system.' })
  externalId?: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True of an order of a guest that is kept until that person appears: it has no `id` yet, and counts nowhere.',
  })
  waits?: true;

  @Field(() => [UserError], { description: 'Why it was rejected.' })
  errors!: SyncResult['errors'];
}

@ObjectType({ description: 'What happened to a batch.', simpleResolvers: true })
export class SyncPayload implements Omit<SyncOutcome, 'touchedCustomerIds'> {
  @Field(() => [SyncResultType], { description: 'One for each record, in the order of the batch.' })
  results!: SyncResult[];

  @Field(() => Int, { description: 'Records made.' })
  created!: number;

  @Field(() => Int, { description: 'Records changed.' })
  updated!: number;

  @Field(() => Int, { description: 'Records that were the same already.' })
  unchanged!: number;

  @Field(() => Int, { description: 'Records not taken.' })
  rejected!: number;

  @Field(() => [MembershipChangeType], {
    description:
      "How the batch moved its customers, at most 1,000 changes. Asking for it waits for their evaluation. A product's buyers, a company's people and those whom a campaign engaged are not among them.",
  })
  @HoldsUpTo(MOST_PER_PAGE)
  membershipChanges!: () => Promise<MembershipChange[]>;
}
