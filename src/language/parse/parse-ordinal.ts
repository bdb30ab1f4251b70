import { isOrdinal } from '../limits.js';
import type { NumberValue } from '../rule.js';
import type { TokenReader } from './token-reader.js';

/** ordinal = a whole number from 1 on; `number` is the present token. */
export function parseOrdinal(reader: TokenReader, { decimal, span }: NumberValue): number {
  reader.advance();
  const ordinal = Number(decimal);
  if (isOrdinal(ordinal)) return ordinal;
  const message = 'Records are numbered from 1, in the order of their dates.';
  return reader.fail(span, { code: 'WRONG_TYPE', message, expected: ['a whole number from 1'] });
}
