import { readDate, readUnquotedNumber, quoteText } from '../literal/index.js';
import { type Problem, quoted } from '../diagnostic.js';
import type { Span, Value } from '../rule.js';
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
/** A date-time may have a blank in its middle; what is a date elsewhere, `30/05/2026`, is read whole, so that it is one mistake. */
const LITERAL = new RegExp(
  [
    '\\d{4}/\\d{1,2}/\\d{1,2}',
    `\\d{1,2}([-/])\\d{1,2}\\1\\d{4}[${LETTER}.:]*`,
    `\\d{4}-\\d{1,2}-\\d{1,2}(?:(?:T| (?=\\d{2}:\\d{2}))[${LETTER}.:]*(?:[+-]\\d{2}:?\\d{2})?)?[${LETTER}.:]*`,
    `[+-]?\\.?\\d[${LETTER}.:]*`,
  ].join('|'),
  'uy',
);
/** What goes on behind something that is no literal, and hardly is meant to be computed with: `550e8400-e29b-41d4`. */
const REST = new RegExp(`[${LETTER}.:+-]*`, 'uy');

/** literal = number | day | date-time | offset, all of which begin with a digit, or with a sign and a digit. */
export const scanLiteral: Scan = (source, diagnostics) => {
  const start = source.offset;
  const integer = source.take(PLAIN_INTEGER);
  if (integer !== undefined) {
    const span = source.spanFrom(start);
    return { kind: 'value', value: { kind: 'number', decimal: integer, span }, text: integer, span };
  }
  const written = source.take(LITERAL);
  if (written === undefined) return undefined;
  const value = readLiteral(written, source.spanFrom(start));
  if (value) return { kind: 'value', value, text: written, span: value.span };
  const text = written + (source.take(REST) ?? '');
  const span = source.spanFrom(start);
  diagnostics.report(span, problemOf(text));
  return { kind: 'unreadable', text, span };
};

function readLiteral(text: string, span: Span): Value | undefined {
  const number = readUnquotedNumber(text);
  if (number && 'decimal' in number) return { kind: 'number', decimal: number.decimal, span };
  const date = readDate(text);
  return date && 'date' in date ? { kind: 'date', date: date.date, span } : undefined;
}

function problemOf(text: string): Problem {
  for (const reading of [readDate(text), readUnquotedNumber(text)]) {
    if (reading && 'problem' in reading) return reading.problem;
  }
  const message = `${quoted(text)} is neither a number nor a date; a text is written in single quotes.`;
  return { code: 'INVALID_NUMBER', message, expected: ['a number', 'a date', 'a text'], suggestion: quoteText(text) };
}
