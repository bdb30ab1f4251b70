import { addDecimals, parseDecimal, printDecimal, roundOutward, sayDecimal, type Decimal } from '../../kernel/index.js';
import type { ValueType } from '../../language/index.js';
import type { Difference } from './smallest-change.js';
import { anyNumber, nearestNumber, numberHolds, type NumberTest } from './nearest-number.js';
import { sayDifference } from './wording.js';

/** What a number is called and counted in. */
export interface NumberShape {
  readonly label: string;
  readonly type: ValueType;
  readonly unit?: string | undefined;
}

/** How much more or less of a number turns a test of it round; of a missing one, which value does. */
export function numberDifference(
  { label, type, unit }: NumberShape,
  test: NumberTest,
  actual: string,
  holds: boolean,
  amountDigits: number,
): Difference | undefined {
  const digits = type === 'money' ? amountDigits : 0;
  if (actual === 'null') {
    const value = anyNumber(test, !holds);
    if (value === undefined) return undefined;
    return { label, to: printDecimal(value, digits), words: `${sayDecimal(value, digits)}, where nothing is known` };
  }
  const number = parseDecimal(actual);
  const by = number && nearestNumber(test, number);
  if (number === undefined || by === undefined) return undefined;
  // What can be paid is said, where it is enough: of a mean nobody needs more digits.
  const payable = type === 'money' ? roundOutward(by, digits) : by;
  const said = numberHolds(test, addDecimals(number, payable)) === numberHolds(test, addDecimals(number, by)) ? payable : by;
  return { label, by: printDecimal(by), ...(unit === undefined ? {} : { unit }), words: sayDifference(said, unit, digits) };
}

/** Decimals of texts; undefined if one is none. */
export function decimalsOf(texts: readonly string[]): Decimal[] | undefined {
  const decimals = texts.map(parseDecimal);
  return decimals.includes(undefined) ? undefined : (decimals as Decimal[]);
}

export function isNumber(type: ValueType): boolean {
  return type === 'integer' || type === 'number' || type === 'money';
}
