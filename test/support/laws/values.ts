import fc from 'fast-check';
import { normalText } from '../../../src/kernel/normal-text.js';
import { arityOf } from '../../../src/language/operator.js';
import { NO_SPAN, type DatePoint, type Operator, type Value } from '../../../src/language/rule.js';
import type { AllowedValue, ValueType } from '../../../src/language/vocabulary.js';
import { isList, isRatio } from '../naive/compare.js';
import type { NaiveValue } from '../naive/customer.js';
import { printRatio, ratioOf } from '../naive/ratio.js';
import { moveDay, wallDay, wallTime } from '../naive/zone.js';
import { anyCharacter } from './any-character.js';

/** What is compared: the type and operators, and values that customers have, so that boundaries are hit. */
export interface Compared {
  readonly type: ValueType;
  readonly operators: readonly Operator[];
  readonly allowed?: readonly AllowedValue[];
  readonly pool: readonly NaiveValue[];
}

export interface Present {
  readonly now: Date;
  readonly timeZone: string;
}

/** Texts that would do harm if they ever became part of a statement. */
export const HOSTILE_TEXTS = [
  "'",
  "''",
  '"',
  '$1',
  '--',
  ';',
  '/*',
  '\\',
  "' or true --",
  '%',
  '_',
  '\u202e',
  '🎉',
  '$$',
  '?',
  ':a',
  '{}',
  '{"a"}',
];

const span = NO_SPAN;

/** An operator with as many values as it takes. */
export function comparison(compared: Compared, present: Present): fc.Arbitrary<{ readonly operator: Operator; readonly values: Value[] }> {
  return fc.constantFrom(...compared.operators).chain((operator) => {
    const one = value(compared, present, operator);
    const count = { none: [0, 0], one: [1, 1], two: [2, 2], list: [1, 4] }[arityOf(operator)];
    return fc.array(one, { minLength: count[0], maxLength: count[1] }).map((values) => ({ operator, values }));
  });
}

function value(compared: Compared, present: Present, operator: Operator): fc.Arbitrary<Value> {
  const scalars = compared.pool.flatMap((known): NaiveValue[] => (isList(known) ? [...known] : [known])).filter((known) => known !== null);
  switch (compared.type) {
    case 'text':
    case 'tag':
    case 'plain':
      return text(
        scalars.filter((known) => typeof known === 'string'),
        operator,
      );
    case 'enum':
      return fc.constantFrom(...(compared.allowed ?? [])).map((allowed) => ({ kind: 'text', text: allowed.value, span }));
    case 'integer':
      return number(
        ['0', '1', '-1', ...scalars.filter(isRatio).map((known) => printRatio(known))].filter((known) => !known.includes('.')),
        ['1', '-1'],
      );
    case 'number':
    case 'money':
      return number(['0', '-0.0001', '1', ...scalars.filter(isRatio).map((known) => printRatio(known))], ['0.0001', '-0.0001', '1']);
    case 'boolean':
      return fc.boolean().map((boolean) => ({ kind: 'boolean', boolean, span }));
    case 'day':
    case 'anniversary':
      return point(
        dayPoints(
          scalars.filter((known) => typeof known === 'string'),
          compared.type,
          present,
        ),
      );
    case 'instant':
      return point(fc.oneof(dayPoints(days(scalars, present), 'instant', present), instantPoints(scalars.filter(isDate), present)));
    case 'coordinates':
      return fc
        .constantFrom('0,0', '52.52,13.4', '-90,180', '33.5,-179.9', '48.2,16.37')
        .map((known) => ({ kind: 'text', text: known, span }));
  }
}

function text(known: readonly string[], operator: Operator): fc.Arbitrary<Value> {
  const whole = fc.constantFrom('online', ...known);
  const parts = fc.tuple(whole, fc.nat(3), fc.nat(5)).map(([word, start, length]) => word.slice(start, start + length));
  const byParts = operator === 'CONTAINS' || operator === 'NOT CONTAINS' || operator === 'STARTS WITH' || operator === 'ENDS WITH';
  const texts = fc.oneof(
    { weight: 6, arbitrary: whole },
    { weight: byParts ? 6 : 1, arbitrary: parts.filter((part) => !/\p{Cs}/u.test(part)) },
    { weight: 1, arbitrary: whole.map((word) => word.toUpperCase()) },
    { weight: 1, arbitrary: fc.constantFrom('', ...HOSTILE_TEXTS) },
    { weight: 1, arbitrary: fc.string({ unit: anyCharacter, maxLength: 8 }).filter((word) => !/\0|\p{Cs}/u.test(word)) },
  );
  return fc.oneof(
    // Rules are read in the form in which texts are stored.
    { weight: 9, arbitrary: texts.map((word): Value => ({ kind: 'text', text: normalText(word), span })) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 9 }).map((digit): Value => ({ kind: 'number', decimal: String(digit), span })) },
  );
}

