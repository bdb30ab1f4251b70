import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import { unavailable } from '../../kernel/index.js';
import { fetchJson } from './fetch-json.js';
import type { Issuer } from './issuer.js';

/** After which the keys are read anew before they count, unless the issuer is away. */
const FRESH_MS = 600_000;
/** For so long those that were read last count while the issuer is away. */
const KEPT_MS = 3_600_000;
/** An issuer is asked so often at once and then once in PAUSE_MS, whatever tokens name; and not for so long after it has failed. */
const MOST_AT_ONCE = 6;
const PAUSE_MS = 5_000;

interface Read {
  readonly find: JWTVerifyGetKey;
  /** Of the stopwatch. */
  readonly at: number;
}

export interface IssuerKeysParts {
  /** Milliseconds that only grow. */
  readonly stopwatch?: () => number;
  readonly onError?: (error: unknown) => void;
}

/**
 * The keys with which an issuer signs. They are read when a token names one that is not known, so a rotation is noticed at once; how often that may
 * happen does not depend on what tokens name.
 */
export class IssuerKeys {
  readonly #stopwatch: () => number;
  #read: Read | undefined;
  #reading: Promise<boolean> | undefined;
  #left = MOST_AT_ONCE;
  #refilledAt: number;
  #failedAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly issuer: Pick<Issuer, 'issuer' | 'jwksUri'>,
    private readonly parts: IssuerKeysParts = {},
  ) {
    this.#stopwatch = parts.stopwatch ?? (() => performance.now());
    this.#refilledAt = this.#stopwatch();
  }

  /** The key that a token names. Throws UNAVAILABLE where the issuer is away, and an error of jose where it has no such key. */
  readonly find: JWTVerifyGetKey = async (header, token) => {
    if (this.#read === undefined || this.#age() > KEPT_MS) await this.#readAnew();
    else if (this.#age() > FRESH_MS) {
      const reading = this.#readAnew();
      // A key may have been withdrawn since, however long nobody has come. An issuer that is known to be away is not waited for.
      if (this.#failedAt < this.#read.at) await reading;
    }
    const read = this.#read;
    if (read === undefined || this.#age() > KEPT_MS) throw away(this.issuer.issuer);
    try {
      return await read.find(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey) || !(await this.#readAnew()) || this.#read === undefined) throw error;
      return this.#read.find(header, token);
    }
  };

  #age(): number {
    return this.#stopwatch() - (this.#read?.at ?? 0);
  }

  /** Whether they were read just now. */
  #readAnew(): Promise<boolean> {
    if (this.#reading === undefined && !this.#mayAsk()) return Promise.resolve(false);
    this.#reading ??= this.#ask()
      .then((keys) => {
        this.#read = { find: createLocalJWKSet(keys as JSONWebKeySet), at: this.#stopwatch() };
        return true;
      })
      .catch((error: unknown) => {
        this.#failedAt = this.#stopwatch();
        this.parts.onError?.(error);
        return false;
      })
      .finally(() => (this.#reading = undefined));
    return this.#reading;
  }

  #mayAsk(): boolean {
    const now = this.#stopwatch();
    const refills = Math.floor((now - this.#refilledAt) / PAUSE_MS);
    if (refills > 0) {
      this.#left = Math.min(MOST_AT_ONCE, this.#left + refills);
      this.#refilledAt += refills * PAUSE_MS;
    }
    if (this.#left === 0 || now - this.#failedAt < PAUSE_MS) return false;
    this.#left -= 1;
    return true;
  }

  async #ask(): Promise<unknown> {
    return fetchJson(this.issuer.jwksUri ?? (await discover(this.issuer.issuer)));
  }
}

/** Where an issuer says that its keys are (OpenID Connect Discovery 1.0). */
async function discover(issuer: string): Promise<string> {
  const about = (await fetchJson(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`)) as {
    readonly issuer?: unknown;
    readonly jwks_uri?: unknown;
  } | null;
  if (about?.issuer !== issuer) throw new Error(`What ${issuer} says of itself is about another issuer.`);
  if (typeof about.jwks_uri !== 'string' || !isTrusted(about.jwks_uri)) throw new Error(`${issuer} does not say where its keys are.`);
  return about.jwks_uri;
}

/** Whether what comes from there is what was sent: by TLS, or from this machine. */
export function isTrusted(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname));
}

function away(issuer: string): Error {
  return unavailable('ISSUER_AWAY', `The keys of ${issuer} cannot be read at present.`, PAUSE_MS);
}
