import type { Buyer } from '../../src/discovery/next/buyer.js';
import { habitsOf } from '../../src/discovery/next/followings.js';
import { hitRatesOf, toldBy } from '../../src/discovery/next/hit-rate.js';
import { suggestTo } from '../../src/discovery/next/suggest.js';
import { Random } from '../../src/kernel/random.js';
import { pairedDifference } from '../../src/statistics/index.js';

const THINGS = 30;
const SPAN = 400;
const pause = () => Promise.resolve();

/** Customers who come on some days, some often, and buy what is frequent; who bought the thing 3 may buy the thing 20 when they come again. */
function inventBuyers(random: Random, { count = 600, drawn = 0 } = {}): Buyer[] {
  const weights = Array.from({ length: THINGS }, (_, index) => 1 / (3 + index));
  return Array.from({ length: count }, () => {
    const visits = 1 + Math.floor(random.logNormal(2, 0.7));
    const days = Array.from({ length: visits }, () => random.integer(0, SPAN)).sort((one, other) => one - other);
    const bought = new Map<number, Set<number>>();
    const take = (thing: number, day: number) => bought.set(thing, (bought.get(thing) ?? new Set()).add(day));
    for (const day of days) {
      const [third] = bought.get(3) ?? [];
      if (third !== undefined && third < day && random.chance(drawn)) take(20, day);
      for (let index = random.integer(1, 3); index > 0; index--)
        take(
          random.pickBy([...weights.keys()], (thing) => weights[thing] as number),
          day,
        );
    }
    const things = [...bought.keys()].sort((one, other) => one - other);
    return { things, days: things.map((thing) => [...(bought.get(thing) ?? [])].sort((one, other) => one - other)) };
  });
}

test('of 200 bases in which nothing follows anything, though some customers buy much and others little, one in twenty at most tells anything', async () => {
  const random = new Random('nothing follows');
  let telling = 0;
  for (let base = 0; base < 200; base++) {
    const { followings } = await habitsOf(inventBuyers(random, { count: 250 }), THINGS, pause);
    if (followings.length > 0) telling++;
  }
  expect(telling).toBeLessThanOrEqual(10);
});

test('what was planted to follow is found, alone and in its order, and is suggested to those alone who lack it', async () => {
  const random = new Random('planted');
  let [found, others] = [0, 0];
  for (let base = 0; base < 40; base++) {
    const habits = await habitsOf(inventBuyers(random, { drawn: 0.5 }), THINGS, pause);
    for (const { from, to } of habits.followings) {
      if (from === 3 && to === 20) found++;
      else others++;
    }
    const told = toldBy(habits);
    const rankFor = (...owned: number[]) => suggestTo(told, new Set(owned), THINGS).findIndex(({ thing }) => thing === 20);
    expect(suggestTo(told, new Set([3]), 5).find(({ thing }) => thing === 20)?.reason).toBe('FOLLOWS');
    expect(rankFor(3)).toBeLessThan(rankFor(4));
    expect(suggestTo(told, new Set([3, 20]), THINGS).find(({ thing }) => thing === 20)?.reason).not.toBe('FOLLOWS');
  }
  expect(found).toBe(40);
  expect(others).toBeLessThanOrEqual(4);
});

test('what follows is bought more often than the most frequent things in the hidden days, and on noise no more often', async () => {
  const better = await hitRatesOf(inventBuyers(new Random('hits'), { count: 3_000, drawn: 0.5 }), THINGS, pause);
  expect(better?.rates.map(({ suggestions }) => suggestions)).toEqual([1, 3, 5]);
  expect(better?.rates[0]?.low).toBeGreaterThan(0);
  expect(better?.withFollowing).toBeGreaterThan(50);
  const noise = await hitRatesOf(inventBuyers(new Random('no hits'), { count: 3_000 }), THINGS, pause);
  expect(noise?.withFollowing).toBe(0);
  for (const { low, high } of noise?.rates ?? []) expect(low <= 0 && high >= 0).toBe(true);
});

test('of a thing that follows are counted those who lacked it, and chance is what their further purchases would be if nothing followed anything', async () => {
  const buyer = (...things: number[]): Buyer => ({
    things: things.toSorted((one, other) => one - other),
    days: things.toSorted((one, other) => one - other).map((thing) => [things.indexOf(thing)]),
  });
  const repeated = (count: number, ...things: number[]) => Array.from({ length: count }, () => buyer(...things));
  // A hundred begin with the first thing and go on to one more: sixty to the second, forty to the third. A hundred begin with the third: ten go on to the second, ninety to the fourth.
  const buyers = [...repeated(60, 0, 1), ...repeated(40, 0, 2), ...repeated(10, 2, 1), ...repeated(90, 2, 3)];
  const habits = await habitsOf(buyers, 4, pause);
  expect(habits.things.map(({ thing, buyers: count, again }) => [thing, count, again])).toEqual([
    [2, 140, 0],
    [0, 100, 0],
    [3, 90, 0],
    [1, 70, 0],
  ]);
  const following = habits.followings.find(({ from, to }) => from === 0 && to === 1);
  expect(following).toMatchObject({ buyers: 100, followed: 60 });
  // Weights w of which 100 w1 + 100 w1 / (w1 + w3) = 70, 100 w2 = 40 and 100 w3 + 100 w3 / (w1 + w3) = 90: w1 is 0.2625.
  expect(60 / (following?.lift ?? 0)).toBeCloseTo(26.25, 0);
});

test('the interval of a difference of shares of the same people is that of Agresti and Min', () => {
  // A. Agresti, Categorical Data Analysis, 10.1: of 1,600 who were asked twice 150 went over to the one and 86 to the other.
  const { difference, low, high } = pairedDifference(150, 86, 1_600);
  expect(difference).toBeCloseTo(0.04, 12);
  expect([low, high].map((end) => end.toFixed(3))).toEqual(['0.021', '0.059']);
});
