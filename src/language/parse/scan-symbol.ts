import { quoted } from '../diagnostic.js';
import type { Scan } from './scan.js';
import { findKeyword, SYMBOLS, type SymbolText } from './token.js';

/** symbol = "!=" | ">=" | "<=" | "=" | ">" | "<" | "(" | ")" | "," | ":" | "+" | "-" | "*" | "/" */
export const scanSymbol: Scan = (source) => {
  const symbol = SYMBOLS.find((candidate) => source.startsWith(candidate));
  if (!symbol) return undefined;
  const start = source.offset;
  source.moveTo(start + symbol.length);
  return { kind: 'symbol', symbol, text: symbol, span: source.spanFrom(start) };
};

/** The scan of a symbol of one character that begins no longer one. */
export function scanOnly(symbol: SymbolText): Scan {
  return (source) => {
    const start = source.offset;
    source.moveTo(start + 1);
    return { kind: 'symbol', symbol, text: symbol, span: source.spanFrom(start) };
  };
}

/** What other languages write for what this one writes otherwise; the longest first. `!=` stands for itself. */
const FOREIGN_SYMBOLS: readonly (readonly [written: string, meant: SymbolText | 'AND' | 'OR' | 'NOT'])[] = [
  ['===', '='],
  ['!==', '!='],
  ['!=', '!='],
  ['==', '='],
  ['<>', '!='],
  ['=>', '>='],
  ['=<', '<='],
  ['&&', 'AND'],
  ['||', 'OR'],
  ['!', 'NOT'],
  ['≥', '>='],
  ['≤', '<='],
  ['≠', '!='],
];

/** Reads a symbol of other languages as the one that was meant, and reports it. */
export const scanForeignSymbol: Scan = (source, diagnostics) => {
  const [written, meant] = FOREIGN_SYMBOLS.find(([candidate]) => source.startsWith(candidate)) ?? [];
  if (written === undefined || meant === undefined || written === meant) return undefined;
  const start = source.offset;
  source.moveTo(start + written.length);
  const span = source.spanFrom(start);
  const message = `${quoted(written)} is written ${quoted(meant)} here.`;
  diagnostics.report(span, { code: 'WRONG_SYMBOL', message, expected: [meant], suggestion: meant });
  const keyword = findKeyword(meant);
  return keyword ? { kind: 'keyword', keyword, text: written, span } : { kind: 'symbol', symbol: meant as SymbolText, text: written, span };
};

/** A run of what begins no token, or else one character that does but is none by itself. */
const UNEXPECTED = /[^\s\p{L}\p{N}_'"()<>=!,+.*/-]+|[^]/uy;
/** What can be left out without loss: money has no symbol here and a rule no terminator. */
const SUPERFLUOUS = /^[$€£¥₹;%]+$/;

/** Passes and reports what is no token; it gives none. */
export const passUnexpected: Scan = (source, diagnostics) => {
  const start = source.offset;
  const run = source.take(UNEXPECTED) ?? '';
  const suggestion = SUPERFLUOUS.test(run) ? '' : undefined;
  diagnostics.report(source.spanFrom(start), { code: 'UNEXPECTED_CHARACTER', message: `${quoted(run)} means nothing here.`, suggestion });
  return undefined;
};
