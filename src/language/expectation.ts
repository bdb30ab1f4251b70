import type { MatchOperator } from './operator.js';
import type { Operator, Span } from './rule.js';

/** What a comparison is about: an attribute, or a parameter of a function. */
export type Subject =
  | { readonly kind: 'attribute'; readonly name: string; readonly argument?: string }
  | { readonly kind: 'parameter'; readonly name: string; readonly functionName: string };

/** What the grammar allows at the end of an unfinished rule; completion turns it into proposals. */
export type Expectation =
  | { readonly kind: 'clause' }
  /** `start` is where the operator begins, as it may have several words. */
  | { readonly kind: 'operator'; readonly subject: Subject; readonly start: Span }
  | { readonly kind: 'value'; readonly subject: Subject; readonly operator: Operator | MatchOperator }
  | { readonly kind: 'argument'; readonly callName: string }
  | { readonly kind: 'parameter'; readonly functionName: string }
  | { readonly kind: 'words'; readonly words: readonly string[] };
