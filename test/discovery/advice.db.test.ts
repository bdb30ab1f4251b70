import { rawSql, sql } from '../../src/database/sql.js';
import { Random } from '../../src/kernel/random.js';
import { createSegment, settle } from '../../src/membership/index.js';
import { entities } from '../../src/model/index.js';
import type { CustomerRecord } from '../../src/records/index.js';
import { adviceOf, adviceOfAll, kindsOf, type Piece, QUICK } from '../support/advice.js';
import { ask, run, viewer } from '../support/graphql.js';
import { givenConsents, givenCustomers } from '../support/records.js';
import { openTestWorkspace, saveSegment, type TestWorkspace } from '../support/workspace.js';

/* Advice on a shop of 1,500. */

let workspace: TestWorkspace;
const ids = new Map<string, string>();
let people: readonly CustomerRecord[];
const idOf = (name: string) => ids.get(name) ?? '';
const have = (test: (record: CustomerRecord) => boolean) => people.filter(test).length;

beforeAll(async () => {
  workspace = await openTestWorkspace({ entities });
  const random = new Random('advice');
  people = Array.from({ length: 1_500 }, (_, index): CustomerRecord => {
    const education = random.pick(['school', 'bachelor', 'master']);
    return {
      externalId: `p${index}`,
      gender: random.pick(['female', 'male']),
      education,
      householdSize: random.integer(1, 5),
      yearlyIncome: String(20_000 + 10 * index),
      homeOwner: random.chance(0.5),
      priceSensitivity: random.integer(education === 'master' ? 6 : 1, 10),
      interests: ['books', 'film', 'sailing', 'chess'].filter(() => random.chance(0.25)),
      occupation: index % 5 === 0 ? 'hermit' : 'clerk',
    };
  });
  for (let from = 0; from < people.length; from += 500) await givenCustomers(workspace, ...people.slice(from, from + 500));
  const agreed = people.filter(({ occupation }, index) => occupation !== 'hermit' || index % 25 === 0);
  for (let from = 0; from < agreed.length; from += 500) {
    const some = agreed.slice(from, from + 500);
    await givenConsents(
      workspace,
      ...some.map(({ externalId }) => ({ customerExternalId: externalId, channel: 'email', status: 'SUBSCRIBED' }) as const),
    );
  }
  const RULES: Readonly<Record<string, string>> = {
    Everybody: 'yearly_income > 0',
    Masters: "education = 'master'",
    'Sensitive masters': "education = 'master' AND price_sensitivity >= 6",
    'Masters who own': "education = 'master' AND home_owner = true",
    Hermits: "occupation = 'hermit'",
    Few: "gender = 'female' AND yearly_income > 34800",
    Nobody: "household_size > 2 AND yearly_income > 1000000 AND gender = 'female'",
    'Either nobody': 'yearly_income > 1000000 OR household_size > 100',
    'Noise 1': "random_share('one') < 0.4",
    'Noise 2': "random_share('two') < 0.4",
    'Noise 3': "random_share('three') < 0.4",
  };
  for (const [name, rule] of Object.entries(RULES)) ids.set(name, (await saveSegment(workspace, rule, name)).id);
  const { segment } = await createSegment(workspace, { name: 'List', kind: 'STATIC' });
  ids.set('List', segment?.id ?? '');
  await settle(workspace);
}, 180_000);
afterAll(() => workspace.close());

test('what nearly everybody is in is too broad, with the figures that say so', async () => {
  const { advice } = await adviceOf(workspace, idOf('Everybody'), ['TOO_BROAD', 'TOO_NARROW']);
  expect(advice).toMatchObject([
    {
      kind: 'TOO_BROAD',
      strength: 'STRONG',
      text: '1,500 of 1,500 customers are in it (100 %): what is said to it is said to nearly everybody.',
      figures: [
        { measure: 'CUSTOMERS', value: 1_500, bound: null },
        { measure: 'MEMBERS', value: 1_500, bound: null },
        { measure: 'SHARE', value: 1, bound: 0.6 },
      ],
    },
  ]);
});

