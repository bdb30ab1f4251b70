import type { DiagnosticList } from '../diagnostic.js';
import { quoteText } from '../literal/index.js';
import type { Scan } from './scan.js';
import type { SourceText } from './source-text.js';
import type { Token } from './token.js';

const PLAIN = /[^'\\]+/y;

/** text = "'" { any character but "'" and "\" | "\'" | "\\" | "\" } "'" */
export const scanText: Scan = (source, diagnostics) => {
  if (source.peek() !== "'") return undefined;
  const start = source.offset;
  const parts: string[] = [];
  let doubled = false;
  source.moveTo(start + 1);
  for (;;) {
    const plain = source.take(PLAIN);
    if (plain !== undefined) parts.push(plain);
    if (source.atEnd) return unterminated(start, source, diagnostics);
    const special = source.peek();
    source.moveTo(source.offset + 1);
    if (special === '\\') parts.push(takeEscaped(source));
    else if (parts.length > 0 && source.peek() === "'") {
      doubled = true;
      parts.push("'");
      source.moveTo(source.offset + 1);
    } else break;
  }
  const content = parts.join('');
  if (doubled) reportQuotes(start, "A quote inside a text is written `\\'`.", content, source, diagnostics);
  return textToken(start, content, source);
};

/** What a backslash and the character behind it stand for; before any other character a backslash stands for itself. */
function takeEscaped(source: SourceText): string {
  const escaped = source.peek();
  if (escaped !== "'" && escaped !== '\\') return '\\';
  source.moveTo(source.offset + 1);
  return escaped;
}

/** Quotes of other kinds, each with the one that closes it. */
const FOREIGN_QUOTES: Readonly<Record<string, string>> = { '"': '"', '`': '`', '‘': '’', '“': '”', '„': '“', '«': '»' };

/** Reads a text in quotes of another kind, which is refused with the right quotes as the suggestion. */
export const scanForeignText: Scan = (source, diagnostics) => {
  const closing = FOREIGN_QUOTES[source.peek()];
  if (closing === undefined) return undefined;
  const start = source.offset;
  source.moveTo(start + 1);
  const content = source.takeUntil(closing);
  if (content === undefined) return unterminated(start, source, diagnostics);
  reportQuotes(start, 'A text is written in single quotes.', content, source, diagnostics);
  return textToken(start, content, source);
};

function textToken(start: number, content: string, source: SourceText): Token {
  const span = source.spanFrom(start);
  return { kind: 'value', value: { kind: 'text', text: content, span }, text: source.sliceFrom(start), span };
}

function reportQuotes(start: number, message: string, content: string, source: SourceText, diagnostics: DiagnosticList): void {
  const suggestion = quoteText(content);
  diagnostics.report(source.spanFrom(start), { code: 'WRONG_QUOTES', message, expected: ["'"], suggestion });
}

function unterminated(start: number, source: SourceText, diagnostics: DiagnosticList): Token {
  source.moveToEnd();
  const span = source.spanFrom(start);
  diagnostics.report(span, { code: 'UNTERMINATED_TEXT', message: 'This text has no closing quote.', expected: ["'"] });
  return { kind: 'unreadable', text: source.sliceFrom(start), span };
}
