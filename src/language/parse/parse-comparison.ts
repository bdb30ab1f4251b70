import { type Problem, quoted } from '../diagnostic.js';
import { listTooLong } from '../limits.js';
import { type Arity, arityOf } from '../operator.js';
import type { Operator } from '../rule.js';
import type { TokenReader } from './token-reader.js';

/** Reads what stands behind an operator, as many as it takes, each with `parse`: values, or whole sides of a comparison. */
export function parseComparison<Side>(reader: TokenReader, operator: Operator, parse: () => Side): readonly Side[] {
  const parsers: Readonly<Record<Arity, () => readonly Side[]>> = {
    none: () => [],
    one: () => [parse()],
    two: () => parseBetween(reader, parse),
    list: () => parseList(reader, operator, parse),
  };
  return parsers[arityOf(operator)]();
}

/** between = side AND side */
export function parseBetween<Side>(reader: TokenReader, parse: () => Side): readonly Side[] {
  const low = parse();
  reader.expect({ kind: 'words', words: ['AND'] });
  if (!reader.acceptKeyword('AND')) reportMissingAnd(reader);
  return [low, parse()];
}

function reportMissingAnd(reader: TokenReader): void {
  const { span } = reader.token;
  const problem: Problem = { code: 'EXPECTED_CONNECTIVE', message: 'BETWEEN takes two values, joined by AND.', expected: ['AND'] };
  if (!reader.isSymbol(',') && !reader.isKeyword('OR')) reader.fail(span, problem);
  reader.report(span, { ...problem, suggestion: 'AND' });
  reader.advance();
}

/** list = "(" side { "," side } ")" */
export function parseList<Side>(reader: TokenReader, operator: Operator, parse: () => Side): readonly Side[] {
  reader.expect({ kind: 'words', words: ['('] });
  const opening = reader.token.span;
  if (!reader.acceptSymbol('(')) {
    const message = `The values of ${quoted(operator)} stand in parentheses.`;
    return reader.fail(opening, { code: 'EXPECTED_SYMBOL', message, expected: ['('] });
  }
  const sides: Side[] = [];
  do {
    const { span } = reader.token;
    if (sides.length === reader.limits.values) {
      reader.stop(span, listTooLong(reader.limits));
    }
    sides.push(parse());
  } while (acceptComma(reader));
  reader.requireSymbol(')', 'behind the list of values');
  return sides;
}

function acceptComma(reader: TokenReader): boolean {
  reader.expect({ kind: 'words', words: [','] });
  if (reader.token.kind !== 'value') return reader.acceptSymbol(',');
  const { span, text } = reader.token;
  const suggestion = text.length <= 60 ? `, ${text}` : undefined;
  reader.report(span, { code: 'EXPECTED_SYMBOL', message: 'Values are separated by commas.', expected: [','], suggestion });
  return true;
}
