import type { Diagnostic } from '../../language/index.js';
import { ruleProblems, type SegmentError } from '../../membership/index.js';
import type { UserError } from '../user-error.type.js';

/** What is wrong with a rule, as user errors; `field` is the one that the rule was given in. */
export const ruleErrors: (diagnostics: readonly Diagnostic[], field: 'query' | 'rule') => UserError[] = ruleProblems;

/** The field that a rule was given in. */
export function fieldOf(query: string | null | undefined, rule: unknown): 'query' | 'rule' {
  return (query ?? null) === null && (rule ?? null) !== null ? 'rule' : 'query';
}

export function segmentErrors(errors: readonly SegmentError[]): UserError[] {
  return errors.map(({ span, ...error }) => ({ ...error, position: span ?? null }));
}
