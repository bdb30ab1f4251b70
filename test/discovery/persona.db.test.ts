import { sayAmount, sayUnitless } from '../../src/kernel/index.js';
import { seedDemoShop } from '../../src/demo/index.js';
import { entities } from '../../src/model/index.js';
import { settle } from '../../src/membership/index.js';
import { ask, run, viewer } from '../support/graphql.js';
import { openTestWorkspace, type TestWorkspace } from '../support/workspace.js';

interface Told {
  readonly isRefused: boolean;
  readonly members: number;
  readonly others: number;
  readonly profile: string;
  readonly statements: readonly {
    readonly text: string;
    readonly attribute: string;
    readonly strength: string;
    readonly share: number;
    readonly low: number;
    readonly high: number;
  }[];
  readonly facts: readonly {
    readonly attribute: string;
    readonly known: number;
    readonly quartiles: readonly string[];
    readonly isDistinct: boolean;
    readonly parts: readonly {
      readonly value: string | null;
      readonly members: number;
      readonly share: number;
      readonly shareOfOthers: number;
      readonly index: number | null;
    }[];
  }[];
}

const PERSONA = `isRefused members others profile statements { text attribute strength share low high }
  facts { attribute label unit known quartiles isDistinct parts { value to members share shareOfOthers index } }`;

let workspace: TestWorkspace;
beforeAll(async () => {
  workspace = await openTestWorkspace({ timeZone: 'Europe/London', entities });
  await seedDemoShop(workspace);
  await settle(workspace);
}, 180_000);
afterAll(() => workspace.close());

async function personaOf(name: string, who = viewer()): Promise<Told> {
  const { segmentByName } = await ask<{ segmentByName: { value: { persona: Told } } }>(
    workspace,
    `query ($name: String!) { segmentByName(name: $name) { value { persona { ${PERSONA} } } } }`,
    { name },
    who,
  );
  return segmentByName.value.persona;
}
const about = ({ statements }: Told, attribute: string) => statements.find((one) => one.attribute === attribute)?.text ?? '';

test('the persona of the special-occasion store buyers reads like Joe', async () => {
  const persona = await personaOf('Special-occasion store buyers');
  expect(about(persona, 'home_owner')).toMatch(/^Nearly all own their home \(100 %; \d+ % of others\)\.$/);
  expect(about(persona, 'favourite_channel')).toMatch(/^Nearly all buy mostly by the channel "store"/);
  expect(about(persona, 'buyer_type')).toMatch(/^Nearly all are special occasion buyers/);
  expect(about(persona, 'average_order_value')).toMatch(/^Half have [2-9]\d\d\.\d\d to [\d,]+\.\d\d EUR an order \(middle [\d,]+\.\d\d\)/);
  expect(persona.profile).toBe(persona.statements.map(({ text }) => text).join(' '));
  // In the order in which one would tell it, by what is in the rule and what is not.
  expect(persona.statements.map(({ attribute }) => attribute)).toEqual(expect.arrayContaining(['age', 'marital_status', 'brand_loyalty']));
});

test('the persona of the young influencers reads like Sarah', async () => {
  const persona = await personaOf('Young influencers');
  expect(about(persona, 'age')).toMatch(/are (1\d|2[0-4]) to (1\d|2[0-4]) years old/);
  expect(about(persona, 'favourite_channel')).toMatch(/channel "online"/);
  expect(about(persona, 'web_savviness')).toMatch(/web savviness of 7 to 10 out of 10/);
  expect(about(persona, 'influence_reach')).toMatch(/followers/);
  // Where all of them lie, not the parts of everybody that they lie in.
  const { segmentByName } = await ask<{ segmentByName: { value: { figures: { least: string; greatest: string }[] } } }>(
    workspace,
    '{ segmentByName(name: "Young influencers") { value { figures(names: ["amount_spent", "average_order_value"]) { least greatest } } } }',
  );
  for (const [index, attribute] of ['amount_spent', 'average_order_value'].entries()) {
    const [least, greatest] = [segmentByName.value.figures[index]?.least ?? '', segmentByName.value.figures[index]?.greatest ?? ''];
    expect(about(persona, attribute)).toContain(`${sayUnitless(least, 'EUR')} to ${sayAmount(greatest, 'EUR')}`);
  }
  // Of so few more is not said than that all of them are so.
  expect(persona.members).toBeLessThan(10);
  expect(new Set(persona.statements.map(({ strength }) => strength))).toEqual(new Set(['MOST']));
});

