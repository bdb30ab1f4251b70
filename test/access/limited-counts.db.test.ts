import type { ExecutionResult } from 'graphql';
import { ruleReader } from '../../src/access/index.js';
import { groupOf, readExportRequest } from '../../src/export/index.js';
import { readRule } from '../../src/language/index.js';
import { addSegmentMembers, createSegment, loadCatalogue, type Segment } from '../../src/membership/index.js';
import { entities } from '../../src/model/index.js';
import { run, viewer } from '../support/graphql.js';
import { givenCustomers } from '../support/records.js';
import { RULE_FIELDS } from '../support/rule-fields.js';
import { openTestWorkspace, saveSegment, type TestWorkspace } from '../support/workspace.js';

/*
 * A key that is limited to named segments does not learn how many others somebody is in, by no question: none counts what it does not name. That
 * every place where a rule is given is tried is held by rules-are-reading.db.test.ts.
 */

let workspace: TestWorkspace;
let customerId: string;
let own: Segment;
let list: Segment;
let limited: ReturnType<typeof viewer>;

beforeAll(async () => {
  workspace = await openTestWorkspace({ entities });
  [customerId = ''] = await givenCustomers(workspace, { externalId: 'ann', webSavviness: 9 });
  own = await saveSegment(workspace, 'web_savviness > 3', 'Own');
  await saveSegment(workspace, 'web_savviness > 5', 'Hidden');
  list = (await createSegment(workspace, { name: 'List', kind: 'STATIC' })).segment as Segment;
  await addSegmentMembers(workspace, list.id, [customerId]);
  // Every right but the one that would lift the limit.
  limited = { ...viewer(), segmentIds: new Set([own.id, list.id]) };
});
afterAll(() => workspace.close());

const ask = (operation: string, variables: object = {}): Promise<ExecutionResult> =>
  run(workspace, operation, { own: own.id, customerId, ...variables }, limited);

/** Rules over memberships that do not say of which segments, or only of which not. */
const ofAll = () => [
  'segment MATCHES ()',
  'segment NOT MATCHES ()',
  'segment.count() >= 2',
  'segment MATCHES (since >= -1d)',
  `segment MATCHES (id != '${own.id}')`,
  "segment MATCHES (name != 'Own')",
  `segment.count(id NOT IN ('${own.id}', '${list.id}')) = 0`,
  "web_savviness > 3 AND (segment MATCHES (name = 'Own') OR NOT segment MATCHES ())",
  "segment.count() - segment.count(name = 'Own') > 0",
];

test.each(Object.entries(RULE_FIELDS))('nobody else is counted by a rule in %s', async (field, operation) => {
  const catalogue = await loadCatalogue(workspace.database, workspace.reader);
  for (const text of ofAll()) {
    const { tree } = readRule(text, catalogue);
    const { data, errors } = await ask(operation, { text, tree, id: own.id });
    expect([text, data?.[field.split('.')[0] as string] ?? null, errors?.map(({ originalError }) => originalError)]).toMatchObject([
      text,
      null,
      [{ code: 'FORBIDDEN' }],
    ]);
  }
  expect((await ask('query ($own: ID!) { segment(id: $own) { query } }')).data).toEqual({ segment: { query: 'web_savviness > 3' } });
});

test('nobody else is counted by a rule of an export', async () => {
  const reading = { ...workspace, reader: ruleReader(limited) };
  for (const query of ofAll()) {
    await expect(groupOf(reading, readExportRequest({ query, columns: ['tags'] }))).rejects.toMatchObject({ code: 'FORBIDDEN' });
  }
});

test.each(['id', 'name', 'since'])('nobody else is counted by records broken down by segment.%s', async (parameter) => {
  const parts = `recordBreakdown(by: "segment.${parameter}") { parts { value records customers } }`;
  for (const operation of [
    `query ($own: ID!) { segmentValue(segmentIds: [$own]) { ${parts} } }`,
    `{ segmentValue(query: "web_savviness > 3") { ${parts} } }`,
    `query ($own: ID!) { segment(id: $own) { value { ${parts} } } }`,
  ]) {
    const { data, errors } = await ask(operation);
    expect(errors?.map(({ originalError }) => originalError)).toMatchObject([{ code: 'FORBIDDEN' }]);
    expect(JSON.stringify(data)).not.toContain('"parts"');
    expect((await run(workspace, operation, { own: own.id })).errors).toBeUndefined();
  }
});

test('its own are counted', async () => {
  const preview = 'query ($query: String) { previewSegment(query: $query) { size } }';
  for (const [query, size] of [
    [`segment.count(id IN ('${own.id}', '${list.id}')) = 2`, 1],
    [`segment.count(id IN ('${own.id}', '${list.id}')) > 2`, 0],
    [`segment MATCHES (name = 'Own', id != '${list.id}')`, 1],
  ] as const) {
    expect(await ask(preview, { query })).toEqual({ data: { previewSegment: { size } } });
  }
});
