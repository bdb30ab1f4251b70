import DataLoader from 'dataloader';
import type { Queryable } from '../database/index.js';
import type { Clock } from '../kernel/index.js';
import { fallOf, type FoundKey, findKeys, viewerOf } from './find-keys.js';
import { hashKey } from './key-text.js';
import type { LastUses } from './last-uses.js';
import { unauthenticated } from './refusals.js';
import type { RefusedCaller, RefusedCallers, Whence } from './refused-callers.js';
import { TokenReader } from './tokens/index.js';
import type { Viewer } from './viewer.js';

const BEARER = /^Bearer\s+(\S+)\s*$/i;

export interface AuthenticatorParts {
  readonly database: Queryable;
  readonly clock: Clock;
  readonly uses: Pick<LastUses, 'note'>;
  /** Hears of whoever is not let in. */
  readonly refused?: Pick<RefusedCallers, 'note'>;
  /** Of the issuers that are trusted, where there are some. */
  readonly tokens?: TokenReader | undefined;
}

/** Knows who comes in. Nothing is remembered: a key may be revoked at any time. */
export class Authenticator {
  /** Keys that come in one turn of the event loop are looked up together. */
  readonly #keys: DataLoader<string, FoundKey | undefined>;

  constructor(private readonly parts: AuthenticatorParts) {
    this.#keys = new DataLoader(
      async (hashes) => {
        const found = await findKeys(parts.database, hashes);
        return hashes.map((hash) => found.get(hash));
      },
      { cache: false, batchScheduleFn: setImmediate, maxBatchSize: 1_000 },
    );
  }

  /** Who sends this `Authorization` header (or the `authorization` of a connection_init), from where. Refuses with UNAUTHENTICATED. */
  async authenticate(authorization: unknown, whence: Whence = {}): Promise<Viewer> {
    const secret = typeof authorization === 'string' ? BEARER.exec(authorization)?.[1] : undefined;
    const found = secret === undefined ? NO_KEY : await this.#read(secret);
    if ('viewer' in found) return found.viewer;
    this.parts.refused?.note({ ...found, ...whence });
    throw unauthenticated();
  }

  async #read(secret: string): Promise<Found> {
    const { tokens } = this.parts;
    if (tokens === undefined || !TokenReader.isToken(secret)) return this.#look(secret);
    const viewer = await tokens.read(secret);
    return viewer === undefined ? TOKEN_REFUSED : { viewer };
  }

  /** What a key allows; undefined for one that is unknown, revoked or has ended. */
  async find(secret: string): Promise<Viewer | undefined> {
    const found = await this.#look(secret);
    return 'viewer' in found ? found.viewer : undefined;
  }

  async #look(secret: string): Promise<Found> {
    const key = await this.#keys.load(hashKey(secret).toString('hex'));
    if (key === undefined) return KEY_UNKNOWN;
    const refusedFor = fallOf(key, this.parts.clock.now());
    if (refusedFor !== undefined) return { refusedFor, keyId: key.id };
    this.parts.uses.note(key);
    return { viewer: viewerOf(key) };
  }
}

type Found = { readonly viewer: Viewer } | Pick<RefusedCaller, 'refusedFor' | 'keyId'>;

const NO_KEY: Found = { refusedFor: 'NO_KEY' };
const KEY_UNKNOWN: Found = { refusedFor: 'KEY_UNKNOWN' };
const TOKEN_REFUSED: Found = { refusedFor: 'TOKEN_REFUSED' };
