import { retriedTransaction, sql, type Transaction } from '../database/index.js';
import { LEASE_SECONDS, LeaseWatch, newId, Random, RepeatedJob } from '../kernel/index.js';
import type { MembershipContext } from '../membership/index.js';
import { fill, noteListing, restartComparison } from './comparison.js';
import { COLUMNS, type StoredDestination } from './destination.js';
import { followFeed, followLog, headOfFeed, isFull, readFeed } from './follow.js';
import { openReceiver } from './open-receiver.js';
import { notePut, noteRemoved, passKeysOn, toRemove } from './outcome.js';
import { plan, type Putting, takeDue } from './plan.js';
import { Misconfigured, type Receiver, Unreachable } from './receiver.js';
import { wantedOf } from './wanted.js';

const LOOK_EVERY_MS = 1_000;
/** Destinations that one process writes to at once. */
const AT_ONCE = 4;
const LEASE = sql`make_interval(secs => ${LEASE_SECONDS}::int)`;
/** Of destination: its segment is gone, which paused it, and somebody who is there was erased. */
const STILL_FORGETS = sql`(segment_id is null and paused_for = 'failing' and exists (
  select from destination_member m where m.destination_id = id and m.forgets and m.state <> 'stuck'))`;
/** Then another has its turn. */
const TURN_MS = 30_000;

const FIRST_RETRY_MS = 5_000;
const LONGEST_RETRY_MS = 3_600_000;
/** After so long without success it is paused. */
export const TRIED_FOR_MS = 86_400_000;

/** Of a list that goes on for ever. */
const MOST_STRANGERS = 5_000_000;
const MOST_PARTS = 20_000;

export interface KeeperParts {
  /** Whether destinations may be at addresses of a private network, and unencrypted. */
  readonly allowPrivate: boolean;
  readonly onError: (error: unknown) => void;
  /** How often it is said while it is written to that it still is. */
  readonly renewEveryMs?: number | undefined;
  /** Hears that a destination was paused, since it could not be written to. */
  readonly onPaused: (destination: Pick<StoredDestination, 'id' | 'name'>, error: string) => Promise<void>;
}

/** Keeps destinations equal to their segments. Of several processes one writes to a destination at a time. */
export class DestinationKeeper {
  readonly #process = newId();
  readonly #random = new Random(this.#process);
  readonly #job: RepeatedJob;
  readonly #stop = new AbortController();
  readonly #serving = new Map<string, Promise<void>>();

