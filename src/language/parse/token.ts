import type { Span, Value } from '../rule.js';

export const SYMBOLS = ['!=', '>=', '<=', '=', '>', '<', '(', ')', ',', ':', '+', '-', '*', '/'] as const;
export type SymbolText = (typeof SYMBOLS)[number];

const KEYWORDS = [
  'AND',
  'OR',
  'NOT',
  'IN',
  'BETWEEN',
  'CONTAINS',
  'STARTS',
  'ENDS',
  'WITH',
  'IS',
  'NULL',
  'MATCHES',
  'NOT_MATCHES',
  'TRUE',
  'FALSE',
] as const;
export type Keyword = (typeof KEYWORDS)[number];

/** `text` is always the piece of the source as written. */
export type Token =
  | { readonly kind: 'name'; readonly text: string; readonly span: Span }
  /** A reserved word, in any case. */
  | { readonly kind: 'keyword'; readonly keyword: Keyword; readonly text: string; readonly span: Span }
  | { readonly kind: 'symbol'; readonly symbol: SymbolText; readonly text: string; readonly span: Span }
  /** A quoted text, a number, a day, a date-time or an offset. */
  | { readonly kind: 'value'; readonly value: Value; readonly text: string; readonly span: Span }
  /** Something in the place of a value that has been reported already. */
  | { readonly kind: 'unreadable'; readonly text: string; readonly span: Span }
  | { readonly kind: 'end'; readonly text: ''; readonly span: Span };

export type NameToken = Extract<Token, { kind: 'name' }>;

const KEYWORD_SET: ReadonlySet<string> = new Set(KEYWORDS);
const LONGEST_KEYWORD = 'NOT_MATCHES'.length;

/** The keyword that a word is, whatever its case. */
export function findKeyword(word: string): Keyword | undefined {
  if (word.length > LONGEST_KEYWORD) return undefined;
  const upper = word.toUpperCase();
  return KEYWORD_SET.has(upper) ? (upper as Keyword) : undefined;
}

/** From the beginning of one span to the end of another that does not begin before it. */
export function spanOver(first: Span, last: Span): Span {
  return { ...first, length: last.offset + last.length - first.offset };
}
