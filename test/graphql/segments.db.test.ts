import { entities } from '../../src/model/index.js';
import { ask, run, viewer } from '../support/graphql.js';
import { givenCustomers, givenOrders } from '../support/records.js';
import { saveSegment, useOneDatabase, type TestWorkspace } from '../support/workspace.js';

let workspace: TestWorkspace;
let ann: string;
let bob: string;

const emptyWorkspace = useOneDatabase({ entities });
beforeEach(async () => {
  workspace = await emptyWorkspace();
  [ann = '', bob = ''] = await givenCustomers(
    workspace,
    { externalId: 'ann', firstName: 'Ann', birthDate: '1980-01-01' },
    { externalId: 'bob', firstName: 'Bob', birthDate: '2010-01-01' },
  );
  await givenOrders(workspace, { externalId: 'o1', customerExternalId: 'ann', total: '120.00', placedAt: '2026-05-01T10:00:00Z' });
});

const CREATE = `mutation ($input: CreateSegmentInput!) { createSegment(input: $input) {
  segment { id name kind query rule size share state stale members { nodes { firstName } } }
  userErrors { code message path position { offset length line column } expected suggestion } } }`;
const errorsOf = async (query: string, variables: object = {}, who = viewer()) =>
  (await run(workspace, query, variables, who)).errors?.map(
    (error) => (error.originalError as { code?: string } | undefined)?.code ?? error.extensions['code'],
  );

test('a segment is made with its members, in text and as a tree', async () => {
  const { createSegment } = await ask<{ createSegment: { segment: { rule: object; query: string } } }>(workspace, CREATE, {
    input: { name: 'Adults', query: 'age>=18 and number_of_orders > 0' },
  });
  expect(createSegment).toMatchObject({
    userErrors: [],
    segment: {
      name: 'Adults',
      kind: 'DYNAMIC',
      query: 'age >= 18 AND number_of_orders > 0',
      size: 1,
      share: 0.5,
      state: 'READY',
      stale: false,
    },
  });
  const again = await ask<{ createSegment: object }>(workspace, CREATE, { input: { name: 'The same', rule: createSegment.segment.rule } });
  expect(again.createSegment).toMatchObject({
    segment: { query: createSegment.segment.query, members: { nodes: [{ firstName: 'Ann' }] } },
  });
});

test('a rule that does not check is told in the payload, every problem with its place', async () => {
  const { createSegment } = await ask<{ createSegment: object }>(workspace, CREATE, {
    input: { name: 'x', query: "agee > 3 AND\n  gender == 'f'" },
  });
  expect(createSegment).toMatchObject({
    segment: null,
    userErrors: [
      { code: 'UNKNOWN_ATTRIBUTE', path: ['query'], position: { offset: 0, length: 4, line: 1, column: 1 }, suggestion: 'age' },
      { path: ['query'], position: { line: 2 } },
    ],
  });
  expect(await ask(workspace, '{ segments { totalCount } }')).toEqual({ segments: { totalCount: 0 } });
});

test('a name that is taken, and a segment that others build on, are told in the payload', async () => {
  const base = await saveSegment(workspace, 'age > 3', 'Base');
  const taken = await ask<{ createSegment: object }>(workspace, CREATE, { input: { name: 'base', query: 'age > 4' } });
  expect(taken.createSegment).toMatchObject({ segment: null, userErrors: [{ code: 'CONFLICT', path: ['name'] }] });
  await saveSegment(workspace, "segment MATCHES (name = 'Base')", 'Above');
  const { deleteSegment } = await ask<{ deleteSegment: object }>(
    workspace,
    'mutation ($id: ID!) { deleteSegment(id: $id) { deletedId userErrors { code } } }',
    { id: base.id },
  );
  expect(deleteSegment).toEqual({ deletedId: null, userErrors: [{ code: 'CONFLICT' }] });
});

