import { DomainError } from '../../kernel/index.js';
import { type Diagnostic, type Span, tellDiagnostic } from '../../language/index.js';

/** Something that is wrong with a rule, for whoever gave it in a field. */
export interface RuleProblem {
  readonly code: string;
  readonly message: string;
  readonly path: readonly string[];
  /** Where in the text; null of a tree. */
  readonly position: Span | null;
  readonly expected: readonly string[];
  readonly suggestion: string | null;
}

/** What is wrong with a rule; `field` is the one that the rule was given in. */
export function ruleProblems(diagnostics: readonly Diagnostic[], field: 'query' | 'rule'): RuleProblem[] {
  return diagnostics.map(({ code, message, span, path, expected, suggestion }) => ({
    code,
    message,
    path: [field, ...(path ?? [])],
    position: field === 'query' ? span : null,
    expected,
    suggestion: suggestion ?? null,
  }));
}

/** A rule that does not check where there is no payload to say so in: the first problem with its place, and all of them in the details. */
export function ruleRefused(diagnostics: readonly Diagnostic[], field: 'query' | 'rule' = 'query'): DomainError {
  const [first] = diagnostics;
  const message = first === undefined ? 'The rule does not check.' : tellDiagnostic(first);
  return new DomainError('INVALID_INPUT', message, { field, userErrors: ruleProblems(diagnostics, field) });
}
