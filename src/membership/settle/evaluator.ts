import { Builder } from './builder.js';
import type { MembershipContext } from '../set/index.js';
import { type Left, settleSome } from './settle.js';

/** How often to look at the queue and the clock unasked: wake-ups may be lost, and moving dates come due by themselves. */
const TICK_MS = 500;
const RETRY_MS = 1_000;
/** How soon to look again for customers whom others have locked, at first and after a while. */
const HELD_MS = { least: 20, most: 250 };

/** Keeps memberships true in the background, from `start` to `close`, and finds the members of new rules. Several may run, in one process or many. */
export class Evaluator {
  #running: Promise<void> | undefined;
  #wanted = false;
  #closed = false;
  #timer: NodeJS.Timeout | undefined;
  #heldMs = HELD_MS.least;
  #gotSomewhereAt = performance.now();
  #unsubscribe: () => void = () => {};
  readonly #builder: Builder;

  /** `building`: where new rules are built, if that is to be done on other connections. */
  constructor(
    private readonly context: MembershipContext,
    private readonly onError: (error: unknown) => void,
    building: MembershipContext = context,
  ) {
    this.#builder = new Builder(building, onError);
  }

  /** How long ago it last did something, or found that there is nothing to do. */
  get standsForMs(): number {
    return performance.now() - this.#gotSomewhereAt;
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
      let left = await this.#settleSome();
      while (!this.#closed && left === 'more') left = await this.#settleSome();
      if (left === 'held') delayMs = this.#heldMs;
      this.#heldMs = left === 'held' ? Math.min(2 * this.#heldMs, HELD_MS.most) : HELD_MS.least;
    } catch (error) {
      this.onError(error);
      delayMs = RETRY_MS;
    }
    if (!this.#closed) this.#timer = setTimeout(() => this.#run(), delayMs);
  }

  async #settleSome(): Promise<Left> {
    const left = await settleSome(this.context);
    this.#gotSomewhereAt = performance.now();
    return left;
  }
}