  constructor(
    private readonly context: MembershipContext,
    private readonly parts: KeeperParts,
  ) {
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

  /** Serves the destinations for which there may be something to do, and waits until that is done. */
  async serveAll(): Promise<void> {
    await this.#look();
    await Promise.all(this.#serving.values());
  }

  async #look(): Promise<void> {
    const { database, clock } = this.context;
    const now = clock.now();
    const due = await database.query<{ id: string }>(sql`/* destination.due */
      select d.id from destination d
      where (d.paused_at is null or ${STILL_FORGETS}) and (d.leased_until is null or d.leased_until < clock_timestamp()) and (d.next_at is null or d.next_at <= ${now}) and (
        d.comparison is not null or d.segment_id is null or d.compared_at + make_interval(hours => d.compare_every_hours) <= ${now}
        or d.seq < (select coalesce(max(seq), 0) from membership_change)
        or exists (select from record_change r where r.seq > d.feed_seq) or exists (select from record_change r where r.seq is null)
        or exists (select from destination_due w where w.destination_id = d.id)
        or exists (select from destination_member m where m.destination_id = d.id and m.state in ('putting', 'removing'))
        or exists (select from destination_member m where m.destination_id = d.id and m.customer_id is null and m.state <> 'stuck'))
      order by random()`);
    for (const { id } of due) {
      if (this.#serving.has(id) || this.#serving.size >= AT_ONCE || this.#stop.signal.aborted) continue;
      const serving = this.#serve(id)
        .catch(this.parts.onError)
        .finally(() => this.#serving.delete(id));
      this.#serving.set(id, serving);
    }
  }

  async #serve(id: string): Promise<void> {
    const until = performance.now() + TURN_MS;
    let receiver: Receiver | undefined;
    let openedFor = '';
    const watch = new LeaseWatch(() => this.#renew(id), this.parts.onError, this.parts.renewEveryMs);
    const signal = AbortSignal.any([this.#stop.signal, watch.signal]);
    try {
      while (performance.now() < until && !signal.aborted) {
        const destination = await this.#lease(id);
        if (destination === undefined) return;
        const isFor = JSON.stringify([destination.settings, destination.columns, destination.secret]);
        if (receiver === undefined || openedFor !== isFor) {
          await receiver?.close();
          [receiver, openedFor] = [openReceiver(destination, { allowPrivate: this.parts.allowPrivate, signal }), isFor];
        }
        if (!(await this.#step(destination, receiver, signal))) return;
      }
    } finally {
      watch.close();
      await receiver?.close();
      await this.context.database.execute(sql`/* destination.release */
        update destination set leased_by = null, leased_until = null where id = ${id}::uuid and leased_by = ${this.#process}::uuid`);
    }
  }

  /** The destination, which this process writes to for a while; undefined if another does, or if it is paused or to be left alone. */
  async #lease(id: string): Promise<StoredDestination | undefined> {
    const { database, clock } = this.context;
    const [destination] = await database.query<StoredDestination>(sql`/* destination.lease */
      update destination set leased_by = ${this.#process}::uuid, leased_until = clock_timestamp() + ${LEASE}
      where id = ${id}::uuid and (paused_at is null or ${STILL_FORGETS}) and (next_at is null or next_at <= ${clock.now()})
        and (leased_by = ${this.#process}::uuid or leased_until is null or leased_until < clock_timestamp())
      returning ${COLUMNS}`);
    return destination;
  }

  async #renew(id: string): Promise<boolean> {
    const held = await this.context.database.query(sql`/* destination.renew */
      update destination set leased_until = clock_timestamp() + ${LEASE} where id = ${id}::uuid and leased_by = ${this.#process}::uuid returning id`);
    return held.length > 0;
  }

  /** Does something in a transaction, unless another has taken the destination over meanwhile; until it ends nobody can. */
  #held<Result>({ id }: StoredDestination, work: (transaction: Transaction) => Promise<Result>): Promise<Result | undefined> {
    return retriedTransaction(this.context, async (transaction) => {
      const held = await transaction.query(sql`/* destination.hold */
        update destination set leased_until = clock_timestamp() + ${LEASE} where id = ${id}::uuid and leased_by = ${this.#process}::uuid returning id`);
      return held.length === 0 ? undefined : work(transaction);
    });
  }

  /** Gives whether there may be more to do. */
  async #step(destination: StoredDestination, receiver: Receiver, signal: AbortSignal): Promise<boolean> {
    try {
      if (destination.segmentId === null) {
        const hasForgotten = await this.#takeAway(destination, receiver);
        if (destination.pausedAt === null) throw new Misconfigured('The segment was deleted. What is there stays as it was.');
        return hasForgotten;
      }
      const isBehind = await this.#follow(destination);
      const hasMoved = await this.#move(destination, receiver);
      if (isBehind || hasMoved) return true;
      return await this.#compare(destination, receiver);
    } catch (error) {
      // What was cut off by the stop, or since another has taken it over, has failed for no reason of its own.
      if (signal.aborted) return false;
      if (!(error instanceof Unreachable) && !(error instanceof Misconfigured)) throw error;
      await this.#fail(destination, error);
      return false;
    }
  }

  async #follow(destination: StoredDestination): Promise<boolean> {
    const { database, clock } = this.context;
    const now = clock.now();
    if (await isFull(database, destination)) return true;
    const isBehind = await this.#held(destination, (transaction) => followLog(transaction, destination, now));
    const page = await readFeed(database, destination);
    // Not within a transaction: reading it numbers it.
    const head = page === undefined ? await headOfFeed(database) : undefined;
    if (page !== undefined && page.cursor === destination.feedCursor) return isBehind === true;
    await this.#held(destination, async (transaction) => {
      if (head !== undefined) await restartComparison(transaction, destination.id);
      await followFeed(transaction, destination, page ?? { changes: [], cursor: head ?? '' }, now);
    });
    return isBehind === true || page === undefined || page.hasMore;
  }

