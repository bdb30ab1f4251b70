import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Seals the answer to a request with the request itself: whoever sends it again can have it read, nobody else. Answers name people, and so
 * nothing has to be found in them when one is erased.
 */
export class RequestSeal {
  /** Tells the request from others; the answer cannot be read with it. */
  readonly hash: Buffer;
  readonly #key: Buffer;

  /** `content`: everything that makes two requests the same. */
  constructor(content: unknown) {
    const digest = createHash('sha512').update(canonicalJson(content)).digest();
    this.hash = digest.subarray(0, 32);
    this.#key = digest.subarray(32);
  }

  seal(answer: object): Buffer {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv(CIPHER, this.#key, iv);
    const sealed = [cipher.update(deflateRawSync(JSON.stringify(answer), { level: 1 })), cipher.final()];
    return Buffer.concat([iv, ...sealed, cipher.getAuthTag()]);
  }

  open(sealed: Buffer): unknown {
    const decipher = createDecipheriv(CIPHER, this.#key, sealed.subarray(0, IV_BYTES));
    decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
    const opened = [decipher.update(sealed.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()];
    return JSON.parse(inflateRawSync(Buffer.concat(opened)).toString());
  }
}

/** JSON with the fields of every object in the order of their names, so that equal requests are equal texts. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, nested: unknown) =>
    nested !== null && typeof nested === 'object' && !Array.isArray(nested)
      ? Object.fromEntries(Object.entries(nested).sort(([a], [b]) => (a < b ? -1 : 1)))
      : nested,
  );
}
