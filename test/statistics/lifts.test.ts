import { Random } from '../../src/kernel/index.js';
import { chanceOfDistance, countInterval, distanceOf, liftOf, type Moments, restOf } from '../../src/statistics/lifts.js';

/** How many of so many did something. */
const share = (count: number, of: number): Moments => ({ of, sum: count, squares: count });
const momentsOf = (values: readonly number[]): Moments => ({
  of: values.length,
  sum: values.reduce((sum, value) => sum + value, 0),
  squares: values.reduce((sum, value) => sum + value * value, 0),
});

test('the lift of heart attacks under placebo over aspirin lies where A. Agresti (2002, 3.1.4) has it', () => {
  const lift = liftOf(share(189, 11_034), share(104, 11_037), 0.95);
  expect(lift?.lift).toBeCloseTo(1.82, 2);
  expect(lift?.low).toBeCloseTo(1.43, 2);
  expect(lift?.high).toBeCloseTo(2.31, 2);
});

test.each([
  // F. Garwood (1936), as all tables have it.
  [0, 0, 3.69],
  [1, 0.03, 5.57],
  [10, 4.8, 18.39],
  [100, 81.36, 121.63],
])('the mean of which %i came lies within %d and %d', (count, low, high) => {
  const found = countInterval(count, 0.95);
  expect(found.low).toBeCloseTo(low, 2);
  expect(found.high).toBeCloseTo(high, 2);
});

test('the interval of the lift of skewed amounts holds what it is to hold', () => {
  const random = new Random('lifts');
  const spent = (size: number, mean: number) => momentsOf(Array.from({ length: size }, () => random.logNormal(mean, 1)));
  const trials = Array.from({ length: 1_000 }, () => liftOf(spent(200, 75), spent(800, 50), 0.95));
  const covered = trials.filter((lift) => lift !== null && lift.low <= 1.5 && lift.high >= 1.5).length;
  expect(covered).toBeGreaterThan(920);
  expect(covered).toBeLessThan(980);
});

test('of nobody, of one and of nothing there is no lift', () => {
  expect(liftOf(share(0, 0), share(1, 10), 0.95)).toBeNull();
  expect(liftOf(share(1, 1), share(1, 10), 0.95)).toBeNull();
  expect(liftOf(share(0, 10), share(1, 10), 0.95)).toBeNull();
  expect(distanceOf(share(0, 0), share(1, 10))).toBe(0);
});

test('a distance of 1.96 is chance in one of twenty cases, and who is left is everybody else', () => {
  expect(chanceOfDistance(1.959964)).toBeCloseTo(0.05, 6);
  expect(chanceOfDistance(-1.959964)).toBeCloseTo(0.05, 6);
  expect(restOf(momentsOf([1, 2, 3]), momentsOf([2]))).toEqual(momentsOf([1, 3]));
});
