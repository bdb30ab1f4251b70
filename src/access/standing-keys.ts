import { setTimeout as wait } from 'node:timers/promises';
import type { Queryable } from '../database/index.js';
import { findStandingKeys } from './authenticate.js';
import type { Viewer } from './viewer.js';

/**
 * How long a key is taken to stand after a look at it. Whoever revokes a key waits as long before it says so: by then no process tells the key
 * anything any more, however long it has been frozen meanwhile, since it would have to look again first.
 */
export const LEASE_MS = 500;
/** Well within the lease, so that an event does not wait for a look. */
const LOOK_EVERY_MS = 200;

/** A key with open sockets or subscriptions. */
interface Watched {
  /** Of performance.now(), when the last look at which it stood was begun. */
  stoodAt: number;
  fallen: boolean;
  readonly onFall: Set<() => void>;
}

/** Keeps looking whether the keys of open sockets and subscriptions still stand: one statement for all of them. */
export class StandingKeys {
  readonly #watched = new Map<string, Watched>();
  #looking: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(
    private readonly database: Queryable,
    private readonly onError: (error: unknown) => void = () => {},
  ) {}

  start(): void {
    this.#timer = setInterval(() => void this.#look(), LOOK_EVERY_MS);
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#timer);
    await this.#looking;
  }

  /** Calls `onFall` when the key no longer stands, until the returned function is called. `stoodAt`: before the look that let it in. */
  watch({ keyId }: Viewer, stoodAt: number, onFall: () => void): () => void {
    let watched = this.#watched.get(keyId);
    if (watched === undefined) this.#watched.set(keyId, (watched = { stoodAt, fallen: false, onFall: new Set() }));
    const { onFall: listeners } = watched;
    listeners.add(onFall);
    return () => {
      listeners.delete(onFall);
      if (listeners.size === 0 && this.#watched.get(keyId)?.onFall === listeners) this.#watched.delete(keyId);
    };
  }

  /**
   * Whether a key may be told something at this moment: known at once of one that is watched. While the database is away, that is known
   * once it is back.
   */
  stands({ keyId }: Viewer): boolean | Promise<boolean> {
    const watched = this.#watched.get(keyId);
    if (watched === undefined) return findStandingKeys(this.database, [keyId]).then((standing) => standing.has(keyId));
    if (watched.fallen) return false;
    return performance.now() - watched.stoodAt < LEASE_MS || this.#standsAfterALook(watched);
  }

  async #standsAfterALook(watched: Watched): Promise<boolean> {
    while (!watched.fallen && !this.#closed) {
      await this.#look();
      if (performance.now() - watched.stoodAt < LEASE_MS) return !watched.fallen;
      await wait(LOOK_EVERY_MS);
    }
    return false;
  }

  #look(): Promise<void> {
    this.#looking ??= this.#lookAtAll()
      .catch(this.onError)
      .finally(() => (this.#looking = undefined));
    return this.#looking;
  }

  async #lookAtAll(): Promise<void> {
    const asked = [...this.#watched];
    if (asked.length === 0) return;
    const lookedAt = performance.now();
    const standing = await findStandingKeys(
      this.database,
      asked.map(([keyId]) => keyId),
    );
    for (const [keyId, watched] of asked) {
      if (standing.has(keyId)) {
        watched.stoodAt = lookedAt;
        continue;
      }
      watched.fallen = true;
      for (const fall of watched.onFall) fall();
    }
  }
}
