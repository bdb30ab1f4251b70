import { type Database, sql } from '../../database/index.js';
import { RepeatedJob } from '../../kernel/index.js';
import { Buckets } from './buckets.js';
import type { Caller, LimitName, Limits } from './limits.js';
import { type Place, Places } from './places.js';

/** A bucket that was not asked for so long is full, and a process that has not said anything for so long is gone. */
const FORGOTTEN_AFTER = sql`interval '1 hour'`;
const FORGET_EVERY_MS = 600_000;
const NOTHING = () => {};

/** How a caller stands with its requests, for the headers of an answer. */
export interface RequestsTold {
  readonly limit: number;
  readonly remaining: number;
  /** Until all are there again. */
  readonly resetSeconds: number;
}

/** Holds each caller, a key or the subject of a token, to what it may have: all server processes on the database together. */
export class Limiter {
  readonly #buckets: Buckets;
  readonly #places: Places;
  readonly #forgetting: RepeatedJob;

  constructor(
    database: Database,
    private readonly defaults: Limits,
    onError: (error: unknown) => void,
  ) {
    this.#buckets = new Buckets(database, onError);
    this.#places = new Places(database, onError);
    this.#forgetting = new RepeatedJob(() => forget(database), FORGET_EVERY_MS, onError);
  }

  start(): void {
    this.#places.start();
    this.#forgetting.start();
  }

  async close(): Promise<void> {
    await this.#forgetting.close();
    await this.#places.close();
  }

  /** Takes what something costs: at once, if this process has as much for the caller. Refuses with RATE_LIMITED. */
  spend(caller: Caller, what: 'requestsPerMinute' | 'costPerMinute', amount: () => number): void | Promise<void> {
    const buckets = this.#limitsOf(caller, what).map(({ callerId, limit }) => ({ caller: callerId, what, perMinute: limit }));
    const [first, ...others] = buckets;
    if (first === undefined) return;
    const cost = amount();
    const spent = this.#buckets.spend(first, cost);
    if (others.length > 0)
      return (async () => {
        await spent;
        for (const bucket of others) await this.#buckets.spend(bucket, cost);
      })();
    return spent;
  }

  /** Does what a caller may do so many of at once, in a place that is left however it ends. Refuses with RATE_LIMITED if there is none. */
  async during<Result>(caller: Caller, what: 'expensiveQuestions', work: () => Promise<Result>): Promise<Result> {
    const leave = await this.#enter(caller, what);
    try {
      return await work();
    } finally {
      leave();
    }
  }

  /** As `during`, for what outlasts the call that begins it; gives what is to be called when it is over. */
  enter(caller: Caller, what: 'subscriptions'): (() => void) | Promise<() => void> {
    return this.#enter(caller, what);
  }

  #enter(caller: Caller, what: 'subscriptions' | 'expensiveQuestions'): (() => void) | Promise<() => void> {
    const places = this.#limitsOf(caller, what).map(({ callerId, limit }) => ({ caller: callerId, what, most: limit }));
    const [first, ...others] = places;
    if (first === undefined) return NOTHING;
    return others.length === 0 ? this.#places.enter(first) : this.#enterAll(places);
  }

  async #enterAll(places: readonly Place[]): Promise<() => void> {
    const leaves: (() => void)[] = [];
    const leave = () => leaves.forEach((one) => one());
    try {
      for (const place of places) leaves.push(await this.#places.enter(place));
      return leave;
    } catch (error) {
      leave();
      throw error;
    }
  }

  /** undefined for a caller whose requests nobody counts. */
  requestsOf(caller: Caller): RequestsTold | undefined {
    const told = this.#limitsOf(caller, 'requestsPerMinute').map(({ callerId, limit }): RequestsTold => {
      const remaining = this.#buckets.leftOf({ caller: callerId, what: 'requestsPerMinute', perMinute: limit });
      return { limit, remaining, resetSeconds: Math.ceil(((limit - remaining) * 60) / limit) };
    });
    return told.toSorted((one, other) => one.remaining - other.remaining)[0];
  }

  /** What holds for a caller: its own limit, or that of the server, and those that it shares with others. */
  #limitsOf({ keyId, limits, limitedWith = [] }: Caller, name: LimitName): { readonly callerId: string; readonly limit: number }[] {
    const shared = limitedWith.map((maker) => ({ callerId: maker.callerId, limit: maker.limits[name] ?? null }));
    return [{ callerId: keyId, limit: limits?.[name] ?? this.defaults[name] }, ...shared].flatMap(({ callerId, limit }) =>
      limit === null ? [] : [{ callerId, limit }],
    );
  }
}

async function forget(database: Database): Promise<void> {
  await database.execute(sql`/* access.forgetBuckets */ delete from rate_bucket where filled_at < clock_timestamp() - ${FORGOTTEN_AFTER}`);
  await database.execute(sql`/* access.forgetPlaces */ delete from place_lease where until < clock_timestamp() - ${FORGOTTEN_AFTER}`);
}
