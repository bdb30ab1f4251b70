import sql, { type Sql } from 'sql-template-tag';
import { Subexpression } from '../catalogue/index.js';
import type { ArithmeticOperator } from '../language/index.js';

/**
 * A computed number, `over / under`; all of it `over` where nothing is divided. Numbers are kept as fractions so that no division is
 * rounded before they are compared: 1/3 x 3 is 1. Missing operands and divisions by zero make it null.
 */
export interface Fraction {
  readonly kind: 'number';
  readonly over: Sql;
  readonly under?: Sql;
}

/**
 * Exact arithmetic repeats what it divides by, so an expression that nests divisions would double with each level. From this length on
 * it divides as it goes, which rounds to the precision of numeric and repeats nothing.
 */
const EXACT_LENGTH = 2_000;

type Compute = (a: Fraction, b: Fraction) => Fraction;

export const ARITHMETIC: Readonly<Record<ArithmeticOperator, Compute>> = {
  '+': exactOr(added(sql`+`), (a, b) => sql`${a} + ${b}`),
  '-': exactOr(added(sql`-`), (a, b) => sql`${a} - ${b}`),
  '*': exactOr(
    (a, b) => fraction(sql`(${a.over} * ${b.over})`, product(a.under, b.under)),
    (a, b) => sql`${a} * ${b}`,
  ),
  '/': exactOr(
    (a, b) => fraction(product(a.over, b.under), product(a.under, divisor(b))),
    (a, b) => sql`${a} / nullif(${b}, 0)`,
  ),
};

/** The number itself, divided and rounded. */
export function quotient({ over, under }: Fraction): Sql {
  return under === undefined ? over : sql`(${over} / nullif(${under}, 0))`;
}

/** Whether two numbers stand in an order, a/b < c/d asked as (a d - c b) b d < 0. */
export function compareFractions(left: Fraction, symbol: Sql, right: Fraction): Sql {
  if (left.under === undefined && right.under === undefined) return sql`${left.over} ${symbol} ${right.over}`;
  const [b, d] = [left.under ?? sql`1`, right.under ?? sql`1`];
  return sql`(${left.over} * ${d} - ${right.over} * ${b}) * nullif(${b} * ${d}, 0) ${symbol} 0`;
}

function exactOr(exact: Compute, rounded: (a: Sql, b: Sql) => Sql): Compute {
  return (a, b) =>
    lengthOf(a) + lengthOf(b) < EXACT_LENGTH ? exact(a, b) : fraction(sql`(${rounded(quotient(a), quotient(b))})`, undefined);
}

function lengthOf({ over, under }: Fraction): number {
  return written(over) + (under === undefined ? 0 : written(under));
}

/** The length of an expression with its parts written out. */
function written({ sql, values }: Sql): number {
  return values.reduce<number>((sum, value) => sum + (value instanceof Subexpression ? written(value.expression) - 1 : 0), sql.length);
}

function added(sign: Sql): Compute {
  return (a, b) => {
    return fraction(sql`(${product(a.over, b.under)} ${sign} ${product(b.over, a.under)})`, product(a.under, b.under));
  };
}

/** What a fraction is divided by when one divides by it; null where it is itself divided by zero. */
function divisor({ over, under }: Fraction): Sql {
  return under === undefined ? over : sql`(case when ${under} <> 0 then ${over} end)`;
}

function product(a: Sql, b: Sql | undefined): Sql;
function product(a: Sql | undefined, b: Sql): Sql;
function product(a: Sql | undefined, b: Sql | undefined): Sql | undefined;
function product(a: Sql | undefined, b: Sql | undefined): Sql | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return sql`(${a} * ${b})`;
}

function fraction(over: Sql, under: Sql | undefined): Fraction {
  return under === undefined ? { kind: 'number', over } : { kind: 'number', over, under };
}
