import { sql } from '../../src/database/sql.js';
import { Random } from '../../src/kernel/random.js';
import { addSegmentMembers, createSegment } from '../../src/membership/index.js';
import { entities } from '../../src/model/index.js';
import type { CustomerRecord } from '../../src/records/index.js';
import { ask, run, viewer } from '../support/graphql.js';
import { givenCustomers, givenOrders } from '../support/records.js';
import { saveSegment, useOneDatabase, type TestWorkspace } from '../support/workspace.js';

interface Told {
  readonly refusal: string | null;
  readonly members: number;
  readonly others: number;
  readonly compared: number;
  readonly leftOut: number;
  readonly drivers: readonly {
    readonly attribute: string;
    readonly rule: string;
    readonly share: number;
    readonly shareOfOthers: number;
    readonly difference: number;
    readonly low: number;
    readonly pValue: number;
    readonly turnsWithin: readonly { readonly attribute: string; readonly difference: number }[];
  }[];
}

const DRIVERS = `refusal members others compared leftOut falseDiscoveryRate
  drivers { attribute label rule share shareOfOthers index difference low high pValue turnsWithin { attribute label difference } }`;

const emptyWorkspace = useOneDatabase({ entities });
let workspace: TestWorkspace;
beforeEach(async () => {
  workspace = await emptyWorkspace();
});

async function given(people: readonly { readonly record: CustomerRecord; readonly belongs: boolean }[]): Promise<string> {
  const { segment } = await createSegment(workspace, { name: 'chosen', kind: 'STATIC' });
  const id = segment?.id ?? '';
  for (let from = 0; from < people.length; from += 500) {
    const some = people.slice(from, from + 500);
    const ids = await givenCustomers(workspace, ...some.map(({ record }) => record));
    const chosen = ids.filter((_, index) => some[index]?.belongs === true);
    if (chosen.length > 0) await addSegmentMembers(workspace, id, chosen);
  }
  return id;
}

const driversOf = async (id: string, args = '', who = viewer()) =>
  (
    await ask<{ segmentValue: { drivers: Told } }>(
      workspace,
      `query ($id: ID!) { segmentValue(segmentIds: [$id]) { drivers${args} { ${DRIVERS} } } }`,
      { id },
      who,
    )
  ).segmentValue.drivers;

/** People who differ in what is planted only. */
function invent(count: number, planted: boolean) {
  const random = new Random('people');
  return Array.from({ length: count }, (_, index) => {
    const belongs = random.chance(0.3);
    const moved = planted && belongs;
    const record: CustomerRecord = {
      externalId: `p${index}`,
      firstName: random.pick(['Ann', 'Bob', 'Cem', 'Dot']),
      gender: random.pick(['female', 'male']),
      education: random.pick(['school', 'bachelor', 'master']),
      householdSize: random.integer(1, 5),
      yearlyIncome: String(random.integer(20_000, 90_000)),
      homeOwner: random.chance(0.5),
      priceSensitivity: random.integer(moved ? 5 : 1, 10),
      interests: ['books', 'film', 'sailing', 'chess'].filter((one) => random.chance(moved && one === 'sailing' ? 0.6 : 0.25)),
    };
    return { record, belongs };
  });
}

test('what was planted is found, each with a rule that selects as many, and nothing else is told', async () => {
  const id = await given(invent(1_500, true));
  const { drivers, members, others, compared } = await driversOf(id);
  expect(members + others).toBe(1_500);
  expect(compared).toBeGreaterThan(7);
  expect(drivers.map(({ attribute }) => attribute)).toEqual(['interests', 'price_sensitivity']);
  expect(drivers[0]?.rule).toBe("interests CONTAINS 'sailing'");
  expect(drivers[1]?.rule).toMatch(/^price_sensitivity > [3-6]$/);
  for (const { rule, share, shareOfOthers, difference, low, pValue } of drivers) {
    expect(share - shareOfOthers).toBeCloseTo(difference, 12);
    expect(low).toBeGreaterThan(0);
    expect(pValue).toBeLessThan(0.01);
    const { previewSegment } = await ask<{ previewSegment: { size: number } }>(
      workspace,
      'query ($query: String!) { previewSegment(query: $query) { size } }',
      { query: rule },
    );
    // Half of them were measured.
    expect(Math.abs(previewSegment.size / 1_500 - (share * members + shareOfOthers * others) / 1_500)).toBeLessThan(0.05);
  }
  // Again the same.
  expect((await driversOf(id)).drivers).toEqual(drivers);
});

