import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type {
  Destination,
  DestinationKind,
  DestinationMember,
  DestinationPause,
  MemberCounts,
  MemberProblem,
  OnLeave,
  ToldColumn,
} from '../../destinations/index.js';
import { CONSENT_CHANNEL, DateTimeScalar, RequireScopes } from '../../model/index.js';
import { UserError } from '../user-error.type.js';
import { KindEnum, MemberStateEnum, OnLeaveEnum, PausedForEnum, ProblemEnum, WithoutConsentEnum } from './destination.enums.js';

type Channels = Destination['channels'];

@ObjectType('DestinationColumn', { description: 'Something that is told of each member.', simpleResolvers: true })
@RequireScopes('destinations:read')
export class DestinationColumnType implements ToldColumn {
  @Field(() => String, { description: 'As the destination calls it: a merge field, or a column of the table.' })
  name!: string;

  @Field(() => String, { description: 'As an export calls it: a field, a figure, `externalIds.shop`, `phones.first`.' })
  column!: string;
}

@ObjectType('DestinationCounts', { description: 'How many stand how at a destination.', simpleResolvers: true })
@RequireScopes('destinations:read')
export class DestinationCountsType implements MemberCounts {
  @Field(() => Int, { description: 'Customers to be looked at, since something of them has changed.' })
  due!: number;

  @Field(() => Int, { description: 'Who are there.' })
  present!: number;

  @Field(() => Int, { description: 'Who are being put there.' })
  putting!: number;

  @Field(() => Int, { description: 'Who are being taken away.' })
  removing!: number;

  @Field(() => Int, { description: 'Whom it does not take.' })
  refused!: number;

  @Field(() => Int, { description: 'Members of the segment who cannot be there, such as those who have not agreed.' })
  skipped!: number;

  @Field(() => Int, { description: 'Whom it does not let go.' })
  stuck!: number;

  @Field(() => Int, { description: 'Who left, and are kept there as archived or unsubscribed.' })
  gone!: number;
}

@ObjectType('Destination', { description: 'A list or a table of another system that is kept equal to a segment.', simpleResolvers: true })
@RequireScopes('destinations:read')
export class DestinationType {
  @Field(() => ID, { description: 'Stays the same.' })
  id!: string;

  @Field(() => String, { description: 'What it is for.' })
  name!: string;

  @Field(() => KindEnum, { description: 'What it is.' })
  kind!: DestinationKind;

  @Field(() => ID, { nullable: true, description: 'Whose members are there; null once the segment was deleted.' })
  segmentId!: string | null;

  @Field(() => [DestinationColumnType], { description: 'What is told of each member, beside the address or the id.' })
  columns!: readonly ToldColumn[];

  @Field(() => [CONSENT_CHANNEL.enumeration], { description: 'The channels for which members must have agreed.' })
  channels!: Channels;

  @Field(() => WithoutConsentEnum, { description: 'What becomes of those who have not.' })
  withoutConsent!: Destination['withoutConsent'];

  @Field(() => Boolean, { description: 'Whether nobody else is to be there: strangers are taken away.' })
  exclusive!: boolean;

  @Field(() => Int, { nullable: true, description: 'How often everything is compared; null for only when it is asked for.' })
  compareEveryHours!: number | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When everything was compared last; null if never.' })
  comparedAt!: Date | null;

  @Field(() => Boolean, { description: 'Whether everything is being compared. The first comparison fills it.' })
  isComparing!: boolean;

  @Field(() => Int, { nullable: true, description: 'How many were there, in the last comparison, whom it had not put there.' })
  strangers!: number | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Since when nothing is written to it; null while it is in force.' })
  pausedAt!: Date | null;

  @Field(() => PausedForEnum, { nullable: true, description: 'Why; null while it is in force.' })
  pausedFor!: DestinationPause | null;

  @Field(() => String, { nullable: true, description: 'What failed, for people; null if nothing did.' })
  pausedReason!: string | null;

  @Field(() => Int, { description: 'How many attempts have failed since one did not.' })
  failures!: number;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it is tried again, after a failure.' })
  nextAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'What failed last, for people; null if nothing ever did.' })
  lastError!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When.' })
  lastErrorAt!: Date | null;

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it was changed last.' })
  updatedAt!: Date;
}

@ObjectType('DestinationMember', { description: 'How somebody stands at a destination.', simpleResolvers: true })
@RequireScopes('destinations:read', 'customers:read')
export class DestinationMemberType implements DestinationMember {
  @Field(() => ID, { nullable: true, description: 'The customer; null for who is gone here and is still to go there.' })
  customerId!: string | null;

  @Field(() => MemberStateEnum, { description: 'How they stand.' })
  state!: DestinationMember['state'];

  @Field(() => ProblemEnum, { nullable: true, description: 'Why they are not there, or still are; null if nothing is wrong.' })
  problem!: MemberProblem | null;

