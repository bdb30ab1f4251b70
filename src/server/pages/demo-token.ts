import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** How long after the start the address that it printed opens the editor with the demo key. */
const VALID_MS = 15 * 60_000;

/**
 * Stands for the demo key in the address that the start prints, so that whoever sees that address, and nobody else, gets the key: once, and soon. In the
 * address it lies behind a #, which browsers send to nobody.
 */
export class DemoToken {
  readonly text = randomBytes(32).toString('base64url');
  #key: string | undefined;
  readonly #madeAt: number;

  constructor(
    key: string,
    private readonly nowMs: () => number = () => performance.now(),
  ) {
    this.#key = key;
    this.#madeAt = nowMs();
  }

  /** The demo key; undefined for a token that is another, used or too old. */
  exchange(token: string): string | undefined {
    if (this.nowMs() - this.#madeAt > VALID_MS) this.#key = undefined;
    if (!timingSafeEqual(digest(token), digest(this.text))) return undefined;
    const key = this.#key;
    this.#key = undefined;
    return key;
  }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
