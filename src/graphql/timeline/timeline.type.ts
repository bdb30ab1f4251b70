import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import type { MembershipChange } from '../../changes/index.js';
import { TIMELINE_KINDS, type TimelineKind } from '../../insight/index.js';
import { DateTimeScalar, DecimalScalar, MembershipChangeCause } from '../../model/index.js';
import { connectionOf } from '../paging/connection.js';

export const TimelineKindType = Object.fromEntries(TIMELINE_KINDS.map((kind) => [kind, kind]));
registerEnumType(TimelineKindType, {
  name: 'TimelineKind',
  description: 'What an entry of a timeline is about.',
  valuesConfig: {
    BECAME_KNOWN: { description: 'The customer became known. Needs `customers:read`.' },
    ORDER: { description: 'An order. Needs `orders:read`.' },
    SERVICE_INTERACTION: { description: 'A contact with customer service. Needs `service:read`.' },
    EVENT: { description: 'An event. Needs `events:read`.' },
    CAMPAIGN_ENGAGEMENT: { description: 'What happened between a campaign and the customer. Needs `campaigns:read`.' },
    SURVEY_ANSWER: { description: 'An answer. Needs `surveys:read`.' },
    INFLUENCE: { description: 'An observation of a social account. Needs `influence:read`.' },
    CONSENT: { description: 'The latest word on a channel. Needs `customers:read`.' },
    MEMBERSHIP: { description: 'The customer entered or left a segment that there is still. Needs `segments:read`.' },
    MERGE: { description: 'Another record of the same person was merged into this one. Needs `customers:read`.' },
  },
});

export interface TimelineRow {
  readonly kind: TimelineKind;
  readonly at: Date;
  readonly id: string;
  readonly summary: string;
  readonly subject: string | null;
  readonly what: string | null;
  readonly amount: string | null;
  readonly unit: string | null;
  readonly cause: MembershipChange['cause'] | null;
  readonly segmentId: string | null;
  readonly keyset: readonly string[];
}

@ObjectType({
  description: 'Something that is known of a customer, at its moment. Of the records one at most is not null: that which it is about.',
})
export class TimelineEntry {
  @Field(() => TimelineKindType, { description: 'What it is about.' })
  kind!: TimelineKind;

  @Field(() => DateTimeScalar, { description: 'When it happened.' })
  at!: Date;

  @Field(() => ID, { description: 'Of one kind unlike that of any other entry; of a record, its id.' })
  id!: string;

  @Field(() => String, { description: 'In a few words of English.' })
  summary!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'What it is about, for words of your own: the number of the order, the subject of the contact, the name of the campaign or segment, the question, the network, the channel of the consent.',
  })
  subject!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'What happened with it: the channel of a contact, the name of an event, the kind of an engagement, the answer, the state of a consent, ENTERED or LEFT of a segment.',
  })
  what!: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'How much: the total of the order, the revenue of the engagement, the followers.',
  })
  amount!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Of what: the currency of the order, `followers`; null for the currency of the workspace, and where there is no amount.',
  })
  unit!: string | null;

  @Field(() => MembershipChangeCause, {
    nullable: true,
    description: 'Why the customer entered or left the segment; null of all other kinds.',
  })
  cause!: MembershipChange['cause'] | null;

  @Field(() => ID, { nullable: true, description: 'Of the segment that the customer entered or left; null of all other kinds.' })
  segmentId!: string | null;
}

export const TimelineConnection = connectionOf<TimelineRow>('TimelineEntry', TimelineEntry);
