import type { Span } from '../../../src/language/index.js';

/** A text in which `⟦ ⟧` mark places, without the marks, and the places. */
export function unmark(marked: string): { readonly text: string; readonly spans: readonly Pick<Span, 'offset' | 'length'>[] } {
  const spans: { offset: number; length: number }[] = [];
  let text = '';
  for (const [index, part] of marked.split(/[⟦⟧]/).entries()) {
    if (index % 2 === 1) spans.push({ offset: text.length, length: part.length });
    text += part;
  }
  return { text, spans };
}

/** The text with another one in the place of a span. */
export function replaceSpan(text: string, span: Pick<Span, 'offset' | 'length'>, replacement: string): string {
  return text.slice(0, span.offset) + replacement + text.slice(span.offset + span.length);
}
