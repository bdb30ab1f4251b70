import type { DatePoint, Operator, Value } from '../../../src/language/rule.js';
import type { ValueType } from '../../../src/language/vocabulary.js';
import type { NaiveValue, NaiveWorld } from './customer.js';
import { compareRatios, ratioOf, type Ratio } from './ratio.js';
import { instantOfWall, isLeapYear, moveDay, wallDay } from './zone.js';

const OPPOSITES: Partial<Record<Operator, Operator>> = { '!=': '=', 'NOT IN': 'IN', 'NOT CONTAINS': 'CONTAINS', 'IS NULL': 'IS NOT NULL' };

/** Whether `value operator values` holds. */
export function holds(type: ValueType, value: NaiveValue, operator: Operator, values: readonly Value[], world: NaiveWorld): boolean {
  const opposite = OPPOSITES[operator];
  if (opposite !== undefined) return !holds(type, value, opposite, values, world);
  if (isList(value)) {
    if (operator === 'IS NOT NULL') return value.length > 0;
    return value.some((element) => values.some((wanted) => folded(element, type) === folded(textOf(wanted), type)));
  }
  if (value === null) return false;
  if (operator === 'IS NOT NULL') return true;
  if (operator === 'IN') return values.some((wanted) => holds(type, value, '=', [wanted], world));
  if (operator === 'BETWEEN' && type !== 'anniversary') {
    return holds(type, value, '>=', values.slice(0, 1), world) && holds(type, value, '<=', values.slice(1), world);
  }
  if (type === 'anniversary')
    return anniversaryHolds(
      stringOf(value),
      operator,
      values.map((wanted) => dayOf(dateOf(wanted), world)),
    );
  if (operator === 'CONTAINS' || operator === 'STARTS WITH' || operator === 'ENDS WITH') return partHolds(type, value, operator, values);
  const order = compare(type, value, values[0], world);
  return { '=': order === 0, '>': order > 0, '>=': order >= 0, '<': order < 0, '<=': order <= 0 }[operator as string] ?? fail(operator);
}

function partHolds(type: ValueType, value: NaiveValue, operator: Operator, [wanted]: readonly Value[]): boolean {
  const [whole, part] = [folded(stringOf(value), type), folded(textOf(wanted), type)];
  if (operator === 'CONTAINS') return whole.includes(part);
  return operator === 'STARTS WITH' ? whole.startsWith(part) : whole.endsWith(part);
}

function compare(type: ValueType, value: NaiveValue, wanted: Value | undefined, world: NaiveWorld): number {
  if (type === 'day') return order(stringOf(value), dayOf(dateOf(wanted), world));
  if (value instanceof Date) {
    const point = dateOf(wanted);
    const instant = instantOf(point, world);
    return instant === undefined ? order(wallDay(value, world.timeZone), dayOf(point, world)) : order(value.getTime(), instant);
  }
  if (isRatio(value) && wanted?.kind === 'number') return compareRatios(value, ratioOf(wanted.decimal));
  if (typeof value === 'boolean') return wanted?.kind === 'boolean' && wanted.boolean === value ? 0 : Number.NaN;
  return folded(stringOf(value), type) === folded(textOf(wanted), type) ? 0 : Number.NaN;
}

/** A day's yearly return: on its month and day, on 28 February for a 29th that the year lacks. */
function returnIn(year: number, day: string): string {
  return `${String(year).padStart(4, '0')}-${day.slice(5) === '02-29' && !isLeapYear(year) ? '02-28' : day.slice(5)}`;
}

function anniversaryHolds(value: string, operator: Operator, [from = '', to = '']: readonly string[]): boolean {
  const years = (day: string) => Number(day.slice(0, 4));
  if (operator === 'BETWEEN') {
    for (let year = years(from); year <= years(to); year++) {
      const day = returnIn(year, value);
      if (from <= day && day <= to) return true;
    }
    return false;
  }
  const returned = order(returnIn(years(from), value), from);
  return (
    { '=': returned === 0, '>': returned > 0, '>=': returned >= 0, '<': returned < 0, '<=': returned <= 0 }[operator as string] ??
    fail(operator)
  );
}

/** The moment of a date that is one, as milliseconds with a fraction; undefined for a whole day. */
function instantOf(point: DatePoint, { now, timeZone }: NaiveWorld): number | undefined {
  if (point.kind === 'now') return now.getTime();
  if (point.kind === 'offset' && (point.unit === 'h' || point.unit === 'min')) {
    return now.getTime() + point.amount * (point.unit === 'h' ? 3_600_000 : 60_000);
  }
  if (point.kind !== 'dateTime') return undefined;
  const [, wall = '', fraction = '', zone = ''] = /^([^.]{19})(\.\d+)?(.*)$/.exec(point.dateTime) ?? [];
  const second = zone === '' ? instantOfWall(wall, timeZone) : new Date(`${wall}${zone}`);
  return second.getTime() + Number(`0${fraction}`) * 1000;
}

/** The day of a date that stands for a whole one. */
export function dayOf(point: DatePoint, { now, timeZone }: NaiveWorld): string {
  const today = wallDay(now, timeZone);
  if (point.kind === 'day') return point.day;
  if (point.kind === 'today') return today;
  if (point.kind === 'yesterday') return moveDay(today, -1, 'd');
  if (point.kind === 'offset' && point.unit !== 'h' && point.unit !== 'min') return moveDay(today, point.amount, point.unit);
  return fail(point.kind);
}

export function textOf(value: Value | undefined): string {
  if (value?.kind === 'text') return value.text;
  return value?.kind === 'number' ? value.decimal : fail(value?.kind);
}

function stringOf(value: NaiveValue): string {
  return typeof value === 'string' ? value : fail(typeof value);
}

function dateOf(value: Value | undefined): DatePoint {
  return value?.kind === 'date' ? value.date : fail(value?.kind);
}

/** Letters with their mark inside, which Unicode does not take apart. */
const MARKED: Readonly<Record<string, string>> = { ø: 'o', ł: 'l', đ: 'd', ħ: 'h', ŧ: 't', ı: 'i', ß: 'ss', æ: 'ae', œ: 'oe' };

export function folded(text: string, type: ValueType): string {
  if (type !== 'tag' && type !== 'plain') return text;
  const small = text.toLowerCase().replaceAll('ς', 'σ');
  if (type === 'tag') return small;
  const bare = small.normalize('NFD').replace(/[\u0300-\u036f]/g, '');
  return bare.replace(/[øłđħŧıßæœ]/g, (letter) => MARKED[letter] ?? letter).normalize('NFC');
}

function order<Ordered extends string | number>(a: Ordered, b: Ordered): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function isList(value: NaiveValue): value is readonly string[] {
  return Array.isArray(value);
}

export function isRatio(value: NaiveValue): value is Ratio {
  return typeof value === 'object' && value !== null && 'under' in value;
}

function fail(what: unknown): never {
  throw new Error(`The naive evaluator does not know ${String(what)}`);
}
