import { readOn } from '../changes/index.js';
import { type Database, type Queryable, rowsOf, sql, type Sql, type Transaction } from '../database/index.js';
import { type Clock, isId, newId } from '../kernel/index.js';
import { keptChange, type KeptChange, type KeptMessage } from './message.js';
import { getWebhook, isSeen, type SeenSegments, type StoredWebhook, type WebhookContext } from './webhook.js';

/** Changes that are read of the log at a time. */
const AT_ONCE = 1_000;
/** While so many deliveries wait the log is where the rest does. */
const MOST_PENDING = 20;
/** Messages of actions that may wait for a webhook. */
const MOST_MESSAGES = 1_000;
/** Deliveries that are over are kept for so long. */
const KEPT_MS = 30 * 86_400_000;

export type DeliveryState = 'PENDING' | 'DELIVERED' | 'DEAD';

export interface Delivery {
  readonly id: string;
  readonly state: DeliveryState;
  readonly changes: readonly KeptChange[];
  /** What is told instead; null of changes. */
  readonly message: KeptMessage | null;
  readonly attempts: number;
  readonly createdAt: Date;
  readonly nextAt: Date;
  readonly lastAt: Date | null;
  readonly giveUpAt: Date | null;
  readonly status: number | null;
  readonly error: string | null;
}

/**
 * Makes deliveries of what follows in the log, and moves the webhook's position, in one transaction: nothing is made twice and nothing is left out. What
 * has been dropped from the log by then is missed, which the webhook says. Gives whether there may be more.
 */
export async function makeDeliveries(transaction: Transaction, webhook: StoredWebhook, now: Date): Promise<boolean> {
  const [waiting] = await transaction.query<{ pending: number }>(sql`/* webhook.pending */
    select count(*)::int as pending from webhook_delivery where webhook_id = ${webhook.id}::uuid and state = 'pending'`);
  if (waiting !== undefined && waiting.pending >= MOST_PENDING) return false;
  const position = { epoch: webhook.epoch, seq: BigInt(webhook.seq) };
  const { changes, to, isWhole, isMissed } = await readOn(transaction, position, {
    first: AT_ONCE,
    segmentIds: webhook.segmentIds ?? undefined,
  });
  if (isMissed) {
    await move(transaction, webhook, to, now);
    return true;
  }
  if (to.seq === position.seq && to.epoch === position.epoch) return false;
  const wanted = changes.filter(({ kind, customerId }) => customerId !== null && webhook.kinds?.includes(kind) !== false);
  const kept = await withoutGone(transaction, wanted.map(keptChange));
  await insert(transaction, webhook, kept, now);
  await move(transaction, webhook, to, null);
  return !isWhole;
}

/** Of who is gone nothing is kept but that they left, as an erasure leaves it; one that comes now waits until the rest is written, and finds it. */
async function withoutGone(transaction: Transaction, changes: readonly KeptChange[]): Promise<readonly KeptChange[]> {
  const entered = [...new Set(changes.flatMap(({ kind, customerId }) => (kind === 'ENTERED' ? (customerId ?? []) : [])))];
  if (entered.length === 0) return changes;
  const rows = await transaction.query<{ id: string }>(sql`/* webhook.whoIsThere */
    select id from customer where id = any(${entered}::uuid[]) order by id for key share`);
  const there = new Set(rows.map(({ id }) => id));
  return changes.filter(({ kind, customerId }) => kind !== 'ENTERED' || there.has(customerId ?? ''));
}

async function insert(
  transaction: Transaction,
  { id, mostChanges }: StoredWebhook,
  changes: readonly KeptChange[],
  now: Date,
): Promise<void> {
  const batches = Array.from({ length: Math.ceil(changes.length / mostChanges) }, (_, index) => ({
    id: newId(),
    changes: JSON.stringify(changes.slice(index * mostChanges, (index + 1) * mostChanges)),
  }));
  if (batches.length === 0) return;
  await transaction.execute(sql`/* webhook.addDeliveries */
    insert into webhook_delivery (id, webhook_id, state, changes, created_at, next_at)
    select made.id, ${id}::uuid, 'pending', made.changes, ${now}, ${now}
    from ${rowsOf(batches, { id: 'uuid', changes: 'jsonb' })} with ordinality as made(id, changes, place) order by place`);
}

async function move(
  transaction: Transaction,
  { id }: StoredWebhook,
  { epoch, seq }: { epoch: string; seq: bigint },
  missedAt: Date | null,
): Promise<void> {
  await transaction.execute(sql`/* webhook.move */
    update webhook set epoch = ${epoch}, seq = ${seq.toString()}::bigint, missed_at = coalesce(${missedAt}::timestamptz, missed_at) where id = ${id}::uuid`);
}

const TOLD = sql`id, upper(state) as state, changes, message, attempts, created_at as "createdAt", next_at as "nextAt", last_at as "lastAt",
  give_up_at as "giveUpAt", status, error`;

