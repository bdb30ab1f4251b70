import { quoted, type Diagnostic, type Problem } from '../diagnostic.js';
import { DEFAULT_LIMITS, type RuleLimits } from '../limits.js';
import { parseClause, parseLeft } from './parse-clause.js';
import type { Sized } from './parse-expression.js';
import { NO_SPAN, type Rule, type Span } from '../rule.js';
import { spanOver } from './token.js';
import { Stopped, TokenReader } from './token-reader.js';

export interface ParsedRule {
  /** What could be read: the whole rule when there are no diagnostics, else the clauses that are free of errors, if any. */
  readonly rule?: Rule;
  /** In source order; empty when the text is a rule. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads the text of a rule, several errors in one pass. Deprecated forms come out as the current ones. Knows no
 * attribute by name: whether the names exist and the values fit is for `checkRule`. Never throws on bad text.
 */
export function parseRule(text: string, limits: RuleLimits = DEFAULT_LIMITS): ParsedRule {
  const { rule, reader } = readText(text, limits);
  return { rule, diagnostics: reader.diagnostics.inSourceOrder() };
}

/** Parses a text and gives the reader as well, which knows what the grammar allows at its end. */
export function readText(text: string, limits: RuleLimits): { readonly rule?: Rule; readonly reader: TokenReader } {
  if (text.length > limits.textLength) {
    const reader = new TokenReader('', limits);
    const message = `A rule has at most ${limits.textLength} characters; this text has ${text.length}.`;
    reader.diagnostics.report({ ...NO_SPAN, length: text.length }, { code: 'TEXT_TOO_LONG', message });
    return { reader };
  }
  const isFramed = text.search(FRAME_BEGIN) === 0;
  const reader = new TokenReader(isFramed ? text.replace(FRAME_END, '') : text, limits);
  if (isFramed) reader.acceptPattern(FRAME_BEGIN);
  try {
    return { rule: parseWhole(reader), reader };
  } catch (error) {
    if (error instanceof Stopped) return { reader };
    throw error;
  }
}

/** The query that shows customers where Shopify's editor has the rule: `FROM customers SHOW name, orders WHERE rule ORDER BY updated_at`. */
const FRAME_BEGIN = /\s*FROM\s+customers\s+(?:SHOW\s[\w\s,.]{0,1000}?\s)?WHERE\b/iy;
const FRAME_END = /\sORDER\s+BY\s+[\w.]+(?:\s+(?:ASC|DESC))?\s*$/i;

/** whole = disjunction, and nothing after it */
function parseWhole(reader: TokenReader): Rule | undefined {
  if (reader.atEnd) {
    reader.expect({ kind: 'clause' });
    reader.report(reader.token.span, { code: 'EMPTY_RULE', message: 'A rule has at least one clause.', expected: ['an attribute'] });
    return undefined;
  }
  reportSurroundings(reader, BEFORE_WHERE);
  const rules = [parseDisjunction(reader)];
  while (!reader.atEnd) {
    reader.report(reader.token.span, { code: 'UNEXPECTED_TOKEN', message: 'This parenthesis closes nothing.', suggestion: '' });
    reader.advance();
    if (reader.isKeyword('AND', 'OR')) reader.advance();
    if (!reader.atEnd && !reader.isSymbol(')')) rules.push(parseDisjunction(reader));
  }
  return combine('and', rules);
}

/** What stands around a rule where it is one part of a longer query. */
const BEFORE_WHERE = /(?:(?:FROM|SELECT|SHOW)\s[^'"()]{0,1000}?\s)?WHERE\s+/iy;
const AFTER_WHERE = /(?:ORDER|GROUP)\s+BY\s[^()']{0,1000}$|LIMIT\s+\d+\s*$/iy;

function reportSurroundings(reader: TokenReader, pattern: RegExp): boolean {
  const surroundings = reader.acceptPattern(pattern);
  if (!surroundings) return false;
  const message = 'A rule is only the condition, which elsewhere stands behind WHERE.';
  reader.report(surroundings.span, { code: 'UNEXPECTED_TOKEN', message, suggestion: '' });
  return true;
}

/** A condition that was read before it was known that a group begins with it; without a rule when it had errors. */
interface Begun {
  readonly rule: Rule | undefined;
}

/** disjunction = conjunction { OR conjunction } */
function parseDisjunction(reader: TokenReader, begun?: Begun): Rule | undefined {
  const rules = [parseConjunction(reader, begun)];
  while (reader.acceptKeyword('OR')) rules.push(parseConjunction(reader));
  return combine('or', rules);
}

/** conjunction = condition { AND condition } */
function parseConjunction(reader: TokenReader, begun?: Begun): Rule | undefined {
  const rules = [begun ? begun.rule : parseCondition(reader)];
  for (;;) {
    reader.expect({ kind: 'words', words: ['AND', 'OR'] });
    if (reader.atEnd || reader.isKeyword('OR') || reader.isSymbol(')')) return combine('and', rules);
    if (reader.acceptKeyword('AND') || goOnWithoutConnective(reader)) rules.push(parseCondition(reader));
  }
}

/** Reports what stands where AND or OR belongs, and gives whether a clause follows, as if AND stood before it. */
function goOnWithoutConnective(reader: TokenReader): boolean {
  if (reportSurroundings(reader, AFTER_WHERE)) return false;
  const { span, text } = reader.token;
  const missing: Problem = { code: 'EXPECTED_CONNECTIVE', message: 'Clauses are joined by AND or OR.', expected: ['AND', 'OR'] };
  if (reader.isSymbol(',')) {
    reader.report(span, { ...missing, suggestion: 'AND' });
    reader.advance();
    return true;
  }
  if (reader.atClause) {
    reader.report(span, { ...missing, suggestion: text.length <= 60 ? `AND ${text}` : undefined });
    return true;
  }
  const message = `${quoted(text)} has no place here: clauses are joined by AND or OR.`;
  const problem: Problem = { code: 'UNEXPECTED_TOKEN', message, expected: ['AND', 'OR'] };
  recoverClause(reader, () => (reader.token.kind === 'unreadable' ? reader.giveUp() : reader.fail(span, problem)));
  return false;
}

function recoverClause<Result>(reader: TokenReader, read: () => Result): Result | undefined {
  return reader.recover(read, () => reader.isKeyword('AND', 'OR'));
}

/** condition = NOT condition | "(" disjunction ")" | clause */
function parseCondition(reader: TokenReader): Rule | undefined {
  const start = reader.token.span;
  if (reader.isKeyword('NOT')) return parseNegation(reader);
  reader.expect({ kind: 'clause' });
  if (!reader.isSymbol('(')) return recoverClause(reader, () => parseClause(reader, parseLeft(reader)));
  const enclosed = reader.nested(start, () => parseEnclosed(reader));
  return finish(reader, enclosed);
}

/** negation = NOT condition; parentheses behind NOT are no level of their own. */
function parseNegation(reader: TokenReader): Rule | undefined {
  const start = reader.advance().span;
  const rule = reader.nested(start, () => (reader.isSymbol('(') ? finish(reader, parseEnclosed(reader)) : parseCondition(reader)));
  return rule && { kind: 'not', rule, span: spanOver(start, reader.previous) };
}

/** What stands in parentheses: a group, or the first operand of a clause. Which of them shows only behind that operand. */
type Enclosed = Begun | { readonly operand: Sized };

/** The group itself, or the clause that begins with the operand; what stands behind a group with errors is hardly meant to. */
function finish(reader: TokenReader, enclosed: Enclosed): Rule | undefined {
  if ('operand' in enclosed) return recoverClause(reader, () => parseClause(reader, parseLeft(reader, enclosed.operand)));
  return enclosed.rule ?? recoverClause(reader, () => reader.giveUp());
}

/** enclosed = "(" ( disjunction | expression ) ")"; read in one pass, whichever it turns out to be. */
function parseEnclosed(reader: TokenReader): Enclosed {
  const opening = reader.advance().span;
  if (reader.isSymbol(')')) {
    const message = 'There is nothing between these parentheses.';
    reader.report(spanOver(opening, reader.advance().span), { code: 'EMPTY_GROUP', message });
    return { rule: undefined };
  }
  const first = parseFirst(reader);
  const content = 'operand' in first ? first : { rule: parseDisjunction(reader, first) };
  reader.requireSymbol(')', `for the ${quoted('(')} in line ${opening.line}, column ${opening.column}`);
  return 'operand' in content ? { operand: withSpan(content.operand, spanOver(opening, reader.previous)) } : content;
}

function withSpan({ expression, height }: Sized, span: Span): Sized {
  return { expression: { ...expression, span }, height };
}

/** The first condition of a group, or the expression that is all that the parentheses hold. */
function parseFirst(reader: TokenReader): Enclosed {
  const start = reader.token.span;
  if (reader.isKeyword('NOT')) return { rule: parseCondition(reader) };
  reader.expect({ kind: 'clause' });
  const enclosed = reader.isSymbol('(') ? reader.nested(start, () => parseEnclosed(reader)) : undefined;
  if (enclosed && !('operand' in enclosed)) return { rule: finish(reader, enclosed) };
  const read = (): Enclosed => {
    const left = parseLeft(reader, enclosed?.operand);
    if (left.expression.kind === 'arithmetic') reader.expect({ kind: 'words', words: [')'] });
    return reader.isSymbol(')') ? { operand: left } : { rule: parseClause(reader, left) };
  };
  return recoverClause(reader, read) ?? { rule: undefined };
}

function combine(kind: 'and' | 'or', candidates: readonly (Rule | undefined)[]): Rule | undefined {
  const rules = candidates.filter((rule) => rule !== undefined);
  const [first, last] = [rules.at(0), rules.at(-1)];
  if (!first || !last || rules.length === 1) return first;
  return { kind, rules, span: spanOver(first.span, last.span) };
}
