import { parseDecimal, printDecimal, type Decimal } from '../../kernel/index.js';
import type { ValueType } from '../../language/index.js';
import type { Difference } from './smallest-change.js';
import { anyNumber, nearestNumber, type NumberTest } from './nearest-number.js';
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
): Difference | undefined {
  const isMoney = type === 'money';
  if (actual === 'null') {
    const value = anyNumber(test, !holds);
    if (value === undefined) return undefined;
    const to = printDecimal(value, isMoney ? 2 : 0);
    return { label, to, words: `${to}, where nothing is known` };
  }
  const number = parseDecimal(actual);
  const by = number && nearestNumber(test, number);
  if (by === undefined) return undefined;
  return { label, by: printDecimal(by), ...(unit === undefined ? {} : { unit }), words: sayDifference(by, unit, isMoney) };
}

/** Decimals of texts; undefined if one is none. */
export function decimalsOf(texts: readonly string[]): Decimal[] | undefined {
  const decimals = texts.map(parseDecimal);
  return decimals.includes(undefined) ? undefined : (decimals as Decimal[]);
}

export function isNumber(type: ValueType): boolean {
  return type === 'integer' || type === 'number' || type === 'money';
}
