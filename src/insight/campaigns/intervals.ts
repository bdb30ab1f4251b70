/*
 * Differences of two groups with 95 % intervals: of shares by R. Newcombe (Statistics in Medicine 17, 1998, method 10), of means by B. Welch
 * (Biometrika 34, 1947).
 */

/** A difference and where it lies in 95 of 100 such trials. */
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

const LEVEL = 0.975;
const Z = 1.959963984540054;

/** The difference of two shares; null where one is of nobody. */
export function differenceOfShares(one: Share, other: Share): Difference | null {
  if (one.of === 0 || other.of === 0) return null;
  const [a, b] = [wilson(one), wilson(other)];
  const difference = a.share - b.share;
  return {
    difference,
    low: difference - Math.hypot(a.share - a.low, b.high - b.share),
    high: difference + Math.hypot(a.high - a.share, b.share - b.low),
  };
}

/** The score interval of a share (E. Wilson, 1927). */
function wilson({ count, of }: Share): { readonly share: number; readonly low: number; readonly high: number } {
  const share = count / of;
  const middle = (count + Z ** 2 / 2) / (of + Z ** 2);
  const half = (Z * Math.sqrt(of * share * (1 - share) + Z ** 2 / 4)) / (of + Z ** 2);
  return { share, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/** The difference of two means; null where a group has fewer than two, whose spread nobody knows. */
export function differenceOfMeans(one: Mean, other: Mean): Difference | null {
  if (one.of < 2 || other.of < 2) return null;
  const difference = one.mean - other.mean;
  const [a, b] = [one.variance / one.of, other.variance / other.of];
  if (a + b === 0) return { difference, low: difference, high: difference };
  const freedom = (a + b) ** 2 / (a ** 2 / (one.of - 1) + b ** 2 / (other.of - 1));
  const half = quantileOfT(LEVEL, freedom) * Math.sqrt(a + b);
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

/** The regularised incomplete beta function, by the continued fraction of NIST's Digital Library of Mathematical Functions, 8.17.22. */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0 || x >= 1) return x <= 0 ? 0 : 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x)) / a;
  // By the method of Lentz.
  let [fraction, c, d] = [1, 1, 0];
  for (let step = 0; step < 1_000; step++) {
    const m = Math.floor(step / 2);
    const term =
      step === 0
        ? 1
        : step % 2 === 0
          ? (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
          : -((a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / notZero(1 + term * d);
    c = notZero(1 + term / c);
    fraction *= c * d;
    if (step > 0 && Math.abs(c * d - 1) < 1e-15) break;
  }
  return front * (fraction - 1);
}

function notZero(value: number): number {
  return Math.abs(value) < 1e-300 ? 1e-300 : value;
}

/** By the series of Stirling, from 10 on; what is below is led there by the recurrence. */
function logGamma(x: number): number {
  if (x < 10) return logGamma(x + 1) - Math.log(x);
  const inverse = 1 / x;
  const series = inverse / 12 - inverse ** 3 / 360 + inverse ** 5 / 1_260 - inverse ** 7 / 1_680;
  return (x - 0.5) * Math.log(x) - x + Math.log(2 * Math.PI) / 2 + series;
}
