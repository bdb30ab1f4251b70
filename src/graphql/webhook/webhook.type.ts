import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeScalar, JsonScalar, MembershipChangeKind, RequireScopes } from '../../model/index.js';
import type { Delivery, DeliveryState, PausedFor, Webhook } from '../../webhooks/index.js';

const PausedForEnum = { ASKED: 'asked', FAILING: 'failing' } as const satisfies Record<string, PausedFor>;
registerEnumType(PausedForEnum, {
  name: 'WebhookPause',
  description: 'Why nothing is sent to a webhook.',
  valuesConfig: {
    ASKED: { description: 'Somebody asked for it.' },
    FAILING: { description: 'A message was not taken for three days, or the address said that it is gone (410). Mend it, then resume.' },
  },
});

export const DeliveryStateEnum = { PENDING: 'PENDING', DELIVERED: 'DELIVERED', DEAD: 'DEAD' } as const satisfies Record<
  string,
  DeliveryState
>;
registerEnumType(DeliveryStateEnum, {
  name: 'WebhookDeliveryState',
  description: 'What has become of a message.',
  valuesConfig: {
    PENDING: { description: 'It waits, for its first attempt or for the next.' },
    DELIVERED: { description: 'It was taken.' },
    DEAD: { description: 'It was not taken in three days, and is not sent unless it is replayed.' },
  },
});

@ObjectType('Webhook', {
  description: 'An address that membership changes are sent to, as Standard Webhooks has it.',
  simpleResolvers: true,
})
@RequireScopes('webhooks:read')
export class WebhookType {
  @Field(() => ID, { description: 'Stays the same.' })
  id!: string;

  @Field(() => String, { description: 'What it is for.' })
  name!: string;

  @Field(() => String, { description: 'Where messages are posted to.' })
  url!: string;

  @Field(() => [ID], { nullable: true, description: 'The segments whose changes are sent; null for all.' })
  segmentIds!: string[] | null;

  @Field(() => [MembershipChangeKind], { nullable: true, description: 'The kinds of changes that are sent; null for both.' })
  kinds!: MembershipChangeKind[] | null;

  @Field(() => Int, { description: 'How many changes one message has at most.' })
  mostChanges!: number;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Since when nothing is sent; null while it is in force.' })
  pausedAt!: Date | null;

  @Field(() => PausedForEnum, { nullable: true, description: 'Why; null while it is in force.' })
  pausedFor!: PausedFor | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'When changes were found to be dropped from the log before they could be sent, the last time: read a snapshot then. null if never.',
  })
  missedAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Until when messages are signed with the secret before too.' })
  formerSecretEndsAt!: Date | null;

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it was changed last.' })
  updatedAt!: Date;
}

@ObjectType('WebhookDelivery', { description: 'A message to a webhook, with what became of it.', simpleResolvers: true })
@RequireScopes('webhooks:read')
export class WebhookDeliveryType {
  @Field(() => ID, { description: 'Of the message, in every attempt: `webhook-id`.' })
  id!: string;

  @Field(() => DeliveryStateEnum, { description: 'What has become of it.' })
  state!: DeliveryState;

  @Field(() => JsonScalar, { description: 'The changes in it, by ids; none in a message of an action, of the type `segment.crossed`.' })
  changes!: Delivery['changes'];

  @Field(() => Int, { description: 'How often it was sent.' })
  attempts!: number;

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it is tried next, while it is pending.' })
  nextAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was tried last.' })
  lastAt!: Date | null;

  @Field(() => Int, { nullable: true, description: 'The status of the last answer; null if there was none.' })
  status!: number | null;

  @Field(() => String, { nullable: true, description: 'Why the last attempt failed; null if it did not.' })
  error!: string | null;
}

@InputType({ description: 'A webhook to make.' })
export class CreateWebhookInput {
  @Field(() => String, { description: 'What it is for; at most 200 characters.' })
  name!: string;

  @Field(() => String, { description: 'Where messages are posted to: `https://`, and public unless CANTLE_WEBHOOKS_PRIVATE is on.' })
  url!: string;

  @Field(() => [ID], { nullable: true, description: 'The segments whose changes are sent, at most 1,000; all where left out.' })
  segmentIds?: string[] | null;

  @Field(() => [MembershipChangeKind], { nullable: true, description: 'The kinds of changes that are sent; both where left out.' })
  kinds?: MembershipChangeKind[] | null;

  @Field(() => Int, { nullable: true, description: 'How many changes one message may have, 1 to 500; 1 where left out.' })
  mostChanges?: number | null;
}

@InputType({ description: 'What to change of a webhook.' })
export class UpdateWebhookInput {
  @Field(() => String, { nullable: true, description: 'What it is for.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'Where messages are posted to.' })
  url?: string | null;

  @Field(() => [ID], { nullable: true, description: 'The segments whose changes are sent from now on; null for all.' })
  segmentIds?: string[] | null;

  @Field(() => [MembershipChangeKind], { nullable: true, description: 'The kinds of changes that are sent from now on; null for both.' })
  kinds?: MembershipChangeKind[] | null;

  @Field(() => Int, { nullable: true, description: 'How many changes one message may have.' })
  mostChanges?: number | null;
}

@ObjectType({ description: 'A webhook with a secret just made.', simpleResolvers: true })
export class WebhookSecretPayload {
  @Field(() => WebhookType, { description: 'What is kept of it.' })
  webhook!: Webhook;

  @Field(() => String, { description: 'What messages are signed with, `whsec_...`: shown this once and never again.' })
  secret!: string;
}

@ObjectType({ description: 'What came of a message that was sent to try a webhook.', simpleResolvers: true })
export class TestWebhookPayload {
  @Field(() => Int, { nullable: true, description: 'The status of the answer; null if there was none.' })
  status!: number | null;

  @Field(() => String, { nullable: true, description: 'Why it does not count as taken; null if it does.' })
  error!: string | null;
}

@ObjectType({ description: 'What is sent again.', simpleResolvers: true })
export class ReplayWebhookPayload {
  @Field(() => Int, { description: 'How many messages.' })
  replayed!: number;
}
