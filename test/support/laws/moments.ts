import type { Random } from '../../../src/kernel/random.js';
import { instantOfWall, isLeapYear, moveDay, wallDay } from '../naive/zone.js';

const HOUR_MS = 3_600_000;

/** Days on which a clock was moved, among those of several zones: kept short, since one of them must be hit by chance. */
const CLOCK_CHANGES: Readonly<Record<string, readonly string[]>> = {
  'Europe/Berlin': ['2026-03-29', '2025-10-26', '2025-03-30'],
  'America/New_York': ['2026-03-08', '2025-11-02'],
  'Australia/Lord_Howe': ['2026-04-05', '2025-10-05'],
  'Atlantic/Azores': ['2026-03-29', '2025-10-26'],
  'Africa/Cairo': ['2026-04-24', '2025-10-30'],
  'Asia/Kathmandu': [],
  UTC: [],
};

export const ZONES = Object.keys(CLOCK_CHANGES);

/** Moments and days at which rules turn: midnights of the zone a millisecond apart, days of clock changes, round distances from now. */
export class Moments {
  readonly #today: string;
  readonly #days: readonly string[];

  constructor(
    private readonly random: Random,
    private readonly now: Date,
    private readonly timeZone: string,
  ) {
    this.#today = wallDay(now, timeZone);
    const year = Number(this.#today.slice(0, 4));
    const leap = [year, year - 1, year - 2, year - 3].find(isLeapYear) ?? 2024;
    this.#days = [
      ...[0, -1, 1, -7, -30, -90, -91, -365, 30].map((days) => moveDay(this.#today, days, 'd')),
      ...[-1, -3, -12].map((months) => moveDay(this.#today, months, 'm')),
      `${leap}-02-28`,
      `${leap}-02-29`,
      `${leap}-03-01`,
      `${year - 1}-12-31`,
      `${year}-01-01`,
      ...(CLOCK_CHANGES[timeZone] ?? []),
    ];
  }

  day(): string {
    return this.random.chance(0.6) ? this.random.pick(this.#days) : moveDay(this.#today, this.random.integer(-800, 40), 'd');
  }

  moment(): Date {
    const kind = this.random.integer(0, 9);
    if (kind <= 4) return this.#moved(instantOfWall(`${this.day()}T00:00:00.000`, this.timeZone));
    if (kind === 5) return this.#moved(instantOfWall(`${this.day()}T0${this.random.integer(0, 3)}:30:00.000`, this.timeZone));
    if (kind === 6) return this.#moved(new Date(this.now.getTime() - this.random.integer(-48, 100) * HOUR_MS));
    if (kind === 7) return this.#moved(new Date(this.now.getTime() - this.random.integer(-90, 90) * 60_000));
    return new Date(this.now.getTime() - this.random.integer(-10, 800) * 24 * HOUR_MS - this.random.integer(0, 24 * HOUR_MS));
  }

  birthDate(): string {
    const kind = this.random.integer(0, 9);
    const years = this.random.integer(0, 90);
    if (kind <= 2) return `${1936 + 4 * this.random.integer(0, 20)}-02-29`;
    if (kind <= 4) return moveDay(moveDay(this.#today, -years, 'y'), this.random.integer(-1, 1), 'd');
    if (kind <= 6) return moveDay(this.day(), -years, 'y');
    if (kind === 7) return this.random.pick(['0100-01-01', '1900-02-28', '2026-05-15', '2000-12-31', '1999-01-01']);
    return moveDay(this.#today, -this.random.integer(0, 33_000), 'd');
  }

  #moved(moment: Date): Date {
    return new Date(moment.getTime() + this.random.pick([0, 0, -1, 1, 1000, HOUR_MS]));
  }
}
