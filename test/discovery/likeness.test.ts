import { bitsOf } from '../../src/discovery/groups/bits.js';
import { traitsOf } from '../../src/discovery/groups/traits.js';
import { type Likeness, likenessOf } from '../../src/discovery/likeness/likeness.js';
import { fitLogistic } from '../../src/discovery/likeness/logistic.js';
import { Random } from '../../src/kernel/random.js';
import type { Pause } from '../../src/statistics/index.js';
import { inventPeople } from '../support/invented-people.js';

const atOnce: Pause = () => Promise.resolve();

/** Members are those who are called so, with what is invented of them alone. */
async function look(
  random: Random,
  count: number,
  isMember: (values: { readonly a0: number; readonly a1: number }) => boolean,
): Promise<Likeness> {
  const { columns, half } = inventPeople(random, count);
  const labels = Array.from({ length: count }, (_, place) =>
    isMember({ a0: columns[0]?.numbers?.[place] ?? Number.NaN, a1: columns[1]?.codes?.[place] as number }),
  );
  const labelled = {
    members: await bitsOf(count, (place) => labels[place] === true, atOnce),
    others: await bitsOf(count, (place) => labels[place] === false, atOnce),
    half,
    othersEach: 1,
  };
  return likenessOf(labelled, await traitsOf(columns, count, 50, atOnce), atOnce);
}

test('of 200 bases in which members are drawn by chance one in twenty at most tells anything', async () => {
  const random = new Random('drawn by chance');
  let telling = 0;
  for (let base = 0; base < 200; base++) {
    if ((await look(random, 1_000, () => random.chance(0.3))).refusal === null) telling++;
  }
  expect(telling).toBeLessThanOrEqual(5);
}, 120_000);

test('what was planted is found: the traits, hidden members far above chance, and a profile that says it', async () => {
  const random = new Random('planted lookalikes');
  let [found, recall, profiles] = [0, 0, 0];
  for (let base = 0; base < 20; base++) {
    const likeness = await look(random, 3_000, ({ a0, a1 }) =>
      random.chance(0.03 + (a0 > 1 ? 0.12 : 0) + (a1 === 2 ? 0.12 : 0) + (a0 > 1 && a1 === 2 ? 0.3 : 0)),
    );
    if (likeness.refusal !== null) continue;
    found++;
    const names = new Set(likeness.tellings.map(({ trait }) => trait.candidate.attribute.name));
    expect(names.has('a0') && names.has('a1')).toBe(true);
    expect(likeness.quality.low).toBeGreaterThan(0.6);
    recall += likeness.quality.recalls.find(({ first }) => first === 0.1)?.recall ?? 0;
    const told = likeness.profile?.traits.map(({ candidate }) => candidate.attribute.name).toSorted() ?? [];
    if (told.includes('a0') || told.includes('a1')) profiles++;
  }
  expect(found).toBe(20);
  // Chance finds a tenth.
  expect(recall / 20).toBeGreaterThan(0.3);
  expect(profiles).toBe(20);
}, 120_000);

test('too few members, or others, are refused with the reason', async () => {
  const random = new Random('few');
  expect((await look(random, 500, ({ a0 }) => a0 > 2 && random.chance(0.3))).refusal).toBe('TOO_FEW_MEMBERS');
  expect((await look(random, 500, ({ a0 }) => !(a0 > 2 && random.chance(0.3)))).refusal).toBe('TOO_FEW_OTHERS');
});

test('weights are those of a logistic regression with a ridge', async () => {
  // Of 40 who have it 30 are members, of 60 who do not 15: without the ridge ln 3 and ln 1/3, with it less apart.
  const rows = Array.from({ length: 100 }, (_, row) => (row < 40 ? [0] : []));
  const { constant, weights } = await fitLogistic(rows, (row) => row < 30 || row >= 85, 1, atOnce);
  const [weight = 0] = weights;
  const p = (z: number) => 1 / (1 + Math.exp(-z));
  // At the maximum the slopes are nought.
  expect(40 * p(constant + weight) + 60 * p(constant)).toBeCloseTo(45, 6);
  expect(30 - 40 * p(constant + weight) - weight).toBeCloseTo(0, 6);
  expect(weight).toBeGreaterThan(1.5);
  expect(weight).toBeLessThan(2 * Math.log(3));
});
