import { chiSquareAbove, chiSquareBelow, differenceOfSpreads } from '../../src/statistics/chi-square.js';
import { falseDiscoveryRates } from '../../src/statistics/many-tests.js';

test('rates of false discovery are those of R', () => {
  // p.adjust(c(0.01, 0.02, 0.03, 0.04, 0.05), 'BH') and p.adjust(c(0.04, 0.001, 0.3, 0.012), 'BH')
  for (const rate of falseDiscoveryRates([0.01, 0.02, 0.03, 0.04, 0.05])) expect(rate).toBeCloseTo(0.05, 12);
  for (const [index, rate] of falseDiscoveryRates([0.04, 0.001, 0.3, 0.012]).entries())
    expect(rate).toBeCloseTo([0.0533333333333333, 0.004, 0.3, 0.024][index] as number, 12);
  expect(falseDiscoveryRates([])).toEqual([]);
});

test.each([
  [3.841458820694124, 1, 0.05],
  [18.307038053275146, 10, 0.05],
  [6.634896601021213, 1, 0.01],
  [0.5, 3, 0.9188914116546758],
  [100, 50, 3.45493138298485e-5],
  [200, 100, 1.17845007209797e-8],
])('a chi-square above %d of %d degrees of freedom has the probability of the tables', (statistic, freedom, probability) => {
  const found = chiSquareAbove(statistic, freedom);
  expect(Math.abs(found / probability - 1)).toBeLessThan(1e-9);
  expect(found).toBeCloseTo(probability, 8);
  expect(chiSquareBelow(statistic, freedom)).toBeCloseTo(1 - probability, 12);
});

test('spreads are compared by the test of Pearson, with what is rare put together', () => {
  // chisq.test(matrix(c(30, 20, 10, 20, 25, 15), nrow = 2, byrow = TRUE))$p.value
  expect(differenceOfSpreads([30, 20, 10], [20, 25, 15])).toBeCloseTo(0.1690133154060661, 9);
  expect(differenceOfSpreads([30, 20, 1], [20, 25, 0])).toBeCloseTo(differenceOfSpreads([30, 21], [20, 25]) ?? -1, 12);
  expect(differenceOfSpreads([3, 0], [2, 1])).toBeNull();
  expect(differenceOfSpreads([], [1])).toBeNull();
});

test('the tail of a Poisson distribution is exact where it is small', () => {
  // ppois(29, 5, lower.tail = FALSE), summed: 30 or more where 5 are expected.
  let sum = 0;
  let term = Math.exp(-5);
  for (let count = 1; count < 200; count++) {
    term *= 5 / count;
    if (count >= 30) sum += term;
  }
  expect(Math.abs(chiSquareBelow(10, 60) / sum - 1)).toBeLessThan(1e-12);
});
