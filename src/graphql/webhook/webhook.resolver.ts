import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { sql } from '../../database/index.js';
import { invalidInput, isId, limitExceeded } from '../../kernel/index.js';
import { RequireScopes } from '../../model/index.js';
import {
  createWebhook,
  countDeliveries,
  type DeliveryState,
  deleteWebhook,
  getWebhook,
  listDeliveries,
  listWebhooks,
  type ListedDelivery,
  pauseWebhook,
  replayDeliveries,
  resumeWebhook,
  rotateWebhookSecret,
  type SecretWebhook,
  type Sent,
  testWebhook,
  updateWebhook,
  type Webhook,
} from '../../webhooks/index.js';
import { OperationContext } from '../context.js';
import { DeletePayload } from '../delete-payload.type.js';
import { connectionOf } from '../paging/connection.js';
import { afterCursor, type KeysetOrder } from '../paging/keyset.js';
import { PageArguments, pageRequest } from '../paging/page-arguments.js';
import { type Page, pageOf } from '../paging/page.js';
import {
  CreateWebhookInput,
  DeliveryStateEnum,
  ReplayWebhookPayload,
  TestWebhookPayload,
  UpdateWebhookInput,
  WebhookDeliveryType,
  WebhookSecretPayload,
  WebhookType,
} from './webhook.type.js';

const WebhookDeliveryConnection = connectionOf<ListedDelivery>('WebhookDelivery', WebhookDeliveryType);

const NEWEST: KeysetOrder = { name: 'NEWEST', keys: [{ value: sql`d.number`, type: 'numeric' }], descending: true };

const DEFAULT_OVERLAP_SECONDS = 86_400;
const ID_OF = { description: 'Of the webhook.' };

/** A key that is limited to segments knows, and makes, webhooks of these alone. */
@Resolver(() => WebhookType)
export class WebhookResolver {
  @Query(() => [WebhookType], { description: 'The webhooks that there are, at most 100, the newest first.' })
  @RequireScopes('webhooks:read')
  webhooks(@Ctx() { webhooks, viewer }: OperationContext): Promise<Webhook[]> {
    return listWebhooks(webhooks, viewer.segmentIds);
  }

  @Query(() => WebhookType, { description: 'A webhook by id.' })
  @RequireScopes('webhooks:read')
  webhook(@Ctx() { webhooks, viewer }: OperationContext, @Arg('id', () => ID, ID_OF) id: string): Promise<Webhook> {
    return getWebhook(webhooks.database, id, viewer.segmentIds);
  }

  @FieldResolver(() => WebhookDeliveryConnection, {
    description: 'Its messages, the newest first. Those that were taken, or are dead, are kept for 30 days.',
  })
  async deliveries(
    @Root() { id }: Webhook,
    @Ctx() { webhooks }: OperationContext,
    @Args(() => PageArguments) page: PageArguments,
    @Arg('state', () => DeliveryStateEnum, { nullable: true, description: 'Only those of this state.' }) given?: DeliveryState | null,
  ): Promise<Page<ListedDelivery>> {
    const [request, state] = [pageRequest(page), given ?? null];
    const condition = afterCursor(NEWEST, request.after);
    const rows = await listDeliveries(webhooks, id, { state, limit: request.first + 1, condition });
    return pageOf(rows, request, NEWEST, () => countDeliveries(webhooks, id, state));
  }

  @Mutation(() => WebhookSecretPayload, { description: 'Makes a webhook. It is sent what changes from now on.' })
  @RequireScopes('webhooks:manage', 'segments:read', 'customers:read')
  createWebhook(
    @Ctx() { webhooks, viewer }: OperationContext,
    @Arg('input', () => CreateWebhookInput, { description: 'The webhook to make.' }) input: CreateWebhookInput,
  ): Promise<SecretWebhook> {
    return createWebhook(webhooks, viewer.segmentIds, input);
  }

