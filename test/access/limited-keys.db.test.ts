/* Long because every operation that could name another segment has its question here. */
import type { ExecutionResult } from 'graphql';
import { newId } from '../../src/kernel/index.js';
import { entities } from '../../src/model/index.js';
import { addSegmentMembers, createSegment, type Segment } from '../../src/membership/index.js';
import { run, viewer } from '../support/graphql.js';
import { givenCustomers } from '../support/records.js';
import { readRights } from '../support/rights.js';
import { openTestWorkspace, saveSegment, type TestWorkspace } from '../support/workspace.js';

/*
 * For a key that is limited to named segments there are no others: what it may not see it cannot tell from what does not exist, whichever
 * field it asks. That it does not count them either: limited-counts.db.test.ts.
 */

const rights = readRights();
const HIDDEN = 'Secret takeover list';
const ABSENT = 'Absent takeover list';
const ABSENT_ID = newId();

let workspace: TestWorkspace;
let customerId: string;
let own: Segment;
let bridge: Segment;
let list: Segment;
let counting: Segment;
let hidden: Segment;
let limited: ReturnType<typeof viewer>;

beforeAll(async () => {
  workspace = await openTestWorkspace({ entities });
  [customerId = ''] = await givenCustomers(workspace, { externalId: 'ann', birthDate: '1990-01-01', webSavviness: 9 });
  own = await saveSegment(workspace, 'web_savviness > 3', 'Own');
  hidden = await saveSegment(workspace, `segment MATCHES (id = '${own.id}') AND age < 40`, HIDDEN);
  bridge = await saveSegment(workspace, `segment MATCHES (id = '${hidden.id}')`, 'Bridge');
  counting = await saveSegment(workspace, 'segment.count() >= 1', 'Counting');
  list = (await createSegment(workspace, { name: 'List', kind: 'STATIC' })).segment as Segment;
  await addSegmentMembers(workspace, list.id, [customerId]);
  // Every right but the one that would lift the limit: what is told is told for the limit's sake alone.
  limited = { ...viewer(), segmentIds: new Set([own.id, bridge.id, list.id, counting.id]) };
});
afterAll(() => workspace.close());

const ask = (operation: string, variables: object = {}): Promise<ExecutionResult> =>
  run(workspace, operation, { own: own.id, list: list.id, customerId, ...variables }, limited);

/** What an answer says, with the reasons of its errors. */
function toldBy({ data = null, errors = [] }: ExecutionResult): string {
  return JSON.stringify([data, errors.map(({ message, originalError }) => [message, originalError])]);
}

