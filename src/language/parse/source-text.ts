import type { Span } from '../rule.js';

/** A text that is read from its beginning to its end: the place that was reached, and the spans of what was read. */
export class SourceText {
  #offset = 0;
  #line = 1;
  #lineStart = 0;
  #nextNewline: number;

  constructor(private readonly text: string) {
    this.#nextNewline = this.#findNewline();
  }

  get offset(): number {
    return this.#offset;
  }

  get atEnd(): boolean {
    return this.#offset >= this.text.length;
  }

  /** The UTF-16 code unit at the place, NaN at the end. */
  get code(): number {
    return this.text.charCodeAt(this.#offset);
  }

  /** The character at the place, empty at the end; half of a pair if it is one. */
  peek(): string {
    return this.text.charAt(this.#offset);
  }

  startsWith(piece: string): boolean {
    return this.text.startsWith(piece, this.#offset);
  }

  moveTo(offset: number): void {
    this.#offset = Math.min(offset, this.text.length);
  }

  moveToEnd(): void {
    this.#offset = this.text.length;
  }

  /** Passes what a sticky pattern matches at the place, and gives it. */
  take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#offset;
    if (!pattern.test(this.text)) return undefined;
    const start = this.#offset;
    this.#offset = pattern.lastIndex;
    return this.text.slice(start, this.#offset);
  }

  /** Passes everything up to a piece and the piece itself, and gives what was before it; undefined when there is none. */
  takeUntil(piece: string): string | undefined {
    const start = this.#offset;
    const end = this.text.indexOf(piece, start);
    if (end < 0) return undefined;
    this.#offset = end + piece.length;
    return this.text.slice(start, end);
  }

  sliceFrom(start: number): string {
    return this.text.slice(start, this.#offset);
  }

  /** The span from `start` to the place. Starts never go back, so that each line is counted once. */
  spanFrom(start: number): Span {
    while (this.#nextNewline < start) {
      this.#line++;
      this.#lineStart = this.#nextNewline + 1;
      this.#nextNewline = this.#findNewline();
    }
    return { offset: start, length: this.#offset - start, line: this.#line, column: start - this.#lineStart + 1 };
  }

  #findNewline(): number {
    const newline = this.text.indexOf('\n', this.#lineStart);
    return newline < 0 ? Infinity : newline;
  }
}
