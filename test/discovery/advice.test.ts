import { ADVICE_KINDS, inOrder, type Judgement } from '../../src/discovery/advice/advice.js';
import type { Base, Counted } from '../../src/discovery/advice/advised.js';
import { judgeDistinctness } from '../../src/discovery/advice/distinct.js';
import { judgeBreadth, judgeLikeness, judgeReach, judgeStability, type Other } from '../../src/discovery/advice/judge.js';
import { adviseEmpty, withPart } from '../../src/discovery/advice/rule-advice.js';
import { seek } from '../../src/discovery/profile/drivers.js';
import { Random } from '../../src/kernel/random.js';
import type { Funnel, FunnelStep } from '../../src/membership/index.js';
import { inventBase } from '../support/noise-base.js';

const BASE: Base = { customers: 1_000, reached: 800 };
const counted = (some: Partial<Counted>): Counted => ({ members: 100, reached: 100, entries: 0, soonUndone: 0, undoneByTime: 0, ...some });
const kindsOf = ({ advice, unsaid }: Judgement) => [
  ...advice.map(({ kind, strength }) => `${kind} ${strength}`),
  ...unsaid.map(({ kind, reason }) => `${kind}? ${reason}`),
];

test.each([
  [1_000, ['TOO_BROAD STRONG']],
  [900, ['TOO_BROAD STRONG']],
  [899, ['TOO_BROAD MODERATE']],
  [600, ['TOO_BROAD MODERATE']],
  [599, []],
  [30, []],
  [29, ['TOO_NARROW MODERATE']],
  [10, ['TOO_NARROW MODERATE']],
  [9, ['TOO_NARROW STRONG']],
  [1, ['TOO_NARROW STRONG']],
  [0, []],
])('of a thousand customers a segment of %i is told %j', (members, told) => {
  expect(kindsOf(judgeBreadth(counted({ members }), BASE))).toEqual(told);
});

test('of a small base a few are no small share, and of a smaller one nothing is said', () => {
  expect(kindsOf(judgeBreadth(counted({ members: 10 }), { customers: 200, reached: 0 }))).toEqual([]);
  expect(kindsOf(judgeBreadth(counted({ members: 9 }), { customers: 200, reached: 0 }))).toEqual(['TOO_NARROW STRONG']);
  expect(kindsOf(judgeBreadth(counted({ members: 49 }), { customers: 49, reached: 0 }))).toEqual(['TOO_BROAD? FEW_CUSTOMERS']);
  expect(kindsOf(judgeBreadth(counted({ members: 0 }), { customers: 0, reached: 0 }))).toEqual(['TOO_BROAD? NO_CUSTOMERS']);
});

test.each([
  [50, []],
  [49, ['UNREACHABLE MODERATE']],
  [10, ['UNREACHABLE MODERATE']],
  [9, ['UNREACHABLE STRONG']],
  [0, ['UNREACHABLE STRONG']],
])('a segment of which %i of 100 have agreed to be reached is told %j', (reached, told) => {
  const judgement = judgeReach(counted({ reached }), BASE, "Anna's");
  expect(kindsOf(judgement)).toEqual(told);
  const rule = "segment MATCHES (name = 'Anna\\'s') AND consent IS NOT NULL";
  expect(judgement.advice.flatMap(({ suggestion }) => suggestion ?? [])).toEqual(
    reached === 0 || reached === 50 ? [] : [{ rule, size: reached }],
  );
});

test('where nobody has said anything of being reached, or there are few members, nothing is said of reach', () => {
  expect(kindsOf(judgeReach(counted({ reached: 0 }), { ...BASE, reached: 0 }, 'x'))).toEqual(['UNREACHABLE? NO_CONSENTS']);
  expect(kindsOf(judgeReach(counted({ members: 9, reached: 0 }), BASE, 'x'))).toEqual(['UNREACHABLE? FEW_MEMBERS']);
});

const other = (id: string, members: number, shared: number): Other => ({ id, name: id, members, shared });
const NAMED = { name: 'One', buildsOn: new Set<string>() };
test.each([
  [100, 98, ['NEARLY_ANOTHER STRONG']],
  [100, 90, ['NEARLY_ANOTHER MODERATE']],
  [100, 88, []],
  [300, 100, ['WITHIN_ANOTHER STRONG']],
  [300, 95, ['WITHIN_ANOTHER MODERATE']],
  [300, 94, []],
  // Whoever is in a segment is in one of nearly everybody.
  [600, 100, []],
  [80, 80, ['NEARLY_ANOTHER MODERATE']],
  [79, 79, []],
])('beside another of %i members with %i in common 100 are told %j', (members, shared, told) => {
  expect(kindsOf(judgeLikeness(counted({}), BASE, NAMED, [other('b', members, shared)]))).toEqual(told);
});

test('a segment that builds on another is to lie in it', () => {
  const built = { name: 'One', buildsOn: new Set(['b']) };
  expect(kindsOf(judgeLikeness(counted({}), BASE, built, [other('b', 300, 100)]))).toEqual([]);
  expect(kindsOf(judgeLikeness(counted({}), BASE, built, [other('b', 101, 100)]))).toEqual(['NEARLY_ANOTHER STRONG']);
});

test('no order of rows changes advice', () => {
  const random = new Random('order');
  const others = Array.from({ length: 40 }, (_, index) => other(`s${index}`, random.integer(100, 130), random.integer(90, 100)));
  const told = (rows: readonly Other[]) => inOrder(judgeLikeness(counted({}), BASE, NAMED, rows).advice, ADVICE_KINDS);
  const first = told(others);
  expect(first).toHaveLength(10);
  for (let time = 0; time < 20; time++) expect(told(random.sample(others, 40))).toEqual(first);
});

