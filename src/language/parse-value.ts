import { findNamedDate } from './date-literal.js';
import { type Problem, quoted } from './diagnostic.js';
import type { Subject } from './expectation.js';
import { quoteText } from './quote-text.js';
import type { NumberValue, Operator, Value } from './rule.js';
import { spanOver, type Token } from './token.js';
import type { TokenReader } from './token-reader.js';

const EXPECTED = ['a text in quotes', 'a number', 'a date', 'true', 'false'];

/** value = text | number | date | TODAY | YESTERDAY | NOW | TRUE | FALSE */
export function parseValue(reader: TokenReader, subject: Subject, operator: Operator): Value {
  reader.expect({ kind: 'value', subject, operator });
  reader.countValue(reader.token.span);
  const value = readValue(reader, reader.token);
  if (value.kind === 'number' && operator !== 'IN' && operator !== 'NOT IN') refuseThousands(reader, value);
  if (reader.isSymbol('+', '-', '*', '/')) {
    reader.fail(reader.token.span, { code: 'COMPUTED_VALUE_NOT_SUPPORTED', message: 'Values cannot be computed in a rule yet.' });
  }
  return value;
}

const THOUSANDS = /(?:,\d{3})+(?![\d\p{L}_])(?:\.\d+)?/uy;

/** `1,000`: outside of a list no number can follow a comma. */
function refuseThousands(reader: TokenReader, number: NumberValue): void {
  const { text, span } = reader.token;
  if (text !== ',' || span.offset !== number.span.offset + number.span.length) return;
  const separated = reader.acceptPattern(THOUSANDS);
  if (!separated) return;
  const suggestion = number.decimal + separated.text.replaceAll(',', '');
  const problem: Problem = { code: 'INVALID_NUMBER', message: 'Thousands are not separated.', expected: ['a number'], suggestion };
  reader.report(spanOver(number.span, separated.span), problem);
}

function readValue(reader: TokenReader, token: Token): Value {
  switch (token.kind) {
    case 'value':
      reader.advance();
      return token.value;
    case 'unreadable':
      reader.advance();
      return reader.giveUp();
    case 'name':
      return readWord(reader, token);
    default:
      return readTruthValue(reader, token);
  }
}

function readTruthValue(reader: TokenReader, token: Token): Value {
  if (token.kind === 'keyword' && reader.isKeyword('TRUE', 'FALSE')) {
    reader.advance();
    return { kind: 'boolean', boolean: token.keyword === 'TRUE', span: token.span };
  }
  return reader.fail(token.span, { code: 'EXPECTED_VALUE', message: 'A value is missing here.', expected: EXPECTED });
}

/** Words without quotes that are taken for one text: `New York`. */
const MAX_WORDS = 8;

/** A word in the place of a value is the name of a date, or text that was left without quotes. */
function readWord(reader: TokenReader, first: Token): Value {
  const date = findNamedDate(first.text);
  reader.advance();
  if (date) return { kind: 'date', date, span: first.span };
  if (reader.isSymbol('(')) {
    const message = `The value of ${quoted(first.text)} cannot be computed in a rule yet.`;
    return reader.fail(first.span, { code: 'COMPUTED_VALUE_NOT_SUPPORTED', message, expected: EXPECTED });
  }
  const words = [first.text];
  while (words.length < MAX_WORDS && reader.token.kind === 'name' && reader.token.span.line === first.span.line) {
    words.push(reader.advance().text);
  }
  const span = spanOver(first.span, reader.previous);
  const text = words.join(' ');
  const suggestion = text.length <= 200 ? quoteText(text) : undefined;
  return reader.fail(span, {
    code: 'UNQUOTED_TEXT',
    message: `A text such as ${quoted(text)} is written in single quotes.`,
    expected: EXPECTED,
    suggestion,
  });
}
