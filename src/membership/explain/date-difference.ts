import { dayOf, isWholeDay, startOf, type Reckoning } from '../../compile/index.js';
import { decimalOf, printDecimal, sayDay, sayMoment, type Decimal } from '../../kernel/index.js';
import type { DatePoint, Operator, Value } from '../../language/index.js';
import type { Difference } from './smallest-change.js';
import { anyNumber, nearestNumber, type NumberTest } from './nearest-number.js';
import { sayDays, saySpan } from './wording.js';

const DAY_MS = 86_400_000;

/** A way to count dates: by the day, or by the millisecond. */
interface Scale {
  readonly unit: 'days' | 'seconds';
  ofBound(point: DatePoint): number;
  ofActual(moment: string): number;
  /** So many of them as a decimal in `unit`. */
  print(count: Decimal): string;
  say(count: number): string;
  /** The date of that number, and how one says it. */
  name(count: number): string;
  sayDate(name: string): string;
}

/** How much later or earlier a date would have to be, to turn a comparison with dates of the rule round. */
export function dateDifference(
  label: string,
  { operator, values }: { readonly operator: Operator; readonly values: readonly Value[] },
  actual: string,
  holds: boolean,
  reckoning: Reckoning,
): Difference | undefined {
  const points = values.flatMap((value) => (value.kind === 'date' ? [value.date] : []));
  const scale = scaleFor(points, reckoning);
  if (scale === undefined) return undefined;
  const test: NumberTest = { operator, bounds: points.map((point) => decimalOf(scale.ofBound(point))), whole: true };
  if (actual === 'null') {
    const value = anyNumber(test, !holds);
    if (value === undefined) return undefined;
    const to = scale.name(Number(value.units));
    return { label, to, ofDate: true, words: `${scale.sayDate(to)}, where there is none` };
  }
  const by = nearestNumber(test, decimalOf(scale.ofActual(JSON.parse(actual) as string)));
  return by && { label, by: scale.print(by), unit: scale.unit, ofDate: true, words: scale.say(Number(by.units)) };
}

/** undefined for whole days and instants mixed. */
function scaleFor(points: readonly DatePoint[], reckoning: Reckoning): Scale | undefined {
  if (points.every(isWholeDay)) return days(reckoning);
  return points.some(isWholeDay) ? undefined : instants(reckoning);
}

function days(reckoning: Reckoning): Scale {
  const numberOf = (day: string) => Date.parse(`${day}T00:00:00Z`) / DAY_MS;
  return {
    unit: 'days',
    ofBound: (point) => numberOf(dayOf(point, reckoning)),
    ofActual: (moment) => numberOf(moment.length === 10 ? moment : dayOf({ kind: 'now' }, { ...reckoning, now: new Date(moment) })),
    print: printDecimal,
    say: sayDays,
    name: (count) => new Date(count * DAY_MS).toISOString().slice(0, 10),
    sayDate: sayDay,
  };
}

function instants(reckoning: Reckoning): Scale {
  return {
    unit: 'seconds',
    ofBound: (point) => startOf(point, reckoning).getTime(),
    ofActual: (moment) => new Date(moment).getTime(),
    print: ({ units }) => printDecimal({ units, scale: 3 }),
    say: (count) => `${saySpan(Math.abs(count))} ${count > 0 ? 'later' : 'earlier'}`,
    name: (count) => new Date(count).toISOString(),
    sayDate: (name) => sayMoment(new Date(name), reckoning.timeZone),
  };
}
