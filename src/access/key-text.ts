import { createHash, randomBytes } from 'node:crypto';

const PREFIX = 'cantle_';
const SECRET_BYTES = 32;
/** Enough to tell keys apart in a list, too little to guess from. */
const SHOWN_CHARACTERS = PREFIX.length + 6;
/** Only for keys that somebody chose themselves (`CANTLE_BOOTSTRAP_KEY`). */
export const SHORTEST_KEY = 16;

/** A new key, `cantle_` and 256 random bits. */
export function generateKey(): string {
  return PREFIX + randomBytes(SECRET_BYTES).toString('base64url');
}

/**
 * What is stored of a key. A plain hash is enough, since keys are random and long; and because keys are found by their hash, how
 * long a look-up takes tells nothing about the key.
 */
export function hashKey(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}

export function shownPart(key: string): string {
  return key.slice(0, Math.min(SHOWN_CHARACTERS, Math.floor(key.length / 2)));
}
