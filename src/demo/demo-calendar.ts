import { DateTime } from 'luxon';

/** How far back the demo shop's records go, in days. */
export const HISTORY_DAYS = 3 * 365;

const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;

interface Day {
  readonly date: string;
  readonly month: number;
  readonly dayOfMonth: number;
  /** Local midnight. */
  readonly startMs: number;
}

/** The days around the present instant by how many days ago they were, in the workspace's time zone; days to come are negative. */
export class DemoCalendar {
  readonly #today: DateTime;
  readonly #days = new Map<number, Day>();

  constructor(
    private readonly now: Date,
    timeZone: string,
  ) {
    this.#today = DateTime.fromJSDate(now, { zone: timeZone }).startOf('day');
  }

  /** RFC 3339. An hour that has not come yet today is yesterday's: nothing that happened lies in the future. */
  instant(daysAgo: number, minuteOfDay: number): string {
    const instantMs = this.#day(daysAgo).startMs + minuteOfDay * MINUTE_MS;
    const late = daysAgo >= 0 && instantMs > this.now.getTime();
    return new Date(late ? instantMs - DAY_MINUTES * MINUTE_MS : instantMs).toISOString();
  }

  /** `YYYY-MM-DD`. */
  date(daysAgo: number): string {
    return this.#day(daysAgo).date;
  }

  /** 1 to 12. */
  month(daysAgo: number): number {
    return this.#day(daysAgo).month;
  }

  dayOfMonth(daysAgo: number): number {
    return this.#day(daysAgo).dayOfMonth;
  }

  /** The birth date of somebody who turned `age` that many days ago (fewer than 365). */
  birthDate(age: number, daysSinceBirthday: number): string {
    return this.#today.minus({ years: age, days: daysSinceBirthday }).toISODate() as string;
  }

  /** How many days ago a day of the year was, for each time within the history; the latest first. */
  recurrences(month: number, dayOfMonth: number): number[] {
    return [0, 1, 2, 3]
      .map((yearsBack) => this.#today.set({ year: this.#today.year - yearsBack, month, day: dayOfMonth }))
      .map((day) => Math.round(this.#today.diff(day, 'days').days))
      .filter((daysAgo) => daysAgo >= 0 && daysAgo < HISTORY_DAYS);
  }

  #day(daysAgo: number): Day {
    let day = this.#days.get(daysAgo);
    if (day === undefined) {
      const start = this.#today.minus({ days: daysAgo });
      day = { date: start.toISODate() as string, month: start.month, dayOfMonth: start.day, startMs: start.toMillis() };
      this.#days.set(daysAgo, day);
    }
    return day;
  }
}
