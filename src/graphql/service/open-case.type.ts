import { ArgsType, Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { CaseReasonKind, OpenCase } from '../../insight/index.js';
import { DecimalScalar, RequireScopes, Segment } from '../../model/index.js';
import type { SegmentRow } from '../segment/index.js';
import { connectionOf } from '../paging/connection.js';

import { type OpenCaseOrder, OpenCaseOrderType } from './open-case-order.js';

export type OpenCaseRow = OpenCase & { readonly keyset: readonly string[]; readonly total: number };

const KINDS = { OVERDUE: 'OVERDUE', CUSTOMER: 'CUSTOMER', SEGMENT: 'SEGMENT', UNKNOWN: 'UNKNOWN' } as const satisfies {
  readonly [Kind in CaseReasonKind]: Kind;
};
registerEnumType(KINDS, {
  name: 'CaseReasonKind',
  description: 'What a reason is about.',
  valuesConfig: {
    OVERDUE: { description: 'The case has been open for too long.' },
    CUSTOMER: { description: 'What the customer has contributed and returned.' },
    SEGMENT: { description: 'What members of the best of the customer’s segments contribute and return.' },
    UNKNOWN: { description: 'What is not known of the customer, and so left out of these figures.' },
  },
});

@ObjectType('CaseReason', { description: 'Why an open case stands where it does.', simpleResolvers: true })
export class CaseReasonType {
  @Field(() => KINDS, { description: 'What it is about.' })
  kind!: CaseReasonKind;

  @Field(() => String, { description: 'In words of English.' })
  text!: string;

  @Field(() => Segment, { nullable: true, description: 'The segment, where it is about one.' })
  segment!: (() => Promise<SegmentRow>) | null;
}

@ObjectType('CaseSegment', {
  description: 'A segment that the customer of a case belongs to, and what its members are worth.',
  simpleResolvers: true,
})
export class CaseSegment {
  @Field(() => Segment, { description: 'The segment.' })
  segment!: () => Promise<SegmentRow>;

  @Field(() => Int, { description: 'Members.' })
  size!: number;

  @Field(() => DecimalScalar, { description: 'Contribution of a member in the mean.' })
  contribution!: string;

  @Field(() => Float, { nullable: true, description: 'Return on what was spent on all members together; null where nothing was.' })
  roi!: number | null;
}

/** Its records are told by a resolver. */
@ObjectType('OpenCase', { description: 'A contact with customer service that is not settled: `resolved` is false.' })
@RequireScopes('campaigns:read', 'customers:read', 'orders:read', 'segments:read', 'service:read')
export class OpenCaseType {
  @Field(() => Int, { description: 'Its place in the whole list, from 1.' })
  rank!: number;

  @Field(() => DecimalScalar, { description: 'What the customer has contributed, as `contribution` of rules.' })
  contribution!: string;
}

export const OpenCaseConnection = connectionOf<OpenCaseRow>('OpenCase', OpenCaseType);

@ObjectType({ description: 'The first of the open cases at a moment.', simpleResolvers: true })
export class OpenCasesUpdate {
  @Field(() => [OpenCaseType], { description: 'Those of the first ranks.' })
  cases!: readonly OpenCaseRow[];

  @Field(() => Int, { description: 'How many there are in all.' })
  totalCount!: number;
}

/** After how long a case goes before all others, unless told. */
export const OVERDUE_AFTER_HOURS = 72;
/** A case may be open for longer; it is overdue then. */
export const MOST_HOURS = 87_600;

@ArgsType()
export class OpenCaseArguments {
  @Field(() => [String], { nullable: true, description: 'Only cases of these channels, such as `phone`; at most 100.' })
  channels?: string[] | null;

  @Field(() => ID, { nullable: true, description: 'Only cases of members of this segment.' })
  segmentId?: string | null;

  @Field(() => OpenCaseOrderType, { nullable: true, defaultValue: 'CONTRIBUTION', description: 'What they are ranked by.' })
  orderBy?: OpenCaseOrder | null;

  @Field(() => Int, {
    nullable: true,
    defaultValue: OVERDUE_AFTER_HOURS,
    description: 'A case that is open for longer is overdue and goes before all others, the oldest first; null: none is. 1 to 87,600.',
  })
  overdueAfterHours?: number | null;
}
