/**
 * Days and times of a time zone, by asking Intl what the clocks on the wall show. Deliberately naive, and independent of
 * src/compile/calendar.ts: nothing here computes the start of a day, days are compared as texts.
 */

const formats = new Map<string, Intl.DateTimeFormat>();
const walls = new Map<string, Map<number, string>>();

/** What the clocks show at an instant, as `2026-05-30T16:00:00`. */
export function wallTime(instant: Date, timeZone: string): string {
  let known = walls.get(timeZone);
  if (known === undefined) walls.set(timeZone, (known = new Map<number, string>()));
  const second = Math.floor(instant.getTime() / 1000);
  let wall = known.get(second);
  if (wall === undefined) known.set(second, (wall = readWall(new Date(second * 1000), timeZone)));
  return wall;
}

function readWall(instant: Date, timeZone: string): string {
  let format = formats.get(timeZone);
  if (format === undefined) {
    const digits = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' } as const;
    format = new Intl.DateTimeFormat('en-US', { timeZone, calendar: 'gregory', hourCycle: 'h23', ...digits });
    formats.set(timeZone, format);
  }
  const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
  return `${parts['year']?.padStart(4, '0')}-${parts['month']}-${parts['day']}T${parts['hour']}:${parts['minute']}:${parts['second']}`;
}

export function wallDay(instant: Date, timeZone: string): string {
  return wallTime(instant, timeZone).slice(0, 10);
}

export function wallHour(instant: Date, timeZone: string): number {
  return Number(wallTime(instant, timeZone).slice(11, 13));
}

/** 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

/**
 * The instant at which the clocks show a time, `2026-05-30T16:00:00.000`: the first where they show it twice; where they skip it, what
 * they would have shown had they not been moved.
 */
export function instantOfWall(wall: string, timeZone: string): Date {
  const asUtc = new Date(`${wall}Z`).getTime();
  const offsets = [-26, -13, 0, 13, 26].map((hours) => offsetAt(new Date(asUtc + hours * 3_600_000), timeZone));
  const candidates = offsets.map((offset) => asUtc - offset).filter((time) => offsetAt(new Date(time), timeZone) === asUtc - time);
  return new Date(candidates.length > 0 ? Math.min(...candidates) : asUtc - (offsets[0] ?? 0));
}

function offsetAt(instant: Date, timeZone: string): number {
  return new Date(`${wallTime(instant, timeZone)}Z`).getTime() - Math.floor(instant.getTime() / 1000) * 1000;
}

export function isLeapYear(year: number): boolean {
  return new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;
}

/** A day moved by days, weeks, months or years; the day of the month is cut to what the month has. */
export function moveDay(day: string, amount: number, unit: 'd' | 'w' | 'm' | 'y'): string {
  const date = new Date(`${day}T00:00:00Z`);
  if (unit === 'd' || unit === 'w') {
    date.setUTCDate(date.getUTCDate() + amount * (unit === 'w' ? 7 : 1));
    return date.toISOString().slice(0, 10);
  }
  const wanted = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + amount * (unit === 'y' ? 12 : 1));
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(wanted, last));
  return date.toISOString().slice(0, 10);
}