test('of two who edit a segment from the same version the second is told, and changes nothing', async () => {
  const { id } = await saveSegment(workspace, 'age >= 18', 'Adults');
  const version = async () =>
    (await ask<{ segment: { version: number } }>(workspace, `{ segment(id: "${id}") { version } }`)).segment.version;
  const EDIT = `mutation ($id: ID!, $input: UpdateSegmentInput!) { updateSegment(id: $id, input: $input) { segment { name query version } userErrors { code path expected } } }`;
  const edit = (input: object) => ask<{ updateSegment: object }>(workspace, EDIT, { id, input });
  const seen = await version();
  expect(await edit({ query: 'age >= 21', expectedVersion: seen })).toMatchObject({ updateSegment: { segment: { version: seen + 1 } } });
  expect(await edit({ name: 'Grown-ups', expectedVersion: seen })).toEqual({
    updateSegment: {
      segment: null,
      userErrors: [{ code: 'VERSION_CONFLICT', path: ['expectedVersion'], expected: [String(seen + 1)] }],
    },
  });
  expect(await edit({ description: 'Of age', expectedVersion: seen + 1 })).toMatchObject({
    updateSegment: { segment: { name: 'Adults', query: 'age >= 21', version: seen + 2 }, userErrors: [] },
  });
  expect(await edit({ name: 'Grown-ups' })).toMatchObject({ updateSegment: { segment: { version: seen + 3 } } });
});

test('a static segment is a list kept by hand', async () => {
  const { createSegment } = await ask<{ createSegment: { segment: { id: string } } }>(workspace, CREATE, {
    input: { name: 'VIPs', kind: 'STATIC' },
  });
  const change = async (what: string, customerIds: string[]) =>
    (
      await ask<Record<string, object>>(
        workspace,
        `mutation ($id: ID!, $customerIds: [ID!]!) { ${what}(segmentId: $id, customerIds: $customerIds) { segment { size hasMember(customerId: "${ann}") } userErrors { code path } } }`,
        { id: createSegment.segment.id, customerIds },
      )
    )[what];
  expect(await change('addSegmentMembers', [ann, bob])).toEqual({ segment: { size: 2, hasMember: true }, userErrors: [] });
  expect(await change('removeSegmentMembers', [ann])).toEqual({ segment: { size: 1, hasMember: false }, userErrors: [] });
  expect(await change('addSegmentMembers', ['x'])).toEqual({
    segment: null,
    userErrors: [{ code: 'NOT_FOUND', path: ['customerIds', '0'] }],
  });
});

test('previews say whom a rule would select, and what an edit would change', async () => {
  const segment = await saveSegment(workspace, 'age >= 18', 'Adults');
  expect(
    await ask(workspace, `{ previewSegment(query: "age < 18") { size share sample { firstName } query userErrors { code } } }`),
  ).toEqual({ previewSegment: { size: 1, share: 0.5, sample: [{ firstName: 'Bob' }], query: 'age < 18', userErrors: [] } });
  expect(await ask(workspace, `{ previewSegment(query: "age <") { size sample { id } userErrors { code } } }`)).toEqual({
    previewSegment: { size: null, sample: [], userErrors: [{ code: 'EXPECTED_VALUE' }] },
  });
  expect(
    await ask(
      workspace,
      `query ($id: ID!) { previewSegmentEdit(id: $id, query: "age < 18") { sizeBefore sizeAfter entering leaving enteringSample { firstName } leavingSample { firstName } userErrors { code } } }`,
      { id: segment.id },
    ),
  ).toEqual({
    previewSegmentEdit: {
      sizeBefore: 1,
      sizeAfter: 1,
      entering: 1,
      leaving: 1,
      enteringSample: [{ firstName: 'Bob' }],
      leavingSample: [{ firstName: 'Ann' }],
      userErrors: [],
    },
  });
});

