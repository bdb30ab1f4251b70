import { filterByRule } from './statements.js';
import type { CompiledRule } from './compile-rule.js';
import { movingDatesOf } from './timing.js';

/** What a rule asks of the database, whatever that holds. */
export interface RuleCost {
  /** Of its statement over the whole base, in characters: the time that it takes to be planned grows with it. */
  readonly statement: number;
  /** Values that go with the statement. */
  readonly values: number;
  /** Dates in it that move with the clock, each of which is looked after as time passes. */
  readonly movingDates: number;
}

/**
 * Measured (test/compile/slow-rules.db.test.ts): a statement of this length is planned in two seconds, and every rule of 1,000 clauses that people write is a
 * fifth of it at most. Planning is what no timeout of PostgreSQL ends.
 */
export const MOST_COST: RuleCost = { statement: 1_000_000, values: 40_000, movingDates: 1_000 };

const ANY_MOMENT = { now: new Date('2026-01-01T00:00:00Z'), timeZone: 'UTC' };

export function costOf(rule: CompiledRule): RuleCost {
  const { joins, condition } = filterByRule(rule, ANY_MOMENT);
  return {
    statement: joins.text.length + condition.text.length,
    values: joins.values.length + condition.values.length,
    movingDates: movingDatesOf(rule.timings),
  };
}
