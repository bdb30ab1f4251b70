import type { RuleTree } from '../../src/language/index.js';

/**
 * One rule and what is known of it. A part of the program that handles rules adds the member that it can check, as optional, and
 * reads the cases that have it; a new operator or form is one new case.
 */
export interface RuleCase {
  /** The fact that the case stands for, as a sentence about the language. */
  readonly fact: string;
  readonly text: string;
  /** The canonical text, when it differs from `text`. */
  readonly printed?: string;
  readonly tree?: RuleTree;
}
