import { fitModel } from '../../src/discovery/future/model.js';
import { lookInto } from '../../src/discovery/groups/find-groups.js';
import { qualityOf } from '../../src/discovery/future/quality.js';
import { Random } from '../../src/kernel/index.js';
import {
  areaUnderCurve,
  correlation,
  fitPurchases,
  fitSpend,
  inTurns,
  type Pause,
  sortedInTurns,
  sumInTurns,
} from '../../src/statistics/index.js';
import { inventPeople } from '../support/invented-people.js';

const atOnce: Pause = () => Promise.resolve();
const random = new Random('turns');

test.each([0, 1, 2, 499, 500, 501, 1_000, 1_001, 2_345])(
  '%i are sorted, summed and gone through as they would be at once',
  async (count) => {
    const items = Array.from({ length: count }, (_, place) => ({ key: random.integer(0, 40), place, part: random.next() }));
    const byKey = (one: { key: number }, other: { key: number }) => one.key - other.key;
    // Equals stay in their order.
    expect(await sortedInTurns(items, byKey, atOnce)).toEqual(items.toSorted(byKey));
    expect(await sumInTurns(items, ({ part }) => part, atOnce)).toBe(items.reduce((sum, { part }) => sum + part, 0));
    const seen: [object, number][] = [];
    await inTurns(items, (item, index) => void seen.push([item, index]), atOnce);
    expect(seen).toEqual(items.map((item, index) => [item, index]));
  },
);

type Reckoning = (count: number, watch: <Item extends object>(item: Item) => Item, pause: Pause) => Promise<unknown>;

const RECKONINGS: Readonly<Record<string, Reckoning>> = {
  sortedInTurns: (count, watch, pause) =>
    sortedInTurns(
      Array.from({ length: count }, () => watch({ key: random.next() })),
      (one, other) => one.key - other.key,
      pause,
    ),
  areaUnderCurve: (count, watch, pause) =>
    areaUnderCurve(
      Array.from({ length: count }, () => watch({ score: random.integer(0, 9), cameTrue: random.chance(0.5) })),
      pause,
    ),
  correlation: (count, watch, pause) =>
    correlation(
      Array.from({ length: count }, () => watch({ x: random.next(), y: random.next() })),
      ['x', 'y'],
      pause,
    ),
  fitPurchases: (count, watch, pause) =>
    fitPurchases(
      Array.from({ length: count }, () => {
        const repeats = random.integer(0, 5);
        return watch({ repeats, recency: repeats === 0 ? 0 : random.between(1, 20), age: random.between(20, 60), customers: 1 });
      }),
      pause,
    ),
  fitSpend: (count, watch, pause) =>
    fitSpend(
      Array.from({ length: count }, () => watch({ purchases: random.integer(1, 5), mean: random.between(1, 90) })),
      pause,
    ),
  fitModel: (count, watch, pause) =>
    fitModel(
      Array.from({ length: count }, () => {
        const repeats = random.integer(0, 5);
        const [recency, age] = [repeats === 0 ? 0 : random.between(1, 20), random.between(20, 60)];
        return watch({ repeats, recency, age, paid: repeats, mean: repeats === 0 ? 0 : random.between(1, 90) });
      }),
      pause,
    ),
  lookInto: (count, watch, pause) => {
    const { half, spent, orders, columns } = inventPeople(random, count, undefined, 3);
    const watched = columns.map(({ numbers, codes, ...column }) => ({
      ...column,
      ...(numbers === undefined ? {} : { numbers: watch(numbers) }),
      ...(codes === undefined ? {} : { codes: watch(codes) }),
    }));
    const people = { half: watch(half), spent: watch(spent), orders: watch(orders), columns: watched };
    return lookInto(people, people, { pause, told: () => Promise.resolve() });
  },
  qualityOf: (count, watch, pause) =>
    qualityOf(
      Array.from({ length: count }, () => watch({ days: [random.integer(0, 300), random.integer(301, 600)], amounts: [10, 20] })),
      600,
      pause,
    ),
};

test.each(Object.keys(RECKONINGS))(
  'however many there are, %s lets others have their turn after as few',
  async (name) => {
    const mostLooksOf = async (count: number) => {
      let [looks, most] = [0, 0];
      const look = () => void (most = Math.max(most, ++looks));
      const watch = <Item extends object>(item: Item) =>
        new Proxy(item, {
          get: (target, key) => {
            look();
            return Reflect.get(target, key) as unknown;
          },
        });
      await RECKONINGS[name]?.(count, watch, async () => void (looks = 0));
      return most;
    };
    const few = await mostLooksOf(1_000);
    expect(few).toBeGreaterThan(0);
    expect(await mostLooksOf(4_000)).toBeLessThan(few * 1.3);
  },
  60_000,
);
