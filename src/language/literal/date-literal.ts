import { isCalendarDay, nearestCalendarDay } from './calendar.js';
import type { Problem } from '../diagnostic.js';
import type { DatePoint, DateUnit } from '../rule.js';

/** The farthest that an offset may reach: a thousand years, in each unit. */
const MAX_OFFSET: Readonly<Record<DateUnit, number>> = {
  y: 1_000,
  m: 12_000,
  w: 52_178,
  d: 365_250,
  h: 8_766_000,
  min: 525_960_000,
};

const WHOLE_DAY_UNITS: ReadonlySet<DateUnit> = new Set(['y', 'm', 'w', 'd']);

/** The named dates of older rules; `-90d` has taken the place of `90_days_ago`. */
const DEPRECATED_NAMES: Readonly<Record<string, DatePoint>> = {
  '7_days_ago': { kind: 'offset', amount: -7, unit: 'd' },
  '30_days_ago': { kind: 'offset', amount: -30, unit: 'd' },
  '90_days_ago': { kind: 'offset', amount: -90, unit: 'd' },
  '12_months_ago': { kind: 'offset', amount: -12, unit: 'm' },
};

const NAMED_DATES = ['today', 'yesterday', 'now'] as const;

export type DateReading = { readonly date: DatePoint } | { readonly problem: Problem };

/** `today`, `yesterday` or `now`, in any case. */
export function findNamedDate(word: string): DatePoint | undefined {
  const name = NAMED_DATES.find((candidate) => candidate === word.toLowerCase());
  return name && { kind: name };
}

const OFFSET = /^([+-])(\d+)(y|m|w|d|h|min)$/;
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const DATE_TIME = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,6}))?)?(Z|[+-]\d{2}:\d{2})?$/;

/**
 * Reads a date from its text, quoted or not: `2026-05-30`, `2026-05-30T16:00:00`, `-90d`, `today`, `90_days_ago`.
 * Gives undefined when the text is nothing like a date, and a problem when it is one that cannot be.
 */
export function readDate(text: string): DateReading | undefined {
  const named = findNamedDate(text) ?? (Object.hasOwn(DEPRECATED_NAMES, text) ? DEPRECATED_NAMES[text] : undefined);
  if (named) return { date: named };
  return readOffset(text) ?? readDay(text) ?? readDateTime(text) ?? guessDate(text);
}

function readOffset(text: string): DateReading | undefined {
  const match = OFFSET.exec(text);
  if (!match) return undefined;
  const unit = match[3] as DateUnit;
  const distance = Number(match[2]);
  const max = MAX_OFFSET[unit];
  if (distance > max) return outOfRange(`An offset reaches at most 1,000 years: ${max} in this unit.`, `${match[1]}${max}${unit}`);
  if (distance === 0) return { date: { kind: WHOLE_DAY_UNITS.has(unit) ? 'today' : 'now' } };
  return { date: { kind: 'offset', amount: match[1] === '-' ? -distance : distance, unit } };
}

function readDay(text: string): DateReading | undefined {
  const match = DAY.exec(text);
  if (!match) return undefined;
  return checkDay(match) ?? { date: { kind: 'day', day: text } };
}

function readDateTime(text: string): DateReading | undefined {
  const match = DATE_TIME.exec(text);
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second = '00', fraction = '', zone = ''] = match;
  const wrongDay = checkDay(match);
  if (wrongDay) return { problem: { ...wrongDay.problem, suggestion: undefined } };
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) {
    return invalid('A time runs from 00:00:00 to 23:59:59, with two digits for each part.');
  }
  if (zone.length > 1 && (Number(zone.slice(1, 3)) > 15 || Number(zone.slice(4)) > 59)) {
    return invalid('A time zone offset is between -15:59 and +15:59.');
  }
  const part = fraction.replace(/0+$/, '');
  const canonicalZone = /^[+-]00:00$/.test(zone) ? 'Z' : zone;
  const time = `${hour}:${minute}:${second}${part && `.${part}`}${canonicalZone}`;
  return { date: { kind: 'dateTime', dateTime: `${year}-${month}-${day}T${time}` } };
}

function checkDay(match: RegExpExecArray): { readonly problem: Problem } | undefined {
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (isCalendarDay(year, month, day)) return undefined;
  return invalid(`The calendar has no ${match[1]}-${match[2]}-${match[3]}.`, nearestCalendarDay(year, month, day));
}

const UNSIGNED_OFFSET = /^(\d+)(y|m|w|d|h|min)$/;
const LONG_OFFSET = /^([+-]?)(\d+)_?(days?|weeks?|months?|years?|hours?|minutes?|quarters?|q|[ymwdh]|mins?)(?:_ago)?$/i;
const UNIT_OF_WORD: Readonly<Record<string, DateUnit>> = { d: 'd', w: 'w', m: 'm', y: 'y', h: 'h', q: 'm' };
const YEAR_LAST = /^\d{1,2}[-./]\d{1,2}[-./]\d{4}$/;
const LOOSE_DAY = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$/;

/** Recognises what was meant as a date and says how it is written here. */
function guessDate(text: string): { readonly problem: Problem } | undefined {
  const unsigned = UNSIGNED_OFFSET.exec(text);
  if (unsigned) return invalid('An offset begins with its sign: `-` for the past, `+` for the future.', `-${text}`);
  const long = LONG_OFFSET.exec(text);
  if (long) return guessOffset(long[1] || '-', Number(long[2]), long[3] ?? '');
  const loose = LOOSE_DAY.exec(text);
  if (loose) {
    const day = nearestCalendarDay(Number(loose[1]), Number(loose[2]), Number(loose[3]));
    return invalid('A day is written year-month-day, with four, two and two digits.', day);
  }
  if (YEAR_LAST.test(text)) return invalid('A day is written year-month-day, such as `2026-05-30`.');
  return undefined;
}

function guessOffset(sign: string, distance: number, word: string): { readonly problem: Problem } {
  const lower = word.toLowerCase();
  const unit = lower.startsWith('min') ? 'min' : (UNIT_OF_WORD[lower.charAt(0)] ?? 'd');
  const units = lower.startsWith('q') ? 3 * distance : distance;
  const suggestion = units > 0 && units <= MAX_OFFSET[unit] ? `${sign}${units}${unit}` : undefined;
  return invalid('An offset is a sign, a number and one of the units `y`, `m`, `w`, `d`, `h`, `min`.', suggestion);
}

function invalid(message: string, suggestion?: string): { readonly problem: Problem } {
  return { problem: { code: 'INVALID_DATE', message, expected: ['a date'], suggestion } };
}

function outOfRange(message: string, suggestion: string): { readonly problem: Problem } {
  return { problem: { code: 'DATE_OUT_OF_RANGE', message, expected: ['a date'], suggestion } };
}

const SIGN_OF_ZERO_AND_FUTURE = '+';

/** A date as the language writes it; the inverse of `readDate`. */
export function printDate(date: DatePoint): string {
  switch (date.kind) {
    case 'day':
      return date.day;
    case 'dateTime':
      return date.dateTime;
    case 'offset':
      return `${date.amount < 0 ? '' : SIGN_OF_ZERO_AND_FUTURE}${date.amount}${date.unit}`;
    default:
      return date.kind;
  }
}

/** Whether a date stands for a whole day rather than for an instant. */
export function isWholeDay(date: DatePoint): boolean {
  if (date.kind === 'offset') return WHOLE_DAY_UNITS.has(date.unit);
  return date.kind !== 'dateTime' && date.kind !== 'now';
}
