import type { DiagnosticList } from '../diagnostic.js';
import { firstOf, type Scan } from './scan.js';
import { passUnexpected, scanForeignSymbol, scanOnly, scanSymbol } from './scan-symbol.js';
import { scanForeignText, scanText } from './scan-text.js';
import { scanLiteral, scanName } from './scan-word.js';
import { SourceText } from './source-text.js';
import type { Token } from './token.js';

/** What a token that begins with a character of ASCII can be. */
const SCANS_BY_CHARACTER: readonly (readonly [characters: string, scan: Scan])[] = [
  ['ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_', scanName],
  ['0123456789', scanLiteral],
  ["'", scanText],
  ['"`', scanForeignText],
  ['+-.', firstOf(scanLiteral, scanSymbol, passUnexpected)],
  ['=<>!&|', firstOf(scanForeignSymbol, scanSymbol, passUnexpected)],
  ...(['(', ')', ',', ':', '*', '/'] as const).map((symbol) => [symbol, scanOnly(symbol)] as const),
];

const ASCII_SIZE = 128;
const ASCII_SCANS: readonly Scan[] = Array.from({ length: ASCII_SIZE }, (_, code) => {
  const character = String.fromCharCode(code);
  return SCANS_BY_CHARACTER.find(([characters]) => characters.includes(character))?.[1] ?? passUnexpected;
});
const scanOther = firstOf(scanName, scanForeignText, scanForeignSymbol, passUnexpected);

/** blank = white space, to the end of a line from two hyphens on, or between "/*" and its end */
const BLANK = /(?:\s+|--[^\n]*|\/\*[^]*?\*\/)+/uy;
const [SPACE, HYPHEN, SLASH] = [32, 45, 47];

/**
 * Gives the tokens of a rule one after another, reporting what is not a token as it passes. Each character is looked
 * at a bounded number of times, and only as far as the reader asks: a rule that is refused early costs little.
 */
export class Tokenizer {
  readonly #source: SourceText;

  constructor(
    text: string,
    private readonly diagnostics: DiagnosticList,
  ) {
    this.#source = new SourceText(text);
  }

  /** The next token; the end of the text also when so much was reported that reading on is of no use. */
  next(): Token {
    while (!this.diagnostics.full) {
      this.#skipBlank();
      if (this.#source.atEnd) break;
      const scan = ASCII_SCANS[this.#source.code] ?? scanOther;
      const token = scan(this.#source, this.diagnostics);
      if (token) return token;
    }
    this.#source.moveToEnd();
    return { kind: 'end', text: '', span: this.#source.spanFrom(this.#source.offset) };
  }

  /** Goes on at another place, which lies behind every token given so far but the last. */
  resumeAt(offset: number): void {
    this.#source.moveTo(offset);
  }

  #skipBlank(): void {
    const { code } = this.#source;
    if (code > SPACE && code < ASCII_SIZE && code !== HYPHEN && code !== SLASH) return;
    this.#source.take(BLANK);
    if (!this.#source.startsWith('/*')) return;
    const start = this.#source.offset;
    this.#source.moveToEnd();
    const problem = { code: 'UNTERMINATED_COMMENT', message: 'This comment has no `*/`.', expected: ['*/'] } as const;
    this.diagnostics.report(this.#source.spanFrom(start), problem);
  }
}
