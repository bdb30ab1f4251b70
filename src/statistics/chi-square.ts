import { logGamma } from './special-functions.js';

/** How likely chance alone makes two groups differ so much in how they spread over some levels (K. Pearson, 1900). Levels too rare to tell are put together; null where one is left. */
export function differenceOfSpreads(one: readonly number[], other: readonly number[]): number | null {
  const totals = [sumOf(one), sumOf(other)] as const;
  const all = totals[0] + totals[1];
  if (totals[0] === 0 || totals[1] === 0) return null;
  const rarer = Math.min(...totals) / all;
  const isRare = (index: number) => ((one[index] as number) + (other[index] as number)) * rarer < LEAST_EXPECTED;
  const [common, rare] = [[...one.keys()].filter((index) => !isRare(index)), [...one.keys()].filter(isRare)];
  const cells = common.map((index): [number, number] => [one[index] as number, other[index] as number]);
  const together: [number, number] = [sumOf(rare.map((index) => one[index] as number)), sumOf(rare.map((index) => other[index] as number))];
  if ((together[0] + together[1]) * rarer >= LEAST_EXPECTED) cells.push(together);
  else if (cells.length > 0 && together[0] + together[1] > 0) {
    const smallest = cells.reduce((least, cell) => (cell[0] + cell[1] < least[0] + least[1] ? cell : least));
    smallest[0] += together[0];
    smallest[1] += together[1];
  }
  if (cells.length < 2) return null;
  let statistic = 0;
  for (const cell of cells) {
    for (const side of [0, 1] as const) {
      const expected = ((cell[0] + cell[1]) * totals[side]) / all;
      statistic += (cell[side] - expected) ** 2 / expected;
    }
  }
  return chiSquareAbove(statistic, cells.length - 1);
}

/** Below so many expected in a cell the distribution does not hold (W. Cochran, 1954). */
const LEAST_EXPECTED = 5;

/** The probability that a chi-square of so many degrees of freedom lies above. */
export function chiSquareAbove(statistic: number, freedom: number): number {
  const [a, x] = [freedom / 2, statistic / 2];
  if (x <= 0) return 1;
  return x < a + 1 ? 1 - lowerSeries(a, x) : upperFraction(a, x);
}

/** The probability that it lies below: exact where it is small. */
export function chiSquareBelow(statistic: number, freedom: number): number {
  const [a, x] = [freedom / 2, statistic / 2];
  if (x <= 0) return 0;
  return x < a + 1 ? lowerSeries(a, x) : 1 - upperFraction(a, x);
}

const frontOf = (a: number, x: number) => Math.exp(a * Math.log(x) - x - logGamma(a));

/** The lower incomplete gamma function as a share of the whole, by its series. */
function lowerSeries(a: number, x: number): number {
  let [term, sum] = [1 / a, 1 / a];
  for (let n = 1; n < 10_000 && term > sum * 1e-16; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return frontOf(a, x) * sum;
}

/** The upper one, by the continued fraction of NIST's Digital Library of Mathematical Functions, 8.9.2, with the method of Lentz. */
function upperFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n < 10_000; n++) {
    const an = -n * (n - a);
    b += 2;
    d = 1 / (an * d + b);
    c = b + an / c;
    fraction *= c * d;
    if (Math.abs(c * d - 1) < 1e-15) break;
  }
  return frontOf(a, x) * fraction;
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
