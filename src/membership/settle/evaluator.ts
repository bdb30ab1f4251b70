import { Builder } from './builder.js';
import type { MembershipContext } from '../set/index.js';
import { settle } from './settle.js';

/** How often to look at the queue and the clock unasked: wake-ups may be lost, and moving dates come due by themselves. */
const TICK_MS = 500;
const RETRY_MS = 1_000;

/** Keeps memberships true in the background, from `start` to `close`, and finds the members of new rules. Several may run, in one process or many. */
export class Evaluator {
  #running: Promise<void> | undefined;
  #wanted = false;
  #closed = false;
  #timer: NodeJS.Timeout | undefined;
  #unsubscribe: () => void = () => {};
  readonly #builder: Builder;

  constructor(
    private readonly context: MembershipContext,
    private readonly onError: (error: unknown) => void,
  ) {
    this.#builder = new Builder(context, onError);
  }

  start(): void {
    this.#unsubscribe = this.context.wakeUps.on('queue', () => this.#run());
    this.#run();
    this.#builder.start();
  }

  /** Finishes the batch at hand and stops. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#unsubscribe();
    clearTimeout(this.#timer);
    await Promise.all([this.#running, this.#builder.close()]);
  }

  #run(): void {
    this.#wanted = true;
    if (this.#closed || this.#running !== undefined) return;
    clearTimeout(this.#timer);
    this.#running = this.#work().finally(() => {
      this.#running = undefined;
      if (!this.#closed && this.#wanted) this.#run();
    });
  }

  async #work(): Promise<void> {
    this.#wanted = false;
    let delayMs = TICK_MS;
    try {
      while (!this.#closed && (await settle(this.context)).stale);
    } catch (error) {
      this.onError(error);
      delayMs = RETRY_MS;
    }
    if (!this.#closed) this.#timer = setTimeout(() => this.#run(), delayMs);
  }
}
