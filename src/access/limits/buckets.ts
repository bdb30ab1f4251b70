import { limitExceeded } from '../../kernel/index.js';
import { type Queryable, sql } from '../../database/index.js';
import { rateLimited } from '../refusals.js';
import { LIMIT_MEANINGS } from './limits.js';

/** A bucket holds what a caller may have in a minute, and fills as it goes by. */
export interface Bucket {
  readonly caller: string;
  readonly what: 'requestsPerMinute' | 'costPerMinute';
  readonly perMinute: number;
}

/** What this process has taken of a bucket and not spent yet. */
interface Allowance {
  left: number;
  /** What the bucket had when it was asked last, and when that was. */
  level: number;
  askedAt: number;
  asking: Promise<void> | undefined;
}

/** A process takes this part of a bucket at a time: by so much a caller of several processes gets less than it might. */
const BLOCKS = 20;
/** Callers whose allowance is remembered; who is forgotten loses what was left of a block. */
const MOST_CALLERS = 20_000;

/**
 * The buckets of all callers, which processes share through the database. It is asked once a block, and before that is needed, so that nobody waits;
 * what is spent has always been taken before, so that processes together never give more than a bucket has.
 */
export class Buckets {
  /** By what is limited, then by caller. */
  readonly #allowances = { requestsPerMinute: new Map<string, Allowance>(), costPerMinute: new Map<string, Allowance>() };

  constructor(
    private readonly database: Queryable,
    private readonly onError: (error: unknown) => void,
  ) {}

  /** Refuses with RATE_LIMITED what the bucket does not have, and with LIMIT_EXCEEDED what it never will. */
  spend(bucket: Bucket, amount: number): void | Promise<void> {
    const allowance = this.#of(bucket);
    if (allowance.left < amount) return this.#spendAfterAsking(bucket, allowance, amount);
    allowance.left -= amount;
    const half = blockOf(bucket) / 2;
    if (allowance.left < half && allowance.asking === undefined && levelOf(bucket, allowance) >= half) {
      this.#ask(bucket, allowance, 0).catch(this.onError);
    }
  }

  /** What is left, as far as this process knows. */
  leftOf(bucket: Bucket): number {
    const allowance = this.#of(bucket);
    return Math.floor(Math.min(bucket.perMinute, allowance.left + levelOf(bucket, allowance)));
  }

  async #spendAfterAsking(bucket: Bucket, allowance: Allowance, amount: number): Promise<void> {
    const { what, perMinute } = bucket;
    if (amount > perMinute) throw limitExceeded('The cost of the operation', perMinute);
    while (allowance.left < amount) {
      const missing = amount - allowance.left;
      const waitMs = ((missing - levelOf(bucket, allowance)) * 60_000) / perMinute;
      // A bucket that cannot have it yet is not asked for it.
      if (allowance.asking === undefined && waitMs > 0) throw rateLimited(LIMIT_MEANINGS[what], perMinute, Math.ceil(waitMs));
      await (allowance.asking ?? this.#ask(bucket, allowance, missing));
    }
    allowance.left -= amount;
  }

  #ask(bucket: Bucket, allowance: Allowance, needed: number): Promise<void> {
    const { caller, what, perMinute } = bucket;
    allowance.asking = this.database
      .query<{ readonly granted: number; readonly level: number }>(
        sql`/* access.takeFromBucket */
        select granted, left_over as level from take_from_bucket(${caller}::uuid, ${what}, ${perMinute}, ${needed}, ${blockOf(bucket)})`,
      )
      .then(([taken]) => {
        allowance.left += taken?.granted ?? 0;
        allowance.level = taken?.level ?? 0;
        allowance.askedAt = performance.now();
      })
      .finally(() => (allowance.asking = undefined));
    return allowance.asking;
  }

  #of({ caller, what, perMinute }: Bucket): Allowance {
    const allowances = this.#allowances[what];
    const known = allowances.get(caller);
    if (known !== undefined) return known;
    const [oldest] = allowances.keys();
    if (allowances.size >= MOST_CALLERS && oldest !== undefined) allowances.delete(oldest);
    const allowance = { left: 0, level: perMinute, askedAt: performance.now(), asking: undefined };
    allowances.set(caller, allowance);
    return allowance;
  }
}

function blockOf({ perMinute }: Bucket): number {
  return Math.ceil(perMinute / BLOCKS);
}

/** What the bucket has by now, if no other process takes of it. */
function levelOf({ perMinute }: Bucket, { level, askedAt }: Allowance): number {
  return Math.min(perMinute, level + ((performance.now() - askedAt) * perMinute) / 60_000);
}
