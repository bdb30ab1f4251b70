import sql, { join, type Sql } from 'sql-template-tag';
import { AgeList, BirthDateOfAge } from '../catalogue/index.js';
import { invariant } from '../kernel/index.js';
import type { Operator, Value } from '../language/index.js';
import type { Comparison } from './comparison.js';

/**
 * A test of whole years since `birthDate`, put as a test of the date itself so that an index can answer it: to be `n` or older is to
 * be born on or before a day that moves with the clock.
 */
export function ageTest(birthDate: Sql, operator: Operator, values: readonly Value[]): Comparison {
  const [first = Number.NaN, second = Number.NaN] = values.map(yearsOf);
  const isAtLeast = (years: number): Sql => sql`${birthDate} <= ${new BirthDateOfAge(years)}`;
  const isYoungerThan = (years: number): Sql => sql`${birthDate} > ${new BirthDateOfAge(years)}`;
  const isExactly = (years: number): Sql => sql`(${isAtLeast(years)} and ${isYoungerThan(years + 1)})`;
  const tests: Partial<Record<Operator, () => Sql>> = {
    '=': () => isExactly(first),
    '>=': () => isAtLeast(first),
    '>': () => isAtLeast(first + 1),
    '<': () => isYoungerThan(first),
    '<=': () => isYoungerThan(first + 1),
    BETWEEN: () => sql`(${isAtLeast(first)} and ${isYoungerThan(second + 1)})`,
    IN: () =>
      values.length > MOST_RANGES
        ? sql`${birthDate} <@ ${new AgeList(values.map(yearsOf))}`
        : sql`(${join(
            values.map((value) => isExactly(yearsOf(value))),
            ' or ',
          )})`,
    'IS NOT NULL': () => sql`${birthDate} is not null`,
  };
  const opposites: Partial<Record<Operator, Operator>> = { '!=': '=', 'NOT IN': 'IN', 'IS NULL': 'IS NOT NULL' };
  const opposite = opposites[operator];
  const make = tests[opposite ?? operator];
  invariant(make !== undefined, `the checker lets no ${operator} on an age through`);
  return { test: make(), negated: opposite !== undefined };
}

/** Up to here each age is a range of its own, which an index can answer. */
const MOST_RANGES = 10;

/** Ages are whole numbers: the checker sees to it. */
function yearsOf(value: Value): number {
  invariant(value.kind === 'number', 'an age is a number');
  return Number(value.decimal);
}
