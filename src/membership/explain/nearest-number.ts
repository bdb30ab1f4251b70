import {
  absolute,
  addDecimals,
  compareDecimals,
  decimalOf,
  floorDecimal,
  roundOutward,
  subtractDecimals,
  type Decimal,
} from '../../kernel/index.js';
import type { Operator } from '../../language/index.js';

/** A number compared with fixed ones. */
export interface NumberTest {
  readonly operator: Operator;
  readonly bounds: readonly Decimal[];
  /** Whether it is a whole number always. */
  readonly whole: boolean;
  /** Below which it cannot be. */
  readonly least?: Decimal;
}

type Holds = (value: Decimal, bounds: readonly Decimal[]) => boolean;

const ordered =
  (test: (order: number) => boolean): Holds =>
  (value, bounds) =>
    bounds.slice(0, 1).some((bound) => test(compareDecimals(value, bound)));
const isAnyOf: Holds = (value, bounds) => bounds.some((bound) => compareDecimals(value, bound) === 0);

const HOLDS: Partial<Record<Operator, Holds>> = {
  '=': isAnyOf,
  '!=': (value, bounds) => !isAnyOf(value, bounds),
  '>': ordered((order) => order > 0),
  '>=': ordered((order) => order >= 0),
  '<': ordered((order) => order < 0),
  '<=': ordered((order) => order <= 0),
  BETWEEN: (value, [from, to]) =>
    from !== undefined && to !== undefined && compareDecimals(from, value) <= 0 && compareDecimals(value, to) <= 0,
  IN: isAnyOf,
  'NOT IN': (value, bounds) => !isAnyOf(value, bounds),
};

/** Whether a number passes; undefined for an operator that looks at no number. */
export function numberHolds({ operator, bounds }: NumberTest, value: Decimal): boolean | undefined {
  return HOLDS[operator]?.(value, bounds);
}

/** The smallest step of a number that has no smallest one: a hundredth, or what the numbers compared are told in. */
const USUAL_SCALE = 2;
const FINEST_SCALE = 6;

/** How much must be added to a number at the least, so that the test says the opposite of it; undefined if nothing can. */
export function nearestNumber(test: NumberTest, actual: Decimal): Decimal | undefined {
  const verdict = numberHolds(test, actual);
  const scale = scaleFor(test, actual);
  const distances = candidates(test, scale)
    .filter((value) => verdict !== undefined && numberHolds(test, value) !== verdict)
    .map((value) => subtractDecimals(value, actual));
  const nearest = distances.toSorted((a, b) => compareDecimals(absolute(a), absolute(b)))[0];
  if (nearest === undefined) return undefined;
  // A mean has no end of digits: rounded so that it is enough all the same.
  const rounded = roundOutward(nearest, scale);
  return numberHolds(test, addDecimals(actual, rounded)) === verdict ? nearest : rounded;
}

/** A number that the test says `verdict` of, for somebody who has none. */
export function anyNumber(test: NumberTest, verdict: boolean): Decimal | undefined {
  return candidates(test, scaleFor(test, decimalOf(0))).find((value) => numberHolds(test, value) === verdict);
}

function scaleFor({ bounds, whole }: NumberTest, actual: Decimal): number {
  return whole ? 0 : Math.max(USUAL_SCALE, ...bounds.map(({ scale }) => scale), Math.min(actual.scale, FINEST_SCALE));
}

/** Of a list with more values than anybody reads no nearest one is named: to find it, each is compared with all. */
const MOST_BOUNDS = 200;

/** Where the verdict may turn: at the bounds, and one step before and after each. */
function candidates({ bounds, whole, least }: NumberTest, scale: number): Decimal[] {
  if (bounds.length > MOST_BOUNDS) return [];
  const step: Decimal = { units: 1n, scale };
  return bounds
    .map((bound) => (whole ? floorDecimal(bound) : bound))
    .flatMap((bound) => [bound, addDecimals(bound, step), subtractDecimals(bound, step)])
    .filter((value) => least === undefined || compareDecimals(value, least) >= 0);
}