test('of what has few members the part of the rule is told that is to go', async () => {
  const { advice } = await adviceOf(workspace, idOf('Few'));
  const few = have(({ gender, yearlyIncome }) => gender === 'female' && Number(yearlyIncome) > 34_800);
  expect(few).toBeGreaterThan(1);
  expect(few).toBeLessThan(20);
  expect(advice.find(({ kind }) => kind === 'TOO_NARROW')).toMatchObject({
    clause: 'yearly_income > 34800',
    suggestion: { rule: "gender = 'female'", size: have(({ gender }) => gender === 'female') },
  });
});

test('of what is empty the part is told that leaves nobody, and the rule without it', async () => {
  const { advice } = await adviceOf(workspace, idOf('Nobody'));
  expect(advice).toMatchObject([
    {
      kind: 'EMPTY',
      strength: 'STRONG',
      text: 'Nobody is in it: yearly_income > 1000000 holds for nobody.',
      clause: 'yearly_income > 1000000',
      suggestion: {
        rule: "household_size > 2 AND gender = 'female'",
        size: have(({ householdSize, gender }) => Number(householdSize) > 2 && gender === 'female'),
      },
    },
  ]);
  expect((await adviceOf(workspace, idOf('Either nobody'))).advice).toMatchObject([{ kind: 'EMPTY', clause: null, suggestion: null }]);
  expect((await adviceOf(workspace, idOf('List'))).advice).toMatchObject([{ kind: 'EMPTY', clause: null }]);
});

test('of what few have agreed to be reached of it is said how many', async () => {
  const { advice } = await adviceOf(workspace, idOf('Hermits'), ['UNREACHABLE']);
  expect(advice).toMatchObject([
    {
      kind: 'UNREACHABLE',
      strength: 'MODERATE',
      figures: [
        { measure: 'MEMBERS', value: 300 },
        { measure: 'REACHED', value: 60 },
        { measure: 'REACHED_SHARE', value: 0.2, bound: 0.5 },
        { measure: 'REACHED_SHARE_OF_ALL', value: 1_260 / 1_500 },
      ],
      suggestion: { rule: "segment MATCHES (name = 'Hermits') AND consent IS NOT NULL", size: 60 },
    },
  ]);
  expect(kindsOf(await adviceOf(workspace, idOf('Masters'), ['UNREACHABLE']))).toEqual([]);
});

test('two that are nearly the same are told of each other, and one that lies in another of it', async () => {
  const likeness = ['NEARLY_ANOTHER', 'WITHIN_ANOTHER'];
  const masters = await adviceOf(workspace, idOf('Masters'), likeness);
  expect(masters.advice).toMatchObject([
    { kind: 'NEARLY_ANOTHER', strength: 'STRONG', others: [{ name: 'Sensitive masters' }], suggestion: null },
  ]);
  const owners = await adviceOf(workspace, idOf('Masters who own'), likeness);
  expect(owners.advice.map(({ kind, others }) => [kind, others?.[0]?.name])).toEqual([
    ['WITHIN_ANOTHER', 'Masters'],
    ['WITHIN_ANOTHER', 'Sensitive masters'],
  ]);
  const size = have(({ education, homeOwner }) => education === 'master' && homeOwner !== true);
  expect(owners.advice[0]?.suggestion).toEqual({
    rule: "segment MATCHES (name = 'Masters') AND segment NOT MATCHES (name = 'Masters who own')",
    size,
  });
  expect((await adviceOf(workspace, idOf('Noise 1'), likeness)).advice).toEqual([]);
});

test('members who were drawn by chance are told not distinct, and those who differ are not', async () => {
  const noise = await Promise.all(['Noise 1', 'Noise 2', 'Noise 3'].map((name) => adviceOf(workspace, idOf(name), ['NOT_DISTINCT'])));
  // One in twenty may look like something.
  expect(noise.filter((told) => kindsOf(told).includes('NOT_DISTINCT')).length).toBeGreaterThanOrEqual(2);
  const told = noise.flatMap(({ advice }) => advice)[0];
  expect(told?.figures.map(({ measure }) => measure)).toEqual(['MEMBERS', 'COMPARED', 'UNSEEN_DIFFERENCE']);
  expect(await adviceOf(workspace, idOf('Masters'), ['NOT_DISTINCT'])).toMatchObject({ advice: [], unsaid: [] });
  // Where no such difference would have shown nothing is said.
  expect(await adviceOf(workspace, idOf('Few'), ['NOT_DISTINCT'])).toMatchObject({
    advice: [],
    unsaid: [{ kind: 'NOT_DISTINCT', reason: 'FEW_MEMBERS' }],
  });
});

