import type { DiagnosticCode } from '../../src/language/index.js';

/**
 * A text that is no rule. `⟦ ⟧` mark where each diagnostic stands, in source order; `problems` gives the code of each, and what it
 * suggests to write in the place of the marked text.
 */
export interface RefusedRule {
  readonly marked: string;
  readonly problems: readonly (readonly [code: DiagnosticCode, suggestion?: string])[];
}
