import { findNamedDate, quoteText } from '../literal/index.js';
import { type Problem, quoted } from '../diagnostic.js';
import type { Subject } from './expectation.js';
import { parseParameterCall } from './parse-parameter-call.js';
import type { DateValue, FieldValue, NumberValue, Operator, Value } from '../rule.js';
import { type NameToken, spanOver } from './token.js';
import type { TokenReader } from './token-reader.js';

const EXPECTED = ['a text in quotes', 'a number', 'a date', 'true', 'false'];

/** value = text | number | date | TODAY | YESTERDAY | NOW | TRUE | FALSE */
export function parseValue(reader: TokenReader, subject: Subject, operator: Operator): Value {
  reader.expect({ kind: 'value', subject, operator });
  const value = reader.token.kind === 'name' ? readWord(reader, reader.token, subject, operator) : parseLiteral(reader, EXPECTED, operator);
  if (reader.isSymbol('+', '-', '*', '/')) reader.fail(reader.token.span, notComputed(subject, operator));
  return value;
}

function notComputed(subject: Subject, operator: Operator): Problem {
  const message =
    subject.kind === 'parameter'
      ? 'A parameter is compared with plain values, and with other parameters of the record.'
      : `${operator} takes a plain text.`;
  return { code: 'NOT_COMPUTABLE', message, expected: EXPECTED };
}

/** literal = text | number | date | TRUE | FALSE, without the dates that are words; `operator` is the one that it stands behind. */
export function parseLiteral(reader: TokenReader, expected: readonly string[], operator?: Operator): Value {
  reader.countValue(reader.token.span);
  const value = readLiteral(reader, expected);
  if (value.kind === 'number' && operator !== 'IN' && operator !== 'NOT IN') refuseThousands(reader, value);
  return value;
}

const THOUSANDS = /(?:,\d{3})+(?![\d\p{L}_])(?:\.\d+)?/uy;

/** `1,000`: outside of a list no number can follow a comma. */
function refuseThousands(reader: TokenReader, number: NumberValue): void {
  const { span } = reader.token;
  if (span.offset !== number.span.offset + number.span.length) return;
  const separated = reader.acceptPattern(THOUSANDS);
  if (!separated) return;
  const suggestion = number.decimal + separated.text.replaceAll(',', '');
  const problem: Problem = { code: 'INVALID_NUMBER', message: 'Thousands are not separated.', expected: ['a number'], suggestion };
  reader.report(spanOver(number.span, separated.span), problem);
}

function readLiteral(reader: TokenReader, expected: readonly string[]): Value {
  const { token } = reader;
  if (token.kind === 'value') {
    reader.advance();
    return token.value;
  }
  if (token.kind === 'unreadable') {
    reader.advance();
    return reader.giveUp();
  }
  const boolean = reader.acceptTruth();
  if (boolean !== undefined) return { kind: 'boolean', boolean, span: token.span };
  return reader.fail(token.span, { code: 'EXPECTED_VALUE', message: 'A value is missing here.', expected });
}

/** date-word = TODAY | YESTERDAY | NOW, the dates that look like names. */
export function parseDateWord(reader: TokenReader, { text, span }: NameToken): DateValue | undefined {
  const date = findNamedDate(text);
  if (!date) return undefined;
  reader.countValue(span);
  reader.advance();
  return { kind: 'date', date, span };
}

/** A word in the place of a value is the name of a date, or text that was left without quotes. */
function readWord(reader: TokenReader, word: NameToken, subject: Subject, operator: Operator): Value {
  const date = parseDateWord(reader, word);
  if (date) return date;
  reader.advance();
  if (subject.kind === 'parameter' && reader.token.kind !== 'name') return parseField(reader, word, subject, operator);
  if (reader.isSymbol('(')) return reader.fail(word.span, notComputed(subject, operator));
  return failUnquoted(reader, word, EXPECTED);
}

/** field = ( name | name "(" text ")" ) [ offset ], another parameter of the record; whether there is one of the name is for the checker to say. */
function parseField(
  reader: TokenReader,
  word: NameToken,
  subject: Extract<Subject, { kind: 'parameter' }>,
  operator: Operator,
): FieldValue {
  reader.countValue(word.span);
  const place = { functionName: subject.functionName, filtersOnly: true };
  const { named, span } = parseParameterCall(reader, word, { place, otherwise: notComputed(subject, operator) });
  const { token } = reader;
  if (token.kind !== 'value' || token.value.kind !== 'date' || token.value.date.kind !== 'offset') return { kind: 'field', ...named, span };
  reader.advance();
  return { kind: 'field', ...named, offset: token.value.date, span: spanOver(span, token.span) };
}

/** Words without quotes that are taken for one text: `New York`. */
const MAX_WORDS = 8;

/** Refuses a text without quotes, of which the first word has been read. */
export function failUnquoted(reader: TokenReader, first: NameToken, expected: readonly string[]): never {
  const words = [first.text];
  while (words.length < MAX_WORDS && reader.token.kind === 'name' && reader.token.span.line === first.span.line) {
    words.push(reader.advance().text);
  }
  return reader.fail(spanOver(first.span, reader.previous), unquotedText(words.join(' '), expected));
}

export function unquotedText(text: string, expected: readonly string[] = EXPECTED): Problem {
  const suggestion = text.length <= 200 ? quoteText(text) : undefined;
  return { code: 'UNQUOTED_TEXT', message: `A text such as ${quoted(text)} is written in single quotes.`, expected, suggestion };
}