test('an explanation names the smallest change that turns the verdict round, to who may read personal data', async () => {
  const query = `query ($bob: ID!) { explainMembership(customerId: $bob, query: "age >= 18 AND amount_spent >= 12.5") {
    holds stale smallestChange { at text changes { clause label by unit to at } } clauses { smallestChange { text } } } }`;
  expect(await ask(workspace, query, { bob })).toEqual({
    explainMembership: {
      holds: false,
      stale: false,
      smallestChange: {
        at: null,
        text: 'Age: by itself in 596 days; Amount spent: 12.50 more',
        changes: [
          { clause: 'age >= 18', label: 'Age', by: null, unit: null, to: null, at: '2028-01-01T00:00:00.000Z' },
          { clause: 'amount_spent >= 12.5', label: 'Amount spent', by: '12.5', unit: 'workspace currency', to: null, at: null },
        ],
      },
      clauses: [{ smallestChange: { text: 'Age: by itself in 596 days' } }, { smallestChange: { text: 'Amount spent: 12.50 more' } }],
    },
  });
  expect(await errorsOf(query, { bob }, viewer(['segments:read', 'customers:read']))).toEqual(['FORBIDDEN']);
});

test('an explanation has each clause with what the customer has', async () => {
  const segment = await saveSegment(workspace, 'age >= 18 AND NOT (amount_spent > 200)', 'Adults');
  const { explainMembership } = await ask<{ explainMembership: object }>(
    workspace,
    `query ($id: ID!, $ann: ID!) { explainMembership(customerId: $ann, segmentId: $id) { holds asOf root { kind holds clauses { kind } } clauses { text holds actual { label value } } } }`,
    { id: segment.id, ann },
  );
  expect(explainMembership).toMatchObject({
    holds: true,
    root: { kind: 'AND', holds: true, clauses: [{ kind: 'CLAUSE' }, { kind: 'NOT' }] },
    clauses: [
      { text: 'age >= 18', holds: true, actual: [{ label: 'Age', value: 46 }] },
      { holds: false, actual: [{ value: 120 }] },
    ],
  });
});

test('the change log by pages: the cursor of a page goes on where it ended, with filters too', async () => {
  await saveSegment(workspace, 'age >= 1', 'All');
  await saveSegment(workspace, 'age >= 18', 'Adults');
  const query = `query ($after: Cursor, $customerId: ID) { membershipChanges(first: 2, after: $after, customerId: $customerId) { hasMore cursor changes { kind cause segment { name } customer { firstName } } } }`;
  interface Answer {
    membershipChanges: { hasMore: boolean; cursor: string; changes: { segment: { name: string }; customer: { firstName: string } }[] };
  }
  const told: string[] = [];
  let cursor: string | null = null;
  for (let more = true; more;) {
    const { membershipChanges }: Answer = await ask<Answer>(workspace, query, { after: cursor });
    told.push(...membershipChanges.changes.map((change) => `${change.segment.name} ${change.customer.firstName}`));
    ({ cursor, hasMore: more } = membershipChanges);
  }
  expect(told).toEqual(['All Ann', 'All Bob', 'Adults Ann']);
  const ofBob = await ask<Answer>(workspace, query, { customerId: bob });
  expect(ofBob.membershipChanges).toMatchObject({ hasMore: false, cursor, changes: [{ segment: { name: 'All' } }] });
  const ofAnn = await ask<Answer>(workspace, query, { customerId: ann });
  expect([ofAnn.membershipChanges.changes.length, ofAnn.membershipChanges.hasMore]).toEqual([2, false]);
});

test('ready segments are given at their defaults, and turned', async () => {
  const { segmentTemplates } = await ask<{ segmentTemplates: object[] }>(
    workspace,
    '{ segmentTemplates { key name model purpose rule query parameters { name label type unit default } } }',
  );
  expect(segmentTemplates).toContainEqual({
    key: 'high-basket',
    name: 'Large baskets',
    model: 'value',
    purpose: 'Few orders or many, each is large.',
    rule: 'average_order_value >= {amount}',
    query: 'average_order_value >= 150',
    parameters: [{ name: 'amount', label: 'Average order', type: 'money', unit: 'workspace currency', default: 150 }],
  });
  const turn = 'query ($parameters: JSON) { segmentTemplate(key: "high-basket", parameters: $parameters) { query } }';
  expect(await ask(workspace, turn, { parameters: { amount: '99.90' } })).toEqual({
    segmentTemplate: { query: 'average_order_value >= 99.9' },
  });
  for (const [parameters, field] of [
    [{ amount: 'much' }, 'parameters.amount'],
    [{ sum: 3 }, 'parameters.sum'],
    [[3], 'parameters'],
  ] as const) {
    const { errors } = await run(workspace, turn, { parameters });
    expect(errors?.[0]?.originalError).toMatchObject({ code: 'INVALID_INPUT', details: { field } });
  }
  expect(await errorsOf('{ segmentTemplate(key: "nobody") { query } }')).toEqual(['NOT_FOUND']);
});

