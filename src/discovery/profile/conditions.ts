import { rawSql, sql, type Sql } from '../../database/index.js';
import { quoteText } from '../../language/index.js';
import type { Candidate } from './candidates.js';
import type { Counts, Level, Spread } from './looked-at.js';

export type Test =
  | { readonly kind: 'UP_TO' | 'ABOVE' | 'IS' | 'HAS'; readonly value: string }
  /** Nothing is known of it; something is. */
  | { readonly kind: 'MISSING' | 'KNOWN' };

/** Something that holds for some customers and not for others. */
export interface Condition extends Counts {
  readonly test: Test;
}

/** What can be said of a customer by one attribute: each value that is frequent enough; of what has an order each place at which it can be cut; that it is missing, or not. */
export function conditionsOf({ candidate: { scale }, levels }: Spread, sizes: Counts): Condition[] {
  const known = levels.filter(({ key }) => key !== null);
  const ofMissing = levels.flatMap((level): Condition[] =>
    level.key === null
      ? [
          { test: { kind: 'MISSING' }, ...countsOf(level) },
          { test: { kind: 'KNOWN' }, ...without(sizes, level) },
        ]
      : [],
  );
  if (scale === 'ORDERED') {
    const cuts = known.slice(0, -1).flatMap(({ high }, index): Condition[] => {
      const value = high ?? '';
      return [
        { test: { kind: 'UP_TO', value }, ...together(known.slice(0, index + 1)) },
        { test: { kind: 'ABOVE', value }, ...together(known.slice(index + 1)) },
      ];
    });
    return [...cuts, ...ofMissing];
  }
  const kind = scale === 'LIST' ? 'HAS' : 'IS';
  return [...known.map((level): Condition => ({ test: { kind, value: String(level.key) }, ...countsOf(level) })), ...ofMissing];
}

/** A condition as a rule. */
export function ruleOf({ attribute: { name, type } }: Candidate, { test }: Pick<Condition, 'test'>): string {
  switch (test.kind) {
    case 'UP_TO':
      return `${name} <= ${test.value}`;
    case 'ABOVE':
      return `${name} > ${test.value}`;
    case 'IS':
      return `${name} = ${type === 'boolean' ? test.value : quoteText(test.value)}`;
    case 'HAS':
      return `${name} CONTAINS ${quoteText(test.value)}`;
    case 'MISSING':
      return `${name} IS NULL`;
    case 'KNOWN':
      return `${name} IS NOT NULL`;
  }
}

/** The exact complement of a condition as a rule: whoever lacks the value is in it. */
export function ruleWithout(candidate: Candidate, { test }: Pick<Condition, 'test'>): string {
  const rule = ruleOf(candidate, { test });
  switch (test.kind) {
    case 'UP_TO':
    case 'ABOVE':
      return `NOT (${rule})`;
    case 'IS':
      return rule.replace(' = ', ' != ');
    case 'HAS':
      return rule.replace(' CONTAINS ', ' NOT CONTAINS ');
    case 'MISSING':
      return ruleOf(candidate, { test: { kind: 'KNOWN' } });
    case 'KNOWN':
      return ruleOf(candidate, { test: { kind: 'MISSING' } });
  }
}

/** A condition over a column of `each_value`; never null. */
export function holdsIn(column: Sql, { attribute }: Candidate, { test }: Pick<Condition, 'test'>): Sql {
  const type = rawSql(attribute.type === 'instant' || attribute.type === 'day' ? 'date' : 'numeric');
  switch (test.kind) {
    case 'UP_TO':
      return sql`coalesce((${column})::${type} <= ${test.value}::${type}, false)`;
    case 'ABOVE':
      return sql`coalesce((${column})::${type} > ${test.value}::${type}, false)`;
    case 'IS':
      return sql`coalesce((${column})::text = ${test.value}::text, false)`;
    case 'HAS':
      return sql`coalesce(${test.value}::text = any((${column})::text[]), false)`;
    case 'MISSING':
    case 'KNOWN': {
      const isMissing = attribute.list ? sql`cardinality(coalesce((${column})::text[], '{}')) = 0` : sql`${column} is null`;
      return test.kind === 'MISSING' ? sql`(${isMissing})` : sql`(not (${isMissing}))`;
    }
  }
}

/** Counts of several levels, of which nobody is in two. */
export function together(levels: readonly Counts[]): Counts {
  const all = (side: 'members' | 'others', half: 0 | 1) => levels.reduce((count, level) => count + level[side][half], 0);
  return { members: [all('members', 0), all('members', 1)], others: [all('others', 0), all('others', 1)] };
}

function countsOf({ members, others }: Level): Counts {
  return { members, others };
}

function without(all: Counts, { members, others }: Counts): Counts {
  return {
    members: [all.members[0] - members[0], all.members[1] - members[1]],
    others: [all.others[0] - others[0], all.others[1] - others[1]],
  };
}