test('of people who do not differ nothing is told', async () => {
  expect(await driversOf(await given(invent(1_500, false)))).toMatchObject({ refusal: null, drivers: [] });
});

test('what a rule chose its members by sets them apart by no finding', async () => {
  await given(invent(400, false));
  const buyers = Array.from({ length: 200 }, (_, index) => `p${index}`);
  await givenOrders(
    workspace,
    ...buyers.map((customerExternalId, index) => ({
      externalId: `o${index}`,
      customerExternalId,
      placedAt: '2026-05-01T10:00:00Z',
      total: '20',
      channel: index % 10 === 0 ? 'shop' : 'web',
    })),
  );
  const of = async (query: string) =>
    (
      await ask<{ segmentValue: { drivers: Told } }>(
        workspace,
        `query ($query: String!) { segmentValue(query: $query) { drivers { ${DRIVERS} } } }`,
        { query },
      )
    ).segmentValue.drivers;
  const bySpend = (await of('amount_spent > 10')).drivers.map(({ attribute }) => attribute);
  expect(bySpend).toEqual(expect.arrayContaining(['favourite_channel', 'buyer_type']));
  expect(bySpend.filter((name) => /spent|revenue|margin|order_date|number_of_orders|average/.test(name))).toEqual([]);
  expect((await of('orders_placed MATCHES (amount > 10)')).drivers).toEqual([]);
  expect((await of("gender = 'male'")).drivers.map(({ attribute }) => attribute)).not.toContain('gender');
});

test('a difference that turns around among people who are alike in something else is said to', async () => {
  // As the stones of C. Charig (1986), but further apart, so that no chance of ids hides it: treatment, size, whether it helped; ten times.
  const stones = [
    [true, 'small', 48, 2],
    [true, 'large', 198, 102],
    [false, 'small', 258, 42],
    [false, 'large', 25, 25],
  ] as const;
  const people = stones.flatMap(([belongs, occupation, helped, not]) =>
    [true, false].flatMap((homeOwner) =>
      Array.from({ length: 10 * (homeOwner ? helped : not) }, (_, index) => ({
        record: { externalId: `${occupation}${belongs}${homeOwner}${index}`, occupation, homeOwner },
        belongs,
      })),
    ),
  );
  const { drivers } = await driversOf(await given(people));
  expect(drivers.map(({ rule }) => rule)).toEqual(["occupation = 'large'", 'home_owner = false']);
  expect(drivers[0]?.turnsWithin).toEqual([]);
  expect(drivers[1]).toMatchObject({ turnsWithin: [{ attribute: 'occupation' }] });
  expect(drivers[1]?.turnsWithin[0]?.difference).toBeCloseTo(-0.13, 1);
}, 180_000);

test('of few nothing is said, and of nobody', async () => {
  expect(await driversOf(await given(invent(100, true)))).toMatchObject({ refusal: 'TOO_FEW_MEMBERS', drivers: [] });
  const { segmentValue } = await ask<{ segmentValue: { drivers: Told } }>(
    workspace,
    `{ segmentValue(query: "customer_added_date IS NOT NULL") { drivers { ${DRIVERS} } } }`,
  );
  expect(segmentValue.drivers).toMatchObject({ refusal: 'TOO_FEW_OTHERS', drivers: [] });
});

