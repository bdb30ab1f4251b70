import { DateTime } from 'luxon';
import { invariant, unreachable } from '../kernel/invariant.js';
import type { DatePoint, DateUnit } from '../language/rule.js';

/** What a rule's dates are reckoned from: an instant, and the workspace's time zone. */
export interface Reckoning {
  readonly now: Date;
  /** IANA name, such as `Europe/Berlin`. */
  readonly timeZone: string;
}

const LUXON_UNIT: Readonly<Record<DateUnit, string>> = { y: 'years', m: 'months', w: 'weeks', d: 'days', h: 'hours', min: 'minutes' };

/** Whether a date stands for a whole day rather than for one instant. */
export function isWholeDay(point: DatePoint): boolean {
  return !(point.kind === 'now' || point.kind === 'dateTime' || (point.kind === 'offset' && (point.unit === 'h' || point.unit === 'min')));
}

/** Whether a date moves with the clock. */
export function isMoving(point: DatePoint): boolean {
  return point.kind !== 'day' && point.kind !== 'dateTime';
}

/**
 * The date as the workspace's clocks see it: the instant itself, or midnight at the start of the whole day. Offsets are plain calendar
 * arithmetic (31 March less one month is the last of February); hours and minutes are exact spans of time. Where daylight saving
 * skips midnight, the day starts at the first moment there is.
 */
export function locate(point: DatePoint, { now, timeZone }: Reckoning): DateTime {
  const local = DateTime.fromJSDate(now, { zone: timeZone });
  switch (point.kind) {
    case 'now':
      return local;
    case 'today':
      return local.startOf('day');
    case 'yesterday':
      return local.minus({ days: 1 }).startOf('day');
    case 'day':
      return checked(DateTime.fromISO(point.day, { zone: timeZone })).startOf('day');
    case 'dateTime':
      return checked(DateTime.fromISO(point.dateTime, { zone: timeZone }));
    case 'offset': {
      const moved = local.plus({ [LUXON_UNIT[point.unit]]: point.amount });
      return isWholeDay(point) ? moved.startOf('day') : moved;
    }
    default:
      return unreachable(point);
  }
}

/** The first instant of a date. */
export function startOf(point: DatePoint, reckoning: Reckoning): Date {
  return locate(point, reckoning).toJSDate();
}

/** The first instant after a whole day; for an instant, itself. */
export function endOf(point: DatePoint, reckoning: Reckoning): Date {
  const start = locate(point, reckoning);
  return (isWholeDay(point) ? start.plus({ days: 1 }).startOf('day') : start).toJSDate();
}

/** The calendar day, `YYYY-MM-DD`, on which a date lies. */
export function dayOf(point: DatePoint, reckoning: Reckoning): string {
  return isoDay(locate(point, reckoning));
}

/** The days of the year, as month x 100 + day, on which anniversaries between two dates (both included) fall. */
export function daysOfYear(from: DatePoint | undefined, to: DatePoint | undefined, reckoning: Reckoning): number[] {
  const anchor = from ?? to;
  invariant(anchor !== undefined, 'days of the year have an end');
  const first = from === undefined ? locate(anchor, reckoning).startOf('year') : locate(from, reckoning).startOf('day');
  const last = to === undefined ? locate(anchor, reckoning).endOf('year') : locate(to, reckoning).startOf('day');
  const days = new Set<number>();
  for (let day = first; day <= last && days.size < 366; day = day.plus({ days: 1 })) {
    days.add(day.month * 100 + day.day);
    if (day.month === 2 && day.day === 28 && !day.isInLeapYear) days.add(LEAP_DAY);
  }
  return [...days];
}

const LEAP_DAY = 229;

/** The latest birth date of those who are at least `years` old today. Born on 29 February, one is a year older on 28 February of other years. */
export function birthDateOfAge(years: number, reckoning: Reckoning): string {
  const today = locate({ kind: 'today' }, reckoning);
  const birthday = today.minus({ years });
  const turnsEarly = today.month === 2 && today.day === 28 && !today.isInLeapYear && birthday.isInLeapYear;
  return isoDay(turnsEarly ? birthday.plus({ days: 1 }) : birthday);
}

function isoDay(date: DateTime): string {
  const day = date.toISODate();
  invariant(day !== null, 'a date has a day');
  return day;
}

function checked(date: DateTime): DateTime {
  invariant(date.isValid, `the checker lets no impossible date through: ${date.invalidExplanation ?? ''}`);
  return date;
}
