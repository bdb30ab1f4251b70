import { absolute, compareDecimals, decimalOf, sayDecimal, type Decimal } from '../../kernel/index.js';

const COUNTED = /^[a-z]+( [a-z]+)?s$/;

/** `1 order more`, `12.50 less`: a difference in the unit of the catalogue, where that is a thing that one counts. */
export function sayDifference(by: Decimal, unit: string | undefined, leastDigits: number): string {
  const size = sayDecimal(absolute(by), leastDigits);
  const isMore = by.units > 0n;
  if (unit === undefined || !COUNTED.test(unit)) return `${size} ${isMore ? 'more' : 'less'}`;
  return `${size} ${compareDecimals(absolute(by), decimalOf(1)) === 0 ? unit.replace(/(?<=ss)es$|s$/, '') : unit} ${isMore ? 'more' : 'fewer'}`;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** `3 days`, `4 hours`, `1 minute`: a span of time in the largest unit that it has one of, rounded up. */
export function saySpan(milliseconds: number): string {
  if (milliseconds >= DAY_MS) return count(Math.ceil(milliseconds / DAY_MS), 'day');
  if (milliseconds >= HOUR_MS) return count(Math.ceil(milliseconds / HOUR_MS), 'hour');
  return count(Math.max(1, Math.ceil(milliseconds / MINUTE_MS)), 'minute');
}

/** `3 days later`. */
export function sayDays(days: number): string {
  return `${count(Math.abs(days), 'day')} ${days > 0 ? 'later' : 'earlier'}`;
}

/** `'a'`, `'a' or 'b'`; of many the first few. */
export function sayValues(values: readonly string[]): string {
  const shown = values.slice(0, MOST_SHOWN).map((value) => `'${value}'`);
  if (values.length > MOST_SHOWN) return `${shown.join(', ')} or another of ${values.length}`;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} or ${shown.at(-1)}`;
}

const MOST_SHOWN = 3;

function count(number: number, unit: string): string {
  return `${number} ${unit}${number === 1 ? '' : 's'}`;
}