test('a key is told of what it may ask rules for', async () => {
  const people = invent(800, true).map(({ record, belongs }) => ({
    belongs,
    record: { ...record, firstName: belongs ? 'Zoe' : (record.firstName ?? null) },
  }));
  const id = await given(people);
  expect((await driversOf(id)).drivers.map(({ attribute }) => attribute)).toContain('first_name');
  const narrow = viewer(['segments:read', 'customers:read']);
  expect((await driversOf(id, '', narrow)).drivers.map(({ attribute }) => attribute)).not.toContain('first_name');
  const asked = await run(
    workspace,
    `query ($id: ID!) { segmentValue(segmentIds: [$id]) { drivers(attributes: ["first_name"]) { compared } } }`,
    { id },
    narrow,
  );
  expect(asked.errors?.[0]?.originalError).toMatchObject({ code: 'FORBIDDEN' });
  expect((await driversOf(id, '(attributes: ["interests", "gender"], first: 1)')).drivers.map(({ attribute }) => attribute)).toEqual([
    'interests',
  ]);
  const bad = await run(workspace, `query ($id: ID!) { segmentValue(segmentIds: [$id]) { drivers(first: 0) { compared } } }`, { id });
  expect(bad.errors?.[0]?.originalError).toMatchObject({ code: 'INVALID_INPUT', details: { field: 'first' } });
});

test('what a rule that is withheld looks at is not told by what is left out as settled', async () => {
  await given(invent(400, true));
  const { id } = await saveSegment(workspace, "gender = 'female' OR customer_emails CONTAINS 'zoe@example.net'", 'Tangled');
  const compared = async (attribute: string, who = viewer(['segments:read', 'customers:read'])) =>
    (await driversOf(id, `(attributes: ["${attribute}"])`, who)).compared;
  expect([await compared('gender'), await compared('interests')]).toEqual([1, 1]);
  const knowing = viewer(['segments:read', 'customers:read', 'personal_data:read']);
  expect([await compared('gender', knowing), await compared('interests', knowing)]).toEqual([0, 1]);
  // Nor by whether members are told to be like everybody, all that the rule settles set aside.
  const advised = async (who: ReturnType<typeof viewer>) => {
    const text = 'query ($id: ID!) { segmentAdvice(segmentId: $id, kinds: [NOT_DISTINCT]) { advice { kind } } }';
    const { segmentAdvice } = await ask<{ segmentAdvice: { advice: { kind: string }[] } }>(workspace, text, { id }, who);
    return segmentAdvice.advice.map(({ kind }) => kind);
  };
  expect([await advised(viewer(['segments:read', 'customers:read'])), await advised(knowing)]).toEqual([[], ['NOT_DISTINCT']]);
});

test('of more attributes than one statement can have the first are looked at, the answer says how many were not, and any can be named', async () => {
  // As many as there could be before they were bounded.
  await workspace.database.execute(sql`insert into attribute_definition (owner, key, name, type, created_at)
    select 'customer', 'own_' || lpad(n::text, 4, '0'), 'Own', 'number', now() from generate_series(1, 1700) n`);
  const people = invent(300, true).map(({ record, belongs }, index) => ({
    belongs,
    record: { ...record, attributes: { own_0001: belongs ? 5 : index % 4, own_1700: belongs ? 5 : index % 4 } },
  }));
  const id = await given(people);
  const told = await driversOf(id);
  expect(told.leftOut).toBeGreaterThan(1_300);
  const found = told.drivers.map(({ attribute }) => attribute);
  expect(found).toContain("attribute('own_0001')");
  expect(found).not.toContain("attribute('own_1700')");
  const named = await driversOf(id, `(attributes: ["attribute('own_1700')"])`);
  expect(named).toMatchObject({ leftOut: 0, compared: 1, drivers: [{ attribute: "attribute('own_1700')" }] });
});
