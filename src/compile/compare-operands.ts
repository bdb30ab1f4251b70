import sql, { join, type Sql } from 'sql-template-tag';
import { localDay } from '../catalogue/index.js';
import { invariant } from '../kernel/index.js';
import type { ComputedOperator } from '../language/index.js';
import { compare, FOLDS, renderComparison } from './comparison.js';
import { compareFractions, quotient } from './fraction.js';
import type { Operand } from './typed-operand.js';

/** A comparison of operands as one test; null, which counts as false, where one is missing. */
export function compareOperands(
  left: Operand,
  operator: ComputedOperator,
  right: readonly Operand[],
  context: { readonly timeZone: string },
): Sql {
  return TESTS[operator](left, right, (a, by, b) => comparePair(a, by, b, context));
}

type Order = '=' | '!=' | '>' | '>=' | '<' | '<=';
type ComparePair = (left: Operand, operator: Order, right: Operand) => Sql;
type Test = (left: Operand, right: readonly Operand[], pair: ComparePair) => Sql;

const ordered =
  (operator: Order): Test =>
  (left, [right], pair) =>
    pair(left, operator, right as Operand);

const TESTS: Readonly<Record<ComputedOperator, Test>> = {
  '=': ordered('='),
  '!=': ordered('!='),
  '>': ordered('>'),
  '>=': ordered('>='),
  '<': ordered('<'),
  '<=': ordered('<='),
  BETWEEN: (left, [low, high], pair) => sql`(${pair(left, '>=', low as Operand)} and ${pair(left, '<=', high as Operand)})`,
  IN: (left, right, pair) => each(right, (one) => pair(left, '=', one), ' or '),
  'NOT IN': (left, right, pair) => each(right, (one) => pair(left, '!=', one), ' and '),
  'IS NULL': (left) => sql`${valueSql(left)} is null`,
  'IS NOT NULL': (left) => sql`${valueSql(left)} is not null`,
};

function each(operands: readonly Operand[], test: (operand: Operand) => Sql, joiner: string): Sql {
  return sql`(${join(operands.map(test), joiner)})`;
}

/** What the operator becomes when its sides are exchanged. */
const TURNED: Readonly<Record<Order, Order>> = { '=': '=', '!=': '!=', '>': '<', '>=': '<=', '<': '>', '<=': '>=' };

function comparePair(left: Operand, operator: Order, right: Operand, context: { readonly timeZone: string }): Sql {
  if (right.kind === 'date') return compareDate(left, operator, right, context);
  if (left.kind === 'date') return compareDate(right, TURNED[operator], left, context);
  if (left.kind === 'number' && right.kind === 'number') return compareFractions(left, SYMBOLS[operator], right);
  if (left.kind === 'day' && right.kind === 'instant') return symbol(left.value, operator, localDay(right.value));
  if (left.kind === 'instant' && right.kind === 'day') return symbol(localDay(left.value), operator, right.value);
  for (const type of ['plain', 'tag'] as const) {
    if (left.kind !== type && right.kind !== type) continue;
    return symbol(FOLDS[type].one(valueSql(left)), operator, FOLDS[type].one(valueSql(right)));
  }
  return symbol(valueSql(left), operator, valueSql(right));
}

/** A moment or day of the customer against a date of the rule, which may stand for a whole day. */
function compareDate(
  subject: Operand,
  operator: Order,
  { literal }: Extract<Operand, { kind: 'date' }>,
  context: { readonly timeZone: string },
): Sql {
  invariant(subject.kind === 'instant' || subject.kind === 'day', 'the checker compares dates with dates');
  const type = { type: subject.kind, timeZone: context.timeZone } as const;
  if (operator !== '!=') return renderComparison(compare(subject.value, operator, [literal], type));
  return sql`(${subject.value} is not null and not ${renderComparison(compare(subject.value, '=', [literal], type))})`;
}

export function valueSql(operand: Operand): Sql {
  invariant(operand.kind !== 'date', 'a date of the rule is compared as such');
  return operand.kind === 'number' ? quotient(operand) : operand.value;
}

function symbol(left: Sql, operator: Order, right: Sql): Sql {
  return sql`${left} ${SYMBOLS[operator]} ${right}`;
}

const SYMBOLS: Readonly<Record<Order, Sql>> = { '=': sql`=`, '!=': sql`<>`, '>': sql`>`, '>=': sql`>=`, '<': sql`<`, '<=': sql`<=` };