test.each([
  [29, 29, 0, ['UNSTABLE? FEW_CHANGES']],
  [30, 30, 0, ['UNSTABLE STRONG']],
  [100, 60, 0, ['UNSTABLE STRONG']],
  [100, 40, 0, ['UNSTABLE MODERATE']],
  // More than 20 of 100, though it may be chance.
  [100, 25, 0, []],
  [1_000, 250, 0, ['UNSTABLE MODERATE']],
  [100, 0, 0, []],
])('of %i entries of which %i were soon undone, %i by time, it is told %j', (entries, soonUndone, undoneByTime, told) => {
  expect(kindsOf(judgeStability(counted({ entries, soonUndone, undoneByTime })))).toEqual(told);
});

test('what to change depends on what moves them', () => {
  const changeOf = (undoneByTime: number) => judgeStability(counted({ entries: 100, soonUndone: 60, undoneByTime })).advice[0]?.change;
  expect(changeOf(30)).toMatch(/^Its dates lie too near each other/);
  expect(changeOf(29)).toMatch(/^Many lie at the edge of a condition/);
});

const ofNoise = (random: Random, planted: number) =>
  Array.from({ length: 100 }, () => kindsOf(judgeDistinctness(seek(inventBase(random, planted, 1_500))))[0]);

test('of 100 groups that were drawn by chance 95 or more are told not distinct, and of 100 of which a part was moved none', () => {
  const random = new Random('distinct');
  expect(ofNoise(random, 0).filter((told) => told === 'NOT_DISTINCT MODERATE').length).toBeGreaterThanOrEqual(95);
  expect(ofNoise(random, 0.4)).toEqual(Array.from({ length: 100 }, () => undefined));
});

test('a difference that is smaller than what would have shown is not denied', () => {
  const found = { refusal: null, compared: 40, drivers: [] };
  expect(kindsOf(judgeDistinctness({ ...found, members: 60, others: 1_000 }))).toEqual(['NOT_DISTINCT? FEW_MEMBERS']);
  expect(kindsOf(judgeDistinctness({ ...found, members: 1_000, others: 60 }))).toEqual(['NOT_DISTINCT? FEW_OTHERS']);
  expect(kindsOf(judgeDistinctness({ ...found, members: 5_000, others: 5_000 }))).toEqual(['NOT_DISTINCT STRONG']);
  expect(kindsOf(judgeDistinctness({ ...found, compared: 4, members: 5_000, others: 5_000 }))).toEqual(['NOT_DISTINCT? FEW_ATTRIBUTES']);
  expect(kindsOf(judgeDistinctness({ ...found, refusal: 'TOO_FEW_MEMBERS', members: 3, others: 9 }))).toEqual([
    'NOT_DISTINCT? FEW_MEMBERS',
  ]);
});

const step = (text: string, alone: number, inOrder: number, size: number): FunnelStep => ({
  text,
  alone,
  inOrder,
  change: 0,
  mentions: [text],
  without: { text: `not ${text}`, size },
});
const funnel = (kind: Funnel['kind'], size: number, ...steps: FunnelStep[]): Funnel => ({
  asOf: new Date(0),
  stale: false,
  kind,
  base: 1_000,
  size,
  steps,
});

test('of a rule that nobody fits the part is told without which most would', () => {
  const told = adviseEmpty(1_000, funnel('and', 0, step('a', 500, 500, 0), step('b', 10, 0, 200), step('c', 90, 0, 5)));
  expect(told).toMatchObject({ clause: 'b', suggestion: { rule: 'not b', size: 200 } });
  const nobody = adviseEmpty(1_000, funnel('and', 0, step('a', 500, 500, 0), step('b', 0, 0, 200)));
  expect(nobody.text).toBe('Nobody is in it: b holds for nobody.');
  const together = adviseEmpty(1_000, funnel('and', 0, step('a', 500, 500, 0), step('b', 10, 0, 0), step('c', 10, 0, 0)));
  expect(together).toMatchObject({ clause: 'b', suggestion: null });
  expect(adviseEmpty(1_000, undefined)).toMatchObject({ text: 'Nobody is in it.', clause: null });
});

test('of a rule that is too narrow the part is told whose loss is enough, of one too broad the one that makes it so', () => {
  const [narrow] = judgeBreadth(counted({ members: 5 }), BASE).advice;
  const parts = funnel('and', 5, step('a', 500, 500, 400), step('b', 50, 5, 31), step('c', 20, 5, 29));
  expect(narrow && withPart(narrow, parts)).toMatchObject({ clause: 'b', suggestion: { rule: 'not b', size: 31 } });
  // To widen it by those who may not be reached is of no use.
  const consent = step('email_subscription_status', 50, 5, 31);
  const kept = funnel('and', 5, step('a', 500, 500, 400), consent);
  expect(narrow && withPart(narrow, kept)).toMatchObject({ clause: 'a' });
  expect(narrow && withPart(narrow, funnel('and', 5, consent, consent))).toEqual(narrow);
  const [broad] = judgeBreadth(counted({ members: 950 }), BASE).advice;
  const either = funnel('or', 950, step('a', 900, 900, 300), step('b', 400, 950, 900));
  expect(broad && withPart(broad, either)).toMatchObject({ clause: 'a', suggestion: { rule: 'not a', size: 300 } });
});
