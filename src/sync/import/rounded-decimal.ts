/** A decimal as somebody wrote it. */
export interface DecimalText {
  readonly text: string;
  readonly separator: '.' | ',';
}

/** numerator / denominator, exactly. */
interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/**
 * The product of `text` and `times` divided by `dividedBy`, with at most `scale` decimals, halves rounded away from zero. Undefined if
 * one of them is no decimal or the divisor is zero.
 */
export function roundedDecimal(
  value: DecimalText,
  scale: number,
  { times, dividedBy }: { readonly times?: DecimalText | undefined; readonly dividedBy?: DecimalText | undefined } = {},
): string | undefined {
  const factors = [value, times, dividedBy].map((decimal) => (decimal === undefined ? ONE : parseFraction(decimal)));
  const [a, b, c] = factors;
  if (a === undefined || b === undefined || c === undefined || c.numerator === 0n) return undefined;
  return print(
    round({ numerator: a.numerator * b.numerator * c.denominator, denominator: a.denominator * b.denominator * c.numerator }, scale),
    scale,
  );
}

const ONE: Fraction = { numerator: 1n, denominator: 1n };

/** With a power of ten behind it, as spreadsheets write very small and very large numbers: `4.44e-16`. */
function parseFraction(decimal: DecimalText): Fraction | undefined {
  const [, mantissa = decimal.text, exponent = '0'] = /^(.*\d)[eE]([+-]?\d{1,2})$/.exec(decimal.text) ?? [];
  const fraction = parsePlainFraction({ ...decimal, text: mantissa });
  if (fraction === undefined || exponent === '0') return fraction;
  const power = 10n ** BigInt(Math.abs(Number(exponent)));
  return Number(exponent) < 0
    ? { ...fraction, denominator: fraction.denominator * power }
    : { ...fraction, numerator: fraction.numerator * power };
}

/** Thousands separators are the other sign, or a space or apostrophe, between groups of three digits. */
function parsePlainFraction({ text, separator }: DecimalText): Fraction | undefined {
  const grouped =
    separator === '.'
      ? /^([+-]?)(\d+|\d{1,3}(?:[, '\u00a0]\d{3})+)(?:\.(\d+))?$/
      : /^([+-]?)(\d+|\d{1,3}(?:[. '\u00a0]\d{3})+)(?:,(\d+))?$/;
  const match = grouped.exec(text);
  if (match === null || text.length > 100) return undefined;
  const [, sign, whole = '', fraction = ''] = match;
  const units = BigInt(whole.replaceAll(/\D/g, '') + fraction);
  return { numerator: sign === '-' ? -units : units, denominator: 10n ** BigInt(fraction.length) };
}

/** The nearest whole number of units of 10^-scale. */
function round({ numerator, denominator }: Fraction, scale: number): bigint {
  const scaled = numerator * 10n ** BigInt(scale) * 2n;
  const negative = scaled < 0n !== denominator < 0n;
  const [dividend, divisor] = [scaled < 0n ? -scaled : scaled, denominator < 0n ? -denominator : denominator];
  const rounded = (dividend + divisor) / (divisor * 2n);
  return negative ? -rounded : rounded;
}

function print(units: bigint, scale: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  return `${units < 0n ? '-' : ''}${digits.slice(0, digits.length - scale)}${scale === 0 ? '' : `.${digits.slice(-scale)}`}`;
}
