/** How long to wait before something is tried again. */
export interface BackOffOptions {
  /** The most that is waited before the first repetition. */
  readonly firstMs?: number;
  /** The most that is waited before any. */
  readonly longestMs?: number;
}

const LIVED_LONG_ENOUGH_MS = 5_000;

/** Twice as long each time, jittered so that many clients do not come at the same moment, without an end. */
export class BackOff {
  #failures = 0;
  readonly #firstMs: number;
  readonly #longestMs: number;

  constructor({ firstMs = 250, longestMs = 30_000 }: BackOffOptions = {}) {
    this.#firstMs = firstMs;
    this.#longestMs = longestMs;
  }

  get failures(): number {
    return this.#failures;
  }

  /** How long to wait after one more failure, and at least so long. */
  next(atLeastMs = 0): number {
    const mostMs = Math.min(this.#longestMs, this.#firstMs * 2 ** Math.min(this.#failures, 30));
    this.#failures += 1;
    return atLeastMs + Math.random() * mostMs;
  }

  /** What worked for a while begins anew; what only seemed to work does not. */
  worked(forMs: number): void {
    if (forMs >= LIVED_LONG_ENOUGH_MS) this.#failures = 0;
  }
}
