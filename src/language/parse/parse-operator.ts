import { quoted } from '../diagnostic.js';
import type { Subject } from './expectation.js';
import { findNearestName } from '../nearest-name.js';
import { isMatchOperator, MATCH_OPERATORS, type MatchOperator, OPERATORS } from '../operator.js';
import type { Operator } from '../rule.js';
import type { Token } from './token.js';
import type { TokenReader } from './token-reader.js';

interface Spelling {
  readonly operator: Operator | MatchOperator;
  /** `IS NOT NULL` has three, `>=` one. */
  readonly words: readonly string[];
}

const SPELLINGS: readonly Spelling[] = [...OPERATORS, ...MATCH_OPERATORS].map((operator) => ({ operator, words: operator.split(' ') }));

/** A parameter is no function. */
const SPELLINGS_OF_PARAMETERS = SPELLINGS.filter(({ operator }) => !isMatchOperator(operator));

/**
 * operator = "=" | "!=" | ">" | ">=" | "<" | "<=" | BETWEEN | IN | NOT IN | CONTAINS | NOT CONTAINS | STARTS WITH | ENDS WITH
 *          | IS NULL | IS NOT NULL | MATCHES | NOT MATCHES | NOT_MATCHES
 */
export function parseOperator(reader: TokenReader, subject: Subject): Operator | MatchOperator {
  const start = reader.token.span;
  reader.expect({ kind: 'operator', subject, start });
  let candidates = subject.kind === 'parameter' ? SPELLINGS_OF_PARAMETERS : SPELLINGS;
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
  if (token.kind === 'unreadable') return reader.giveUp();
  const isWord = read === 0 && token.kind === 'name';
  const problem = isWord ? `There is no operator ${quoted(token.text)}.` : 'An operator is missing here.';
  const message = read === 0 ? problem : 'This operator is not complete.';
  const written = reader.isSymbol(':') ? '=' : token.text;
  const suggestion = expected.includes(written) ? written : isWord ? findNearestName(written, expected) : undefined;
  return reader.fail(token.span, { code: 'EXPECTED_OPERATOR', message, expected, suggestion });
}
