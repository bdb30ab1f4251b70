import { Random } from '../../src/kernel/random.js';
import { seek } from '../../src/discovery/profile/drivers.js';
import { differenceWithin } from '../../src/discovery/profile/turns.js';
import { inventBase } from '../support/noise-base.js';

test('of 200 bases of noise one in twenty at most tells anything', () => {
  const random = new Random('noise');
  const telling = Array.from({ length: 200 }, () => seek(inventBase(random)).drivers.length).filter((count) => count > 0);
  // Ten would be allowed; the second half takes most of them away. Without the correction for many attributes it is nine.
  expect(telling.length).toBeLessThanOrEqual(5);
});

test('what is planted is found, first, and what is told of it is no larger than it is', () => {
  const random = new Random('planted');
  const found = Array.from({ length: 100 }, () => seek(inventBase(random, 0.4)).drivers);
  expect(found.filter(([first]) => first?.rule.startsWith('a0 ')).length).toBeGreaterThanOrEqual(95);
  const told = found.flatMap(([first]) => first?.difference ?? []);
  // Of the members four in ten were moved to the last of ten levels: 0.4 x 0.9.
  expect(told.reduce((sum, one) => sum + one, 0) / told.length).toBeGreaterThan(0.33);
  expect(told.reduce((sum, one) => sum + one, 0) / told.length).toBeLessThan(0.39);
  const covered = found.filter(([first]) => first !== undefined && first.low <= 0.36 && first.high >= 0.36);
  expect(covered.length).toBeGreaterThanOrEqual(88);
  const others = found.flatMap((drivers) => drivers.filter(({ rule }) => !rule.startsWith('a0 ')));
  expect(others.length).toBeLessThanOrEqual(15);
});

test('the stones of C. Charig (1986): the better treatment of small and of large stones looks the worse one over all', () => {
  const strata = [
    [87, 81, 270, 234],
    [263, 192, 80, 55],
  ] as const;
  expect((81 + 192) / 350 - (234 + 55) / 350).toBeLessThan(0);
  expect(differenceWithin(strata)).toBeGreaterThan(0.04);
  expect(differenceWithin([])).toBeNull();
});
