import { type Database, sql } from '../../database/index.js';
import { RepeatedJob } from '../../kernel/index.js';
import { Buckets } from './buckets.js';
import type { Caller, LimitName, Limits } from './limits.js';
import { Places } from './places.js';

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
    const perMinute = this.#limitOf(caller, what);
    if (perMinute !== null) return this.#buckets.spend({ caller: caller.keyId, what, perMinute }, amount());
  }

  /** Takes one of what a caller may have so many of at once; gives what is to be called when it is over. Refuses with RATE_LIMITED. */
  enter(caller: Caller, what: 'subscriptions' | 'expensiveQuestions'): (() => void) | Promise<() => void> {
    const most = this.#limitOf(caller, what);
    return most === null ? NOTHING : this.#places.enter({ caller: caller.keyId, what, most });
  }

  /** undefined for a caller whose requests nobody counts. */
  requestsOf(caller: Caller): RequestsTold | undefined {
    const perMinute = this.#limitOf(caller, 'requestsPerMinute');
    if (perMinute === null) return undefined;
    const remaining = this.#buckets.leftOf({ caller: caller.keyId, what: 'requestsPerMinute', perMinute });
    return { limit: perMinute, remaining, resetSeconds: Math.ceil(((perMinute - remaining) * 60) / perMinute) };
  }

  #limitOf({ limits }: Caller, name: LimitName): number | null {
    return limits?.[name] ?? this.defaults[name];
  }
}

async function forget(database: Database): Promise<void> {
  await database.execute(sql`/* access.forgetBuckets */ delete from rate_bucket where filled_at < clock_timestamp() - ${FORGOTTEN_AFTER}`);
  await database.execute(sql`/* access.forgetPlaces */ delete from place_lease where until < clock_timestamp() - ${FORGOTTEN_AFTER}`);
}
