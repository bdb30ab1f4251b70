import { complementOfError, incompleteBeta } from './special-functions.js';

/*
 * Differences of two groups with intervals, of 95 % where nothing else is said: of shares by R. Newcombe (Statistics in Medicine 17, 1998, method 10), of means by B. Welch
 * (Biometrika 34, 1947).
 */

/** A difference and where it lies in 95 of 100 such trials, or as many as were asked for. */
export interface Difference {
  readonly difference: number;
  readonly low: number;
  readonly high: number;
}

/** How many of a group did something. */
export interface Share {
  readonly count: number;
  readonly of: number;
}

/** A mean, and the variance of the sample. */
export interface Mean {
  readonly mean: number;
  readonly variance: number;
  readonly of: number;
}

const LEVEL = 0.95;
const Z = 1.959963984540054;

/** The level of each of so many intervals that hold all together as often as one of 95 % does (C. Bonferroni). */
export function levelOfEach(intervals: number): number {
  return 1 - (1 - LEVEL) / intervals;
}

/** How many standard deviations an interval of a level reaches to either side. */
export function reach(level: number): number {
  if (level === LEVEL) return Z;
  let [low, high] = [0, 10];
  for (let step = 0; step < 100; step++) {
    const middle = (low + high) / 2;
    if (1 - complementOfError(middle / Math.SQRT2) < level) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The difference of two shares; null where one is of nobody. */
export function differenceOfShares(one: Share, other: Share, level = LEVEL): Difference | null {
  if (one.of === 0 || other.of === 0) return null;
  const [a, b] = [shareInterval(one, level), shareInterval(other, level)];
  const difference = a.share - b.share;
  return {
    difference,
    low: difference - Math.hypot(a.share - a.low, b.high - b.share),
    high: difference + Math.hypot(a.high - a.share, b.share - b.low),
  };
}

/**
 * The difference of two shares of the same people, by how many did only the one and only the other, with its interval of 95 % (A. Agresti, Y. Min, Statistics in
 * Medicine 24, 2005: as if half a one more had done each of the four).
 */
export function pairedDifference(onlyOne: number, onlyOther: number, of: number): Difference {
  const difference = (onlyOne - onlyOther) / of;
  const [a, b, n] = [onlyOne + 0.5, onlyOther + 0.5, of + 2];
  const middle = (a - b) / n;
  const half = (Z * Math.sqrt(a + b - (a - b) ** 2 / n)) / n;
  // The difference itself is in it, whatever is rounded.
  return { difference, low: Math.min(difference, middle - half), high: Math.max(difference, middle + half) };
}

/** A share with its score interval (E. Wilson, 1927). */
export function shareInterval(
  { count, of }: Share,
  level = LEVEL,
): { readonly share: number; readonly low: number; readonly high: number } {
  const z = reach(level);
  const share = count / of;
  const middle = (count + z ** 2 / 2) / (of + z ** 2);
  const half = (z * Math.sqrt(of * share * (1 - share) + z ** 2 / 4)) / (of + z ** 2);
  // The share itself is in it, whatever is rounded.
  return { share, low: Math.min(share, Math.max(0, middle - half)), high: Math.max(share, Math.min(1, middle + half)) };
}

/** The difference of two means; null where a group has fewer than two, whose spread nobody knows. */
export function differenceOfMeans(one: Mean, other: Mean, level = LEVEL): Difference | null {
  if (one.of < 2 || other.of < 2) return null;
  const difference = one.mean - other.mean;
  const [a, b] = [one.variance / one.of, other.variance / other.of];
  if (a + b === 0) return { difference, low: difference, high: difference };
  const freedom = (a + b) ** 2 / (a ** 2 / (one.of - 1) + b ** 2 / (other.of - 1));
  const half = quantileOfT((1 + level) / 2, freedom) * Math.sqrt(a + b);
  return { difference, low: difference - half, high: difference + half };
}

/** The quantile of Student's t for a probability above a half, by halving. */
export function quantileOfT(probability: number, freedom: number): number {
  let [low, high] = [0, 1];
  while (distributionOfT(high, freedom) < probability) high *= 2;
  for (let step = 0; step < 100; step++) {
    const middle = (low + high) / 2;
    if (distributionOfT(middle, freedom) < probability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function distributionOfT(t: number, freedom: number): number {
  return 1 - incompleteBeta(freedom / (freedom + t * t), freedom / 2, 0.5) / 2;
}
