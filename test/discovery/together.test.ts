import { associationsIn, type Baskets, type Item } from '../../src/discovery/products/together.js';
import { Random } from '../../src/kernel/random.js';

/** Customers who buy what is frequent, some few things and some many; who buys the first thing may be drawn to the second. */
function inventBaskets(random: Random, drawn = 0): Baskets {
  const weights = Array.from({ length: 30 }, (_, index) => 1 / (2 + index));
  const baskets = Array.from({ length: 800 }, () => {
    const size = 1 + Math.floor(random.logNormal(2, 0.8));
    const bought = new Set<number>();
    while (bought.size < Math.min(size, 25)) bought.add(random.pickBy([...weights.keys()], (index) => weights[index] as number));
    if (bought.has(20) && !bought.has(21) && random.chance(drawn)) bought.add(21);
    return bought;
  });
  const sizes = new Map<number, number>();
  for (const { size } of baskets) sizes.set(size, (sizes.get(size) ?? 0) + 1);
  const items = weights.map((_, index): Item => {
    const customers = new Map<number, number>();
    for (const basket of baskets) if (basket.has(index)) customers.set(basket.size, (customers.get(basket.size) ?? 0) + 1);
    return { key: `i${index}`, name: `Item ${index}`, customers, spent: 10 };
  });
  const pairs = items.flatMap((_, one) =>
    items.flatMap((__, other): [number, number, number][] => {
      const customers = baskets.filter((basket) => basket.has(one) && basket.has(other)).length;
      return other > one && customers >= 10 ? [[one, other, customers]] : [];
    }),
  );
  return { sizes, items, pairs };
}

test('of 200 bases in which nothing goes with anything, though some customers buy much and others little, one in twenty at most tells anything', () => {
  const random = new Random('baskets');
  const telling = Array.from({ length: 200 }, () => associationsIn(inventBaskets(random)).length).filter((count) => count > 0);
  expect(telling.length).toBeLessThanOrEqual(10);
});

test('a pair that was planted is found, first, with what it comes to', () => {
  const random = new Random('planted');
  const found = Array.from({ length: 40 }, () => associationsIn(inventBaskets(random, 0.6)));
  const first = found.filter(([pair]) => pair?.one.key === 'i20' && pair.other.key === 'i21');
  expect(first.length).toBeGreaterThanOrEqual(38);
  for (const [pair] of first) {
    expect(pair?.confidence).toBeGreaterThan(0.45);
    expect(pair?.liftAmongEquals).toBeGreaterThan(2);
  }
});

test('support, confidence and lift are those of the textbooks', () => {
  // Of 1,000 customers of two things each, 200 bought bread, 150 butter, 100 both.
  const of = (count: number) => new Map([[2, count]]);
  const item = (key: string, count: number): Item => ({ key, name: key, customers: of(count), spent: null });
  const [pair] = associationsIn({ sizes: of(1_000), items: [item('bread', 200), item('butter', 150)], pairs: [[0, 1, 100]] });
  expect(pair).toMatchObject({ support: 0.1, confidence: 0.5, customers: 100 });
  expect(pair?.confidenceBack).toBeCloseTo(2 / 3, 12);
  expect(pair?.lift).toBeCloseTo(0.5 / 0.15, 12);
  // Of two things each, half of the pairs of purchases are of one thing twice.
  expect(pair?.liftAmongEquals).toBeCloseTo((2 * 0.5) / 0.15, 12);
  expect(associationsIn({ sizes: new Map(), items: [], pairs: [] })).toEqual([]);
  expect(associationsIn({ sizes: of(1_000), items: [item('bread', 200), item('butter', 150)], pairs: [[0, 1, 16]] })).toEqual([]);
});
