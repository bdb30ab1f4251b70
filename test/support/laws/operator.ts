import type { Random } from '../../../src/kernel/random.js';
import type { ServerProcess } from '../server-process.js';
import type { Moment } from './client.js';
import type { Statement } from './expected-records.js';
import type { Ending, Fleet } from './fleet.js';

const DAY_MS = 86_400_000;

/** Plain data, so that a failing history can be read. */
export interface Incident {
  readonly kind: 'kill' | 'stop' | 'threeDays' | 'year';
  /** What it waits for: the so manieth request or answer from the incident before, of a change of a segment if so. */
  readonly moment: Moment;
  readonly count: number;
  readonly atEdit: boolean;
  /** How far into a request. After an answer it comes at once, while what was acknowledged is as fresh as can be. */
  readonly delayMs: number;
}

/** Lets processes come and go as a history says, and hears of every request and answer in order to know when. */
export class Operator {
  #awaited: { readonly moment: Moment; readonly atEdit: boolean; left: number; reached: (server: ServerProcess) => void } | undefined;

  constructor(
    private readonly fleet: Fleet,
    private readonly random: Random,
    private readonly journal: string[],
  ) {}

  heard(moment: Moment, { kind }: Statement, server: ServerProcess): void {
    const awaited = this.#awaited;
    if (awaited?.moment !== moment || (awaited.atEdit && !/Segment/.test(kind)) || --awaited.left > 0) return;
    this.#awaited = undefined;
    awaited.reached(server);
  }

  async run(incidents: readonly Incident[]): Promise<void> {
    for (const { kind, moment, count, atEdit, delayMs } of incidents) {
      const busy = await this.#reached(moment, atEdit ? Math.ceil(count / 10) : count, { atEdit });
      if (moment === 'request') await new Promise((resolve) => setTimeout(resolve, delayMs));
      // Mostly the one that is at work.
      const place = moment === 'answer' || this.random.chance(0.7) ? this.fleet.placeOf(busy) : this.random.integer(0, this.fleet.size - 1);
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
    await this.#reached('answer', 10);
  }

  /** The process that gets the so manieth request, or gives the so manieth answer, from now on. */
  #reached(moment: Moment, left: number, { atEdit = false } = {}): Promise<ServerProcess> {
    return new Promise((reached) => (this.#awaited = { moment, atEdit, left, reached }));
  }
}
