import type { Database, Queryable } from '../database/index.js';
import { rawSql, sql } from '../database/index.js';
import { type Clock, isId, notFound } from '../kernel/index.js';

export interface WebhookContext {
  readonly database: Database;
  readonly clock: Clock;
  /** Whether addresses may be those of a private network, and unencrypted. */
  readonly allowPrivate: boolean;
}

export type ChangeKindName = 'ENTERED' | 'LEFT';
export type PausedFor = 'asked' | 'failing';

/** An address that membership changes are sent to. */
export interface Webhook {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  /** null for all. */
  readonly segmentIds: readonly string[] | null;
  readonly kinds: readonly ChangeKindName[] | null;
  readonly mostChanges: number;
  readonly pausedAt: Date | null;
  readonly pausedFor: PausedFor | null;
  readonly missedAt: Date | null;
  readonly formerSecretEndsAt: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** With what only a sender needs. */
export interface StoredWebhook extends Webhook {
  readonly secret: string;
  readonly formerSecret: string | null;
  readonly epoch: string;
  readonly seq: string;
}

export const COLUMNS = rawSql(`id, name, url, segment_ids as "segmentIds", kinds, most_changes as "mostChanges", paused_at as "pausedAt",
  paused_for as "pausedFor", missed_at as "missedAt", former_secret_ends_at as "formerSecretEndsAt", created_at as "createdAt",
  updated_at as "updatedAt", secret, former_secret as "formerSecret", epoch, seq`);

/** Whoever is limited to segments knows the webhooks of these alone. */
export type SeenSegments = ReadonlySet<string> | null;

export function isSeen({ segmentIds }: Pick<Webhook, 'segmentIds'>, seen: SeenSegments): boolean {
  return seen === null || (segmentIds !== null && segmentIds.every((id) => seen.has(id)));
}

/** Throws NOT_FOUND, also for one that is not seen. */
export async function getWebhook(database: Queryable, id: string, seen: SeenSegments): Promise<StoredWebhook> {
  const [webhook] = isId(id)
    ? await database.query<StoredWebhook>(sql`/* webhook.get */ select ${COLUMNS} from webhook where id = ${id}::uuid`)
    : [];
  if (webhook === undefined || !isSeen(webhook, seen)) throw notFound('webhook', id);
  return webhook;
}
