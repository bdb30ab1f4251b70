import { DateTime } from 'luxon';
import { isWholeDay, startOf, type Reckoning, type Timing } from '../../compile/index.js';
import { unreachable } from '../../kernel/index.js';
import type { DatePoint } from '../../language/index.js';

/**
 * Gives the instants at which a timing may pass a value of a customer, some of them past. Between them it says the same of the customer.
 * More than do pass it: what they turn is for the rule to say. Thousands of values lie on a few hundred days, so days are remembered.
 */
export function passingsOf(timing: Timing, reckoning: Reckoning): (value: Date | string) => readonly Date[] {
  const known = new Map<string, readonly Date[]>();
  const calendar = new Calendar(reckoning);
  return (value) => {
    if (timing.kind === 'date' && !isWholeDay(timing.point) && value instanceof Date) {
      const at = value.getTime() - millisecondsOf(timing.point);
      return [new Date(at), new Date(at + 1)];
    }
    const day = value instanceof Date ? isoDay(value, reckoning.timeZone) : value;
    let passings = known.get(day);
    if (passings === undefined) known.set(day, (passings = passingsOfDay(timing, day, reckoning, calendar)));
    return passings;
  };
}

/** What thousands of values have in common: on a few hundred days they return, and each is reached at the same instants. */
class Calendar {
  readonly #starts = new Map<string, Date>();
  readonly #reached = new Map<string, readonly Date[]>();

  constructor(private readonly reckoning: Reckoning) {}

  startOf(day: string): Date {
    let start = this.#starts.get(day);
    if (start === undefined) this.#starts.set(day, (start = startOf({ kind: 'day', day }, this.reckoning)));
    return start;
  }

  /** When a moving day comes to a given one, and to the one after it. */
  reaches(point: DatePoint, day: DateTime): readonly Date[] {
    const key = `${JSON.stringify(point)} ${day.toISODate()}`;
    let reached = this.#reached.get(key);
    if (reached === undefined) this.#reached.set(key, (reached = daysWhenReached(point, day).map((each) => this.startOf(each))));
    return reached;
  }
}

function passingsOfDay(timing: Timing, isoDate: string, { now, timeZone }: Reckoning, calendar: Calendar): readonly Date[] {
  const day = DateTime.fromISO(isoDate, { zone: 'utc' });
  switch (timing.kind) {
    case 'date':
      return calendar.reaches(timing.point, day);
    case 'age':
      return timing.years.flatMap((years) => daysAround(day.plus({ years }), 0, 1)).map((each) => calendar.startOf(each));
    case 'anniversary': {
      const thisYear = Number(isoDay(now, timeZone).slice(0, 4));
      const points = [timing.days.from, timing.days.to].filter((point) => point !== undefined);
      return points.flatMap((point) =>
        [-1, 0, 1, 2, 3]
          .map((distance) => thisYear + distance + yearsOf(point))
          .flatMap((year) => [day.set({ year }), DateTime.utc(year, 1, 1)])
          .flatMap((returned) => calendar.reaches(point, returned)),
      );
    }
    default:
      return unreachable(timing);
  }
}

function isoDay(instant: Date, timeZone: string): string {
  return DateTime.fromJSDate(instant, { zone: timeZone }).toISODate() ?? '';
}

/** How far from now a moving instant lies. */
function millisecondsOf(point: DatePoint): number {
  if (point.kind !== 'offset') return 0;
  return point.amount * (point.unit === 'h' ? 3_600_000 : 60_000);
}

/** About how many years from now a moving day lies. */
function yearsOf(point: DatePoint): number {
  if (point.kind !== 'offset') return 0;
  const perYear = { y: 1, m: 12, w: 52, d: 365, h: 8_760, min: 525_600 };
  return Math.round(point.amount / perYear[point.unit]);
}

/** Months and years are clamped to the length of a month, so a day may be reached up to three days earlier or later. */
const CLAMP_DAYS = 4;

/** The days, as today, on which a moving day comes to a given one, and to the one after it. */
function daysWhenReached(point: DatePoint, day: DateTime): string[] {
  switch (point.kind) {
    case 'now':
    case 'today':
      return daysAround(day, 0, 1);
    case 'yesterday':
      return daysAround(day, 1, 2);
    case 'offset': {
      const units = { y: 'years', m: 'months', w: 'weeks', d: 'days', h: 'hours', min: 'minutes' } as const;
      const clamped = point.unit === 'm' || point.unit === 'y';
      return daysAround(day.minus({ [units[point.unit]]: point.amount }), clamped ? -CLAMP_DAYS : 0, clamped ? CLAMP_DAYS : 1);
    }
    case 'day':
    case 'dateTime':
      return [];
    default:
      return unreachable(point);
  }
}

/** Days of the calendar alone: ages and offsets may lead beyond it. */
function daysAround(day: DateTime, from: number, to: number): string[] {
  const days: string[] = [];
  for (let offset = from; offset <= to; offset++) {
    const near = day.plus({ days: offset });
    if (near.isValid && near.year >= 1 && near.year <= 9_999) days.push(near.toISODate() ?? '');
  }
  return days;
}
