/** How large a rule may be. Past a limit there is a diagnostic at the place where it was passed. */
export interface RuleLimits {
  /** Comparisons and functions together; a parameter inside MATCHES is not a clause. */
  readonly clauses: number;
  /** Parentheses and NOTs around a clause. */
  readonly nesting: number;
  /** Values of one IN. */
  readonly values: number;
  /** Parameters of one MATCHES. */
  readonly parameters: number;
  /** UTF-16 code units of the text. */
  readonly textLength: number;
}

export const DEFAULT_LIMITS: RuleLimits = {
  clauses: 1_000,
  nesting: 50,
  values: 10_000,
  parameters: 1_000,
  textLength: 256 * 1_024,
};

/**
 * The levels that a tree may have when its canonical text stays within `nesting`: one pair of parentheses
 * can stand for a NOT, an OR and an AND. It bounds the recursion over trees that did not come from text.
 */
export function treeLevels(limits: RuleLimits): number {
  return 3 * (limits.nesting + 1);
}
