import { RepeatedJob } from '../../kernel/index.js';
import { continueBuilding } from '../build/index.js';
import type { MembershipContext } from '../set/index.js';

/** How often to look whether some segment is building. */
const EVERY_MS = 500;

/** Finds the members of new rules in the background, from `start` to `close`, beside evaluation. Several may run, in one process or many. */
export class Builder {
  readonly #closing = new AbortController();
  readonly #job: RepeatedJob;

  constructor(
    private readonly context: MembershipContext,
    onError: (error: unknown) => void,
  ) {
    this.#job = new RepeatedJob(() => this.#build(), EVERY_MS, onError);
  }

  start(): void {
    this.#job.start();
  }

  /** Finishes the step at hand and stops; a reading of the whole base is given up, and begun again by whoever comes next. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.#job.close();
  }

  async #build(): Promise<void> {
    const { signal } = this.#closing;
    while (!signal.aborted && (await continueBuilding(this.context, { signal })));
  }
}
