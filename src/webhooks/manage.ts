import { headOfLog } from '../changes/index.js';
import { joinSql, sql, type Sql, type Transaction } from '../database/index.js';
import { conflict, DomainError, invalidInput, isId, limitExceeded, newId, readName } from '../kernel/index.js';
import { checkUrl } from './address.js';
import { keepOnly } from './deliveries.js';
import { compose } from './message.js';
import { post, type Sent } from './send.js';
import { newSecret, signed } from './signature.js';
import { secretsOf } from './secrets.js';
import { testsAtOnce } from './tests-at-once.js';
import {
  type ChangeKindName,
  COLUMNS,
  getWebhook,
  isSeen,
  type SeenSegments,
  type StoredWebhook,
  type Webhook,
  type WebhookContext,
} from './webhook.js';

export const MOST_WEBHOOKS = 100;
export const MOST_CHANGES = 500;
const MOST_SEGMENTS = 1_000;
export const LONGEST_OVERLAP_SECONDS = 30 * 86_400;

export interface NewWebhook {
  readonly name: string;
  readonly url: string;
  readonly segmentIds?: readonly string[] | null | undefined;
  readonly kinds?: readonly ChangeKindName[] | null | undefined;
  readonly mostChanges?: number | null | undefined;
}

/** What is left out stays as it is; so does, where null says nothing, what is null. */
export type WebhookChange = { readonly [Part in keyof NewWebhook]?: NewWebhook[Part] | null | undefined };

/** A webhook with its secret, which is shown this once. */
export interface SecretWebhook {
  readonly webhook: Webhook;
  readonly secret: string;
}

/** The first change that it is sent is the first after this. */
export async function createWebhook(context: WebhookContext, seen: SeenSegments, input: NewWebhook): Promise<SecretWebhook> {
  const { database, clock, allowPrivate } = context;
  const [id, secret, now] = [newId(), newSecret(), clock.now()];
  const { epoch, seq } = await headOfLog(database);
  const values = {
    name: readName(input.name),
    url: checkUrl(input.url, allowPrivate),
    segmentIds: await readSegments(context, seen, input.segmentIds ?? null),
    kinds: readKinds(input.kinds ?? null),
    mostChanges: readMost(input.mostChanges ?? 1),
  };
  const webhook = await database.transaction(async (transaction) => {
    const [present] = await transaction.query<{ count: number }>(sql`/* webhook.count */ select count(*)::int as count from webhook`);
    if (present !== undefined && present.count >= MOST_WEBHOOKS) throw limitExceeded('The number of webhooks', MOST_WEBHOOKS);
    const [made] = await transaction.query<StoredWebhook>(sql`/* webhook.create */
      insert into webhook (id, name, url, segment_ids, kinds, most_changes, secret, epoch, seq, created_at, updated_at)
      values (${id}::uuid, ${values.name}, ${values.url}, ${values.segmentIds}::uuid[], ${values.kinds}::text[], ${values.mostChanges}::int, ${secret},
        ${epoch}, ${seq.toString()}::bigint, ${now}, ${now}) returning ${COLUMNS}`);
    return made as StoredWebhook;
  });
  return { webhook, secret };
}

/**
 * What is left out stays as it is. What has been made into deliveries before is sent as it was to be, but for what is about segments that the webhook is about no
 * more: of that nothing is kept, since whoever may see the webhook from now on may not see it.
 */
export async function updateWebhook(context: WebhookContext, seen: SeenSegments, id: string, change: WebhookChange): Promise<Webhook> {
  const segmentIds = change.segmentIds === undefined ? undefined : await readSegments(context, seen, change.segmentIds);
  const set = [
    ...(change.name == null ? [] : [sql`name = ${readName(change.name)}`]),
    ...(change.url == null ? [] : [sql`url = ${checkUrl(change.url, context.allowPrivate)}`]),
    ...(segmentIds === undefined ? [] : [sql`segment_ids = ${segmentIds}::uuid[]`]),
    ...(change.kinds === undefined ? [] : [sql`kinds = ${readKinds(change.kinds)}::text[]`]),
    ...(change.mostChanges == null ? [] : [sql`most_changes = ${readMost(change.mostChanges)}::int`]),
  ];
  return changed(context, seen, id, set, (transaction) => keepOnly(transaction, id, segmentIds ?? null));
}

/** Gives another secret. Messages are signed with the one before too, until `overlapSeconds` have passed. */
export async function rotateWebhookSecret(
  context: WebhookContext,
  seen: SeenSegments,
  id: string,
  overlapSeconds: number,
): Promise<SecretWebhook> {
  if (!Number.isInteger(overlapSeconds) || overlapSeconds < 0 || overlapSeconds > LONGEST_OVERLAP_SECONDS) {
    throw invalidInput('overlapSeconds', `overlapSeconds must be a whole number from 0 to ${LONGEST_OVERLAP_SECONDS}.`);
  }
  const secret = newSecret();
  const endsAt = new Date(context.clock.now().getTime() + overlapSeconds * 1_000);
  const webhook = await changed(context, seen, id, [sql`former_secret = secret, former_secret_ends_at = ${endsAt}, secret = ${secret}`]);
  return { webhook, secret };
}

