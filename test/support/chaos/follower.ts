import { BEGINNING, decodeCursor, encodeCursor } from '../../../src/changes/index.js';
import type { Random } from '../../../src/kernel/random.js';
import { LiveClient } from '../live-client.js';
import type { Processes } from './processes.js';

/** Somebody who follows the whole log from any process, comes and goes, and resumes with the last cursor. */
export class Follower {
  /** The positions of the changes that it was told, as they came, since it last began anew. */
  seen: bigint[] = [];
  begun = 0;
  #cursor = encodeCursor(BEGINNING);

  constructor(
    private readonly processes: Processes,
    private readonly random: Random,
  ) {}

  async run(isOver: () => boolean): Promise<void> {
    while (!isOver()) await this.#listen(this.random.integer(500, 15_000), isOver);
  }

  /** Listens until it has been told of a position. */
  async catchUp(position: bigint, deadline: number): Promise<void> {
    await this.run(() => (this.seen.at(-1) ?? 0n) >= position || performance.now() > deadline);
  }

  async #listen(milliseconds: number, isOver: () => boolean): Promise<void> {
    const client = new LiveClient(this.processes.anyUrl(this.random), { after: this.#cursor });
    const until = performance.now() + milliseconds;
    try {
      while (performance.now() < until && !isOver()) {
        const { changes = [], cursor } = await client.next(2_000);
        for (const change of changes) this.seen.push(decodeCursor(change.cursor).seq);
        this.#cursor = cursor ?? this.#cursor;
      }
    } catch (error) {
      // The log is another one: whoever was ahead of it starts over.
      if (JSON.stringify((error as Error).cause ?? '').includes('CURSOR_INVALID')) {
        this.seen = [];
        this.begun++;
        this.#cursor = encodeCursor(BEGINNING);
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    } finally {
      client.close();
    }
  }
}
