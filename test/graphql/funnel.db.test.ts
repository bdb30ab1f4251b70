import { entities } from '../../src/model/index.js';
import { updateSegment } from '../../src/membership/index.js';
import { ask, run, viewer } from '../support/graphql.js';
import { givenCustomers } from '../support/records.js';
import { openTestWorkspace, saveSegment, type TestWorkspace } from '../support/workspace.js';

let workspace: TestWorkspace;

beforeAll(async () => {
  workspace = await openTestWorkspace({ entities });
  await givenCustomers(
    workspace,
    { externalId: 'ann', firstName: 'Ann', language: 'en', householdSize: 1 },
    { externalId: 'bob', firstName: 'Bob', language: 'en', householdSize: 4 },
    { externalId: 'eve', firstName: 'Eve', language: 'de', householdSize: 4 },
    { externalId: 'joe', firstName: 'Joe', language: 'fr' },
  );
});
afterAll(() => workspace.close());

const FUNNEL = `query ($segmentId: ID, $query: String) { segmentFunnel(segmentId: $segmentId, query: $query) {
  asOf stale kind base size share steps { text alone aloneShare inOrder inOrderShare change } userErrors { code path } } }`;

test('a funnel says what each part of an AND keeps', async () => {
  const { segmentFunnel } = await ask<{ segmentFunnel: object }>(workspace, FUNNEL, {
    query: "household_size > 2 AND customer_language = 'en'",
  });
  expect(segmentFunnel).toEqual({
    asOf: workspace.clock.now().toISOString(),
    stale: false,
    kind: 'AND',
    base: 4,
    size: 1,
    share: 0.25,
    steps: [
      { text: 'household_size > 2', alone: 2, aloneShare: 0.5, inOrder: 2, inOrderShare: 0.5, change: -2 },
      { text: "customer_language = 'en'", alone: 2, aloneShare: 0.5, inOrder: 1, inOrderShare: 0.25, change: -1 },
    ],
    userErrors: [],
  });
});

test('a funnel says what each part of an OR adds', async () => {
  const segment = await saveSegment(workspace, "household_size > 2 OR customer_language = 'en'", 'Either');
  const { segmentFunnel } = await ask<{ segmentFunnel: object }>(workspace, FUNNEL, { segmentId: segment.id });
  expect(segmentFunnel).toMatchObject({ kind: 'OR', size: 3, steps: [{ change: 2 }, { alone: 2, inOrder: 3, change: 1 }] });
});

test('a funnel of a rule that builds on segments counts their members of now', async () => {
  const base = await saveSegment(workspace, 'birth_date <= -18y', 'Adults');
  await givenCustomers(workspace, { externalId: 'joe', birthDate: '1980-01-01' });
  const { segmentFunnel } = await ask<{ segmentFunnel: object }>(workspace, FUNNEL, { query: `segment MATCHES (id = '${base.id}')` });
  const text = "segment MATCHES (name = 'Adults')";
  expect(segmentFunnel).toMatchObject({ kind: 'CLAUSE', stale: false, size: 1, steps: [{ text, alone: 1, inOrder: 1, change: -3 }] });
});

test('a rule is told with the names of the segments that it builds on, as they are called now, and is the same when it is read again', async () => {
  const base = await saveSegment(workspace, 'birth_date <= -18y', 'Grown "up"');
  const above = await saveSegment(workspace, `segment MATCHES (id = '${base.id}') AND household_size > 1`, 'Above');
  const TOLD = `query ($id: ID!, $customer: ID!) {
    segment(id: $id) { query } explainMembership(customerId: $customer, segmentId: $id) { clauses { text } } }`;
  interface Told {
    readonly segment: { readonly query: string };
    readonly explainMembership: { readonly clauses: readonly { readonly text: string }[] };
  }
  const [customer = ''] = await givenCustomers(workspace, { externalId: 'told' });
  const told = async () => ask<Told>(workspace, TOLD, { id: above.id, customer });
  const named = (name: string) => `segment MATCHES (name = '${name}')`;
  expect((await told()).segment.query).toBe(`${named('Grown "up"')} AND household_size > 1`);
  expect((await told()).explainMembership.clauses[0]?.text).toBe(named('Grown "up"'));
  await updateSegment(workspace, base.id, { name: "Grown 'ups'" });
  const { query } = (await told()).segment;
  expect(query).toBe(`${named("Grown \\'ups\\'")} AND household_size > 1`);
  const CHECK = 'query ($query: String!, $id: ID!) { checkSegmentQuery(query: $query) { query rule } segment(id: $id) { rule } }';
  interface Checked {
    readonly checkSegmentQuery: object;
    readonly segment: { readonly rule: unknown };
  }
  const { checkSegmentQuery, segment } = await ask<Checked>(workspace, CHECK, { query, id: above.id });
  expect(checkSegmentQuery).toEqual({ query, rule: segment.rule });
});

test('a rule that cannot be used is told in the payload', async () => {
  const { segmentFunnel } = await ask<{ segmentFunnel: object }>(workspace, FUNNEL, { query: 'agee > 3' });
  expect(segmentFunnel).toMatchObject({
    kind: null,
    size: null,
    steps: [],
    userErrors: [{ code: 'UNKNOWN_ATTRIBUTE', path: ['query'] }],
  });
});

test('a funnel is refused where the parts would tell what the key may not read', async () => {
  const { id } = await saveSegment(workspace, "first_name = 'Ann' AND household_size > 0", 'Anns');
  const who = viewer(['segments:read']);
  for (const subject of [{ segmentId: id }, { query: "first_name = 'Ann'" }]) {
    const { errors } = await run(workspace, FUNNEL, subject, who);
    expect(errors?.[0]?.originalError).toMatchObject({ code: 'FORBIDDEN' });
  }
  const limited = await run(workspace, FUNNEL, { segmentId: id }, viewer(['admin'], []));
  expect(limited.errors?.[0]?.originalError).toMatchObject({ code: 'NOT_FOUND' });
});

test('of how segments overlap the largest combinations are told alone, where so many are asked for', async () => {
  const [all, old] = [
    await saveSegment(workspace, 'household_size > 0', 'All of them'),
    await saveSegment(workspace, 'household_size > 1', 'Not alone'),
  ];
  const overlap =
    'query ($ids: [ID!]!, $first: Int) { segmentOverlap(segmentIds: $ids) { union combinations(first: $first) { size segments { name } } } }';
  const sizes = async (first?: number) =>
    (
      await ask<{ segmentOverlap: { union: number; combinations: { size: number; segments: object[] }[] } }>(workspace, overlap, {
        ids: [all.id, old.id],
        first,
      })
    ).segmentOverlap;
  const { union, combinations } = await sizes();
  expect(combinations).toHaveLength(2);
  expect(await sizes(1)).toEqual({ union, combinations: combinations.slice(0, 1) });
  const { errors } = await run(workspace, overlap, { ids: [all.id, old.id], first: -1 });
  expect(errors?.[0]?.originalError).toMatchObject({ code: 'INVALID_INPUT' });
});
