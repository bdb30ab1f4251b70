import { NO_SPAN, type Span } from './rule.js';

/** The closed set of what can be wrong with a rule. */
export type DiagnosticCode =
  // What the text or tree looks like.
  | 'EMPTY_RULE'
  | 'EMPTY_GROUP'
  | 'UNEXPECTED_CHARACTER'
  | 'UNEXPECTED_TOKEN'
  | 'UNTERMINATED_TEXT'
  | 'UNTERMINATED_COMMENT'
  | 'WRONG_QUOTES'
  | 'WRONG_SYMBOL'
  | 'UNQUOTED_TEXT'
  | 'INVALID_NUMBER'
  | 'INVALID_DATE'
  | 'DATE_OUT_OF_RANGE'
  | 'EXPECTED_CLAUSE'
  | 'EXPECTED_OPERATOR'
  | 'EXPECTED_VALUE'
  | 'EXPECTED_CONNECTIVE'
  | 'EXPECTED_SYMBOL'
  | 'EXPECTED_PARAMETER'
  | 'EXPECTED_ARGUMENT'
  | 'INVALID_TREE'
  // Limits.
  | 'TEXT_TOO_LONG'
  | 'NESTING_TOO_DEEP'
  | 'TOO_MANY_CLAUSES'
  | 'TOO_MANY_PARAMETERS'
  | 'TOO_MANY_VALUES'
  /** Within each of the limits, and still more than the database should be asked at once. */
  | 'RULE_TOO_COSTLY'
  // What the vocabulary says of it.
  | 'UNKNOWN_ATTRIBUTE'
  | 'UNKNOWN_FUNCTION'
  | 'UNKNOWN_PARAMETER'
  | 'UNKNOWN_MEASURE'
  | 'UNKNOWN_ARGUMENT'
  | 'UNKNOWN_VALUE'
  | 'MISSING_PARAMETER'
  | 'REPEATED_PARAMETER'
  | 'MISSING_ARGUMENT'
  | 'UNEXPECTED_ARGUMENT'
  | 'NOT_A_FUNCTION'
  | 'NOT_AN_ATTRIBUTE'
  | 'NOT_A_MEASURE'
  | 'NOT_A_FILTER'
  | 'NOT_COMPUTABLE'
  | 'CONSTANT_COMPARISON'
  | 'OPERATOR_NOT_ALLOWED'
  | 'WRONG_TYPE'
  | 'INVALID_COORDINATES'
  | 'INVALID_TEXT';

/** One thing that is wrong with a rule, and how to put it right. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  /** One or two sentences for the person who wrote the rule. */
  readonly message: string;
  /** Where in the text; `NO_SPAN` for a rule that was read from a tree. */
  readonly span: Span;
  /** Where in the tree form, as keys from its root: `['and', '1', 'value']`. Only for a rule that was read from a tree. */
  readonly path?: readonly string[];
  /** What could stand there: keywords, names, or a word for a kind of thing, such as `a number`. */
  readonly expected: readonly string[];
  /** What to write in place of the span so that this problem is gone. */
  readonly suggestion?: string;
}

const MOST_EXPECTED = 10;

/** A diagnostic in a line, for whoever has the text before them and nothing that marks the place. */
export function tellDiagnostic({ message, span, suggestion, expected }: Diagnostic): string {
  const place = span === NO_SPAN ? '' : `Line ${span.line}, column ${span.column}: `;
  if (suggestion !== undefined && suggestion !== '') return `${place}${message} Write ${suggestion}`;
  return expected.length === 0 ? `${place}${message}` : `${place}${message} Expected: ${expected.slice(0, MOST_EXPECTED).join(', ')}.`;
}

/** What a diagnostic says besides where it is. */
export type Problem = Omit<Diagnostic, 'span' | 'path' | 'expected'> & { readonly expected?: readonly string[] };

/** A person mends a handful of errors at a time, and nearest names cost time: reading stops at so many. */
export const MAX_DIAGNOSTICS = 100;

/** Collects diagnostics up to the maximum; whoever reports asks `full` to know when to stop reading. */
export class DiagnosticList {
  readonly #diagnostics: Diagnostic[] = [];

  get full(): boolean {
    return this.#diagnostics.length >= MAX_DIAGNOSTICS;
  }

  report(span: Span, problem: Problem): void {
    if (!this.full) this.#diagnostics.push({ ...problem, span, expected: problem.expected ?? [] });
  }

  inSourceOrder(): readonly Diagnostic[] {
    return inSourceOrder(this.#diagnostics);
  }
}

/** Sorted by position, at most `MAX_DIAGNOSTICS`; those of one position stay in the order in which they were found. */
export function inSourceOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.toSorted((a, b) => a.span.offset - b.span.offset).slice(0, MAX_DIAGNOSTICS);
}

/** How a piece of the rule appears inside a message: in quotes of its own, shortened when it is long. */
export function quoted(text: string): string {
  return '`' + (text.length > 60 ? `${text.slice(0, 59)}…` : text) + '`';
}
