import { DomainError } from '../../kernel/index.js';
import type { Diagnostic } from '../../language/index.js';
import type { SegmentError } from '../../membership/index.js';
import type { UserError } from '../user-error.type.js';

/** What is wrong with a rule, as user errors; `field` is the one that the rule was given in. */
export function ruleErrors(diagnostics: readonly Diagnostic[], field: 'query' | 'rule'): UserError[] {
  return diagnostics.map(({ code, message, span, path, expected, suggestion }) => ({
    code,
    message,
    path: [field, ...(path ?? [])],
    position: field === 'query' ? span : null,
    expected,
    suggestion: suggestion ?? null,
  }));
}

/** The field that a rule was given in. */
export function fieldOf(query: string | null | undefined, rule: unknown): 'query' | 'rule' {
  return (query ?? null) === null && (rule ?? null) !== null ? 'rule' : 'query';
}

export function segmentErrors(errors: readonly SegmentError[]): UserError[] {
  return errors.map(({ span, ...error }) => ({ ...error, position: span ?? null }));
}

/** A rule that does not check where there is no payload to say so in: all its problems are in the details. */
export function ruleRefused(diagnostics: readonly Diagnostic[]): DomainError {
  const userErrors = ruleErrors(diagnostics, 'query');
  return new DomainError('INVALID_INPUT', userErrors[0]?.message ?? 'The rule does not check.', { field: 'query', userErrors });
}
