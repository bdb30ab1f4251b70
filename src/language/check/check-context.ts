import { type Diagnostic, DiagnosticList, type Problem } from '../diagnostic.js';
import { type RuleLimits, RuleSize } from '../limits.js';
import type { Span } from '../rule.js';
import type { Vocabulary } from '../vocabulary.js';

/** What the checks of one rule share: what exists, what was counted, what was found. */
export class CheckContext {
  readonly size: RuleSize;
  readonly #diagnostics = new DiagnosticList();
  #stopped = false;

  constructor(
    readonly vocabulary: Vocabulary,
    readonly limits: RuleLimits,
  ) {
    this.size = new RuleSize(limits);
  }

  /** Whether a limit was passed or enough was reported, so that the rest of the rule is left as it is. */
  get stopped(): boolean {
    return this.#stopped || this.#diagnostics.full;
  }

  report(span: Span, problem: Problem): void {
    this.#diagnostics.report(span, problem);
  }

  /** Stops with the problem of a limit that was passed; goes on without one. Gives whether it stopped. */
  stopAt(span: Span, problem: Problem | undefined): boolean {
    if (!problem) return false;
    this.report(span, problem);
    this.#stopped = true;
    return true;
  }

  inSourceOrder(): readonly Diagnostic[] {
    return this.#diagnostics.inSourceOrder();
  }
}
