import type { Sql } from 'sql-template-tag';
import type { ComputedRule, Expression } from '../language/index.js';
import { compareOperands, valueSql } from './compare-operands.js';
import { Operands } from './operand.js';
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
  const test = compareOperands(one(left), operator, right.map(one), context);
  const pairs = right.map((side) => [left, side] as const);
  return { test, kinds: operands.kinds, timings: [...operands.timings, ...pairs.flatMap(([a, b]) => operands.dateTimings(a, b))] };
}

/** One side of a computed comparison as a value, over the customer's columns and AggregateReference placeholders. */
export function compileValue(side: Expression, context: ComputedContext): Sql {
  return valueSql(new Operands(context).compile(side));
}