function number(known: readonly string[], steps: readonly string[]): fc.Arbitrary<Value> {
  const near = fc.tuple(fc.constantFrom(...known), fc.constantFrom('0', '0', ...steps)).map(([decimal, step]) => {
    const [a, b] = [ratioOf(decimal), ratioOf(step)];
    return printRatio({ over: a.over * b.under + b.over * a.under, under: a.under * b.under });
  });
  return near.map((decimal) => ({ kind: 'number', decimal, span }));
}

function point(points: fc.Arbitrary<DatePoint>): fc.Arbitrary<Value> {
  return points.map((date) => ({ kind: 'date', date, span }));
}

/** Days that customers have, written in every way that names them: as they are, and by their distance from today. */
function dayPoints(known: readonly string[], type: ValueType, { now, timeZone }: Present): fc.Arbitrary<DatePoint> {
  const today = wallDay(now, timeZone);
  const thisYear = (day: string) => moveDay(day, Number(today.slice(0, 4)) - Number(day.slice(0, 4)), 'y');
  const pool = [today, ...(type === 'anniversary' ? known.flatMap((day) => [thisYear(day), day]) : known)];
  const day = fc.tuple(fc.constantFrom(...pool), fc.constantFrom(0, 0, 0, 1, -1)).map(([base, step]) => {
    const moved = moveDay(base, step, 'd');
    return /^\d{4}-/.test(moved) && !moved.startsWith('0000') ? moved : base;
  });
  const unit = fc.constantFrom('d', 'd', 'w', 'm', 'y');
  return fc.oneof(
    { weight: 4, arbitrary: day.map((known): DatePoint => ({ kind: 'day', day: known })) },
    {
      weight: 4,
      arbitrary: fc
        .tuple(day, unit, fc.constantFrom(0, 0, 1, -1))
        .map(([known, by, step]) => offset(distance(today, known, by) + step, by)),
    },
    { weight: 2, arbitrary: fc.tuple(fc.integer({ min: -40, max: 40 }), unit).map(([amount, by]) => offset(amount, by)) },
    { weight: 2, arbitrary: fc.constantFrom({ kind: 'today' as const }, { kind: 'yesterday' as const }) },
  );
}

function instantPoints(known: readonly Date[], { now, timeZone }: Present): fc.Arbitrary<DatePoint> {
  const moment = fc.constantFrom(now, ...known);
  const fraction = (date: Date) =>
    date.getUTCMilliseconds() === 0 ? '' : `.${String(date.getUTCMilliseconds()).padStart(3, '0')}`.replace(/0+$/, '');
  const wall = moment.map((date) => `${wallTime(date, timeZone)}${fraction(date)}`);
  const zoned = moment.map((date) => `${date.toISOString().slice(0, 19)}${fraction(date)}Z`);
  const finer = moment.map((date) => `${date.toISOString().slice(0, 19)}.${String(date.getUTCMilliseconds()).padStart(3, '0')}5Z`);
  return fc.oneof(
    fc.oneof(wall, zoned, finer).map((dateTime): DatePoint => ({ kind: 'dateTime', dateTime })),
    fc.tuple(moment, fc.constantFrom('h' as const, 'min' as const), fc.constantFrom(0, 0, 1, -1)).map(([date, unit, step]) => {
      const amount = Math.trunc((date.getTime() - now.getTime()) / (unit === 'h' ? 3_600_000 : 60_000)) + step;
      return amount === 0 ? { kind: 'now' as const } : { kind: 'offset' as const, amount, unit };
    }),
    fc.constant({ kind: 'now' as const }),
  );
}

function offset(amount: number, unit: 'd' | 'w' | 'm' | 'y'): DatePoint {
  const most = { d: 365_250, w: 52_178, m: 12_000, y: 1_000 }[unit];
  const cut = Math.max(-most, Math.min(most, amount));
  return cut === 0 ? { kind: 'today' } : { kind: 'offset', amount: cut, unit };
}

function distance(from: string, to: string, unit: 'd' | 'w' | 'm' | 'y'): number {
  const days = Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
  const [years, months] = [Number(to.slice(0, 4)) - Number(from.slice(0, 4)), Number(to.slice(5, 7)) - Number(from.slice(5, 7))];
  return { d: days, w: Math.trunc(days / 7), m: years * 12 + months, y: years }[unit];
}

function days(known: readonly NaiveValue[], { timeZone }: Present): string[] {
  return known.filter(isDate).map((date) => wallDay(date, timeZone));
}

function isDate(known: NaiveValue): known is Date {
  return known instanceof Date;
}
