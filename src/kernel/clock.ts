/** Where the program gets the present instant from. Nothing else may ask the system for it. */
export interface Clock {
  now(): Date;
  /** Of a clock that follows another: what that one showed in the middle of a question that took so long. */
  hear?(instant: Date, roundTripMs: number): void;
}

export const systemClock: Clock = { now: () => new Date() };

/** What the clock shows goes back only for a step like this: a smaller one stands still until it is made up for. */
const STEP_MS = 60_000;

/** Instants are heard to the whole millisecond: so much more of a difference is none. */
const READ_TO_MS = 1;

/**
 * A clock that shows what another shows, which can only be asked now and then: that of the database, so that all processes on it agree. Between
 * two hearings it runs by a stopwatch, so what happens to the clock of this machine does not matter.
 */
export class FollowingClock implements Clock {
  /** What it showed when the stopwatch stood at 0. */
  #start: number;
  #latest = -Infinity;

  constructor(
    start: Date,
    private readonly stopwatch: () => number = () => performance.now(),
  ) {
    this.#start = start.getTime() - stopwatch();
  }

  now(): Date {
    return new Date(this.#read());
  }

  /** Within half the time that the question took nothing is known, and nothing changed. */
  hear(instant: Date, roundTripMs: number): void {
    const shown = this.#start + this.stopwatch() - roundTripMs / 2;
    const difference = instant.getTime() - shown;
    if (Math.abs(difference) > roundTripMs / 2 + READ_TO_MS) this.#start += difference;
  }

  /** What the other shows by the last hearing: where that one was put back a little, this one stands still meanwhile. */
  heard(): Date {
    return new Date(this.#start + this.stopwatch());
  }

  #read(): number {
    const shown = this.#start + this.stopwatch();
    const isStep = this.#latest - shown > STEP_MS;
    this.#latest = isStep ? shown : Math.max(this.#latest, shown);
    return this.#latest;
  }
}
