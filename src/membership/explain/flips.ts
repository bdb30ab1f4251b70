import type { Rule } from '../../language/index.js';
import type { Clause } from './actual-values.js';
import type { Change, Difference, Flip } from './smallest-change.js';
import { leastChanges } from './least-changes.js';
import { saySpan } from './wording.js';

/** What is known of a rule and a customer. */
export interface Verdicts {
  readonly now: Date;
  holds(rule: Rule): boolean;
  /** When parts of the rule turn by the passing of time alone. */
  readonly byItself: ReadonlyMap<Rule, Date>;
  differencesOf(clause: Clause): readonly Difference[] | undefined;
  /** What a clause says. */
  textOf(clause: Clause): string;
  /** What a clause looks at. */
  labelOf(clause: Clause): string;
}

/** The smallest change for each part of a rule. */
export class Flips {
  readonly #changes = new Map<Clause, readonly Change[] | undefined>();

  constructor(private readonly verdicts: Verdicts) {}

  /** null where nothing that can change would turn the part round, and time does not. */
  of(part: Rule): Flip | null {
    const at = this.verdicts.byItself.get(part) ?? null;
    const changes =
      leastChanges(
        part,
        (rule) => this.verdicts.holds(rule),
        (clause) => this.#changesOf(clause),
      )?.changes ?? [];
    const texts = changes.map(({ text }) => text);
    if (at !== null && !changes.every((change) => change.at !== null)) texts.push(`or ${this.#byItself(at)}`);
    if (changes.length > 0) return { at, changes, text: texts.join('; ') };
    return at === null ? null : { at, changes, text: this.#byItself(at) };
  }

  #changesOf(clause: Clause): readonly Change[] | undefined {
    if (!this.#changes.has(clause)) this.#changes.set(clause, this.#findChanges(clause));
    return this.#changes.get(clause);
  }

  #findChanges(clause: Clause): readonly Change[] | undefined {
    const at = this.verdicts.byItself.get(clause) ?? null;
    const text = this.verdicts.textOf(clause);
    const differences = this.verdicts.differencesOf(clause);
    const isDate = differences?.every(({ ofDate }) => ofDate === true);
    // What time does by itself is smaller than moving a date that has been.
    if (at !== null && (differences === undefined || isDate === true)) {
      const label = this.verdicts.labelOf(clause);
      return [{ clause: text, label, by: null, unit: null, to: null, at, text: `${label}: ${this.#byItself(at)}` }];
    }
    return differences?.map(({ label, by = null, unit = null, to = null, words }) => {
      const inWords = at === null ? words : `${words}, or ${this.#byItself(at)}`;
      return { clause: text, label, by, unit, to, at, text: `${label}: ${inWords}` };
    });
  }

  #byItself(at: Date): string {
    return `by itself in ${saySpan(at.getTime() - this.verdicts.now.getTime())}`;
  }
}