  @Field(() => String, { nullable: true, description: 'What the destination said, without the address; null if it said nothing.' })
  message!: string | null;

  @Field(() => DateTimeScalar, { description: 'Since when.' })
  changedAt!: Date;
}

@InputType('DestinationColumnInput', { description: 'Something that is to be told of each member.' })
export class DestinationColumnInput {
  @Field(() => String, { description: 'As the destination calls it: a merge field such as FNAME, or a column of the table.' })
  name!: string;

  @Field(() => String, { description: 'As an export calls it: a field, a figure, `externalIds.shop`, `phones.first`.' })
  column!: string;
}

@InputType('MailingListInput', { description: 'A list of a mailing tool.' })
export class MailingListInput {
  @Field(() => String, { description: 'The id of the list, which the tool calls an audience.' })
  listId!: string;

  @Field(() => String, { description: 'A key of the tool that may write the list. It is told to nobody again.' })
  apiKey!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Where the API is, `https://` and public unless CANTLE_WEBHOOKS_PRIVATE is on; where left out, at the data centre that the key names.',
  })
  url?: string | null;

  @Field(() => OnLeaveEnum, { nullable: true, description: 'What is done with who leaves; ARCHIVE where left out.' })
  onLeave?: OnLeave | null;
}

@InputType('DestinationTableInput', { description: 'A table of a PostgreSQL database that is there already.' })
export class DestinationTableInput {
  @Field(() => String, {
    description:
      '`postgres://user:password@host:5432/database`, public unless CANTLE_WEBHOOKS_PRIVATE is on, with `sslmode` as its only parameter. It is told to nobody again.',
  })
  url!: string;

  @Field(() => String, { description: 'The table, with its schema if it has one: `crm.members`.' })
  table!: string;

  @Field(() => String, { description: 'The column for the id of the customer, uuid or text, with a unique index.' })
  keyColumn!: string;
}

@InputType({ description: 'A destination to make: a mailing list or a table.' })
export class CreateDestinationInput {
  @Field(() => String, { description: 'What it is for; at most 200 characters.' })
  name!: string;

  @Field(() => ID, { description: 'The segment whose members are to be there.' })
  segmentId!: string;

  @Field(() => MailingListInput, { nullable: true, description: 'The list; or a table.' })
  mailingList?: MailingListInput | null;

  @Field(() => DestinationTableInput, { nullable: true, description: 'The table; or a list.' })
  table?: DestinationTableInput | null;

  @Field(() => [DestinationColumnInput], {
    nullable: true,
    description: 'What is told of each member, at most 80; nothing more where left out.',
  })
  columns?: DestinationColumnInput[] | null;

  @Field(() => [CONSENT_CHANNEL.enumeration], {
    nullable: true,
    description: 'Of tables: what the contacts in the columns are for. Members must have agreed to all. Lists are for e-mail.',
  })
  channels?: Channels | null;

  @Field(() => WithoutConsentEnum, {
    nullable: true,
    description: 'Of tables: what becomes of who has not agreed; LEAVE_OUT where left out.',
  })
  withoutConsent?: Destination['withoutConsent'] | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether nobody else is to be there; false where left out.' })
  exclusive?: boolean | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How often everything is compared, 1 to 720 hours; 24 where left out, null for only when it is asked for.',
  })
  compareEveryHours?: number | null;
}

@InputType({ description: 'What to change of a destination. Where it is stays: make another for another list or table.' })
export class UpdateDestinationInput {
  @Field(() => String, { nullable: true, description: 'What it is for.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'Another key of the tool, or another address of the database.' })
  secret?: string | null;

  @Field(() => [DestinationColumnInput], { nullable: true, description: 'What is told of each member from now on, all of it.' })
  columns?: DestinationColumnInput[] | null;

  @Field(() => OnLeaveEnum, { nullable: true, description: 'Of lists: what is done with who leaves from now on.' })
  onLeave?: OnLeave | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether nobody else is to be there.' })
  exclusive?: boolean | null;

  @Field(() => Int, { nullable: true, description: 'How often everything is compared; null for only when it is asked for.' })
  compareEveryHours?: number | null;
}

@ObjectType({ description: 'The destination, or why nothing was done.', simpleResolvers: true })
export class DestinationPayload {
  @Field(() => DestinationType, { nullable: true, description: 'As it is now; null if there are errors.' })
  destination!: Destination | null;

  @Field(() => [UserError], { description: 'What to put right; empty if it was done.' })
  userErrors!: readonly UserError[];
}

@ObjectType({ description: 'Whether a destination could be written to.', simpleResolvers: true })
export class TestDestinationPayload {
  @Field(() => String, { nullable: true, description: 'Why it could not be; null if it could.' })
  error!: string | null;
}
