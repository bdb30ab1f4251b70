import { Discoverer } from '../../src/discovery/index.js';
import { Random } from '../../src/kernel/random.js';
import { entities } from '../../src/model/index.js';
import { addSegmentMembers, createSegment } from '../../src/membership/index.js';
import { eraseCustomer } from '../../src/sync/index.js';
import type { CustomerRecord } from '../../src/records/index.js';
import { ask, run, viewer } from '../support/graphql.js';
import { givenCustomers, givenOrders } from '../support/records.js';
import { useOneDatabase, type TestWorkspace } from '../support/workspace.js';

const TRAIT = 'rule attribute label weight share shareOfOthers';
const TOLD = `asOf isStale audience refusal members others compared withheld traits { ${TRAIT} }
  quality { hiddenMembers hiddenOthers auc low high recalls { first recall } } profile { rule share shareOfOthers low high }
  customers(first: 1000) { rank score reasons { ${TRAIT} } customer { id externalIds { externalId } interests } }`;

interface Told {
  readonly refusal: string | null;
  readonly withheld: boolean;
  readonly traits: readonly { readonly rule: string }[];
  readonly quality: { readonly low: number } | null;
  readonly profile: { readonly rule: string } | null;
  readonly customers: readonly {
    readonly rank: number;
    readonly score: number;
    readonly reasons: readonly { readonly rule: string }[];
    readonly customer: {
      readonly id: string;
      readonly interests: readonly string[];
      readonly externalIds: readonly { readonly externalId: string }[];
    };
  }[];
}

let workspace: TestWorkspace;
const emptyWorkspace = useOneDatabase({ entities });
const fail = (error: unknown) => {
  throw error;
};

/** A list kept by hand of whom most sail and are many at home; half of everybody has ordered. */
async function givenPeople({ reversed = false, members = 150, byChance = false } = {}): Promise<{
  segmentId: string;
  ids: Map<string, string>;
}> {
  workspace = await emptyWorkspace({ now: '2026-05-15T12:00:00Z' });
  const random = new Random('lookalikes');
  const people = Array.from({ length: 900 }, (_, index): CustomerRecord => ({
    externalId: `p${index}`,
    householdSize: random.integer(1, 5),
    interests: ['books', 'sailing', 'chess'].filter(() => random.chance(0.35)),
    homeOwner: random.chance(0.5),
  }));
  const likely = (one: CustomerRecord) => (one.interests?.includes('sailing') === true ? 4 : 1) * ((one.householdSize ?? 0) > 3 ? 3 : 1);
  const rest = [...people];
  const chosen: string[] = [];
  while (chosen.length < members) {
    const one = byChance ? random.pick(rest) : random.pickBy(rest, likely);
    chosen.push(one.externalId);
    rest.splice(rest.indexOf(one), 1);
  }
  const sent = reversed ? people.toReversed() : people;
  const ids = new Map((await givenCustomers(workspace, ...sent)).map((id, index) => [sent[index]?.externalId ?? '', id]));
  await givenOrders(
    workspace,
    ...people.slice(0, 450).map(({ externalId }) => ({
      externalId: `o ${externalId}`,
      customerExternalId: externalId,
      placedAt: '2026-05-01T10:00:00Z',
      total: '10',
    })),
  );
  const { segment } = await createSegment(workspace, { name: 'Sailors', kind: 'STATIC' });
  const segmentId = segment?.id ?? '';
  await addSegmentMembers(
    workspace,
    segmentId,
    chosen.map((name) => ids.get(name) ?? ''),
  );
  return { segmentId, ids };
}

async function find(segmentId: string): Promise<void> {
  await ask(workspace, 'mutation ($id: ID!) { startLookalikes(segmentId: $id) { id state } }', { id: segmentId });
  expect(await new Discoverer(workspace, fail).runIfAsked()).toBe(true);
}

async function told(segmentId: string, audience = 'PROSPECTS', who = viewer()): Promise<Told | null> {
  const answer = await ask<{ lookalikes: Told | null }>(
    workspace,
    `query ($id: ID!, $audience: LookalikeAudience!) { lookalikes(segmentId: $id, audience: $audience) { ${TOLD} } }`,
    { id: segmentId, audience },
    who,
  );
  return answer.lookalikes;
}

