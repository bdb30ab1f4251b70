import { lookInto } from '../../src/discovery/groups/find-groups.js';
import type { People } from '../../src/discovery/groups/people.js';
import { groupsAfter, growTree, MOST_GROUPS } from '../../src/discovery/groups/tree.js';
import { outcomesOf } from '../../src/discovery/groups/outcomes.js';
import { traitsOf } from '../../src/discovery/groups/traits.js';
import { countOf, within } from '../../src/discovery/groups/bits.js';
import { textBetween } from '../../src/discovery/groups/columns.js';
import { Random } from '../../src/kernel/random.js';
import type { Pause } from '../../src/statistics/index.js';
import { inventPeople, type Plant } from '../support/invented-people.js';

const atOnce: Pause = () => Promise.resolve();
const look = (people: People) => lookInto(people, people, { pause: atOnce, told: () => Promise.resolve() });

test('of 200 bases of noise one in twenty at most suggests anything, or divides anybody', async () => {
  const random = new Random('noise');
  let [suggesting, dividing] = [0, 0];
  for (let base = 0; base < 200; base++) {
    const { suggestions, nodes } = await look(inventPeople(random, 800));
    if (suggestions.length > 0) suggesting += 1;
    if (nodes.length > 0) dividing += 1;
  }
  // Ten would be allowed.
  expect(suggesting).toBeLessThanOrEqual(3);
  expect(dividing).toBeLessThanOrEqual(3);
}, 240_000);

/** Of one attribute each, and of two that tell something together alone. */
const PLANT: Plant = ([a, b, , c = 0, d, e]) => ({
  spend: (a === 3 ? 2.5 : 1) * (c > 1 && d === 1 ? 3 : 1) * (e === 2 ? 0.4 : 1),
  again: b === 1 ? 0.8 : 0.4,
});

test('what is planted is found, and little else; what is told of it is no larger than it is', async () => {
  const random = new Random('planted');
  const wanted = ['VALUE a0', 'REPEAT a1', 'VALUE a3 a4', 'VALUE a5'];
  let [found, told, firsts, covered, lifts] = [0, 0, 0, 0, 0];
  const bases = 20;
  for (let base = 0; base < bases; base++) {
    const { suggestions } = await look(inventPeople(random, 6_000, PLANT));
    const names = suggestions.map(({ measure, attributes }) =>
      [measure, ...attributes.map(({ attribute }) => attribute).toSorted()].join(' '),
    );
    found += wanted.filter((one) => names.includes(one)).length;
    // Of two attributes at least one that is planted: with another it may tell more still.
    told += names.filter((name) => !/a[01345]\b/.test(name)).length;
    const first = suggestions.find(({ rule }) => rule === 'a0 > 2');
    if (first === undefined) continue;
    firsts += 1;
    lifts += Math.log(first.lift ?? 1);
    if ((first.low ?? 9) <= 2.5 && (first.high ?? 0) >= 2.5) covered += 1;
  }
  // Recall, and how many are wrong.
  expect(found / (wanted.length * bases)).toBeGreaterThanOrEqual(0.9);
  expect(told).toBeLessThanOrEqual(2);
  expect(firsts).toBeGreaterThanOrEqual(15);
  expect(Math.exp(lifts / firsts)).toBeGreaterThan(2.3);
  expect(Math.exp(lifts / firsts)).toBeLessThan(2.7);
  expect(covered).toBeGreaterThanOrEqual(firsts - 1);
}, 240_000);

test('a trait that tells nothing of those of the other is no part of a pair', async () => {
  const { suggestions } = await look(inventPeople(new Random('alone'), 6_000, ([a]) => ({ spend: a === 3 ? 3 : 1 })));
  expect(suggestions.map(({ rule }) => rule)).toEqual(['a0 > 2']);
});

test('the groups of the tree, however many, have everybody exactly once, and tell more with each split', async () => {
  const people = inventPeople(new Random('tree'), 6_000, PLANT);
  const [value] = await outcomesOf(people, atOnce);
  if (value === undefined) throw new Error('there is no value');
  const traits = await traitsOf(people.columns, 6_000, 100, atOnce);
  const { nodes, explained } = await growTree(value, traits, atOnce);
  expect(explained.length).toBeGreaterThanOrEqual(4);
  expect(explained.length).toBeLessThanOrEqual(MOST_GROUPS);
  for (let splits = 0; splits < explained.length; splits++) {
    const groups = groupsAfter(nodes, splits).map((place) => nodes[place]);
    expect(groups).toHaveLength(splits + 1);
    expect(groups.reduce((sum, group) => sum + countOf(group?.bits ?? new Uint32Array()), 0)).toBe(6_000);
    for (const [place, one] of groups.entries()) {
      for (const other of groups.slice(place + 1))
        expect(countOf(within(one?.bits ?? new Uint32Array(), other?.bits ?? new Uint32Array()))).toBe(0);
    }
  }
  expect(explained.at(-1)).toBeGreaterThan(explained[1] ?? 1);
  expect(nodes.map(({ rule }) => rule)).toContain('a0 > 2');
});

test('a difference that turns around within a stratum says so', async () => {
  // The stones of C. Charig (1986): a0 above 2 is the better treatment of either kind of stone, and of the worse kind of stone there are more.
  const random = new Random('stones');
  const people = inventPeople(random, 8_000, ([a, b]) => ({ spend: (a === 3 ? 1.4 : 1) * (b === 0 ? 1 : 8) }));
  const [treatment, { codes = [] } = {}] = people.columns;
  const stones = codes as Int32Array;
  for (let customer = 0; customer < 8_000; customer++) {
    const isTreated = (treatment?.numbers?.[customer] ?? 0) === 3;
    const isHard = random.chance(isTreated ? 0.9 : 0.1);
    const was = stones[customer] === 0;
    stones[customer] = isHard ? 0 : 1;
    people.spent[customer] = ((people.spent[customer] ?? 0) * (isHard ? 1 : 8)) / (was ? 1 : 8);
  }
  const { suggestions } = await look(people);
  const one = suggestions.find(({ kind, measure, rule }) => kind === 'SPLIT' && measure === 'VALUE' && rule.startsWith('a0 '));
  expect(one?.lift).toBeLessThan(1);
  expect(one?.turnsWithin).toContainEqual(expect.objectContaining({ attribute: 'a1', rule: null }));
  expect(one?.turnsWithin.find(({ rule }) => rule === null)?.difference).toBeGreaterThan(0);
});

test.each([
  ['integer', 3, 4, '3'],
  ['money', 12.3456, 12.3457, '12.3456'],
  ['number', 1 / 3, 0.5, '0.4'],
  ['number', -2.5, -2, '-2.5'],
  ['number', 1e-7, 1, '0.1'],
  ['day', 19_723, 19_724, '2024-01-01'],
])('a rule over %s cuts between %d and %d at %s', (type, value, next, text) => {
  expect(textBetween({ attribute: { type } } as never, value, next)).toBe(text);
});
