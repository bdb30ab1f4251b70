/** Those who want to be told of something. What one of them throws keeps nobody else from being told. */
export class Listeners<Told> {
  readonly #listeners = new Set<(told: Told) => void>();

  /** What is returned takes it away again. */
  add(listener: (told: Told) => void): () => void {
    // One listener that is added twice is two.
    const own = (told: Told) => listener(told);
    this.#listeners.add(own);
    return () => void this.#listeners.delete(own);
  }

  tell(told: Told): void {
    for (const listener of this.#listeners) {
      try {
        listener(told);
      } catch (error) {
        reportError(error);
      }
    }
  }
}

/** As an event handler's: said as an uncaught error, not swallowed, and not thrown into what goes on here. */
function reportError(error: unknown): void {
  queueMicrotask(() => {
    throw error;
  });
}
