import { setTimeout as wait } from 'node:timers/promises';
import type { Queryable } from '../database/index.js';
import type { Clock } from '../kernel/index.js';
import type { Fall } from './fall.js';
import { type FoundKey, fallOf, findKeys, hasEnded } from './find-keys.js';
import type { LastUses } from './last-uses.js';
import type { Credential, Viewer } from './viewer.js';

/**
 * How long a key is taken to stand after a look at it. Whoever revokes a key waits as long before it says so: by then no process tells the key
 * anything any more, however long it has been frozen meanwhile, since it would have to look again first.
 */
export const LEASE_MS = 500;
/** Well within the lease, so that an event does not wait for a look. */
const LOOK_EVERY_MS = 200;

/** A credential with open sockets or subscriptions. */
interface Watched {
  readonly credential: Credential;
  /** Of performance.now(), when the last look at which it stood was begun. */
  stoodAt: number;
  endsAt: Date | null;
  fall: Fall | undefined;
  readonly onFall: Set<(fall: Fall) => void>;
}

export interface StandingKeysParts {
  readonly database: Queryable;
  readonly clock: Clock;
  /** An open socket is use of its key too. */
  readonly uses?: Pick<LastUses, 'note'>;
  readonly onError?: (error: unknown) => void;
}

/** Keeps looking whether those who have sockets and subscriptions open still have the rights under which they were let in: one statement for all of them. */
export class StandingKeys {
  readonly #watched = new Map<string, Watched>();
  #looking: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(private readonly parts: StandingKeysParts) {}

  start(): void {
    this.#timer = setInterval(() => {
      this.#endInTime();
      void this.#look();
    }, LOOK_EVERY_MS);
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#timer);
    await this.#looking;
  }

  /** Calls `onFall` when the viewer no longer stands, until the returned function is called. `stoodAt`: before the look that let it in. */
  watch({ credential }: Viewer, stoodAt: number, onFall: (fall: Fall) => void): () => void {
    const id = idOf(credential);
    let watched = this.#watched.get(id);
    if (watched === undefined) {
      watched = { credential, stoodAt, endsAt: credential.endsAt, fall: undefined, onFall: new Set() };
      this.#watched.set(id, watched);
    }
    const { onFall: listeners } = watched;
    listeners.add(onFall);
    return () => {
      listeners.delete(onFall);
      if (listeners.size === 0 && this.#watched.get(id)?.onFall === listeners) this.#watched.delete(id);
    };
  }

  /**
   * Whether a viewer may be told something at this moment: known at once of one that is watched. While the database is away, that is known
   * once it is back.
   */
  stands({ credential }: Viewer): boolean | Promise<boolean> {
    const watched = this.#watched.get(idOf(credential));
    if (watched === undefined) return this.#standsNow(credential);
    if (this.#hasFallen(watched)) return false;
    return credential.kind === 'token' || performance.now() - watched.stoodAt < LEASE_MS || this.#standsAfterALook(watched);
  }

  async #standsNow(credential: Credential): Promise<boolean> {
    if (credential.kind === 'token') return !hasEnded(credential, this.parts.clock.now());
    const found = await findKeys(this.parts.database, [credential.hash]);
    return this.#fallOf(credential, found.get(credential.hash)) === undefined;
  }

  async #standsAfterALook(watched: Watched): Promise<boolean> {
    while (!this.#hasFallen(watched) && !this.#closed) {
      await this.#look();
      if (performance.now() - watched.stoodAt < LEASE_MS) return !this.#hasFallen(watched);
      await wait(LOOK_EVERY_MS);
    }
    return false;
  }

  #look(): Promise<void> {
    this.#looking ??= this.#lookAtAll()
      .catch(this.parts.onError ?? (() => {}))
      .finally(() => (this.#looking = undefined));
    return this.#looking;
  }

  async #lookAtAll(): Promise<void> {
    const asked = [...this.#watched.values()].filter(({ credential }) => credential.kind === 'key');
    if (asked.length === 0) return;
    const lookedAt = performance.now();
    const found = await findKeys(this.parts.database, [...new Set(asked.map(({ credential }) => credential.hash))]);
    for (const watched of asked) {
      const key = found.get(watched.credential.hash);
      const fall = this.#fallOf(watched.credential, key);
      if (fall !== undefined) this.#fell(watched, fall);
      else Object.assign(watched, { stoodAt: lookedAt, endsAt: key?.endsAt ?? null });
      if (fall === undefined && key !== undefined) this.parts.uses?.note(key);
    }
  }

  #fallOf({ revision }: Credential, key: FoundKey | undefined): Fall | undefined {
    // A secret that is not found is a former one that has been dropped since.
    if (key === undefined) return 'KEY_REVOKED';
    return fallOf(key, this.parts.clock.now()) ?? (key.revision === revision ? undefined : 'KEY_CHANGED');
  }

  /** An end that comes before the next look does not wait for it. */
  #endInTime(): void {
    const now = this.parts.clock.now().getTime();
    for (const watched of this.#watched.values()) {
      if (watched.endsAt === null) continue;
      const inMs = watched.endsAt.getTime() - now;
      if (inMs < LOOK_EVERY_MS) setTimeout(() => this.#hasFallen(watched), inMs + 1).unref();
    }
  }

  #hasFallen(watched: Watched): boolean {
    if (watched.fall === undefined && hasEnded(watched, this.parts.clock.now())) {
      this.#fell(watched, watched.credential.kind === 'token' ? 'TOKEN_EXPIRED' : 'KEY_EXPIRED');
    }
    return watched.fall !== undefined;
  }

  #fell(watched: Watched, fall: Fall): void {
    if (watched.fall !== undefined) return;
    watched.fall = fall;
    for (const onFall of watched.onFall) onFall(fall);
  }
}

/** What it is watched by: of one secret the rights may be others after a change. */
function idOf({ hash, revision }: Credential): string {
  return `${hash} ${revision}`;
}