test('prospects and customers are ranked by what they have in common with members, with reasons, how good that is, and a profile that is a rule', async () => {
  const { segmentId, ids } = await givenPeople();
  expect(await told(segmentId)).toBeNull();
  await find(segmentId);
  const runs = await ask<{ lookalikeRuns: unknown[] }>(
    workspace,
    'query ($id: ID!) { lookalikeRuns(segmentId: $id, first: 20) { state progress } }',
    { id: segmentId },
  );
  expect(runs.lookalikeRuns).toEqual([{ state: 'COMPLETED', progress: 1 }]);
  const ordered = new Set(Array.from({ length: 450 }, (_, index) => `p${index}`));
  for (const audience of ['PROSPECTS', 'CUSTOMERS']) {
    const found = await told(segmentId, audience);
    expect(found).toMatchObject({ refusal: null, members: 150, others: 750, withheld: false });
    expect(found?.quality?.low).toBeGreaterThan(0.5);
    expect(found?.traits.map(({ rule }) => rule)).toContain("interests CONTAINS 'sailing'");
    const names = found?.customers.map(({ customer }) => customer.externalIds[0]?.externalId ?? '') ?? [];
    expect(names.length).toBeGreaterThan(50);
    expect(names.every((name) => ordered.has(name) === (audience === 'CUSTOMERS'))).toBe(true);
    expect(found?.customers.map(({ rank }) => rank)).toEqual(names.map((_, index) => index + 1));
    expect(found?.customers.slice(0, 20).every(({ customer }) => customer.interests.includes('sailing'))).toBe(true);
    expect(found?.customers[0]?.reasons.map(({ rule }) => rule)).toContain("interests CONTAINS 'sailing'");
  }
  const prospects = await told(segmentId);
  const { previewSegment } = await ask<{ previewSegment: { size: number } }>(
    workspace,
    'query ($query: String!) { previewSegment(query: $query) { size } }',
    {
      query: prospects?.profile?.rule ?? '',
    },
  );
  expect(previewSegment.size).toBeGreaterThan(50);
  // Who becomes a member, or is erased, is not told any more.
  const [first, second] = prospects?.customers.map(({ customer }) => customer) ?? [];
  await addSegmentMembers(workspace, segmentId, [first?.id ?? '']);
  await eraseCustomer(workspace, second?.id ?? '');
  const left = (await told(segmentId))?.customers.map(({ customer }) => customer.id) ?? [];
  expect(left).toEqual(prospects?.customers.slice(2).map(({ customer }) => customer.id));
  expect(ids.size).toBe(900);
});

test('the order in which people came changes nothing; members drawn by chance are like nobody; a small segment is refused with the reason', async () => {
  const plain = ({ customers, ...rest }: Told) =>
    JSON.stringify([rest, customers.map(({ customer: { externalIds }, ...one }) => [externalIds, one])]);
  let { segmentId } = await givenPeople();
  await find(segmentId);
  const first = await told(segmentId);
  ({ segmentId } = await givenPeople({ reversed: true }));
  await find(segmentId);
  expect(plain((await told(segmentId)) as Told)).toBe(plain(first as Told));
  ({ segmentId } = await givenPeople({ byChance: true }));
  await find(segmentId);
  expect(await told(segmentId)).toMatchObject({ refusal: 'NOTHING_TELLS', customers: [], quality: null, profile: null });
  ({ segmentId } = await givenPeople({ members: 60 }));
  await find(segmentId);
  expect(await told(segmentId)).toMatchObject({ refusal: 'TOO_FEW_MEMBERS', customers: [] });
});

test('what the rule of a segment settles tells nobody apart; a search for groups goes on beside one for lookalikes; bounds and rights are kept', async () => {
  await givenPeople();
  const { segment } = await createSegment(workspace, { name: 'By rule', query: "interests CONTAINS 'sailing'" });
  const segmentId = segment?.id ?? '';
  await ask(workspace, 'mutation { startDiscovery { id } }');
  await find(segmentId);
  expect(await new Discoverer(workspace, fail).runIfAsked()).toBe(true);
  expect(await ask(workspace, '{ discovery { refusal } }')).toEqual({ discovery: { refusal: null } });
  expect((await told(segmentId))?.traits.filter(({ rule }) => rule.includes('interests'))).toEqual([]);
  for (const [first, code] of [
    [0, 'INVALID_INPUT'],
    [1_001, 'LIMIT_EXCEEDED'],
  ] as const) {
    const { errors } = await run(workspace, `query ($id: ID!) { lookalikes(segmentId: $id) { customers(first: ${first}) { rank } } }`, {
      id: segmentId,
    });
    expect(errors?.[0]?.originalError).toMatchObject({ code });
  }
  const narrow = viewer(['segments:read']);
  const refused = await run(workspace, 'query ($id: ID!) { lookalikes(segmentId: $id) { members } }', { id: segmentId }, narrow);
  expect(refused.errors?.[0]?.extensions ?? {}).toMatchObject({ code: 'FORBIDDEN' });
});