/** Why a webhook cannot be told of a segment, for people; undefined if it can. */
export async function refusalOfMessage(
  database: Queryable,
  webhookId: string,
  segmentId: string,
  seen: SeenSegments,
): Promise<string | undefined> {
  const [webhook] = isId(webhookId)
    ? await database.query<{ segmentIds: string[] | null; waiting: number }>(sql`/* webhook.forMessage */
        select segment_ids as "segmentIds", (select count(*)::int from (
          select from webhook_delivery d where d.webhook_id = w.id and d.state = 'pending' and d.message is not null limit ${MOST_MESSAGES}::int) x) as waiting
        from webhook w where id = ${webhookId}::uuid for key share`)
    : [];
  if (webhook === undefined || !isSeen(webhook, seen)) return `No webhook has the id '${webhookId}'.`;
  if (webhook.segmentIds?.includes(segmentId) === false) return 'The webhook is not about this segment.';
  return webhook.waiting >= MOST_MESSAGES ? `${MOST_MESSAGES} messages wait for the webhook already.` : undefined;
}

/** Makes a delivery that tells a webhook something of a segment, after what waits already. Gives why it cannot. */
export async function sendMessage(
  transaction: Transaction,
  webhookId: string,
  message: KeptMessage,
  now: Date,
): Promise<string | undefined> {
  const refusal = await refusalOfMessage(transaction, webhookId, message.segmentId, null);
  if (refusal !== undefined) return refusal;
  await transaction.execute(sql`/* webhook.addMessage */
    insert into webhook_delivery (id, webhook_id, state, changes, message, created_at, next_at)
    values (${newId()}::uuid, ${webhookId}::uuid, 'pending', '[]', ${JSON.stringify(message)}::jsonb, ${now}, ${now})`);
  return undefined;
}

/** The oldest that is pending, which is the next. */
export async function nextDelivery(database: Queryable, webhookId: string): Promise<Delivery | undefined> {
  const [delivery] = await database.query<Delivery>(sql`/* webhook.next */
    select ${TOLD} from webhook_delivery where webhook_id = ${webhookId}::uuid and state = 'pending' order by number limit 1`);
  return delivery;
}

export interface DeliveryFilter {
  readonly state: DeliveryState | null;
  readonly limit: number;
  /** What else must be so of table webhook_delivery, alias `d`. */
  readonly condition?: Sql;
}

export type ListedDelivery = Delivery & { readonly keyset: readonly string[] };

/** Those of a webhook, the newest first, each with its place as texts. */
export async function listDeliveries(
  { database }: Pick<WebhookContext, 'database'>,
  webhookId: string,
  { state, limit, condition = sql`true` }: DeliveryFilter,
): Promise<ListedDelivery[]> {
  return database.query<ListedDelivery>(sql`/* webhook.deliveries */
    select ${TOLD}, array[d.number::text] as keyset from webhook_delivery d where ${ofState(webhookId, state)} and ${condition}
    order by d.number desc limit ${limit}`);
}

export async function countDeliveries(
  { database }: Pick<WebhookContext, 'database'>,
  webhookId: string,
  state: DeliveryState | null,
): Promise<number> {
  const [row] = await database.query<{ count: number }>(sql`/* webhook.countDeliveries */
    select count(*)::int as count from webhook_delivery d where ${ofState(webhookId, state)}`);
  return row?.count ?? 0;
}

function ofState(webhookId: string, state: DeliveryState | null): Sql {
  return sql`d.webhook_id = ${webhookId}::uuid and (${state}::text is null or d.state = lower(${state}::text))`;
}

/** Sends dead ones again, all or those named, with the ids that they had: the oldest first, and before what is pending. Gives how many. */
export async function replayDeliveries(
  { database, clock }: WebhookContext,
  seen: SeenSegments,
  webhookId: string,
  ids: readonly string[] | null,
): Promise<number> {
  await getWebhook(database, webhookId, seen);
  return database.execute(sql`/* webhook.replay */
    update webhook_delivery set state = 'pending', attempts = 0, next_at = ${clock.now()}, give_up_at = null
    where webhook_id = ${webhookId}::uuid and state = 'dead' and (${ids === null}::boolean or id = any(${[...(ids ?? [])]}::uuid[]))`);
}

/** Keeps of the messages of a webhook, whatever came of them, what is about these segments alone; all of it where there is null. */
export async function keepOnly(transaction: Transaction, webhookId: string, segmentIds: readonly string[] | null): Promise<void> {
  if (segmentIds === null) return;
  const isOfAnother = sql`(one ->> 'segmentId') <> all(${[...segmentIds]}::text[])`;
  await transaction.execute(sql`/* webhook.keepOnly */
    update webhook_delivery set changes = (
      select coalesce(jsonb_agg(one order by place), '[]') from jsonb_array_elements(changes) with ordinality as kept(one, place) where not ${isOfAnother})
    where webhook_id = ${webhookId}::uuid and exists (select from jsonb_array_elements(changes) as kept(one) where ${isOfAnother})`);
  await transaction.execute(
    sql`/* webhook.dropEmpty */ delete from webhook_delivery where webhook_id = ${webhookId}::uuid and changes = '[]'
      and (message is null or (message ->> 'segmentId') <> all(${[...segmentIds]}::text[]))`,
  );
}

/** Drops those that were over long ago. */
export async function dropOldDeliveries({
  database,
  clock,
}: {
  readonly database: Pick<Database, 'transaction'>;
  readonly clock: Clock;
}): Promise<void> {
  const before = new Date(clock.now().getTime() - KEPT_MS);
  await database.transaction((transaction) =>
    transaction.execute(sql`/* webhook.dropOld */ delete from webhook_delivery where state <> 'pending' and created_at < ${before}`),
  );
}
