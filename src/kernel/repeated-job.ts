/** Does something in the background again and again, one run at a time, from `start` to `close`. */
export class RepeatedJob {
  #running: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly run: () => Promise<unknown>,
    private readonly everyMs: number,
    private readonly onError: (error: unknown) => void,
  ) {}

  /** Runs it for the first time now, or as late as it is repeated. */
  start(first: 'now' | 'later' = 'now'): void {
    if (first === 'now') this.#runOnce();
    this.#timer = setInterval(() => this.#runOnce(), this.everyMs);
  }

  /** Finishes the run at hand and stops. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
  }

  #runOnce(): void {
    this.#running ??= this.run()
      .then(() => {}, this.onError)
      .finally(() => (this.#running = undefined));
  }
}
