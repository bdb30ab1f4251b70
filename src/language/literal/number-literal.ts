import type { Problem } from '../diagnostic.js';

/** More digits than any amount, id or coordinate has; a bound on what is handed to the database. */
const MAX_DIGITS = 30;

const DECIMAL = /^([+-]?)(\d+)(?:\.(\d+))?$/;
const CANONICAL_INTEGER = /^(?:0|-?[1-9]\d*)$/;

export type NumberReading = { readonly decimal: string } | { readonly problem: Problem };

/**
 * Reads a number from its text and gives the one spelling of it: no plus sign, no needless zeros.
 * Gives undefined when the text is nothing like a number, and a problem when it is one in a format not read here.
 */
export function readNumber(text: string): NumberReading | undefined {
  const match = DECIMAL.exec(text);
  if (!match) return guessNumber(text);
  const [, sign = '', digits = '', fraction = ''] = match;
  if (digits.length + fraction.length > MAX_DIGITS) return invalid(`A number has at most ${MAX_DIGITS} digits.`);
  const whole = digits.replace(/^0+(?=\d)/, '');
  const part = fraction.replace(/0+$/, '');
  const magnitude = part ? `${whole}.${part}` : whole;
  return { decimal: sign === '-' && magnitude !== '0' ? `-${magnitude}` : magnitude };
}

/** The number with the other sign, in its one spelling. */
export function negate(decimal: string): string {
  if (decimal === '0') return decimal;
  return decimal.startsWith('-') ? decimal.slice(1) : `-${decimal}`;
}

const LEADING_ZEROS = /^[+-]?0\d/;

/** Reads a number that stands without quotes: zeros before it are refused, as they may belong to an identifier and would be lost. */
export function readUnquotedNumber(text: string): NumberReading | undefined {
  const reading = readNumber(text);
  if (!reading || 'problem' in reading || !LEADING_ZEROS.test(text)) return reading;
  return invalid('A number has no leading zeros; an identifier that has some is a text.', `'${text}'`);
}

/** A whole number in its one spelling, without limits of size. */
export function isCanonicalInteger(text: string): boolean {
  return text.length <= MAX_DIGITS && CANONICAL_INTEGER.test(text);
}

const MISSING_DIGITS = /^[+-]?(?:\.\d+|\d+\.)$/;
const SEPARATED = /^[+-]?\d{1,3}(?:_\d{3})+(?:\.\d+)?$/;
const EXPONENT = /^[+-]?\d+(?:\.\d+)?e[+-]?\d+$/i;

function guessNumber(text: string): { readonly problem: Problem } | undefined {
  if (text.length > 2 * MAX_DIGITS) return undefined;
  if (MISSING_DIGITS.test(text)) {
    return invalid('A decimal point has digits on both sides.', text.replace(/^([+-]?)\./, '$10.').replace(/\.$/, ''));
  }
  if (SEPARATED.test(text)) return invalid('Thousands are not separated.', text.replaceAll('_', ''));
  if (EXPONENT.test(text)) return invalid('Numbers are written out, without an exponent.');
  return undefined;
}

function invalid(message: string, suggestion?: string): { readonly problem: Problem } {
  return { problem: { code: 'INVALID_NUMBER', message, expected: ['a number'], suggestion } };
}

/** Whether a JSON number holds this decimal and is written the same again. */
export function isExactInJson(decimal: string): boolean {
  const number = Number(decimal);
  return String(number) === decimal && (!Number.isInteger(number) || Number.isSafeInteger(number));
}

/** A number so short has at most 64 bits. */
const SAFE_LENGTH = 18;
const INT64_MIN = -(2n ** 63n);
const INT64_MAX = 2n ** 63n - 1n;

/** Whether a number in its one spelling is a whole number of at most 64 bits. */
export function isInt64(decimal: string): boolean {
  if (!isCanonicalInteger(decimal)) return false;
  if (decimal.length <= SAFE_LENGTH) return true;
  const integer = BigInt(decimal);
  return integer >= INT64_MIN && integer <= INT64_MAX;
}