  @Mutation(() => WebhookType, {
    description:
      'Changes a webhook; what is left out stays as it is. Messages that wait are sent as they are, to the new address; of segments that are taken off it none are kept.',
  })
  @RequireScopes('webhooks:manage', 'segments:read', 'customers:read')
  updateWebhook(
    @Ctx() { webhooks, viewer }: OperationContext,
    @Arg('id', () => ID, ID_OF) id: string,
    @Arg('input', () => UpdateWebhookInput, { description: 'What to change.' }) input: UpdateWebhookInput,
  ): Promise<Webhook> {
    return updateWebhook(webhooks, viewer.segmentIds, id, input);
  }

  @Mutation(() => WebhookSecretPayload, {
    description: 'Gives a webhook another secret. Messages are signed with the one before too for a while, to change over.',
  })
  @RequireScopes('webhooks:manage')
  rotateWebhookSecret(
    @Ctx() { webhooks, viewer }: OperationContext,
    @Arg('id', () => ID, ID_OF) id: string,
    @Arg('overlapSeconds', () => Int, {
      defaultValue: DEFAULT_OVERLAP_SECONDS,
      description: 'For how long, at most 30 days; a day unless it is said.',
    })
    overlapSeconds: number,
  ): Promise<SecretWebhook> {
    return rotateWebhookSecret(webhooks, viewer.segmentIds, id, overlapSeconds);
  }

  @Mutation(() => WebhookType, { description: 'Sends nothing until it is resumed; what changes meanwhile is sent then.' })
  @RequireScopes('webhooks:manage')
  pauseWebhook(@Ctx() { webhooks, viewer }: OperationContext, @Arg('id', () => ID, ID_OF) id: string): Promise<Webhook> {
    return pauseWebhook(webhooks, viewer.segmentIds, id);
  }

  @Mutation(() => WebhookType, { description: 'Goes on where it was paused. What waits has three days again.' })
  @RequireScopes('webhooks:manage')
  resumeWebhook(@Ctx() { webhooks, viewer }: OperationContext, @Arg('id', () => ID, ID_OF) id: string): Promise<Webhook> {
    return resumeWebhook(webhooks, viewer.segmentIds, id);
  }

  @Mutation(() => DeletePayload, { description: 'Deletes a webhook with its messages.' })
  @RequireScopes('webhooks:manage')
  async deleteWebhook(@Ctx() { webhooks, viewer }: OperationContext, @Arg('id', () => ID, ID_OF) id: string): Promise<DeletePayload> {
    await deleteWebhook(webhooks, viewer.segmentIds, id);
    return { deletedId: id, userErrors: [] };
  }

  @Mutation(() => TestWebhookPayload, { description: 'Sends a message of the type `webhook.test`, once and now.' })
  @RequireScopes('webhooks:manage')
  testWebhook(@Ctx() { webhooks, viewer }: OperationContext, @Arg('id', () => ID, ID_OF) id: string): Promise<Sent> {
    return testWebhook(webhooks, viewer.segmentIds, id);
  }

  @Mutation(() => ReplayWebhookPayload, { description: 'Sends dead messages again, with the ids that they had, the oldest first.' })
  @RequireScopes('webhooks:manage')
  async replayWebhookDeliveries(
    @Ctx() { webhooks, viewer }: OperationContext,
    @Arg('id', () => ID, ID_OF) id: string,
    @Arg('deliveryIds', () => [ID], { nullable: true, description: 'Which, at most 1,000; all dead ones where left out.' })
    deliveryIds?: string[] | null,
  ): Promise<ReplayWebhookPayload> {
    if ((deliveryIds?.length ?? 0) > 1_000) throw limitExceeded('The number of deliveryIds', 1_000);
    const wrong = deliveryIds?.find((one) => !isId(one));
    if (wrong !== undefined) throw invalidInput('deliveryIds', `'${wrong}' is not the id of a message.`);
    return { replayed: await replayDeliveries(webhooks, viewer.segmentIds, id, deliveryIds ?? null) };
  }
}
