import DataLoader from 'dataloader';
import type { Queryable } from '../database/index.js';
import { type Clock, RecentMap } from '../kernel/index.js';
import { fallOf, type FoundKey, findKeys, viewerOf } from './find-keys.js';
import { hashKey } from './key-text.js';
import type { LastUses } from './last-uses.js';
import { unauthenticated } from './refusals.js';
import type { RefusedCaller, RefusedCallers, Whence } from './refused-callers.js';
import { TokenReader } from './tokens/index.js';
import type { Viewer } from './viewer.js';
import type { WrongKeys } from './wrong-keys.js';

const BEARER = /^Bearer\s+(\S+)\s*$/i;

export interface AuthenticatorParts {
  readonly database: Queryable;
  readonly clock: Clock;
  readonly uses: Pick<LastUses, 'note'>;
  /** Hears of whoever is not let in. */
  readonly refused?: Pick<RefusedCallers, 'note'>;
  /** Slows down whoever comes with one wrong key after the other. */
  readonly wrongKeys?: Pick<WrongKeys, 'note'>;
  /** Of the issuers that are trusted, where there are some. */
  readonly tokens?: TokenReader | undefined;
}

/** Somebody who is let in. */
export interface Admission {
  readonly viewer: Viewer;
  /** Of performance.now(), before the look at the key that lets them in: from then on its lease is counted (standing-keys.ts). */
  readonly lookedAt: number;
}

/** Whoever sends one request after the other is not looked up for each: well within the lease, so that there is time left to answer. */
const REMEMBERED_MS = 200;
const MOST_REMEMBERED = 1_000;

/** Knows who comes in. What it has found of a key it goes by for less than a lease, which is how long whoever changes or revokes one waits. */
export class Authenticator {
  /** Keys that come in one turn of the event loop are looked up together. */
  readonly #keys: DataLoader<string, Look>;
  readonly #remembered = new RecentMap<string, Look & { readonly key: FoundKey }>(MOST_REMEMBERED);

  constructor(private readonly parts: AuthenticatorParts) {
    this.#keys = new DataLoader(
      async (hashes) => {
        const lookedAt = performance.now();
        const found = await findKeys(parts.database, hashes);
        return hashes.map((hash) => ({ key: found.get(hash), lookedAt }));
      },
      { cache: false, batchScheduleFn: setImmediate, maxBatchSize: 1_000 },
    );
  }

  /** Who sends this `Authorization` header (or the `authorization` of a connection_init), from where. Refuses with UNAUTHENTICATED, and with RATE_LIMITED whoever has come with too many wrong keys. */
  async authenticate(authorization: unknown, whence: Whence = {}): Promise<Admission> {
    const secret = typeof authorization === 'string' ? BEARER.exec(authorization)?.[1] : undefined;
    const found = secret === undefined ? NO_KEY : await this.#read(secret);
    if ('viewer' in found) return found;
    this.parts.refused?.note({ ...found, ...whence });
    // Who comes without a key guesses none, and takes no look.
    if (secret !== undefined) this.parts.wrongKeys?.note(whence.address ?? '');
    throw unauthenticated();
  }

  async #read(secret: string): Promise<Found> {
    const { tokens } = this.parts;
    if (tokens === undefined || !TokenReader.isToken(secret)) return this.#look(secret);
    const lookedAt = performance.now();
    const viewer = await tokens.read(secret);
    return viewer === undefined ? TOKEN_REFUSED : { viewer, lookedAt };
  }

  /** What a key allows; undefined for one that is unknown, revoked or has ended. */
  async find(secret: string): Promise<Viewer | undefined> {
    const found = await this.#look(secret);
    return 'viewer' in found ? found.viewer : undefined;
  }

  async #look(secret: string): Promise<Found> {
    const hash = hashKey(secret).toString('hex');
    const { key, lookedAt } = this.#remember(hash) ?? (await this.#keys.load(hash));
    if (key === undefined) return KEY_UNKNOWN;
    const refusedFor = fallOf(key, this.parts.clock.now());
    if (refusedFor !== undefined) return { refusedFor, keyId: key.id };
    this.#remembered.set(hash, { key, lookedAt });
    this.parts.uses.note(key);
    return { viewer: viewerOf(key), lookedAt };
  }

  #remember(hash: string): Look | undefined {
    const remembered = this.#remembered.get(hash);
    return remembered !== undefined && performance.now() - remembered.lookedAt < REMEMBERED_MS ? remembered : undefined;
  }
}

interface Look {
  readonly key: FoundKey | undefined;
  /** Of performance.now(), before the database was asked. */
  readonly lookedAt: number;
}

type Found = Admission | Pick<RefusedCaller, 'refusedFor' | 'keyId'>;

const NO_KEY: Found = { refusedFor: 'NO_KEY' };
const KEY_UNKNOWN: Found = { refusedFor: 'KEY_UNKNOWN' };
const TOKEN_REFUSED: Found = { refusedFor: 'TOKEN_REFUSED' };
