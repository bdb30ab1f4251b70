import sql, { join, type Sql } from 'sql-template-tag';
import { invariant } from '../kernel/index.js';
import type { ComputedOperator, ComputedRule, Expression } from '../language/index.js';
import { localDay } from '../catalogue/index.js';
import { compare, FOLDS, renderComparison } from './comparison.js';
import { compareFractions, quotient } from './fraction.js';
import { Operands, type Operand } from './operand.js';
import type { Timing } from './timing.js';
import type { ComputedContext } from './computed-context.js';

/** A comparison of computed values as one test; null, which counts as false, where an operand is missing. */
export interface CompiledComparison {
  readonly test: Sql;
  readonly kinds: number;
  readonly timings: readonly Timing[];
}

export function compileComputed({ left, operator, right }: ComputedRule, context: ComputedContext): CompiledComparison {
  const operands = new Operands(context);
  const one = (side: Expression) => operands.compile(side);
  const test = TESTS[operator](one(left), right.map(one), (a, by, b) => comparePair(a, by, b, context));
  const pairs = right.map((side) => [left, side] as const);
  return { test, kinds: operands.kinds, timings: [...operands.timings, ...pairs.flatMap(([a, b]) => operands.dateTimings(a, b))] };
}

/** One side of a computed comparison as a value, over the customer's columns and AggregateReference placeholders. */
export function compileValue(side: Expression, context: ComputedContext): Sql {
  return valueSql(new Operands(context).compile(side));
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

function comparePair(left: Operand, operator: Order, right: Operand, context: ComputedContext): Sql {
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
function compareDate(subject: Operand, operator: Order, { literal }: Extract<Operand, { kind: 'date' }>, context: ComputedContext): Sql {
  invariant(subject.kind === 'instant' || subject.kind === 'day', 'the checker compares dates with dates');
  const type = { type: subject.kind, timeZone: context.timeZone } as const;
  if (operator !== '!=') return renderComparison(compare(subject.value, operator, [literal], type));
  return sql`(${subject.value} is not null and not ${renderComparison(compare(subject.value, '=', [literal], type))})`;
}

function valueSql(operand: Operand): Sql {
  invariant(operand.kind !== 'date', 'a date of the rule is compared as such');
  return operand.kind === 'number' ? quotient(operand) : operand.value;
}

function symbol(left: Sql, operator: Order, right: Sql): Sql {
  return sql`${left} ${SYMBOLS[operator]} ${right}`;
}

const SYMBOLS: Readonly<Record<Order, Sql>> = { '=': sql`=`, '!=': sql`<>`, '>': sql`>`, '>=': sql`>=`, '<': sql`<`, '<=': sql`<=` };
