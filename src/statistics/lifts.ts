import { normalAbove } from './special-functions.js';
import { reach } from './intervals.js';
import { chiSquareBelow } from './chi-square.js';

/*
 * How many times as much a group has as the rest, with an interval on the scale of logarithms, on which ratios are about normal (D. Katz et al., Biometrics 34, 1978, of shares; the delta method of
 * means).
 */

/** What was added up of a group: how many, the sum, and the sum of the squares. */
export interface Moments {
  readonly of: number;
  readonly sum: number;
  readonly squares: number;
}

export interface Lift {
  readonly mean: number;
  readonly meanOfRest: number;
  readonly lift: number;
  readonly low: number;
  readonly high: number;
}

/** Mean and variance of the sample. */
export function meanOf({ of, sum, squares }: Moments): { readonly mean: number; readonly variance: number; readonly of: number } {
  const mean = sum / of;
  return { mean, variance: of < 2 ? 0 : Math.max(0, (squares - sum * mean) / (of - 1)), of };
}

/** What is left of all without some. */
export function restOf(all: Moments, some: Moments): Moments {
  return { of: all.of - some.of, sum: all.sum - some.sum, squares: Math.max(0, all.squares - some.squares) };
}

/** The lift of a group over the rest; null where either is of fewer than two or has nothing, of which there is no ratio. */
export function liftOf(one: Moments, rest: Moments, level: number): Lift | null {
  if (one.of < 2 || rest.of < 2) return null;
  const [a, b] = [meanOf(one), meanOf(rest)];
  if (a.mean <= 0 || b.mean <= 0) return null;
  const lift = a.mean / b.mean;
  const half = reach(level) * Math.sqrt(a.variance / (a.of * a.mean ** 2) + b.variance / (b.of * b.mean ** 2));
  return { mean: a.mean, meanOfRest: b.mean, lift, low: lift * Math.exp(-half), high: lift * Math.exp(half) };
}

/** By how many standard errors two means differ (B. Welch); 0 where nobody knows. */
export function distanceOf(one: Moments, other: Moments): number {
  if (one.of < 2 || other.of < 2) return 0;
  const [a, b] = [meanOf(one), meanOf(other)];
  const error = Math.sqrt(a.variance / a.of + b.variance / b.of);
  return error === 0 ? 0 : (a.mean - b.mean) / error;
}

/** How likely chance alone makes so many standard errors, either way. */
export function chanceOfDistance(distance: number): number {
  return Math.min(1, 2 * normalAbove(Math.abs(distance)));
}

/** Where the mean lies of which so many came (F. Garwood, 1936). */
export function countInterval(count: number, level: number): { readonly low: number; readonly high: number } {
  const tail = (1 - level) / 2;
  return { low: count === 0 ? 0 : chiSquareQuantile(tail, 2 * count) / 2, high: chiSquareQuantile(1 - tail, 2 * count + 2) / 2 };
}

function chiSquareQuantile(probability: number, freedom: number): number {
  let [low, high] = [0, freedom + 1];
  while (chiSquareBelow(high, freedom) < probability) high *= 2;
  for (let step = 0; step < 100; step++) {
    const middle = (low + high) / 2;
    if (chiSquareBelow(middle, freedom) < probability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
