import { type Problem, quoted } from './diagnostic.js';
import type { Subject } from './expectation.js';
import { listTooLong } from './limits.js';
import { findNearestName } from './nearest-name.js';
import { type Arity, arityOf, isMatchOperator, MATCH_OPERATORS, type MatchOperator, OPERATORS } from './operator.js';
import { parseValue } from './parse-value.js';
import type { Operator, Value } from './rule.js';
import type { Token } from './token.js';
import type { TokenReader } from './token-reader.js';

interface Spelling {
  readonly operator: Operator | MatchOperator;
  /** `IS NOT NULL` has three, `>=` one. */
  readonly words: readonly string[];
}

const SPELLINGS: readonly Spelling[] = [...OPERATORS, ...MATCH_OPERATORS].map((operator) => ({ operator, words: operator.split(' ') }));

/** What can be compared with what: a parameter is no function. */
const SPELLINGS_OF: Readonly<Record<Subject['kind'], readonly Spelling[]>> = {
  attribute: SPELLINGS,
  parameter: SPELLINGS.filter(({ operator }) => !isMatchOperator(operator)),
};

/**
 * operator = "=" | "!=" | ">" | ">=" | "<" | "<=" | BETWEEN | IN | NOT IN | CONTAINS | NOT CONTAINS | STARTS WITH | ENDS WITH
 *          | IS NULL | IS NOT NULL | MATCHES | NOT MATCHES | NOT_MATCHES
 */
export function parseOperator(reader: TokenReader, subject: Subject): Operator | MatchOperator {
  const start = reader.token.span;
  reader.expect({ kind: 'operator', subject, start });
  let candidates = SPELLINGS_OF[subject.kind];
  let read = 0;
  for (;;) {
    const complete = candidates.find(({ words }) => words.length === read);
    if (complete) return complete.operator;
    const next = wordsOf(reader.token);
    const remaining = candidates.filter(({ words }) => next.length > 0 && next.every((word, index) => words[read + index] === word));
    if (remaining.length === 0)
      return failWithoutOperator(
        reader,
        read,
        candidates.map(({ words }) => words.slice(read).join(' ')),
      );
    reader.advance();
    candidates = remaining;
    read += next.length;
    if (candidates.every(({ words }) => words.length > read)) reader.expect({ kind: 'operator', subject, start });
  }
}

/** A token as the words of an operator that it stands for. */
function wordsOf(token: Token): readonly string[] {
  if (token.kind === 'symbol') return [token.symbol];
  if (token.kind !== 'keyword') return [];
  return token.keyword === 'NOT_MATCHES' ? ['NOT', 'MATCHES'] : [token.keyword];
}

function failWithoutOperator(reader: TokenReader, read: number, expected: readonly string[]): never {
  const { token } = reader;
  if (reader.isSymbol('+', '-', '*', '/', '(')) {
    const message = 'Values cannot be computed in a rule yet.';
    return reader.fail(token.span, { code: 'COMPUTED_VALUE_NOT_SUPPORTED', message, expected });
  }
  const isWord = read === 0 && token.kind === 'name';
  const problem = isWord ? `There is no operator ${quoted(token.text)}.` : 'An operator is missing here.';
  const message = read === 0 ? problem : 'This operator is not complete.';
  const written = reader.isSymbol(':') ? '=' : token.text;
  const suggestion = expected.includes(written) ? written : isWord ? findNearestName(written, expected) : undefined;
  return reader.fail(token.span, { code: 'EXPECTED_OPERATOR', message, expected, suggestion });
}

type ReadValues = (reader: TokenReader, subject: Subject, operator: Operator) => readonly Value[];

const READ_VALUES: Readonly<Record<Arity, ReadValues>> = {
  none: () => [],
  one: (reader, subject, operator) => [parseValue(reader, subject, operator)],
  two: parseBetween,
  list: parseList,
};

/** The values behind an operator, as many as it takes. */
export function parseComparison(reader: TokenReader, subject: Subject, operator: Operator): readonly Value[] {
  return READ_VALUES[arityOf(operator)](reader, subject, operator);
}

/** between = value AND value */
export function parseBetween(reader: TokenReader, subject: Subject): readonly Value[] {
  const low = parseValue(reader, subject, 'BETWEEN');
  reader.expect({ kind: 'words', words: ['AND'] });
  if (!reader.acceptKeyword('AND')) reportMissingAnd(reader);
  return [low, parseValue(reader, subject, 'BETWEEN')];
}

function reportMissingAnd(reader: TokenReader): void {
  const { span } = reader.token;
  const problem: Problem = { code: 'EXPECTED_CONNECTIVE', message: 'BETWEEN takes two values, joined by AND.', expected: ['AND'] };
  if (!reader.isSymbol(',') && !reader.isKeyword('OR')) reader.fail(span, problem);
  reader.report(span, { ...problem, suggestion: 'AND' });
  reader.advance();
}

/** list = "(" value { "," value } ")" */
export function parseList(reader: TokenReader, subject: Subject, operator: Operator): readonly Value[] {
  reader.expect({ kind: 'words', words: ['('] });
  const opening = reader.token.span;
  if (!reader.acceptSymbol('(')) {
    const message = `The values of ${quoted(operator)} stand in parentheses.`;
    return reader.fail(opening, { code: 'EXPECTED_SYMBOL', message, expected: ['('] });
  }
  const values: Value[] = [];
  do {
    const { span } = reader.token;
    if (values.length === reader.limits.values) {
      reader.stop(span, listTooLong(reader.limits));
    }
    values.push(parseValue(reader, subject, operator));
  } while (acceptComma(reader));
  reader.requireSymbol(')', 'behind the list of values');
  return values;
}

function acceptComma(reader: TokenReader): boolean {
  reader.expect({ kind: 'words', words: [','] });
  if (reader.token.kind !== 'value') return reader.acceptSymbol(',');
  const { span, text } = reader.token;
  const suggestion = text.length <= 60 ? `, ${text}` : undefined;
  reader.report(span, { code: 'EXPECTED_SYMBOL', message: 'Values are separated by commas.', expected: [','], suggestion });
  return true;
}
