import { type Queryable, sql } from '../database/index.js';
import { newId, Random, RepeatedJob } from '../kernel/index.js';
import { type Delivery, makeDeliveries, nextDelivery } from './deliveries.js';
import { compose, told, toldOfSegment } from './message.js';
import { secretsOf } from './secrets.js';
import { post, type Sent } from './send.js';
import { signed } from './signature.js';
import { COLUMNS, type StoredWebhook, type WebhookContext } from './webhook.js';

const LOOK_EVERY_MS = 1_000;
/** Much longer than an attempt takes. A process that does not say so again in this time serves the webhook no more: it is frozen, or gone. */
const LEASE = sql`interval '60 seconds'`;
/** Then another has its turn. */
const TURN_MS = 30_000;

const FIRST_RETRY_MS = 5_000;
const LONGEST_RETRY_MS = 6 * 3_600_000;
/** Then a delivery is dead. */
export const TRIED_FOR_MS = 3 * 86_400_000;
const GONE = 410;

export interface SenderParts extends WebhookContext {
  readonly onError: (error: unknown) => void;
  /** Hears that a webhook was paused, since what it was sent was not taken. */
  readonly onPaused: (webhook: StoredWebhook, error: string) => Promise<void>;
}

/** Sends what waits for the webhooks. Of several processes one serves a webhook at a time. */
export class WebhookSender {
  readonly #process = newId();
  readonly #random = new Random(this.#process);
  readonly #job: RepeatedJob;
  readonly #stop = new AbortController();
  readonly #serving = new Map<string, Promise<void>>();

  constructor(private readonly parts: SenderParts) {
    this.#job = new RepeatedJob(() => this.#look(), LOOK_EVERY_MS, parts.onError);
  }

  start(): void {
    this.#job.start();
  }

  /** What is being sent is cut off, and sent again by another process. */
  async close(): Promise<void> {
    this.#stop.abort();
    await this.#job.close();
    await Promise.all(this.#serving.values());
  }

  /** Serves the webhooks for which there may be something to do, and waits until that is done. */
  async serveAll(): Promise<void> {
    await this.#look();
    await Promise.all(this.#serving.values());
  }

  /** Begins to serve them, all that there are at once: however many are slow, they keep no other waiting. */
  async #look(): Promise<void> {
    const { database, clock, onError } = this.parts;
    const due = await database.query<{ id: string }>(sql`/* webhook.due */
      select w.id from webhook w left join lateral (
        select next_at from webhook_delivery d where d.webhook_id = w.id and d.state = 'pending' order by d.number limit 1) next on true
      where w.paused_at is null and (w.leased_until is null or w.leased_until < clock_timestamp())
        and case when next.next_at is null then w.seq < (select coalesce(max(seq), 0) from membership_change) else next.next_at <= ${clock.now()} end
      order by random()`);
    for (const { id } of due) {
      if (this.#serving.has(id) || this.#stop.signal.aborted) continue;
      const serving = this.#serve(id)
        .catch(onError)
        .finally(() => this.#serving.delete(id));
      this.#serving.set(id, serving);
    }
  }

  async #serve(id: string): Promise<void> {
    const until = performance.now() + TURN_MS;
    try {
      while (performance.now() < until && !this.#stop.signal.aborted) {
        const webhook = await this.#lease(id);
        if (webhook === undefined || !(await this.#attempt(webhook))) return;
      }
    } finally {
      await this.parts.database.execute(sql`/* webhook.release */
        update webhook set leased_by = null, leased_until = null where id = ${id}::uuid and leased_by = ${this.#process}::uuid`);
    }
  }

  /** The webhook, which this process serves for a while; undefined if another does, or if it is paused. */
  async #lease(id: string): Promise<StoredWebhook | undefined> {
    const [webhook] = await this.parts.database.query<StoredWebhook>(sql`/* webhook.lease */
      update webhook set leased_by = ${this.#process}::uuid, leased_until = clock_timestamp() + ${LEASE}
      where id = ${id}::uuid and paused_at is null
        and (leased_by = ${this.#process}::uuid or leased_until is null or leased_until < clock_timestamp())
      returning ${COLUMNS}`);
    return webhook;
  }

  /** The webhook as it is now, unless somebody has taken it over meanwhile; until the transaction ends nobody can, nor change it. */
  async #hold(transaction: Queryable, id: string): Promise<StoredWebhook | undefined> {
    const [held] = await transaction.query<StoredWebhook>(sql`/* webhook.hold */
      select ${COLUMNS} from webhook where id = ${id}::uuid and leased_by = ${this.#process}::uuid for update`);
    return held;
  }

  /** Sends what is next, if it is time. Gives whether there may be more to do. */
  async #attempt(webhook: StoredWebhook): Promise<boolean> {
    const { database, clock, allowPrivate } = this.parts;
    const isMore = await database.transaction(async (transaction) => {
      const held = await this.#hold(transaction, webhook.id);
      return held === undefined ? false : makeDeliveries(transaction, held, clock.now());
    });
    const delivery = await nextDelivery(database, webhook.id);
    if (delivery === undefined) return isMore;
    const at = clock.now();
    if (delivery.nextAt > at) return false;
    const { message, changes } = delivery;
    const body =
      message === null
        ? compose('membership.changed', at, { changes: await told(database, changes) })
        : compose(message.type, at, await toldOfSegment(database, message));
    const sent = await post(webhook.url, signed({ id: delivery.id, at, body }, secretsOf(webhook, at)), body, {
      allowPrivate,
      signal: this.#stop.signal,
    });
    return this.#stop.signal.aborted ? false : this.#settle(webhook, delivery, sent);
  }

  async #settle(webhook: StoredWebhook, delivery: Delivery, { status, error }: Sent): Promise<boolean> {
    const now = this.parts.clock.now();
    const giveUpAt = delivery.giveUpAt ?? new Date(now.getTime() + TRIED_FOR_MS);
    const nextAt = new Date(now.getTime() + this.#delayMs(delivery.attempts));
    const isDead = error !== null && nextAt > giveUpAt;
    const state = error === null ? 'delivered' : isDead ? 'dead' : 'pending';
    const pauses = isDead || status === GONE;
    const isSettled = await this.parts.database.transaction(async (transaction) => {
      // Whoever has lost the webhook has nothing to say of it: another has sent the same again, or will.
      if ((await this.#hold(transaction, webhook.id)) === undefined) return false;
      if (pauses) {
        transaction.defer(
          sql`/* webhook.pause */ update webhook set paused_at = ${now}, paused_for = 'failing' where id = ${webhook.id}::uuid`,
        );
      }
      await transaction.execute(sql`/* webhook.attempted */
        update webhook_delivery set state = ${state}, attempts = attempts + 1, last_at = ${now}, next_at = ${nextAt}, give_up_at = ${giveUpAt},
          status = ${status}::int, error = ${error}::text where id = ${delivery.id}::uuid`);
      return true;
    });
    if (isSettled && pauses) await this.parts.onPaused(webhook, error ?? '');
    return isSettled && error === null;
  }

  /** Twice as long each time, and not all at the same moment. */
  #delayMs(attempts: number): number {
    return Math.min(FIRST_RETRY_MS * 2 ** attempts, LONGEST_RETRY_MS) * this.#random.between(0.8, 1.2);
  }
}
