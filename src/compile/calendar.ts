import { DateTime } from 'luxon';
import { invariant, unreachable } from '../kernel/index.js';
import type { DatePoint, DateUnit } from '../language/index.js';
import { dayStarts } from './day-starts.js';

/** What a rule's dates are reckoned from: an instant, and the workspace's time zone. */
export interface Reckoning {
  readonly now: Date;
  /** IANA name, such as `Europe/Berlin`. */
  readonly timeZone: string;
}

/** A date that stands for one instant, and one that stands for a whole day. */
type InstantPoint = Exclude<DatePoint, { kind: 'day' }> & { readonly kind: 'now' | 'dateTime' | 'offset' };

const LUXON_UNIT: Readonly<Record<DateUnit, string>> = { y: 'years', m: 'months', w: 'weeks', d: 'days', h: 'hours', min: 'minutes' };

/** Whether a date stands for a whole day rather than for one instant. */
export function isWholeDay(point: DatePoint): boolean {
  return !isInstant(point);
}

function isInstant(point: DatePoint): point is InstantPoint {
  return point.kind === 'now' || point.kind === 'dateTime' || (point.kind === 'offset' && (point.unit === 'h' || point.unit === 'min'));
}

/** Whether a date moves with the clock. */
export function isMoving(point: DatePoint): boolean {
  return point.kind !== 'day' && point.kind !== 'dateTime';
}

/** The first instant of a date. */
export function startOf(point: DatePoint, reckoning: Reckoning): Date {
  return isInstant(point) ? instantOf(point, reckoning) : startOfDay(calendarDay(point, reckoning), reckoning.timeZone);
}

/** The first instant after a whole day; for an instant, itself. */
export function endOf(point: DatePoint, reckoning: Reckoning): Date {
  if (isInstant(point)) return instantOf(point, reckoning);
  return startOfDay(calendarDay(point, reckoning).plus({ days: 1 }), reckoning.timeZone);
}

/** The calendar day, `YYYY-MM-DD`, on which a date lies. */
export function dayOf(point: DatePoint, reckoning: Reckoning): string {
  return isoDay(isInstant(point) ? localDay(instantOf(point, reckoning), reckoning.timeZone) : calendarDay(point, reckoning));
}

/**
 * A day of the calendar, as midnight in UTC: no clock change can touch the arithmetic on it. Offsets are plain calendar arithmetic
 * from today (31 March less one month is the last of February).
 */
function calendarDay(point: DatePoint, reckoning: Reckoning): DateTime {
  switch (point.kind) {
    case 'today':
      return todayOf(reckoning);
    case 'yesterday':
      return todayOf(reckoning).minus({ days: 1 });
    case 'day':
      return checked(DateTime.fromISO(point.day, { zone: 'utc' }));
    case 'offset':
      return todayOf(reckoning).plus({ [LUXON_UNIT[point.unit]]: point.amount });
    case 'now':
    case 'dateTime':
      throw new Error('Invariant violated: an instant is no whole day');
    default:
      return unreachable(point);
  }
}

/** An instant of a rule, to the millisecond; hours and minutes are exact spans of time. */
function instantOf(point: InstantPoint, { now, timeZone }: Reckoning): Date {
  switch (point.kind) {
    case 'now':
      return now;
    case 'offset':
      return new Date(now.getTime() + point.amount * (point.unit === 'h' ? HOUR_MS : MINUTE_MS));
    case 'dateTime':
      return firstOf(checked(DateTime.fromISO(point.dateTime, { zone: timeZone })), /[Z+-]/.test(point.dateTime.slice(19)));
    default:
      return unreachable(point);
  }
}

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/** What a date-time has beyond the millisecond: 0 to 999 microseconds. */
export function microsecondsOf(point: DatePoint): number {
  if (point.kind !== 'dateTime') return 0;
  const fraction = /\.(\d+)/.exec(point.dateTime)?.[1] ?? '';
  return Number(fraction.padEnd(6, '0').slice(3, 6));
}

/** Where the clocks show a time twice, it is the first time that they do; where they skip it, what they would have shown unmoved. */
function firstOf(local: DateTime, hasOffset = false): Date {
  return new Date(hasOffset ? local.toMillis() : Math.min(...local.getPossibleOffsets().map((each) => each.toMillis())));
}

/** The day of the present, which every moving date of a rule is reckoned from. */
function todayOf(reckoning: Reckoning): DateTime {
  let today = TODAYS.get(reckoning);
  if (today === undefined) TODAYS.set(reckoning, (today = localDay(reckoning.now, reckoning.timeZone)));
  return today;
}

const TODAYS = new WeakMap<Reckoning, DateTime>();

function localDay(instant: Date, timeZone: string): DateTime {
  const { year, month, day } = DateTime.fromJSDate(instant, { zone: timeZone });
  return DateTime.utc(year, month, day);
}

/**
 * The first instant at which the clocks of a zone show a day. Daylight saving may skip midnight (the day then begins at 01:00), or show
 * it twice (Azores, Havana: the day begins at the first), or a whole day may be missing (Samoa, 30 December 2011: it has no time at all).
 */