test('every rule that is suggested selects as many as is said', async () => {
  const told = await Promise.all([...ids.values()].map((id) => adviceOf(workspace, id, QUICK)));
  const all = [...told.flatMap(({ advice }) => advice), ...(await adviceOfAll(workspace)).advice];
  const suggestions = all.flatMap(({ suggestion }) => suggestion ?? []);
  expect(suggestions.length).toBeGreaterThanOrEqual(5);
  for (const { rule, size } of suggestions) {
    const { previewSegment } = await ask<{ previewSegment: { size: number } }>(
      workspace,
      'query ($rule: String!) { previewSegment(query: $rule) { size } }',
      { rule },
    );
    expect([rule, previewSegment.size]).toEqual([rule, size]);
  }
});

test('of all together it is said which are nearly the same and what they leave uncovered', async () => {
  const told = await adviceOfAll(workspace);
  expect(told).toMatchObject({ customers: 1_500, segments: 12, compared: 12, uncovered: 0 });
  const [row] = await workspace.database.query<{ outside: number }>(sql`
    select count(*)::int as outside from customer c where not exists (
      select from membership m where m.customer_id = c.id and m.segment_id <> ${idOf('Everybody')}::uuid)`);
  expect(told.onlyInBroad).toBe(row?.outside);
  expect(told.advice.map(({ kind, segments }) => [kind, segments?.map(({ name }) => name).toSorted()])).toContainEqual([
    'NEARLY_SAME',
    ['Masters', 'Sensitive masters'],
  ]);
  // Each is told the same alone, but for what takes its rule or all that is known.
  for (const { segment, advice } of told.each) {
    const alone = await adviceOf(workspace, idOf(segment.name), QUICK);
    const plain = ({ kind, others }: Piece) => [kind, others];
    expect(advice.map(plain)).toEqual(alone.advice.map(plain));
  }
  expect(told.each.map(({ segment }) => segment.name)).not.toContain('Noise 1');
});

test('no order of rows changes advice', async () => {
  const all = async () => [
    await adviceOfAll(workspace),
    await adviceOf(workspace, idOf('Noise 2')),
    ...(await Promise.all([...ids.values()].map((id) => adviceOf(workspace, id, QUICK)))),
  ];
  const before = await all();
  // Written anew in another order.
  for (const [table, by] of [
    ['membership', 'customer_id::text || segment_id::text'],
    ['customer', 'id::text'],
    ['consent', 'customer_id::text'],
    ['membership_change', 'seq::text'],
  ] as const) {
    await workspace.database.execute(rawSql(`create index reordered on ${table} (md5(${by}))`));
    await workspace.database.execute(rawSql(`cluster ${table} using reordered`));
    await workspace.database.execute(rawSql('drop index reordered'));
  }
  expect(await all()).toEqual(before);
});

test('a key is told what it may ask rules for, and of segments that there are for it', async () => {
  const narrow = viewer(['segments:read']);
  expect(await adviceOf(workspace, idOf('Hermits'), ['UNREACHABLE'], narrow)).toMatchObject({
    advice: [],
    unsaid: [{ kind: 'UNREACHABLE', reason: 'NOT_ALLOWED' }],
  });
  expect(await adviceOf(workspace, idOf('Nobody'), ['EMPTY'], narrow)).toMatchObject({
    advice: [{ kind: 'EMPTY', text: 'Nobody is in it.', clause: null, suggestion: null }],
    unsaid: [{ kind: 'EMPTY', reason: 'NOT_ALLOWED' }],
  });
  const limited = { ...viewer(), segmentIds: new Set([idOf('Masters'), idOf('Everybody')]) };
  expect(kindsOf(await adviceOf(workspace, idOf('Masters'), ['NEARLY_ANOTHER'], limited))).toEqual([]);
  expect(await adviceOfAll(workspace, limited)).toMatchObject({ segments: 2, advice: [{ kind: 'MUCH_UNCOVERED' }] });
  const { errors } = await run(workspace, 'query ($id: ID!) { segmentAdvice(segmentId: $id) { asOf } }', { id: idOf('Few') }, limited);
  expect(errors?.[0]?.originalError).toMatchObject({ code: 'NOT_FOUND' });
});
