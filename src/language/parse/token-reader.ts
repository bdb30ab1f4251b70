import { DiagnosticList, type Problem } from '../diagnostic.js';
import type { Expectation } from './expectation.js';
import { nestingTooDeep, type RuleLimits, RuleSize } from '../limits.js';
import type { Span } from '../rule.js';
import type { Keyword, SymbolText, Token } from './token.js';
import { Tokenizer } from './tokenizer.js';

/** Thrown after a problem was reported, to give up the clause or parameter that is being read. */
export class GivenUp extends Error {}

/** Thrown to stop reading the rule: a limit was passed, or enough problems were reported. */
export class Stopped extends Error {}

/** How many tokens are passed over after errors, in all, before reading stops: what is so far from a rule is not one. */
const MAX_SKIPPED = 10_000;

/** One token of lookahead over a rule, with what every parse function shares: problems, limits, where to go on after an error. */
export class TokenReader {
  readonly diagnostics = new DiagnosticList();
  /** What the grammar allows at the end of the text; only what was asked for before the first failure there. */
  readonly expectations: Expectation[] = [];
  readonly #tokenizer: Tokenizer;
  #token: Token;
  #previous: Span;
  #openParentheses = 0;
  #nesting = 0;
  #skipped = 0;
  #failedAtEnd = false;

  readonly #size: RuleSize;

  constructor(
    private readonly text: string,
    readonly limits: RuleLimits,
  ) {
    this.#size = new RuleSize(limits);
    this.#tokenizer = new Tokenizer(text, this.diagnostics);
    this.#token = this.#tokenizer.next();
    this.#previous = this.#token.span;
  }

  get token(): Token {
    return this.#token;
  }

  /** The span of the token before the present one. */
  get previous(): Span {
    return this.#previous;
  }

  get atEnd(): boolean {
    return this.#token.kind === 'end';
  }

  advance(): Token {
    const token = this.#token;
    if (this.isSymbol('(')) this.#openParentheses++;
    if (this.isSymbol(')')) this.#openParentheses--;
    this.#previous = token.span;
    this.#token = this.#tokenizer.next();
    if (this.diagnostics.full) throw new Stopped();
    return token;
  }

  /** Whether a clause can begin with the present token. */
  get atClause(): boolean {
    return this.#token.kind === 'name' || this.isKeyword('NOT') || this.isSymbol('(');
  }

  isKeyword(...keywords: readonly Keyword[]): boolean {
    return this.#token.kind === 'keyword' && keywords.includes(this.#token.keyword);
  }

  isSymbol(...symbols: readonly SymbolText[]): boolean {
    return this.#token.kind === 'symbol' && symbols.includes(this.#token.symbol);
  }

  /** TRUE or FALSE, read; undefined if neither stands here. */
  acceptTruth(): boolean | undefined {
    if (!this.isKeyword('TRUE', 'FALSE')) return undefined;
    const truth = this.isKeyword('TRUE');
    this.advance();
    return truth;
  }

  acceptKeyword(keyword: Keyword): boolean {
    if (!this.isKeyword(keyword)) return false;
    this.advance();
    return true;
  }

  acceptSymbol(symbol: SymbolText): boolean {
    if (!this.isSymbol(symbol)) return false;
    this.advance();
    return true;
  }

  /** Takes what a sticky pattern matches from the present token on, whatever tokens it is made of; undefined if it does not. */
  acceptPattern(pattern: RegExp): { readonly text: string; readonly span: Span } | undefined {
    const { span } = this.#token;
    pattern.lastIndex = span.offset;
    const match = pattern.exec(this.text);
    if (!match) return undefined;
    this.#tokenizer.resumeAt(pattern.lastIndex);
    this.#previous = { ...span, length: match[0].length };
    this.#token = this.#tokenizer.next();
    return { text: match[0], span: this.#previous };
  }

  /** Where an operator may stand, the sign of a number is one: `5 -3` is `5 - 3`. Makes it a token of its own. */
  splitSign(): void {
    const { kind, text, span } = this.#token;
    const sign = text.charAt(0);
    if (kind !== 'value' || this.#token.value.kind !== 'number' || (sign !== '+' && sign !== '-')) return;
    this.#tokenizer.resumeAt(span.offset + 1);
    this.#token = { kind: 'symbol', symbol: sign, text: sign, span: { ...span, length: 1 } };
  }

  /** Reads a symbol that must stand here; without it, says so and goes on as if it did. */
  requireSymbol(symbol: SymbolText, after: string): void {
    this.expect({ kind: 'words', words: [symbol] });
    if (this.acceptSymbol(symbol)) return;
    this.report(this.#token.span, { code: 'EXPECTED_SYMBOL', message: `\`${symbol}\` is missing ${after}.`, expected: [symbol] });
  }

  /** Notes what the grammar allows here, for completion; it counts at the end of the text only. */
  expect(expectation: Expectation): void {
    if (this.atEnd && !this.#failedAtEnd) this.expectations.push(expectation);
  }

  /** Reports a problem. Of all that is missing at the end of the text, the first says enough. */
  report(span: Span, problem: Problem): void {
    if (this.#failedAtEnd && span === this.#token.span) return;
    if (this.atEnd) this.#failedAtEnd = true;
    this.diagnostics.report(span, problem);
    if (this.diagnostics.full) throw new Stopped();
  }

  fail(span: Span, problem: Problem): never {
    this.report(span, problem);
    return this.giveUp();
  }

  /** Gives up what is being read, after its problem was reported. */
  giveUp(): never {
    throw new GivenUp();
  }

  /** Reports a limit that was passed and reads no further. */
  stop(span: Span, problem: Problem): never {
    this.report(span, problem);
    throw new Stopped();
  }

  /** Reads something one level deeper: inside parentheses or after NOT. It bounds the recursion of the parser. */
  nested<Result>(span: Span, read: () => Result): Result {
    this.requireLevels(span, 1);
    this.#nesting++;
    try {
      return read();
    } finally {
      this.#nesting--;
    }
  }

  /** Stops when so many levels more than there are around the place would be too many. */
  requireLevels(span: Span, levels: number): void {
    if (this.#nesting + levels > this.limits.nesting) this.stop(span, nestingTooDeep(this.limits));
  }

  countClause(span: Span): void {
    const problem = this.#size.countClause();
    if (problem) this.stop(span, problem);
  }

  countParameter(span: Span): void {
    const problem = this.#size.countParameter();
    if (problem) this.stop(span, problem);
  }

  countValue(span: Span): void {
    const problem = this.#size.countValue();
    if (problem) this.stop(span, problem);
  }

  /**
   * Reads something that may give up, and then goes on at the next token for which `isBoundary` holds outside of any
   * parentheses opened since, or at the parenthesis that closes what was open before.
   */
  recover<Result>(read: () => Result, isBoundary: () => boolean): Result | undefined {
    const level = this.#openParentheses;
    try {
      return read();
    } catch (error) {
      if (!(error instanceof GivenUp)) throw error;
      while (!this.atEnd && !(this.#openParentheses <= level && (isBoundary() || this.isSymbol(')')))) {
        this.advance();
        if (++this.#skipped > MAX_SKIPPED) throw new Stopped();
      }
      return undefined;
    }
  }
}
