import type { DiagnosticList } from '../diagnostic.js';
import type { SourceText } from './source-text.js';
import type { Token } from './token.js';

/** Reads one kind of token at the place; gives undefined, and moves nothing, when something else stands there. */
export type Scan = (source: SourceText, diagnostics: DiagnosticList) => Token | undefined;

/** The first of several kinds of token that stands at the place. */
export function firstOf(...scans: readonly Scan[]): Scan {
  return (source, diagnostics) => {
    for (const scan of scans) {
      const token = scan(source, diagnostics);
      if (token) return token;
    }
    return undefined;
  };
}
