import fc from 'fast-check';
import { Random } from '../../src/kernel/random.js';

const draws = (random: Random, count: number) => Array.from({ length: count }, () => random.next());

describe('Random', () => {
  test('repeats itself for a seed, and differs between seeds', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { minLength: 2, maxLength: 2 }), ([one = '', other = '']) => {
        expect(draws(new Random(one), 5)).toEqual(draws(new Random(one), 5));
        expect(draws(new Random(one), 5)).not.toEqual(draws(new Random(other), 5));
      }),
    );
  });

  test('gives a fork the same sequence however much was drawn before', () => {
    const random = new Random('seed');
    const early = draws(random.fork('orders'), 5);
    draws(random, 100);
    expect(draws(random.fork('orders'), 5)).toEqual(early);
  });

  test('spreads evenly: each tenth gets a tenth of 100,000 draws within 3 per cent', () => {
    const tenths = Array.from({ length: 10 }, () => 0);
    for (const value of draws(new Random('even'), 100_000)) tenths[Math.floor(value * 10)]! += 1;
    for (const count of tenths) expect(Math.abs(count - 10_000)).toBeLessThan(300);
  });

  test('keeps whole numbers within both ends, and reaches them', () => {
    const random = new Random('ends');
    const seen = new Set(Array.from({ length: 1_000 }, () => random.integer(-2, 3)));
    expect([...seen].sort((a, b) => a - b)).toEqual([-2, -1, 0, 1, 2, 3]);
  });

  test('draws keys as often as their weights say', () => {
    const random = new Random('weights');
    const counts = { rare: 0, common: 0, never: 0 };
    for (let i = 0; i < 10_000; i++) counts[random.weighted({ rare: 1, common: 9, never: 0 })] += 1;
    expect(counts.never).toBe(0);
    expect(counts.rare / 10_000).toBeCloseTo(0.1, 1);
  });

  test('samples without repeating', () => {
    const taken = new Random('sample').sample([1, 2, 3, 4, 5], 4);
    expect(new Set(taken).size).toBe(4);
    expect(new Random('sample').sample([1, 2], 9).sort((a, b) => a - b)).toEqual([1, 2]);
  });

  test('draws normal values of the mean and deviation asked for', () => {
    const random = new Random('normal');
    const values = Array.from({ length: 20_000 }, () => random.normal(50, 10));
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
    expect(mean).toBeCloseTo(50, 0);
    expect(deviation).toBeCloseTo(10, 0);
  });
});
