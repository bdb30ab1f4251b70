import { DateTime, Info, type Zone } from 'luxon';
import { booleanOf } from '../../records/index.js';
import { CellProblem } from './cell-problem.js';
import type { CONVERSIONS } from './value-mapping.js';
import { isExact, printDecimal, readDecimal, type DecimalText, type Fraction } from './rounded-decimal.js';

export type Conversion = (typeof CONVERSIONS)[number];

export interface ConversionOptions {
  readonly format?: string | undefined;
  readonly decimalSeparator?: DecimalText['separator'];
  /** Whether more decimals than are kept are rounded and not refused. */
  readonly round?: boolean | undefined;
  /** Decimals that are kept. */
  readonly scale: number;
  /** Of dates and times without offset. */
  readonly timeZone: string;
}

/** Turns a text into the value that a record carries. */
export const CONVERT: Readonly<Record<Conversion, (text: string, options: ConversionOptions) => unknown>> = {
  text: (text) => text,
  list: (text) => [text],
  integer(text, options) {
    if (PLAIN_INTEGER.test(text)) return Number(text);
    const fraction = readNumber(text, 'a whole number', options);
    if (!isExact(fraction, 0) && options.round !== true) throw new CellProblem(`is not a whole number: '${text}'`);
    return Number(printDecimal(fraction, 0));
  },
  number(text, options) {
    const fraction = readNumber(text, 'a number', options);
    const number = Number(printDecimal(fraction, NUMBER_SCALE));
    if (!Number.isFinite(number) || (isExact(fraction, 0) && options.round !== true && !isExactly(number, fraction))) {
      throw new CellProblem(`has more digits than are kept: '${text}'`);
    }
    return number;
  },
  money(text, options) {
    const { scale } = options;
    if (options.decimalSeparator !== ',' && PLAIN_DECIMAL.test(text) && text.length - text.indexOf('.') - 1 <= scale) return text;
    const fraction = readNumber(text, 'a decimal', options);
    if (!isExact(fraction, scale) && options.round !== true) {
      throw new CellProblem(`has more than the ${scale} decimals that are kept, unless the mapping says \`round: true\`: '${text}'`);
    }
    return printDecimal(fraction, scale);
  },
  boolean(text) {
    const value = booleanOf(text);
    if (value === undefined) throw new CellProblem(`is neither true nor false: '${text}'`);
    return value;
  },
  date(text, options) {
    // Whether there is such a day is for the record's own checks.
    if (options.format === undefined && PLAIN_DAY.test(text)) return text;
    return parseMoment(text, options, 'a date').toISODate();
  },
  instant(text, options) {
    if (options.format === undefined && options.timeZone === 'UTC' && PLAIN_DAY.test(text)) return `${text}T00:00:00Z`;
    return parseMoment(text, options, 'a date or time').toUTC().toISO();
  },
};

/** Enough for every double that anybody writes out. */
const NUMBER_SCALE = 120;

function readNumber(text: string, what: string, { decimalSeparator: separator }: ConversionOptions): Fraction {
  try {
    return readDecimal({ text, separator });
  } catch (error) {
    if (error instanceof CellProblem && error.message.startsWith('is not a decimal')) throw new CellProblem(`is not ${what}: '${text}'`);
    throw error;
  }
}

function isExactly(number: number, { numerator, denominator }: Fraction): boolean {
  return BigInt(number) * denominator === numerator;
}

// Most cells are as plain as these: they need no calculation.
const PLAIN_INTEGER = /^[+-]?\d{1,15}$/;
const PLAIN_DECIMAL = /^-?\d{1,15}\.\d+$/;
const PLAIN_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A day without time is its beginning in the time zone. */
function parseMoment(text: string, { format, timeZone }: ConversionOptions, what: string): DateTime<true> {
  const zone = Info.normalizeZone(timeZone);
  const moment = format === undefined ? fromIso(text, zone) : DateTime.fromFormat(text, format, { zone });
  if (moment === undefined || !isValid(moment))
    throw new CellProblem(`is not ${what}${format === undefined ? '' : ` like ${format}`}: '${text}'`);
  return moment;
}

/**
 * `2026-05-30`, with a time after `T` or a space and an offset, `Z` or `UTC` with or without a space before it; the shorter forms of
 * ISO 8601, such as a year alone, say too little.
 */
function fromIso(text: string, zone: Zone): DateTime | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ](.+?)(?: ?(Z|UTC|[+-]\d{2}(?::?\d{2})?))?)?$/i.exec(text);
  if (match === null) return undefined;
  const [, day = '', time, offset = ''] = match;
  const iso = time === undefined ? day : `${day}T${time}${/^utc$/i.test(offset) ? 'Z' : offset}`;
  return DateTime.fromISO(iso, { zone });
}

function isValid(moment: DateTime): moment is DateTime<true> {
  return moment.isValid;
}
