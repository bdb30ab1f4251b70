import { readDate } from './date-literal.js';
import type { DiagnosticList, Problem } from './diagnostic.js';
import { quoted } from './diagnostic.js';
import { readUnquotedNumber } from './number-literal.js';
import { quoteText } from './quote-text.js';
import type { Span } from './rule.js';
import type { SymbolText, Token } from './token.js';
import { findKeyword, SYMBOLS } from './token.js';

const BLANK = /(?:\s+|--[^\n]*|\/\*[\s\S]*?\*\/)+/uy;
const LETTER = '\\p{L}\\p{M}\\p{N}_';
/** After the first dot a name may be a custom attribute's, whose parts may have `-` and a leading `$`: `metafields.$app:loyalty.tier-name`. */
const NAME = new RegExp(`[\\p{L}_][${LETTER}]*(?:\\.(?:\\$[${LETTER}-]+(?::[${LETTER}-]+)*|[${LETTER}-]+))*`, 'uy');
/** Also what is a date elsewhere, `30/05/2026`, and a date-time with a blank in the middle, so that it is one mistake or none. */
const LITERAL = new RegExp(
  `\\d{4}/\\d{1,2}/\\d{1,2}|\\d{1,2}/\\d{1,2}/\\d{4}|[+-]?\\.?\\d[${LETTER}.:+-]*(?: \\d{2}:\\d{2}[${LETTER}.:+-]*)?`,
  'uy',
);
const TEXT_PART = /[^'\\]+/y;

/** What other languages write for what this one writes otherwise; the longest first. */
const FOREIGN_SYMBOLS: readonly (readonly [written: string, meant: string])[] = [
  ['===', '='],
  ['!==', '!='],
  ['==', '='],
  ['<>', '!='],
  ['=>', '>='],
  ['=<', '<='],
  ['&&', 'AND'],
  ['||', 'OR'],
  ['≥', '>='],
  ['≤', '<='],
  ['≠', '!='],
];
/** A run of what begins no token, or else one character that does but is none by itself. */
const UNEXPECTED = /[^\s\p{L}\p{N}_'"()<>=!,+.*/-]+|[^]/uy;
/** What can be left out without loss: money has no symbol here and a rule no terminator. */
const SUPERFLUOUS = /^[$€£¥₹;%]+$/;
const EXCLAMATION = /!(?!=)/y;

/** Quotes of other kinds, each with the one that closes it. */
const FOREIGN_QUOTES: Readonly<Record<string, string>> = { '"': '"', '`': '`', '‘': '’', '“': '”', '„': '“', '«': '»' };

/**
 * Gives the tokens of a rule one after another, reporting what is not a token as it passes. Each character is looked
 * at a bounded number of times, and only as far as the reader asks: a rule that is refused early costs little.
 */
export class Tokenizer {
  #offset = 0;
  #line = 1;
  #lineStart = 0;
  #nextNewline: number;

  constructor(
    private readonly text: string,
    private readonly diagnostics: DiagnosticList,
  ) {
    this.#nextNewline = this.#findNewline();
  }

  next(): Token {
    for (;;) {
      this.#skipBlank();
      if (this.#offset >= this.text.length) return { kind: 'end', text: '', span: this.#span(this.text.length, 0) };
      const token = this.#quotedText() ?? this.#literal() ?? this.#name() ?? this.#foreignSymbol() ?? this.#symbol();
      if (token) return token;
      this.#skipUnexpected();
    }
  }

  /** Goes on at another place, which lies behind every token given so far but the last. */
  resumeAt(offset: number): void {
    this.#offset = offset;
  }

  #skipBlank(): void {
    this.#take(BLANK);
    if (!this.text.startsWith('/*', this.#offset)) return;
    this.#report(this.text.length - this.#offset, { code: 'UNTERMINATED_COMMENT', message: 'This comment has no `*/`.', expected: ['*/'] });
    this.#offset = this.text.length;
  }

  /** text = "'" { any character but ' and \ | "\'" | "\\" } "'" */
  #quotedText(): Token | undefined {
    const start = this.#offset;
    if (this.text[start] !== "'") return this.#foreignQuotedText();
    let content = '';
    let doubled = false;
    this.#offset++;
    for (;;) {
      content += this.#take(TEXT_PART) ?? '';
      const next = this.text[this.#offset];
      if (next === undefined) return this.#unterminated(start);
      this.#offset++;
      if (next === '\\') {
        const escaped = this.text[this.#offset];
        if (escaped === "'" || escaped === '\\') {
          content += escaped;
          this.#offset++;
        } else content += next;
      } else if (content !== '' && this.text[this.#offset] === "'") {
        doubled = true;
        content += "'";
        this.#offset++;
      } else break;
    }
    if (doubled) {
      const message = "A quote inside a text is written `\\'`.";
      this.#reportFrom(start, { code: 'WRONG_QUOTES', message, expected: ["\\'"], suggestion: quoteText(content) });
    }
    return this.#textToken(start, content);
  }

  #foreignQuotedText(): Token | undefined {
    const start = this.#offset;
    const closing = FOREIGN_QUOTES[this.text.charAt(start)];
    if (closing === undefined) return undefined;
    const end = this.text.indexOf(closing, start + 1);
    if (end < 0) {
      this.#offset = this.text.length;
      return this.#unterminated(start);
    }
    const content = this.text.slice(start + 1, end);
    this.#offset = end + 1;
    const message = 'A text is written in single quotes.';
    this.#reportFrom(start, { code: 'WRONG_QUOTES', message, expected: ["'"], suggestion: quoteText(content) });
    return this.#textToken(start, content);
  }

  #unterminated(start: number): Token {
    this.#reportFrom(start, { code: 'UNTERMINATED_TEXT', message: 'This text has no closing quote.', expected: ["'"] });
    return this.#token(start, (text, span) => ({ kind: 'unreadable', text, span }));
  }

  #textToken(start: number, content: string): Token {
    return this.#token(start, (text, span) => ({ kind: 'value', value: { kind: 'text', text: content, span }, text, span }));
  }

  /** literal = number | day | date-time | offset, all of which begin with a digit, or with a sign and a digit. */
  #literal(): Token | undefined {
    const start = this.#offset;
    const word = this.#take(LITERAL);
    if (word === undefined) return undefined;
    const number = readUnquotedNumber(word);
    const reading = number && 'decimal' in number ? number : (readDate(word) ?? number);
    if (reading && 'decimal' in reading) {
      return this.#token(start, (text, span) => ({ kind: 'value', value: { kind: 'number', decimal: reading.decimal, span }, text, span }));
    }
    if (reading && 'date' in reading) {
      return this.#token(start, (text, span) => ({ kind: 'value', value: { kind: 'date', date: reading.date, span }, text, span }));
    }
    this.#reportFrom(start, reading?.problem ?? noLiteral(word));
    return this.#token(start, (text, span) => ({ kind: 'unreadable', text, span }));
  }

  #name(): Token | undefined {
    const start = this.#offset;
    const word = this.#take(NAME);
    if (word === undefined) return undefined;
    const keyword = findKeyword(word);
    return this.#token(start, (text, span) => (keyword ? { kind: 'keyword', keyword, text, span } : { kind: 'name', text, span }));
  }

  #foreignSymbol(): Token | undefined {
    const start = this.#offset;
    const [written, meant] =
      this.#take(EXCLAMATION) === undefined
        ? (FOREIGN_SYMBOLS.find(([candidate]) => this.text.startsWith(candidate, start)) ?? [])
        : ['!', 'NOT'];
    if (written === undefined || meant === undefined) return undefined;
    this.#offset = start + written.length;
    const message = `${quoted(written)} is written ${quoted(meant)} here.`;
    this.#reportFrom(start, { code: 'WRONG_SYMBOL', message, expected: [meant], suggestion: meant });
    const keyword = findKeyword(meant);
    return this.#token(start, (text, span) =>
      keyword ? { kind: 'keyword', keyword, text, span } : { kind: 'symbol', symbol: meant as SymbolText, text, span },
    );
  }

  #symbol(): Token | undefined {
    const start = this.#offset;
    const symbol = SYMBOLS.find((candidate) => this.text.startsWith(candidate, start));
    if (!symbol) return undefined;
    this.#offset += symbol.length;
    return this.#token(start, (text, span) => ({ kind: 'symbol', symbol, text, span }));
  }

  /** Reports a run of characters with which no token begins as one problem. */
  #skipUnexpected(): void {
    const start = this.#offset;
    this.#take(UNEXPECTED);
    const run = this.text.slice(start, this.#offset);
    const suggestion = SUPERFLUOUS.test(run) ? '' : undefined;
    this.#reportFrom(start, { code: 'UNEXPECTED_CHARACTER', message: `${quoted(run)} means nothing here.`, suggestion });
  }

  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#offset;
    const match = pattern.exec(this.text);
    if (!match) return undefined;
    this.#offset += match[0].length;
    return match[0];
  }

  #token(start: number, make: (text: string, span: Span) => Token): Token {
    return make(this.text.slice(start, this.#offset), this.#span(start, this.#offset - start));
  }

  #reportFrom(start: number, problem: Problem): void {
    this.diagnostics.report(this.#span(start, this.#offset - start), problem);
  }

  #report(length: number, problem: Problem): void {
    this.diagnostics.report(this.#span(this.#offset, length), problem);
  }

  /** Spans are asked for in source order, so that lines are counted once. */
  #span(offset: number, length: number): Span {
    while (this.#nextNewline < offset) {
      this.#line++;
      this.#lineStart = this.#nextNewline + 1;
      this.#nextNewline = this.#findNewline();
    }
    return { offset, length, line: this.#line, column: offset - this.#lineStart + 1 };
  }

  #findNewline(): number {
    const newline = this.text.indexOf('\n', this.#lineStart);
    return newline < 0 ? Infinity : newline;
  }
}

function noLiteral(word: string): Problem {
  const arithmetic = /^[+-]?[\d.]+[+-][\d.]+$/.test(word);
  if (arithmetic)
    return { code: 'COMPUTED_VALUE_NOT_SUPPORTED', message: 'Values cannot be computed in a rule yet.', expected: ['a number'] };
  const message = `${quoted(word)} is neither a number nor a date; a text is written in single quotes.`;
  return { code: 'INVALID_NUMBER', message, expected: ['a number', 'a date', 'a text'], suggestion: quoteText(word) };
}
