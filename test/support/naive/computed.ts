import type { ArithmeticOperator, ComputedRule, DatePoint, Expression, Value } from '../../../src/language/rule.js';
import type { ValueType } from '../../../src/language/vocabulary.js';
import { folded, holds, isRatio } from './compare.js';
import type { NaiveValue, NaiveWorld } from './customer.js';
import { compareRatios, divided, minus, plus, ratio, ratioOf, times, type Ratio } from './ratio.js';
import { moveDay, wallDay } from './zone.js';

/** One side of a computed comparison: a value of the customer with its type, or what stands in the rule. */
export type Side = { readonly type: ValueType; readonly value: NaiveValue } | { readonly literal: Value };

/** Whether a computed comparison holds; never with a missing operand, but for IS NULL. */
export function computedHolds(rule: ComputedRule, sideOf: (side: Expression) => Side, world: NaiveWorld): boolean {
  const left = sideOf(rule.left);
  const right = rule.right.map(sideOf);
  const pair = (operator: string, side: Side | undefined) => side !== undefined && pairHolds(left, operator, side, world);
  switch (rule.operator) {
    case 'IS NULL':
      return !('literal' in left) && left.value === null;
    case 'IS NOT NULL':
      return 'literal' in left || left.value !== null;
    case 'BETWEEN':
      return pair('>=', right[0]) && pair('<=', right[1]);
    case 'IN':
      return right.some((side) => pair('=', side));
    case 'NOT IN':
      return right.every((side) => pair('!=', side));
    default:
      return pair(rule.operator, right[0]);
  }
}

const TURNED: Readonly<Record<string, string>> = { '>': '<', '>=': '<=', '<': '>', '<=': '>=' };

function pairHolds(left: Side, operator: string, right: Side, world: NaiveWorld): boolean {
  if ('literal' in left && !('literal' in right)) return pairHolds(right, TURNED[operator] ?? operator, left, world);
  if (isAbsent(left) || isAbsent(right)) return false;
  if (!('literal' in left) && 'literal' in right && right.literal.kind === 'date') {
    if (operator === '!=') return !holds(left.type, left.value, '=', [right.literal], world);
    return holds(left.type, left.value, operator as '=', [right.literal], world);
  }
  const order = compare(plain(left), plain(right), world, isOf('plain', left, right) ? 'plain' : isOf('tag', left, right) ? 'tag' : 'text');
  const tests: Readonly<Record<string, boolean>> = {
    '=': order === 0,
    '!=': order !== 0,
    '>': order > 0,
    '>=': order >= 0,
    '<': order < 0,
    '<=': order <= 0,
  };
  return tests[operator] ?? false;
}

function isAbsent(side: Side): boolean {
  return !('literal' in side) && side.value === null;
}

function isOf(type: ValueType, ...sides: readonly Side[]): boolean {
  return sides.some((side) => !('literal' in side) && side.type === type);
}

function plain(side: Side): NaiveValue {
  if (!('literal' in side)) return side.value;
  const { literal } = side;
  if (literal.kind === 'number') return ratioOf(literal.decimal);
  if (literal.kind === 'date') throw new Error('A date of the rule is compared with a date of the customer');
  if (literal.kind === 'field') throw new Error('A parameter of the record is no literal');
  return literal.kind === 'text' ? literal.text : literal.boolean;
}

/** Days with days as they are; a moment with a day by the day that it falls on; moments exactly. */
function compare(left: NaiveValue, right: NaiveValue, { timeZone }: NaiveWorld, type: ValueType): number {
  if (isRatio(left) && isRatio(right)) return compareRatios(left, right);
  if (left instanceof Date && right instanceof Date) return left.getTime() - right.getTime();
  const [a, b] = [left, right].map((value) => {
    const text = value instanceof Date ? wallDay(value, timeZone) : typeof value === 'string' ? value : `${value === true}`;
    return folded(text, type);
  }) as [string, string];
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Numbers exactly; two dates, the days between them. */
export function calculated(operator: ArithmeticOperator, left: Side, right: Side, { timeZone }: NaiveWorld): Ratio | null {
  if (isAbsent(left) || isAbsent(right)) return null;
  const [a, b] = [plain(left), plain(right)];
  if (isRatio(a) && isRatio(b)) return { '+': plus, '-': minus, '*': times, '/': divided }[operator](a, b);
  const [later, earlier] = [a, b].map((date) => Date.parse(date instanceof Date ? wallDay(date, timeZone) : String(date as string)));
  return ratio(Math.round(((later as number) - (earlier as number)) / 86_400_000));
}

/** A date moved: by days and the like its calendar day, by hours and minutes the moment. */
export function shifted(side: Side, point: DatePoint, { timeZone }: NaiveWorld): Side {
  if (point.kind !== 'offset') throw new Error('A date is moved by an offset');
  const { amount, unit } = point;
  const value = plain(side);
  if (unit === 'h' || unit === 'min') {
    return {
      type: 'instant',
      value: value instanceof Date ? new Date(value.getTime() + amount * (unit === 'h' ? 3_600_000 : 60_000)) : null,
    };
  }
  const day = value instanceof Date ? wallDay(value, timeZone) : value;
  return { type: 'day', value: typeof day === 'string' ? moveDay(day, amount, unit) : null };
}