/** By root field: a question about a segment that is told by `$name` or `$id`, and a rule that builds on it. */
const QUESTIONS: Readonly<Record<string, readonly string[]>> = {
  segment: ['query ($id: ID!) { segment(id: $id) { name } }'],
  segmentByName: ['query ($name: String!) { segmentByName(name: $name) { id } }'],
  segments: ['query ($name: String) { segments(search: $name) { totalCount nodes { name } } }'],
  segmentOverlap: ['query ($id: ID!, $own: ID!) { segmentOverlap(segmentIds: [$id, $own]) { union } }'],
  lookalikes: ['query ($id: ID!) { lookalikes(segmentId: $id) { members customers { rank } } }'],
  lookalikeRuns: ['query ($id: ID!) { lookalikeRuns(segmentId: $id) { state } }'],
  startLookalikes: ['mutation ($id: ID!) { startLookalikes(segmentId: $id) { state } }'],
  segmentAdvice: [
    'query ($id: ID!) { segmentAdvice(segmentId: $id) { advice { text others { name } } } }',
    'query ($own: ID!) { segmentAdvice(segmentId: $own) { advice { text others { name } } unsaid { reason } } }',
  ],
  segmentSetAdvice: [
    '{ segmentSetAdvice { segments advice { text segments { name } } each { segment { name } advice { text } } unsaid { reason segments } } }',
  ],
  segmentMap: ['{ segmentMap { segments places { segment { name } buildsOn { name } } links { segments { name } } } }'],
  segmentForecast: ['query ($id: ID!) { segmentForecast(segmentId: $id, until: "2026-09-01T00:00:00Z") { size } }'],
  segmentFunnel: [
    'query ($id: ID!) { segmentFunnel(segmentId: $id) { size } }',
    `query ($byName: String) { segmentFunnel(query: $byName) { size ${userErrors()} } }`,
    `query ($tree: JSON) { segmentFunnel(rule: $tree) { size ${userErrors()} } }`,
  ],
  openCases: ['query ($id: ID) { openCases(segmentId: $id) { totalCount } }'],
  lossMakingSegments: ['query ($id: ID!, $own: ID!) { lossMakingSegments(segmentIds: [$id, $own]) { totalCount } }'],
  lossMakingCustomers: [
    'query ($id: ID!, $own: ID!) { lossMakingCustomers(segmentIds: [$id, $own]) { totalCount } }',
    'query ($byName: String) { lossMakingCustomers(query: $byName) { totalCount } }',
  ],
  exportCustomer: ['query ($customerId: ID!) { exportCustomer(id: $customerId) }'],
  segmentValue: [
    'query ($id: ID!, $own: ID!) { segmentValue(segmentIds: [$id, $own]) { size } }',
    'query ($byName: String) { segmentValue(query: $byName) { size } }',
    'query ($tree: JSON) { segmentValue(rule: $tree) { size } }',
  ],
  explainMembership: [
    'query ($id: ID!, $customerId: ID!) { explainMembership(customerId: $customerId, segmentId: $id) { holds } }',
    `query ($byName: String, $customerId: ID!) { explainMembership(customerId: $customerId, query: $byName) { holds ${userErrors()} } }`,
  ],
  customers: [
    'query ($byName: String) { customers(query: $byName) { totalCount } }',
    'query ($byId: String) { customers(query: $byId) { totalCount } }',
  ],
  checkSegmentQuery: [
    `query ($byName: String!) { checkSegmentQuery(query: $byName) { valid query rule ${userErrors('diagnostics')} } }`,
    `query ($byId: String!) { checkSegmentQuery(query: $byId) { valid query rule ${userErrors('diagnostics')} } }`,
    `query ($misspelt: String!) { checkSegmentQuery(query: $misspelt) { valid ${userErrors('diagnostics')} } }`,
  ],
  completeSegmentQuery: ['query ($byName: String!) { completeSegmentQuery(query: $byName, offset: 28) { text label detail } }'],
  previewSegment: [
    `query ($byName: String) { previewSegment(query: $byName) { size ${userErrors()} } }`,
    `query ($misspelt: String) { previewSegment(query: $misspelt) { size ${userErrors()} } }`,
    `query ($tree: JSON) { previewSegment(rule: $tree) { size ${userErrors()} } }`,
  ],
  previewSegmentEdit: [
    'query ($id: ID!) { previewSegmentEdit(id: $id, query: "web_savviness > 1") { entering } }',
    `query ($own: ID!, $byName: String) { previewSegmentEdit(id: $own, query: $byName) { entering ${userErrors()} } }`,
  ],
  membershipChanges: ['query ($id: ID!) { membershipChanges(segmentIds: [$id]) { cursor } }'],
  createSegment: [
    `mutation ($name: String!) { createSegment(input: { name: $name, query: "web_savviness > 1" }) { ${userErrors()} } }`,
    `mutation ($byName: String) { createSegment(input: { name: "New", query: $byName }) { ${userErrors()} } }`,
  ],
  updateSegment: [
    `mutation ($id: ID!) { updateSegment(id: $id, input: { description: "x" }) { ${userErrors()} } }`,
    `mutation ($own: ID!, $name: String) { updateSegment(id: $own, input: { name: $name }) { ${userErrors()} } }`,
    `mutation ($own: ID!, $byName: String) { updateSegment(id: $own, input: { query: $byName }) { ${userErrors()} } }`,
    `mutation ($own: ID!, $tree: JSON) { updateSegment(id: $own, input: { rule: $tree }) { ${userErrors()} } }`,
  ],
  setPersonaCard: ['mutation ($id: ID!) { setPersonaCard(input: { segmentId: $id, name: "x" }) { id } }'],
  deleteSegment: [`mutation ($id: ID!) { deleteSegment(id: $id) { deletedId ${userErrors()} } }`],
  addSegmentMembers: [
    `mutation ($id: ID!, $customerId: ID!) { addSegmentMembers(segmentId: $id, customerIds: [$customerId]) { ${userErrors()} } }`,
  ],
  removeSegmentMembers: [
    `mutation ($id: ID!, $customerId: ID!) { removeSegmentMembers(segmentId: $id, customerIds: [$customerId]) { ${userErrors()} } }`,
  ],
  addNamedMembers: [
    `mutation ($id: ID!) { addNamedMembers(input: { segmentId: $id, source: "test", externalIds: ["ann"] }) { moved ${userErrors()} } }`,
  ],
  removeNamedMembers: [
    `mutation ($id: ID!) { removeNamedMembers(input: { segmentId: $id, source: "test", externalIds: ["ann"] }) { moved ${userErrors()} } }`,
  ],
  createSegmentAction: [
    `mutation ($id: ID!) { createSegmentAction(input: { segmentId: $id, name: "x", trigger: LEFT, effect: { kind: ADD_TAG, tag: "x" } }) { action { id } ${userErrors()} } }`,
    `mutation ($id: ID!, $own: ID!) { createSegmentAction(input: { segmentId: $own, name: "x", trigger: LEFT,
      effect: { kind: ADD_TO_SEGMENT, targetSegmentId: $id } }) { action { id } ${userErrors()} } }`,
  ],
  updateSegmentAction: [
    `mutation ($id: ID!) { updateSegmentAction(id: "00000000-0000-7000-8000-000000000000", input: {
      effect: { kind: ADD_TO_SEGMENT, targetSegmentId: $id } }) { action { id } ${userErrors()} } }`,
  ],
  resumeSegmentAction: ['mutation ($id: ID!) { resumeSegmentAction(id: $id) { action { id } } }'],
  createDestination: [
    `mutation ($id: ID!) { createDestination(input: { name: "New", segmentId: $id, mailingList: { listId: "l", apiKey: "k-us6" } }) {
      destination { id } ${userErrors()} } }`,
  ],
  updateDestination: ['mutation ($id: ID!) { updateDestination(id: $id, input: { exclusive: true }) { destination { id } } }'],
  resumeDestination: ['mutation ($id: ID!) { resumeDestination(id: $id) { destination { id } } }'],
  createExportSchedule: [
    `mutation ($id: ID!) { createExportSchedule(input: { name: "New", segmentId: $id, file: "n", times: ["03:00"] }) { exportSchedule { id } ${userErrors()} } }`,
  ],
  updateExportSchedule: ['mutation ($id: ID!) { updateExportSchedule(id: $id, input: { keep: 3 }) { exportSchedule { id } } }'],
  resumeExportSchedule: ['mutation ($id: ID!) { resumeExportSchedule(id: $id) { exportSchedule { id } } }'],
  createWebhook: [
    'mutation ($id: ID!) { createWebhook(input: { name: "New", url: "https://example.com", segmentIds: [$id] }) { webhook { id } } }',
  ],
  updateWebhook: ['mutation ($id: ID!) { updateWebhook(id: "00000000-0000-7000-8000-000000000000", input: { segmentIds: [$id] }) { id } }'],
};

