import type { Random } from '../../../src/kernel/random.js';
import type { ServerProcess } from '../server-process.js';
import type { Statement } from './expected-records.js';
import type { Ending, Fleet } from './fleet.js';

const DAY_MS = 86_400_000;

/** Plain data, so that a failing history can be read. */
export interface Incident {
  readonly kind: 'kill' | 'stop' | 'threeDays' | 'year';
  /** Which request it waits for: the so manieth from the one before, of an edit of a segment if so. */
  readonly requests: number;
  readonly atEdit: boolean;
  /** How far into the request. */
  readonly delayMs: number;
}

/** Lets processes come and go as a history says, and hears of every request in order to know when. */
export class Operator {
  #awaited: { readonly atEdit: boolean; left: number; reached: (server: ServerProcess) => void } | undefined;

  constructor(
    private readonly fleet: Fleet,
    private readonly random: Random,
    private readonly journal: string[],
  ) {}

  heard(statement: Statement, server: ServerProcess): void {
    const awaited = this.#awaited;
    if (awaited === undefined || (awaited.atEdit && !/Segment/.test(statement.kind)) || --awaited.left > 0) return;
    this.#awaited = undefined;
    awaited.reached(server);
  }

  async run(incidents: readonly Incident[]): Promise<void> {
    for (const { kind, requests, atEdit, delayMs } of incidents) {
      const busy = await this.#reached(atEdit ? Math.ceil(requests / 10) : requests, { atEdit });
      await new Promise((resolve) => setTimeout(resolve, delayMs));
      // Mostly the one that is at work.
      const place = this.random.chance(0.7) ? this.fleet.placeOf(busy) : this.random.integer(0, this.fleet.size - 1);
      this.journal.push(`${kind} ${place}`);
      if (kind === 'kill' || kind === 'stop') {
        await this.fleet.end(place, kind);
        await this.fleet.start(place);
      } else {
        const endings = Array.from({ length: this.fleet.size }, (): Ending => this.random.pick(['kill', 'stop']));
        await this.fleet.beDown(kind === 'year' ? 365 * DAY_MS : 3 * DAY_MS, (one) => endings[one] ?? 'kill');
      }
      this.journal.push(`${kind} ${place} is over`);
    }
    await this.#reached(10);
  }

  /** The process that gets the so manieth request from now on. */
  #reached(left: number, { atEdit = false } = {}): Promise<ServerProcess> {
    return new Promise((reached) => (this.#awaited = { atEdit, left, reached }));
  }
}
