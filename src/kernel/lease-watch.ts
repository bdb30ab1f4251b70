/** Longer than any answer is waited for. A process that does not say so again in this time writes to it no more: it is frozen, or gone. */
export const LEASE_SECONDS = 180;
const RENEW_EVERY_MS = 30_000;
/** By our own count, which begins after that of the database. */
const LOST_AFTER_MS = (LEASE_SECONDS - 10) * 1_000;

/**
 * Renews a lease while something is done under it, however long whoever is written to takes for each answer, and cuts off what is done once it may be lost: another
 * sends what holds by then, and what is sent after that would be put in its place.
 */
export class LeaseWatch {
  readonly #lost = new AbortController();
  readonly #timer: NodeJS.Timeout;
  #renewedAt = performance.now();

  /** `renew` gives whether the lease is still held. */
  constructor(
    private readonly renew: () => Promise<boolean>,
    private readonly onError: (error: unknown) => void,
    everyMs = RENEW_EVERY_MS,
  ) {
    this.#timer = setInterval(() => void this.#look(), everyMs);
    this.#timer.unref();
  }

  /** Aborted once the lease is lost. */
  get signal(): AbortSignal {
    return this.#lost.signal;
  }

  close(): void {
    clearInterval(this.#timer);
  }

  async #look(): Promise<void> {
    // Whoever was frozen comes to know of it here, before any answer is read.
    if (performance.now() - this.#renewedAt > LOST_AFTER_MS) return this.#lost.abort();
    const at = performance.now();
    try {
      if (await this.renew()) this.#renewedAt = at;
      else this.#lost.abort();
    } catch (error) {
      this.onError(error);
    }
  }
}
