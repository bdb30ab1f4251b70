import DataLoader from 'dataloader';
import type { Queryable } from '../database/index.js';
import type { Clock } from '../kernel/index.js';
import { type FoundKey, findKeys, hasEnded, viewerOf } from './find-keys.js';
import { hashKey } from './key-text.js';
import type { LastUses } from './last-uses.js';
import { unauthenticated } from './refusals.js';
import { TokenReader } from './tokens/index.js';
import type { Viewer } from './viewer.js';

const BEARER = /^Bearer\s+(\S+)\s*$/i;

export interface AuthenticatorParts {
  readonly database: Queryable;
  readonly clock: Clock;
  readonly uses: Pick<LastUses, 'note'>;
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

  /** Who sends this `Authorization` header (or the `authorization` of a connection_init). Refuses with UNAUTHENTICATED. */
  async authenticate(authorization: unknown): Promise<Viewer> {
    const secret = typeof authorization === 'string' ? BEARER.exec(authorization)?.[1] : undefined;
    const viewer = secret === undefined ? undefined : await this.#read(secret);
    if (viewer === undefined) throw unauthenticated();
    return viewer;
  }

  #read(secret: string): Promise<Viewer | undefined> {
    const { tokens } = this.parts;
    return tokens !== undefined && TokenReader.isToken(secret) ? tokens.read(secret) : this.find(secret);
  }

  /** What a key allows; undefined for one that is unknown, revoked or has ended. */
  async find(secret: string): Promise<Viewer | undefined> {
    const key = await this.#keys.load(hashKey(secret).toString('hex'));
    if (key === undefined || hasEnded(key, this.parts.clock.now())) return undefined;
    this.parts.uses.note(key);
    return viewerOf(key);
  }
}