function userErrors(field = 'userErrors'): string {
  return `${field} { code message path expected suggestion }`;
}

/** A segment as rules tell it. */
function told(name: string, id: string): object {
  return {
    name,
    id,
    byName: `segment MATCHES (name = '${name}')`,
    byId: `segment MATCHES (id = '${id}')`,
    misspelt: `segment MATCHES (name = '${name}d')`,
    tree: { function: 'segment', matches: true, parameters: [{ name: 'name', operator: '=', value: name }] },
  };
}

/** Fields of segments that no other segment is named in or by. */
const WITHOUT_OTHERS = [
  'segmentAttributes',
  'segmentTemplates',
  'segmentTemplate',
  'thresholds',
  'refreshThresholds',
  // What the data suggest: rules over attributes and products.
  'discovery',
  'discoveryRuns',
  'startDiscovery',
  'cancelDiscovery',
];

test('every operation on segments is tried, and every one that takes a rule', () => {
  const operations = [...(rights.get('Queries') ?? []), ...(rights.get('Mutations') ?? [])];
  const onSegments = operations.flatMap(([name, scopes]) => (scopes.some((scope) => scope.startsWith('segments:')) ? [name] : []));
  const takingRules = [...(rights.get('Where a rule is given')?.keys() ?? [])].map((place) => place.split('.')[0] as string);
  expect(Object.keys(QUESTIONS).sort()).toEqual(
    [...new Set([...onSegments, ...takingRules])].filter((name) => !WITHOUT_OTHERS.includes(name)).sort(),
  );
});

test.each(Object.entries(QUESTIONS).flatMap(([field, operations]) => operations.map((operation) => [field, operation] as const)))(
  '%s does not tell a segment of others from one that does not exist: %s',
  async (_, operation) => {
    const ofHidden = toldBy(await ask(operation, told(HIDDEN, hidden.id)));
    const ofAbsent = toldBy(await ask(operation, told(ABSENT, ABSENT_ID)));
    expect(ofHidden.replaceAll(HIDDEN, ABSENT).replaceAll(hidden.id, ABSENT_ID)).toBe(ofAbsent);
  },
);

