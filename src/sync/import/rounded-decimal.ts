import { CellProblem } from './cell-problem.js';

/** A decimal as somebody wrote it. */
export interface DecimalText {
  readonly text: string;
  /** The sign before the decimals; undefined if nobody has said, and then it is a point. */
  readonly separator: '.' | ',' | undefined;
}

/** numerator / denominator, exactly. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** The product of `value` and `times` divided by `dividedBy`. Throws a CellProblem if one of them is no decimal; undefined if the divisor is zero. */
export function calculated(
  value: DecimalText,
  { times, dividedBy }: { readonly times?: DecimalText | undefined; readonly dividedBy?: DecimalText | undefined },
): Fraction | undefined {
  const [a, b, c] = [value, times, dividedBy].map((decimal) => (decimal === undefined ? ONE : readDecimal(decimal))) as [
    Fraction,
    Fraction,
    Fraction,
  ];
  if (c.numerator === 0n) return undefined;
  const sign = c.numerator < 0n ? -1n : 1n;
  return {
    numerator: sign * a.numerator * b.numerator * c.denominator,
    denominator: sign * a.denominator * b.denominator * c.numerator,
  };
}

const ONE: Fraction = { numerator: 1n, denominator: 1n };
const LONGEST = 100;

/**
 * Reads a decimal, exactly. Thousands may be parted by the other sign, a space or an apostrophe. There may be a power of ten behind it, as spreadsheets
 * write very small and very large numbers: `4.44e-16`. What could be two numbers is refused until somebody says which sign is which.
 */
export function readDecimal({ text, separator }: DecimalText): Fraction {
  const [, mantissa = text, exponent = '0'] = /^(.*\d)[eE]([+-]?\d{1,2})$/.exec(text) ?? [];
  if (separator === undefined && /^[+-]?\d{1,3},\d{3}$/.test(mantissa)) {
    throw new CellProblem(`could be two numbers, unless the mapping says \`decimalSeparator\`: '${text}'`);
  }
  const match = text.length > LONGEST ? null : (separator === ',' ? WITH_COMMA : WITH_POINT).exec(mantissa);
  if (match === null) throw new CellProblem(`is not a decimal: '${text.slice(0, LONGEST)}'`);
  const [, sign, whole = '', fraction = ''] = match;
  const digits = BigInt(whole.replaceAll(/\D/g, '') + fraction);
  const units = sign === '-' ? -digits : digits;
  const scale = BigInt(fraction.length) - BigInt(exponent);
  return scale >= 0n ? { numerator: units, denominator: 10n ** scale } : { numerator: units * 10n ** -scale, denominator: 1n };
}

const WITH_POINT = /^([+-]?)(\d+|\d{1,3}(?:,\d{3})+|\d{1,3}(?:[ '’\u00a0\u202f]\d{3})+)(?:\.(\d+))?$/;
const WITH_COMMA = /^([+-]?)(\d+|\d{1,3}(?:\.\d{3})+|\d{1,3}(?:[ '’\u00a0\u202f]\d{3})+)(?:,(\d+))?$/;

/** Whether so many decimals are enough for it. */
export function isExact({ numerator, denominator }: Fraction, scale: number): boolean {
  return (numerator * 10n ** BigInt(scale)) % denominator === 0n;
}

/** With so many decimals, halves rounded away from zero. */
export function printDecimal(fraction: Fraction, scale: number): string {
  const units = round(fraction, scale);
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  return `${units < 0n ? '-' : ''}${digits.slice(0, digits.length - scale)}${scale === 0 ? '' : `.${digits.slice(-scale)}`}`;
}

/** The nearest whole number of units of 10^-scale. */
function round({ numerator, denominator }: Fraction, scale: number): bigint {
  const scaled = (numerator < 0n ? -numerator : numerator) * 10n ** BigInt(scale) * 2n;
  const rounded = (scaled + denominator) / (denominator * 2n);
  return numerator < 0n ? -rounded : rounded;
}
