import { createHmac } from 'node:crypto';

/**
 * The key with which external ids of erased people are hashed. It is configured and never lies in the database: whoever has that alone
 * cannot try out whose hashes they are.
 */
export class SuppressionKey {
  /** Tells the key from others, and nothing of it. */
  readonly name: string;
  readonly #secret: string;

  constructor(secret: string) {
    this.#secret = secret;
    this.name = this.#hmac('name').toString('hex').slice(0, 16);
  }

  /** Of what a source calls somebody. */
  hash(source: string, externalId: string): Buffer {
    // As JSON no two pairs are one text, and none is the one that gives the key its name.
    return this.#hmac(JSON.stringify([source, externalId]));
  }

  #hmac(text: string): Buffer {
    return createHmac('sha256', this.#secret).update(text).digest();
  }
}
