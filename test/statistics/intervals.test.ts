import { Random } from '../../src/kernel/index.js';
import { differenceOfMeans, differenceOfShares, levelOfEach, quantileOfT } from '../../src/statistics/intervals.js';

test.each([
  // The examples of R. Newcombe (1998), table II, method 10.
  [56, 70, 48, 80, 0.0524, 0.3339],
  [9, 10, 3, 10, 0.1705, 0.809],
  [6, 7, 2, 7, 0.0582, 0.8062],
  [5, 56, 0, 29, -0.0381, 0.1926],
  [0, 10, 0, 20, -0.1611, 0.2775],
  [10, 10, 0, 20, 0.6791, 1],
])('the difference of %i of %i and %i of %i lies where it was published', (count, of, otherCount, otherOf, low, high) => {
  const found = differenceOfShares({ count, of }, { count: otherCount, of: otherOf });
  expect(found?.difference).toBeCloseTo(count / of - otherCount / otherOf, 12);
  expect(found?.low).toBeCloseTo(low, 4);
  expect(found?.high).toBeCloseTo(high, 4);
});

test.each([
  [1, 12.7062],
  [2, 4.30265],
  [4, 2.77645],
  [10, 2.22814],
  [30, 2.04227],
  [1_000_000, 1.95997],
])('the quantile of t with %d degrees of freedom is that of the tables', (freedom, quantile) => {
  expect(quantileOfT(0.975, freedom)).toBeCloseTo(quantile, 4);
});

test('the difference of means has the interval of Welch', () => {
  // Of 1 2 3 4 5 and 2 4 6 8, by scipy.stats.ttest_ind(equal_var=False): 4.7494 degrees of freedom.
  const found = differenceOfMeans({ mean: 3, variance: 2.5, of: 5 }, { mean: 5, variance: 20 / 3, of: 4 });
  expect(found?.difference).toBe(-2);
  expect(found?.low).toBeCloseTo(-5.84463638394009, 10);
  expect(found?.high).toBeCloseTo(1.84463638394009, 10);
});

test('of nobody, or of one whose spread nobody knows, there is no interval; of those who are all alike it has no width', () => {
  expect(differenceOfShares({ count: 0, of: 0 }, { count: 1, of: 2 })).toBeNull();
  expect(differenceOfMeans({ mean: 1, variance: 0, of: 1 }, { mean: 1, variance: 0, of: 9 })).toBeNull();
  expect(differenceOfMeans({ mean: 3, variance: 0, of: 2 }, { mean: 1, variance: 0, of: 9 })).toEqual({ difference: 2, low: 2, high: 2 });
});

test('intervals of many together err in one of twenty cases, where each alone would let one of them err in most', () => {
  const random = new Random('many segments');
  const bought = (of: number) => ({ count: Array.from({ length: of }, () => random.next() < 0.3).filter(Boolean).length, of });
  const [campaigns, segments] = [200, 20];
  let [alone, together] = [0, 0];
  for (let campaign = 0; campaign < campaigns; campaign++) {
    const groups = Array.from({ length: segments }, () => [bought(100), bought(100)] as const);
    const tells = (level?: number) =>
      groups.some(([one, other]) => {
        const found = differenceOfShares(one, other, level);
        return found !== null && (found.low > 0 || found.high < 0);
      });
    if (tells()) alone++;
    if (tells(levelOfEach(segments))) together++;
  }
  expect(alone / campaigns).toBeGreaterThan(0.4);
  expect(together / campaigns).toBeLessThan(0.08);
});