test('each fact adds up to the members, and each statement to its fact', async () => {
  const { members, facts, statements } = await personaOf('Lapsed');
  expect(facts.length).toBeGreaterThan(15);
  const { segmentByName } = await ask<{ segmentByName: { value: { figures: { known: number; percentiles: { value: string }[] }[] } } }>(
    workspace,
    '{ segmentByName(name: "Lapsed") { value { figures(names: ["age", "amount_spent"], percentiles: [50]) { known percentiles { value } } } } }',
  );
  for (const [index, name] of ['age', 'amount_spent'].entries()) {
    const fact = facts.find(({ attribute }) => attribute === name);
    const figure = segmentByName.value.figures[index];
    expect([fact?.known, fact?.parts.reduce((sum, part) => sum + part.members, 0)]).toEqual([figure?.known, members]);
    // The middle one, where the figure may lie between two.
    expect(Math.abs(Number(fact?.quartiles[1]) / Number(figure?.percentiles[0]?.value) - 1)).toBeLessThan(0.05);
  }
  for (const { attribute, strength, share, low, high } of statements) {
    expect(low <= share && share <= high).toBe(true);
    const fact = facts.find((one) => one.attribute === attribute);
    expect(fact?.known).toBeGreaterThanOrEqual(members / 2);
    expect(strength !== 'MORE_THAN_OTHERS' || fact?.isDistinct).toBe(true);
    expect(strength !== 'MOST' || low >= 0.5).toBe(true);
  }
});

test('of a few nobody is typical', async () => {
  const { segmentValue } = await ask<{ segmentValue: { persona: Told } }>(
    workspace,
    `{ segmentValue(query: "first_name = 'nobody is called so'") { persona { ${PERSONA} } } }`,
  );
  expect(segmentValue.persona).toMatchObject({ isRefused: true, members: 0, statements: [], facts: [], profile: '' });
});

test('a key is told what it may ask rules for', async () => {
  const persona = await personaOf('Lapsed', viewer(['segments:read', 'customers:read']));
  const told = persona.facts.map(({ attribute }) => attribute);
  expect(told).toContain('home_owner');
  expect(told).not.toEqual(expect.arrayContaining(['age']));
  expect(told).not.toEqual(expect.arrayContaining(['amount_spent']));
});

test('people keep what they say of a persona, a part at a time', async () => {
  const { segmentByName } = await ask<{ segmentByName: { id: string; personaCard: null } }>(
    workspace,
    '{ segmentByName(name: "Lapsed") { id personaCard { name } } }',
  );
  expect(segmentByName.personaCard).toBeNull();
  const set = (input: object) =>
    run(workspace, 'mutation ($input: PersonaCardInput!) { setPersonaCard(input: $input) { personaCard { name notes channel tone } } }', {
      input: { segmentId: segmentByName.id, ...input },
    });
  await set({ name: 'Lost Lou', tone: 'Warm,\nbrief', channel: 'email' });
  const { data } = await set({ notes: 'Asks for nothing.', channel: null });
  const said = { name: 'Lost Lou', notes: 'Asks for nothing.', channel: null, tone: 'Warm,\nbrief' };
  expect(JSON.parse(JSON.stringify(data))).toEqual({ setPersonaCard: { personaCard: said } });
  expect(await ask(workspace, '{ segmentByName(name: "Lapsed") { personaCard { name notes channel tone } } }')).toEqual({
    segmentByName: { personaCard: said },
  });
  expect((await set({ name: 'x'.repeat(201) })).errors?.[0]?.originalError).toMatchObject({ code: 'LIMIT_EXCEEDED' });
  expect((await set({ segmentId: 'none' })).errors?.[0]?.originalError).toMatchObject({ code: 'NOT_FOUND' });
});
