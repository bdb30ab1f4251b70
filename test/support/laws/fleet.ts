import type { Random } from '../../../src/kernel/random.js';
import type { ServerData, ServerProcess } from '../server-process.js';
import { ANY_DATE_MS } from '../workspace.js';

export type Ending = 'kill' | 'stop';

/** The clock may jump a year, and all that was told before is still asked for. */
const SETTINGS = { CANTLE_CHANGES_DAYS: '36500', CANTLE_CLOCK_TOLERANCE_MINUTES: `${ANY_DATE_MS / 60_000}` };

/** Server processes on one database, all with the same clock: they come and go, and whoever works with them finds one that runs. */
export class Fleet {
  readonly #servers: (ServerProcess | undefined)[];
  readonly #ended: ServerProcess[] = [];
  readonly #waiting = new Set<() => void>();
  readonly #began = performance.now();
  #start: number;

  constructor(
    private readonly data: ServerData,
    size: number,
    start: Date,
  ) {
    this.#servers = Array.from({ length: size }, () => undefined);
    this.#start = start.getTime();
  }

  get size(): number {
    return this.#servers.length;
  }

  get running(): ServerProcess[] {
    return this.#servers.filter((server) => server !== undefined);
  }

  /** The present of every process, but for the moments that each took to start. */
  now(): Date {
    return new Date(this.#start + performance.now() - this.#began);
  }

  async start(...places: readonly number[]): Promise<void> {
    await Promise.all(
      places.map(async (place) => {
        const server = await this.data.start({ CANTLE_CLOCK: this.now().toISOString(), ...SETTINGS });
        this.#servers[place] = server;
        for (const resolve of this.#waiting) resolve();
        this.#waiting.clear();
      }),
    );
  }

  async startAll(): Promise<void> {
    await this.start(...this.#servers.keys());
  }

  /** A process that runs; waits for one if none does. */
  async anyone(random: Random): Promise<ServerProcess> {
    for (let running = this.running; ; running = this.running) {
      if (running.length > 0) return random.pick(running);
      await new Promise<void>((resolve) => this.#waiting.add(resolve));
    }
  }

  placeOf(server: ServerProcess): number {
    return this.#servers.indexOf(server);
  }

  async end(place: number, how: Ending): Promise<void> {
    const server = this.#servers[place];
    if (server === undefined) return;
    this.#servers[place] = undefined;
    this.#ended.push(server);
    await server[how]();
  }

  async endAll(how: (place: number) => Ending = () => 'stop'): Promise<void> {
    await Promise.all([...this.#servers.keys()].map((place) => this.end(place, how(place))));
  }

  /** Nobody runs for a while; then all do again. The clocks of processes agree, so none may run while they are moved. */
  async beDown(milliseconds: number, how: (place: number) => Ending): Promise<void> {
    await this.endAll(how);
    this.#start += milliseconds;
    await this.startAll();
  }

  /** What all processes said went wrong. */
  get complaints(): string[] {
    return [...this.#ended, ...this.running].flatMap(({ log }) => log.split('\n').filter((line) => line.includes('"level":50')));
  }
}
