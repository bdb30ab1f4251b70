import type { MembershipContext } from './context.js';
import { refreshThresholdsIfDue } from './thresholds.js';

const CHECK_EVERY_MS = 60_000;

/** Refreshes in the background what divides the whole base, from `start` to `close`. Several may run, in one process or many. */
export class ThresholdSchedule {
  #running: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly context: MembershipContext,
    private readonly everyMs: number,
    private readonly onError: (error: unknown) => void,
  ) {}

  start(): void {
    this.#check();
    this.#timer = setInterval(() => this.#check(), CHECK_EVERY_MS);
  }

  /** Finishes the refresh at hand and stops. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
  }

  #check(): void {
    this.#running ??= refreshThresholdsIfDue(this.context, this.everyMs)
      .then(() => {}, this.onError)
      .finally(() => (this.#running = undefined));
  }
}