  /** Puts there who is to be there and takes away who is not. Gives whether there was anybody. */
  async #move(destination: StoredDestination, receiver: Receiver): Promise<boolean> {
    const now = this.context.clock.now();
    const planned = await this.#held(destination, async (transaction) => {
      await passKeysOn(transaction, destination, now);
      const customerIds = await takeDue(transaction, destination);
      if (customerIds.length === 0) return { looked: 0, puts: [] as readonly Putting[] };
      const wanted = await wantedOf({ ...this.context, database: transaction }, destination, customerIds);
      return { looked: customerIds.length, puts: await plan(transaction, destination, { customerIds, wanted, now }) };
    });
    if (planned === undefined) return false;
    const { puts, looked } = planned;
    if (puts.length > 0) {
      const refusals = await this.#told(() => receiver.put(puts.map(({ outgoing }) => outgoing)));
      await this.#succeed(destination, (transaction) => notePut(transaction, destination, puts, refusals, now));
    }
    const hasLeft = await this.#takeAway(destination, receiver);
    return looked > 0 || hasLeft;
  }

  /** Takes away some of those who are to go. Gives whether there was anybody. */
  async #takeAway(destination: StoredDestination, receiver: Receiver): Promise<boolean> {
    const now = this.context.clock.now();
    const leaving = (await this.#held(destination, (transaction) => toRemove(transaction, destination))) ?? [];
    if (leaving.length === 0) return false;
    const refusals = await this.#told(() => receiver.remove(leaving));
    await this.#succeed(destination, (transaction) => noteRemoved(transaction, destination, leaving, refusals, now));
    return true;
  }

  /** One step of a comparison, if there is one to be made. */
  async #compare(destination: StoredDestination, receiver: Receiver): Promise<boolean> {
    const now = this.context.clock.now();
    const { id, comparison, compareEveryHours, comparedAt } = destination;
    if (comparison === null) {
      const isDue =
        compareEveryHours !== null && (comparedAt === null || comparedAt.getTime() + compareEveryHours * 3_600_000 <= now.getTime());
      if (isDue) await this.#held(destination, (transaction) => restartComparison(transaction, id));
      return isDue;
    }
    if (comparison.phase === 'listing') {
      if (comparison.strangers > MOST_STRANGERS || (comparison.parts ?? 0) > MOST_PARTS)
        throw new Misconfigured('There is no end of who is there.');
      const listing = await this.#told(() => receiver.list(comparison.cursor));
      await this.#succeed(destination, (transaction) => noteListing(transaction, destination, listing, now));
    } else {
      await this.#held(destination, (transaction) => fill(transaction, destination, now));
    }
    return true;
  }

  /** What comes of something at the destination. Whatever goes wrong there that nobody thought of is tried again as seldom as all else. */
  async #told<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof Unreachable || error instanceof Misconfigured) throw error;
      this.parts.onError(error);
      throw new Unreachable('The answer is none that is understood.');
    }
  }

  async #succeed(destination: StoredDestination, work: (transaction: Transaction) => Promise<void>): Promise<void> {
    await this.#held(destination, async (transaction) => {
      await work(transaction);
      await transaction.execute(sql`/* destination.succeeded */
        update destination set failures = 0, failing_since = null, next_at = null where id = ${destination.id}::uuid and failures > 0`);
    });
  }

  async #fail(destination: StoredDestination, error: Unreachable | Misconfigured): Promise<void> {
    const now = this.context.clock.now();
    const { id, failures, failingSince } = destination;
    const since = failingSince ?? now;
    const pauses = error instanceof Misconfigured || now.getTime() - since.getTime() >= TRIED_FOR_MS;
    const asked = error instanceof Unreachable ? (error.waitMs ?? 0) : 0;
    const nextAt = new Date(now.getTime() + Math.max(asked, this.#delayMs(failures)));
    const reason = error.message;
    const isPaused = await this.#held(destination, async (transaction) => {
      await transaction.execute(sql`/* destination.failed */
        update destination set failures = failures + 1, failing_since = ${since}, next_at = ${nextAt}, last_error = ${reason}, last_error_at = ${now}
        where id = ${id}::uuid`);
      if (!pauses) return false;
      const paused = await transaction.execute(sql`/* destination.pause */
        update destination set paused_at = ${now}, paused_for = 'failing', paused_reason = ${reason} where id = ${id}::uuid and paused_at is null`);
      return paused > 0;
    });
    if (isPaused === true) await this.parts.onPaused(destination, reason);
  }

  /** Twice as long each time, and not all at the same moment. */
  #delayMs(failures: number): number {
    return Math.min(FIRST_RETRY_MS * 2 ** Math.min(failures, 20), LONGEST_RETRY_MS) * this.#random.between(0.8, 1.2);
  }
}
