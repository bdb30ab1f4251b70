import type { Problem } from './diagnostic.js';

/** How large a rule may be. Past a limit there is a diagnostic at the place where it was passed. */
export interface RuleLimits {
  /** Comparisons, functions and measures together; a parameter is not a clause. */
  readonly clauses: number;
  /** Parentheses and NOTs around a clause, and the operators of a computed value that lie over one another. */
  readonly nesting: number;
  /** Values of one IN. */
  readonly values: number;
  /** Values of the whole rule, so that one statement can carry them. */
  readonly allValues: number;
  /** Parameters of all functions of the rule together. */
  readonly allParameters: number;
  /** UTF-16 code units of the text. */
  readonly textLength: number;
}

export const DEFAULT_LIMITS: RuleLimits = {
  clauses: 1_000,
  nesting: 50,
  values: 10_000,
  allValues: 20_000,
  allParameters: 5_000,
  textLength: 256 * 1_024,
};

/**
 * The levels that a tree may have when its canonical text stays within `nesting`: one pair of parentheses
 * can stand for a NOT, an OR and an AND. It bounds the recursion over trees that did not come from text.
 */
export function treeLevels(limits: RuleLimits): number {
  return 3 * (limits.nesting + 1);
}

export function nestingTooDeep({ nesting }: RuleLimits): Problem {
  return { code: 'NESTING_TOO_DEEP', message: `A rule nests at most ${nesting} deep.` };
}

export function listTooLong({ values }: RuleLimits): Problem {
  return { code: 'TOO_MANY_VALUES', message: `A list has at most ${values} values.` };
}

/** Far more than a customer has records, and a number that the database can index with. */
const MAX_ORDINAL = 1_000_000_000;

/** Whether a number can be that of a record in the order of dates. */
export function isOrdinal(number: number): boolean {
  return Number.isInteger(number) && number >= 1 && number <= MAX_ORDINAL;
}

/** Counts what a rule has while it is read; each count gives the problem when it passes its limit. */
export class RuleSize {
  #clauses = 0;
  #values = 0;
  #parameters = 0;

  constructor(private readonly limits: RuleLimits) {}

  countClause(): Problem | undefined {
    if (++this.#clauses <= this.limits.clauses) return undefined;
    return { code: 'TOO_MANY_CLAUSES', message: `A rule has at most ${this.limits.clauses} clauses.` };
  }

  countParameter(): Problem | undefined {
    if (++this.#parameters <= this.limits.allParameters) return undefined;
    return {
      code: 'TOO_MANY_PARAMETERS',
      message: `The functions of a rule have at most ${this.limits.allParameters} parameters together.`,
    };
  }

  countValue(): Problem | undefined {
    if (++this.#values <= this.limits.allValues) return undefined;
    return { code: 'TOO_MANY_VALUES', message: `A rule has at most ${this.limits.allValues} values.` };
  }
}