describe('nobody else is named', () => {
  const nameless = async (operation: string, variables: object = {}): Promise<string> => {
    const answer = toldBy(await ask(operation, variables));
    expect(answer).not.toContain(HIDDEN);
    expect(answer).not.toContain(hidden.id);
    return answer;
  };

  test('in the catalogue and in completion', async () => {
    expect(await nameless('{ segmentAttributes { parameters { allowed { value label } } } }')).toContain('"Bridge"');
    const complete =
      'query ($query: String!, $offset: Int!) { completeSegmentQuery(query: $query, offset: $offset) { text label detail } }';
    for (const [query, offered] of [
      ["segment MATCHES (name = '", "'Own'"],
      ["segment MATCHES (id = '", own.id],
      ["segment.count(name = 'B", "'Bridge'"],
    ] as const) {
      expect(await nameless(complete, { query, offset: query.length })).toContain(offered);
    }
    expect(await nameless(complete, { query: "segment MATCHES (name = 'Sec", offset: 28 })).toBe('[{"completeSegmentQuery":[]},[]]');
  });

  test('in what could stand in the place of a wrong name', async () => {
    expect(await nameless(`{ previewSegment(query: "segment MATCHES (name = 'Nobody')") { ${userErrors()} } }`)).toContain("'Bridge'");
  });

  test.each([
    ['name others', () => bridge],
    ['look at memberships of all', () => counting],
  ])('in rules of its own segments that %s, which are withheld and not taken apart', async (_, segment) => {
    const { id } = segment();
    expect(await nameless('query ($id: ID!) { segment(id: $id) { query rule nextQuery ruleWithheld } }', { id })).toContain(
      '"query":null,"rule":null,"nextQuery":null,"ruleWithheld":"This key is limited',
    );
    for (const operation of [
      'query ($id: ID!) { segmentFunnel(segmentId: $id) { steps { text } } }',
      'query ($id: ID!, $customerId: ID!) { explainMembership(customerId: $customerId, segmentId: $id) { clauses { text } } }',
      'query ($id: ID!) { segmentForecast(segmentId: $id, until: "2026-09-01T00:00:00Z") { size } }',
      'query ($id: ID!) { segment(id: $id) { members { edges { leavesAt } } } }',
    ]) {
      expect(await nameless(operation, { id })).toContain('FORBIDDEN');
    }
  });

  test('when it would be a link of a circle', async () => {
    const answer = await nameless(
      `mutation ($own: ID!) { updateSegment(id: $own, input: { query: "segment MATCHES (name = 'Bridge')" }) { ${userErrors()} } }`,
    );
    expect(answer).toContain("'Own' > 'Bridge' > others that this key may not see > 'Own'");
  });

  test('when it builds on what is to be deleted', async () => {
    expect(await nameless(`mutation ($own: ID!) { deleteSegment(id: $own) { deletedId ${userErrors()} } }`)).toContain(
      'Other segments build on this one: others that this key may not see.',
    );
  });

  test('in what happens and what will', async () => {
    const answer = await nameless(`query ($customerId: ID!) {
      membershipChanges { changes { segmentId segment { name } } }
      customer(id: $customerId) {
        segments { segment { id name } }
        upcomingMembershipChanges(until: "2027-05-01T00:00:00Z") { segmentId }
      }
      segments { nodes { id name query } }
    }`);
    expect(answer).toContain('"Own"');
  });
});

test('what docs/rights.md says is about all segments is refused', async () => {
  const about = [...(rights.get('Keys that are limited to segments')?.keys() ?? [])];
  expect(Object.keys(ABOUT_ALL).sort()).toEqual(about.sort());
  for (const operation of Object.values(ABOUT_ALL)) {
    const { data, errors } = await ask(operation);
    expect([operation, data ?? null, errors?.map(({ originalError }) => originalError)]).toMatchObject([
      operation,
      null,
      [{ code: 'FORBIDDEN', message: 'This key is limited to named segments.' }],
    ]);
  }
});

/** By root field. */
const ABOUT_ALL: Readonly<Record<string, string>> = {
  createSegment: 'mutation { createSegment(input: { name: "New", query: "web_savviness > 1" }) { segment { id } } }',
  refreshThresholds: 'mutation { refreshThresholds { name } }',
  exportCustomer: 'query ($customerId: ID!) { exportCustomer(id: $customerId) }',
  auditLog: 'query ($own: ID!) { auditLog(filter: { subjectId: $own }) { nodes { subjectIds } } }',
};

test('it builds on the segments that it sees, and keeps their names', async () => {
  const edit = (input: object) =>
    ask(
      `mutation ($own: ID!, $input: UpdateSegmentInput!) { updateSegment(id: $own, input: $input) { segment { name query } ${userErrors()} } }`,
      {
        input,
      },
    );
  expect((await edit({ name: 'Own', query: "segment MATCHES (name = 'List')" })).data).toEqual({
    updateSegment: { segment: { name: 'Own', query: "segment MATCHES (name = 'List')" }, userErrors: [] },
  });
});
