import { newId } from '../../kernel/index.js';
import { type Queryable, sql } from '../../database/index.js';
import { rateLimited } from '../refusals.js';
import { LIMIT_MEANINGS } from './limits.js';

/** What a caller may have so many of at once. */
export interface Place {
  readonly caller: string;
  readonly what: 'subscriptions' | 'expensiveQuestions';
  readonly most: number;
}

/** The places that this process has for a caller. */
interface Kept {
  readonly place: Place;
  /** That it may give. */
  held: number;
  used: number;
  /** Who ask for one. */
  waiting: number;
  /** Of performance.now(): until then it is taken that no more are to be had. */
  fullUntil: number;
}

/** A process takes this part of a caller's places at a time, as long as it uses some. */
const BLOCKS = 20;
/** A process that does not say so again in this time has none any more: it has been killed. */
const LEASE_MS = 10_000;
const RENEW_MS = 3_000;
/** After somebody has left, before the place is given back: others may leave or come meanwhile. */
const GIVE_BACK_MS = 100;
const FULL_MS = 250;

/** The places of all callers, which processes share through the database. It is asked once a block. */
export class Places {
  readonly #process = newId();
  readonly #kept = new Map<string, Kept>();
  /** One statement after the other, so that an older one never undoes what a later one said. */
  #statements: Promise<unknown> = Promise.resolve();
  #renewing: NodeJS.Timeout | undefined;
  #givingBack: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: Queryable,
    private readonly onError: (error: unknown) => void,
  ) {}

  start(): void {
    this.#renewing = setInterval(() => this.#renew(), RENEW_MS);
  }

  async close(): Promise<void> {
    clearInterval(this.#renewing);
    clearTimeout(this.#givingBack);
    this.#kept.clear();
    await this.#next(() =>
      this.database.execute(sql`/* access.leavePlaces */ delete from place_lease where process_id = ${this.#process}::uuid`),
    );
  }

  /** Takes a place; gives what is to be called when it is left. Refuses with RATE_LIMITED if there is none. */
  enter(place: Place): (() => void) | Promise<() => void> {
    const kept = this.#of(place);
    if (kept.used >= kept.held) return this.#enterAfterAsking(place, kept);
    kept.used += 1;
    return this.#leaverOf(kept);
  }

  async #enterAfterAsking(place: Place, kept: Kept): Promise<() => void> {
    kept.waiting += 1;
    // What is got is taken in the same turn: nobody comes between.
    const isIn = await this.#next(async () => {
      // Those who asked before may have got enough for all.
      if (kept.used >= kept.held && performance.now() >= kept.fullUntil) await this.#ask(place, kept);
      kept.waiting -= 1;
      if (kept.used >= kept.held) return false;
      kept.used += 1;
      return true;
    }).catch((error: unknown) => {
      kept.waiting -= 1;
      throw error;
    });
    if (!isIn) throw rateLimited(LIMIT_MEANINGS[place.what], place.most, FULL_MS);
    return this.#leaverOf(kept);
  }

  async #ask(place: Place, kept: Kept): Promise<void> {
    const { caller, what, most } = place;
    const wanted = kept.used + blockOf(place);
    const [answer] = await this.database.query<{ readonly granted: number }>(sql`/* access.leasePlaces */
      select lease_places(${this.#process}::uuid, ${caller}::uuid, ${what}, ${most}::int, ${wanted}::int,
        ${LEASE_MS}::float8 * interval '1 millisecond') as granted`);
    kept.held = answer?.granted ?? 0;
    if (kept.used >= kept.held) kept.fullUntil = performance.now() + FULL_MS;
  }

  #leaverOf(kept: Kept): () => void {
    let isIn = true;
    return () => {
      if (!isIn) return;
      isIn = false;
      kept.used -= 1;
      this.#givingBack ??= setTimeout(() => {
        this.#givingBack = undefined;
        this.#renew();
      }, GIVE_BACK_MS);
    };
  }

  /** Says of all places that they are still held, and gives back those that are not used. */
  #renew(): void {
    if (this.#kept.size === 0) return;
    const renewed = this.#next(async () => {
      const all = [...this.#kept.values()];
      for (const kept of all) kept.held = Math.min(kept.held, kept.used === 0 ? 0 : kept.used + blockOf(kept.place) - 1);
      await this.database.execute(sql`/* access.keepPlaces */
        insert into place_lease (process_id, caller_id, what, places, until)
        select ${this.#process}::uuid, caller, what, places, clock_timestamp() + ${LEASE_MS}::float8 * interval '1 millisecond'
        from unnest(${all.map(({ place }) => place.caller)}::uuid[], ${all.map(({ place }) => place.what)}::text[],
          ${all.map(({ held }) => held)}::int[]) as kept(caller, what, places)
        on conflict (caller_id, what, process_id) do update set places = excluded.places, until = excluded.until`);
      for (const [key, { held, used, waiting }] of this.#kept) if (held + used + waiting === 0) this.#kept.delete(key);
    });
    renewed.catch(this.onError);
  }

  #next<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#statements.then(work);
    this.#statements = result.catch(() => {});
    return result;
  }

  #of(place: Place): Kept {
    const key = `${place.caller} ${place.what}`;
    let kept = this.#kept.get(key);
    if (kept === undefined) this.#kept.set(key, (kept = { place, held: 0, used: 0, waiting: 0, fullUntil: 0 }));
    return kept;
  }
}

function blockOf({ most }: Place): number {
  return Math.ceil(most / BLOCKS);
}
