import type { Catalogue } from '../../catalogue/index.js';
import type { Reckoning } from '../../compile/index.js';
import type { Clause } from './actual-values.js';

/** A clause with what the customer has. */
export interface JudgedClause<Kind extends Clause = Clause> {
  readonly clause: Kind;
  readonly holds: boolean;
  /** What the clause looks at and the sides of a computed one (looked.ts), each as the text of its JSON: so numbers are exact. */
  readonly looked: readonly string[];
  readonly sides: readonly string[];
}

/** What a clause is read with. */
export interface JudgingContext {
  readonly catalogue: Catalogue;
  readonly reckoning: Reckoning;
  /** How many digits after the point amounts have. */
  readonly amountDigits: number;
}