function startOfDay(day: DateTime, timeZone: string): Date {
  const key = `${day.toMillis()} ${timeZone}`;
  const start = dayStarts.get(key) ?? findStartOfDay(day, timeZone);
  dayStarts.set(key, start);
  return new Date(start);
}

function findStartOfDay(day: DateTime, timeZone: string): Date {
  const { year, month } = day;
  const midnight = firstOf(DateTime.fromObject({ year, month, day: day.day }, { zone: timeZone })).getTime();
  const isReached = (time: number) => localDay(new Date(time), timeZone) >= day;
  if (!isReached(midnight - 1)) return new Date(midnight);
  // The clocks were moved across midnight by less than the hour that they showed afterwards.
  let [before, after] = [midnight - 24 * HOUR_MS, midnight];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (isReached(middle)) after = middle;
    else before = middle;
  }
  return new Date(after);
}

/**
 * The days of the year, as month x 100 + day, on which anniversaries between two dates (both included) fall; none if the second lies
 * before the first.
 */
export function daysOfYear(from: DatePoint | undefined, to: DatePoint | undefined, reckoning: Reckoning): number[] {
  const anchor = from ?? to;
  invariant(anchor !== undefined, 'days of the year have an end');
  const first = from === undefined ? calendarDay(anchor, reckoning).startOf('year') : calendarDay(from, reckoning);
  const last = to === undefined ? calendarDay(anchor, reckoning).endOf('year') : calendarDay(to, reckoning);
  const days = new Set<number>();
  // A rule is bound again for every evaluation: on bare milliseconds, in UTC, where every day has as many.
  for (let time = first.toMillis(); time <= last.toMillis() && days.size < 366; time += DAY_MS) {
    const day = new Date(time);
    const dayOfYear = (day.getUTCMonth() + 1) * 100 + day.getUTCDate();
    days.add(dayOfYear);
    if (dayOfYear === LEAP_DAY - 1 && new Date(time + DAY_MS).getUTCMonth() === 2) days.add(LEAP_DAY);
  }
  return [...days];
}

const DAY_MS = 86_400_000;
const LEAP_DAY = 229;

/** More years than lie between any two days that a birth date can be: from year 1 to 9999. */
const OLDEST = 10_000;

/**
 * The latest birth date of those who are at least `years` old today. Born on 29 February, one is a year older on 28 February of other
 * years. Those not born yet are of negative age. Beyond the calendar it is an infinity of the database.
 */
export function birthDateOfAge(years: number, reckoning: Reckoning): string {
  return birthDateOn(todayOf(reckoning), years);
}

/** By hand: luxon takes a second for the ages of one long list, which are reckoned anew for every moment that a verdict may turn at. */
function birthDateOn({ year: thisYear, month, day, isInLeapYear }: DateTime, years: number): string {
  const year = thisYear - Math.max(-OLDEST, Math.min(OLDEST, years));
  if (year < 1) return '-infinity';
  if (year > 9_999) return 'infinity';
  const isLeapYear = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const isLastOfFebruary = month === 2 && (day === 29 || (day === 28 && !isInLeapYear));
  const birthday = isLastOfFebruary ? (isLeapYear ? 29 : 28) : day;
  return [String(year).padStart(4, '0'), padded(month), padded(birthday)].join('-');
}

const padded = (number: number) => String(number).padStart(2, '0');

function isoDay(date: DateTime): string {
  const day = date.toISODate();
  invariant(day !== null, 'a date has a day');
  return day;
}

function checked(date: DateTime): DateTime {
  invariant(date.isValid, `the checker lets no impossible date through: ${date.invalidExplanation ?? ''}`);
  return date;
}

/** An instant as the database writes it, which unlike ISO 8601 has years before 1 (`BC`) and after 9999. */
export function timestampText(instant: Date, microseconds: number): string {
  const year = instant.getUTCFullYear();
  const rest = instant
    .toISOString()
    .replace(/^[+-]?\d+/, '')
    .replace('Z', String(microseconds).padStart(3, '0'));
  return `${String(year < 1 ? 1 - year : year).padStart(4, '0')}${rest}Z${year < 1 ? ' BC' : ''}`;
}

/** The moments of any of several dates, as a multirange of the database: a whole day from its start to the next, an instant alone. */
export function momentRanges(points: readonly DatePoint[], reckoning: Reckoning): string {
  const ranges = points.map((point) => {
    const from = timestampText(startOf(point, reckoning), microsecondsOf(point));
    return isWholeDay(point) ? `["${from}","${timestampText(endOf(point, reckoning), 0)}")` : `["${from}","${from}"]`;
  });
  return `{${ranges.join(',')}}`;
}

/** The birth dates of those who are of any of several ages today, as a multirange of the database. */
export function ageRanges(years: readonly number[], reckoning: Reckoning): string {
  const today = todayOf(reckoning);
  const ranges = [...new Set(years)].map((age) => [birthDateOn(today, age + 1), birthDateOn(today, age)]);
  // Beyond the calendar both ends are the same infinity: nobody is as old.
  return `{${ranges.flatMap(([after, until]) => (after === until ? [] : [`("${after}","${until}"]`])).join(',')}}`;
}