export function pauseWebhook(context: WebhookContext, seen: SeenSegments, id: string): Promise<Webhook> {
  return changed(context, seen, id, [
    sql`paused_at = coalesce(paused_at, ${context.clock.now()}), paused_for = coalesce(paused_for, 'asked')`,
  ]);
}

/** Goes on where it was paused: with what is pending first, which has three days again. */
export async function resumeWebhook(context: WebhookContext, seen: SeenSegments, id: string): Promise<Webhook> {
  const webhook = await changed(context, seen, id, [sql`paused_at = null, paused_for = null`]);
  await context.database.execute(sql`/* webhook.again */
    update webhook_delivery set next_at = ${context.clock.now()}, give_up_at = null where webhook_id = ${webhook.id}::uuid and state = 'pending'`);
  return webhook;
}

export async function deleteWebhook({ database }: WebhookContext, seen: SeenSegments, id: string): Promise<void> {
  await getWebhook(database, id, seen);
  await database.transaction(async (transaction) => {
    transaction.defer(sql`/* webhook.dropDeliveries */ delete from webhook_delivery where webhook_id = ${id}::uuid`);
    transaction.defer(sql`/* webhook.delete */ delete from webhook where id = ${id}::uuid`);
  });
}

/** Sends a message that says nothing, now, and gives what came of it. */
export async function testWebhook({ database, clock, allowPrivate }: WebhookContext, seen: SeenSegments, id: string): Promise<Sent> {
  const webhook = await getWebhook(database, id, seen);
  const at = clock.now();
  const message = { id: newId(), at, body: compose('webhook.test', at, {}) };
  return testsAtOnce.during(() => post(webhook.url, signed(message, secretsOf(webhook, at)), message.body, { allowPrivate }));
}

export async function listWebhooks({ database }: WebhookContext, seen: SeenSegments): Promise<Webhook[]> {
  const all = await database.query<StoredWebhook>(sql`/* webhook.list */ select ${COLUMNS} from webhook order by id desc`);
  return all.filter((webhook) => isSeen(webhook, seen));
}

async function changed(
  { database, clock }: WebhookContext,
  seen: SeenSegments,
  id: string,
  set: readonly Sql[],
  besides: (transaction: Transaction) => Promise<void> = async () => {},
): Promise<Webhook> {
  await getWebhook(database, id, seen);
  return database.transaction(async (transaction) => {
    const [webhook] = await transaction.query<StoredWebhook>(sql`/* webhook.update */
      update webhook set ${joinSql([...set, sql`updated_at = ${clock.now()}`])} where id = ${id}::uuid returning ${COLUMNS}`);
    if (webhook === undefined) throw conflict('id', 'The webhook was deleted meanwhile.');
    await besides(transaction);
    return webhook;
  });
}

function readKinds(kinds: readonly ChangeKindName[] | null): readonly ChangeKindName[] | null {
  if (kinds?.length === 0) throw invalidInput('kinds', 'Name a kind of change, or none for both.');
  return kinds;
}

function readMost(most: number): number {
  if (most < 1) throw invalidInput('mostChanges', 'mostChanges must be 1 or more.');
  if (most > MOST_CHANGES) throw limitExceeded('mostChanges', MOST_CHANGES);
  return most;
}

async function readSegments(
  { database }: WebhookContext,
  seen: SeenSegments,
  ids: readonly string[] | null,
): Promise<readonly string[] | null> {
  if (ids === null) {
    if (seen === null) return null;
    throw new DomainError('FORBIDDEN', 'This key is limited to named segments: name the segments.', { field: 'segmentIds' });
  }
  if (ids.length === 0) throw invalidInput('segmentIds', 'Name a segment, or none for all.');
  if (ids.length > MOST_SEGMENTS) throw limitExceeded('The number of segmentIds', MOST_SEGMENTS);
  const wanted = [...new Set(ids.map((id) => id.toLowerCase()))];
  const known = wanted.every(isId)
    ? await database.query<{ id: string }>(sql`/* webhook.segments */ select id from segment where id = any(${wanted}::uuid[])`)
    : [];
  const missing = wanted.find((id) => !known.some((row) => row.id === id) || (seen !== null && !seen.has(id)));
  if (missing !== undefined) throw invalidInput('segmentIds', `No segment has the id '${missing}'.`);
  return wanted;
}
