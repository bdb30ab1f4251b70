/** Where the program gets the present instant from. Nothing else may ask the system for it. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock that starts at a given instant and runs on from there (`CANTLE_CLOCK`); it can be moved, in either direction. */
export class MovableClock implements Clock {
  #offsetMs: number;

  constructor(
    start: Date,
    private readonly base: Clock = systemClock,
  ) {
    this.#offsetMs = start.getTime() - base.now().getTime();
  }

  now(): Date {
    return new Date(this.base.now().getTime() + this.#offsetMs);
  }

  moveTo(instant: Date): void {
    this.#offsetMs = instant.getTime() - this.base.now().getTime();
  }
}
