import type { Rule } from '../../language/index.js';
import type { Clause } from './actual-values.js';
import type { Change } from './smallest-change.js';

/** The changes that flip a part of a rule, and how many clauses they are spread over. */
export interface LeastChanges {
  readonly changes: readonly Change[];
  readonly clauses: number;
}

/**
 * The least number of clauses to flip so that a rule says the opposite: of an AND that fails every part that fails, of one that holds
 * any one part; of an OR the other way round; of a NOT its part. Of equals the first in the rule. undefined where some clause that would
 * have to flip has no change. Clauses are taken one at a time: that two look at the same value is not seen.
 */
export function leastChanges(
  rule: Rule,
  holds: (rule: Rule) => boolean,
  changesOf: (clause: Clause) => readonly Change[] | undefined,
): LeastChanges | undefined {
  const least = (inner: Rule) => leastChanges(inner, holds, changesOf);
  switch (rule.kind) {
    case 'and':
    case 'or': {
      const needsAll = holds(rule) !== (rule.kind === 'and');
      return needsAll ? all(rule.rules.filter((inner) => holds(inner) === holds(rule)).map(least)) : fewest(rule.rules.map(least));
    }
    case 'not':
      return least(rule.rule);
    default: {
      const changes = changesOf(rule);
      return changes && { changes, clauses: 1 };
    }
  }
}

function all(parts: readonly (LeastChanges | undefined)[]): LeastChanges | undefined {
  const known = parts.filter((part) => part !== undefined);
  if (known.length < parts.length) return undefined;
  return { changes: known.flatMap(({ changes }) => changes), clauses: known.reduce((sum, { clauses }) => sum + clauses, 0) };
}

function fewest(parts: readonly (LeastChanges | undefined)[]): LeastChanges | undefined {
  return parts.filter((part) => part !== undefined).toSorted((one, other) => one.clauses - other.clauses)[0];
}
