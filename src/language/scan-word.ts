import { readDate } from './date-literal.js';
import { type Problem, quoted } from './diagnostic.js';
import { readUnquotedNumber } from './number-literal.js';
import { quoteText } from './quote-text.js';
import type { Scan } from './scan.js';
import { findKeyword } from './token.js';

const LETTER = '\\p{L}\\p{M}\\p{N}_';
const PLAIN_NAME = /[A-Za-z_][A-Za-z0-9_]*(?![\p{L}\p{M}\p{N}_.])/uy;
/** After the first dot a name may be a custom attribute's, whose parts may have `-` and a leading `$`: `metafields.$app:loyalty.tier-name`. */
const NAME = new RegExp(`[\\p{L}_][${LETTER}]*(?:\\.(?:\\$[${LETTER}-]+(?::[${LETTER}-]+)*|[${LETTER}-]+))*`, 'uy');

/** name = letter { letter | digit | "_" } { "." part }; a keyword when it is one, in any case. */
export const scanName: Scan = (source) => {
  const start = source.offset;
  const text = source.take(PLAIN_NAME) ?? source.take(NAME);
  if (text === undefined) return undefined;
  const keyword = findKeyword(text);
  const span = source.spanFrom(start);
  return keyword ? { kind: 'keyword', keyword, text, span } : { kind: 'name', text, span };
};

/** By far the most frequent literal, as lists of ids are long: a whole number that nothing follows with which it could be anything else. */
const PLAIN_INTEGER = /(?:0|[1-9]\d{0,14})(?![\p{L}\p{M}\p{N}_.:+/-]| \d)/uy;
/** Also what is a date elsewhere, `30/05/2026`, and a date-time with a blank in the middle, so that it is one mistake or none. */
const LITERAL = new RegExp(
  `\\d{4}/\\d{1,2}/\\d{1,2}|\\d{1,2}/\\d{1,2}/\\d{4}|[+-]?\\.?\\d[${LETTER}.:+-]*(?: \\d{2}:\\d{2}[${LETTER}.:+-]*)?`,
  'uy',
);

/** literal = number | day | date-time | offset, all of which begin with a digit, or with a sign and a digit. */
export const scanLiteral: Scan = (source, diagnostics) => {
  const start = source.offset;
  const integer = source.take(PLAIN_INTEGER);
  const text = integer ?? source.take(LITERAL);
  if (text === undefined) return undefined;
  const span = source.spanFrom(start);
  if (integer !== undefined) return { kind: 'value', value: { kind: 'number', decimal: integer, span }, text, span };
  const number = readUnquotedNumber(text);
  const reading = number && 'decimal' in number ? number : (readDate(text) ?? number);
  if (reading && 'decimal' in reading) return { kind: 'value', value: { kind: 'number', decimal: reading.decimal, span }, text, span };
  if (reading && 'date' in reading) return { kind: 'value', value: { kind: 'date', date: reading.date, span }, text, span };
  diagnostics.report(span, reading?.problem ?? noLiteral(text));
  return { kind: 'unreadable', text, span };
};

const ARITHMETIC = /^[+-]?[\d.]+[+-][\d.]+$/;

function noLiteral(text: string): Problem {
  if (ARITHMETIC.test(text)) {
    return { code: 'COMPUTED_VALUE_NOT_SUPPORTED', message: 'Values cannot be computed in a rule yet.', expected: ['a number'] };
  }
  const message = `${quoted(text)} is neither a number nor a date; a text is written in single quotes.`;
  return { code: 'INVALID_NUMBER', message, expected: ['a number', 'a date', 'a text'], suggestion: quoteText(text) };
}