test('completion offers values that are in use, and personal ones only to those who may read them', async () => {
  await givenCustomers(workspace, { externalId: 'eve', tags: ['vip-gold'], occupation: 'Clerk' });
  const values = async (query: string, who = viewer()) =>
    (
      await ask<{ completeSegmentQuery: { text: string }[] }>(
        workspace,
        'query ($query: String!, $offset: Int!) { completeSegmentQuery(query: $query, offset: $offset) { text } }',
        { query, offset: query.length },
        who,
      )
    ).completeSegmentQuery.map(({ text }) => text);
  expect(await values("customer_tags CONTAINS 'vip")).toEqual(["'vip-gold'"]);
  expect(await values("occupation = 'cl")).toEqual(["'Clerk'"]);
  expect(await values("first_name = 'A")).toEqual(["'Ann'"]);
  expect(await values("first_name = 'A", viewer(['segments:read']))).toEqual([]);
});

describe('a key that is limited to segments', () => {
  const SEE = `query ($a: ID!, $b: ID!) { segments { totalCount nodes { name } } a: segment(id: $a) { name } b: segment(id: $b) { name } segmentByName(name: "Other") { id } customers { nodes { segments { segment { name } } } } membershipChanges { changes { segment { name } } } }`;

  test('sees and changes no other', async () => {
    const own = await saveSegment(workspace, 'age >= 1', 'Own');
    const other = await saveSegment(workspace, 'age >= 2', 'Other');
    const limited = viewer(['customers:read', 'segments:read', 'segments:write'], [own.id]);
    expect(await ask(workspace, SEE, { a: own.id, b: other.id }, limited)).toEqual({
      segments: { totalCount: 1, nodes: [{ name: 'Own' }] },
      a: { name: 'Own' },
      b: null,
      segmentByName: null,
      customers: { nodes: [{ segments: [{ segment: { name: 'Own' } }] }, { segments: [{ segment: { name: 'Own' } }] }] },
      membershipChanges: { changes: [{ segment: { name: 'Own' } }, { segment: { name: 'Own' } }] },
    });
    for (const operation of [
      'query ($id: ID!) { previewSegmentEdit(id: $id, query: "age > 3") { entering } }',
      `query ($id: ID!) { explainMembership(customerId: "${ann}", segmentId: $id) { holds } }`,
      'query ($id: ID!) { membershipChanges(segmentIds: [$id]) { cursor } }',
      `query ($id: ID!) { segmentOverlap(segmentIds: [$id, "${own.id}"]) { union } }`,
      'mutation ($id: ID!) { updateSegment(id: $id, input: { name: "Mine" }) { segment { id } } }',
      'mutation ($id: ID!) { deleteSegment(id: $id) { deletedId } }',
      `mutation ($id: ID!) { addSegmentMembers(segmentId: $id, customerIds: []) { segment { id } } }`,
    ]) {
      expect(await errorsOf(operation, { id: other.id }, limited)).toEqual(['NOT_FOUND']);
    }
    expect(await errorsOf(CREATE, { input: { name: 'x', query: 'age > 3' } }, limited)).toEqual(['FORBIDDEN']);
    expect(await errorsOf(`{ customers(query: "segment MATCHES (name = 'Other')") { totalCount } }`, {}, limited)).toEqual([
      'INVALID_INPUT',
    ]);
  });
});
